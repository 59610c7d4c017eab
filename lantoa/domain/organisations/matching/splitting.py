"""A cell or a sentence that names several bodies, cut into its bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lantoa.domain.organisations.matching.directory import Directory
from lantoa.domain.organisations.matching.groups import group_in
from lantoa.domain.organisations.matching.names import bare, begins_like_a_unit, canonical
from lantoa.domain.organisations.matching.scoring import Match, matches_in, sure
from lantoa.domain.organisations.models import Unit
from lantoa.lib.text import fold, tidy

MOST_PIECES: Final = 24
"""Pieces of one part that are tried together; longer lists are cut at every comma."""

_HARD = re.compile(r"\s*(?:[;\n\r|]|\s[+•]\s|(?:^|\n)\s*[-•]\s|\.\s+(?=[A-ZĐÀ-Ỹ]))\s*")
_SOFT = re.compile(r"(\s*,\s*(?:và\s+)?|\s+và\s+|\s*/\s*|\s+-\s+(?=[A-ZĐÀ-Ỹ]))", re.IGNORECASE)
_KEPT_TOGETHER = re.compile(
    r"(HĐND|Hội đồng nhân dân)(\s*(?:và|&|,|-|–)\s*)(UBND|U[ỷỶ]\s*ban nhân dân|[UÚ][yỷ] ban nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân)",
    re.IGNORECASE,
)
_GUARD = str.maketrans({"v": "\ue000", "V": "\ue001", ",": "\ue002", "-": "\ue003", "–": "\ue004"})
_UNGUARD = {ord(new): old for old, new in _GUARD.items()}
_UNKNOWN, _UNKNOWN_UNIT, _PIECE_COST = 0.2, 0.35, 0.05


@dataclass(frozen=True, slots=True)
class Body:
    """One body that a text names.

    `units` are those meant where that needs no question: one, or all of a group. `matches` are the
    suggestions for a name, best first.
    """

    text: str
    units: tuple[Unit, ...]
    matches: tuple[Match, ...] = ()
    is_group: bool = False


def bodies_in(directory: Directory, text: str) -> list[Body]:
    """The bodies that a text names, in its order; a body named twice is given once.

    `Sở Văn hóa, Thể thao và Du lịch` stays whole and `Văn phòng HĐND và UBND, Phòng Kinh tế` is two, since
    every way to cut is weighed by what the pieces mean.
    """
    found: list[Body] = []
    seen: set[tuple[str, ...]] = set()
    for part in _HARD.split(text):
        for piece in _cut(directory, part):
            key = canonical(bare(piece))
            if key and key not in seen:
                seen.add(key)
                found.append(body_of(directory, piece))
    return found


def body_of(directory: Directory, text: str) -> Body:
    """What one name or group phrase means."""
    group = group_in(directory, text)
    matches = matches_in(directory, text)
    unit = sure(matches)
    if group is not None and (unit is None or len(group) > 1):
        return Body(text=tidy(text), units=tuple(group), is_group=True)
    return Body(text=tidy(text), units=(unit,) if unit else (), matches=tuple(matches))


def _cut(directory: Directory, part: str) -> list[str]:
    """The cutting at commas and "và" whose pieces mean most."""
    guarded = _KEPT_TOGETHER.sub(lambda m: m.group(1) + m.group(2).translate(_GUARD) + m.group(3), tidy(part))
    marks = _SOFT.split(guarded)
    pieces, joints = marks[0::2], marks[1::2]
    if len(pieces) > MOST_PIECES:
        return [_open(piece) for piece in pieces if piece.strip()]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        options = []
        for start in range(max(0, end - 8), end):
            text = _open("".join(_woven(pieces, joints, start, end)))
            options.append((best[start][0] + _worth(directory, text), start))
        best.append(max(options))
    cuts = []
    end = len(pieces)
    while end:
        start = best[end][1]
        cuts.append(_open("".join(_woven(pieces, joints, start, end))))
        end = start
    return [cut for cut in reversed(cuts) if cut.strip()]


def _woven(pieces: list[str], joints: list[str], start: int, end: int) -> list[str]:
    woven = [pieces[start]]
    for place in range(start + 1, end):
        woven += [joints[place - 1], pieces[place]]
    return woven


def _open(text: str) -> str:
    return text.translate(_UNGUARD)


def _worth(directory: Directory, text: str) -> float:
    """How much a piece means, by its length, so that a whole name beats its parts."""
    words = len(fold(text).split()) or 1
    if group_in(directory, text) is not None:
        return words - _PIECE_COST
    matches = matches_in(directory, text)
    if matches and sure(matches):
        return matches[0].score * words - _PIECE_COST
    if matches and matches[0].score >= 0.8 and not _SOFT.search(text):
        return matches[0].score * words - _PIECE_COST
    if not begins_like_a_unit(text):
        return _UNKNOWN * words - _PIECE_COST
    inner = any(begins_like_a_unit(piece) for piece in _SOFT.split(text)[2::2])
    return (_UNKNOWN if inner else _UNKNOWN_UNIT) * words - _PIECE_COST
