"""Readings with a choice, for the review screen: the code of the rule, the default taken, and the other readings."""

from collections.abc import Sequence

from lantoa.papers.reading.reporting import Report
from lantoa.papers.reading.targets import Target
from lantoa.papers.reading.tasks import Task

Ambiguity = dict[str, object]


def ambiguities_of(
    document: dict[str, object],
    *,
    targets: Sequence[Target],
    tasks: Sequence[Task],
    reports: Sequence[Report],
) -> tuple[Ambiguity, ...]:
    """Lists the ambiguities, in the order of the record."""
    found: list[Ambiguity] = []
    period = document.get("period")
    end = period.get("end", "") if isinstance(period, dict) else ""
    is_part_year = isinstance(period, dict) and period["start"][5:] + period["end"][5:] != "01-0112-31"
    for i, target in enumerate(targets):
        found.extend(_of_target(f"targets[{i}]", target, is_part_year=is_part_year))
    for i, task in enumerate(tasks):
        if task.timing is not None and end and due(task.timing) > end:
            found.append(_choice("A-26", f"tasks[{i}].timing", task.timing_text, "keep", "keep", "drop"))
    for i, report in enumerate(reports):
        if report.frequencies and report.deadline is None:
            found.append(
                _choice(
                    "A-18",
                    f"reporting[{i}].deadline",
                    report.merged_into or "",
                    "parent_report",
                    "parent_report",
                    "last_day_of_period",
                )
            )
        elif report.deadline is not None:
            found.append(
                _choice(
                    "A-15",
                    f"reporting[{i}].deadline",
                    report.deadline.text,
                    "exclusive",
                    "exclusive",
                    "inclusive",
                )
            )
    return tuple(found)


def _of_target(path: str, target: Target, *, is_part_year: bool) -> list[Ambiguity]:
    found: list[Ambiguity] = []
    if target.per == "year" and is_part_year:
        found.append(
            _choice("A-01", path, target.text, "calendar_year", "calendar_year", "plan_period", "pro_rata")
        )
    if target.comparator == "exactly" and target.unit != "%":
        found.append(_choice("A-03", path, target.text, "at_least", "at_least", "exactly"))
    if "tin, bài" in target.unit.casefold():
        found.append(_choice("A-05", path, target.text, "sum", "sum", "each"))
    if target.per == "month":
        found.append(_choice("A-08", path, target.text, "each_month", "each_month", "average"))
    return found


def due(timing: dict[str, object]) -> str:
    """The last day that a timing allows, as ISO text; empty where it has none."""
    year = timing.get("year")
    if timing["type"] == "before_date":
        return str(timing["date"])
    if timing["type"] == "month":
        return f"{year}-{int(str(timing['month'])):02d}-28"
    if timing["type"] == "quarter":
        return f"{year}-{3 * int(str(timing['quarter'])):02d}-30"
    return f"{year}-12-31" if timing["type"] == "year" else ""


def _choice(code: str, path: str, text: str, default: str, *choices: str) -> Ambiguity:
    return {"code": code, "path": path, "text": text, "default": default, "choices": list(choices)}
