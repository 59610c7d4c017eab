"""A message of the file-system broker is read whole or not at all."""

import threading
from queue import Empty

import pytest
from kombu import Connection

from lantoa.jobs.whole_files import SCHEME

MESSAGES = 400


@pytest.fixture
def connect(tmp_path):
    def connected():
        folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path)}
        options = {**folders, "control_folder": str(tmp_path / "control"), "polling_interval": 0.001}
        return Connection(f"{SCHEME}://localhost/", transport_options=options).default_channel

    return connected


def test_nothing_is_lost_or_broken_between_a_writer_and_a_reader(connect):
    read, write = connect(), connect()
    writer = threading.Thread(target=lambda: [write._put("line", {"number": one}) for one in range(MESSAGES)])
    writer.start()
    found = []
    while writer.is_alive() or len(found) < MESSAGES:
        try:
            found.append(read._get("line")["number"])
        except Empty:
            continue
    assert sorted(found) == list(range(MESSAGES))


def test_many_readers_take_each_message_once(connect):
    for one in range(MESSAGES):
        connect()._put("line", {"number": one})
    found = []

    def read_all(channel):
        while True:
            try:
                found.append(channel._get("line")["number"])
            except Empty:
                return

    readers = [threading.Thread(target=read_all, args=(connect(),)) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert sorted(found) == list(range(MESSAGES))


def test_a_table_of_queues_that_a_dead_process_left_half_written_is_written_anew(connect, tmp_path):
    (tmp_path / "control").mkdir()
    (tmp_path / "control" / "lantoa.exchange").write_text("")
    channel = connect()
    assert channel.get_table("lantoa") == []
    channel._queue_bind("lantoa", "lantoa", None, "lantoa")
    assert [row.queue for row in connect().get_table("lantoa")] == ["lantoa"]


def test_a_spoilt_message_is_no_error(connect, tmp_path):
    (tmp_path / "1_x.line.msg").write_text("")
    with pytest.raises(Empty):
        connect()._get("line")
