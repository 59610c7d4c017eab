"""Sizes of files and functions, words that may not stand anywhere, and locks without addresses."""

import ast
import re
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 500
MOST_TEST_LINES = 800
MOST_FUNCTION_LINES = 60
DRAWERS = {"utils.py", "helpers.py", "common.py", "services.py"}
LOCK = re.compile(r"requirements.*\.txt|package.*\.json|pyproject\.toml|\.npmrc|pip\.conf")
ADDRESS = re.compile(r"\"resolved\"|index-url|^registry *=|source = \{ *(registry|url)", re.MULTILINE)
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\son[a-z]+\s*=\s*[\"']|\sstyle\s*=\s*[\"']", re.IGNORECASE
)


@lru_cache
def tracked() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return tuple(path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file())


def python_files() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_files_are_short(path):
    most = MOST_TEST_LINES if "tests" in path.parts else MOST_LINES
    assert len(path.read_text("utf-8").splitlines()) <= most


@pytest.mark.parametrize("path", [path for path in python_files() if "tests" not in path.parts], ids=name_of)
def test_functions_are_short(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < MOST_FUNCTION_LINES, f"{node.name} is too long"


def test_there_are_no_drawers():
    assert not [name_of(path) for path in tracked() if path.name in DRAWERS]


@pytest.mark.parametrize(
    "path",
    [path for path in tracked() if LOCK.match(path.name)],
    ids=name_of,
)
def test_locks_hold_no_addresses(path):
    text = path.read_text("utf-8")
    assert not ADDRESS.search(text)


@pytest.mark.parametrize(
    "path", [path for path in tracked() if path.suffix == ".html" and "templates" in path.parts], ids=name_of
)
def test_templates_hold_no_inline_script_or_style(path):
    if "emails" in path.parts:
        return
    assert not INLINE.search(path.read_text("utf-8"))


def test_no_third_party_file_is_committed():
    assert not [name_of(path) for path in tracked() if ".min." in path.name or "node_modules" in path.parts]
