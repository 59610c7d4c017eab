"""Numbers and letters by which the parts of a paper are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lantoa.papers.writing import layout

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ALPHABET: Final = tuple("aăâbcdđeêghiklmnoôơpqrstuưvxy")
_DOUBLED: Final = len(layout.LETTERS)


def roman(text: str) -> int:
    """The value of a Roman numeral, 0 for what is none."""
    total = 0
    values = [_ROMAN.get(letter, 0) for letter in text.upper()]
    for place, value in enumerate(values):
        if not value:
            return 0
        total += -value if value < max(values[place + 1 :], default=0) else value
    return total if total and to_roman(total) == text.upper() else 0


def to_roman(number: int) -> str:
    """`IV` for 4; up to 399."""
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    written = ""
    for value, sign in steps:
        while number >= value:
            written, number = written + sign, number - value
    return written


def slips(values: Sequence[int], *, may_restart: bool = False) -> list[tuple[int, int]]:
    """The places in `values` that do not count 1, 2, 3 …, each with the number that is right there.

    A wrong number among right ones is one slip; after a gap or a repeat the count goes on from what is there.
    """
    wrong: list[tuple[int, int]] = []
    before = 0
    for place, value in enumerate(values):
        expected = before + 1
        is_new_list = may_restart and value == 1 and before > 1
        if value == expected or is_new_list:
            before = value
            continue
        wrong.append((place, expected))
        goes_on = values[place + 1 : place + 2] == [expected + 1]
        before = expected if goes_on or not value else value
    return wrong


def follows(letter: str, before: str) -> bool:
    """Whether the point `letter` comes right after `before`.

    The decree asks for "the order of the Vietnamese alphabet"; its own lists leave out ă, â, ê, ô, ơ, ư, so
    both ways of counting hold.
    """
    if before in layout.LETTERS and letter in layout.LETTERS:
        return layout.LETTERS.index(letter) == layout.LETTERS.index(before) + 1 or _in_alphabet(
            letter, before
        )
    if len(letter) == 2 and len(before) <= 2:
        return _doubled(letter, before)
    return _in_alphabet(letter, before)


def next_letter(before: str) -> str:
    """The letter of the point after `before`; empty where it is not known."""
    if before in layout.LETTERS:
        return layout.letter(layout.LETTERS.index(before) + 2)
    return ""


def _in_alphabet(letter: str, before: str) -> bool:
    if letter not in _ALPHABET or before not in _ALPHABET:
        return False
    return _ALPHABET.index(letter) == _ALPHABET.index(before) + 1


def _doubled(letter: str, before: str) -> bool:
    place = layout.LETTERS.index(letter[0]) + _DOUBLED if letter[0] in layout.LETTERS else -1
    start = layout.LETTERS.index(before[0]) if before[:1] in layout.LETTERS else -2
    return place == start + (_DOUBLED if len(before) == 2 else 0) + 1
