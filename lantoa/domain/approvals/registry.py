"""Which kinds of objects are approved, and what each tells of itself.

A package above registers its kind once; approvals never import it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Protocol

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lantoa.domain.approvals.models import Approval
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.actor import Actor


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a changed line: `kind` is same, added or removed."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One changed line; `place` names the part of the object that it stands in."""

    place: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the machine looked at; `sentence` says what it found."""

    label: str
    is_ok: bool
    sentence: str


class OnAgreed(Protocol):
    """Called in the transaction of the last agreement; raises Stale if the object is no longer what was agreed to."""

    def __call__(self, subject: Any, approval: Approval, /, *, by: Actor, at: datetime) -> None: ...


class OnReturned(Protocol):
    """Called in the transaction in which a round is returned or withdrawn; the object may be edited again."""

    def __call__(
        self, subject: Any, approval: Approval, /, *, reason: str, by: Actor, at: datetime
    ) -> None: ...


def _no_checks(subject: Any, on: date) -> Sequence[Check]:
    return ()


def _no_changes(subject: Any, old_ref: str, new_ref: str) -> Sequence[Change] | None:
    return None


def _no_text(subject: Any, ref: str) -> Sequence[str]:
    return ()


def _no_facts(subject: Any) -> Sequence[tuple[str, str]]:
    return ()


@dataclass(frozen=True, slots=True)
class SubjectType:
    """One kind of objects that are approved.

    `name` is kept in the rows, and is the name of the office address that shows the object. `load` gives the
    object by its number, None where it is gone. `changes` tells the lines that differ between two versions (None
    where there is nothing to compare), `text` the paragraphs of one version, `facts` the few values that an
    approver reads first, `checks` what the machine can look at; the last two are worked out when a page asks.
    """

    name: str
    label: str | Promise
    load: Callable[[int], Model | None]
    on_agreed: OnAgreed
    on_returned: OnReturned
    changes: Callable[[Any, str, str], Sequence[Change] | None] = _no_changes
    checks: Callable[[Any, date], Sequence[Check]] = _no_checks
    text: Callable[[Any, str], Sequence[str]] = _no_text
    facts: Callable[[Any], Sequence[tuple[str, str]]] = _no_facts


KINDS: dict[str, SubjectType] = {}


def register(kind: SubjectType) -> None:
    """Add a kind.

    Raises:
        ValueError: if the name is taken, so that the start stops.
    """
    if kind.name in KINDS:
        raise ValueError(f"approval subject type {kind.name} is registered twice")
    KINDS[kind.name] = kind


def kind_of(name: str) -> SubjectType:
    """The kind of that name.

    Raises:
        Denied: if nothing of that name is approved here.
    """
    if name not in KINDS:
        raise Denied(_("Loại hồ sơ này không còn được duyệt tại đây; hãy liên hệ quản trị hệ thống."))
    return KINDS[name]
