"""Measures and compares with the goals: `python -m bench.run [NAME …]`.

Prints a table and writes `bench/results.json`, a list of `{name, measured, value, goal, met}`; the results of
measurements that were not asked for stay in it. Status 1 where a goal is missed.
"""

import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measure import Result
from bench.registry import MEASUREMENTS

RESULTS = Path(__file__).resolve().parent / "results.json"


def main(names: Sequence[str]) -> int:
    """Makes the measurements `names`, or all."""
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        sys.stderr.write(f"no measurement {', '.join(unknown)}; there are {', '.join(MEASUREMENTS)}\n")
        return 2
    results: list[Result] = []
    for name in names or MEASUREMENTS:
        module, _, function = MEASUREMENTS[name].partition(":")
        results += getattr(importlib.import_module(module), function)()
    save(results)
    show(results)
    return 0 if all(result.met for result in results) else 1


def save(results: list[Result]) -> None:
    """Writes the results, and keeps those of other measurements."""
    made = {result.name: result.as_row() for result in results}
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else []
    rows = {row["name"]: row for row in kept} | made
    RESULTS.write_text(json.dumps(list(rows.values()), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def show(results: list[Result]) -> None:
    """Prints one row a result."""
    table = Table("name", "measured", "value", "goal", "met")
    for result in results:
        table.add_row(
            result.name,
            result.measured,
            f"{result.value:g}",
            f"{result.goal:g}",
            "yes" if result.met else "NO",
        )
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
