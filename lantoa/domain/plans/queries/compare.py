"""Two records of a plan compared: sections by heading, lines and words within them, rows by what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from lantoa.domain.plans.comparison import (
    Change,
    Comparison,
    FieldChange,
    LineChange,
    RowComparison,
    SectionComparison,
)
from lantoa.domain.plans.states import Channel, Comparator, Every
from lantoa.domain.plans.word_changes import line_change, line_changes, pairs
from lantoa.lib.text import fold

Row = Mapping[str, Any]
Record = Mapping[str, Any]


def compare_records(old: Record, new: Record) -> Comparison:
    """What changed from one plan record to another.

    The lines of the comparison give both texts back: `LineChange.old` and `LineChange.new`, in their order.
    """
    return Comparison(
        document=_fields(_document(old), _document(new), _document_labels()),
        sections=tuple(_sections(old, new)),
        tasks=_rows(old, new, "tasks", _task_name, _task_fields, _task_labels()),
        targets=_rows(old, new, "targets", _target_name, _target_fields, _target_labels()),
        reporting=_rows(old, new, "reporting", _duty_name, _duty_fields, _duty_labels()),
        recipients=line_changes(_recipients(old), _recipients(new)),
        citations=_rows(old, new, "citations", _citation_name, _citation_fields, _citation_labels()),
    )


def _sections(old: Record, new: Record) -> list[SectionComparison]:
    before, after = _parts(old), _parts(new)
    found: list[SectionComparison] = []
    for i, k in _matched([one[2] for one in before], [one[2] for one in after]):
        label, level, heading, lines = (
            after[k] if k is not None else before[i] if i is not None else ("", 0, "", [])
        )
        headline = line_change(
            before[i][2] if i is not None else None, after[k][2] if k is not None else None
        )
        changes = line_changes(before[i][3] if i is not None else [], after[k][3] if k is not None else [])
        found.append(SectionComparison(_change(i, k, (headline, *changes)), label, level, headline, changes))
    return found


def _parts(record: Record) -> list[tuple[str, int, str, list[str]]]:
    """Label, level, heading and lines with their marks of each section in order, the opening first."""
    outline = _mappings(record, "outline")
    parts: list[tuple[str, int, str, list[str]]] = [("", 0, "", [])]
    for row in outline:
        level = row.get("level")
        parts.append(
            (_text(row.get("label")), level if isinstance(level, int) else 1, _text(row.get("text")), [])
        )
    for row in _mappings(record, "body"):
        under = row.get("heading")
        place = under + 1 if isinstance(under, int) and 0 <= under < len(outline) else 0
        mark = _text(row.get("mark"))
        parts[place][3].append(f"{mark} {_text(row.get('text'))}" if mark else _text(row.get("text")))
    return parts


def _matched(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Places of the same heading in both, whatever its label; the openings always belong together."""
    rest = pairs_by(old[1:], new[1:])
    shifted = [(i + 1 if i is not None else None, k + 1 if k is not None else None) for i, k in rest]
    return [(0, 0), *shifted]


def pairs_by(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Partners in two lists of texts: equal ones first (moved or not), then, between them, those that are alike.

    In the order of the new list, with those that were removed after the one that stood before them.
    """
    keys: dict[str, list[int]] = {}
    for place, text in enumerate(old):
        keys.setdefault(fold(text), []).append(place)
    partner: dict[int, int] = {}
    for place, text in enumerate(new):
        waiting = keys.get(fold(text))
        if waiting:
            partner[place] = waiting.pop(0)
    left = [place for place in range(len(old)) if place not in set(partner.values())]
    free = [place for place in range(len(new)) if place not in partner]
    for i, k in pairs([old[place] for place in left], [new[place] for place in free]):
        if i is not None and k is not None:
            partner[free[k]] = left[i]
    return _in_order(len(old), len(new), partner)


def _in_order(old: int, new: int, partner: dict[int, int]) -> list[tuple[int | None, int | None]]:
    taken = set(partner.values())
    gone = [place for place in range(old) if place not in taken]
    found: list[tuple[int | None, int | None]] = []
    for place in range(new):
        own = partner.get(place)
        while gone and own is not None and gone[0] < own:
            found.append((gone.pop(0), None))
        found.append((own, place))
    return [*found, *((place, None) for place in gone)]


def _rows(
    old: Record,
    new: Record,
    name: str,
    name_of: Callable[[Row], str],
    fields_of: Callable[[Row], dict[str, str]],
    labels: Mapping[str, str],
) -> tuple[RowComparison, ...]:
    before, after = _mappings(old, name), _mappings(new, name)
    found = []
    for i, k in pairs_by([name_of(row) for row in before], [name_of(row) for row in after]):
        was = fields_of(before[i]) if i is not None else None
        now = fields_of(after[k]) if k is not None else None
        fields = _fields(was, now, labels)
        known = after[k] if k is not None else before[i or 0]
        change = _change(i, k, [one.line for one in fields])
        found.append(RowComparison(change, name_of(known), fields, old_place=i, new_place=k))
    return tuple(found)


def _fields(
    old: Mapping[str, str] | None, new: Mapping[str, str] | None, labels: Mapping[str, str]
) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, label, line_change(old[name] if old else None, new[name] if new else None))
        for name, label in labels.items()
    )


def _change(i: int | None, k: int | None, lines: Sequence[LineChange]) -> Change:
    if i is None:
        return "added"
    if k is None:
        return "removed"
    return "same" if all(line.change == "same" for line in lines) else "changed"


def _document(record: Record) -> dict[str, str]:
    document = record.get("document")
    said: Row = document if isinstance(document, Mapping) else {}
    signer = said.get("signer")
    signed: Row = signer if isinstance(signer, Mapping) else {}
    period = said.get("period")
    span: Row = period if isinstance(period, Mapping) else {}
    return {
        "subject": _text(said.get("subject")),
        "issuer": _text(said.get("issuer")),
        "place": _text(said.get("place")),
        "period": " – ".join(_text(span.get(name)) for name in ("start", "end") if span.get(name)),
        "signer": ", ".join(
            _text(signed.get(name))
            for name in ("on_behalf_of", "signed_for", "position", "name")
            if signed.get(name)
        ),
    }


def _document_labels() -> dict[str, str]:
    return {
        "subject": _("Trích yếu"),
        "issuer": _("Cơ quan ban hành"),
        "place": _("Nơi ban hành"),
        "period": _("Thời gian thực hiện"),
        "signer": _("Người ký"),
    }


def _recipients(record: Record) -> list[str]:
    document = record.get("document")
    rows = document.get("recipients") if isinstance(document, Mapping) else []
    return [_text(row) for row in rows or []]


def _task_name(row: Row) -> str:
    return " ".join([_text(row.get("name")), *(_text(one) for one in row.get("products") or [])])


def _task_fields(row: Row) -> dict[str, str]:
    timing = row.get("timing")
    return {
        "number": _text(row.get("number")),
        "name": _text(row.get("name")),
        "products": _listed(row, "products"),
        "leads": _listed(row, "leads"),
        "collaborators": _listed(row, "collaborators"),
        "timing": _timing(timing) if isinstance(timing, Mapping) else "",
    }


def _timing(timing: Row) -> str:
    text = _text(timing.get("text"))
    known = [_text(timing.get(name)) for name in ("date", "year", "month", "quarter") if timing.get(name)]
    return text or " ".join([_text(timing.get("type")), *known])


def _task_labels() -> dict[str, str]:
    return {
        "number": _("TT"),
        "name": _("Nhiệm vụ"),
        "products": _("Sản phẩm"),
        "leads": _("Chủ trì"),
        "collaborators": _("Phối hợp"),
        "timing": _("Thời gian"),
    }


def _target_name(row: Row) -> str:
    return _text(row.get("text"))


def _target_fields(row: Row) -> dict[str, str]:
    return {
        "text": _text(row.get("text")),
        "quantity": _text(row.get("quantity")),
        "comparator": _chosen(Comparator, row.get("comparator")),
        "unit": _text(row.get("unit")),
        "per": _chosen(Every, row.get("per")),
        "channel": _chosen(Channel, row.get("channel")),
        "responsible": _text(row.get("responsible")),
    }


def _target_labels() -> dict[str, str]:
    return {
        "text": _("Nguyên văn"),
        "quantity": _("Số lượng"),
        "comparator": _("Mức"),
        "unit": _("Đơn vị tính"),
        "per": _("Tính theo"),
        "channel": _("Kênh"),
        "responsible": _("Đơn vị chịu trách nhiệm"),
    }


def _duty_name(row: Row) -> str:
    return f"{_text(row.get('reporter'))} → {_text(row.get('recipient'))}"


def _duty_fields(row: Row) -> dict[str, str]:
    deadline = row.get("deadline")
    return {
        "reporter": _text(row.get("reporter")),
        "recipient": _text(row.get("recipient")),
        "via": _text(row.get("via")),
        "frequencies": ", ".join(_chosen(Every, one) for one in row.get("frequencies") or []),
        "deadline": _text(deadline.get("text") or deadline.get("day"))
        if isinstance(deadline, Mapping)
        else "",
        "merged_into": _text(row.get("merged_into")),
    }


def _duty_labels() -> dict[str, str]:
    return {
        "reporter": _("Đơn vị báo cáo"),
        "recipient": _("Nơi nhận báo cáo"),
        "via": _("Gửi qua"),
        "frequencies": _("Kỳ báo cáo"),
        "deadline": _("Thời hạn"),
        "merged_into": _("Lồng ghép vào"),
    }


def _citation_name(row: Row) -> str:
    return " ".join(_text(row.get(name)) for name in ("kind", "number", "subject") if row.get(name))


def _citation_fields(row: Row) -> dict[str, str]:
    return {name: _text(row.get(name)) for name in _citation_labels()}


def _citation_labels() -> dict[str, str]:
    return {
        "kind": _("Loại"),
        "number": _("Số, ký hiệu"),
        "issued_on": _("Ngày"),
        "issuer": _("Cơ quan ban hành"),
        "subject": _("Nội dung"),
        "role": _("Vai trò"),
    }


def _chosen(choices: Any, code: object) -> str:
    if not code:
        return ""
    return str(choices(code).label) if code in choices.values else str(code)


def _listed(row: Row, name: str) -> str:
    return "\n".join(_text(one) for one in row.get(name) or [])


def _mappings(record: Record, name: str) -> list[Row]:
    return [row for row in record.get(name) or [] if isinstance(row, Mapping)]


def _text(value: object) -> str:
    return "" if value is None else str(value)
