"""The lists of a plan as lines of its paper: legal bases, audiences, topics, forms, targets, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lantoa.domain.documents.citing import full_citation
from lantoa.domain.documents.models import Instrument
from lantoa.domain.plans.report_words import report_sentence
from lantoa.domain.plans.states import SectionHolds
from lantoa.lib.text import fold

_CARRIED_OUT = frozenset({"ke hoach", "cong van", "van ban", "chi thi", "chuong trinh", "thong bao"})
"""Kinds of papers of a superior that a plan carries out, rather than rests upon."""


@dataclass(frozen=True, slots=True)
class Basis:
    """One legal basis as a line, and the words by which other lines name the same paper."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The lines of every list of a plan, each without its mark."""

    bases: tuple[Basis, ...] = ()
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()

    def texts(self, holds: str) -> tuple[str, ...]:
        """The lines of the list that a section holds; none for text, duties and funding."""
        match holds:
            case SectionHolds.AUDIENCES:
                return self.audiences
            case SectionHolds.TOPICS:
                return self.topics
            case SectionHolds.FORMS:
                return self.forms
            case SectionHolds.TARGETS:
                return self.targets
            case SectionHolds.REPORTING:
                return self.reporting
        return ()

    def bases_without(self, words: str) -> tuple[str, ...]:
        """The lines of the legal bases that `words` do not name already."""
        known = fold(words)
        return tuple(one.text for one in self.bases if not one.name or fold(one.name) not in known)


def lists_of(record: Mapping[str, Any]) -> Lists:
    """The lists of a plan record."""
    citations = [row for row in _rows(record, "citations") if row.get("role") == "legal_basis"]
    return Lists(
        bases=tuple(
            Basis(basis_line(row), str(row.get("number") or row.get("subject") or "")) for row in citations
        ),
        audiences=_texts(record, "audiences"),
        topics=_texts(record, "topics"),
        forms=_texts(record, "channels"),
        targets=tuple(targets_in_text(record)),
        reporting=tuple(report_sentence(row) for row in _rows(record, "reporting")),
    )


def targets_in_text(record: Mapping[str, Any]) -> list[str]:
    """The words of the targets that no row of the appendix states."""
    stated = [
        text for row in _rows(record, "tasks") for text in [row.get("name"), *(row.get("products") or [])]
    ]
    return [
        str(row["text"])
        for row in _rows(record, "targets")
        if row.get("text") and not any(row["text"] in str(text or "") for text in stated)
    ]


def basis_line(row: Mapping[str, Any]) -> str:
    """`Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành …;` from a citation of the record."""
    kind = str(row.get("kind") or "")
    verb = "Thực hiện" if fold(kind) in _CARRIED_OUT else "Căn cứ"
    return f"{verb} {cited(row)};"


def cited(row: Mapping[str, Any]) -> str:
    """A citation of the record in full."""
    day = str(row.get("issued_on") or "")
    known = {name: str(row.get(name) or "") for name in ("kind", "number", "issuer", "subject")}
    return full_citation(Instrument(issued_on=date.fromisoformat(day) if day else None, **known))


def _rows(record: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    return [row for row in record.get(name) or [] if isinstance(row, Mapping)]


def _texts(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(text) for text in record.get(name) or [] if text)
