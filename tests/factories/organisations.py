"""Units and people for tests, as rows; no rule is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lantoa.domain.organisations.models import Membership, Person, Unit
from lantoa.domain.organisations.paths import path_below
from lantoa.domain.organisations.states import ORGANISATION_KINDS, Role, UnitKind
from lantoa.lib.text import fold_name

DIVISIONS = (
    ("office", "Văn phòng HĐND và UBND", UnitKind.OFFICE),
    ("culture", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION),
    ("economy", "Phòng Kinh tế", UnitKind.DIVISION),
    ("one_stop", "Trung tâm Phục vụ hành chính công", UnitKind.ONE_STOP),
    ("centre", "Trung tâm Dịch vụ sự nghiệp công", UnitKind.CENTRE),
    ("station", "Đài truyền thanh", UnitKind.STATION),
    ("front", "Ủy ban Mặt trận Tổ quốc Việt Nam", UnitKind.MASS_ORGANISATION),
    ("village_1", "Thôn Đông", UnitKind.VILLAGE),
    ("village_2", "Thôn Đoài", UnitKind.VILLAGE),
    ("village_3", "Thôn Trung", UnitKind.VILLAGE),
)


@dataclass(frozen=True)
class Commune:
    """A commune and its divisions, each under a short name."""

    unit: Unit
    office: Unit
    culture: Unit
    economy: Unit
    one_stop: Unit
    centre: Unit
    station: Unit
    front: Unit
    village_1: Unit
    village_2: Unit
    village_3: Unit

    @property
    def villages(self) -> list[Unit]:
        """Its three villages."""
        return [self.village_1, self.village_2, self.village_3]

    @property
    def divisions(self) -> list[Unit]:
        """All units below the commune, in their order."""
        return [getattr(self, key) for key, _name, _kind in DIVISIONS]


def make_unit(name, *, kind=UnitKind.DIVISION, parent=None, **fields) -> Unit:
    """A unit below `parent`; a body is its own organisation, anything else belongs to its parent's."""
    unit = Unit.objects.create(
        name=name, folded_name=fold_name(name), kind=kind, parent=parent, path=f"?{name}"[:70], **fields
    )
    unit.path = path_below(parent.path if parent else "", number=unit.pk)
    unit.organisation = unit if kind in ORGANISATION_KINDS or parent is None else parent.organisation
    unit.save()
    return unit


def make_commune(*, name="Xã An Hòa", province=None, kind=UnitKind.COMMUNE, **fields) -> Commune:
    """A commune with an office, two divisions, centres, a station, the Front and three villages."""
    unit = make_unit(name, kind=kind, parent=province, **fields)
    parts = {
        key: make_unit(title, kind=part, parent=unit, position=place)
        for place, (key, title, part) in enumerate(DIVISIONS, start=1)
    }
    return Commune(unit=unit, **parts)


def make_person(username, *, full_name="", password=None, **fields) -> Person:
    """Somebody who can be signed in with `client.force_login`, or with `password` where one is given."""
    return Person.objects.create_user(
        username, password=password, full_name=full_name or f"Cán bộ {username}", **fields
    )


def give_role(
    person: Person,
    unit: Unit,
    role: Role | str,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """The person has the role in the unit, for good unless days are given."""
    return Membership.objects.create(
        person=person, unit=unit, role=role, starts_on=starts_on, ends_on=ends_on
    )
