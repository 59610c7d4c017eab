"""Mail goes to a real server on loopback; what it refuses is told apart from a server that is away."""

import socket

import pytest

from lantoa.adapters.mail import Letter, Undelivered, send
from tests.factories.mail_server import mail_server

LETTER = Letter(to="toasoan@lamgiang.vn", subject="Thông báo số 05", text="Kính gửi Tòa soạn: xin mời xem.")


@pytest.fixture
def server(settings):
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


def test_a_letter_arrives_with_its_marks(server, settings):
    send(LETTER)
    (letter,) = server.letters
    assert letter["To"] == "toasoan@lamgiang.vn"
    assert letter["Subject"] == "Thông báo số 05"
    assert letter["From"] == settings.DEFAULT_FROM_EMAIL
    assert letter.get_content().strip() == LETTER.text


def test_a_refused_address_is_final(server):
    server.refused.add("toasoan@lamgiang.vn")
    with pytest.raises(Undelivered) as refusal:
        send(LETTER)
    assert refusal.value.is_final
    assert "toasoan@lamgiang.vn" in refusal.value.sentence


def test_a_server_that_is_away_is_tried_again(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    with pytest.raises(Undelivered) as refusal:
        send(LETTER)
    assert not refusal.value.is_final


def test_a_line_break_in_a_subject_or_address_smuggles_no_header(server):
    send(Letter(to=LETTER.to, subject="Một\r\nBcc: ai@do.vn", text="x"))
    (letter,) = server.letters
    assert letter["Bcc"] is None
    with pytest.raises(Undelivered) as refusal:
        send(Letter(to="a@b.vn\r\nBcc: ai@do.vn", subject="x", text="x"))
    assert refusal.value.is_final
