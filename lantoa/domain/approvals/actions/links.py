"""Signed links by which one person decides one step without signing in, for a day."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lantoa.domain.approvals.actions.deciding import agree, return_for_changes
from lantoa.domain.approvals.actions.holding import hold, log, stale
from lantoa.domain.approvals.models import ApprovalLink, ApprovalStep
from lantoa.domain.approvals.rules import check_can_decide, check_can_make_link, check_link_holds
from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Denied, Invalid
from lantoa.domain.organisations.actor import Actor, actor_of
from lantoa.domain.organisations.invitations import is_mailed_to
from lantoa.domain.organisations.models import Person
from lantoa.domain.outbox.actions import enqueue

JOB = "send_approval_link"
LIFE = timedelta(hours=24)
SECRET_BYTES = 32


class LinkDecision(StrEnum):
    """What can be said by a link."""

    AGREE = "agree"
    RETURN = "return"


@transaction.atomic
def make_link(*, step: ApprovalStep, person: Person, by: Actor, at: datetime) -> tuple[ApprovalLink, str]:
    """A link for a person who may decide the current step today; an older one of the same person ends.

    Where the person has an address of mail and a mail server is set, the link goes there and is shown to nobody: who
    makes it could decide by it in the name of the other.

    Returns:
        The link, and the secret of its address, which is kept nowhere else; empty where it goes by mail.

    Raises:
        Denied: if `by` does not coordinate the body, or the person does not hold the step's role.
    """
    check_can_make_link(step, by)
    if not person.is_active:
        raise Denied(_("Tài khoản của %(person)s đã bị khóa.") % {"person": person.full_name})
    check_can_decide(step, _actor(person, at=at))
    hold(step.approval)
    old = ApprovalLink.objects.filter(step=step, person=person, used_at=None, revoked_at=None)
    old.update(revoked_at=at)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = ApprovalLink.objects.create(
        step=step,
        organisation_id=step.organisation_id,
        person=person,
        key_hash=hash_of(secret),
        expires_at=at + LIFE,
        made_at=at,
        made_by=by.person,
    )
    until = timezone.localtime(link.expires_at)
    log(
        "approval_link_made",
        step.approval,
        by=by,
        at=at,
        step=step.name,
        person=person.full_name,
        until=f"{until:%H:%M %d/%m/%Y}",
    )
    if not is_mailed_to(person):
        return link, secret
    enqueue(JOB, at=at, organisation_id=link.organisation_id, link_id=link.pk, language=get_language() or "")
    return link, ""


@transaction.atomic
def begin_mailing(*, link_id: int, at: datetime) -> tuple[ApprovalLink, str] | None:
    """Give the link a new secret to be mailed; None where it is used, replaced or lapsed, or no mail goes out.

    The secret that was drawn when the link was made is known to nobody, so that no row and no queue holds one.
    """
    rows = ApprovalLink.objects.filter(pk=link_id, used_at=None, revoked_at=None, expires_at__gt=at)
    link = rows.select_related("person", "step__approval__organisation").first()
    if link is None or not link.person.is_active or not is_mailed_to(link.person):
        return None
    secret = secrets.token_urlsafe(SECRET_BYTES)
    return (link, secret) if rows.update(key_hash=hash_of(secret)) else None


@transaction.atomic
def finish_mailing(link: ApprovalLink, *, at: datetime, error: str = "") -> None:
    """The server took the letter, or `error` says why it refused the address for good."""
    kind = "approval_link_not_mailed" if error else "approval_link_mailed"
    approval = link.step.approval
    details = {"person": link.person.full_name, "email": link.person.email, "error": error}
    record(kind, subject=approval, by=None, at=at, organisation_id=approval.organisation_id, **details)


def hash_of(secret: str) -> str:
    """What is kept of the secret; it is long and random, so that one plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def find_link(secret: str) -> ApprovalLink | None:
    """The link of that secret, used and expired ones too; None for a forged one."""
    rows = ApprovalLink.objects.select_related(
        "person", "made_by", "step__unit", "step__approval__organisation", "step__approval__opened_by"
    )
    return rows.filter(key_hash=hash_of(secret)).first()


def link_of(secret: str, *, at: datetime) -> ApprovalLink:
    """The link of that secret.

    Raises:
        Denied: if it is forged, used, replaced, overtaken or older than a day, or its person may no longer decide.
    """
    link = find_link(secret)
    if link is None:
        raise Denied(_("Đường dẫn này không đúng. Hãy mở lại từ tin nhắn hoặc xin đường dẫn mới."))
    check_link_holds(link, at=at)
    check_can_decide(link.step, _actor(link.person, at=at))
    return link


@transaction.atomic
def open_link(*, secret: str, at: datetime) -> ApprovalLink:
    """The person opens the text behind the link; the first time is kept and logged."""
    link = link_of(secret, at=at)
    if ApprovalLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=at):
        link.opened_at = at
        actor = _actor(link.person, at=at)
        log("approval_link_opened", link.step.approval, by=actor, at=at, step=link.step.name)
    return link


@transaction.atomic
def decide_by_link(*, secret: str, decision: str, comment: str = "", at: datetime) -> ApprovalStep:
    """Agree to or return the link's one step as the link's person, with the posts that hold that day.

    Raises:
        Denied: if the link does not hold, or the person no longer holds the step's role.
        Invalid: for an unknown decision, or a return without a reason.
        Stale: if the step or the link was used at the same moment.
    """
    link = link_of(secret, at=at)
    actor = _actor(link.person, at=at)
    if not ApprovalLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(used_at=at):
        raise stale()
    if decision == LinkDecision.AGREE:
        agree(step=link.step, comment=comment, by=actor, at=at, is_by_link=True)
    elif decision == LinkDecision.RETURN:
        return_for_changes(step=link.step, reason=comment, by=actor, at=at, is_by_link=True)
    else:
        raise Invalid(_("Hãy chọn Đồng ý hoặc Trả lại."), {"decision": _("Chưa chọn.")})
    return link.step


def _actor(person: Person, *, at: datetime) -> Actor:
    return actor_of(person, on=timezone.localtime(at).date())
