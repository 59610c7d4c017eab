"""Whether a value is a plan record, told before anything is written from it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from lantoa.papers.writing.unwritable import Unwritable

_TEXT_OR_NULL: Final = (str, type(None))
_LISTS: Final = {
    "citations": dict,
    "outline": dict,
    "body": dict,
    "audiences": str,
    "topics": str,
    "channels": str,
    "duties": dict,
    "tasks": dict,
    "targets": dict,
    "reporting": dict,
}
_FIELDS: Final[dict[str, dict[str, Any]]] = {
    "citations": dict.fromkeys(("kind", "number", "issued_on", "issuer", "subject", "role"), _TEXT_OR_NULL),
    "outline": {"label": _TEXT_OR_NULL, "text": str, "level": int},
    "body": {"heading": (int, type(None)), "mark": _TEXT_OR_NULL, "text": str},
    "duties": {"unit": str, "items": list},
    "tasks": {
        "number": (str, int, type(None)),
        "name": str,
        "products": list,
        "leads": list,
        "collaborators": list,
        "timing": (dict, type(None)),
    },
    "targets": {"text": str},
    "reporting": {"reporter": _TEXT_OR_NULL, "recipient": _TEXT_OR_NULL, "frequencies": list},
}
_DOCUMENT: Final = ("kind", "number", "issued_on", "place", "issuer", "subject")


def check_record(record: object) -> dict[str, Any]:
    """The record, every list that it lacks empty.

    Raises:
        Unwritable: it is not a plan record; the sentence names the place.
    """
    if not isinstance(record, dict) or not isinstance(record.get("document"), dict):
        raise Unwritable("wrong_record", place="document")
    checked: dict[str, Any] = {**record, "document": _document(record["document"])}
    for name, kind in _LISTS.items():
        checked[name] = record.get(name) or []
        _check_list(checked[name], kind, name)
        for place, entry in enumerate(checked[name]):
            _check_fields(entry, _FIELDS.get(name, {}), f"{name}[{place}]")
    _check(checked.setdefault("funding", None), _TEXT_OR_NULL, "funding")
    for place, item in enumerate(checked["body"]):
        if item["heading"] is not None and not 0 <= item["heading"] < len(checked["outline"]):
            raise Unwritable("wrong_record", place=f"body[{place}].heading")
    return checked


def _document(given: dict[str, Any]) -> dict[str, Any]:
    document = {**dict.fromkeys((*_DOCUMENT, "signer", "period")), **given}
    for name in _DOCUMENT:
        _check(document[name], _TEXT_OR_NULL, f"document.{name}")
    for name in ("signer", "period"):
        _check(document[name], (dict, type(None)), f"document.{name}")
        for key, value in (document[name] or {}).items():
            _check(value, _TEXT_OR_NULL, f"document.{name}.{key}")
    document["recipients"] = document.get("recipients") or []
    _check_list(document["recipients"], str, "document.recipients")
    _check_day(document["issued_on"])
    return document


def _check_fields(entry: Any, fields: dict[str, Any], place: str) -> None:
    for name, kind in fields.items():
        if name not in entry:
            raise Unwritable("wrong_record", place=f"{place}.{name}")
        _check(entry[name], kind, f"{place}.{name}")
        if kind is list:
            _check_list(entry[name], str, f"{place}.{name}")
    timing = entry.get("timing") if isinstance(entry, dict) else None
    if timing is not None:
        _check(timing.get("text"), str, f"{place}.timing.text")


def _check_list(value: Any, kind: type, place: str) -> None:
    _check(value, list, place)
    for index, each in enumerate(value):
        _check(each, kind, f"{place}[{index}]")


def _check(value: Any, kind: Any, place: str) -> None:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Unwritable("wrong_record", place=place)


def _check_day(day: str | None) -> None:
    try:
        date.fromisoformat(day or "2020-03-05")
    except ValueError:
        raise Unwritable("wrong_record", place="document.issued_on") from None
