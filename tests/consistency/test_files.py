"""Sizes of files and functions, words that may not stand anywhere, and locks without addresses."""

import ast
import re
import subprocess
from functools import lru_cache
from pathlib import Path

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


def test_files_are_short():
    wrong = []
    for path in python_files():
        most = MOST_TEST_LINES if "tests" in path.parts else MOST_LINES
        lines = len(path.read_text("utf-8").splitlines())
        if lines > most:
            wrong.append(f"{name_of(path)}: {lines} lines, at most {most}")
    assert not wrong


def test_functions_are_short():
    wrong = [
        f"{name_of(path)}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in python_files()
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= MOST_FUNCTION_LINES
    ]
    assert not wrong


def test_there_are_no_drawers():
    assert not [name_of(path) for path in tracked() if path.name in DRAWERS]


def test_locks_hold_no_addresses():
    locks = [path for path in tracked() if LOCK.match(path.name)]
    assert not [name_of(path) for path in locks if ADDRESS.search(path.read_text("utf-8"))]


def test_templates_hold_no_inline_script_or_style():
    pages = [
        path
        for path in tracked()
        if path.suffix == ".html" and "templates" in path.parts and "emails" not in path.parts
    ]
    assert not [name_of(path) for path in pages if INLINE.search(path.read_text("utf-8"))]


def test_no_third_party_file_is_committed():
    assert not [name_of(path) for path in tracked() if ".min." in path.name or "node_modules" in path.parts]
