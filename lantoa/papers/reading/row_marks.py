"""Where the rows of a flattened table start: after its header, at a number that counts on."""

from bisect import bisect_left
from collections.abc import Sequence

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.words import Words

_ROW_NUMBER = pattern(r"\d{1,3}(?:\.\d{1,2})*\.?\Z")
_FIRST_NUMBERS = frozenset(("1", "I", "A", "(1)", "01"))
_GROUPS = frozenset(
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "A", "B", "C", "D", "Đ", "E"]
)
_MAY_COUNT = frozenset("0123456789IVXABCDEĐ")
_AFTER_WORD = frozenset(
    ["tháng", "quý", "số", "năm", "ngày", "thứ", "khoản", "điều", "mục", "lần", "từ", "đến", "và"]
)
_LISTS = (["chuyên", "mục"], ["danh", "mục"], ["hạng", "mục"])


def header_end(words: Words) -> int:
    """Finds the first row: a number 1 or a group I; a row of column numbers is still header."""
    texts = words.texts
    first = (i for i, text in enumerate(texts) if i and text.rstrip(".") in _FIRST_NUMBERS)
    i = next(first, len(texts))
    j, count = i, 1
    while j < len(texts) and texts[j].strip("()") == str(count):
        j, count = j + 1, count + 1
    return j if count > 3 else i


def without_repeated_header(words: Words, *, header: Sequence[str]) -> Words:
    """Takes out the header where a new page shows it again."""
    opening = list(header[:3])
    texts = words.texts
    if len(opening) < 3:
        return words
    dropped: list[int] = []
    i = -1
    while opening[0] in texts[i + 1 :]:
        i = texts.index(opening[0], i + 1)
        if texts[i : i + 3] == opening:
            length = len(header) if texts[i : i + len(header)] == header else 3
            dropped.extend(range(i, min(i + length, len(texts))))
            i += length - 1
    return words.without(dropped)


def without_stray_numbers(words: Words) -> Words:
    """Takes out page numbers: numbers alone on their line that do not count on."""
    dropped: list[int] = []
    last: str | None = None
    for i, text in enumerate(words.texts):
        if not (words.starts[i] and text[0].isdigit() and _ROW_NUMBER.match(text)):
            continue
        number = text.rstrip(".")
        counts = _succeeds(number, last, after_group=False) or number == "1"
        opens = i + 1 < len(words) and not words.texts[i + 1][0].islower()
        if counts and opens:
            last = number
        elif words.is_alone(i):
            dropped.append(i)
    return words.without(dropped)


def row_marks(words: Words, *, columns: Sequence[str], times: dict[int, int]) -> list[tuple[int, str]]:
    """Finds where rows start: (place of the word, number); group rows carry an empty number."""
    finder = _Finder(words, times=times, time_is_last=columns[-1] == col.TIMING)
    for i, text in enumerate(words.texts):
        if text[0] in _MAY_COUNT:
            finder.look_at(i, text)
    return finder.marks


class _Finder:
    """What is known at one word from the rows before it."""

    def __init__(self, words: Words, *, times: dict[int, int], time_is_last: bool) -> None:
        self.words = words
        self.ends = set(times.values())
        self.times = sorted(times)
        self.time_is_last = time_is_last
        self.marks: list[tuple[int, str]] = []
        self.number: str | None = None
        self.since = 0

    def look_at(self, i: int, text: str) -> None:
        starts = self.words.starts[i]
        if i + 1 == len(self.words) or not self._opens(self.words.texts[i + 1][0], starts=starts):
            return
        timed = bisect_left(self.times, self.since) < bisect_left(self.times, i)
        fresh = not self.marks or i in self.ends or (timed and not self.time_is_last)
        bare = text.rstrip(".)")
        if bare in _GROUPS:
            if not self.marks or i in self.ends or (fresh and starts):
                self._mark(i, "")
            return
        if not text[0].isdigit() or not _ROW_NUMBER.match(text):
            return
        after_group = bool(self.marks) and self.marks[-1][1] == ""
        number = text.rstrip(".")
        if not _succeeds(number, self.number, after_group=after_group):
            return
        if i not in self.ends and self._names_number(i):
            return
        if fresh or after_group or (starts and (not self.times or timed or not self.time_is_last)):
            self._mark(i, number)
            self.number = number

    def _opens(self, letter: str, *, starts: bool) -> bool:
        return letter.isupper() or letter in '“"(' or (starts and letter.isalpha())

    def _names_number(self, i: int) -> bool:
        """`tháng 9`, `mục 4`, but not the row that follows on `chuyên mục`."""
        before = [text.lower() for text in self.words.texts[max(0, i - 2) : i]]
        return bool(before) and before[-1] in _AFTER_WORD and before not in _LISTS

    def _mark(self, i: int, number: str) -> None:
        self.marks.append((i, number))
        self.since = i


def _succeeds(number: str, before: str | None, *, after_group: bool) -> bool:
    if before is None or after_group:
        return number.lstrip("0") in ("1", "1.1") or (
            before is not None and _succeeds(number, before, after_group=False)
        )
    parts, last = [int(p) for p in number.split(".")], [int(p) for p in before.split(".")]
    if len(parts) > len(last):
        return parts[:-1] == last and parts[-1] == 1
    return parts[:-1] == last[: len(parts) - 1] and parts[-1] == last[len(parts) - 1] + 1
