"""What the checker tells: findings, changes, and the report that holds them. Plain data for a page, a command, a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum

__all__ = ["Change", "Finding", "Report", "Severity"]


class Severity(StrEnum):
    """An error breaks the decree; a hint is practice, spelling, or a rule that a program cannot judge for sure."""

    ERROR = "error"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. All texts are Vietnamese sentences for the officer.

    `places` says how often the same fault stands in the same part of the paper; `where` names the first place.
    `source` is the article, empty for practice (`rule` then says so).
    """

    code: str
    severity: Severity
    where: str
    rule: str
    source: str
    found: str
    remedy: str
    is_fixable: bool
    places: int = 1

    def as_data(self) -> dict[str, object]:
        """The finding as JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the mended copy has otherwise: the fault it answers, where, what was there, what was done."""

    code: str
    where: str
    found: str
    done: str
    places: int = 1

    def as_data(self) -> dict[str, object]:
        """The change as JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one file, in the order of the paper."""

    name: str
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that break the decree."""
        return tuple(finding for finding in self.findings if finding.severity == Severity.ERROR)

    @property
    def hints(self) -> tuple[Finding, ...]:
        """The findings that only advise."""
        return tuple(finding for finding in self.findings if finding.severity == Severity.HINT)

    @property
    def is_fixable(self) -> bool:
        """Whether a mended copy would differ."""
        return any(finding.is_fixable for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How often each code stands in the report."""
        return dict(Counter(finding.code for finding in self.findings))

    def as_data(self) -> dict[str, object]:
        """The report as JSON values."""
        return {
            "name": self.name,
            "errors": len(self.errors),
            "hints": len(self.hints),
            "findings": [finding.as_data() for finding in self.findings],
        }
