"""Kombu's file-system transport with files that appear whole and are taken once, however a process dies."""

import fcntl
import os
import uuid
from pathlib import Path
from queue import Empty
from time import monotonic

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.transport.filesystem import exchange_queue_t
from kombu.utils.json import dumps, loads

SCHEME = "wholefiles"


class Channel(filesystem.Channel):
    """Writes a file beside its place and moves it there in one step; who removes a message has taken it."""

    def _put(self, queue, payload, **kwargs):
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        _write_whole(Path(self.data_folder_out, name), dumps(payload))

    def _get(self, queue):
        folder = Path(self.data_folder_in)
        for name in sorted(os.listdir(folder)):
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            place = folder / name
            try:
                payload = place.read_bytes()
                place.unlink()
            except FileNotFoundError:
                continue
            try:
                return loads(payload.decode())
            except ValueError:
                # A message spoilt by a full disk is dropped; the sweep sends its job again.
                continue
        raise Empty

    def get_table(self, exchange):
        """The queues bound to an exchange; none if a process died while it wrote them."""
        try:
            return super().get_table(exchange)
        except ValueError:
            return []

    def _queue_bind(self, exchange, routing_key, pattern, queue):
        self.control_folder.mkdir(parents=True, exist_ok=True)
        bound = exchange_queue_t(routing_key or "", pattern or "", queue or "")
        # Kombu's own way leaves an empty file, on which every later start stumbles, if it is killed here.
        with (self.control_folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            table = self.get_table(exchange)
            if bound not in table:
                _write_whole(self._exchange_file(exchange), dumps([bound, *table]))


def _write_whole(place: Path, text: str) -> None:
    part = place.with_name(f".{place.name}.{uuid.uuid4().hex}.part")
    part.write_bytes(text.encode())
    os.replace(part, place)


class Transport(filesystem.Transport):
    """The transport of the default broker."""

    Channel = Channel


TRANSPORT_ALIASES[SCHEME] = f"{__name__}:Transport"
