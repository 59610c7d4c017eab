"""Who must do what."""

import re
from dataclasses import dataclass, field

from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.lists import Entry, entries_of
from lantoa.papers.reading.phrases import UNIT_START
from lantoa.papers.reading.sections import duty_sections, is_about_money
from lantoa.papers.reading.structure import CLOSERS, Body, Heading, Item

_ASKED = pattern(r"(?:Đề nghị|đề nghị|Giao|Yêu cầu)\s+(?:cho\s+)?(?=\S)")
_SUBJECT = pattern(
    r"(?P<unit>[^:.;]{3,160}?)(?P<gap>:\s+|,?\s+(?=(?:chủ trì|có trách nhiệm|căn cứ|chịu trách nhiệm|tham mưu|phối hợp|chủ động|theo dõi|thực hiện|tổ chức|xây dựng|đẩy mạnh|tăng cường|triển khai|bố trí|là cơ quan)(?!\w)))"
)
_NOT_UNIT = pattern(
    r"(?:chế độ|thông tin, báo cáo|báo cáo|khen thưởng|thời gian|tiến độ|kiểm tra|giải pháp|nội dung|hình thức)\b",
    re.IGNORECASE,
)
_CLOSING = " .;:,"


@dataclass(slots=True)
class Duty:
    """A unit and its items; `heading` is the item where the unit is named."""

    unit: str
    entries: list[Entry] = field(default_factory=list)
    block: int = 0


def duties_of(body: Body) -> tuple[list[Duty], list[Item]]:
    """Gives the duties, and the closing paragraphs that belong to no unit."""
    closing = _closing(body)
    duties: list[Duty] = []
    for section in duty_sections(body):
        units = [child for child in body.children(section) if _is_unit(body, child)]
        for unit in units:
            own = [item for item in _under(body, unit) if item not in closing]
            duties.append(Duty(_unit_name(unit.text), entries_of(own), body.items[unit.item].block))
        loose = [item for item in _loose(body, section, units) if item not in closing]
        duties.extend(_run_in_duties(loose))
    return [duty for duty in duties if duty.entries], closing


def _closing(body: Body) -> list[Item]:
    """The unmarked paragraphs at the end, from the one that opens the close of the paper."""
    tail: list[Item] = []
    for item in reversed(body.items):
        if item.is_heading or (item.mark is not None and not CLOSERS.match(item.text)):
            break
        tail.insert(0, item)
        if CLOSERS.match(item.text):
            earlier = body.items.index(item) - 1
            if earlier < 0 or body.items[earlier].mark is not None or body.items[earlier].is_heading:
                break
            if not CLOSERS.match(body.items[earlier].text):
                break
    first = next((i for i, item in enumerate(tail) if CLOSERS.match(item.text)), None)
    return [] if first is None else tail[first:]


def _is_unit(body: Body, heading: Heading) -> bool:
    if is_about_money(heading) or _NOT_UNIT.match(heading.text):
        return False
    children = body.children(heading)
    if not children:
        return True
    return UNIT_START.match(_unit_name(heading.text)) is not None


def _under(body: Body, heading: Heading) -> list[Item]:
    return (
        [body.items[i] for i in body.below(heading)]
        if UNIT_START.match(_unit_name(heading.text))
        else body.own(heading)
    )


def _unit_name(text: str) -> str:
    asked = _ASKED.match(text)
    return (text[asked.end() :] if asked else text).strip(_CLOSING)


def _loose(body: Body, section: Heading, units: list[Heading]) -> list[Item]:
    headed = {i for unit in units for i in (unit.item, *body.below(unit))}
    money = {
        i
        for child in body.children(section)
        if is_about_money(child)
        for i in (child.item, *body.below(child))
    }
    return [
        body.items[i]
        for i in body.below(section)
        if i not in headed and i not in money and not body.items[i].is_heading
    ]


def _run_in_duties(items: list[Item]) -> list[Duty]:
    """Duties whose unit stands in the sentence: `1. Phòng Nội vụ: ...`, `- Sở Nội vụ chủ trì ...`."""
    duties: list[Duty] = []
    top = next((item.kind for item in items if item.mark is not None), None)
    for item in items:
        if item.kind is not None and top is not None and item.kind > top and duties:
            duties[-1].entries.append(Entry(item.text, [item]))
            continue
        named = _named_unit(item.text)
        if named is None:
            if duties and item.mark is None:
                duties[-1].entries.append(Entry(item.text, [item]))
            continue
        unit, rest = named
        duty = Duty(unit, [Entry(rest, [item])] if rest else [], item.block)
        duties.append(duty)
    return duties


def _named_unit(text: str) -> tuple[str, str] | None:
    asked = _ASKED.match(text)
    start = asked.end() if asked else 0
    if UNIT_START.match(text[start:]) is None:
        return None
    match = _SUBJECT.match(text, start)
    if match is None:
        return None
    rest = text[match.end() :] if match["gap"].startswith(":") else text
    return match["unit"].strip(_CLOSING), rest.strip()
