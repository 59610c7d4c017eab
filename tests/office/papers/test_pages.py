"""Pages of official papers, as each person sees and uses them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lantoa.domain.approvals.models import Approval
from lantoa.domain.documents.actions.deliveries import make_link
from lantoa.domain.documents.actions.signed import check_signed
from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import Delivery, NumberSeries, Paper
from lantoa.domain.organisations.models import SigningPost
from lantoa.papers.writing.docx.writer import write_docx
from lantoa.papers.writing.pdf.writer import write_pdf
from lantoa.web.clock import now as moment
from lantoa.web.clock import today as day
from tests.factories.official import full_actor, make_official
from tests.factories.organisations import give_role, make_person


@pytest.fixture
def issued(world):
    return make_official(
        world.commune.unit,
        state="issued",
        number=5,
        on=day(),
        at=moment(),
        recipients=("Như trên", "Phòng Văn hóa - Xã hội", "Báo Lam Giang: toasoan@lamgiang.vn", "Lưu: VT"),
    )


@pytest.fixture
def ready(world):
    return make_official(world.commune.unit, on=day(), at=moment())


def see(client, person, name, /, *args):
    client.force_login(person)
    return client.get(reverse(name, args=args))


def send(client, person, name, /, *args, **values):
    client.force_login(person)
    return client.post(reverse(name, args=args), values)


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_list_narrows_by_words_kind_state_and_year(client, world, issued, ready):
    client.force_login(world.owner)
    place = reverse("papers")

    def shown(**asked):
        page = client.get(place, asked).content.decode()
        return {int(pk) for pk in re.findall(r'href="/papers/(\d+)/"', page)}

    assert shown() == {issued.pk, ready.pk}
    assert shown(state="ready") == {ready.pk}
    assert shown(q="05/") == {issued.pk}
    assert shown(q="không có chữ này") == set()
    assert shown(kind="Công văn") == {issued.pk, ready.pk}
    assert shown(kind="Thông báo") == set()
    assert shown(year=str(day().year)) == {issued.pk, ready.pk}
    assert shown(year="1999") == set()
    assert shown(series=str(issued.series_id)) == {issued.pk}


def test_the_clerk_is_offered_the_next_number_and_gives_it(client, world, issued, ready):
    page = see(client, world.clerk, "paper", ready.pk)
    assert 'value="06/UBND"' in page.content.decode()
    answer = send(client, world.clerk, "paper_number", ready.pk, number="6", issued_on=f"{day():%Y-%m-%d}")
    assert answer.status_code == 302
    ready.refresh_from_db()
    assert ready.number == "06/UBND"


def test_a_taken_number_is_said_at_its_field(client, world, issued, ready):
    answer = send(client, world.clerk, "paper_number", ready.pk, number="5", issued_on=f"{day():%Y-%m-%d}")
    assert answer.status_code == 422
    assert "số tiếp theo là 06" in words(answer)


def test_issuing_tells_the_desk_of_the_unit(client, world, ready):
    send(client, world.clerk, "paper_number", ready.pk, number="1", issued_on=f"{day():%Y-%m-%d}")
    assert send(client, world.clerk, "paper_issue", ready.pk).status_code == 302
    incoming = see(client, world.contact, "papers_incoming")
    assert "01/UBND" in words(incoming)
    home = see(client, world.contact, "home")
    assert "Văn bản đến" in words(home)
    row = Delivery.objects.get(paper=ready, unit=world.commune.culture)
    assert send(client, world.contact, "delivery_received", row.pk).status_code == 302
    assert "đã nhận văn bản" in words(see(client, world.clerk, "paper", ready.pk))


def test_every_form_is_downloaded_and_issued_ones_stay_the_same(client, world, issued, ready):
    for form, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")):
        for paper in (issued, ready):
            answer = see(client, world.colleague, "paper_file", paper.pk, form)
            data = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert data.startswith(start)
            assert "attachment" in answer["Content-Disposition"]
    assert see(client, world.colleague, "paper_file", issued.pk, "exe").status_code == 404
    assert see(client, world.colleague, "paper_file", issued.pk, "signed").status_code == 404


def test_the_signed_file_is_taken_in_compared_and_given_back_byte_for_byte(client, world, ready):
    data = write_pdf(written(ready)) + b"\n%"
    upload = SimpleUploadedFile("ký.pdf", data, content_type="application/pdf")
    assert send(client, world.clerk, "paper_signed", ready.pk, file=upload).status_code == 302
    ready.refresh_from_db()
    waiting = see(client, world.clerk, "paper_signed_progress", ready.pk)
    assert waiting.status_code == 200
    check_signed(paper_id=ready.pk, sha256=ready.signed_file.sha256, at=moment())
    assert see(client, world.clerk, "paper_signed_progress", ready.pk)["HX-Refresh"] == "true"
    page = words(see(client, world.clerk, "paper", ready.pk))
    assert ready.signed_file.sha256 in page
    assert "Nội dung đúng với văn bản ban hành" in page
    assert "Tệp không có chữ ký số." in page
    answer = see(client, world.colleague, "paper_file", ready.pk, "signed")
    assert b"".join(answer.streaming_content) == data


def test_a_word_file_is_refused_on_the_page(client, world, ready):
    upload = SimpleUploadedFile("ký.docx", write_docx(written(ready)))
    answer = send(client, world.clerk, "paper_signed", ready.pk, file=upload)
    assert answer.status_code == 422
    assert "Bản ký phải là tệp PDF" in words(answer)
    assert send(client, world.clerk, "paper_signed", ready.pk).status_code == 422


def test_a_link_is_shown_to_the_clerk_and_opens_without_signing_in(client, world, issued):
    row = issued.deliveries.get(email="toasoan@lamgiang.vn")
    shown = send(client, world.clerk, "delivery_link", row.pk)
    address = re.search(r'value="(http[^"]+/papers/link/[0-9a-f]{64}/)"', shown.content.decode())[1]
    assert shown["Cache-Control"].count("no-store")
    client.logout()
    place = address.removeprefix("http://localhost:8000")
    page = client.get(place)
    assert page.status_code == 200
    assert "05/UBND" in words(page)
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "same-origin"
    row.refresh_from_db()
    assert row.read_at is None
    taken = client.post(f"{place}file/")
    assert b"".join(taken.streaming_content).startswith(b"%PDF")
    row.refresh_from_db()
    assert (row.state, row.read_by) == ("read", None)
    assert client.post(f"{place}received/").status_code == 302


def test_forged_and_lapsed_links_open_nothing(client, world, issued):
    row = issued.deliveries.get(email="toasoan@lamgiang.vn")
    secret = make_link(delivery=row, by=full_actor(world.commune.unit, on=day()), at=moment())
    for wrong in ("0" * 64, "x", secret[::-1]):
        assert client.get(f"/papers/link/{wrong}/").status_code == 404
        assert client.post(f"/papers/link/{wrong}/file/").status_code == 404
    Delivery.objects.filter(pk=row.pk).update(expires_at=moment())
    assert client.get(f"/papers/link/{secret}/").status_code == 404


def test_the_link_shows_the_paper_and_nothing_of_the_others(client, world, issued):
    row = issued.deliveries.get(email="toasoan@lamgiang.vn")
    secret = make_link(delivery=row, by=full_actor(world.commune.unit, on=day()), at=moment())
    page = client.get(f"/papers/link/{secret}/").content.decode()
    assert "lt-shell" not in page
    assert "/papers/deliveries/" not in page
    assert "Lịch sử" not in page


def test_a_recipient_sees_the_paper_but_not_its_deliveries_or_log(client, world):
    at_home = make_person("at-home")
    give_role(at_home, world.department, "clerk")
    paper = make_official(world.commune.unit, state="issued", number=1, on=day(), at=moment())
    page = see(client, at_home, "paper", paper.pk)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Đã nhận" in text
    assert "op-deliveries" not in text
    assert "Lịch sử của văn bản" not in text
    for name in ("paper_number", "paper_issue", "paper_void", "paper_signed", "paper_recall"):
        assert send(client, at_home, name, paper.pk).status_code == 404


def test_a_correction_is_drafted_submitted_and_shown_on_the_first_paper(client, world, issued):
    SigningPost.objects.create(
        organisation=world.commune.unit, person=world.approver, position="Chủ tịch", is_head=True
    )
    form = see(client, world.clerk, "paper_correct", issued.pk)
    assert "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH" in words(form)
    answer = send(
        client,
        world.clerk,
        "paper_correct",
        issued.pk,
        place1="Mục 1",
        wrong1="tháng 11",
        right1="tháng 12",
        signer=world.approver.pk,
    )
    made = issued.answers.get()
    assert answer["Location"] == reverse("paper", args=[made.pk])
    assert "nay sửa lại là: “tháng 12”" in words(see(client, world.clerk, "paper", made.pk))
    assert send(client, world.clerk, "paper_submit", made.pk).status_code == 302
    assert Approval.objects.filter(subject_type="paper", subject_id=made.pk, state="open").exists()
    assert "Đang chuẩn bị: Đính chính" in words(see(client, world.clerk, "paper", issued.pk))


@pytest.mark.parametrize("name", ["paper_correct", "paper_recall", "paper_replace"])
def test_an_answer_that_is_not_whole_is_sent_back(client, world, issued, name):
    assert see(client, world.clerk, name, issued.pk).status_code == 200
    assert send(client, world.clerk, name, issued.pk).status_code == 422
    assert not issued.answers.exists()


def test_series_are_added_changed_and_removed(client, world):
    assert (
        send(client, world.clerk, "paper_series", name="Sổ kế hoạch", kinds=["Kế hoạch"]).status_code == 302
    )
    row = NumberSeries.objects.get()
    assert "Sổ kế hoạch" in words(see(client, world.clerk, "paper_series"))
    changed = send(client, world.clerk, "series", row.pk, name="Sổ KH", kinds=["Kế hoạch", "Quyết định"])
    assert changed.status_code == 302
    assert send(client, world.clerk, "paper_series", name="Sổ KH").status_code == 422
    assert send(client, world.clerk, "series_remove", row.pk).status_code == 302
    assert not NumberSeries.objects.exists()
    assert send(client, world.owner, "paper_series", name="Sổ").status_code == 403


def test_the_administrator_keeps_signing_posts(client, world):
    answer = send(
        client, world.admin, "paper_signing", person=world.approver.pk, position="Chủ tịch", is_head="on"
    )
    assert answer.status_code == 302
    page = words(see(client, world.colleague, "paper_signing"))
    assert "TM. ỦY BAN NHÂN DÂN" in page
    assert "ỦY BAN NHÂN DÂN XÃ AN HÒA" in page
    post = SigningPost.objects.get()
    assert send(client, world.colleague, "signing_post_end", post.pk).status_code == 403
    assert send(client, world.admin, "signing_post_end", post.pk).status_code == 302
    assert "TM. ỦY BAN NHÂN DÂN" not in words(see(client, world.colleague, "paper_signing"))


def test_deliveries_are_added_sent_again_and_noted(client, world, issued):
    added = send(client, world.clerk, "paper_recipients", issued.pk, text="Hội", email="hoi@lamgiang.vn")
    assert added.status_code == 302
    assert send(client, world.clerk, "paper_recipients", issued.pk, email="không phải").status_code == 422
    row = issued.deliveries.get(email="hoi@lamgiang.vn")
    assert send(client, world.clerk, "delivery_by_hand", row.pk).status_code == 302
    again = send(client, world.clerk, "delivery_send", row.pk, email="moi@lamgiang.vn")
    assert again.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.email) == ("waiting", "moi@lamgiang.vn")


def test_a_draft_is_dropped_with_a_reason(client, world):
    paper = make_official(world.commune.unit, state="draft", on=day(), at=moment())
    assert send(client, world.clerk, "paper_void", paper.pk).status_code == 422
    assert send(client, world.clerk, "paper_void", paper.pk, reason="Nhầm").status_code == 302
    assert Paper.objects.get(pk=paper.pk).state == "void"


def test_words_of_a_paper_are_never_markup(client, world):
    paper = make_official(
        world.commune.unit,
        state="issued",
        number=1,
        on=day(),
        at=moment(),
        subject="<script>alert(1)</script>",
        lines=("<img src=x onerror=alert(1)>",),
        recipients=("<b>Công ty</b>",),
    )
    for name in ("paper", "papers"):
        page = see(client, world.owner, name, *([paper.pk] if name == "paper" else [])).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>Công ty</b>" not in page
