"""What kind of unit a name is likely to be of."""

from typing import Final

from lantoa.domain.organisations.matching.names import bare, canonical
from lantoa.domain.organisations.states import UnitKind
from lantoa.lib.text import fold

_FIRST_WORDS: Final[tuple[tuple[str, UnitKind], ...]] = (
    ("trung tam phuc vu hanh chinh cong", UnitKind.ONE_STOP),
    ("trung tam mot cua", UnitKind.ONE_STOP),
    ("mot cua", UnitKind.ONE_STOP),
    ("van phong dang uy", UnitKind.PARTY),
    ("ban tuyen giao", UnitKind.PARTY),
    ("ban xay dung dang", UnitKind.PARTY),
    ("uy ban kiem tra", UnitKind.PARTY),
    ("dang uy", UnitKind.PARTY),
    ("chi bo", UnitKind.PARTY),
    ("van phong", UnitKind.OFFICE),
    ("thuong truc hdnd", UnitKind.COUNCIL),
    ("hdnd", UnitKind.COUNCIL),
    ("cong chuc", UnitKind.POST),
    ("phong", UnitKind.DIVISION),
    ("thanh tra", UnitKind.DIVISION),
    ("dai truyen thanh", UnitKind.STATION),
    ("dai phat thanh", UnitKind.STATION),
    ("mttq", UnitKind.MASS_ORGANISATION),
    ("hoi dong", UnitKind.OTHER),
    ("hoi", UnitKind.MASS_ORGANISATION),
    ("doan thanh nien", UnitKind.MASS_ORGANISATION),
    ("lien doan lao dong", UnitKind.MASS_ORGANISATION),
    ("cong doan", UnitKind.MASS_ORGANISATION),
    ("truong", UnitKind.SCHOOL),
    ("tram y te", UnitKind.SCHOOL),
    ("trung tam", UnitKind.CENTRE),
    ("thon", UnitKind.VILLAGE),
    ("xom", UnitKind.VILLAGE),
    ("ap", UnitKind.VILLAGE),
    ("khom", UnitKind.VILLAGE),
    ("khu pho", UnitKind.VILLAGE),
    ("khu dan cu", UnitKind.VILLAGE),
    ("to dan pho", UnitKind.VILLAGE),
    ("buon", UnitKind.VILLAGE),
    ("bao", UnitKind.PRESS),
    ("tap chi", UnitKind.PRESS),
    ("dai ptth", UnitKind.PRESS),
    ("dai phat thanh truyen hinh", UnitKind.PRESS),
    ("so", UnitKind.DEPARTMENT),
)
_BY_LABEL: Final = {fold(str(part)): UnitKind(kind) for kind in UnitKind for part in [kind.label, kind.value]}
_HAMLET: Final = "bản "


def guess_kind(name: str) -> UnitKind:
    """The kind that a unit of this name most likely is; `OTHER` where nothing tells."""
    if bare(name).casefold().startswith(_HAMLET):
        return UnitKind.VILLAGE
    words = " ".join(canonical(bare(name))) + " "
    fits = [(first, kind) for first, kind in _FIRST_WORDS if words.startswith(first + " ")]
    return max(fits, key=lambda fit: len(fit[0]))[1] if fits else UnitKind.OTHER


def kind_of_label(text: str) -> UnitKind | None:
    """The kind that a cell names by its label, its code, or a word like "phòng" and "thôn"; None if unknown."""
    found = _BY_LABEL.get(fold(text))
    if found is not None:
        return found
    guess = guess_kind(text)
    return guess if guess != UnitKind.OTHER else None
