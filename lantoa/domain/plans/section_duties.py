"""Who must do what, told by the sections of a draft: units in headings, or in front of a line with a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

_ASKED = re.compile(r"(?:Đề nghị|đề nghị|Giao|Yêu cầu)\s+(?:cho\s+)?(?=\S)")
_CLOSES = re.compile(r"Trên đây là |Trên đây,|Trong quá trình |Quá trình (?:tổ chức |triển khai )?thực hiện")
_NAMED = re.compile(r"(?P<unit>[^:.;]{3,160}):\s+(?P<rest>\S.*)", re.DOTALL)
_ENDS = " .;:,"


class _Line(Protocol):
    @property
    def mark(self) -> str: ...

    @property
    def text(self) -> str: ...


class _Section(Protocol):
    @property
    def level(self) -> int: ...

    @property
    def heading(self) -> str: ...

    @property
    def lines(self) -> Sequence[_Line]: ...


def duties_in(sections: Sequence[_Section]) -> list[dict[str, Any]]:
    """The `duties` of the plan record from a section and those under it.

    Each heading below is a unit and its lines are the items. A section without headings below names the unit in
    front of each line: `- Phòng Kinh tế: bố trí kinh phí.`
    """
    parts = sections[1:]
    if not any(part.heading for part in parts):
        return _in_lines([line for section in sections for line in section.lines])
    top = min(part.level for part in parts if part.heading)
    duties: list[dict[str, Any]] = []
    for part in parts:
        texts = [line.text for line in part.lines if not _CLOSES.match(line.text)]
        if part.heading and part.level == top:
            duties.append({"unit": _unit(part.heading), "items": texts})
        elif duties:
            duties[-1]["items"] += texts
    return [duty for duty in duties if duty["items"]]


def _in_lines(lines: Sequence[_Line]) -> list[dict[str, Any]]:
    duties: list[dict[str, Any]] = []
    for line in lines:
        named = _NAMED.fullmatch(line.text)
        if named is not None:
            duties.append({"unit": _unit(named["unit"]), "items": [named["rest"]]})
        elif duties and not _CLOSES.match(line.text):
            duties[-1]["items"].append(line.text)
    return duties


def _unit(text: str) -> str:
    asked = _ASKED.match(text)
    return text[asked.end() if asked else 0 :].strip(_ENDS)
