"""Tasks proposed from the duties by unit, for plans that have no appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lantoa.lib.text import fold

_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")
# Words that may stand before "báo cáo" in a sentence that says nothing but "report".
_BEFORE_REPORT = frozenset(
    [
        "dinh",
        "ky",
        "hang",
        "thang",
        "quy",
        "nam",
        "mot",
        "1",
        "01",
        "6",
        "06",
        "va",
        "tong",
        "hop",
        "tinh",
        "hinh",
        "ket",
        "qua",
        "gui",
        "lap",
        "che",
        "do",
        "thong",
        "tin",
        "thuc",
        "hien",
    ]
)
_REPORT_STARTS = ("tong hop tinh hinh", "tong hop ket qua", "tong hop bao cao")
_CLOSES = (
    "tren day la",
    "trong qua trinh thuc hien",
    "trong qua trinh trien khai",
    "yeu cau cac co quan",
    "de nghi cac co quan",
)
_EVERY = (("hang tuan", "week"), ("hang thang", "month"), ("hang quy", "quarter"), ("hang nam", "year"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sentence of a duty as a task; `reason` says why it is not kept at first, empty where it is."""

    path: str
    unit: str
    name: str
    sentence: str
    timing: dict[str, Any] | None
    reason: str


def proposals(duties: list[dict[str, Any]]) -> Iterator[Proposal]:
    """One proposal a sentence of each duty, in order; pure reporting and closing sentences carry a reason."""
    for place, duty in enumerate(duties):
        for number, item in enumerate(duty.get("items") or []):
            for sentence in _SENTENCE_END.split(str(item)):
                name = sentence.strip().rstrip(".;:,/ ")
                if name:
                    yield Proposal(
                        path=f"duties[{place}].items[{number}]",
                        unit=str(duty.get("unit") or ""),
                        name=name[:1].upper() + name[1:],
                        sentence=sentence.strip(),
                        timing=_timing(name),
                        reason=_reason(name),
                    )


def _reason(sentence: str) -> str:
    folded = fold(sentence)
    if folded.startswith(_CLOSES):
        return "closing"
    if folded.startswith(_REPORT_STARTS) or _only_reports(folded.split()):
        return "reporting"
    return ""


def _only_reports(words: list[str]) -> bool:
    place = next((place for place, word in enumerate(words) if word not in _BEFORE_REPORT), 0)
    return words[place : place + 2] == ["bao", "cao"]


def _timing(sentence: str) -> dict[str, Any] | None:
    folded = fold(sentence)
    for words, every in _EVERY:
        if words in folded:
            return {"text": _written(sentence, words), "type": "recurring", "every": every}
    if "thuong xuyen" in folded:
        return {"text": _written(sentence, "thuong xuyen"), "type": "continuous"}
    return None


def _written(sentence: str, folded_words: str) -> str:
    # The words as the document writes them: folding keeps the number of words, so their place is the same.
    words = re.findall(r"[^\W_]+", sentence)
    wanted = folded_words.split()
    for place in range(len(words) - len(wanted) + 1):
        if [fold(word) for word in words[place : place + len(wanted)]] == wanted:
            return " ".join(words[place : place + len(wanted)])
    return folded_words
