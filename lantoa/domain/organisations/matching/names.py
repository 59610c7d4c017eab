"""Reading one name of a unit: what it is called, whose unit it is, and whether a person of it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lantoa.domain.organisations.matching.words import FIRST_WORDS, HEADS_OF, LEVELS, OF, SAME, TITLES
from lantoa.lib.text import fold, tidy

Words = tuple[str, ...]

LONGEST_TEXT: Final = 500
"""Letters of a text that are looked at; a name of a unit is never longer."""

_ENUMERATION = re.compile(r"^\s*(?:[-–—+•*·]+|\(?\d{1,2}[.)/]|\(?[a-zđ][.)](?=\s|[A-ZĐ]))\s*")
_LEAD_IN = re.compile(
    r"^(?:trân trọng\s+)?(?:đề nghị|giao cho|giao|yêu cầu|kính gửi|kính mời|mời)\s*:?\s+", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^)]*\)")
_PASSES = 4
_ONE_STOP = ("mot", "cua")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    `core` is the canonical name without titles and place. `level` and `level_word` say to whose level the
    place belongs ("xã" is `commune`), `place` is the place's own name where one is written.
    """

    core: Words
    level: str | None = None
    level_word: str = ""
    place: Words = ()
    is_person: bool = False


def _by_first(rows: Iterable[str]) -> dict[str, list[Words]]:
    table: dict[str, list[Words]] = {}
    for row in rows:
        words = tuple(row.split())
        table.setdefault(words[0], []).append(words)
    for found in table.values():
        found.sort(key=len, reverse=True)
    return table


_SAME = _by_first(SAME)
_LEVEL_WORDS = sorted((tuple(word.split()) for word in LEVELS), key=len, reverse=True)
_OF = sorted((tuple(word.split()) for word in OF), key=len, reverse=True)
_TITLES = sorted((tuple(word.split()) for word in TITLES), key=len, reverse=True)
_HEADS = sorted(((tuple(k.split()), tuple(v.split())) for k, v in HEADS_OF.items()), key=lambda r: -len(r[0]))
_FIRST = sorted((tuple(word.split()) for word in FIRST_WORDS), key=len, reverse=True)


def bare(text: str) -> str:
    """The text without numbering, lead-in ("Đề nghị …"), brackets and end marks; its marks are kept."""
    text = _BRACKETS.sub(" ", tidy(text[:LONGEST_TEXT]))
    for _pass in range(2):
        text = _ENUMERATION.sub("", text)
    return _LEAD_IN.sub("", text).strip(" .;:,")


@lru_cache(maxsize=8192)
def canonical(text: str) -> Words:
    """Folded words in the one spelling of `words.SAME`, without "và"."""
    words = tuple(word for word in fold(text).split() if word != "va")
    for _pass in range(_PASSES):
        changed = _replaced(words)
        if changed == words:
            break
        words = changed
    return words


def _replaced(words: Words) -> Words:
    done: list[str] = []
    place = 0
    while place < len(words):
        for row in _SAME.get(words[place], ()):
            if words[place : place + len(row)] == row:
                done.extend(SAME[" ".join(row)].split())
                place += len(row)
                break
        else:
            done.append(words[place])
            place += 1
    return tuple(done)


def begins_like_a_unit(text: str) -> bool:
    """Whether the text begins as names of units do ("Phòng", "Sở", "Các …")."""
    words = canonical(bare(text))
    return any(words[: len(first)] == first for first in _FIRST) or _without_title(words)[1]


def read_name(text: str, *, places: Mapping[Words, object]) -> Name:
    """Take a name apart; `places` holds the canonical names of the places that are known here."""
    words, is_person = _without_title(canonical(bare(text)))
    core, level_word, place = _cut_place(words, places)
    return Name(
        core=core,
        level=LEVELS.get(level_word) if level_word else None,
        level_word=level_word,
        place=place,
        is_person=is_person,
    )


def place_name(words: Words) -> Words:
    """The name of a place without its kind: `xa an hoa` is `an hoa`."""
    for level in _LEVEL_WORDS:
        if len(words) > len(level) and words[: len(level)] == level:
            return words[len(level) :]
    return words


def _without_title(words: Words) -> tuple[Words, bool]:
    for title, head in _HEADS:
        if words[: len(title)] == title:
            return head + words[len(title) :], True
    for title in _TITLES:
        if len(words) > len(title) and words[: len(title)] == title:
            return _without_title(words[len(title) :])[0], True
    return words, False


def _cut_place(words: Words, places: Mapping[Words, object]) -> tuple[Words, str, Words]:
    level_word = ""
    place: Words = ()
    rest = words
    while rest:
        found = _place_at_end(rest, places)
        if found is None:
            break
        size, level_word, place = found
        rest = _without_committee(_without_of(rest[: len(rest) - size]))
    return _without_committee(rest), level_word, place


def _without_committee(words: Words) -> Words:
    """`Bộ phận Một cửa UBND xã` is the commune's own; in `Văn phòng UBND` the committee is part of the name."""
    if len(words) < 2 or words[-1] != "ubnd" or words[-2] in {"hdnd", "phong"}:
        return words
    return _without_of(words[:-1])


def _place_at_end(words: Words, places: Mapping[Words, object]) -> tuple[int, str, Words] | None:
    for level in _LEVEL_WORDS:
        for start in range(max(0, len(words) - len(level) - 6), len(words) - len(level) + 1):
            if words[start : start + len(level)] != level:
                continue
            name = words[start + len(level) :]
            if name and name not in places:
                continue
            if name or _stands_alone(words, start, level):
                return len(words) - start, " ".join(level), name
    return None


def _stands_alone(words: Words, start: int, level: Words) -> bool:
    """Whether a level word at the end means a level: not `co so`, `dia phuong`, `hai quan`, `co quan`."""
    before = words[start - 1] if start else ""
    if level == ("quan",):
        return False
    return (before, level[0]) not in {("co", "so"), ("dia", "phuong"), ("tac", "xa")}


def _without_of(words: Words) -> Words:
    for of in _OF:
        if len(words) > len(of) and words[-len(of) :] == of and words[-2:] != _ONE_STOP:
            return _without_of(words[: -len(of)])
    return words
