"""How the rows of a plan record are named and told when two records are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lantoa.domain.plans.states import Channel, Comparator, Every

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowKind:
    """One list of the record: by which words a row is found again, how it is called, and its fields with labels."""

    key: str
    name_of: Callable[[Row], str]
    title_of: Callable[[Row], str]
    fields_of: Callable[[Row], dict[str, str]]
    labels: Mapping[str, str]


def tasks() -> RowKind:
    """The rows of the appendix."""
    return RowKind("tasks", _task_name, lambda row: _text(row.get("name")), _task_fields, _task_labels())


def targets() -> RowKind:
    """The targets, known by their words."""
    return RowKind("targets", _target_name, _target_name, _target_fields, _target_labels())


def reporting() -> RowKind:
    """The duties to report, known by who reports to whom."""
    return RowKind("reporting", _duty_name, _duty_name, _duty_fields, _duty_labels())


def citations() -> RowKind:
    """What is cited, known by kind, number and subject."""
    return RowKind("citations", _citation_name, _citation_name, _citation_fields, _citation_labels())


def document_fields(record: Row) -> dict[str, str]:
    document = record.get("document")
    said: Row = document if isinstance(document, Mapping) else {}
    signer = said.get("signer")
    signed: Row = signer if isinstance(signer, Mapping) else {}
    period = said.get("period")
    span: Row = period if isinstance(period, Mapping) else {}
    return {
        "subject": _text(said.get("subject")),
        "issuer": _text(said.get("issuer")),
        "place": _text(said.get("place")),
        "period": " – ".join(_text(span.get(name)) for name in ("start", "end") if span.get(name)),
        "signer": ", ".join(
            _text(signed.get(name))
            for name in ("on_behalf_of", "signed_for", "position", "name")
            if signed.get(name)
        ),
    }


def document_labels() -> dict[str, str]:
    return {
        "subject": _("Trích yếu"),
        "issuer": _("Cơ quan ban hành"),
        "place": _("Nơi ban hành"),
        "period": _("Thời gian thực hiện"),
        "signer": _("Người ký"),
    }


def _task_name(row: Row) -> str:
    return " ".join([_text(row.get("name")), *(_text(one) for one in row.get("products") or [])])


def _task_fields(row: Row) -> dict[str, str]:
    timing = row.get("timing")
    return {
        "number": _text(row.get("number")),
        "name": _text(row.get("name")),
        "products": _listed(row, "products"),
        "leads": _listed(row, "leads"),
        "collaborators": _listed(row, "collaborators"),
        "timing": _timing(timing) if isinstance(timing, Mapping) else "",
    }


def _timing(timing: Row) -> str:
    text = _text(timing.get("text"))
    known = [_text(timing.get(name)) for name in ("date", "year", "month", "quarter") if timing.get(name)]
    return text or " ".join([_text(timing.get("type")), *known])


def _task_labels() -> dict[str, str]:
    return {
        "number": _("TT"),
        "name": _("Nhiệm vụ"),
        "products": _("Sản phẩm"),
        "leads": _("Chủ trì"),
        "collaborators": _("Phối hợp"),
        "timing": _("Thời gian"),
    }


def _target_name(row: Row) -> str:
    return _text(row.get("text"))


def _target_fields(row: Row) -> dict[str, str]:
    return {
        "text": _text(row.get("text")),
        "quantity": _text(row.get("quantity")),
        "comparator": _chosen(Comparator, row.get("comparator")),
        "unit": _text(row.get("unit")),
        "per": _chosen(Every, row.get("per")),
        "channel": _chosen(Channel, row.get("channel")),
        "responsible": _text(row.get("responsible")),
    }


def _target_labels() -> dict[str, str]:
    return {
        "text": _("Nguyên văn"),
        "quantity": _("Số lượng"),
        "comparator": _("Mức"),
        "unit": _("Đơn vị tính"),
        "per": _("Tính theo"),
        "channel": _("Kênh"),
        "responsible": _("Đơn vị chịu trách nhiệm"),
    }


def _duty_name(row: Row) -> str:
    return f"{_text(row.get('reporter'))} → {_text(row.get('recipient'))}"


def _duty_fields(row: Row) -> dict[str, str]:
    deadline = row.get("deadline")
    return {
        "reporter": _text(row.get("reporter")),
        "recipient": _text(row.get("recipient")),
        "via": _text(row.get("via")),
        "frequencies": ", ".join(_chosen(Every, one) for one in row.get("frequencies") or []),
        "deadline": _text(deadline.get("text") or deadline.get("day"))
        if isinstance(deadline, Mapping)
        else "",
        "merged_into": _text(row.get("merged_into")),
    }


def _duty_labels() -> dict[str, str]:
    return {
        "reporter": _("Đơn vị báo cáo"),
        "recipient": _("Nơi nhận báo cáo"),
        "via": _("Gửi qua"),
        "frequencies": _("Kỳ báo cáo"),
        "deadline": _("Thời hạn"),
        "merged_into": _("Lồng ghép vào"),
    }


def _citation_name(row: Row) -> str:
    return " ".join(_text(row.get(name)) for name in ("kind", "number", "subject") if row.get(name))


def _citation_fields(row: Row) -> dict[str, str]:
    return {name: _text(row.get(name)) for name in _citation_labels()}


def _citation_labels() -> dict[str, str]:
    return {
        "kind": _("Loại"),
        "number": _("Số, ký hiệu"),
        "issued_on": _("Ngày"),
        "issuer": _("Cơ quan ban hành"),
        "subject": _("Nội dung"),
        "role": _("Vai trò"),
    }


def _chosen(choices: Any, code: object) -> str:
    if not code:
        return ""
    return str(choices(code).label) if code in choices.values else str(code)


def _listed(row: Row, name: str) -> str:
    return "\n".join(_text(one) for one in row.get(name) or [])


def _text(value: object) -> str:
    return "" if value is None else str(value)
