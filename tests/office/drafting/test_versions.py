"""Versions are kept while a draft is written, and two are compared in words."""

import pytest
from django.urls import reverse

from lantoa.domain.plans.models import PlanVersion
from tests.factories.plans import make_plan
from tests.office.drafting.conftest import typed


@pytest.fixture
def written(draft, post):
    section = draft.sections.get(heading="Mục đích")
    text = "- Nâng cao nhận thức của toàn thể người dân.\n- Dòng thêm vào."
    post("plan_draft_section", draft, section, **typed(section, text=text))
    return draft


def test_the_draft_of_now_is_kept_with_a_note(world, written, post, read):
    post("plan_draft_versions", written, note="Trước khi họp")

    kept = PlanVersion.objects.filter(plan=written).order_by("-number").first()
    assert (kept.note, kept.made_by) == ("Trước khi họp", world.owner)
    assert "Trước khi họp" in read("plan_draft_versions", written)


def test_two_versions_are_compared_in_words(written, read):
    page = read("plan_draft_versions", written, **{"from": 1, "to": ""})

    assert "Bản 1 → hiện nay" in page
    assert "Dòng thêm vào." in page
    assert "<ins>" in page
    assert "<del>" in page
    assert "Mục đích" in page


def test_the_older_stands_first_whichever_was_chosen_first(written, post, read):
    post("plan_draft_versions", written, note="Hai")
    newest = PlanVersion.objects.filter(plan=written).order_by("-number").first().number

    page = read("plan_draft_versions", written, **{"from": newest, "to": 1})

    assert f"Bản 1 → bản {newest}" in page


def test_equal_versions_say_so(draft, read):
    assert "Hai bản giống nhau" in read("plan_draft_versions", draft, **{"from": 1, "to": 1})


@pytest.mark.parametrize("asked", [{"from": "999"}, {"from": "x", "to": "-1"}])
def test_a_version_that_is_none_compares_nothing(draft, read, asked):
    assert 'id="comparison"' not in read("plan_draft_versions", draft, **asked)


def test_versions_of_a_running_plan_are_read_only(world, sign_in):
    plan = make_plan(world.commune.unit, state="issued")
    address = reverse("plan_draft_versions", args=[plan.pk])

    assert sign_in("colleague").get(address).status_code == 200
    assert sign_in("owner").post(address, {"note": ""}).status_code == 403


def test_an_older_version_is_taken_back_and_the_newer_one_kept(written, post, read):
    assert reverse("plan_draft_restore", args=[written.pk, 1]) in read("plan_draft_versions", written)

    answer = post("plan_draft_restore", written, 1)

    assert answer["Location"] == reverse("plan_draft", args=[written.pk])
    lines = written.sections.get(heading="Mục đích").lines
    assert [line["text"] for line in lines] == ["Nâng cao nhận thức của cán bộ, công chức và người dân."]
    kept = PlanVersion.objects.filter(plan=written).order_by("-number").values_list("record", flat=True)
    assert any("Dòng thêm vào." in str(record) for record in kept)


def test_a_body_above_does_not_see_how_an_issued_plan_was_drafted(world, sign_in):
    plan = make_plan(world.commune.unit, state="issued")
    address = reverse("plan_draft_versions", args=[plan.pk])

    assert sign_in("consolidator").get(reverse("plan", args=[plan.pk])).status_code == 200
    assert sign_in("consolidator").get(address).status_code == 404
    assert sign_in("colleague").get(address).status_code == 200
