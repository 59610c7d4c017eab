"""What an officer does to a review: small changes, applied one after another."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.imports.review.parsing import tidy_day
from lantoa.domain.imports.review.shape import (
    BY_LETTER,
    MAX_ROWS,
    MAX_TEXT,
    MAX_UNITS,
    SECTIONS,
    Field,
    Review,
    Row,
    Slot,
    empty_value,
    new_slot,
    row_of,
    section_of,
)
from lantoa.lib.text import tidy

ACTS = frozenset(
    {"set", "units", "add", "drop", "restore", "merge", "up", "down", "seen", "add_slot", "drop_slot"}
)
MAX_LINES = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what is done (`ACTS`), where (`t3.name`, `t3`, `tasks`), and the new value where there is one."""

    act: str
    address: str
    value: Any = None

    def as_data(self) -> dict[str, Any]:
        """The change as plain JSON, to be kept where it could not be saved."""
        return asdict(self)


def changed(review: Review, changes: list[Change]) -> Review:
    """A copy of the review with the changes done.

    Raises:
        Invalid: if a change names a place that is not there or a value that no field can hold.
    """
    review = deepcopy(review)
    for change in changes:
        _ACTS[change.act](review, change)
    return review


def _wrong() -> Invalid:
    return Invalid(_("Chỗ cần sửa không còn trong bản rà soát; hãy tải lại trang rồi sửa tiếp."))


def _row(review: Review, row_id: str) -> Row:
    row = row_of(review, row_id) if row_id else None
    if row is None:
        raise _wrong()
    return row


def _touch(review: Review, address: str) -> None:
    if address not in review["touched"]:
        review["touched"].append(address)


def _set(review: Review, change: Change) -> None:
    row_id, _dot, name = change.address.partition(".")
    row = _row(review, row_id)
    if name == "is_kept" and row_id != "document":
        row["is_kept"] = change.value in {True, "1", "on"}
    else:
        field = section_of(row_id).by_name.get(name)
        if field is None or field.kind == "slots":
            raise _wrong()
        row[name] = typed(field, change.value)
    _touch(review, change.address)


def typed(field: Field, value: object) -> Any:
    """What a field holds after somebody typed `value`; raises Invalid for a choice that is not offered."""
    if field.kind in {"lines", "many"}:
        values = value if isinstance(value, list) else str(value).splitlines()
        lines = [tidy(str(one))[:MAX_TEXT] for one in values if str(one).strip()][:MAX_LINES]
        codes = [code for code, _label in field.choices]
        return [code for code in codes if code in lines] if field.kind == "many" else lines
    text = tidy(str(value or ""))[:MAX_TEXT]
    if field.kind == "date":
        return tidy_day(text)
    if field.choices and text and text not in dict(field.choices):
        raise Invalid(_("“%(value)s” không có trong danh sách để chọn.") % {"value": text[:60]})
    return text


def _slot(review: Review, address: str) -> tuple[list[Slot], int]:
    row_id, name, place = [*address.split("."), "", ""][:3]
    row = _row(review, row_id)
    field = section_of(row_id).by_name.get(name)
    if field is None or field.kind != "slots" or not place.isdigit() or int(place) >= len(row[name]):
        raise _wrong()
    return row[name], int(place)


def _units(review: Review, change: Change) -> None:
    slots, place = _slot(review, change.address)
    ids = change.value.get("unit_ids") or []
    if not all(isinstance(one, int) for one in ids) or len(ids) > MAX_UNITS:
        raise _wrong()
    slots[place]["unit_ids"] = list(dict.fromkeys(ids))
    slots[place]["unknown"] = []
    slots[place]["is_text_only"] = bool(change.value.get("is_text_only")) and not ids
    _touch(review, change.address)


def _add_slot(review: Review, change: Change) -> None:
    row_id, _dot, name = change.address.partition(".")
    row = _row(review, row_id)
    field = section_of(row_id).by_name.get(name)
    if field is None or field.kind != "slots" or len(row[name]) >= MAX_LINES:
        raise _wrong()
    row[name].append(new_slot())


def _drop_slot(review: Review, change: Change) -> None:
    slots, place = _slot(review, change.address)
    slots.pop(place)
    if not slots and not change.address.split(".")[1].startswith("collaborators"):
        slots.append(new_slot())


def _add(review: Review, change: Change) -> None:
    section = SECTIONS.get(change.address)
    if section is None or section.letter not in BY_LETTER:
        raise _wrong()
    rows = review[section.name]
    if len(rows) >= MAX_ROWS:
        raise Invalid(_("Một mục có tối đa %(count)s dòng.") % {"count": MAX_ROWS})
    row: Row = {field.name: empty_value(field) for field in section.fields}
    row.update(id=f"{section.letter}{review['next']}", path="", is_kept=True, origin="added")
    if section.name == "tasks":
        row.update(reason="", sentence="", timing_type="unspecified", timing_every="", collaborators=[])
    if section.name == "citations":
        row["role"] = "legal_basis"
    review["next"] += 1
    rows.append(row)


def _drop(review: Review, change: Change) -> None:
    row = _row(review, change.address)
    if change.address == "document":
        raise _wrong()
    if row["path"]:
        row["is_kept"] = False
    else:
        review[section_of(change.address).name].remove(row)
    _touch(review, f"{change.address}.is_kept")


def _restore(review: Review, change: Change) -> None:
    row = _row(review, change.address)
    row["is_kept"] = True
    row.pop("merged_into", None)
    _touch(review, f"{change.address}.is_kept")


def _merge(review: Review, change: Change) -> None:
    """The task goes into the kept task before it: names, products, units and sentences joined."""
    row = _row(review, change.address)
    before = [one for one in _kept_until(review["tasks"], row) if one["is_kept"]]
    if not before or row not in review["tasks"]:
        raise Invalid(_("Không có nhiệm vụ nào ở trên để gộp vào."))
    into = before[-1]
    if row["name"] and row["name"] != into["name"]:
        into["name"] = "; ".join(part for part in (into["name"].rstrip(";. "), row["name"]) if part)
    into["products"] += [one for one in row["products"] if one not in into["products"]]
    into["sentence"] = " ".join(part for part in (into["sentence"], row["sentence"]) if part)
    for name in ("leads", "collaborators"):
        into[name] += [slot for slot in deepcopy(row[name]) if not _has(into[name], slot)]
    if into["timing_type"] == "unspecified":
        into.update({name: value for name, value in row.items() if name.startswith("timing_")})
    _drop(review, Change("drop", change.address))
    row["merged_into"] = into["id"]
    _touch(review, f"{into['id']}.name")


def _has(slots: list[Slot], slot: Slot) -> bool:
    is_empty = not slot["text"] and not slot["unit_ids"]
    return is_empty or any(
        one["text"] == slot["text"] and one["unit_ids"] == slot["unit_ids"] for one in slots
    )


def _kept_until(rows: list[Row], row: Row) -> list[Row]:
    return rows[: next((place for place, one in enumerate(rows) if one is row), 0)]


def _move(review: Review, change: Change) -> None:
    row = _row(review, change.address)
    if change.address == "document":
        raise _wrong()
    rows = review[section_of(change.address).name]
    kept = [place for place, one in enumerate(rows) if one["is_kept"] or one is row]
    at = next(number for number, place in enumerate(kept) if rows[place] is row)
    to = at + (-1 if change.act == "up" else 1)
    if 0 <= to < len(kept):
        rows.insert(kept[to], rows.pop(kept[at]))


def _seen(review: Review, change: Change) -> None:
    if change.address not in review["seen"] and len(review["seen"]) < 5 * MAX_ROWS:
        review["seen"].append(change.address[:200])


_ACTS = {
    "set": _set,
    "units": _units,
    "add": _add,
    "drop": _drop,
    "restore": _restore,
    "merge": _merge,
    "up": _move,
    "down": _move,
    "seen": _seen,
    "add_slot": _add_slot,
    "drop_slot": _drop_slot,
}
