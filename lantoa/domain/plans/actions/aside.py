"""What somebody typed and could not save is kept, in a transaction of its own, before the save is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.versions import SETTLED
from lantoa.domain.plans.models import Plan, SetAside
from lantoa.domain.plans.states import SetAsideState

MOST_KEPT = 100
"""Kept pieces of one person in one plan; beyond that the newest one is written over."""


class StaleKept(Stale):
    """A save that was refused; what was typed is in `set_aside`."""

    def __init__(self, sentence: str, set_aside: SetAside) -> None:
        super().__init__(sentence)
        self.set_aside = set_aside


@contextmanager
def kept_aside(
    plan: Plan, *, place: str, place_name: str, content: object, by: Actor, at: datetime
) -> Iterator[None]:
    """Sets `content` aside if the block inside raises `Stale`, and raises `StaleKept` instead.

    Args:
        place: what was edited: `section:12`, `task:7`, `frame`, `target:new`.
        content: a dataclass or a JSON value; dates and decimals are written as text. None where nothing was typed:
            then `Stale` passes as it is.
    """
    try:
        yield
    except Stale as refusal:
        if content is None:
            raise
        kept = _keep(plan, place=place, place_name=place_name, content=content, by=by, at=at)
        sentence = _("%(why)s Nội dung bạn nhập được giữ riêng, có thể xem và đưa vào sau.")
        raise StaleKept(sentence % {"why": refusal.sentence}, kept) from refusal


@transaction.atomic
def _keep(plan: Plan, *, place: str, place_name: str, content: object, by: Actor, at: datetime) -> SetAside:
    """A piece of the same person for the same place that is minutes old is written over: it is being typed on."""
    kept = SetAside.objects.filter(plan=plan, by=by.person, state=SetAsideState.KEPT).order_by("-at", "-pk")
    same = kept.filter(place=place, at__gt=at - SETTLED).first()
    if same is None and kept.count() >= MOST_KEPT:
        same = kept.first()
    if same is not None:
        SetAside.objects.filter(pk=same.pk).update(
            place=place[:60], place_name=place_name[:250], content=plain(content), at=at
        )
        same.refresh_from_db()
        return same
    record(
        "save_set_aside",
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        place=place_name[:250],
    )
    return SetAside.objects.create(
        plan=plan,
        place=place[:60],
        place_name=place_name[:250],
        content=plain(content),
        at=at,
        by=by.person,
    )


def plain(value: object) -> Any:
    """A value as JSON: dataclasses as mappings, dates in ISO form, decimals as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(one) for name, one in asdict(value).items()}
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
