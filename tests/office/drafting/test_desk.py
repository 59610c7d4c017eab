"""The desk as a page: its parts, who may open it, the live paper, the paper as a file."""

import pytest
from django.urls import reverse

from lantoa.domain.plans.models import DraftLock, Plan, PlanVersion
from tests.factories.plans import make_plan

PARTS = ("head", "bases", "text", "tasks", "targets", "reporting", "frame", "check")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_stands_beside_the_paper(draft, read, part):
    page = read("plan_draft", draft, part=part)

    assert f'data-part="{part}"' in page
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page
    assert page.count('class="dk-step"') == len(PARTS)


def test_a_part_that_is_none_is_the_first(draft, read):
    assert 'data-part="head"' in read("plan_draft", draft, part="nope")


def test_looking_takes_no_lock_and_keeps_no_version(draft, read):
    read("plan_draft", draft, part="text")

    assert not DraftLock.objects.exists()
    assert PlanVersion.objects.filter(plan=draft).count() == 1


def test_a_colleague_is_told_why_not(draft, sign_in):
    answer = sign_in("colleague").get(reverse("plan_draft", args=[draft.pk]))

    assert answer.status_code == 403
    assert "Chỉ người điều phối kế hoạch" in answer.content.decode()


def test_a_plan_that_runs_is_not_drafted(world, sign_in):
    plan = make_plan(world.commune.unit, state="issued")

    answer = sign_in("owner").get(reverse("plan_draft", args=[plan.pk]))

    assert answer.status_code == 403
    assert "Đã ban hành" in answer.content.decode()


def test_the_preview_shows_what_was_just_saved(draft, post, read):
    section = draft.sections.get(heading="Mục đích")
    form = {"text": "- Câu vừa gõ xong.", "heading": "Mục đích", "label": "1", "level": 2, "holds": "text"}
    post("plan_draft_section", draft, section, revision=1, list_mark="-", **form)

    assert "- Câu vừa gõ xong." in read("plan_draft_preview", draft)


def test_words_are_escaped_in_the_preview(draft, post, read):
    section = draft.sections.get(heading="Mục đích")
    form = {"text": "<script>alert(1)</script>", "heading": "<b>Tên</b>", "label": "1", "level": 2}
    post("plan_draft_section", draft, section, revision=1, list_mark="-", holds="text", **form)

    page = read("plan_draft", draft, part="text")
    assert "<script>alert(1)" not in page
    assert "<b>Tên</b>" not in page


def test_the_head_is_saved_while_it_is_typed(draft, post):
    head = {"starts_on": "2026-01-01", "ends_on": "2026-12-31", "revision": 1}

    answer = post("plan_draft_head", draft, is_script=True, subject="Trích yếu mới", **head)

    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'id="dk-status"' in page
    assert "&#34;plan&#34;: 2" in page
    assert 'id="dk-part"' not in page
    assert Plan.objects.get(pk=draft.pk).subject == "Trích yếu mới"


def test_a_head_that_cannot_be_says_where(draft, post):
    head = {"subject": "Trích yếu", "starts_on": "2026-12-31", "ends_on": "2026-01-01", "revision": 1}

    scripted = post("plan_draft_head", draft, is_script=True, **head)
    plain = post("plan_draft_head", draft, **head)

    assert (scripted.status_code, plain.status_code) == (422, 422)
    assert 'id="head-form-problem"' in scripted.content.decode()
    for answer in (scripted, plain):
        assert "Ngày kết thúc phải sau ngày bắt đầu." in answer.content.decode()
    assert 'value="2026-12-31"' in plain.content.decode()


@pytest.mark.parametrize(
    ("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF-"), ("html", b"<!doctype html>")]
)
def test_the_paper_is_a_file(draft, sign_in, form, start):
    answer = sign_in("owner").get(reverse("plan_paper", args=[draft.pk, form]))

    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert answer["Content-Disposition"].endswith(f'.{form}"')


def test_there_is_no_other_form_of_a_paper(draft, sign_in):
    assert sign_in("owner").get(reverse("plan_paper", args=[draft.pk, "exe"])).status_code == 404


def test_checks_lead_to_their_places(draft, read):
    page = read("plan_draft", draft, part="check")

    assert "Nhiệm vụ nào cũng có đơn vị chủ trì." not in page
    assert "chưa có đơn vị chủ trì" in page
    assert "?part=tasks" in page
    assert "Trình duyệt" in page
