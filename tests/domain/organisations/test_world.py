"""The world of the tests is what its words say."""

from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role


def test_commune_lies_below_its_province(world):
    below = Unit.objects.under(world.province.path)
    assert world.commune.culture in below
    assert world.province not in Unit.objects.under(world.commune.unit.path)


def test_divisions_belong_to_their_commune(world):
    assert {unit.organisation for unit in world.commune.divisions} == {world.commune.unit}
    assert world.department.organisation == world.department


def test_roles_are_those_of_the_seats(world):
    owner = world.actor("owner")
    assert owner.has_role([Role.COORDINATOR], organisation_id=world.commune.unit.pk)
    assert not world.actor("stranger").is_in(world.commune.unit.pk)
    assert world.actor("consolidator").has_role_over([Role.CONSOLIDATOR], path=world.commune.culture.path)
