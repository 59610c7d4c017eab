"""One flattened table row to cells: the best way to cut it, by the vocabulary of its columns.

A dynamic programme over the places where a cell may start. Line breaks only tip the balance where words do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.phrases import (
    OWNER_START,
    PRODUCT_START,
    UNFINISHED,
    UNIT_START,
    VERB_TAILS,
    WEAK_UNIT,
)

_NEVER = -1e9
_TIME_FOUND, _TIME_MISSING = 6.0, -5.0
_EMPTY = {col.PRODUCT: -1.0, col.LEAD: -3.0, col.COLLABORATOR: -1.5, col.OTHER: -0.1, col.NAME: -4.0}
_BEFORE_NUMBERS = frozenset(["thiểu", "nhất", "dưới", "trên", "từ", "năm", "tháng", "quý", "ngày", "số"])
_WHOLE_WORDS = frozenset(("Sở", "Bộ", "Ban", "Đảng"))
_WORD = pattern(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the table, with what stood before it on the page."""

    text: str
    line_start: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Times:
    """The phrases of time in a run of tokens: the start of each, and the token after its end."""

    ends: dict[int, int]


def cut_row(
    tokens: Sequence[Token], *, columns: Sequence[str], times: dict[int, int], familiar: frozenset[str]
) -> list[list[str]]:
    """Cuts one row (number taken off) into cells; several rows where the first column spans several products.

    `columns` are those after the number. `times` maps the first token of a phrase of time to the token after it.
    `familiar` holds beginnings of cells seen again and again in this table.
    """
    spans = max(1, sum(1 for start in times if start > 0)) if col.TIMING in columns else 1
    later = [column for column in columns if column != col.NAME]
    wanted = [*columns, *later * (spans - 1)]
    starts = _best_starts(tokens, wanted=wanted, times=times, familiar=familiar)
    cells = _cells(tokens, wanted=wanted, starts=starts, times=times)
    rows = [cells[: len(columns)]]
    name_at = columns.index(col.NAME)
    for i in range(len(columns), len(cells), len(later)):
        row = cells[i : i + len(later)]
        row.insert(name_at, rows[0][name_at])
        rows.append(row)
    return rows


def _best_starts(
    tokens: Sequence[Token], *, wanted: Sequence[str], times: dict[int, int], familiar: frozenset[str]
) -> list[int | None]:
    places = _places(tokens, times)
    scorer = _Scorer(tokens, familiar)
    # best[i] is the best score so far of a cut whose last cell starts before place i, with the way to it
    best: list[tuple[float, tuple[int | None, ...]]] = [(0.0, ())] * (len(places) + 1)
    first = True
    for column in wanted:
        best = _extend(
            best, places=places, column=column, times=times, scorer=scorer, first=first, end=len(tokens)
        )
        first = False
    return list(max(best, key=lambda way: way[0])[1])


def _places(tokens: Sequence[Token], times: dict[int, int]) -> list[int]:
    ends = set(times.values())
    return [
        i
        for i, token in enumerate(tokens)
        if i == 0
        or token.line_start
        or i in times
        or i in ends
        or not token.text[0].islower()
        or tokens[i - 1].text.isupper()
    ]


def _extend(
    best: list[tuple[float, tuple[int | None, ...]]],
    *,
    places: Sequence[int],
    column: str,
    times: dict[int, int],
    scorer: "_Scorer",
    first: bool,
    end: int,
) -> list[tuple[float, tuple[int | None, ...]]]:
    empty = _TIME_MISSING if column == col.TIMING else _EMPTY.get(column, -1.0)
    extended: list[tuple[float, tuple[int | None, ...]]] = [
        (score + empty, (*way, None)) for score, way in best
    ]
    if first:
        extended[0] = (_NEVER, (None,))
    top: tuple[float, tuple[int | None, ...]] = extended[0]
    for i, place in enumerate(places):
        score, way = best[i]
        gain = _gain(column, place, way=way, times=times, scorer=scorer, first=first)
        if gain > _NEVER and score + gain > max(top[0], extended[i + 1][0]):
            top = (score + gain, (*way, place))
        if top[0] > extended[i + 1][0]:
            extended[i + 1] = top
        else:
            top = extended[i + 1]
    return extended


def _gain(
    column: str,
    place: int,
    *,
    way: tuple[int | None, ...],
    times: dict[int, int],
    scorer: "_Scorer",
    first: bool,
) -> float:
    if first:
        return 0.0 if place == 0 else _NEVER
    last = next((start for start in reversed(way) if start is not None), None)
    after_time = last is not None and last in times and last > 0 and scorer.took_time(way, last)
    if after_time and last is not None and place != times[last]:
        return _NEVER
    if column == col.TIMING:
        return _TIME_FOUND if place in times else _NEVER
    return scorer.start(column, place, after_time=after_time)


class _Scorer:
    def __init__(self, tokens: Sequence[Token], familiar: frozenset[str]) -> None:
        self.tokens = tokens
        self.familiar = familiar
        self.heads = [" ".join(token.text for token in tokens[i : i + 4]) for i in range(len(tokens))]
        self.known: dict[tuple[str, int], float] = {}

    def took_time(self, way: tuple[int | None, ...], last: int) -> bool:
        return last in way

    def start(self, column: str, place: int, *, after_time: bool) -> float:
        key = (column, place)
        if key not in self.known:
            self.known[key] = self._hints(place) + self._words(column, place)
        return self.known[key] + (2.0 if after_time else 0.0)

    def _hints(self, place: int) -> float:
        token, before = self.tokens[place], self.tokens[place - 1].text
        score = 0.6 * token.line_start + 0.5 * token.gap + 0.01 * place
        if before[-1] == ".":
            score += 0.5
        elif before[-1] in ",;":
            score -= 1.0
        if before in UNFINISHED or before.lower() in VERB_TAILS or before[-1] in "-–(“/:":
            score -= 6.0 if before in UNFINISHED or before[-1] in "-–(“/:" else 1.0
        if token.text[0].islower():
            tips = before.isupper() or before[-1] in ".;"
            score -= 1.5 if tips and PRODUCT_START.match(self.heads[place]) else 8.0
        elif not _WORD.match(token.text) and not token.text[0].isdigit():
            score -= 3.0
        if place < 4:
            score -= 1.0
        if token.text[0].isdigit() and before.lower() in _BEFORE_NUMBERS:
            score -= 5.0
        return score

    def _words(self, column: str, place: int) -> float:
        head = self.heads[place]
        unit = UNIT_START.match(head) is not None
        product = PRODUCT_START.match(head) is not None
        if column == col.PRODUCT:
            listed = self.tokens[place - 1].text[-1] == ","
            score = 3.0 if product else -2.0 if unit or listed else 0.4
            return score - 2.5 if product and self._enumerates(place) else score
        if column in (col.LEAD, col.COLLABORATOR):
            score = 3.0 if unit else (-1.5 if product else 0.0)
            if unit and OWNER_START.match(head) and self._owned(place):
                return score - 3.0
            if unit and self._is_inside_name(place):
                score -= 3.0
            return score + (1.5 if self._is_familiar(place) else 0.0)
        return 0.0

    def _is_familiar(self, place: int) -> bool:
        return " ".join(token.text for token in self.tokens[place : place + 3]) in self.familiar

    def _enumerates(self, place: int) -> bool:
        """Tells whether a product stands right before, parted by a comma: `Kế hoạch, Hội nghị` is one cell."""
        if not self.tokens[place - 1].text.endswith(","):
            return False
        return any(
            PRODUCT_START.match(self.heads[i])
            and not (
                self.tokens[i].text[0].islower()
                and i
                and self.tokens[i - 1].text[-1] != ","
                and not self.tokens[i - 1].text.isupper()
            )
            and not (i and self.tokens[i - 1].text in UNFINISHED)
            for i in range(max(0, place - 4), place)
        )

    def _is_inside_name(self, place: int) -> bool:
        """Tells the last word of a name from the first of a unit: `Xã Hội`, `Hải Phòng`, `Văn Phòng`."""
        before = self.tokens[place - 1].text
        head = self.heads[place]
        if WEAK_UNIT.match(head) is None:
            return False
        if before in ("Văn", "Các", "các"):
            return True
        following = self.tokens[place + 1].text if place + 1 < len(self.tokens) else ""
        capitalised = (
            before[0].isupper()
            and before[1:].isalpha()
            and before[1:].islower()
            and before not in _WHOLE_WORDS
        )
        return (capitalised and not self.tokens[place].line_start) or (capitalised and following == "Các")

    def _owned(self, place: int) -> bool:
        return any(
            UNIT_START.match(self.heads[i]) for i in range(max(0, place - 4), place)
        ) and not self.tokens[place - 1].text.endswith((",", ";"))


def _cells(
    tokens: Sequence[Token], *, wanted: Sequence[str], starts: Sequence[int | None], times: dict[int, int]
) -> list[str]:
    cells: list[str] = []
    for i, start in enumerate(starts):
        if start is None:
            cells.append("")
            continue
        end = next((later for later in starts[i + 1 :] if later is not None), len(tokens))
        if wanted[i] == col.TIMING:
            end = min(end, times.get(start, end))
        cells.append(" ".join(token.text for token in tokens[start:end]))
    return cells
