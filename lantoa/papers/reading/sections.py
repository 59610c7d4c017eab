"""Which heading is about what: content, forms, audience, money, who does what."""

import re

from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.lists import Entry, entries_of
from lantoa.papers.reading.structure import Body, Heading

_TOPICS = pattern(r"\bnội dung\b")
_NOT_TOPICS = pattern(r"nhiệm vụ|tổ chức|trách nhiệm|kinh phí|công việc|kế hoạch")
_CHANNELS = pattern(
    r"\bhình thức\b|\bphương thức\b|\bkênh (?:thông tin|tuyên truyền|truyền thông)|\bphương tiện tuyên truyền"
)
_AUDIENCES = pattern(r"\bđối tượng\b")
_NOT_AUDIENCES = pattern(r"theo đối tượng|mục tiêu|yêu cầu|nội dung|hình thức")
_FUNDING = pattern(r"\bkinh phí\b|\bngân sách\b")
_TOPICS_IN_LINE = pattern(r"(?:Về )?[Nn]ội dung(?: (?:thông tin, )?tuyên truyền)?\s*:\s+\S")
_CHANNELS_IN_LINE = pattern(r"(?:Về )?[Hh]ình thức(?: (?:thông tin, )?tuyên truyền)?\s*:\s+\S")
_DUTIES = pattern(r"tổ chức (?:thực hiện|triển khai)|trách nhiệm|phân công|tổ chức, thực hiện|^tổ chức$")


def topics_of(body: Body) -> list[Entry]:
    """The items of the sections on content."""
    entries = _listed(body, _TOPICS, unless=_NOT_TOPICS, other=_CHANNELS)
    return entries or _run_in(body, _TOPICS_IN_LINE)


def channels_of(body: Body) -> list[Entry]:
    """The items of the sections on form."""
    entries = _listed(body, _CHANNELS, unless=_TOPICS, other=_TOPICS)
    return entries or _run_in(body, _CHANNELS_IN_LINE)


def audiences_of(body: Body) -> list[Entry]:
    """The paragraphs of the section on the audience."""
    entries = _listed(body, _AUDIENCES, unless=_NOT_AUDIENCES, other=_TOPICS)
    return entries or _run_in(body, pattern(r"(?:Đối tượng|Đối tượng (?:thông tin, )?tuyên truyền)\s*:\s+\S"))


def funding_of(body: Body) -> Entry | None:
    """The text under a heading on money, in one piece."""
    for heading in body.headings:
        if _FUNDING.search(heading.folded) and len(heading.text) < 80 and not body.children(heading):
            items = body.own(heading)
            text = " ".join(
                f"{item.mark.written} {item.text}" if item.mark and len(items) > 1 else item.text
                for item in items
            )
            return Entry(text, list(items)) if text else None
    found = _run_in(body, pattern(r"(?:Kinh phí|Kinh phí thực hiện|Nguồn kinh phí)\s*:\s+\S"))
    return found[0] if found else None


def duty_sections(body: Body) -> list[Heading]:
    """Headings such as `TỔ CHỨC THỰC HIỆN`, the widest ones."""
    found: list[Heading] = []
    for heading in body.headings:
        inside = any(other.item < heading.item < other.end for other in found)
        if _DUTIES.search(heading.folded) and not inside and heading.level <= 2:
            found.append(heading)
    return found


def is_about_money(heading: Heading) -> bool:
    """Tells `Kinh phí thực hiện` from the heading of a unit."""
    return _FUNDING.search(heading.folded) is not None


def _listed(
    body: Body, wanted: re.Pattern[str], *, unless: re.Pattern[str], other: re.Pattern[str]
) -> list[Entry]:
    """The items below the narrowest headings that match; a heading on both matters counts only if it parts them."""
    chosen = [
        heading
        for heading in body.headings
        if wanted.search(heading.folded) and not unless.search(heading.folded)
    ]
    entries: list[Entry] = []
    end = 0
    for heading in chosen:
        if heading.item < end:
            continue
        children = body.children(heading)
        if any(child in chosen or other.search(child.folded) for child in children):
            continue
        end = heading.end
        entries.extend(entries_of(body.own(heading)))
        entries.extend(_headed(body, children))
    return entries


def _headed(body: Body, children: list[Heading]) -> list[Entry]:
    """Child headings of a list section are its top-level items, each with what stands below it."""
    top = min((child.level for child in children), default=0)
    entries: list[Entry] = []
    for child in children:
        if child.level != top:
            continue
        items = [body.items[i] for i in body.below(child)]
        parts = [body.items[child.item].text]
        parts.extend(f"{item.mark.written} {item.text}" if item.mark else item.text for item in items)
        entries.append(Entry(" ".join(parts), [body.items[child.item], *items]))
    return entries


def _run_in(body: Body, pattern: re.Pattern[str]) -> list[Entry]:
    """A section written in one paragraph: `3. Đối tượng: Cán bộ, công chức ...`."""
    entries: list[Entry] = []
    for item in body.items:
        if not item.is_heading and pattern.match(item.text):
            entries.append(Entry(item.text[item.text.index(":") + 1 :].strip(), [item]))
    return entries
