"""A document is taken in, read, read again, or put aside."""

import io

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.queries.checks import newest_check
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.imports import actions
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.states import ImportState
from lantoa.domain.outbox.models import Job
from lantoa.papers.reading import limits
from lantoa.papers.writing.docx import write_docx
from lantoa.papers.writing.samples import samples
from tests.factories.imports import a_reading, make_import, make_review, make_row


def _upload(by, at, content=b"K\xe1\xba\xbe HO\xe1\xba\xa0CH", name="kh.txt"):
    return actions.upload(
        content=io.BytesIO(content), name=name, organisation_id=next(iter(by.organisation_ids)), by=by, at=at
    )


@pytest.mark.parametrize("who", ["owner", "admin"])
def test_keepers_upload_and_a_job_is_queued(world, now, who):
    item = _upload(world.actor(who), now)
    assert item.state == ImportState.QUEUED
    job = Job.objects.get()
    assert (job.name, job.arguments) == ("read_import", {"import_id": item.pk})
    assert AuditEvent.objects.about(item).get().kind == "import_uploaded"


@pytest.mark.parametrize("who", ["colleague", "contact", "editor", "clerk", "consolidator"])
def test_others_are_refused(world, now, who):
    with pytest.raises(Denied):
        actions.upload(
            content=io.BytesIO(b"x"),
            name="a",
            organisation_id=world.commune.unit.pk,
            by=world.actor(who),
            at=now,
        )
    assert not Import.objects.exists()


def test_stranger_cannot_upload_for_another_body(world, now):
    with pytest.raises(Denied):
        actions.upload(
            content=io.BytesIO(b"x"),
            name="a",
            organisation_id=world.commune.unit.pk,
            by=world.actor("stranger"),
            at=now,
        )


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "rỗng"),
        (b"MZ\x90\x00", "không phải văn bản"),
        (b"PK\x03\x04bad", "hỏng"),
        (b"<html></html>", "HTML"),
    ],
)
def test_foreign_file_is_refused_with_a_sentence_before_it_is_stored(world, now, content, part):
    with pytest.raises(Invalid, match=part):
        _upload(world.actor("owner"), now, content=content)
    assert not Import.objects.exists()


def test_too_large_a_file_is_refused(world, now, monkeypatch):
    monkeypatch.setattr("lantoa.domain.imports.actions.uploading.FILE_BYTES", 10)
    with pytest.raises(Invalid, match=f"{limits.FILE_MB} MB"):
        _upload(world.actor("owner"), now, content=b"x" * 11)


def test_name_of_the_file_loses_folders_and_controls(world, now):
    item = _upload(world.actor("owner"), now, name="..\\..\\etc/ke\x00 hoach.txt")
    assert item.file.name == "ke hoach.txt"


def test_reading_goes_from_waiting_to_ready(world, now):
    item = make_review(world.actor("owner"), at=now)
    item = Import.objects.get(pk=item.pk)
    assert item.state == ImportState.READY
    assert item.review["tasks"]
    assert item.reading == a_reading()


def test_a_document_is_read_once(world, now):
    item = make_review(world.actor("owner"), at=now)
    assert actions.begin_reading(import_id=item.pk, at=now) is None


def test_a_document_left_by_a_dead_worker_is_taken_again(world, now):
    item = make_import(world.actor("owner"), at=now)
    assert actions.begin_reading(import_id=item.pk, at=now) is not None
    assert actions.begin_reading(import_id=item.pk, at=now) is not None


def test_a_slow_second_worker_finds_it_done(world, now):
    item = make_import(world.actor("owner"), at=now)
    first = actions.begin_reading(import_id=item.pk, at=now)
    second = actions.begin_reading(import_id=item.pk, at=now)
    actions.finish_reading(item=first, reading=a_reading(), on=now.date(), at=now)
    with pytest.raises(Stale):
        actions.fail_reading(item=second, sentence="Hỏng.", at=now)
    assert Import.objects.get(pk=item.pk).state == ImportState.READY


def test_failed_document_is_read_again(world, now):
    item = make_row(world.actor("owner"), at=now, state=ImportState.FAILED)
    actions.retry(item=item, by=world.actor("owner"), at=now)
    item = Import.objects.get(pk=item.pk)
    assert (item.state, item.error) == (ImportState.QUEUED, "")
    assert Job.objects.count() == 1


@pytest.mark.parametrize("state", [ImportState.QUEUED, ImportState.READING, ImportState.READY])
def test_only_a_failed_document_is_read_again(world, now, state):
    item = make_row(world.actor("owner"), at=now, state=state)
    with pytest.raises(Denied):
        actions.retry(item=item, by=world.actor("owner"), at=now)


@pytest.mark.parametrize("state", [ImportState.QUEUED, ImportState.READY, ImportState.FAILED])
def test_document_is_put_aside(world, now, state):
    item = make_row(world.actor("owner"), at=now, state=state)
    actions.discard(item=item, reason="Nhầm tệp", by=world.actor("owner"), at=now)
    assert Import.objects.get(pk=item.pk).state == ImportState.DISCARDED


@pytest.mark.parametrize("state", [ImportState.READING, ImportState.DISCARDED])
def test_document_cannot_be_put_aside_now(world, now, state):
    item = make_row(world.actor("owner"), at=now, state=state)
    with pytest.raises(Denied):
        actions.discard(item=item, by=world.actor("owner"), at=now)


def test_discarded_document_that_was_moved_by_another_is_stale(world, now):
    item = make_row(world.actor("owner"), at=now)
    Import.objects.filter(pk=item.pk).update(state=ImportState.DISCARDED)
    with pytest.raises(Stale):
        actions.discard(item=item, by=world.actor("owner"), at=now)


def test_the_layout_of_a_paper_that_is_still_written_is_checked_too(world, now):
    written = _upload(world.actor("owner"), now, content=write_docx(samples()["plan"]), name="kh.docx")
    flat = _upload(world.actor("owner"), now)
    assert newest_check(written.file_id).state == "queued"
    assert newest_check(flat.file_id) is None
    assert Job.objects.filter(name="check_layout").count() == 1
