"""A plan record as the lines that an approver reads, and the lines in which two records differ, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from lantoa.domain.approvals.registry import Change, Piece
from lantoa.domain.plans.comparison import LineChange, RowComparison
from lantoa.domain.plans.queries.compare import compare_records


class _Line(NamedTuple):
    place: str
    text: str


def paragraphs_of(record: Mapping[str, Any]) -> Iterator[str]:
    """The text of a plan record with its tasks, targets and reports, one paragraph each."""
    place = ""
    for line in _lines(record):
        if line.place != place:
            place = line.place
            yield place.upper()
        yield line.text


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """The lines that differ, section by section, then the lists."""
    found = compare_records(old, new)
    for field in found.document:
        yield from _changed(field.label, field.line)
    for section in found.sections:
        place = f"{section.label}. {section.heading.new or section.heading.old}".strip(". ")
        for line in (section.heading, *section.lines):
            yield from _changed(place or _("Phần mở đầu"), line)
    for line in found.recipients:
        yield from _changed(_("Nơi nhận"), line)
    lists = (
        (_("Nhiệm vụ"), found.tasks),
        (_("Chỉ tiêu"), found.targets),
        (_("Chế độ báo cáo"), found.reporting),
        (_("Văn bản được dẫn"), found.citations),
    )
    for name, rows in lists:
        for row in rows:
            yield from _row(name, row)


def _row(name: str, row: RowComparison) -> Iterator[Change]:
    """A new or dropped row as one line, a changed one as its changed fields."""
    match row.change:
        case "added" | "removed":
            yield Change(name, (Piece(row.change, row.name),))
        case _:
            for field in row.fields:
                yield from _changed(f"{name} “{row.name[:80]}”: {field.label}", field.line)


def _changed(place: str, line: LineChange) -> Iterator[Change]:
    if line.change != "same" and line.parts:
        yield Change(place, tuple(Piece(part.change, part.text) for part in line.parts))


def _lines(record: Mapping[str, Any]) -> Iterator[_Line]:
    document = _mapping(record.get("document"))
    head = _("Phần đầu và ký")
    period, signer = _mapping(document.get("period")), _mapping(document.get("signer"))
    yield _Line(head, f"{document.get('kind') or ''} {document.get('subject') or ''}".strip())
    if period:
        days = {"start": _day(period.get("start")), "end": _day(period.get("end"))}
        yield _Line(head, _("Thời gian: %(start)s đến %(end)s") % days)
    if signer.get("name"):
        parts = (signer.get(key) for key in ("on_behalf_of", "signed_for", "position", "name"))
        yield _Line(head, _("Người ký: %(signer)s") % {"signer": ", ".join(str(one) for one in parts if one)})
    for one in _list(document.get("recipients")):
        yield _Line(head, _("Nơi nhận: %(recipient)s") % {"recipient": one})
    yield from _words(record)
    yield from (_Line(_("Nhiệm vụ"), _task(one)) for one in _list(record.get("tasks")))
    yield from (
        _Line(_("Chỉ tiêu"), str(_mapping(one).get("text") or "")) for one in _list(record.get("targets"))
    )
    yield from (_Line(_("Chế độ báo cáo"), _duty(one)) for one in _list(record.get("reporting")))


def _day(saved: object) -> str:
    """A day of a record as it is read here; what is no day stays as it is."""
    try:
        return f"{date.fromisoformat(str(saved)):%d/%m/%Y}"
    except ValueError:
        return str(saved or "")


def _words(record: Mapping[str, Any]) -> Iterator[_Line]:
    """Headings and paragraphs in the order of the paper."""
    outline, body = _list(record.get("outline")), [_mapping(one) for one in _list(record.get("body"))]
    opening = [one for one in body if one.get("heading") is None]
    yield from (_Line(_("Phần mở đầu"), _marked(one)) for one in opening)
    for number, heading in enumerate(outline):
        label, text = _mapping(heading).get("label") or "", _mapping(heading).get("text") or ""
        place = f"{label}. {text}".strip(". ")
        under = [one for one in body if one.get("heading") == number]
        yield from (_Line(place, _marked(one)) for one in under)
        if not under:
            yield _Line(place, place)


def _marked(one: Mapping[str, Any]) -> str:
    return f"{one.get('mark') or ''} {one.get('text') or ''}".strip()


def _task(one: Any) -> str:
    task = _mapping(one)
    timing = _mapping(task.get("timing"))
    parts = (
        f"{task.get('number') or ''} {task.get('name') or ''}".strip(),
        _named(_("Sản phẩm"), _list(task.get("products"))),
        _named(_("Chủ trì"), _list(task.get("leads"))),
        _named(_("Phối hợp"), _list(task.get("collaborators"))),
        _named(_("Thời gian"), [timing["text"]] if timing.get("text") else []),
    )
    return ". ".join(part for part in parts if part)


def _duty(one: Any) -> str:
    duty = _mapping(one)
    deadline = _mapping(duty.get("deadline"))
    parts = [duty.get("reporter"), duty.get("recipient"), duty.get("via"), deadline.get("text")]
    return " – ".join(str(part) for part in parts if part)


def _named(name: str, values: list[Any]) -> str:
    return f"{name}: {'; '.join(str(value) for value in values)}" if values else ""


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
