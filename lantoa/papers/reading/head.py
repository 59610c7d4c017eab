"""The head of a paper: kind, number, date, place, issuer, subject, period."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading.blocks import Block, Paragraph, Source, Table
from lantoa.papers.reading.dates import iso, period_of
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.regions import TITLE, is_letterhead_table, title_of
from lantoa.papers.reading.symbols import ANY_KIND, NUMBER, mend

_OWN_NUMBER = pattern(rf"\bSố\s*:?\s*({NUMBER})")
_BLANK_NUMBER = pattern(r"\bSố\s*:?\s*[.…_ ]*/\s*\S+")
_DATE_LINE = pattern(
    r"(?:(?P<place>[^\W\d_][^,;:\d]{1,40}),\s*|\A\s*(?=Ngày))[Nn]gày\s*(?P<day>\d{1,2}|[.…_]*)\s*tháng\s*(?P<month>\d{1,2}|[.…_]*)\s*năm(?:\s*(?P<year>\d{4})|[.…_\s]*\Z)"
)
_CAPTION = pattern(
    rf"(?:[Kk]èm theo|[Bb]an hành kèm theo)\s+(?P<kind>{ANY_KIND})\s+số\s*:?\s*(?:(?P<number>{NUMBER})|[.…_\s]*/\s*[^\s,]+(?:\s*-\s*[A-ZĐ]+)?)"
    r"(?:\s*,?\s*ngày\s*(?P<day>\d{1,2}|[.…_]*)\s*(?:/|tháng)\s*(?P<month>\d{1,2}|[.…_]*)\s*(?:/|năm)\s*(?P<year>\d{4}))?(?:\s+của\s+(?P<issuer>[^)]+?)\s*\)?\s*\Z)?"
)
_ORGAN = (
    r"(?:Chủ tịch\s+)?(?:UBND|[UỦ][ỷyỶ]?\s?ban nhân dân|Uỷ ban|Ủy ban|UB|Sở|Bộ|Ban|Cục|Chi cục|Tổng cục|Phòng|Trung tâm|Văn phòng|Trường|Bệnh viện|Huyện ủy|Đảng ủy|Thành ủy|Tỉnh ủy"
    r"|Hội đồng|Công an|Thanh tra|Kho bạc|Bảo hiểm|Thuế|Viện|Liên đoàn|Hội|Đoàn|Đài|Trạm|Học viện|Ngân hàng|HĐND)"
)
_ISSUES = pattern(
    r"\s(?:xây dựng|ban hành|lập|triển khai|đề ra)(?:\s+và\s+(?:triển khai|tổ chức)(?:\s+thực hiện)?)?(?:\s+thực hiện)?\s+(?:nội dung\s+)?[kK]ế hoạch"
)
_ORGAN_START = pattern(rf"(?:\A|[.;:,]\s+){_ORGAN}\s")
_SUBJECT_STOP = pattern(r"[,;:.]?\s*(?:cụ thể|như sau|với (?:các|những) nội dung|gồm|với nội dung)|[;:]")
_ABOUT = pattern(r"(?:[vV]/v|VỀ VIỆC|Về việc|về việc)\s*:?\s*")
_NOT_SUBJECT = pattern(
    r"\(|[-–—_=*\s]+\Z|Kính gửi|(?:Căn cứ|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG PHÒNG) ?\S*\Z"
)
_HEADER_LINES = pattern(r"CỘNG HÒA|CỘNG HOÀ|Độc lập|ĐỘC LẬP|ĐẢNG CỘNG|Số\s*:|ngày\s.*năm\s+\d{4}")
_ORGAN_LINE = pattern(
    r"(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|GIÁM ĐỐC|BỘ TRƯỞNG|CỤC TRƯỞNG|TỔNG CỤC|CHI CỤC TRƯỞNG|TRƯỞNG BAN|HIỆU TRƯỞNG)\b"
)
_LOCAL = pattern(r"(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|ĐẶC KHU|TP\.?)\s")
_YEAR = pattern(r"\d{4}")
_CLOSING = " .;,:–-"
_CAPTION_LINES = 4


@dataclass(slots=True)
class Head:
    """What the paper says of itself, and where."""

    values: dict[str, object] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    title_found: bool = False
    guessed_issuer: bool = False


def head_of(
    blocks: Sequence[Block], *, head: Sequence[int], preamble: Sequence[int], appendix: Sequence[int]
) -> Head:
    """Reads the document fields from the blocks of head, preamble and appendix."""
    found = Head()
    found.values = dict.fromkeys(("kind", "number", "issued_on", "place", "issuer", "subject", "period"))
    _read_letterhead(blocks, head, found)
    _read_title(blocks, head, found)
    _read_captions(blocks, [*head, *appendix], found)
    _read_issuing_sentence(blocks, preamble, found)
    if found.values["issuer"] is None:
        found.values["issuer"] = _letterhead_issuer(blocks, head)
        found.guessed_issuer = found.values["issuer"] is not None
    subject = found.values["subject"]
    found.values["period"] = period_of(subject) if isinstance(subject, str) else None
    return found


def _lines(blocks: Sequence[Block], places: Iterable[int]) -> Iterable[tuple[int, str]]:
    for i in places:
        block = blocks[i]
        if isinstance(block, Paragraph):
            yield i, block.text
        elif is_letterhead_table(block):
            for column in range(max((len(row) for row in block.rows), default=0)):
                for row in block.rows:
                    if column < len(row):
                        yield from ((i, line) for line in row[column].split("\n") if line)


def _read_letterhead(blocks: Sequence[Block], head: Sequence[int], found: Head) -> None:
    for i, line in _lines(blocks, head):
        if TITLE.match(line) and isinstance(blocks[i], Paragraph):
            break
        number = _OWN_NUMBER.search(line)
        if number and found.values["number"] is None:
            found.values["number"] = mend(number[1])
            found.sources["document.number"] = Source(i, number.start(1), number.end(1))
        rest = line[number.end() :] if number else _BLANK_NUMBER.sub(" ", line)
        dated = _DATE_LINE.search(rest)
        if dated:
            found.values["place"] = (dated["place"] or "").strip(_CLOSING) or None
            found.values["issued_on"] = iso(dated["day"], dated["month"], dated["year"] or "")
            found.sources["document.issued_on"] = Source(i, 0, len(line))


def _read_title(blocks: Sequence[Block], head: Sequence[int], found: Head) -> None:
    parts: list[str] = []
    first = last = -1
    for i in head:
        block = blocks[i]
        if isinstance(block, Table):
            if first >= 0:
                break
            continue
        if first < 0:
            title = title_of(block)
            if title is None or _HEADER_LINES.search(block.text):
                continue
            found.values["kind"] = title.capitalize()
            first = last = i
            rest = block.text[len(title) :].strip(" :")
            if rest:
                parts.append(rest)
            continue
        if _NOT_SUBJECT.match(block.text) or TITLE.fullmatch(block.text.rstrip(":")):
            if parts:
                break
            continue
        if parts and _ORGAN_LINE.match(block.text) and block.text.isupper():
            break
        parts.append(block.text)
        last = i
    if first >= 0:
        found.title_found = True
        found.sources["document.kind"] = Source(first, 0, len(getattr(blocks[first], "text", "")))
    if parts:
        subject = " ".join(parts)
        about = _ABOUT.match(subject)
        found.values["subject"] = (subject[about.end() :] if about else subject).strip(_CLOSING)
        found.sources["document.subject"] = Source(
            last if last != first else first, 0, len(getattr(blocks[last], "text", ""))
        )


def _read_captions(blocks: Sequence[Block], places: Sequence[int], found: Head) -> None:
    for i in places:
        block = blocks[i]
        if not isinstance(block, Paragraph) or "èm theo" not in block.text:
            continue
        caption = _CAPTION.search(_bracket(blocks, i))
        if caption is None or (found.values["kind"] and caption["kind"].capitalize() != found.values["kind"]):
            continue
        if caption["number"] and found.values["number"] is None:
            found.values["number"] = mend(caption["number"])
            found.sources["document.number"] = Source(i, caption.start("number"), caption.end("number"))
        if caption["year"] and found.values["issued_on"] is None:
            found.values["issued_on"] = iso(caption["day"], caption["month"], caption["year"])
            found.sources["document.issued_on"] = Source(i, caption.start("day"), caption.end("year"))
        if caption["issuer"] and found.values["issuer"] is None:
            found.values["issuer"] = caption["issuer"].strip(_CLOSING)
            found.sources["document.issuer"] = Source(i, caption.start("issuer"), caption.end("issuer"))


def _bracket(blocks: Sequence[Block], i: int) -> str:
    """The paragraph at `i`; where it opens a bracket that a later line closes, up to there."""
    text = getattr(blocks[i], "text", "")
    for following in blocks[i + 1 : i + _CAPTION_LINES]:
        if not text.startswith("(") or ")" in text or not isinstance(following, Paragraph):
            break
        text = f"{text} {following.text}"
    return text


def _read_issuing_sentence(blocks: Sequence[Block], preamble: Sequence[int], found: Head) -> None:
    for i in preamble:
        block = blocks[i]
        if not isinstance(block, Paragraph):
            continue
        for issues in _ISSUES.finditer(block.text):
            before = block.text[: issues.start()]
            start = None
            for organ in _ORGAN_START.finditer(before + " "):
                start = organ
            if start is None:
                continue
            begin = start.start() + len(start.group()) - len(start.group().lstrip(" .;:,"))
            issuer = before[begin:]
            if len(issuer) > 110 or _YEAR.search(issuer):
                continue
            found.values["issuer"] = issuer.strip(_CLOSING)
            found.sources["document.issuer"] = Source(i, begin, issues.start())
            if not found.title_found:
                _read_named_plan(block.text, issues, found, i)
            return


def _read_named_plan(text: str, issues: re.Match[str], found: Head, block: int) -> None:
    """Takes kind and subject from the issuing sentence where the title is missing."""
    stop = _SUBJECT_STOP.search(text, issues.end())
    end = stop.start() if stop else len(text)
    subject = text[issues.end() : end].strip(_CLOSING)
    found.values["kind"] = "Kế hoạch"
    if subject:
        found.values["subject"] = subject
        found.sources["document.subject"] = Source(block, issues.end(), end)


def _letterhead_issuer(blocks: Sequence[Block], head: Sequence[int]) -> str | None:
    """The organ in the letterhead, without its superior: the last line in capitals before the number."""
    organs: list[str] = []
    for i, line in _lines(blocks, head):
        if TITLE.match(line) and isinstance(blocks[i], Paragraph):
            break
        plain = _HEADER_LINES.split(line)[0].strip(_CLOSING)
        if plain and plain.isupper() and len(plain) > 2:
            organs.append(plain)
        elif organs:
            break
    if not organs:
        return None
    if len(organs) > 1 and _LOCAL.match(organs[-1]):
        return f"{organs[-2]} {organs[-1]}"
    return organs[-1]
