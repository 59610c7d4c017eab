"""The plan record as the officer confirmed it: what was read, with the changes of the review."""

from __future__ import annotations

from typing import Any

from lantoa.domain.imports.review import parsing
from lantoa.domain.imports.review.shape import Review, Row, Slot, kept

_DOCUMENT = ("kind", "number", "issued_on", "place", "issuer", "subject")
_TIMING = ("date", "year", "month", "quarter", "every")


def record_of(review: Review, *, record: dict[str, Any]) -> dict[str, Any]:
    """`record` with the values of the review in it; what the review does not show stays as it was read."""
    head = review["document"]
    document = record.setdefault("document", {})
    document.update({name: head[name] or None for name in _DOCUMENT})
    document["period"] = {"start": head["starts_on"] or None, "end": head["ends_on"] or None}
    signer = document.get("signer") or {}
    document["signer"] = {
        "on_behalf_of": None,
        "signed_for": None,
        **signer,
        "name": head["signer_name"] or None,
        "position": head["signer_position"] or None,
    }
    record["funding"] = head["funding"] or None
    record["citations"] = [_citation(row) for row in kept(review, "citations")]
    for name, section in (("topics", "topics"), ("channels", "forms"), ("audiences", "audiences")):
        record[name] = [row["text"] for row in kept(review, section) if row["text"].strip()]
    record["tasks"] = [_task(row) for row in kept(review, "tasks")]
    record["targets"] = [_target(row) for row in kept(review, "targets")]
    record["reporting"] = [_duty(row) for row in kept(review, "reporting")]
    return record


def _citation(row: Row) -> dict[str, Any]:
    return {name: row[name] or None for name in ("kind", "number", "issued_on", "issuer", "subject", "role")}


def _task(row: Row) -> dict[str, Any]:
    return {
        "number": row["number"] or None,
        "name": row["name"],
        "products": list(row["products"]),
        "leads": _texts(row["leads"]),
        "collaborators": _texts(row["collaborators"]),
        "timing": _timing(row),
    }


def _texts(slots: list[Slot]) -> list[str]:
    return [slot["text"] for slot in slots if slot["text"]]


def _timing(row: Row) -> dict[str, Any] | None:
    if not row["timing_text"] and row["timing_type"] in {"", "unspecified"}:
        return None
    values = {name: row[f"timing_{name}"] for name in _TIMING if row[f"timing_{name}"]}
    wanted = {
        "before_date": ("date",),
        "month": ("year", "month"),
        "quarter": ("year", "quarter"),
        "year": ("year",),
        "recurring": ("every",),
    }.get(row["timing_type"], ())
    numbers = {"year", "month", "quarter"}
    return {
        "text": row["timing_text"],
        "type": row["timing_type"] or "unspecified",
        **{name: int(values[name]) if name in numbers else values[name] for name in wanted if name in values},
    }


def _target(row: Row) -> dict[str, Any]:
    quantity = parsing.quantity(row["quantity"])
    return {
        "text": row["text"],
        "quantity": int(quantity) if quantity == quantity.to_integral_value() else float(quantity),
        "comparator": row["comparator"],
        "unit": row["unit"],
        "per": row["per"] or None,
        "channel": row["channel"] or None,
        "responsible": next(iter(_texts(row["responsible"])), None),
    }


def _duty(row: Row) -> dict[str, Any]:
    day = parsing.whole(row["deadline_day"], low=1, high=31)
    deadline = {"text": row["deadline_text"], "day": day, "month": "last_of_period"} if day else None
    return {
        "reporter": next(iter(_texts(row["reporter"])), None),
        "recipient": row["recipient"] or None,
        "via": row["via"] or None,
        "frequencies": list(row["frequencies"]),
        "deadline": deadline,
        "merged_into": row["merged_into"] or None,
    }
