"""The log takes known kinds only, and the database lets nobody change it."""

import pytest
from django.db import DatabaseError, transaction

from lantoa.domain.audit.actions import record
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import register, tell


@pytest.fixture
def event(world, now):
    return record(
        "plan_returned",
        subject=world.commune.unit,
        by=world.owner,
        at=now,
        organisation_id=world.commune.unit.pk,
        reason="Thiếu phụ lục",
    )


def test_an_event_cannot_be_changed(event):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.filter(pk=event.pk).update(kind="plan_issued")


def test_an_event_cannot_be_deleted(event):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.filter(pk=event.pk)._raw_delete("default")


def test_an_unknown_kind_is_refused(world, now):
    with pytest.raises(KeyError):
        record("plan_sung_about", subject=world.commune.unit, by=None, at=now, organisation_id=None)


def test_a_kind_cannot_be_registered_twice():
    with pytest.raises(ValueError, match="twice"):
        register(plan_issued="x")


def test_an_event_is_told_with_its_details(event):
    assert tell(event) == "trả lại kế hoạch: Thiếu phụ lục"


def test_an_event_whose_details_lack_a_word_is_still_told(event):
    event.details = {}
    assert "trả lại kế hoạch" in tell(event)


def test_strangers_do_not_read_it(event, world):
    assert not AuditEvent.objects.visible_to(world.actor("stranger")).exists()
    assert AuditEvent.objects.visible_to(world.actor("owner")).get() == event
