"""The jobs of official papers: mail on a server of its own, and the looking at a signed file."""

import io
import re

import pytest

from lantoa.adapters.mail import Undelivered
from lantoa.domain.documents.actions.signed import store_signed
from lantoa.domain.documents.content import written
from lantoa.jobs import check_signed, send_delivery
from lantoa.jobs.registry import work_of
from lantoa.papers.writing.pdf.writer import write_pdf
from lantoa.web.clock import now, today
from tests.factories.mail_server import mail_server
from tests.factories.official import full_actor, make_official


@pytest.fixture
def server(settings):
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.ORIGIN = "https://lantoa.example"
        yield running


@pytest.fixture
def delivery(world):
    paper = make_official(
        world.commune.unit,
        state="issued",
        number=5,
        on=today(),
        at=now(),
        recipients=("Báo Lam Giang: toasoan@lamgiang.vn",),
    )
    return paper.deliveries.get()


def test_the_mail_names_the_paper_and_its_link_opens_it(client, server, delivery):
    send_delivery.run(delivery_id=delivery.pk)
    (letter,) = server.letters
    text = letter.get_content()
    assert letter["To"] == "toasoan@lamgiang.vn"
    assert "Công văn số 05/UBND" in letter["Subject"]
    place = re.search(r"https://lantoa\.example(/papers/link/[0-9a-f]{64}/)", text)[1]
    assert client.get(place).status_code == 200
    delivery.refresh_from_db()
    assert (delivery.state, delivery.error) == ("sent", "")


def test_run_twice_it_mails_once(server, delivery):
    send_delivery.run(delivery_id=delivery.pk)
    send_delivery.run(delivery_id=delivery.pk)
    assert len(server.letters) == 1


def test_a_refused_address_is_kept_with_its_sentence_and_not_tried_again(server, delivery):
    server.refused.add("toasoan@lamgiang.vn")
    send_delivery.run(delivery_id=delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == "failed"
    assert "toasoan@lamgiang.vn" in delivery.error


def test_a_server_that_is_away_is_tried_again_and_then_the_mail_goes(settings, delivery):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(Undelivered):
        send_delivery.run(delivery_id=delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == "failed"
    with mail_server() as running:
        settings.EMAIL_PORT = running.port
        send_delivery.run(delivery_id=delivery.pk)
        assert len(running.letters) == 1
    delivery.refresh_from_db()
    assert delivery.state == "sent"


def test_the_signed_file_is_looked_at_and_a_second_time_changes_nothing(world):
    paper = make_official(world.commune.unit, number=1, on=today(), at=now())
    data = io.BytesIO(write_pdf(written(paper)))
    by = full_actor(world.commune.unit, on=today())
    file = store_signed(paper=paper, content=data, name="ký.pdf", by=by, at=now())
    for _ in range(2):
        check_signed.run(paper_id=paper.pk, sha256=file.sha256)
    paper.refresh_from_db()
    assert paper.signed_checks["text"]["is_same"]


@pytest.mark.parametrize("name", ["send_delivery", "check_signed"])
def test_both_stand_in_the_registry(name):
    assert callable(work_of(name))
