"""One person at a time writes a draft; the lock lapses by itself, and another may take it over.

Only taking over is logged: to open a page and to go on writing changes nothing in the plan.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.moves import stay
from lantoa.domain.plans.actions.versions import AUTOSAVED, snapshot
from lantoa.domain.plans.actions.words import add_frame, add_words
from lantoa.domain.plans.locks import LIFE, held_by_another, who_writes
from lantoa.domain.plans.models import DraftLock, PaperFrame, Plan, PlanSection
from lantoa.domain.plans.queries.record import newest_record
from lantoa.domain.plans.rules import check_can_edit, check_can_take_over, check_can_write
from lantoa.domain.plans.sections import sections_of_record


@transaction.atomic
def take_lock(*, plan: Plan, by: Actor, at: datetime) -> DraftLock:
    """Begin to write a draft, or go on; the state before it becomes a version.

    A plan from before drafts had sections gets them now.

    Raises:
        Denied: if somebody else writes; the sentence names who, since when and until when.
    """
    check_can_write(plan, by, at)
    held = hold(plan, by=by, at=at)
    lay_words(plan)
    if held.is_new:
        snapshot(plan=plan, by=by, at=at, note=AUTOSAVED)
    return DraftLock.objects.select_related("person", "taken_from").get(plan=plan)


@transaction.atomic
def renew_lock(*, plan: Plan, by: Actor, at: datetime) -> DraftLock:
    """Keep the lock for ten more minutes; taken anew where it had lapsed and nobody else took it."""
    check_can_write(plan, by, at)
    hold(plan, by=by, at=at)
    return DraftLock.objects.select_related("person", "taken_from").get(plan=plan)


@transaction.atomic
def release_lock(*, plan: Plan, by: Actor, at: datetime) -> None:
    """Stop writing; a lock that another holds meanwhile stays."""
    check_can_edit(plan, by)
    DraftLock.objects.filter(plan=plan, person=by.person).delete()


@transaction.atomic
def take_over(*, plan: Plan, by: Actor, at: datetime) -> DraftLock:
    """Take the draft from the one who writes it; what that person still saves is refused and set aside.

    Raises:
        Denied: if nobody else writes.
    """
    check_can_take_over(plan, by, at)
    stay(plan)
    former = held_by_another(plan, by=by, at=at)
    if former is not None:
        DraftLock.objects.filter(plan=plan, person=former.person).update(
            person=by.person, since=at, until=at + LIFE, taken_from=former.person
        )
        record(
            "draft_taken_over",
            subject=plan,
            by=by.person,
            at=at,
            organisation_id=plan.organisation_id,
            person=former.person.full_name,
        )
    hold(plan, by=by, at=at)
    lay_words(plan)
    snapshot(plan=plan, by=by, at=at, note=AUTOSAVED)
    return DraftLock.objects.select_related("person", "taken_from").get(plan=plan)


class Held(NamedTuple):
    """Since when the lock is held, and whether that is only now."""

    since: datetime
    is_new: bool


def hold(plan: Plan, *, by: Actor, at: datetime) -> Held:
    """Hold the lock from now on, and the plan in its state until the transaction ends; for this package.

    Raises:
        Denied: if somebody else holds it.
        Stale: if the plan was submitted meanwhile.
    """
    stay(plan)
    lock = DraftLock.objects.filter(plan=plan).select_related("person").first()
    if lock is None:
        DraftLock.objects.create(plan=plan, person=by.person, since=at, until=at + LIFE)
        return Held(at, is_new=True)
    if lock.person_id == by.person.pk and lock.until > at:
        DraftLock.objects.filter(pk=lock.pk, person=by.person).update(until=at + LIFE)
        return Held(lock.since, is_new=False)
    former = lock.person if lock.person_id != by.person.pk else lock.taken_from
    taken = DraftLock.objects.filter(pk=lock.pk, until__lte=at).update(
        person=by.person, since=at, until=at + LIFE, taken_from=former
    )
    if not taken:
        raise Denied(who_writes(lock))
    return Held(at, is_new=True)


def lay_words(plan: Plan) -> None:
    """Sections and frame of a plan that has none, from its newest version; for this package."""
    if not PlanSection.objects.filter(plan=plan).exists():
        add_words(plan, sections=sections_of_record(newest_record(plan)))
    if not PaperFrame.objects.filter(plan=plan).exists():
        add_frame(plan, newest_record(plan))
