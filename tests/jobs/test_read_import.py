"""The job that reads a document, run for real on short invented files."""

import pytest

from lantoa.domain.imports.models import Import
from lantoa.domain.imports.states import ImportState
from lantoa.jobs import read_import
from tests.factories.imports import PARAGRAPHS, make_import


@pytest.fixture
def item(world, now):
    return make_import(world.actor("owner"), at=now, text="\n\n".join(PARAGRAPHS))


def test_document_is_read_and_laid_out_for_review(item):
    read_import.run(import_id=item.pk)
    item = Import.objects.get(pk=item.pk)
    assert item.state == ImportState.READY
    assert "cải cách hành chính" in item.review["document"]["subject"]
    assert item.reading["blocks"]


def test_file_that_cannot_be_read_leaves_a_sentence(world, now):
    item = make_import(world.actor("owner"), at=now, text="\x00\x01\x02\x03" * 50)
    read_import.run(import_id=item.pk)
    item = Import.objects.get(pk=item.pk)
    assert item.state == ImportState.FAILED
    assert item.error.endswith(".")


def test_job_that_comes_twice_does_nothing_the_second_time(item):
    read_import.run(import_id=item.pk)
    before = Import.objects.get(pk=item.pk).review
    read_import.run(import_id=item.pk)
    assert Import.objects.get(pk=item.pk).review == before


def test_job_of_a_document_that_was_discarded_meanwhile_does_nothing(item):
    Import.objects.filter(pk=item.pk).update(state=ImportState.DISCARDED)
    read_import.run(import_id=item.pk)
    assert Import.objects.get(pk=item.pk).state == ImportState.DISCARDED
