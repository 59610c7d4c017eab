"""The marks in front of the lines of a list, and the labels of headings, in the order of the decree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantoa.papers.writing.kinds.sections import roman
from lantoa.papers.writing.layout import LETTERS, letter

LIST_MARKS = ("", "-", "+", "a)", "1.", "1)", "(1)")
"""Marks that a list may begin with."""
_COUNTED = re.compile(r"(?P<open>\(?)(?P<first>a|1)(?P<close>[.)])")
_ROMAN = re.compile(r"[IVXLC]+")
_DOTTED = re.compile(r"\d+(?:\.\d+)+")


def marks_from(first: str, count: int) -> list[str]:
    """The marks of `count` lines whose first has the mark `first`: `a)` counts on, `-` stays."""
    counted = _COUNTED.fullmatch(first)
    if counted is None:
        return [first] * count
    number = letter if counted["first"] == "a" else str
    return [f"{counted['open']}{number(place)}{counted['close']}" for place in range(1, count + 1)]


def label_at(level: int, place: int, *, like: str = "", above: str = "") -> str:
    """The label of the `place`-th heading of a level: `I`, `1`, `a`; written like the label `like` where one is given.

    `above` is the label of the heading above, which a dotted label (`2.1`) repeats.
    """
    if _DOTTED.fullmatch(like):
        return f"{above or '1'}.{place}"
    if like.isdigit() or (not like and level == 2):
        return str(place)
    if _ROMAN.fullmatch(like) or (not like and level == 1):
        return roman(place)
    return letter(place) if like in LETTERS or not like else like


def labels_of(levels: Sequence[int], labels: Sequence[str], *, is_new: Sequence[bool]) -> list[str]:
    """New labels for headings in order; a heading without label that is not new stays without.

    A level goes on to be written as its first labelled heading is (`1`, `1.1`, `a`), a level 0 has no label.
    """
    styles: dict[int, str] = {}
    for level, label in zip(levels, labels, strict=True):
        if label:
            styles.setdefault(level, label)
    counts: dict[int, int] = {}
    written: dict[int, str] = {}
    found: list[str] = []
    for level, label, new in zip(levels, labels, is_new, strict=True):
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if level == 0 or not (label or new):
            found.append("")
            continue
        counts[level] = counts.get(level, 0) + 1
        written[level] = label_at(
            level, counts[level], like=styles.get(level, ""), above=written.get(level - 1, "")
        )
        found.append(written[level])
    return found
