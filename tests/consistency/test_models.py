"""Every table belongs to an organisation, or stands here with the reason why not."""

import pytest
from django.apps import apps
from django.db import models

from lantoa.domain.organisations.models import Unit

SHARED = {
    "Person": "a person may belong to several organisations, by memberships",
    "Holiday": "a holiday without a unit holds for the whole country",
    "Instrument": "public facts about law, kept once for all",
    "InstrumentSubject": "part of an instrument",
    "Instrument_amends": "part of an instrument",
    "Unit": "the organisations themselves",
}
PARENTS = {
    "route",
    "plan",
    "task",
    "target",
    "duty",
    "unit",
    "person",
    "predecessor",
    "giver",
    "organisation",
}


def tables() -> list[type[models.Model]]:
    return list(apps.get_app_config("domain").get_models(include_auto_created=True))


@pytest.mark.parametrize("model", tables(), ids=lambda model: model.__name__)
def test_every_table_has_an_organisation(model):
    if model.__name__ in SHARED:
        return
    owners = [field for field in model._meta.fields if field.is_relation and field.name in PARENTS]
    assert owners, f"{model.__name__} belongs to no organisation; add one, or a reason to SHARED"
    assert any(leads_to_unit(field) for field in owners)


def leads_to_unit(field: models.ForeignKey, depth: int = 4) -> bool:
    target = field.related_model
    if target is Unit or target.__name__ == "Person":
        return True
    return depth > 0 and any(
        leads_to_unit(other, depth - 1)
        for other in target._meta.fields
        if other.is_relation and other.name in PARENTS
    )


def test_the_list_of_shared_tables_is_true():
    assert set(SHARED) <= {model.__name__ for model in tables()}


@pytest.mark.parametrize("model", tables(), ids=lambda model: model.__name__)
def test_no_table_has_a_default_order(model):
    assert not model._meta.ordering


@pytest.mark.parametrize("model", tables(), ids=lambda model: model.__name__)
def test_no_model_overrides_save(model):
    assert "save" not in vars(model)
