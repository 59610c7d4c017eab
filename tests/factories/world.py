"""A small world: a province, a department, two communes, and somebody in every role.

Tests ask for the fixture `world`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from lantoa.domain.organisations.actor import Actor, actor_of
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.organisations.states import Role, UnitKind
from tests.factories.organisations import Commune, give_role, make_commune, make_person, make_unit


@dataclass(frozen=True)
class World:
    """Bodies and people; `commune` is A, `other_commune` is B."""

    province: Unit
    department: Unit
    commune: Commune
    other_commune: Commune
    owner: Person
    """Coordinator of commune A."""
    colleague: Person
    """Viewer of commune A."""
    contact: Person
    """Contact of A's division of culture."""
    editor: Person
    approver: Person
    clerk: Person
    broadcaster: Person
    admin: Person
    """Admin of commune A."""
    stranger: Person
    """Coordinator of commune B."""
    consolidator: Person
    """Consolidator of the province."""

    def actor(self, name: str, *, on: date = date(2026, 11, 20)) -> Actor:
        """The actor of the person under that name, on the day of the tests."""
        return actor_of(getattr(self, name), on=on)


def make_world() -> World:
    """The whole world as rows."""
    province = make_unit("Tỉnh Lam Giang", kind=UnitKind.PROVINCE)
    department = make_unit("Sở Nội vụ", kind=UnitKind.DEPARTMENT, parent=province)
    commune = make_commune(name="Xã An Hòa", province=province)
    other = make_commune(name="Xã Bình Lộc", province=province)
    seats = {
        "owner": (commune.unit, Role.COORDINATOR),
        "colleague": (commune.unit, Role.VIEWER),
        "contact": (commune.culture, Role.CONTACT),
        "editor": (commune.culture, Role.EDITOR),
        "approver": (commune.unit, Role.APPROVER),
        "clerk": (commune.office, Role.CLERK),
        "broadcaster": (commune.station, Role.BROADCASTER),
        "admin": (commune.unit, Role.ADMIN),
        "stranger": (other.unit, Role.COORDINATOR),
        "consolidator": (province, Role.CONSOLIDATOR),
    }
    people = {}
    for name, (unit, role) in seats.items():
        people[name] = make_person(name)
        give_role(people[name], unit, role)
    return World(province=province, department=department, commune=commune, other_commune=other, **people)


@pytest.fixture
def world(db) -> World:
    """A province, a department, two communes, and somebody in every role."""
    return make_world()
