"""Which units a name may mean, with how sure that is and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from django.utils.translation import gettext as _

from lantoa.domain.organisations.matching.directory import Directory, Entry
from lantoa.domain.organisations.matching.names import Name, Words, bare, read_name
from lantoa.domain.organisations.matching.words import BODY_NAMES
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import TERRITORY_KINDS, UnitKind
from lantoa.lib.text import fold_name

SURE: Final = 0.9
"""From this score on, and with nothing near it, a match needs no question."""

CLEAR_LEAD: Final = 0.02
SUGGESTIONS: Final = 5
_EXACT, _SAME_CORE, _ALIAS, _ABBREVIATION, _ONLY_ONE = 0.99, 0.96, 0.98, 0.97, 0.93
_PART, _SHARED_PART, _LEAST_LIKENESS = 0.86, 0.65, 0.62
_ABOVE, _PERSON, _SUCCESSOR = 0.03, 0.06, 0.03


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that a name may mean; `score` from 0 to 1, `reason` a Vietnamese phrase."""

    unit: Unit
    score: float
    reason: str


def matches_in(directory: Directory, text: str) -> list[Match]:
    """The units that `text` may mean, best first; empty where nothing is like it."""
    name = read_name(text, places=directory.places)
    if not name.core and not name.level:
        return []
    found = _bodies(directory, name)
    if not found:
        found = _units(directory, name, fold_name(bare(text)))
        own_place = _without_own_place(directory, name)
        if own_place and (not found or found[0].score < SURE):
            found += _units(directory, own_place, fold_name(bare(text)))
    return _best_of_each(_less(found, _PERSON if name.is_person else 0, person=name.is_person))


def sure(matches: list[Match]) -> Unit | None:
    """The unit that is meant where that needs no question, else None."""
    if not matches or matches[0].score < SURE:
        return None
    if len(matches) > 1 and matches[0].score - matches[1].score < CLEAR_LEAD:
        return None
    return matches[0].unit


def _bodies(directory: Directory, name: Name) -> list[Match]:
    if name.core and name.core != ("ubnd",):
        return []
    bodies = directory.bodies_at(name) if name.level else [directory.territory()]
    score = _EXACT if len(bodies) == 1 else _SHARED_PART
    return [Match(body, score, _("chính cơ quan này")) for body in bodies]


def _units(directory: Directory, name: Name, marked: str) -> list[Match]:
    homes = _homes(directory, name)
    same = [entry for entry in directory.by_core.get(name.core, []) if entry.home_id in homes]
    found = [_same(entry, name, marked, homes) for entry in same]
    if not found:
        found = _only_one(directory, name, homes)
    if not any(match.score >= SURE for match in found):
        found += _alike(directory, name, homes)
    return [match for match in found if match is not None]


def _homes(directory: Directory, name: Name) -> dict[int, float]:
    """The bodies in which the name is looked for, each with what it costs to go there."""
    if name.level:
        return {body.pk: 0.0 for body in directory.bodies_at(name)}
    above = dict.fromkeys(directory.ancestor_ids, _ABOVE)
    return {**above, directory.organisation.pk: 0.0}


def _same(entry: Entry, name: Name, marked: str, homes: dict[int, float]) -> Match:
    how = dict(entry.cores)[name.core]
    if how == "name":
        score = _EXACT if entry.unit.folded_name in marked else _SAME_CORE
        reason = _("đúng tên")
    elif how == "alias":
        score, reason = _ALIAS, _("tên gọi khác")
    else:
        score, reason = _ABBREVIATION, _("tên viết tắt")
    cost = 0.0 if entry.is_body else homes[entry.home_id]
    return _of(entry, score - cost, reason)


def _only_one(directory: Directory, name: Name, homes: dict[int, float]) -> list[Match]:
    """Where an organisation has one office, one station, one one-stop body, any name of such a body means it."""
    core = " ".join(name.core)
    found = []
    for home, cost in homes.items():
        for kind, names in BODY_NAMES.items():
            if core not in names:
                continue
            of_kind = [e for e in directory.entries if e.home_id == home and e.unit.kind == kind]
            of_kind = [e for e in of_kind if e.successor is None] or of_kind
            if kind == UnitKind.MASS_ORGANISATION:
                of_kind = [e for e in of_kind if any("mttq" in core for core, _how in e.cores)]
            score = (_ONLY_ONE if len(of_kind) == 1 else _SHARED_PART) - cost
            found += [_of(entry, score, _("đơn vị duy nhất thuộc loại này")) for entry in of_kind]
    return found


def _alike(directory: Directory, name: Name, homes: dict[int, float]) -> list[Match]:
    if len(name.core) == 0:
        return []
    found = []
    parts = []
    for entry in directory.entries:
        if entry.unit.kind in TERRITORY_KINDS or entry.home_id not in homes:
            continue
        likeness = max(_likeness(name.core, core) for core, _how in entry.cores)
        if any(_is_part(name.core, core) for core, _how in entry.cores):
            parts.append(entry)
        elif likeness >= _LEAST_LIKENESS:
            found.append(_of(entry, 0.88 * likeness - homes[entry.home_id], _("tên gần giống")))
    score = _PART if len(parts) == 1 else _SHARED_PART
    found += [_of(entry, score - homes[entry.home_id], _("viết thiếu một phần tên")) for entry in parts]
    return found


def _is_part(short: Words, whole: Words) -> bool:
    """Whether `short` is the whole name with words left out, and enough of it to be meant."""
    if len(short) < 2 or len(short) >= len(whole):
        return False
    rest = iter(whole)
    if not all(word in rest for word in short):
        return False
    return short[0] == whole[0] or len(short) / len(whole) >= 0.6


def _likeness(one: Words, other: Words) -> float:
    shared = len(set(one) & set(other))
    words = 2 * shared / (len(set(one)) + len(set(other)))
    if words < 0.3:
        return 0.0
    letters = SequenceMatcher(None, " ".join(one), " ".join(other)).ratio()
    return max(words, letters) if one[0] == other[0] else 0.9 * max(words, letters)


def _of(entry: Entry, score: float, reason: str) -> Match:
    if entry.successor is None:
        return Match(entry.unit, score, reason)
    return Match(
        entry.successor,
        score - _SUCCESSOR,
        _("đơn vị kế thừa của %(unit)s") % {"unit": entry.unit.name},
    )


def _without_own_place(directory: Directory, name: Name) -> Name | None:
    """`Đài truyền thanh An Hòa`: the place may follow without its kind."""
    for place, units in directory.places.items():
        size = len(place)
        if directory.organisation in units and len(name.core) > size and name.core[-size:] == place:
            return Name(core=name.core[:-size], is_person=name.is_person)
    return None


def _less(found: list[Match], cost: float, *, person: bool) -> list[Match]:
    if not cost:
        return found
    told = _("người của đơn vị, %(reason)s")
    return [
        Match(match.unit, match.score - cost, told % {"reason": match.reason} if person else match.reason)
        for match in found
    ]


def _best_of_each(found: Iterable[Match]) -> list[Match]:
    best: dict[int, Match] = {}
    for match in found:
        known = best.get(match.unit.pk)
        if known is None or match.score > known.score:
            best[match.unit.pk] = match
    ranked = sorted(best.values(), key=lambda match: (-match.score, match.unit.position, match.unit.pk))
    return [Match(m.unit, round(min(m.score, 1.0), 2), m.reason) for m in ranked[:SUGGESTIONS]]
