"""Blocks of a document to the plan record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.papers.reading.ambiguities import ambiguities_of
from lantoa.papers.reading.blocks import Block, Paragraph, Reading, Source, Table
from lantoa.papers.reading.channels import level_of
from lantoa.papers.reading.citations import Citation, citations_in, merged
from lantoa.papers.reading.doubts import Findings, doubts_of
from lantoa.papers.reading.duties import Duty, closing_of, duties_of
from lantoa.papers.reading.foot import Foot, foot_of
from lantoa.papers.reading.head import Head, head_of
from lantoa.papers.reading.items import Body, Item
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.lists import Entry
from lantoa.papers.reading.regions import regions_of
from lantoa.papers.reading.reporting import Report, reports_in
from lantoa.papers.reading.sections import audiences_of, channels_of, funding_of, topics_of
from lantoa.papers.reading.structure import body_of
from lantoa.papers.reading.targets import Place, Target, targets_in
from lantoa.papers.reading.tasks import Task, tasks_of

_AIMS = pattern(r"mục đích|mục tiêu|yêu cầu|đối tượng")
_MENTIONS_APPENDIX = pattern(
    r"\((?:Có|Chi tiết|Kèm theo|có|chi tiết)[^)]*(?:Phụ lục|phụ lục|Danh mục|danh mục|biểu)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Findings:
    """All that was read, before it is put into a record."""

    head: Head
    foot: Foot
    body: Body
    lists: dict[str, list[Entry]]
    funding: Entry | None
    duties: list[Duty]
    tasks: list[Task]
    citations: list[Citation]
    targets: list[Target]
    reports: list[Report]


def read_plan(blocks: Sequence[Block]) -> Reading:
    """Reads what a plan document says.

    Gives the plan record with every field of its format, where each value was read, how sure it is,
    and the readings that leave a choice. Nothing is guessed: what the blocks do not say is None or empty.
    """
    unread = sorted({block.page for block in blocks if isinstance(block, Paragraph) and block.unread})
    blocks = [block for block in blocks if isinstance(block, Table) or not block.unread]
    found = _read(blocks)
    return Reading(
        record={**_record(found), "warnings": _warnings(found, unread_pages=unread)},
        blocks=tuple(blocks),
        sources=_sources(found),
        confidence=_confidence(found.head, found.tasks, found.targets),
        ambiguities=ambiguities_of(
            found.head.values, targets=found.targets, tasks=found.tasks, reports=found.reports
        ),
    )


def _read(blocks: Sequence[Block]) -> _Findings:
    regions = regions_of(blocks)
    body = body_of(blocks, regions.body)
    preamble = _preamble(body)
    head = head_of(
        blocks, head=regions.head, preamble=[item.block for item in preamble], appendix=regions.appendix
    )
    tasks = tasks_of(blocks, [*regions.body, *regions.foot, *regions.appendix], year=_year(head))
    closing = {id(item) for item in closing_of(body)}
    duties = duties_of(body, closing=closing)
    lists = {
        "audiences": audiences_of(body, closing=closing),
        "topics": topics_of(body, closing=closing),
        "channels": channels_of(body, closing=closing),
    }
    listed = {id(item) for entries in lists.values() for entry in entries for item in entry.items}
    return _Findings(
        head=head,
        foot=foot_of(blocks, regions.foot),
        body=body,
        lists=lists,
        funding=funding_of(body, closing=closing),
        duties=duties,
        tasks=tasks,
        citations=_citations(body, len(preamble), tasks, head),
        targets=_targets(body, duties, tasks, head),
        reports=_reports(body, duties, closing, listed),
    )


def _record(found: _Findings) -> dict[str, object]:
    body = found.body
    return {
        "document": {
            **found.head.values,
            "signer": found.foot.signer,
            "recipients": found.foot.recipients,
        },
        "citations": [citation.record() for citation in found.citations],
        "outline": [{"label": each.label, "text": each.text, "level": each.level} for each in body.headings],
        "body": [
            {"heading": item.heading, "mark": item.mark.written if item.mark else None, "text": item.text}
            for item in body.items
            if not item.is_heading
        ],
        **{name: [entry.text for entry in entries] for name, entries in found.lists.items()},
        "funding": found.funding.text if found.funding else None,
        "duties": [
            {"unit": duty.unit, "items": [entry.text for entry in duty.entries]} for duty in found.duties
        ],
        "tasks": [task.record() for task in found.tasks],
        "targets": [target.record() for target in found.targets],
        "reporting": [report.record() for report in found.reports],
    }


def _warnings(found: _Findings, *, unread_pages: Sequence[int]) -> list[dict[str, str]]:
    items = found.body.items
    return doubts_of(
        Findings(
            head=found.head,
            headings=len(found.body.headings),
            has_text=bool(items),
            unread_pages=unread_pages,
            has_signer=found.foot.signer is not None,
            mentions_appendix=any(_MENTIONS_APPENDIX.match(item.text) for item in items),
            tasks=found.tasks,
            targets=found.targets,
        )
    )


def _preamble(body: Body) -> list[Item]:
    return body.items[: body.headings[0].item] if body.headings else body.items[:1]


def _year(head: Head) -> int | None:
    period = head.values["period"]
    if isinstance(period, dict) and period["start"][:4] == period["end"][:4]:
        return int(period["start"][:4])
    return None


def _citations(body: Body, preamble: int, tasks: Sequence[Task], head: Head) -> list[Citation]:
    found: list[Citation] = []
    for i, item in enumerate(body.items):
        role = "legal_basis" if i < preamble else "mention"
        found.extend(citations_in(item.text, role=role, block=item.block))
    for task in tasks:
        found.extend(citations_in(task.name, role="mention", block=task.block))
    own = head.values["number"]
    return merged(found, own_number=own if isinstance(own, str) else None)


def _targets(body: Body, duties: Sequence[Duty], tasks: Sequence[Task], head: Head) -> list[Target]:
    issuer = head.values["issuer"]
    level = level_of(issuer if isinstance(issuer, str) else None)
    units = {item.block: duty.unit for duty in duties for entry in duty.entries for item in entry.items}
    first = body.headings[0].item if body.headings else 0
    targets: list[Target] = []
    for item in body.items[first:]:
        if not item.is_heading:
            place = Place(item.block, responsible=units.get(item.block))
            targets.extend(targets_in(item.text, place=place, level=level))
    named: set[tuple[int, str, str]] = set()
    for task in tasks:
        lead = task.leads[0] if len(task.leads) == 1 else None
        if (task.block, task.number, task.name) not in named:
            named.add((task.block, task.number, task.name))
            place = Place(task.block, task.row, task.columns.get("name"), responsible=lead)
            targets.extend(targets_in(task.name, place=place, level=level))
        for product in task.products:
            place = Place(
                task.block,
                task.row,
                task.columns.get("product"),
                responsible=lead,
                fallback=task.name,
                is_cell=True,
            )
            targets.extend(targets_in(product, place=place, level=level))
    return targets


def _reports(body: Body, duties: Sequence[Duty], closing: set[int], listed: set[int]) -> list[Report]:
    units = {item.block: duty.unit for duty in duties for entry in duty.entries for item in entry.items}
    reports: list[Report] = []
    for item in body.items[body.headings[0].item if body.headings else 0 :]:
        if item.is_heading or id(item) in listed:
            continue
        heading = body.headings[item.heading] if item.heading is not None else None
        if heading is not None and id(item) not in closing and _AIMS.search(heading.folded):
            continue
        reports.extend(reports_in(item.text, unit=units.get(item.block), block=item.block))
    return reports


def _entry_source(items: Sequence[Item]) -> Source:
    first = items[0]
    return Source(first.block, first.start, first.start + len(first.text))


def _sources(found: _Findings) -> dict[str, Source]:
    sources = {**found.head.sources, **found.foot.sources}
    for i, citation in enumerate(found.citations):
        sources[f"citations[{i}]"] = Source(citation.block, citation.start, citation.end)
    for i, task in enumerate(found.tasks):
        for name, column in task.columns.items():
            sources[f"tasks[{i}].{name}"] = Source(task.block, 0, 0, task.row, column)
    for i, target in enumerate(found.targets):
        sources[f"targets[{i}]"] = Source(target.block, target.start, target.end, target.row, target.column)
    for i, report in enumerate(found.reports):
        sources[f"reporting[{i}]"] = Source(report.block, report.start, report.end)
    for name, entries in found.lists.items():
        for i, entry in enumerate(entries):
            sources[f"{name}[{i}]"] = _entry_source(entry.items)
    for i, duty in enumerate(found.duties):
        for k, entry in enumerate(duty.entries):
            sources[f"duties[{i}].items[{k}]"] = _entry_source(entry.items)
    return sources


def _confidence(head: Head, tasks: Sequence[Task], targets: Sequence[Target]) -> dict[str, float]:
    confidence: dict[str, float] = {}
    if not head.title_found:
        confidence["document.subject"] = 0.6
    if head.guessed_issuer:
        confidence["document.issuer"] = 0.7
    for i, task in enumerate(tasks):
        if not task.leads or not task.name:
            confidence[f"tasks[{i}]"] = 0.6
    for i, target in enumerate(targets):
        if target.is_range:
            confidence[f"targets[{i}]"] = 0.6
    return confidence
