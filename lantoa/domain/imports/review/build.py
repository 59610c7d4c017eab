"""From a reading to the review that the officer begins with."""

from __future__ import annotations

from datetime import date
from typing import Any

from lantoa.domain.imports.review.assignees import Assignees
from lantoa.domain.imports.review.choices import is_coverage, is_message
from lantoa.domain.imports.review.proposals import Proposal, proposals
from lantoa.domain.imports.review.shape import LISTS, SECTIONS, Review, Row
from lantoa.domain.imports.review.superiors import suggested
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.states import TimingType
from lantoa.lib.text import fold


def build(reading: dict[str, Any], *, organisation: Unit, on: date) -> Review:
    """The review of a saved reading for one body: units looked up as of `on`, defaults of ambiguities taken."""
    record: dict[str, Any] = reading["record"]
    assignees = Assignees(organisation=organisation, on=on)
    review: Review = {"touched": [], "seen": [], "set_aside_done": [], "next": 0}
    review["document"] = _document(record)
    review["is_of_another_body"] = _is_of_another(review["document"]["issuer"], organisation=organisation)
    review["citations"] = _numbered("citations", [_citation(row) for row in _rows(record, "citations")])
    for section, source in (("topics", "topics"), ("forms", "channels"), ("audiences", "audiences")):
        texts = [{"text": str(text)} for text in record.get(source) or []]
        review[section] = _numbered(section, texts, source=source)
    appendix = [_task(row, assignees) for row in _rows(record, "tasks")]
    review["tasks"] = _numbered("tasks", appendix)
    proposed = [
        _proposed(one, assignees, has_appendix=bool(appendix)) for one in proposals(_rows(record, "duties"))
    ]
    review["tasks"] += proposed
    _number(review["tasks"], SECTIONS["tasks"].letter)
    review["targets"] = _numbered("targets", [_target(row, assignees) for row in _rows(record, "targets")])
    _link_targets(review)
    review["reporting"] = _numbered(
        "reporting", [_duty(row, assignees) for row in _rows(record, "reporting")]
    )
    review["next"] = max(len(review[section.name]) for section in LISTS)
    superior = suggested(review["citations"], organisation=organisation)
    review["document"]["superior_plan"] = str(superior.pk) if superior else ""
    return review


def _is_of_another(issuer: str, *, organisation: Unit) -> bool:
    """Whether the issuer is named by words in which the body's own name does not occur."""
    words = fold(issuer)
    names = [
        organisation.name,
        organisation.abbreviation,
        *organisation.aliases.values_list("name", flat=True),
    ]
    return bool(words) and not any(fold(name) in words for name in names if name)


def _rows(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [row for row in record.get(name) or [] if isinstance(row, dict)]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _numbered(section: str, rows: list[Row], source: str = "") -> list[Row]:
    for place, row in enumerate(rows):
        row.setdefault("path", f"{source or section}[{place}]")
        row.setdefault("is_kept", True)
    _number(rows, SECTIONS[section].letter)
    return rows


def _number(rows: list[Row], letter: str) -> None:
    for place, row in enumerate(rows):
        row["id"] = f"{letter}{place}"


def _document(record: dict[str, Any]) -> Row:
    said = record.get("document") or {}
    period, signer = said.get("period") or {}, said.get("signer") or {}
    row = {
        name: _text(said.get(name)) for name in ("kind", "subject", "number", "issued_on", "place", "issuer")
    }
    row.update(
        id="document",
        path="document",
        kind=row["kind"] or "Kế hoạch",
        starts_on=_text(period.get("start")),
        ends_on=_text(period.get("end")),
        signer_name=_text(signer.get("name")),
        signer_position=_text(signer.get("position")),
        funding=_text(record.get("funding")),
    )
    return row


def _citation(said: dict[str, Any]) -> Row:
    names = ("kind", "number", "issued_on", "issuer", "subject", "role")
    return {name: _text(said.get(name)) for name in names}


def _timing(said: dict[str, Any] | None) -> Row:
    said = said or {}
    row = {
        f"timing_{name}": _text(said.get(name))
        for name in ("text", "type", "date", "year", "month", "quarter", "every")
    }
    row["timing_type"] = row["timing_type"] or TimingType.UNSPECIFIED.value
    return row


def _task(said: dict[str, Any], assignees: Assignees) -> Row:
    return {
        "origin": "appendix",
        "reason": "",
        "sentence": "",
        "number": _text(said.get("number")),
        "name": _text(said.get("name")),
        "products": [str(one) for one in said.get("products") or []],
        "leads": assignees.slots(said.get("leads") or []),
        "collaborators": assignees.slots(said.get("collaborators") or [])
        if said.get("collaborators")
        else [],
        **_timing(said.get("timing")),
    }


def _proposed(one: Proposal, assignees: Assignees, *, has_appendix: bool) -> Row:
    return {
        "path": one.path,
        "origin": "duty",
        "is_kept": not has_appendix and not one.reason,
        "reason": one.reason,
        "sentence": one.sentence,
        "number": "",
        "name": one.name,
        "products": [],
        "leads": assignees.slots([one.unit] if one.unit else []),
        "collaborators": [],
        **_timing(one.timing),
    }


def _target(said: dict[str, Any], assignees: Assignees) -> Row:
    # a bare number is a minimum; a share of 100 % is what it says.
    is_bare = said.get("comparator") == "exactly" and said.get("unit") != "%"
    return {
        "text": _text(said.get("text")),
        "quantity": _text(said.get("quantity")).removesuffix(".0").replace(".", ","),
        "comparator": "at_least" if is_bare else _text(said.get("comparator")) or "at_least",
        "is_bare": is_bare,
        "unit": _text(said.get("unit")),
        "per": _text(said.get("per")),
        "channel": _text(said.get("channel")),
        "responsible": [assignees.slot(said.get("responsible"))],
        "scope": "each_unit" if is_coverage(said) else "body",
        "window": "calendar",
        "task": "",
        "is_kept": not is_message(said),
    }


def _link_targets(review: Review) -> None:
    """A target whose text is a product of a row belongs to that row."""
    for target in review["targets"]:
        for task in review["tasks"]:
            if task["origin"] == "appendix" and target["text"] in task["products"]:
                target["task"] = task["id"]


def _duty(said: dict[str, Any], assignees: Assignees) -> Row:
    deadline = said.get("deadline") or {}
    return {
        "reporter": [assignees.slot(said.get("reporter"))],
        "recipient": _text(said.get("recipient")),
        "via": _text(said.get("via")),
        "frequencies": [str(one) for one in said.get("frequencies") or []],
        "deadline_text": _text(deadline.get("text")),
        "deadline_day": _text(deadline.get("day")),
        "merged_into": _text(said.get("merged_into")),
    }
