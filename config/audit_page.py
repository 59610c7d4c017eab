"""Prints docs/reference/audit-events.md from the registered kinds: `python -m config.audit_page`."""

import os
import sys

import django
from django.utils import translation
from django.utils.functional import Promise

from lantoa.domain.audit.registry import KINDS

HEAD = """# Events of the log

Made by `python -m config.audit_page > docs/reference/audit-events.md` from the kinds that the packages register in
`lantoa/domain/*/events.py`; a test fails when this page is older than the code.

Each change writes one event: who, when, which object of which body, its kind, and details. The log tells it as
"who, when, *told as*, object"; `%(name)s` is filled from the details. Events are never changed or deleted; the database
refuses both.

| kind | told as |
|---|---|
"""


def audit_page() -> str:
    """The whole page, one row a kind, in alphabetical order."""
    with translation.override("vi"):
        rows = [f"| `{kind}` | {_words(telling)} |" for kind, telling in sorted(KINDS.items())]
    return HEAD + "\n".join(rows) + "\n"


def _words(telling: object) -> str:
    if isinstance(telling, str | Promise):
        return str(telling)
    return str(telling.__doc__).splitlines()[0]


def main() -> None:
    """Writes the page to standard output."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.stdout.write(audit_page())


if __name__ == "__main__":
    main()
