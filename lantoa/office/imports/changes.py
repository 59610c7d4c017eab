"""From the fields of a posted form to changes of the review; only what differs is a change."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.queries import review_of, units_like
from lantoa.domain.imports.review.edits import ACTS, Change, typed
from lantoa.domain.imports.review.shape import Row, Slot, row_of, section_of, slots_of
from lantoa.domain.organisations.actor import Actor
from lantoa.lib.text import fold

KEPT = "is_kept"


def changes_of(item: Import, data: QueryDict, *, by: Actor) -> tuple[list[Change], list[str]]:
    """What the form changes, then what its pressed button does; and a sentence for each unit that was not found.

    A field that the form does not hold stays as it is; ticks are listed in `shown`, since an empty tick is not sent.
    """
    problems: list[str] = []
    review = review_of(item)
    shown = set(data.getlist("shown"))
    changes = [change for name in dict.fromkeys(data) for change in _set(review, name, data)]
    changes += [change for name in sorted(shown) for change in _ticked(review, name, data)]
    slots = dict(slots_of(review))
    for address in sorted(shown & set(slots)):
        try:
            changes += _units(item, address, slots[address], data, by=by)
        except Invalid as refusal:
            problems.append(refusal.sentence)
    return changes + _pressed(data), problems


def _set(review: dict[str, Any], name: str, data: QueryDict) -> list[Change]:
    row, field_name = _place(review, name)
    if row is None:
        return []
    if field_name == KEPT:
        is_kept = data.get(name) == "1"
        return [Change("set", name, is_kept)] if is_kept != row.get(KEPT) else []
    field = section_of(row["id"]).by_name.get(field_name)
    if field is None or field.kind in {"slots", "many"}:
        return []
    value = data.get(name, "").splitlines() if field.kind == "lines" else data.get(name, "")
    new = typed(field, value)
    return [Change("set", name, new)] if new != row.get(field_name) else []


def _ticked(review: dict[str, Any], name: str, data: QueryDict) -> list[Change]:
    row, field_name = _place(review, name)
    field = section_of(row["id"]).by_name.get(field_name) if row else None
    if row is None or field is None or field.kind != "many":
        return []
    new = typed(field, data.getlist(name))
    return [Change("set", name, new)] if new != row[field_name] else []


def _place(review: dict[str, Any], name: str) -> tuple[Row | None, str]:
    row_id, dot, field_name = name.partition(".")
    return (row_of(review, row_id), field_name) if dot and "." not in field_name else (None, "")


def _units(item: Import, address: str, slot: Slot, data: QueryDict, *, by: Actor) -> list[Change]:
    ids = [int(one) for one in data.getlist(f"{address}.units") if one.isascii() and one.isdigit()]
    wanted = data.get(f"{address}.find", "").strip()
    if wanted:
        ids.append(_found(item, wanted, by=by))
    value = {"unit_ids": list(dict.fromkeys(ids)), "is_text_only": f"{address}.text_only" in data and not ids}
    same = value["unit_ids"] == slot["unit_ids"] and value["is_text_only"] == slot["is_text_only"]
    return [] if same else [Change("units", address, value)]


def _found(item: Import, wanted: str, *, by: Actor) -> int:
    units = units_like(wanted, organisation=item.organisation, by=by)
    exact = [unit for unit in units if fold(wanted) in {fold(unit.name), fold(unit.abbreviation)}]
    for found in (exact, units):
        if len(found) == 1:
            return found[0].pk
    if units:
        sentence = _("Có nhiều đơn vị giống “%(text)s”; hãy ghi đủ tên.")
    else:
        sentence = _("Không có đơn vị nào tên như “%(text)s”; hãy kiểm tra lại hoặc tạo đơn vị này.")
    raise Invalid(sentence % {"text": wanted[:80]})


def _pressed(data: QueryDict) -> list[Change]:
    act, _colon, address = data.get("do", "").partition(":")
    return [Change(act, address)] if act in ACTS - {"set", "units"} else []
