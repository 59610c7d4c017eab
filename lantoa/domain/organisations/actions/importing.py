"""Saving a checked table of units or people, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actions.units import LONGEST_PATH
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.importing.base import Checked, Draft
from lantoa.domain.organisations.importing.people import check_people
from lantoa.domain.organisations.importing.units import UnitDraft, check_units
from lantoa.domain.organisations.models import Membership, Person, Unit, UnitAlias
from lantoa.domain.organisations.paths import path_below
from lantoa.domain.organisations.rules import check_can_manage_people, check_can_manage_units
from lantoa.lib.text import fold_name

BATCH: Final = 500
NAMES_IN_LOG: Final = 1_000


@transaction.atomic
def import_units(
    organisation: Unit,
    *,
    rows: Sequence[Sequence[str]],
    file_name: str,
    by: Actor | None,
    at: datetime,
    on: date,
) -> list[Unit]:
    """Add the units of a table to a body; the table is checked again here.

    Raises:
        Denied: unless `by` may keep the body's units.
        Invalid: if any line is wrong; then nothing is saved.
        Stale: if one of the units was added by somebody else a moment ago.
    """
    check_can_manage_units(organisation, by)
    drafts = _ready(check_units(rows, organisation=organisation, on=on))
    by_line: dict[int, Unit] = {}
    left = drafts
    try:
        while left:
            ready = [draft for draft in left if draft.parent_line is None or draft.parent_line in by_line]
            by_line |= _add_level(ready, by_line, organisation)
            done = {draft.line for draft in ready}
            left = [draft for draft in left if draft.line not in done]
    except IntegrityError as error:
        raise Stale(_("Có đơn vị vừa được người khác thêm; hãy kiểm tra lại tệp.")) from error
    _log("units_imported", organisation, [draft.name for draft in drafts], file_name, by=by, at=at)
    return list(by_line.values())


@transaction.atomic
def import_people(
    organisation: Unit,
    *,
    rows: Sequence[Sequence[str]],
    file_name: str,
    by: Actor | None,
    at: datetime,
    on: date,
) -> list[Person]:
    """Add the people of a table with their roles; they set their passwords by links later.

    Raises:
        Denied, Invalid, Stale: as for `import_units`.
    """
    check_can_manage_people(organisation, by)
    drafts = _ready(check_people(rows, organisation=organisation, on=on))
    try:
        people = Person.objects.bulk_create(
            [
                Person(
                    username=draft.username,
                    full_name=draft.full_name,
                    title=draft.title,
                    email=draft.email,
                    phone=draft.phone,
                    password=make_password(None),
                    date_joined=at,
                )
                for draft in drafts
            ],
            batch_size=BATCH,
        )
    except IntegrityError as error:
        raise Stale(_("Có người dùng vừa được người khác thêm; hãy kiểm tra lại tệp.")) from error
    Membership.objects.bulk_create(
        [
            Membership(person=person, unit=draft.unit, role=role)
            for person, draft in zip(people, drafts, strict=True)
            for role in draft.roles
        ],
        batch_size=BATCH,
    )
    _log("people_imported", organisation, [draft.full_name for draft in drafts], file_name, by=by, at=at)
    return people


def _ready(checked: Checked[Draft]) -> list[Draft]:
    if not checked.is_ready:
        first = checked.wrong[0]
        raise Invalid(
            _("Tệp còn %(count)s dòng lỗi, trước hết là dòng %(number)s: %(problem)s")
            % {"count": len(checked.wrong), "number": first.number, "problem": first.problems[0]}
        )
    return checked.drafts


def _add_level(drafts: list[UnitDraft], by_line: dict[int, Unit], organisation: Unit) -> dict[int, Unit]:
    """Add units whose parents are all there already."""
    units = Unit.objects.bulk_create(
        [
            Unit(
                parent=draft.parent or by_line[draft.parent_line or 0],
                organisation=organisation,
                kind=draft.kind,
                name=draft.name,
                folded_name=fold_name(draft.name),
                abbreviation=draft.abbreviation,
                phone=draft.phone,
                email=draft.email,
                position=draft.line,
            )
            for draft in drafts
        ],
        batch_size=BATCH,
    )
    for unit in units:
        unit.path = path_below(unit.parent.path if unit.parent else "", number=unit.pk)
        if len(unit.path) > LONGEST_PATH:
            raise Invalid(_("Cây đơn vị sâu tối đa 10 cấp; hãy đặt “%s” lên cấp cao hơn.") % unit.name)
    Unit.objects.bulk_update(units, ["path"], batch_size=BATCH)
    UnitAlias.objects.bulk_create(
        [
            UnitAlias(unit=unit, name=name, folded_name=fold_name(name))
            for unit, draft in zip(units, drafts, strict=True)
            for name in dict.fromkeys(draft.aliases)
        ],
        batch_size=BATCH,
    )
    return {draft.line: unit for unit, draft in zip(units, drafts, strict=True)}


def _log(
    kind: str, organisation: Unit, names: list[str], file_name: str, *, by: Actor | None, at: datetime
) -> None:
    record(
        kind,
        subject=organisation,
        by=by.person if by else None,
        at=at,
        organisation_id=organisation.pk,
        count=len(names),
        file=file_name[-200:],
        names=names[:NAMES_IN_LOG],
    )
