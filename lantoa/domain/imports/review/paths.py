"""From the path of a value in the plan record to the address of its field in the review."""

from __future__ import annotations

import re

from lantoa.domain.imports.review.shape import Review

_ROW = re.compile(r"(tasks|targets|reporting|citations|topics|channels|audiences)\[(\d+)\](?:\.(.+))?")
_DUTY = re.compile(r"(duties\[\d+\]\.items\[\d+\])")
_PART = re.compile(r"([a-z_]+)(?:\[(\d+)\])?(?:\..*)?")
_SECTION = {"channels": "forms"}
_DOCUMENT = {
    "period": "starts_on",
    "period.start": "starts_on",
    "period.end": "ends_on",
    "signer": "signer_name",
    "signer.name": "signer_name",
    "signer.position": "signer_position",
}
_FIELD = {
    "tasks": {
        "timing": "timing_text",
        "product": "products",
        "lead": "leads",
        "collaborator": "collaborators",
        "": "name",
    },
    "targets": {"": "text"},
    "reporting": {"deadline": "deadline_text", "": "reporter"},
    "citations": {"": "number"},
}
_SHOWN = frozenset({"kind", "subject", "number", "issued_on", "place", "issuer", *_DOCUMENT})
_SLOTS = frozenset({"leads", "collaborators", "reporter", "responsible"})


class Addresses:
    """Where the values of a record stand in one review; made once a page, since a plan has hundreds of paths."""

    def __init__(self, review: Review) -> None:
        self._rows: dict[str, list[str]] = {}
        for section in ("citations", "topics", "forms", "audiences", "tasks", "targets", "reporting"):
            for row in review[section]:
                self._rows.setdefault(row["path"], []).append(row["id"])

    def of(self, path: str) -> str | None:
        """The address of the field for `path` (`tasks[3].leads[0]` is `t3.leads.0`), None where none is shown."""
        if path.startswith("document."):
            name = path.removeprefix("document.")
            return f"document.{_DOCUMENT.get(name, name)}" if name in _SHOWN else None
        if path == "funding":
            return "document.funding"
        if duty := _DUTY.match(path):
            return self._first(duty[1], "name")
        found = _ROW.fullmatch(path)
        return self._in_row(found[1], found[2], found[3] or "") if found else None

    def _in_row(self, section: str, place: str, rest: str) -> str | None:
        names = _FIELD.get(section)
        if names is None:
            return self._first(f"{section}[{place}]", "text")
        part = _PART.fullmatch(rest)
        name, number = (part[1], part[2]) if part else ("", None)
        name = names.get(name, name)
        if name in _SLOTS:
            name = f"{name}.{number or 0}"
        return self._first(f"{section}[{place}]", name)

    def _first(self, row_path: str, name: str) -> str | None:
        ids = self._rows.get(row_path)
        return f"{ids[0]}.{name}" if ids else None
