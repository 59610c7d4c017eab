"""The lines of `Nơi nhận`, made into those to whom a paper goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from lantoa.domain.organisations.matching import bodies_in, directory_of
from lantoa.domain.organisations.models import Unit
from lantoa.lib.text import fold, tidy
from lantoa.papers.writing import blocks

_ENDS: Final = " .;,-–"
_NOTE = re.compile(r"\s*\([^()]*\)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_LONGEST_EMAIL: Final = 254
_AS_ABOVE: Final = ("nhu tren",)
_KEPT: Final = ("luu", "nhu dieu", "nhu khoan")
_DIVERSE: Final = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who gets the paper: a unit that is known, an address of mail, or only the words of the line."""

    text: str
    unit: Unit | None = None
    email: str = ""


def recipients_of(content: blocks.Paper, *, organisation: Unit, on: date) -> list[Recipient]:
    """Everybody to whom the paper goes, each once, in the order of the paper.

    `Như trên` means the addressees. `Lưu: VT` and `Như Điều 3` are no deliveries. A phrase for many
    (`Các phòng, ban`) becomes its units; what names no unit that is known stays as a line.
    """
    directory = directory_of(organisation, on=on)
    found: list[Recipient] = []
    for line in _lines(content):
        emails = [one for one in _EMAIL.findall(line) if len(one) <= _LONGEST_EMAIL]
        words = tidy(_EMAIL.sub("", _NOTE.sub("", line))).strip(_ENDS)
        units = [unit for body in bodies_in(directory, words) for unit in body.units] if words else []
        others = [unit for unit in units if unit.pk != organisation.pk]
        if others:
            found += [Recipient(line, unit) for unit in others]
        elif not emails:
            found.append(Recipient(line))
        found += [Recipient(line, email=email) for email in emails]
    return _once(found)


def _lines(content: blocks.Paper) -> list[str]:
    lines: list[str] = []
    for one in content.recipients:
        for piece in _DIVERSE.split(one):
            text = tidy(piece).strip(_ENDS)
            words = fold(text)
            if not words or words.startswith(_KEPT):
                continue
            lines += _addressees(content) if words.startswith(_AS_ABOVE) else [text]
    return lines


def _addressees(content: blocks.Paper) -> list[str]:
    return [tidy(one).strip(_ENDS) for one in content.addressees]


def _once(found: list[Recipient]) -> list[Recipient]:
    kept: dict[object, Recipient] = {}
    for one in found:
        key = one.unit.pk if one.unit else one.email.casefold() or fold(one.text)
        kept.setdefault(key, one)
    return list(kept.values())
