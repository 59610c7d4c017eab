"""What every save of a draft begins with: the rule, the lock, the state before it, and the count of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.aside import kept_aside
from lantoa.domain.plans.actions.locks import hold, lay_words
from lantoa.domain.plans.actions.versions import keep_before
from lantoa.domain.plans.locks import held_by_another, who_writes
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.rules import check_can_edit


@contextmanager
def writing(
    plan: Plan,
    *,
    place: str,
    place_name: str,
    content: object,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Iterator[None]:
    """One save of a draft: the block inside runs in its transaction.

    The state before the first save of a writer, and after every ten minutes, becomes a version. One event says that
    the draft was written, however many saves follow while the writer holds it.

    Args:
        place, place_name, content: what is set aside if the save comes too late; see `kept_aside`.
        revision: the revision of the plan that the writer saw, where the edited row has none of its own.

    Raises:
        Denied: if the actor may not edit the plan, or not now.
        StaleKept: if another writes the draft, or saved first; what was typed is kept.
    """
    with (
        kept_aside(plan, place=place, place_name=place_name, content=content, by=by, at=at),
        transaction.atomic(),
    ):
        plan.refresh_from_db(fields=["state"])
        check_can_edit(plan, by)
        try:
            held = hold(plan, by=by, at=at)
        except Denied as refusal:
            raise Stale(refusal.sentence) from refusal
        lay_words(plan)
        keep_before(plan, is_new_writer=held.is_new, by=by, at=at)
        if not _is_told(plan, since=held.since, by=by):
            log("draft_written", plan, by=by, at=at, place=place_name[:250])
        if revision is not None:
            count_up(plan, revision=revision)
        yield


def _is_told(plan: Plan, *, since: datetime, by: Actor) -> bool:
    told = AuditEvent.objects.about(plan).filter(kind="draft_written", by=by.person, at__gte=since)
    return told.exists()


def check_not_held(plan: Plan, *, by: Actor, at: datetime) -> None:
    """Raises `Stale` if somebody else writes the draft at the drafting desk."""
    lock = held_by_another(plan, by=by, at=at)
    if lock is not None:
        raise Stale(who_writes(lock))


def count_up(plan: Plan, *, revision: int) -> None:
    """Raises `Stale` if somebody saved the plan since `revision`, or moved it out of the state it was seen in."""
    rows = Plan.objects.filter(pk=plan.pk, revision=revision, state=plan.state)
    if not rows.update(revision=F("revision") + 1):
        raise Stale(_("Người khác vừa sửa kế hoạch này; hãy tải lại để xem bản mới nhất."))
    plan.revision = revision + 1


def log(kind: str, plan: Plan, *, by: Actor, at: datetime, **details: object) -> None:
    """One event about the plan."""
    record(kind, subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id, **details)
