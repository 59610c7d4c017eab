"""A duty to report as a sentence of the plan, in words from which the same duty is read again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_EVERY = {"quarter": "quý", "half_year": "6 tháng", "year": "năm"}


def report_sentence(duty: Mapping[str, Any]) -> str:
    """One sentence from a duty of the plan record: who, how often, to whom, through whom, until when."""
    reporter = str(duty.get("reporter") or "").strip()
    often = ", ".join(_EVERY[one] for one in duty.get("frequencies") or [] if one in _EVERY)
    parts = [reporter, f"định kỳ hằng {often}" if often else "", "báo cáo"]
    if duty.get("recipient"):
        parts.append(str(duty["recipient"]))
    parts.append("kết quả thực hiện")
    if duty.get("via"):
        parts.append(f"(qua {duty['via']})")
    if duty.get("merged_into"):
        parts.append(f"lồng ghép trong {duty['merged_into']}")
    deadline = duty.get("deadline") or {}
    if deadline.get("text"):
        parts.append(str(deadline["text"]))
    elif deadline.get("day"):
        parts.append(f"trước ngày {deadline['day']:02d} tháng cuối của kỳ báo cáo")
    sentence = " ".join(part for part in parts if part).rstrip(" .;")
    return f"{sentence[:1].upper()}{sentence[1:]}."
