"""Two records of a plan compared: sections by heading, lines and words within them, rows by what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lantoa.domain.plans.comparison import (
    Change,
    Comparison,
    FieldChange,
    LineChange,
    RowComparison,
    SectionComparison,
)
from lantoa.domain.plans.queries.compared_rows import (
    RowKind,
    citations,
    document_fields,
    document_labels,
    reporting,
    targets,
    tasks,
)
from lantoa.domain.plans.word_changes import line_change, line_changes, pairs_by

Record = Mapping[str, Any]


class _Part(NamedTuple):
    label: str
    level: int
    heading: str
    lines: list[str]


_NOTHING = _Part("", 0, "", [])


def compare_records(old: Record, new: Record) -> Comparison:
    """What changed from one plan record to another.

    The comparison holds both records' words: in the order of `old_place`, `LineChange.old` gives the old lines, in
    the order of `new_place`, `LineChange.new` the new ones.
    """
    return Comparison(
        document=_fields(document_fields(old), document_fields(new), document_labels()),
        sections=tuple(_sections(old, new)),
        tasks=_rows(old, new, tasks()),
        targets=_rows(old, new, targets()),
        reporting=_rows(old, new, reporting()),
        recipients=line_changes(_recipients(old), _recipients(new)),
        citations=_rows(old, new, citations()),
    )


def _sections(old: Record, new: Record) -> list[SectionComparison]:
    before, after = _parts(old), _parts(new)
    found: list[SectionComparison] = []
    for i, k in _matched([part.heading for part in before], [part.heading for part in after]):
        was = before[i] if i is not None else None
        now = after[k] if k is not None else None
        known = now or was or _NOTHING
        heading = line_change(was and was.heading, now and now.heading)
        lines = line_changes(was.lines if was else [], now.lines if now else [])
        change = _change(i, k, (heading, *lines))
        found.append(SectionComparison(change, known.label, known.level, heading, lines, i, k))
    return found


def _parts(record: Record) -> list[_Part]:
    """Label, level, heading and lines with their marks of each section in order, the opening first."""
    outline = _mappings(record, "outline")
    parts = [_Part("", 0, "", [])]
    for row in outline:
        level = row.get("level")
        parts.append(
            _Part(_text(row.get("label")), level if isinstance(level, int) else 1, _text(row.get("text")), [])
        )
    for row in _mappings(record, "body"):
        under = row.get("heading")
        place = under + 1 if isinstance(under, int) and 0 <= under < len(outline) else 0
        mark = _text(row.get("mark"))
        parts[place].lines.append(f"{mark} {_text(row.get('text'))}" if mark else _text(row.get("text")))
    return parts


def _matched(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Places of the same heading in both, whatever its label; the openings always belong together."""
    rest = pairs_by(old[1:], new[1:])
    shifted = [(i + 1 if i is not None else None, k + 1 if k is not None else None) for i, k in rest]
    return [(0, 0), *shifted]


def _rows(old: Record, new: Record, kind: RowKind) -> tuple[RowComparison, ...]:
    before, after = _mappings(old, kind.key), _mappings(new, kind.key)
    found = []
    for i, k in pairs_by([kind.name_of(row) for row in before], [kind.name_of(row) for row in after]):
        was = kind.fields_of(before[i]) if i is not None else None
        now = kind.fields_of(after[k]) if k is not None else None
        fields = _fields(was, now, kind.labels)
        known = after[k] if k is not None else before[i or 0]
        change = _change(i, k, [one.line for one in fields])
        found.append(RowComparison(change, kind.title_of(known), fields, old_place=i, new_place=k))
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


def _recipients(record: Record) -> list[str]:
    document = record.get("document")
    rows = document.get("recipients") if isinstance(document, Mapping) else []
    return [_text(row) for row in rows or []]


def _mappings(record: Record, name: str) -> list[Record]:
    return [row for row in record.get(name) or [] if isinstance(row, Mapping)]


def _text(value: object) -> str:
    return "" if value is None else str(value)
