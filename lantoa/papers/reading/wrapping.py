"""Lines to paragraphs: where a line ends because the paragraph ends, and where only because the page does."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from lantoa.papers.reading.blocks import Line, Paragraph
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.marks import Kind, Mark, follows, mark_of

_ENDS_SENTENCE = pattern(r"(?:[.;:!?…]|\./\.)[”\")]*\Z")
_STOPS = frozenset('.;:!?…)”"')
_PROPER_AFTER_DASH = pattern(
    r"(?:[Xx]ã [Hh]ội|[Hh]ộ tịch|[Kk]ế toán|[Kk]ế hoạch|[Tt]hông tin|[Tt]hể thao|[Tt]ruyền hình|[Mm]ôi trường|[Xx]ây dựng|[Hh]ạ tầng|[Đđ]ô thị"
    r"|[Hh]ạnh phúc|[Tt]ự do|[Tt]hống kê|[Vv]ăn phòng|[Tt]hương binh|[Dd]u lịch|[Tt]ài chính|UBND|HĐND|[Cc]ông nghệ|[Nn]gười có công)\b"
)
_OPENS_PARAGRAPH = pattern(
    r"(?:Trên đây là|Yêu cầu các |Theo đề nghị |Xét đề nghị |Căn cứ |Thực hiện (?:Luật|Nghị|Quyết định|Kế hoạch số|Công văn|Chỉ thị|Chương trình|Thông)|\(Có |\(Kèm theo|\(Chi tiết"
    r"|Nơi nhận|PHỤ LỤC|DANH MỤC|QUYẾT ĐỊNH:?\Z|KẾ HOẠCH\Z)"
)
_ISSUES = pattern(
    r"(?:Chủ tịch |UBND|[UỦ][ỷyỶ]? ?ban nhân dân|Uỷ ban|Ủy ban|Sở|Phòng|Ban|Cục|Chi cục|Trung tâm|Bộ|Văn phòng|Đảng ủy|Huyện ủy|Thành ủy|Tỉnh ủy|Công an|Trường|Hội)\s[^.;,]{2,90}?\s(?:ban\s+hành|xây\s+dựng|triển\s+khai)\s"
)
_BASIS = pattern(r"(?:Căn cứ|Thực hiện|Xét đề nghị|Theo đề nghị|Triển khai|Thi hành)\s")
_SHORTEST_TITLE = 5
_SHORT_SHARE = 0.7
# No page is that wide: where such lines are many and none goes on in a small letter, a line is a paragraph.
_LONGER_THAN_PAGES = 170
_FEWEST_LONG = 3
_FEW = 25


class Wrapping:
    """How wide this file's lines run, learned from the lines that surely go on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        pairs = list(pairwise(lines))
        blank = sum(1 for line in lines if line.gap)
        self.double_spaced = len(lines) > 8 and blank > 0.72 * len(lines)
        self.geometric = bool(lines) and all(line.right is not None for line in lines)
        reach = sorted(
            _reach(a, b, geometric=self.geometric)
            for a, b in pairs
            if b.text[0].islower() and not mark_of(b.text)
        )
        long_lines = sum(1 for line in lines if len(line.text) > _LONGER_THAN_PAGES)
        self.unwrapped = not self.geometric and long_lines >= _FEWEST_LONG and len(reach) * _FEW <= len(lines)
        longest = max((_length(line, geometric=self.geometric) for line in lines), default=0)
        if len(reach) >= 4:
            floor = reach[len(reach) // 40]
            self.full = min(max(floor, _SHORT_SHARE * longest), longest + 1)
        else:
            self.full = 0.8 * longest

    def ends_early(self, line: Line, following: Line) -> bool:
        """Tells whether the next line's first word would still have fitted."""
        return _reach(line, following, geometric=self.geometric) < self.full


def _length(line: Line, *, geometric: bool) -> float:
    return line.right if geometric and line.right is not None else len(line.text)


def _reach(line: Line, following: Line, *, geometric: bool) -> float:
    word = following.text.find(" ")
    width = word if word > 0 else len(following.text)
    if geometric and line.right is not None and line.left is not None:
        letter = max(line.right - line.left, 1.0) / max(len(line.text), 1)
        return line.right + (width + 1) * letter
    return len(line.text) + 1 + width


def paragraphs_of_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """Joins the wrapped lines of running text to paragraphs, each with its mark still in front."""
    joiner = _Joiner(Wrapping(lines))
    for line, ahead in zip_longest(lines, lines[1:]):
        joiner.add(line, ahead=ahead.text if ahead is not None else "")
    return joiner.close()


class _Joiner:
    def __init__(self, wrapping: Wrapping) -> None:
        self.wrapping = wrapping
        self.done: list[Paragraph] = []
        self.parts: list[str] = []
        self.page = 1
        self.last: Line | None = None
        self.ahead = ""
        self.mark: Mark | None = None
        self.labels: dict[Kind, str] = {}

    def add(self, line: Line, *, ahead: str) -> None:
        self.ahead = ahead
        mark = mark_of(line.text)
        if self.last is None or self._starts(line, mark):
            self._finish()
            self.page = line.page
            self.mark = mark
            if mark is not None and mark.label:
                self._count(mark)
        self.parts.append(line.text)
        self.last = line

    def close(self) -> list[Paragraph]:
        self._finish()
        return self.done

    def _finish(self) -> None:
        if self.parts:
            self.done.append(Paragraph(" ".join(self.parts), page=self.page))
            self.parts = []

    def _count(self, mark: Mark) -> None:
        for kind in [kind for kind in self.labels if kind > mark.kind]:
            del self.labels[kind]
        self.labels[mark.kind] = mark.label

    def _starts(self, line: Line, mark: Mark | None) -> bool:
        before = self.last
        if before is None:
            return True
        text = line.text
        complete = before.text[-1] in _STOPS and _ENDS_SENTENCE.search(before.text) is not None
        if mark is not None:
            return self._mark_starts(line, mark, complete=complete)
        if not _opens(text):
            return False
        if before.text.endswith(";") and self._issues(text):
            return True
        if not complete and self.mark is not None and before.text.isupper() and text.isupper():
            return False
        if self.wrapping.unwrapped or (complete and len(text) > _SHORTEST_TITLE and text.isupper()):
            return True
        early = self.wrapping.ends_early(before, line)
        apart = early or (line.gap > 0 and not self.wrapping.double_spaced)
        if apart and before.text.endswith(",") and self._issues(text):
            return True
        if _OPENS_PARAGRAPH.match(text) and (complete or early):
            return True
        if before.text.endswith("./."):
            return True
        if complete:
            if before.text.endswith((",", ")")) and not early:
                return False
            return apart
        return self._stands_alone(before, line, early=early)

    def _issues(self, text: str) -> bool:
        """The sentence that issues the plan is a paragraph of its own below the legal bases."""
        if self.mark is not None or _ISSUES.match(f"{text} {self.ahead} ") is None:
            return False
        return self.parts[-1].endswith(";") or _BASIS.match(self.parts[0]) is not None

    def _mark_starts(self, line: Line, mark: Mark, *, complete: bool) -> bool:
        before = self.last
        if before is None or complete:
            return complete and self._counts_on(line, mark) if before is not None else True
        rest = line.text[mark.end :]
        if mark.kind in (Kind.DASH, Kind.PLUS):
            if rest[0].islower() or rest[0].isdigit() or _PROPER_AFTER_DASH.match(rest):
                return (
                    self.wrapping.ends_early(before, line)
                    and not before.text.endswith(",")
                    and rest[0].isalpha()
                )
            return True
        if mark.kind is Kind.ROMAN:
            return True
        if not self._counts_on(line, mark):
            return False
        early = self.wrapping.ends_early(before, line)
        return early or (self.mark is not None and len(" ".join(self.parts)) < 140 and rest[0].isupper())

    def _counts_on(self, line: Line, mark: Mark) -> bool:
        if mark.kind is Kind.BRACKET:
            return follows(mark.label, self.labels.get(Kind.BRACKET))
        if mark.kind is Kind.NUMBER:
            return follows(mark.label, self.labels.get(Kind.NUMBER)) or (
                line.gap > 0 and not self.wrapping.double_spaced
            )
        return True

    def _stands_alone(self, before: Line, line: Line, *, early: bool) -> bool:
        if before.text.endswith((",", "-", "–")) or not early:
            return False
        whole = len(self.parts) == 1 and self.mark is not None and self.mark.kind <= Kind.LETTER
        if whole:
            return True
        if line.gap and not self.wrapping.double_spaced:
            return True
        return len(before.text) < 0.6 * self.wrapping.full


def _opens(text: str) -> bool:
    first = text[0]
    if first in '“"(':
        return len(text) > 1 and (text[1].isupper() or first == "(")
    return first.isupper()
