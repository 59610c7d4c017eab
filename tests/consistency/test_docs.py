"""What the documentation says of the code is true: names, numbers, links, generated pages."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from config.audit_page import audit_page
from config.env import VARIABLES
from config.layout_rules_page import layout_rules_page
from config.state_diagrams import states_page
from lantoa.cli.registry import COMMANDS
from lantoa.domain.organisations.states import Role
from lantoa.papers.reading import limits
from lantoa.papers.reading.unreadable import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE_FOLDERS = ("config", "lantoa", "templates", "tests")
TERMS_AT_LEAST = 60


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def table_rows(text: str) -> list[list[str]]:
    """The cells of every row of every table, without the heads."""
    lines = text.splitlines()
    rows = []
    for place, line in enumerate(lines):
        is_head = place + 1 < len(lines) and lines[place + 1].startswith("|---")
        if line.startswith("|") and not line.startswith("|---") and not is_head:
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def first_codes(text: str) -> set[str]:
    """What stands in backticks at the beginning of a row."""
    return {found[1] for row in table_rows(text) if (found := re.match(r"`([^`\s]+)[^`]*`", row[0]))}


@cache
def code() -> str:
    files = [path for folder in CODE_FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return "\n".join(path.read_text("utf-8") for path in files)


@cache
def words_of_the_domain() -> frozenset[str]:
    files = (ROOT / "lantoa").rglob("*.py")
    return frozenset(word for path in files for word in re.findall(r"\w+", path.read_text("utf-8")))


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path):
    text = FENCE.sub("", path.read_text("utf-8"))
    lost = []
    for link in LINK.findall(text):
        target, _, anchor = link.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        file = (path.parent / target).resolve() if target else path
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(link)
    assert lost == []


def anchors(file: Path) -> set[str]:
    """The anchors of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", file.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_map_names_every_page():
    written = {
        path
        for path in DOCS.rglob("*.md")
        if path.parent.name in {"tutorials", "how-to", "reference", "explanation"}
    }
    mapped = {(DOCS / link.partition("#")[0]).resolve() for link in LINK.findall(page("docs/README.md"))}
    assert {name_of(path) for path in written - mapped} <= {"docs/reference/components.md"}


def test_every_setting_is_described():
    assert first_codes(page("docs/reference/settings.md").partition("## Variables of tests")[0]) == {
        variable.name for variable in VARIABLES
    }


def test_no_other_variable_is_read():
    described = first_codes(page("docs/reference/settings.md"))
    used = set(re.findall(r"\bLANTOA_[A-Z_]+[A-Z]\b", code() + page("Makefile")))
    assert used <= described


def test_settings_tell_the_default():
    rows = {row[0].strip("`"): row[1] for row in table_rows(page("docs/reference/settings.md"))}
    wrong = [
        variable.name
        for variable in VARIABLES
        if not variable.default.startswith("(") and rows[variable.name] != f"`{variable.default}`"
    ]
    assert wrong == []


def test_every_command_is_described():
    described = re.findall(r"^\| `lantoa (\w+)", page("docs/reference/commands.md"), re.MULTILINE)
    assert sorted(described) == sorted(COMMANDS)


def test_every_make_target_is_described():
    targets = set(re.findall(r"^([a-z-]+):.*##", page("Makefile"), re.MULTILINE)) - {"help"}
    described = re.findall(r"^\| `make ([a-z-]+)`", page("docs/reference/commands.md"), re.MULTILINE)
    assert set(described) == targets


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_commands_that_pages_name_exist(path):
    text = path.read_text("utf-8")
    spans = "\n".join(re.findall(r"`[^`\n]+`|^```(?:sh|ini)\n.*?^```", text, re.MULTILINE | re.DOTALL))
    targets = set(re.findall(r"^([a-z-]+):.*##", page("Makefile"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z][a-z-]+)", spans)) <= targets
    assert set(re.findall(r"(?:`|bin/|^)lantoa ([a-z]+)", spans, re.MULTILINE)) <= set(COMMANDS)


def test_readme_names_both_commands_and_ci_calls_them():
    assert "make run" in page("README.md")
    assert "make test" in page("README.md")
    assert re.search(r"^make test$", page(".ci/run"), re.MULTILINE)


def test_files_that_readme_reads_exist():
    assert [
        name for name in re.findall(r"demo/[\w/.-]+\.\w+", page("README.md")) if not (ROOT / name).is_file()
    ] == []


def test_layout_rules_page_is_current():
    remedy = "python -m config.layout_rules_page > docs/reference/layout-rules.md"
    assert page("docs/reference/layout-rules.md") == layout_rules_page(), f"make the page anew: {remedy}"


def test_states_page_is_current():
    remedy = "python -m config.state_diagrams > docs/reference/states.md"
    assert page("docs/reference/states.md") == states_page(), f"make the page anew: {remedy}"


def test_audit_page_is_current():
    remedy = "python -m config.audit_page > docs/reference/audit-events.md"
    assert page("docs/reference/audit-events.md") == audit_page(), f"make the page anew: {remedy}"


def test_every_role_is_described():
    rows = {row[0].strip("`"): row[1] for row in table_rows(page("docs/reference/roles.md"))}
    assert rows == {role.value: str(role.label) for role in Role}


def test_limits_of_the_reader_are_those_of_the_code():
    rows = [row for row in table_rows(page("docs/reference/reader-limits.md")) if len(row) == 3]
    told = {row[2].strip("`"): row[1] for row in rows if re.fullmatch(r"`[A-Z_]+`", row[2])}
    assert told
    assert told == {name: str(getattr(limits, name)) for name in told}


def test_every_refusal_of_the_reader_is_described():
    section = page("docs/reference/reader-limits.md").partition("## What is said")[2]
    assert first_codes(section) == set(SENTENCES)


def test_default_readings_are_numbered_and_those_of_the_code_are_told():
    rows = [row[0] for row in table_rows(page("docs/reference/default-readings.md"))]
    assert rows == [f"A-{number:02}" for number in range(1, 56)]
    assert set(re.findall(r"\bA-\d\d\b", code())) <= set(rows)


def test_default_readings_that_the_code_asks_are_told_as_choices():
    asked = set(re.findall(r'"(A-\d\d)"', page("lantoa/domain/imports/review/choices.py")))
    told = {row[0] for row in table_rows(page("docs/reference/default-readings.md")) if row[3] == "choice"}
    assert told == asked


def test_default_readings_that_the_reader_names_are_told():
    named = set(re.findall(r'"(A-\d\d)"', page("lantoa/papers/reading/ambiguities.py")))
    section = page("docs/reference/default-readings.md").partition("## Those that the reader names")[2]
    assert set(re.findall(r"A-\d\d", section)) == named


def test_decisions_are_numbered_and_listed():
    files = sorted((DOCS / "decisions").glob("0*.md"))
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    listed = re.findall(r"\]\((0\d+-[\w-]+\.md)\)", page("docs/decisions/README.md"))
    assert listed == [path.name for path in files]
    for path in files:
        assert path.read_text("utf-8").startswith(f"# {path.name[:4]}. ")


def terms() -> list[tuple[str, str]]:
    """The Vietnamese and the code name of every term whose code exists."""
    there = page("CONTEXT.md").partition("## Words of the packages to come")[0]
    return [(row[0], row[1].strip("`")) for row in table_rows(there)]


def test_the_language_has_enough_terms_each_once():
    names = [name for _, name in terms()]
    assert len(names) >= TERMS_AT_LEAST
    assert len(names) == len(set(names))
    assert all(len(row) == 4 and all(row) for row in table_rows(page("CONTEXT.md")))


def test_terms_are_the_names_of_the_code():
    assert [name for _, name in terms() if name not in words_of_the_domain()] == []


def test_changelog_knows_the_version():
    version = tomllib.loads(page("pyproject.toml"))["project"]["version"]
    assert version in page("CHANGELOG.md")
    assert "## [Unreleased]" in page("CHANGELOG.md")
