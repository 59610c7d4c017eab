"""A paper goes to those it names: to the desk of a unit, by mail, or by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lantoa.domain.documents.actions.moves import log, move, stale
from lantoa.domain.documents.content import written
from lantoa.domain.documents.links import LIFE, hash_of, secret_of
from lantoa.domain.documents.models import Delivery, Paper
from lantoa.domain.documents.recipients import Recipient, recipients_of
from lantoa.domain.documents.rules import check_can_deliver, check_can_receive
from lantoa.domain.documents.states import OUT, DeliveryState
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Membership, Unit
from lantoa.domain.organisations.paths import numbers_of
from lantoa.domain.organisations.states import Role
from lantoa.domain.outbox.actions import enqueue

JOB = "send_delivery"


def lay_deliveries(paper: Paper, *, on: date, is_sent: bool) -> None:
    """One delivery for each who gets the paper, in the caller's transaction; who had the first one gets its answer.

    Args:
        is_sent: False where all have the paper already, outside the system.
    """
    if paper.deliveries.exists():
        return
    named = recipients_of(written(paper), organisation=paper.organisation, on=on)
    Delivery.objects.bulk_create(
        Delivery(
            paper=paper,
            organisation_id=paper.organisation_id,
            position=place,
            text=one.text[:400],
            unit=one.unit,
            email=one.email,
            state=DeliveryState.WAITING if is_sent else DeliveryState.BY_HAND,
        )
        for place, one in enumerate(_with_former(paper, named), 1)
    )


def _with_former(paper: Paper, named: list[Recipient]) -> list[Recipient]:
    """The recipients of the paper that this one answers are told too, wherever it names them or not."""
    if paper.about_id is None:
        return named
    units = {one.unit.pk for one in named if one.unit}
    emails = {one.email.casefold() for one in named if one.email}
    former = Delivery.objects.filter(paper=paper.about_id).select_related("unit").order_by("position")
    missed = [
        Recipient(row.text, row.unit, row.email)
        for row in former
        if (row.unit and row.unit_id not in units) or (row.email and row.email.casefold() not in emails)
    ]
    return [*named, *missed]


def send_deliveries(*, paper: Paper, at: datetime) -> None:
    """Bring every waiting delivery on its way, in the caller's transaction.

    A unit with people in the system finds it on its desk at once; mail is sent by a job after the commit; the rest
    is for the clerk to send by hand.
    """
    rows = list(paper.deliveries.filter(state=DeliveryState.WAITING).select_related("unit__organisation"))
    readable = _with_readers([row.unit for row in rows if row.unit], paper=paper, on=at.date())
    for row in rows:
        if row.unit_id in readable:
            move(row, to=DeliveryState.SENT, sent_at=at)
        elif row.email or (row.unit and row.unit.email):
            if not row.email and row.unit:
                row.email = row.unit.email
                Delivery.objects.filter(pk=row.pk).update(email=row.email)
            enqueue(JOB, at=at, organisation_id=paper.organisation_id, delivery_id=row.pk)
        else:
            move(row, to=DeliveryState.BY_HAND)


def _with_readers(units: list[Unit], *, paper: Paper, on: date) -> frozenset[int]:
    """Units that have somebody to read what is sent to them: in the unit, a contact over it, or its foreign body."""
    bodies = {unit.organisation_id or unit.pk for unit in units}
    seats = (
        Membership.objects.active_on(on)
        .filter(unit__organisation__in=bodies, person__is_active=True)
        .values_list("unit_id", "role", "unit__organisation_id")
    )
    held, contacts, manned = set(), set(), set()
    for unit_id, role, body_id in seats:
        held.add(unit_id)
        manned.add(body_id)
        if role == Role.CONTACT:
            contacts.add(unit_id)
    return frozenset(
        unit.pk
        for unit in units
        if unit.pk in held
        or contacts & set(numbers_of(unit.path))
        or ((unit.organisation_id or unit.pk) in manned and unit.organisation_id != paper.organisation_id)
    )


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the job needs to send one delivery by mail; `secret` ends the address of its link."""

    delivery: Delivery
    email: str
    secret: str


@transaction.atomic
def begin_sending(*, delivery_id: int, at: datetime) -> Envelope | None:
    """Give the delivery its link; None where there is nothing left to send."""
    row = (
        Delivery.objects.select_related("paper__organisation")
        .filter(pk=delivery_id, state__in=[DeliveryState.WAITING, DeliveryState.FAILED])
        .first()
    )
    if row is None or not row.email or row.paper.state not in OUT:
        return None
    if row.expires_at is None or row.expires_at <= at:
        _renew(row, at=at)
    return Envelope(delivery=row, email=row.email, secret=secret_of(row))


@transaction.atomic
def finish_sending(*, delivery: Delivery, at: datetime) -> None:
    """The mail was taken by the server."""
    move(delivery, to=DeliveryState.SENT, sent_at=at, error="")
    log("delivery_sent", delivery.paper, by=None, at=at, recipient=delivery.email)


@transaction.atomic
def fail_sending(*, delivery: Delivery, error: str, at: datetime) -> None:
    """The mail was not taken; the sentence says why."""
    if delivery.state == DeliveryState.WAITING:
        move(delivery, to=DeliveryState.FAILED, error=error[:2000])
    else:
        Delivery.objects.filter(pk=delivery.pk, state=delivery.state).update(error=error[:2000])
    log("delivery_failed", delivery.paper, by=None, at=at, recipient=delivery.email, error=error[:300])


@transaction.atomic
def send_again(*, delivery: Delivery, email: str = "", by: Actor, at: datetime) -> None:
    """Mail a delivery that failed or had no address; `email` takes the place of a wrong one.

    Raises:
        Invalid: if there is no address of mail.
    """
    check_can_deliver(delivery.paper, by)
    email = email.strip() or delivery.email
    if not email:
        raise Invalid(_("Hãy nhập địa chỉ thư điện tử."), {"email": _("Chưa có địa chỉ.")})
    move(delivery, to=DeliveryState.WAITING, email=email, error="")
    enqueue(JOB, at=at, organisation_id=delivery.organisation_id, delivery_id=delivery.pk)
    log("delivery_asked", delivery.paper, by=by, at=at, recipient=email)


@transaction.atomic
def make_link(*, delivery: Delivery, by: Actor, at: datetime) -> str:
    """A link of 90 days for one recipient, to be handed over by the clerk; gives its secret.

    A link that still holds is given again, so that what was mailed stays good.
    """
    check_can_deliver(delivery.paper, by)
    if delivery.expires_at is None or delivery.expires_at <= at:
        _renew(delivery, at=at)
        log(
            "delivery_link_made",
            delivery.paper,
            by=by,
            at=at,
            recipient=delivery.text,
            until=f"{delivery.expires_at:%d/%m/%Y}",
        )
    return secret_of(delivery)


@transaction.atomic
def sent_by_hand(*, delivery: Delivery, by: Actor, at: datetime) -> None:
    """The clerk notes that the paper went to this recipient outside the system."""
    check_can_deliver(delivery.paper, by)
    if delivery.state != DeliveryState.BY_HAND:
        move(delivery, to=DeliveryState.BY_HAND, sent_at=at, error="")
    else:
        Delivery.objects.filter(pk=delivery.pk).update(sent_at=at)
        delivery.sent_at = at
    log("delivery_by_hand", delivery.paper, by=by, at=at, recipient=delivery.text)


@transaction.atomic
def mark_read(*, delivery: Delivery, by: Actor, at: datetime) -> None:
    """Somebody of the unit confirms that the paper has come.

    Raises:
        Denied: to people on whose desk it does not lie, or if it was confirmed before.
    """
    check_can_receive(delivery, by)
    move(delivery, to=DeliveryState.READ, read_at=at, read_by=by.person)
    log("delivery_read", delivery.paper, by=by, at=at, recipient=delivery.unit.name if delivery.unit else "")


@transaction.atomic
def mark_read_by_link(*, delivery: Delivery, at: datetime) -> None:
    """A recipient without an account has taken the paper by the link; a second time changes nothing."""
    if delivery.state == DeliveryState.READ:
        return
    move(delivery, to=DeliveryState.READ, read_at=at)
    log("delivery_read", delivery.paper, by=None, at=at, recipient=delivery.email or delivery.text)


@transaction.atomic
def add_recipient(*, paper: Paper, text: str, email: str, by: Actor, at: datetime) -> Delivery:
    """One more recipient of an issued paper, by mail."""
    check_can_deliver(paper, by)
    if not email.strip():
        raise Invalid(_("Hãy nhập địa chỉ thư điện tử."), {"email": _("Chưa có địa chỉ.")})
    last = paper.deliveries.aggregate(last=Max("position"))["last"] or 0
    row = Delivery.objects.create(
        paper=paper,
        organisation_id=paper.organisation_id,
        position=last + 1,
        text=(text.strip() or email.strip())[:400],
        email=email.strip(),
    )
    if paper.number:
        enqueue(JOB, at=at, organisation_id=paper.organisation_id, delivery_id=row.pk)
    log("delivery_asked", paper, by=by, at=at, recipient=row.text)
    return row


def _renew(delivery: Delivery, *, at: datetime) -> None:
    rows = Delivery.objects.filter(pk=delivery.pk, expires_at=delivery.expires_at)
    delivery.expires_at = at + LIFE
    delivery.key_hash = hash_of(secret_of(delivery))
    if not rows.update(expires_at=delivery.expires_at, key_hash=delivery.key_hash):
        raise stale()
