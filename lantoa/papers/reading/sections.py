"""Which heading is about what: content, forms, audience, money, who does what."""

import re
from collections.abc import Collection

from lantoa.papers.reading.items import Body, Heading, Item
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.lists import Entry, entries_of

_TOPICS = pattern(r"\bnội dung\b")
_NOT_TOPICS = pattern(
    r"nhiệm vụ(?!.*nội dung (?:thông tin|tuyên truyền))(?<!nội dung, nhiệm vụ)|tổ chức|trách nhiệm|kinh phí|công việc|kế hoạch"
)
_CHANNELS = pattern(
    r"\bhình thức\b|\bphương thức\b|\bkênh (?:thông tin|tuyên truyền|truyền thông)|\bphương tiện tuyên truyền"
)
_AUDIENCES = pattern(r"\bđối tượng\b")
_NOT_AUDIENCES = pattern(r"theo đối tượng|mục tiêu|yêu cầu|nội dung|hình thức")
_FUNDING = pattern(r"\bkinh phí\b|\bngân sách\b")
_TOPICS_IN_LINE = pattern(r"(?:Về )?[Nn]ội dung(?: (?:thông tin, )?tuyên truyền)?\s*:\s+\S")
_CHANNELS_IN_LINE = pattern(r"(?:Về )?[Hh]ình thức(?: (?:thông tin, )?tuyên truyền)?\s*:\s+\S")
_AUDIENCES_IN_LINE = pattern(r"(?:Về )?[Đđ]ối tượng(?: (?:thông tin, )?tuyên truyền)?\s*:\s+\S")
_FUNDING_IN_LINE = pattern(r"(?:Về )?(?:Nguồn )?[Kk]inh phí(?: (?:thực hiện|tuyên truyền))?\s*:\s+\S")
_DUTIES = pattern(r"tổ chức (?:thực hiện|triển khai)|trách nhiệm|phân công|tổ chức, thực hiện|^tổ chức$")


def topics_of(body: Body, *, closing: Collection[int] = ()) -> list[Entry]:
    """The items of the sections on content; `closing` are the ids of items that close the paper."""
    listed = _listed(body, _TOPICS, unless=_NOT_TOPICS, other=_CHANNELS, closing=closing)
    return _named_in_line(listed, _TOPICS_IN_LINE) or listed or _run_in(body, _TOPICS_IN_LINE)


def channels_of(body: Body, *, closing: Collection[int] = ()) -> list[Entry]:
    """The items of the sections on form."""
    listed = _listed(body, _CHANNELS, unless=_TOPICS, other=_TOPICS, closing=closing)
    return listed or _run_in(body, _CHANNELS_IN_LINE)


def audiences_of(body: Body, *, closing: Collection[int] = ()) -> list[Entry]:
    """The paragraphs of the section on the audience."""
    listed = _listed(body, _AUDIENCES, unless=_NOT_AUDIENCES, other=_TOPICS, closing=closing)
    return _named_in_line(listed, _AUDIENCES_IN_LINE) or listed or _run_in(body, _AUDIENCES_IN_LINE)


def funding_of(body: Body, *, closing: Collection[int] = ()) -> Entry | None:
    """The text under a heading on money, in one piece."""
    for heading in body.headings:
        if _FUNDING.search(heading.folded) and len(heading.text) < 80 and not body.children(heading):
            items = [item for item in body.own(heading) if id(item) not in closing]
            text = " ".join(
                f"{item.mark.written} {item.text}" if item.mark and len(items) > 1 else item.text
                for item in items
            )
            return Entry(text, items) if text else None
    found = _run_in(body, _FUNDING_IN_LINE)
    return found[0] if found else None


def duty_sections(body: Body) -> list[Heading]:
    """Headings such as `TỔ CHỨC THỰC HIỆN`, the widest ones."""
    found: list[Heading] = []
    end = 0
    for heading in body.headings:
        if heading.level <= 2 and heading.item >= end and _DUTIES.search(heading.folded):
            found.append(heading)
            end = heading.end
    return found


def is_about_money(heading: Heading) -> bool:
    """Tells `Kinh phí thực hiện` from the heading of a unit."""
    return _FUNDING.search(heading.folded) is not None


def _listed(
    body: Body,
    wanted: re.Pattern[str],
    *,
    unless: re.Pattern[str],
    other: re.Pattern[str],
    closing: Collection[int],
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
        entries.extend(_entries_below(body, heading, children=children, closing=closing))
    return entries


def _entries_below(
    body: Body, heading: Heading, *, children: list[Heading], closing: Collection[int]
) -> list[Entry]:
    """Items and child headings in their order; a child heading is an item, with what stands below it."""
    top = min((child.level for child in children), default=0)
    headed = {child.item: child for child in children if child.level == top}
    entries: list[Entry] = []
    run: list[Item] = []
    for i in body.below(heading):
        item = body.items[i]
        if i in headed:
            entries.extend(entries_of(run, followed=True))
            run = []
            entries.append(_headed(body, headed[i]))
        elif item.heading == heading.index and not item.is_heading and id(item) not in closing:
            run.append(item)
    return entries + entries_of(run)


def _headed(body: Body, child: Heading) -> Entry:
    items = [body.items[i] for i in body.below(child)]
    parts = [body.items[child.item].text]
    parts.extend(f"{item.mark.written} {item.text}" if item.mark else item.text for item in items)
    return Entry(" ".join(parts), [body.items[child.item], *items])


def _named_in_line(entries: list[Entry], wanted: re.Pattern[str]) -> list[Entry]:
    """Where a section names its parts in front of its items (`1. Đối tượng: ...`), the wanted ones, without their name."""
    return [
        Entry(entry.text[entry.text.index(":") + 1 :].strip(), entry.items)
        for entry in entries
        if wanted.match(entry.text)
    ]


def _run_in(body: Body, pattern: re.Pattern[str]) -> list[Entry]:
    """A section written in one paragraph: `3. Đối tượng: Cán bộ, công chức ...`."""
    entries: list[Entry] = []
    for item in body.items:
        if not item.is_heading and pattern.match(item.text):
            entries.append(Entry(item.text[item.text.index(":") + 1 :].strip(), [item]))
    return entries
