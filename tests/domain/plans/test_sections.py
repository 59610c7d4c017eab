"""The sections of a draft: written, added, moved and taken out, and their labels count on."""

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.changes import SectionChange, SectionLine
from lantoa.domain.plans.models import PlanSection, SetAside
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.states import PlanState
from tests.factories.drafting import a_full_record, plan_of
from tests.factories.plans import make_plan


@pytest.fixture
def plan(world):
    return plan_of(a_full_record(), world.commune.unit)


@pytest.fixture
def act(world, now):
    return {"by": world.actor("owner"), "at": now}


def named(plan, heading):
    return PlanSection.objects.get(plan=plan, heading=heading)


def labels_of(plan):
    rows = PlanSection.objects.filter(plan=plan).order_by("position").values_list("label", "heading")
    return [f"{label}. {heading}" for label, heading in rows if heading]


def a_change(**fields):
    known = {"label": "IV", "heading": "KINH PHÍ", "holds": "funding", **fields}
    return SectionChange(**known)


def test_the_words_of_a_section_are_those_of_the_record(plan, act):
    section = named(plan, "KINH PHÍ")
    change = a_change(lines=(SectionLine("", "Kinh phí  do ngân\tsách xã bảo đảm."), SectionLine("-", " ")))

    saved = actions.save_section(section=section, change=change, revision=1, **act)

    assert saved.revision == 2
    assert record_of(plan)["funding"] == "Kinh phí do ngân sách xã bảo đảm."


def test_a_late_save_changes_nothing_and_keeps_what_was_typed(plan, act):
    section = named(plan, "KINH PHÍ")
    actions.save_section(section=section, change=a_change(heading="KINH PHÍ 1"), revision=1, **act)

    with pytest.raises(Stale) as refusal:
        actions.save_section(section=section, change=a_change(heading="KINH PHÍ 2"), revision=1, **act)

    kept = SetAside.objects.get()
    assert refusal.value.set_aside == kept
    assert (kept.place, kept.content["heading"]) == (f"section:{section.pk}", "KINH PHÍ 2")
    assert named(plan, "KINH PHÍ 1").revision == 2


def test_a_save_into_a_section_that_is_gone_keeps_what_was_typed(plan, act):
    section = named(plan, "KINH PHÍ")
    actions.remove_section(section=named(plan, "KINH PHÍ"), revision=1, **act)

    with pytest.raises(Stale):
        actions.save_section(section=section, change=a_change(), revision=1, **act)

    assert SetAside.objects.get().content["label"] == "IV"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"level": 0}, "level"),
        ({"level": 5}, "level"),
        ({"holds": "poem"}, "holds"),
        ({"holds": "topics"}, "holds"),
        ({"holds": "bases"}, "holds"),
        ({"list_mark": "*"}, "list_mark"),
        ({"heading": "a" * 1_001}, "heading"),
        ({"lines": (SectionLine("", "a"),) * 601}, "lines"),
        ({"lines": (SectionLine("", "a" * 20_001),)}, "lines"),
    ],
)
def test_a_section_that_cannot_be_is_refused(plan, act, fields, problem):
    with pytest.raises(Invalid) as refusal:
        actions.save_section(section=named(plan, "KINH PHÍ"), change=a_change(**fields), revision=1, **act)

    assert problem in refusal.value.problems


def test_a_section_added_at_the_end_gets_the_next_label(plan, act):
    section = actions.add_section(plan=plan, heading="CHẾ ĐỘ BÁO CÁO", holds="reporting", **act)

    assert section.label == "VI"
    assert record_of(plan)["outline"][-1] == {"label": "VI", "text": "CHẾ ĐỘ BÁO CÁO", "level": 1}
    assert "báo cáo Ủy ban nhân dân xã" in record_of(plan)["body"][-1]["text"]


def test_a_section_added_after_another_stands_behind_what_is_below_it(plan, act):
    first = named(plan, "MỤC ĐÍCH, YÊU CẦU")

    actions.add_section(plan=plan, after=first.pk, heading="CHỈ TIÊU", holds="targets", **act)

    assert labels_of(plan)[:5] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Đối tượng",
        "II. CHỈ TIÊU",
        "III. NỘI DUNG TUYÊN TRUYỀN",
    ]


def test_a_section_below_another_stands_first_in_it(plan, act):
    first = named(plan, "MỤC ĐÍCH, YÊU CẦU")

    actions.add_section(plan=plan, after=first.pk, level=2, heading="Căn cứ thực tiễn", **act)

    assert labels_of(plan)[1:4] == ["1. Căn cứ thực tiễn", "2. Mục đích", "3. Đối tượng"]


def test_a_section_goes_with_those_below_it_and_the_text_before_is_kept(plan, act):
    actions.remove_section(section=named(plan, "MỤC ĐÍCH, YÊU CẦU"), revision=1, **act)

    assert labels_of(plan)[0] == "I. NỘI DUNG TUYÊN TRUYỀN"
    assert plan.versions.order_by("-number").first().record["outline"][0]["text"] == "MỤC ĐÍCH, YÊU CẦU"
    assert AuditEvent.objects.about(plan).first().details == {"section": "I. MỤC ĐÍCH, YÊU CẦU"}


def test_the_opening_stays(plan, act):
    opening = PlanSection.objects.get(plan=plan, level=0)

    with pytest.raises(Invalid):
        actions.remove_section(section=opening, revision=1, **act)


@pytest.mark.parametrize(
    ("heading", "is_up", "order"),
    [
        (
            "NỘI DUNG TUYÊN TRUYỀN",
            True,
            ["NỘI DUNG TUYÊN TRUYỀN", "MỤC ĐÍCH, YÊU CẦU", "HÌNH THỨC TUYÊN TRUYỀN"],
        ),
        (
            "MỤC ĐÍCH, YÊU CẦU",
            False,
            ["NỘI DUNG TUYÊN TRUYỀN", "MỤC ĐÍCH, YÊU CẦU", "HÌNH THỨC TUYÊN TRUYỀN"],
        ),
        ("MỤC ĐÍCH, YÊU CẦU", True, ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG TUYÊN TRUYỀN", "HÌNH THỨC TUYÊN TRUYỀN"]),
        (
            "TỔ CHỨC THỰC HIỆN",
            False,
            ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG TUYÊN TRUYỀN", "HÌNH THỨC TUYÊN TRUYỀN"],
        ),
    ],
)
def test_a_section_changes_places_with_all_that_is_below_it(plan, act, heading, is_up, order):
    actions.place_section(section=named(plan, heading), is_up=is_up, revision=1, **act)

    outline = record_of(plan)["outline"]
    assert [row["text"] for row in outline if row["level"] == 1][:3] == order
    assert [row["label"] for row in outline if row["level"] == 1] == ["I", "II", "III", "IV", "V"]
    assert outline[[row["text"] for row in outline].index("MỤC ĐÍCH, YÊU CẦU") + 1]["text"] == "Mục đích"


def test_a_section_below_another_stays_below_it(plan, act):
    actions.place_section(section=named(plan, "Mục đích"), is_up=True, revision=1, **act)

    assert labels_of(plan)[:3] == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2. Đối tượng"]


def test_a_heading_without_number_stays_without(plan, act):
    section = named(plan, "KINH PHÍ")
    actions.save_section(section=section, change=a_change(label=""), revision=1, **act)

    actions.place_section(section=named(plan, "NỘI DUNG TUYÊN TRUYỀN"), is_up=True, revision=1, **act)

    assert named(plan, "KINH PHÍ").label == ""
    assert named(plan, "TỔ CHỨC THỰC HIỆN").label == "IV"


@pytest.mark.parametrize("state", [state for state in PlanState if state != PlanState.DRAFT][:2])
def test_a_plan_that_left_the_desk_is_not_written(world, act, state):
    plan = make_plan(world.commune.unit, state=state)

    with pytest.raises(Denied):
        actions.add_section(plan=plan, heading="Muộn", **act)

    assert not SetAside.objects.exists()


@pytest.mark.parametrize("name", ["colleague", "contact", "approver", "clerk", "stranger", "consolidator"])
def test_only_those_who_keep_plans_write_one(world, plan, now, name):
    with pytest.raises(Denied):
        actions.add_section(plan=plan, heading="Mục lạ", by=world.actor(name), at=now)

    assert not SetAside.objects.exists()
