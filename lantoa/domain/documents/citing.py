"""How a paper names another: in full the first time, short afterwards (Điều 8 and ô 6 of the decree's Phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from lantoa.domain.documents.models import Instrument
from lantoa.lib.text import fold, tidy
from lantoa.papers.writing.phrases import date_words

NAMED = frozenset({"luat", "bo luat", "phap lenh", "hien phap"})
"""Kinds that go by their name: no number, no agency."""
_VERBS = re.compile(
    r"^(?:về|ban hành|phê duyệt|quy định|sửa đổi|bổ sung|hướng dẫn|công bố|thông qua|bãi bỏ|thay thế|kèm theo"
    r"|kiện toàn|thành lập|giao|đính chính|tổ chức)\b",
    re.IGNORECASE,
)
"""How a subject begins that follows the agency without `về`."""
_YEAR = re.compile(r"\s+(?:năm|ngày)\s+\d[\d/ ]*$")
MOST_LETTERS = 20_000
MOST_MENTIONS = 200


def full_citation(instrument: Instrument) -> str:
    """`Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể …`.

    A law or ordinance goes by its name and date: `Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025`.
    What is not known is left out.
    """
    date = date_words(instrument.issued_on) if instrument.issued_on else ""
    if is_named(instrument):
        return _joined(short_citation(instrument), date)
    issuer = f"của {instrument.issuer}" if instrument.issuer else ""
    subject = _subject(instrument)
    if not instrument.number:
        return _joined(short_citation(instrument), date, issuer)
    return _joined(short_citation(instrument), date, issuer, subject)


def short_citation(instrument: Instrument) -> str:
    """`Nghị quyết số 76/NQ-CP`; a law by its name, another paper without number by kind and subject."""
    if is_named(instrument) or not instrument.number:
        name = tidy(instrument.subject)
        if instrument.issued_on:
            name = _YEAR.sub("", name)
        return name if fold(name).startswith(f"{fold(instrument.kind)} ") else _joined(instrument.kind, name)
    return f"{instrument.kind} số {instrument.number}"


def is_named(instrument: Instrument) -> bool:
    """Whether it is cited by its name without number and agency; an unnamed law still goes by its number."""
    return fold(instrument.kind) in NAMED and bool(instrument.subject.strip())


def _subject(instrument: Instrument) -> str:
    subject = tidy(instrument.subject).rstrip(" .;,")
    if not subject or _VERBS.match(subject):
        return subject
    return f"về {subject}"


def _joined(*parts: str) -> str:
    return " ".join(filter(None, (tidy(part) for part in parts)))


def cite(instrument: Instrument, *, already: Collection[int] = ()) -> str:
    """In full, or short where its number is among those that the paper has `already` cited."""
    return short_citation(instrument) if instrument.pk in already else full_citation(instrument)


@dataclass(frozen=True, slots=True)
class CitationHint:
    """A mention that should be full or short and is not: characters `start` to `end` of text `place`."""

    place: int
    start: int
    end: int
    instrument: Instrument
    is_first: bool
    sentence: str
    suggestion: str


def citations_in(texts: Sequence[str], instruments: Sequence[Instrument]) -> list[CitationHint]:
    """Mentions that are short the first time or full later, in the order of reading.

    Args:
        texts: the lines of a paper in order; at most 20,000 letters of one are read.
        instruments: what the paper cites, as far as it is known.
    """
    hints: list[CitationHint] = []
    for instrument in instruments:
        hints += _hints(texts, instrument)
    return sorted(hints, key=lambda hint: (hint.place, hint.start))


def _hints(texts: Sequence[str], instrument: Instrument) -> Iterator[CitationHint]:
    full, short = full_citation(instrument), short_citation(instrument)
    if full == short:
        return
    values = {"short": short}
    for count, (place, start, end, is_full) in enumerate(_mentions(texts, instrument)):
        if count >= MOST_MENTIONS:
            return
        if count == 0 and not is_full:
            sentence = _("Lần đầu dẫn %(short)s cần ghi đủ ngày, cơ quan ban hành và trích yếu.") % values
            yield CitationHint(place, start, end, instrument, True, sentence, full)
        elif count and is_full:
            sentence = _("Đã dẫn đủ ở trên; từ lần sau chỉ cần ghi %(short)s.") % values
            yield CitationHint(place, start, end, instrument, False, sentence, short)


def _mentions(texts: Sequence[str], instrument: Instrument) -> Iterator[tuple[int, int, int, bool]]:
    pattern = _pattern(short_citation(instrument))
    dated = _DATE if instrument.issued_on or is_named(instrument) else _ISSUER
    for place, text in enumerate(texts):
        for found in pattern.finditer(text[:MOST_LETTERS]):
            rest = dated.match(text, found.end())
            start = found.end() - len(found.group().lstrip())
            yield place, start, _end(text, found.end(), rest, instrument), rest is not None


_DATE = re.compile(
    r"\s*,?\s*ngày\s*\d{1,2}\s*(?:tháng\s*\d{1,2}\s*năm\s*\d{4}|[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})"
)
_ISSUER = re.compile(r"\s*,?\s*của\s+(?=\w)")


def _end(text: str, end: int, rest: re.Match[str] | None, instrument: Instrument) -> int:
    """Where the mention ends: behind date, agency and subject as far as they stand there word by word."""
    if rest is None:
        return end
    end = rest.end()
    for part in (f"của {instrument.issuer}" if instrument.issuer else "", _subject(instrument)):
        match = _pattern(part).match(text, end) if part and not is_named(instrument) else None
        if match:
            end = match.end()
    return end


@lru_cache(maxsize=512)
def _pattern(words: str) -> re.Pattern[str]:
    """The words with any white space between them, in any letter case."""
    inside = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"\s*(?<!\w){inside}(?![\w/-])", re.IGNORECASE)
