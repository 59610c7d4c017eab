"""A file is dropped, checked in the background, and what was found is shown."""

from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.models import LayoutCheck
from lantoa.domain.outbox.models import Job
from lantoa.jobs import check_layout
from lantoa.papers.writing.docx import write_docx
from lantoa.papers.writing.samples import samples


def faulty() -> bytes:
    document = Document()
    document.add_paragraph("KẾ HOẠCH năm2026")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def drop(client, content=None, name="ke-hoach.docx"):
    upload = SimpleUploadedFile(name, faulty() if content is None else content)
    return client.post("/checks/", {"files": [upload]})


def run_jobs():
    for job in Job.objects.filter(name="check_layout").order_by("pk"):
        check_layout.run(**job.arguments)


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_dropped_file_waits_then_shows_its_findings_and_a_mended_copy(client_of):
    client = client_of("colleague")
    answer = drop(client)
    check = LayoutCheck.objects.get()
    assert answer.url == f"/checks/{check.pk}/"
    assert "đang xếp hàng chờ kiểm tra" in text_of(client, answer.url)
    run_jobs()
    text = text_of(client, answer.url)
    assert "Lỗi thể thức" in text
    assert "Nghị định 30/2020/NĐ-CP" in text
    check.refresh_from_db()
    assert check.report["errors"] > 0
    copy = b"".join(client.get(f"/checks/{check.pk}/mended/").streaming_content)
    assert Document(BytesIO(copy)).sections[0].page_width.mm == pytest.approx(210, abs=1)
    assert AuditEvent.objects.filter(kind="layout_checked", subject_id=check.pk).count() == 1


def test_a_paper_of_our_own_has_no_finding(client_of):
    client = client_of("owner")
    answer = drop(client, write_docx(samples()["notice"]))
    run_jobs()
    assert "Không tìm thấy lỗi nào" in text_of(client, answer.url)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "trống.docx", "Tệp rỗng"),
        (b"%PDF-1.7 x", "ký.pdf", "không phải bản .pdf"),
        (b"MZ\x90", "độc.exe", "độc.exe"),
    ],
)
def test_a_file_that_cannot_be_checked_is_refused_with_a_sentence(client_of, content, name, sentence):
    answer = drop(client_of("owner"), content, name)
    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())
    assert not LayoutCheck.objects.exists()


def test_a_damaged_file_says_why_and_can_be_tried_again(client_of):
    client = client_of("owner")
    answer = drop(client, faulty()[:-300])
    if answer.status_code == 422:
        assert not LayoutCheck.objects.exists()
        return
    run_jobs()
    assert "Không kiểm tra được" in text_of(client, answer.url)
    assert client_of("contact").post(f"{answer.url}again/").status_code == 403
    client = client_of("owner")
    assert client.post(f"{answer.url}again/").status_code == 302
    assert LayoutCheck.objects.get().state == "queued"


def test_a_job_done_twice_checks_once(client_of):
    drop(client_of("owner"))
    run_jobs()
    first = LayoutCheck.objects.get().report
    run_jobs()
    assert LayoutCheck.objects.get().report == first
    assert AuditEvent.objects.filter(kind="layout_checked").count() == 1


def test_nothing_chosen_is_told(client_of):
    answer = client_of("owner").post("/checks/", {})
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một tệp" in unescape(answer.content.decode())


def test_a_stranger_sees_neither_check_nor_file(client_of):
    answer = drop(client_of("owner"))
    stranger = client_of("stranger")
    for rest in ("", "file/", "mended/", "progress/"):
        assert stranger.get(f"{answer.url}{rest}").status_code == 404
