"""The page behind a signed link, without signing in."""

import re
from html import unescape

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from lantoa.adapters.mail import PRINTED
from lantoa.domain.approvals import actions
from lantoa.domain.approvals.models import ApprovalLink
from lantoa.domain.approvals.queries import current_step, last_round
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.outbox.models import Job
from lantoa.jobs.registry import work_of
from tests.factories.plans import make_plan


@pytest.fixture
def plan(world):
    return make_plan(world.commune.unit, state="submitted", subject="Kế hoạch mật mã")


@pytest.fixture
def address(world, plan, monkeypatch, now):
    """A link for the approver; requests happen at the moment of the tests."""
    monkeypatch.setattr("lantoa.office.approvals.views.links.now", lambda: now)
    monkeypatch.setattr("lantoa.office.approvals.views.links.today", now.date)
    _link, secret = actions.make_link(
        step=current_step("plan", plan.pk), person=world.approver, by=world.actor("owner"), at=now
    )
    return reverse("approval_by_link", args=[secret])


def text_of(answer):
    return unescape(answer.content.decode())


def test_a_look_opens_nothing_and_tells_nothing(plan, address):
    answer = Client().get(address)

    assert answer.status_code == 200
    assert "Mở văn bản" in text_of(answer)
    assert "Kế hoạch mật mã" not in text_of(answer)
    assert ApprovalLink.objects.get().opened_at is None
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]


def test_open_read_agree_and_get_a_receipt(world, plan, address):
    client = Client()
    client.post(address, {"decision": "open"})
    assert "Kế hoạch mật mã" in text_of(client.get(address))
    assert ApprovalLink.objects.get().opened_at is not None

    receipt = client.post(address, {"decision": "agree", "comment": "Nhất trí"}, follow=True)

    assert "Đã ghi ý kiến của anh chị" in text_of(receipt)
    assert "Nhất trí" in text_of(receipt)
    step = last_round("plan", plan.pk).steps.get(position=1)
    assert (step.state, step.decided_by) == ("agreed", world.approver)
    assert client.post(address, {"decision": "return", "comment": "Nghĩ lại"}).status_code == 403


def test_return_by_link_needs_a_reason(plan, address):
    client = Client()
    assert client.post(address, {"decision": "return"}).status_code == 422

    client.post(address, {"decision": "return", "comment": "Thiếu phụ lục"})

    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_forged_or_old_link_is_refused_with_a_sentence(address, monkeypatch, now):
    forged = Client().get(reverse("approval_by_link", args=["x" * 43]))
    assert (forged.status_code, "không đúng" in text_of(forged)) == (403, True)
    monkeypatch.setattr("lantoa.office.approvals.views.links.now", lambda: now + actions.links.LIFE)

    old = Client().get(address)

    assert (old.status_code, "hết hạn" in text_of(old)) == (403, True)


def test_another_site_cannot_send_the_form(address):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address, {"decision": "agree"}).status_code == 403
    assert ApprovalLink.objects.get().used_at is None


def test_guessing_is_slowed_down(world, settings, address):
    settings.ACCOUNT_RATE_LIMITS = {"approval_link": "3/m/ip"}
    cache.clear()
    guess = reverse("approval_by_link", args=["y" * 43])

    sentences = [text_of(Client().post(guess, {"decision": "agree"})) for _ in range(4)]

    assert ["quá nhiều lần" in one for one in sentences] == [False, False, False, True]
    cache.clear()


@pytest.mark.parametrize(("email", "backend"), [("", None), ("lanhdao@example.vn", PRINTED)])
def test_without_mail_the_coordinator_gets_the_link_once_with_words_to_send(
    client_of, world, plan, settings, email, backend
):
    settings.EMAIL_BACKEND = backend or settings.EMAIL_BACKEND
    world.approver.email = email
    world.approver.save(update_fields=["email"])
    approval = last_round("plan", plan.pk)

    answer = client_of("owner").post(
        reverse("approval_link", args=[approval.pk]), {"person": world.approver.pk}
    )

    shown = text_of(answer)
    secret = re.search(rf"{re.escape(django_settings.ORIGIN)}/approvals/link/([\w-]+)/", shown).group(1)
    assert ("mailto:lanhdao@example.vn" in shown) == bool(email)
    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().get(reverse("approval_by_link", args=[secret])).status_code == 200
    assert secret not in text_of(client_of("owner").get(reverse("approval", args=[approval.pk])))


def test_the_link_goes_to_the_address_of_the_approver_and_is_shown_to_nobody(
    client_of, world, plan, mailoutbox
):
    world.approver.email = "lanhdao@example.vn"
    world.approver.save(update_fields=["email"])
    address = reverse("approval_link", args=[last_round("plan", plan.pk).pk])

    answer = client_of("owner").post(address, {"person": world.approver.pk}, follow=True)
    job = Job.objects.get(name="send_approval_link")
    work_of(job.name)(**job.arguments)

    (letter,) = mailoutbox
    place = re.search(r"/approvals/link/[\w-]+/", letter.body).group()
    assert letter.to == ["lanhdao@example.vn"]
    assert "lanhdao@example.vn" in text_of(answer)
    assert "/approvals/link/" not in text_of(answer)
    assert Client().get(place).status_code == 200
    assert ApprovalLink.objects.get().key_hash not in str(job.arguments)
    assert AuditEvent.objects.filter(kind="approval_link_mailed").count() == 1


def test_a_link_that_was_replaced_is_not_mailed(client_of, world, plan, mailoutbox):
    world.approver.email = "lanhdao@example.vn"
    world.approver.save(update_fields=["email"])
    address = reverse("approval_link", args=[last_round("plan", plan.pk).pk])
    for _time in range(2):
        client_of("owner").post(address, {"person": world.approver.pk})

    for job in Job.objects.filter(name="send_approval_link"):
        work_of(job.name)(**job.arguments)

    assert len(mailoutbox) == 1


def test_who_lost_the_role_reads_nothing_more_by_an_opened_link(world, plan, address):
    client = Client()
    client.post(address, {"decision": "open"})
    world.approver.memberships.all().delete()

    answer = client.get(address)

    assert answer.status_code == 403
    assert "Kế hoạch mật mã" not in text_of(answer)


def test_the_receipt_lapses_with_the_link(address, monkeypatch, now):
    client = Client()
    client.post(address, {"decision": "agree", "comment": "Nhất trí"})
    monkeypatch.setattr("lantoa.office.approvals.views.links.now", lambda: now + actions.links.LIFE)

    answer = client.get(address)

    assert (answer.status_code, "Nhất trí" in text_of(answer)) == (403, False)


@pytest.mark.parametrize(("who", "status"), [("approver", 403), ("clerk", 403), ("stranger", 404)])
def test_others_make_no_link(client_of, world, plan, who, status):
    address = reverse("approval_link", args=[last_round("plan", plan.pk).pk])

    assert client_of(who).post(address, {"person": world.approver.pk}).status_code == status
    assert not ApprovalLink.objects.exists()


def test_no_link_is_made_for_who_cannot_take_the_step(client_of, world, plan):
    address = reverse("approval_link", args=[last_round("plan", plan.pk).pk])

    assert client_of("owner").post(address, {"person": world.clerk.pk}).status_code == 404
