"""How a body is named where it issues papers: `Xã An Hòa` issues as `Ủy ban nhân dân xã An Hòa`."""

from __future__ import annotations

from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import TERRITORY_KINDS

COMMITTEE, COMMITTEE_SHORT = "Ủy ban nhân dân", "UBND"
KEPT_WHOLE = frozenset({"Hồ Chí Minh"})


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
    """The body above in the letterhead; a committee has none (Điều 8), a department its province's committee."""
    if unit.kind in TERRITORY_KINDS or unit.parent is None:
        return ""
    return issuer_name(unit.parent)


def issuer_short(unit: Unit) -> str:
    """The issuer's part of a symbol: `UBND`, else the abbreviation, else the first letters of the name."""
    short = "".join(unit.abbreviation.split())
    if unit.kind in TERRITORY_KINDS:
        return short if short.startswith(COMMITTEE_SHORT) else COMMITTEE_SHORT
    return short or initials_of(unit.name)


def initials_of(name: str) -> str:
    """`PVHXH` for `Phòng Văn hóa - Xã hội`."""
    words = (word for word in name.replace("-", " ").split() if word.casefold() != "và")
    return "".join(word[0] for word in words).upper()


def symbol_of(unit: Unit, *, letters: str) -> str:
    """The symbol of a kind of paper (`letters`, such as `KH`): `KH-UBND`, `KH-SNV`."""
    return f"{letters}-{issuer_short(unit)}"


def place_of(unit: Unit) -> str:
    """The place in the date line: the body's place name, for a department that of its province.

    A number keeps its word (`Phường 1`), and so does Thành phố Hồ Chí Minh.
    """
    territory = unit if unit.kind in TERRITORY_KINDS else unit.parent
    if territory is None:
        return ""
    words = territory.name.split()
    levels = (("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("đặc", "khu"))
    first = tuple(word.casefold() for word in words[:2])
    rest = " ".join(words[2 if first in levels else 1 :])
    return territory.name if rest.isdigit() or rest in KEPT_WHOLE else rest
