"""Prints docs/reference/layout-rules.md from the rules of the checker: `python -m config.layout_rules_page`."""

import sys
from itertools import groupby

from lantoa.papers.checking.registry import Rule, all_rules

HEAD = """# Layout rules

Made by `python -m config.layout_rules_page > docs/reference/layout-rules.md` from the rules in
`lantoa/papers/checking/rules/`; a test fails when this page is older than the code.

What `lantoa check` and the page of checks hold a paper against. An **error** breaks Nghị định 30/2020/NĐ-CP in the place
named. A **hint** is a rule of the decree that a program cannot judge for sure, or practice ("thông lệ"), for which no law is
named. Ranges are those of the decree and stand once, in `lantoa/papers/writing/layout.py`.
"""
_TABLE = "| code | says | source | severity |\n|---|---|---|---|\n"


def layout_rules_page() -> str:
    """The whole page: one table a module, one row a rule, in the order in which they are looked at."""
    families = groupby(all_rules(), key=_family)
    return HEAD + "".join(f"\n## {name}\n\n{_TABLE}{''.join(map(_row, rules))}" for name, rules in families)


def _family(rule: Rule) -> str:
    return rule.family.replace("_", " ").capitalize()


def _row(rule: Rule) -> str:
    source = rule.source.removeprefix("Nghị định 30/2020/NĐ-CP, ") or "practice"
    return f"| `{rule.code}` | {rule.says} | {source} | {rule.severity} |\n"


def main() -> None:
    """Writes the page to standard output."""
    sys.stdout.write(layout_rules_page())


if __name__ == "__main__":
    main()
