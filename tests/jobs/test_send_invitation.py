"""The link that sets a password goes by mail too, and stands in no row, queue or log."""

import re
import socket
from datetime import timedelta

import pytest
from django.urls import reverse

from lantoa.adapters.mail import PRINTED, Undelivered
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.organisations.actions.people import invite, set_first_password
from lantoa.domain.organisations.models import Person
from lantoa.domain.outbox.models import Job
from lantoa.jobs import carrier, send_invitation
from lantoa.jobs.registry import work_of
from lantoa.web.clock import now
from tests.factories.mail_server import mail_server

ADDRESS = "hoa@lamgiang.vn"
PASSWORD = "mưa-rào-tháng-bảy-2026"
LINK = re.compile(r"https://lantoa\.example(/invitations/[^/\s\"]+/)")


@pytest.fixture
def server(settings):
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.ORIGIN = "https://lantoa.example"
        yield running


@pytest.fixture
def person(world):
    Person.objects.filter(pk=world.colleague.pk).update(email=ADDRESS, full_name="Trần <b>Hoa</b> & Lan")
    world.colleague.refresh_from_db()
    return world.colleague


@pytest.fixture
def invited(server, person, world):
    invite(person, by=world.actor("admin"), at=now())
    return person


def job() -> Job:
    return Job.objects.get(name="send_invitation")


def send() -> None:
    work_of("send_invitation")(**job().arguments)


def part(letter, kind: str) -> str:
    return letter.get_body((kind,)).get_content()


def events(kind: str) -> list[str]:
    return [event.details["email"] for event in AuditEvent.objects.filter(kind=kind)]


def test_the_link_arrives_as_text_and_as_html_and_works_once(client, server, invited):
    send()
    (letter,) = server.letters
    assert letter["To"] == ADDRESS
    assert invited.memberships.get().unit.organisation.name in letter["Subject"]
    text, html = part(letter, "plain"), part(letter, "html")
    assert "Kính gửi: Trần <b>Hoa</b> & Lan" in text
    assert "Trần &lt;b&gt;Hoa&lt;/b&gt; &amp; Lan" in html
    assert invited.username in text
    place = LINK.search(text)[1]
    assert place in html
    answer = client.post(place, {"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 302
    assert client.get(place).status_code == 403
    assert events("person_invitation_mailed") == [ADDRESS]


def test_the_mail_is_in_the_language_of_whoever_invites(client, server, person, world):
    client.force_login(world.admin)
    client.post(reverse("set_language"), {"language": "en"})
    client.post(reverse("person_invite", args=[person.pk]))
    assert job().arguments["language"] == "en"
    send()
    assert 'lang="en"' in part(server.letters[0], "html")
    assert "Kính gửi" not in part(server.letters[0], "plain")


def test_the_screen_still_shows_the_link_and_says_where_it_goes(client, server, person, world):
    client.force_login(world.admin)
    shown = client.post(reverse("person_invite", args=[person.pk])).content.decode()
    assert LINK.search(shown)
    assert f"cũng đang được gửi tới {ADDRESS}" in shown


@pytest.mark.parametrize("why", ["no address", "mails are printed"])
def test_without_an_address_or_a_server_only_the_screen_shows_it(
    client, server, person, world, settings, why
):
    if why == "no address":
        Person.objects.filter(pk=person.pk).update(email="")
    else:
        settings.EMAIL_BACKEND = PRINTED
    client.force_login(world.admin)
    shown = client.post(reverse("person_invite", args=[person.pk])).content.decode()
    assert LINK.search(shown)
    assert "cũng đang được gửi" not in shown
    assert not Job.objects.exists()


def test_no_row_and_no_event_holds_the_link(server, person, world):
    token = invite(person, by=world.actor("admin"), at=now())
    signature = token.rsplit(":", 1)[1]
    send()
    rows = [str(job().arguments), *(str(event.details) for event in AuditEvent.objects.all())]
    assert rows[1:]
    assert not [row for row in rows if "/invitations/" in row or signature in row]


def test_a_server_that_is_away_is_tried_again_and_the_log_shows_no_link(
    invited, settings, capsys, monkeypatch
):
    # The worker begins with a fresh connection; here that would be the one that holds the test's transaction.
    monkeypatch.setattr(carrier, "close_old_connections", lambda: None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
    Job.objects.update(due_at=now())
    carrier.run(job().pk)
    told = "".join(capsys.readouterr())
    assert "job_failed" in told
    assert "Undelivered" in told
    assert "invitations/" not in told
    assert (job().state, job().tries) == ("waiting", 1)
    assert "invitations/" not in job().error
    with pytest.raises(Undelivered):
        send()


def test_a_refused_address_is_told_in_the_history_and_not_tried_again(server, invited):
    server.refused.add(ADDRESS)
    send()
    assert events("person_invitation_not_mailed") == [ADDRESS]
    assert not events("person_invitation_mailed")


@pytest.mark.parametrize("what", ["used", "replaced", "ended", "locked"])
def test_a_link_that_works_no_more_is_not_mailed(server, invited, world, what):
    arguments = job().arguments
    if what == "used":
        token = invite(invited, by=world.actor("admin"), at=now())
        set_first_password(token, password=PASSWORD, at=now())
    elif what == "replaced":
        invite(invited, by=world.actor("admin"), at=now())
    elif what == "ended":
        arguments["made_at"] = (now() - timedelta(hours=73)).isoformat()
    else:
        Person.objects.filter(pk=invited.pk).update(is_active=False)
    send_invitation.run(**arguments)
    assert not server.letters
