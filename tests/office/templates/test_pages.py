"""The body's own templates."""

from html import unescape
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.models import PaperTemplate
from tests.papers.writing.templates.making import GOOD, template


def bring(client, content=None, *, name="Mẫu của xã", kind="Kế hoạch"):
    file = SimpleUploadedFile("mau.docx", template() if content is None else content)
    return client.post("/templates/", {"name": name, "kind": kind, "file": file})


def seen(answer):
    return unescape(answer.content.decode())


def test_the_clerk_brings_a_template_looks_at_a_sample_and_uses_it(client_of):
    client = client_of("clerk")
    answer = bring(client)
    row = PaperTemplate.objects.get()
    assert answer.url == f"/templates/{row.pk}/"
    assert "Mẫu không có lỗi" in seen(client.get(answer.url))
    sample = client.get(f"{answer.url}sample/")
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(sample.content)).paragraphs)
    assert "{{" not in text
    assert "KẾ HOẠCH" in text
    assert client.post(f"{answer.url}use/").status_code == 302
    assert PaperTemplate.objects.get().is_active
    assert AuditEvent.objects.filter(kind="paper_template_used").count() == 1


def test_only_one_template_a_kind_is_used(client_of):
    client = client_of("clerk")
    for name in ("Một", "Hai"):
        row_url = bring(client, name=name).url
        client.post(f"{row_url}use/")
    assert [row.name for row in PaperTemplate.objects.filter(is_active=True)] == ["Hai"]
    client.post(f"{row_url}set-aside/")
    assert not PaperTemplate.objects.filter(is_active=True).exists()


def test_faults_are_listed_and_keep_a_template_from_use(client_of):
    client = client_of("admin")
    answer = bring(client, template([*GOOD, "{{ trich_yeeu }}"]))
    assert "trich_yeeu" in seen(client.get(answer.url))
    assert client.post(f"{answer.url}use/").status_code == 422
    assert client.get(f"{answer.url}sample/").status_code == 422
    assert not PaperTemplate.objects.filter(is_active=True).exists()


def test_a_file_that_is_no_docx_is_told_beside_the_field(client_of):
    answer = bring(client_of("admin"), b"%PDF-1.7")
    assert answer.status_code == 422
    assert not PaperTemplate.objects.exists()
    assert "Tệp bị hỏng" in seen(answer)


def test_names_of_places_are_listed(client_of):
    assert "{{ noi_dung }}" in seen(client_of("clerk").get("/templates/"))


def test_a_viewer_may_not_and_a_stranger_finds_nothing(client_of):
    row_url = bring(client_of("clerk")).url
    assert client_of("colleague").get("/templates/").status_code == 403
    assert client_of("colleague").post(f"{row_url}use/").status_code == 403
    assert client_of("stranger").get(row_url).status_code == 404
    assert client_of("stranger").post(f"{row_url}use/").status_code == 404
