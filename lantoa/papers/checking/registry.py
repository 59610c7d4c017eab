"""The rules of the checker. A rule is one function in one module of `rules`; nothing else names it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from lantoa.papers.checking import rules
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.findings import Severity

__all__ = ["Check", "Fault", "Rule", "all_rules", "register", "rule"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a rule is broken and what was found; `mend` changes the document so that it no longer is.

    `where` is given for what is no line, such as a page; `done` tells what `mend` does.
    """

    line: Line | None
    found: str
    mend: Callable[[], None] | None = None
    done: str = ""
    where: str = ""


Check = Callable[[Document], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says, in which article (empty for practice), how to mend, and the function that looks."""

    code: str
    severity: Severity
    says: str
    source: str
    remedy: str
    check: Check
    is_first: bool = False
    """Looked at before all others, which then see the text as if this were mended: the encoding of the letters."""

    @property
    def family(self) -> str:
        """The module that holds the rule, such as `page_numbers`."""
        looked = self.check.func if isinstance(self.check, partial) else self.check
        return str(looked.__module__).rpartition(".")[2]


_RULES: dict[str, Rule] = {}


def register(new: Rule) -> None:
    """Adds a rule; a second rule with the same code is a mistake of the programmer."""
    if new.code in _RULES:
        raise ValueError(f"Two rules are called {new.code}.")
    _RULES[new.code] = new


def rule(
    code: str,
    *,
    says: str,
    source: str,
    remedy: str,
    is_hint: bool = False,
    is_first: bool = False,
) -> Callable[[Callable[[Document], Iterator[Fault]]], Callable[[Document], Iterator[Fault]]]:
    """Registers the function below as the rule `code`."""
    severity = Severity.HINT if is_hint else Severity.ERROR

    def add(check: Callable[[Document], Iterator[Fault]]) -> Callable[[Document], Iterator[Fault]]:
        register(Rule(code, severity, says, source, remedy, check, is_first))
        return check

    return add


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of every module in `rules`: modules by name, the rules of one in the order of its lines."""
    for module in sorted(found.name for found in pkgutil.iter_modules(rules.__path__)):
        importlib.import_module(f"{rules.__name__}.{module}")
    return tuple(sorted(_RULES.values(), key=lambda each: each.family))
