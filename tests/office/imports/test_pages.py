"""Every address of the import, walked as its coordinator, a colleague without the role, and a stranger."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lantoa.domain.imports.models import Import
from lantoa.domain.imports.states import ImportState
from lantoa.domain.outbox.models import Job
from tests.factories.imports import make_import, make_review, make_row

TEXT = "KẾ HOẠCH\nTuyên truyền cải cách hành chính".encode()
SEEN = ["import", "import_progress", "import_file", "import_units"]
DONE = ["import_retry", "import_discard", "import_save", "import_confirm"]


@pytest.fixture
def item(world, now):
    return make_review(world.actor("owner"), at=now)


@pytest.fixture
def as_(client, world):
    def as_(name):
        client.force_login(getattr(world, name))
        return client

    return as_


@pytest.mark.parametrize("name", SEEN)
def test_owner_sees_it(as_, item, name):
    assert as_("owner").get(reverse(name, args=[item.pk])).status_code in {200, 204}


@pytest.mark.parametrize("name", SEEN)
def test_colleague_without_the_role_is_told_why(as_, item, name):
    answer = as_("colleague").get(reverse(name, args=[item.pk]))
    assert answer.status_code == 403
    assert "điều phối kế hoạch" in answer.content.decode()


@pytest.mark.parametrize("name", SEEN)
@pytest.mark.parametrize("who", ["stranger", "consolidator"])
def test_stranger_finds_nothing(as_, item, name, who):
    assert as_(who).get(reverse(name, args=[item.pk])).status_code == 404


@pytest.mark.parametrize("name", DONE)
def test_colleague_and_stranger_change_nothing(as_, item, name):
    address = reverse(name, args=[item.pk])
    assert as_("colleague").post(address, {"revision": 1}).status_code == 403
    assert as_("stranger").post(address, {"revision": 1}).status_code == 404
    item.refresh_from_db()
    assert (item.state, item.revision) == (ImportState.READY, 1)


@pytest.mark.parametrize("name", DONE)
def test_changes_are_posted(as_, item, name):
    assert as_("owner").get(reverse(name, args=[item.pk])).status_code == 405


@pytest.mark.parametrize("name", [*SEEN, "imports"])
def test_nobody_sees_it_without_signing_in(client, item, name):
    answer = client.get(reverse(name, args=[] if name == "imports" else [item.pk]))
    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


def test_list_holds_the_documents_of_the_own_body(as_, item):
    assert "kế hoạch.txt" in as_("owner").get(reverse("imports")).content.decode()
    assert "kế hoạch.txt" not in as_("stranger").get(reverse("imports")).content.decode()


def test_list_is_not_for_a_colleague_without_the_role(as_, item):
    assert as_("colleague").get(reverse("imports")).status_code == 403


@pytest.mark.parametrize("state", ["", "failed", "nonsense"])
def test_list_is_filtered_by_state(as_, world, now, state):
    make_row(world.actor("owner"), at=now, state=ImportState.DISCARDED)
    text = as_("owner").get(reverse("imports"), {"state": state}).content.decode()
    assert ("kế hoạch.txt" in text) == (state != "failed")


def test_list_renews_itself_only_while_something_is_read(as_, world, now):
    assert "every 2s" not in as_("owner").get(reverse("imports")).content.decode()
    make_import(world.actor("owner"), at=now)
    assert "every 2s" in as_("owner").get(reverse("imports")).content.decode()


def test_one_file_leads_to_its_page(as_, world):
    answer = as_("owner").post(reverse("imports"), {"files": SimpleUploadedFile("kh.txt", TEXT)})
    item = Import.objects.get()
    assert answer["Location"] == reverse("import", args=[item.pk])
    assert item.organisation == world.commune.unit
    assert Job.objects.get().name == "read_import"


def test_of_several_files_the_good_ones_are_taken(as_):
    files = [
        SimpleUploadedFile("a.txt", TEXT),
        SimpleUploadedFile("b.exe", b"MZ\x90"),
        SimpleUploadedFile("c.txt", TEXT),
    ]
    answer = as_("owner").post(reverse("imports"), {"files": files}, follow=True)
    assert Import.objects.count() == 2
    assert "b.exe" in answer.content.decode()


def test_refused_file_is_named_with_what_to_do(as_):
    answer = as_("owner").post(reverse("imports"), {"files": SimpleUploadedFile("b.exe", b"MZ\x90")})
    assert answer.status_code == 422
    assert "b.exe" in answer.content.decode()


def test_nothing_chosen_is_said(as_):
    assert as_("owner").post(reverse("imports")).status_code == 422


def test_colleague_cannot_upload(as_):
    answer = as_("colleague").post(reverse("imports"), {"files": SimpleUploadedFile("a.txt", TEXT)})
    assert answer.status_code == 403
    assert not Import.objects.exists()


@pytest.mark.parametrize("state", [ImportState.QUEUED, ImportState.READING])
def test_waiting_page_renews_itself(as_, world, now, state):
    item = make_row(world.actor("owner"), at=now, state=state)
    text = as_("owner").get(reverse("import", args=[item.pk])).content.decode()
    assert "every 1s" in text
    piece = as_("owner").get(reverse("import_progress", args=[item.pk])).content.decode()
    assert piece.count('id="reading"') == 1
    assert "<html" not in piece


def test_waiting_page_is_reloaded_when_the_reading_is_done(as_, item):
    assert as_("owner").get(reverse("import_progress", args=[item.pk]))["HX-Refresh"] == "true"


def test_failed_page_says_why_and_offers_to_read_again(as_, world, now):
    item = make_row(world.actor("owner"), at=now, state=ImportState.FAILED)
    text = as_("owner").get(reverse("import", args=[item.pk])).content.decode()
    assert "Tệp bị hỏng." in text
    as_("owner").post(reverse("import_retry", args=[item.pk]))
    item.refresh_from_db()
    assert item.state == ImportState.QUEUED


def test_discarded_document_leaves_the_review_but_can_be_looked_up(as_, item):
    as_("owner").post(reverse("import_discard", args=[item.pk]))
    item.refresh_from_db()
    assert item.state == ImportState.DISCARDED
    assert as_("owner").get(reverse("import", args=[item.pk])).status_code == 200


def test_file_comes_back_byte_for_byte_as_a_download(as_, item):
    answer = as_("owner").get(reverse("import_file", args=[item.pk]))
    assert b"".join(answer.streaming_content) == "KẾ HOẠCH".encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
