"""The text of a plan as a paper, from the plan record that its version keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lantoa.domain.plans.models import Plan, PlanVersion
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.states import EDITABLE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its mark (`-`, `a)`) or without."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; level 0 is the text before the first heading."""

    anchor: str
    label: str
    heading: str
    level: int
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlanText:
    """The whole paper."""

    version: int
    issuer: str
    place: str
    sections: list[Section]
    recipients: list[str]
    signer: dict[str, str]

    @property
    def outline(self) -> list[Section]:
        """The headings."""
        return [section for section in self.sections if section.level]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not any(section.paragraphs or section.level for section in self.sections)


def text_of(plan: Plan) -> PlanText:
    """The text of a draft as its rows are now, of any other plan its newest version; what is lacking is left out."""
    version = PlanVersion.objects.filter(plan=plan).order_by("-number").first()
    record = _mapping(version.record) if version else {}
    if plan.state in EDITABLE:
        record = record_of(plan)
    document, signer = (
        _mapping(record.get("document")),
        _mapping(_mapping(record.get("document")).get("signer")),
    )
    return PlanText(
        version=version.number if version else 0,
        issuer=_text(document.get("issuer")),
        place=_text(document.get("place")),
        sections=_sections(record),
        recipients=[_text(one) for one in _list(document.get("recipients"))],
        signer={key: _text(signer.get(key)) for key in ("name", "position", "on_behalf_of", "signed_for")},
    )


def _sections(record: Mapping[str, Any]) -> list[Section]:
    sections = [Section("text-start", "", "", 0)]
    for place, heading in enumerate(_list(record.get("outline"))):
        row = _mapping(heading)
        level = row.get("level")
        sections.append(
            Section(
                f"text-{place}",
                _text(row.get("label")),
                _text(row.get("text")),
                min(max(level, 1), 6) if isinstance(level, int) else 1,
            )
        )
    for paragraph in _list(record.get("body")):
        row = _mapping(paragraph)
        under = row.get("heading")
        number = under + 1 if isinstance(under, int) and 0 <= under < len(sections) - 1 else 0
        sections[number].paragraphs.append(Paragraph(_text(row.get("mark")), _text(row.get("text"))))
    return [section for section in sections if section.level or section.paragraphs]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
