"""The mark in front of a heading or list item: `I.`, `1.`, `1.1.`, `a)`, `(1)`, `-`, `+`, `Điều 1.`, `Phần I`."""

import re
from dataclasses import dataclass
from enum import IntEnum

from lantoa.papers.reading.letters import pattern


class Kind(IntEnum):
    """Kinds of mark from the widest to the narrowest; the order is the order of nesting."""

    PART = 0
    LETTER_CAPITAL = 1
    ROMAN = 2
    ARTICLE = 3
    NUMBER = 4
    DECIMAL = 5
    LETTER = 6
    BRACKET = 7
    DASH = 8
    PLUS = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as written, the label without its closing sign, and where the text after it starts.

    Every sign of a list without labels is written `-` (or `+`); `sign` is the one that stands on the page.
    """

    kind: Kind
    written: str
    label: str
    end: int
    sign: str = ""


_MARK = pattern(
    r"""(?P<dash>[-–—•●▪◦‣*∙·]|[\uf0b7\uf02d])(?:\s+|(?=[^\W\d_]))
      |(?P<plus>\+)\s*
      |(?P<part>(?:PHẦN|Phần)\s+(?:[Tt]hứ\s+\w+|THỨ\s+\w+|[IVX]+|\d+|[A-H])\b)\s*[.:]?\s*
      |(?P<article>Điều\s+\d+)\s*[.:]\s*
      |(?P<roman>[IVX]{1,5})(?:\s?[.)]\s*|\s?[/:-]\s+|\s+(?=\p{Lu}{2}))
      |(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s)\s+
      |\((?P<bracket>\d{1,2}|[a-zđ])\)\s*(?=[^\W\d_]|[“"])
      |(?P<number>\d{1,2})(?:\s?[.)](?!\d)|/(?=\s))\s*(?=\D)
      |(?P<letter>[a-zđ]\d?)\s?[.)]\s*(?=\D)
      |(?P<capital>[A-HĐ])\.\s*(?=\p{Lu}{2})
    """,
    re.VERBOSE,
)
_KINDS = {
    "dash": Kind.DASH,
    "plus": Kind.PLUS,
    "part": Kind.PART,
    "article": Kind.ARTICLE,
    "roman": Kind.ROMAN,
    "decimal": Kind.DECIMAL,
    "number": Kind.NUMBER,
    "letter": Kind.LETTER,
    "bracket": Kind.BRACKET,
    "capital": Kind.LETTER_CAPITAL,
}
_FIRST = frozenset("-–—•●▪◦‣*∙·\uf0b7\uf02d+(PĐIVX0123456789abcdefghijklmnopqrstuvwxyzđABCDEFGH")
_LETTERS = "abcdđefghiklmnopqrstuvxy"


def mark_of(text: str) -> Mark | None:
    """Reads the mark at the start of a paragraph, None where there is none."""
    if not text or text[0] not in _FIRST:
        return None
    match = _MARK.match(text)
    if match is None or match.end() >= len(text):
        return None
    name = match.lastgroup or ""
    label = match[name]
    kind = _KINDS[name]
    if kind is Kind.DASH:
        return Mark(kind, "-", "", match.end(), sign=label)
    return Mark(kind, match.group().strip(), label, match.end())


def mark_of_label(label: str) -> Mark | None:
    """Reads automatic numbering such as `1.` or `a)`, which is not part of the text."""
    found = mark_of(label.strip() + " Xx")
    return None if found is None else Mark(found.kind, found.written, found.label, 0)


def follows(label: str, before: str | None) -> bool:
    """Tells whether a number or letter can come after `before` in one list; gaps of up to three are allowed."""
    if before is None:
        return label in ("1", "a", "I", "A") or label.endswith(".1")
    if label.isdigit() and before.isdigit():
        return 0 < int(label) - int(before) <= 3 or label == "1"
    return True


def follows_letter(label: str, before: str) -> bool:
    """Tells whether a letter is the next one of the alphabet; `d` and `đ` may be left out, `f` may be used."""
    if len(label) != 1 or len(before) != 1:
        return False
    places = [_LETTERS.find(letter) for letter in (before, label)]
    return min(places) >= 0 and 0 < places[1] - places[0] <= 2
