"""Sections, lists and the frame are written at the desk."""

import pytest

from lantoa.domain.organisations.models import SigningPost
from lantoa.domain.plans.models import PaperFrame, PlanItem, PlanSection
from tests.office.drafting.conftest import typed


@pytest.fixture
def purpose(draft):
    return draft.sections.get(heading="Mục đích")


def headings(draft):
    return list(draft.sections.order_by("position").values_list("label", "heading"))


def test_a_line_is_a_paragraph_with_its_mark(draft, purpose, post):
    text = "Câu mở.\n- Ý một.\n+ Ý con.\na) Điểm a."

    answer = post("plan_draft_section", draft, purpose, **typed(purpose, text=text))

    assert answer.status_code == 302
    purpose.refresh_from_db()
    assert [(line["mark"] or "", line["text"]) for line in purpose.lines] == [
        ("", "Câu mở."),
        ("-", "Ý một."),
        ("+", "Ý con."),
        ("a)", "Điểm a."),
    ]


def test_a_script_gets_no_rows_while_it_types(draft, purpose, post):
    answer = post("plan_draft_section", draft, purpose, is_script=True, **typed(purpose, text="Chữ."))

    page = answer.content.decode()
    assert f"&#34;section-{purpose.pk}&#34;: 2" in page
    assert 'id="dk-part"' not in page


def test_a_change_of_level_brings_the_rows_anew(draft, purpose, post):
    answer = post("plan_draft_section", draft, purpose, is_script=True, **typed(purpose, level=1))

    assert 'id="dk-part"' in answer.content.decode()
    assert ("II", "Mục đích") in headings(draft)


def test_a_section_is_added_after_another_and_numbers_count_on(draft, purpose, post):
    answer = post("plan_draft_section_add", draft, after=purpose.pk, level=2)

    assert answer.status_code == 302
    assert headings(draft)[2:5] == [("1", "Mục đích"), ("2", ""), ("3", "Đối tượng")]


def test_a_section_moves_and_goes(draft, purpose, post):
    post("plan_draft_section", draft, purpose, do="down", revision=1)
    assert headings(draft)[2:4] == [("1", "Đối tượng"), ("2", "Mục đích")]

    post("plan_draft_section", draft, purpose, do="remove", revision=1)
    assert not PlanSection.objects.filter(pk=purpose.pk).exists()


def test_the_opening_stays(draft, post):
    opening = draft.sections.get(level=0)

    answer = post("plan_draft_section", draft, opening, do="remove", revision=1)

    assert answer.status_code == 422
    assert "không bỏ được" in answer.content.decode()


def test_too_many_paragraphs_are_refused_and_stay_in_the_box(draft, purpose, post):
    answer = post("plan_draft_section", draft, purpose, **typed(purpose, text="Dòng này\n" * 401))

    assert answer.status_code == 422
    assert "hãy tách thành nhiều mục" in answer.content.decode()
    assert answer.content.decode().count("Dòng này") >= 401


def test_a_list_is_one_text_a_line_without_marks(draft, post):
    answer = post("plan_draft_list", draft, "topic", texts="- Nội dung một\n\nNội dung hai", revision=1)

    assert answer.status_code == 302
    texts = PlanItem.objects.filter(plan=draft, kind="topic").order_by("position")
    assert list(texts.values_list("text", flat=True)) == ["Nội dung một", "Nội dung hai"]


def test_a_list_that_is_none_is_not_found(draft, post):
    assert post("plan_draft_list", draft, "songs", texts="", revision=1).status_code == 404


def test_the_frame_is_saved_and_the_signature_shown(draft, post, read):
    frame = PaperFrame.objects.get(plan=draft)
    given = {
        "recipients": "- UBND tỉnh\nLưu: VT.",
        "signing_form": "KT",
        "collective": "ỦY BAN NHÂN DÂN",
        "head_position": "CHỦ TỊCH",
        "signer_position": "PHÓ CHỦ TỊCH",
        "signer_name": "Trần Thị Hoa",
        "issuer_name": "Ủy ban nhân dân xã An Hòa",
    }

    assert post("plan_draft_frame", draft, revision=frame.revision, **given).status_code == 302

    frame.refresh_from_db()
    assert frame.recipients == ["UBND tỉnh", "Lưu: VT."]
    page = read("plan_draft", draft, part="frame")
    assert "KT. CHỦ TỊCH" in page
    assert page.count("Trần Thị Hoa") >= 3


def test_a_chosen_signer_brings_name_post_and_form(world, draft, post):
    organisation = world.commune.unit
    SigningPost.objects.create(
        organisation=organisation, person=world.admin, position="Chủ tịch", is_head=True
    )
    SigningPost.objects.create(organisation=organisation, person=world.approver, position="Phó Chủ tịch")
    frame = PaperFrame.objects.get(plan=draft)

    answer = post(
        "plan_draft_frame", draft, is_script=True, signer=world.approver.pk, revision=frame.revision
    )

    frame.refresh_from_db()
    assert 'id="dk-part"' in answer.content.decode()
    assert (frame.signer_name, frame.signing_form) == (world.approver.full_name, "KT")
    assert "KT. CHỦ TỊCH" in answer.content.decode()
