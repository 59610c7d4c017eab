"""Phrases that mean many units at once ("các phòng, ban, đơn vị liên quan"), made into a visible list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lantoa.domain.organisations.matching.directory import Directory
from lantoa.domain.organisations.matching.group_words import (
    BETWEEN,
    GROUPS,
    MANY,
    TERRITORY_GROUPS,
    VILLAGE_WITH_MARKS,
    WITH_MARKS,
)
from lantoa.domain.organisations.matching.names import Words, bare, canonical, read_name
from lantoa.domain.organisations.matching.words import LEVELS, OF
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import UnitKind
from lantoa.lib.text import fold_name

_HEADS_OF_MANY: Final = (
    ("truong", "cac"),
    ("thu", "truong", "cac"),
    ("lanh", "dao", "cac"),
    ("nguoi", "dung", "dau", "cac"),
    ("can", "bo", "cong", "chuc", "cac"),
)
_EDITORS: Final = ("ban", "bien", "tap")
_LONGEST = 6


@dataclass(slots=True)
class _Reading:
    kinds: set[UnitKind] = field(default_factory=set)
    territories: set[UnitKind] = field(default_factory=set)
    words: int = 0
    is_many: bool = False
    only_front: bool = True
    front: bool = False
    editors: bool = False
    behind_of: bool = False


def group_in(directory: Directory, text: str) -> list[Unit] | None:
    """The units that a group phrase reaches, in the organisation's order; None where it is no group.

    An empty list means: a group, but the organisation has no such unit.
    """
    phrase = bare(text).partition(":")[0]
    words = canonical(phrase)
    for head in _HEADS_OF_MANY:
        if words[: len(head)] == head:
            words = words[len(head) - 1 :]
    marked = frozenset(re.split(r"[^\w]+", fold_name(phrase)))
    reading = _read(words, directory, marked)
    if reading is None or not (reading.is_many or reading.words > 1):
        return None
    home = _home(directory, phrase)
    if reading.territories:
        return [unit for unit in directory.children(_above(home, directory)) if _reached(unit, reading)]
    units = directory.own if home == directory.organisation else directory.children(home)
    return [unit for unit in units if _reached(unit, reading)]


def _reached(unit: Unit, reading: _Reading) -> bool:
    if reading.territories:
        return unit.kind in reading.territories
    if reading.editors and canonical(unit.name)[:3] == _EDITORS:
        return True
    if unit.kind == UnitKind.MASS_ORGANISATION and reading.front and reading.only_front:
        return "mttq" in canonical(unit.name)
    return unit.kind in reading.kinds


def _home(directory: Directory, phrase: str) -> Unit:
    """The body whose units are meant: the one named behind the phrase, else the organisation."""
    name = read_name(phrase, places=directory.places)
    if name.level and name.core:
        bodies = directory.bodies_at(name)
        if len(bodies) == 1:
            return bodies[0]
    return directory.organisation


def _above(home: Unit, directory: Directory) -> Unit:
    """Bodies are listed under the province: of a commune these are its peers."""
    if directory.children(home) and any(unit.is_organisation for unit in directory.children(home)):
        return home
    by_number = {unit.pk: unit for unit in directory.bodies}
    return by_number.get(home.parent_id or 0, home)


def _read(words: Words, directory: Directory, marked: frozenset[str]) -> _Reading | None:
    reading = _Reading()
    has_marks = any(not word.isascii() for word in marked)
    place, before = 0, ""
    while place < len(words):
        found = _next(words, place, directory)
        if found is None:
            return None
        what, phrase = found
        if has_marks and WITH_MARKS.get(phrase, phrase) not in marked and phrase in WITH_MARKS:
            return None
        _take(reading, what, phrase, before, has_village=VILLAGE_WITH_MARKS in marked)
        before = phrase if what != "place" else before
        place += len(phrase.split())
    return reading if reading.words else None


def _next(words: Words, place: int, directory: Directory) -> tuple[str, str] | None:
    """The longest phrase of the vocabulary that begins here, and what it is."""
    for size in range(min(_LONGEST, len(words) - place), 0, -1):
        row = words[place : place + size]
        phrase = " ".join(row)
        if phrase in GROUPS:
            return "group", phrase
        if row == _EDITORS:
            return "editors", phrase
        if phrase in TERRITORY_GROUPS or phrase in LEVELS:
            return "territory", phrase
        if phrase in BETWEEN or phrase in OF:
            return "between", phrase
        if row in directory.places:
            return "place", phrase
    return None


def _take(reading: _Reading, what: str, phrase: str, before: str, *, has_village: bool) -> None:
    if what == "between":
        reading.is_many = reading.is_many or phrase in MANY
        reading.behind_of = phrase in OF or (reading.behind_of and phrase not in MANY)
    elif what == "editors":
        reading.editors = True
        reading.words += 1
    elif what == "group":
        reading.words += 1
        kinds = GROUPS[phrase]
        if phrase == "ban" and has_village:
            kinds = frozenset({UnitKind.VILLAGE})
        if phrase == "mttq":
            reading.front = True
        elif UnitKind.MASS_ORGANISATION in kinds:
            reading.only_front = False
        if phrase.startswith("co so"):
            reading.is_many = True
        reading.kinds |= kinds
    elif (
        what == "territory"
        and not reading.behind_of
        and (before in MANY or before == "ubnd" or before in TERRITORY_GROUPS)
    ):
        bodies = TERRITORY_GROUPS.get(phrase)
        if bodies and (before != "ubnd" or reading.is_many) and (reading.is_many or reading.territories):
            reading.territories |= bodies
            reading.words += 1
