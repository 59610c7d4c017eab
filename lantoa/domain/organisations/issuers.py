"""How a body is named where it issues papers: `Xã An Hòa` issues as `Ủy ban nhân dân xã An Hòa`."""

from __future__ import annotations

from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import TERRITORY_KINDS

COMMITTEE = "Ủy ban nhân dân"


def issuer_name(unit: Unit) -> str:
    """The body as running text names it; a department and any other unit go by their own name."""
    if unit.kind not in TERRITORY_KINDS or unit.name.casefold().startswith(("ủy ban", "uỷ ban", "ubnd")):
        return unit.name
    return f"{COMMITTEE} {unit.name[:1].lower()}{unit.name[1:]}"


def collective_of(unit: Unit) -> str:
    """The collective on whose behalf the head of the body signs (`TM.`); empty for a body with one head."""
    return COMMITTEE if unit.kind in TERRITORY_KINDS else ""


def head_post_of(unit: Unit) -> str:
    """What the head of the body is called."""
    return "Chủ tịch" if unit.kind in TERRITORY_KINDS else "Giám đốc"


def superior_name(unit: Unit) -> str:
    """The body above in the letterhead; empty for a province."""
    return issuer_name(unit.parent) if unit.parent is not None else ""


def symbol_of(unit: Unit, *, letters: str) -> str:
    """The symbol of a kind of paper (`letters`, such as `KH`): `KH-UBND`, `KH-SNV`; the letters alone where unknown."""
    short = "UBND" if unit.kind in TERRITORY_KINDS else "".join(unit.abbreviation.split())
    return f"{letters}-{short}" if short else letters


def place_of(unit: Unit) -> str:
    """The place in the date line: the body's place name, for a department that of its province."""
    territory = unit if unit.kind in TERRITORY_KINDS else unit.parent
    if territory is None:
        return ""
    words = territory.name.split()
    levels = (("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("đặc", "khu"))
    first = tuple(word.casefold() for word in words[:2])
    skipped = 2 if first in levels else 1
    return " ".join(words[skipped:])
