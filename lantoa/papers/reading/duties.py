"""Who must do what."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading.headings import CLOSERS
from lantoa.papers.reading.items import Body, Heading, Item
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.lists import Entry, entries_of
from lantoa.papers.reading.marks import Kind
from lantoa.papers.reading.phrases import UNIT_START
from lantoa.papers.reading.sections import duty_sections, is_about_money

_ASKED = pattern(r"(?:Đề nghị|đề nghị|Giao|Yêu cầu)\s+(?:cho\s+)?(?=\S)")
_VERBS = (
    r"chủ trì|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|căn cứ|tham mưu|phối hợp|chủ động|theo dõi|thực hiện|xây dựng|đẩy mạnh|tăng cường"
    r"|triển khai|bố trí|là (?:cơ quan|đơn vị|đầu mối|bộ phận)|làm đầu mối|giúp|biên tập|đăng tải|hướng dẫn|chỉ đạo|cung cấp|niêm yết|tổng hợp|báo cáo|đảm bảo|bảo đảm"
    r"|lồng ghép|thường xuyên|kịp thời|nghiêm túc|định kỳ|lập|ban hành|phổ biến|quán triệt|đôn đốc|kiểm tra|tiếp tục|dành|vận động|phát huy|viết|gửi|đưa|duy trì"
    r"|thẩm định|cân đối|tham gia|đề xuất|cử|mở|phát sóng|phát thanh|sử dụng|xem xét|rà soát|đánh giá|giám sát|đăng|(?<!chức )(?<!bộ )(?<!viên )(?<!Ban )tuyên truyền"
    r"|(?<!chức )(?<!bộ )(?<!phận )phụ trách|(?<!các )(?<!Các )(?<!, )tổ chức"
)
_SUBJECT = pattern(rf"(?P<unit>[^:.;]{{3,160}}?)(?P<gap>:\s+|,?\s+(?=(?:{_VERBS})(?!\w)))")
_DUTY_OF_UNIT = pattern(
    r",?\s+(?:có (?:trách )?nhiệm(?: vụ)?|chịu trách nhiệm|chủ trì|phối hợp|căn cứ)(?!\w)"
)
_STRONG_CLOSER = pattern(r"Trên đây|Yêu cầu")
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


def duties_of(body: Body, *, closing: Collection[int]) -> list[Duty]:
    """Gives the duties in the order of the text; `closing` are the ids of the items that close the paper."""
    duties: list[Duty] = []
    for section in duty_sections(body):
        _collect(body, section, closing=closing, duties=duties)
    return [duty for duty in duties if duty.entries]


def closing_of(body: Body) -> list[Item]:
    """The paragraphs at the end that close the paper and belong to no unit; articles after the plan of a decision too."""
    tail: list[Item] = []
    for item in reversed(body.items):
        closes = CLOSERS.match(item.text) is not None or item.kind is Kind.ARTICLE
        if item.is_heading or (item.mark is not None and not closes):
            break
        tail.append(item)
    tail.reverse()
    first = next((i for i in range(len(tail)) if _closes(body, tail, i)), None)
    if first is not None:
        return tail[first:]
    return tail[-1:] if tail and _ends_list(body, tail[-1]) else []


def _closes(body: Body, tail: Sequence[Item], i: int) -> bool:
    """A unit may be told in a paragraph what to do on the ground of this plan: that closes nothing."""
    item = tail[i]
    if item.kind is Kind.ARTICLE:
        return True
    if CLOSERS.match(item.text) is None:
        return False
    above = body.items[len(body.items) - len(tail) + i - 1]
    return not above.is_heading or i + 1 == len(tail) or _STRONG_CLOSER.match(item.text) is not None


def _ends_list(body: Body, last: Item) -> bool:
    """An unmarked last paragraph under a list closes the paper, where it ends as papers end."""
    if not last.text.endswith("./.") or len(body.items) < 2 or last is not body.items[-1]:
        return False
    above = body.items[-2]
    return above.mark is not None and not above.is_heading


def _collect(body: Body, section: Heading, *, closing: Collection[int], duties: list[Duty]) -> None:
    """Units in headings and units in sentences, as they follow each other."""
    headed = {child.item: child for child in body.children(section)}
    run: list[Item] = []
    skip = 0
    for i in body.below(section):
        if i < skip:
            continue
        item = body.items[i]
        child = headed.get(i)
        if child is None:
            if id(item) not in closing:
                run.append(item)
            continue
        if _is_unit(body, child):
            duties.extend(_run_in_duties(run))
            run = []
            skip = child.end
            own = [each for each in _under(body, child) if id(each) not in closing]
            duties.append(Duty(_unit_name(child.text), entries_of(own), item.block))
        elif is_about_money(child):
            skip = child.end
    duties.extend(_run_in_duties(run))


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
    """`Đề nghị Công an xã` and `Công an xã có trách nhiệm` to the name of the unit."""
    asked = _ASKED.match(text)
    start = asked.end() if asked else 0
    acts = _DUTY_OF_UNIT.search(text, start + 3)
    return text[start : acts.start() if acts else len(text)].strip(_CLOSING)


def _run_in_duties(items: list[Item]) -> list[Duty]:
    """Duties whose unit stands in the sentence: `1. Phòng Nội vụ: ...`, `- Sở Nội vụ chủ trì ...`."""
    duties: list[Duty] = []
    top = min((item.kind for item in items if item.kind is not None), default=None)
    current: Duty | None = None
    for item in items:
        named = _named_unit(item.text) if item.kind is top else None
        if named is not None:
            unit, rest = named
            current = Duty(unit, [Entry(rest, [item])] if rest else [], item.block)
            duties.append(current)
        elif item.kind is top and top is not None and top < Kind.DASH:
            current = None
        elif current is not None:
            current.entries.append(Entry(item.text, [item]))
    return duties


def _named_unit(text: str) -> tuple[str, str] | None:
    asked = _ASKED.match(text)
    start = asked.end() if asked else 0
    if UNIT_START.match(text, start) is None:
        return None
    match = _SUBJECT.match(text, start)
    if match is None:
        return None
    unit = match["unit"].strip(_CLOSING)
    in_front = match["gap"].startswith(":")
    return _unit_name(unit) if in_front else unit, (text[match.end() :] if in_front else text).strip()
