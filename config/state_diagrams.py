"""Prints docs/reference/states.md from the transition tables: `python -m config.state_diagrams`."""

import importlib
import importlib.util
import os
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from types import ModuleType

import django
from django.utils import translation

HEAD = """# States

Made by `python -m config.state_diagrams > docs/reference/states.md` from the transition tables of
`lantoa/domain/*/states.py`; a test fails when this page is older than the tables. A move that no arrow allows is
refused with a sentence. The word on the box is what the officer sees, the code is in brackets.
"""


def states_page() -> str:
    """The whole page: one mermaid diagram a table, in the order of the packages."""
    with translation.override("vi"):
        tables = [section for module in _state_modules() for section in _sections(module)]
    return "\n".join([HEAD, *tables])


def _state_modules() -> Iterator[ModuleType]:
    domain = importlib.import_module("lantoa.domain")
    for package in pkgutil.iter_modules(domain.__path__, "lantoa.domain."):
        if package.ispkg and importlib.util.find_spec(f"{package.name}.states"):
            yield importlib.import_module(f"{package.name}.states")


def _sections(module: ModuleType) -> Iterator[str]:
    for name, table in vars(module).items():
        if name.endswith("TRANSITIONS"):
            yield _section(table, package=module.__name__.split(".")[2])


def _section(table: Mapping, *, package: str) -> str:
    states = type(next(iter(table)))
    arrows = [
        f"    {old.value} --> {new.value}" for old in states for new in states if new in table.get(old, ())
    ]
    ends = [f"    {state.value} --> [*]" for state in states if not table.get(state)]
    return "\n".join(
        [
            f"## {states.__name__} (`{package}`)",
            "",
            states.__doc__.splitlines()[0],
            "",
            "```mermaid",
            "stateDiagram-v2",
            *(f"    {state.value}: {state.label} ({state.value})" for state in states),
            f"    [*] --> {next(iter(states)).value}",
            *arrows,
            *ends,
            "```",
            "",
        ]
    )


def main() -> None:
    """Writes the page to standard output."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.stdout.write(states_page())


if __name__ == "__main__":
    main()
