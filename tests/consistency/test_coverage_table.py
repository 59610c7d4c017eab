"""docs/reference/coverage.md speaks of every requirement once, and what it calls proof exists."""

import ast
import re
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from lantoa.cli.registry import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs/reference/coverage.md"
GROUPS = {
    "PLAN": 34, "LEGAL": 18, "ORG": 28, "TASK": 29, "TGT": 12, "TOPIC": 50, "CHAN": 29, "AUD": 14,
    "STYLE": 7, "EDIT": 14, "WEB": 8, "RADIO": 10, "SOC": 6, "VIS": 6, "EVT": 12, "CONT": 5, "TTHC": 12,
    "FDBK": 9, "DVC": 6, "INIT": 9, "IDX": 5, "BUD": 9, "INSP": 6, "EMUL": 3, "CTV": 3, "TRAIN": 6,
    "RPT": 13, "ISSUE": 2, "COV": 2, "SURV": 4, "LANG": 1, "ISO": 1, "AI": 1, "LAW": 5, "PRESS": 5,
    "ETHIC": 1, "FRONT": 6, "BIZ": 1, "REL": 17,
}  # fmt: skip
IDS = [f"{group}-{number:02}" for group, count in GROUPS.items() for number in range(1, count + 1)]
STATUSES = {"works", "partly", "not yet"}
PROOF = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PLACE = re.compile(r"`(/[^`\s]*|lantoa [^`]+)`")


def rows() -> list[tuple[str, ...]]:
    """The cells of every row whose first cell is an ID."""
    lines = TABLE.read_text("utf-8").splitlines()
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line[:1] == "|"]
    return [row for row in cells if re.fullmatch(r"[A-Z]+-\d+", row[0])]


@cache
def functions_of(path: Path) -> frozenset[str]:
    """Names of all functions and methods in a file of tests."""
    tree = ast.parse(path.read_text("utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


def addresses(patterns=None, prefix: str = "") -> set[str]:
    """Every address of the project, with each variable part written `*`."""
    found = set()
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + re.sub(r"<[^>]+>", "*", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            found |= addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            found.add("/" + route)
    return found


def test_there_are_409_requirements():
    assert len(IDS) == 409


def test_every_requirement_has_one_row_in_order():
    assert [row[0] for row in rows()] == IDS


def faults(row: tuple[str, ...]) -> list[str]:
    """What is wrong with the form of a row."""
    if len(row) != 5:
        return ["a row is: ID, what, status, where, proof"]
    _id, what, status, where, proof = row
    rules = {
        "it says what is asked for": bool(what),
        "its status is works, partly or not yet": status in STATUSES,
        "a thing that works is at a page or a command": status != "works" or bool(PLACE.search(where)),
        "a thing that works is proved by a test": status != "works" or bool(PROOF.search(proof)),
        "a thing that works in part says what is missing": status != "partly" or "missing:" in where,
        "a thing that is not there is nowhere": status != "not yet" or not (where or proof),
    }
    return [rule for rule, is_kept in rules.items() if not is_kept]


def test_every_row_is_whole():
    assert {row[0]: faults(row) for row in rows() if faults(row)} == {}


def test_named_tests_exist():
    named = {found for row in rows() for found in PROOF.findall(row[4])}
    lost = [
        f"{path}::{name}"
        for path, name in sorted(named)
        if not (ROOT / path).is_file() or name not in functions_of(ROOT / path)
    ]
    assert lost == []


def test_proof_holds_nothing_but_tests():
    for row in rows():
        assert not re.sub(r"[\s,;]", "", PROOF.sub("", row[4])), row


def test_named_pages_and_commands_exist():
    known = addresses()
    lost = []
    for row in rows():
        for place in PLACE.findall(row[3]):
            if place.startswith("/"):
                known_place = re.sub(r"<[^>]+>", "*", place) in known
            else:
                known_place = place.split()[1] in COMMANDS
            if not known_place:
                lost.append((row[0], place))
    assert lost == []


def test_summary_counts_the_rows():
    text = TABLE.read_text("utf-8")
    for status in STATUSES:
        count = sum(row[2] == status for row in rows())
        assert re.search(rf"^\| {status} \| {count} \|$", text, re.MULTILINE), (status, count)
