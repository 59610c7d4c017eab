"""The log never holds the values of variables, so that an error shows no link and no password."""

import json

import pytest
import structlog

from config.env import BadSetting
from config.logs import configure_logs

SECRET = "khong-ai-duoc-thay"


@pytest.fixture(autouse=True)
def _as_it_was():
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def fail():
    hidden = SECRET
    raise ValueError(f"{len(hidden)} letters")


def logged(capsys) -> str:
    try:
        fail()
    except ValueError:
        structlog.get_logger().exception("job_failed", job=7)
    return "".join(capsys.readouterr())


def test_text_tells_the_error_without_values(capsys):
    configure_logs("text")
    told = logged(capsys)
    assert "job_failed" in told
    assert "ValueError: 18 letters" in told
    assert SECRET not in told


def test_json_is_one_line_a_machine_can_read_without_values(capsys):
    configure_logs("json")
    told = logged(capsys)
    row = json.loads(told)
    assert (row["event"], row["job"], row["level"]) == ("job_failed", 7, "error")
    assert "ValueError: 18 letters" in row["exception"]
    assert SECRET not in told


def test_another_word_stops_the_start():
    with pytest.raises(BadSetting, match="LANTOA_LOG"):
        configure_logs("xml")
