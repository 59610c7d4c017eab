"""Frame, lists, targets, reports and citations of a draft, and what was set aside of them."""

from datetime import date

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.models import Instrument
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.actions.drafting import PlanChange
from lantoa.domain.plans.changes import FrameChange, SectionChange, SectionLine
from lantoa.domain.plans.drafts import CitationDraft
from lantoa.domain.plans.models import PlanSection, SetAside
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.states import PlanState, SetAsideState
from tests.factories.drafting import a_full_record, plan_of
from tests.factories.plans import a_duty, a_target, a_task, make_plan


@pytest.fixture
def plan(world):
    return plan_of(a_full_record(), world.commune.unit)


@pytest.fixture
def act(world, now):
    return {"by": world.actor("owner"), "at": now}


def test_the_frame_is_written_as_a_whole(world, plan, act):
    change = FrameChange(
        issuer_name="Ủy ban  nhân dân xã An Hòa",
        place="An Hòa",
        signer_id=world.approver.pk,
        signer_name="Lê Thị Hòa",
        signer_position="Chủ tịch",
        signing_form="TM",
        collective="Ủy ban nhân dân",
        recipients=("- UBND tỉnh", " ", "Lưu: VT"),
    )

    frame = actions.save_frame(plan=plan, change=change, revision=1, **act)

    document = record_of(plan)["document"]
    assert frame.revision == 2
    assert document["recipients"] == ["UBND tỉnh", "Lưu: VT"]
    assert document["signer"] == {
        "name": "Lê Thị Hòa",
        "position": "Chủ tịch",
        "on_behalf_of": "Ủy ban nhân dân",
        "signed_for": None,
    }


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"signing_form": "XX"}, "signing_form"),
        ({"symbol": "K" * 61}, "symbol"),
        ({"recipients": ("a",) * 101}, "recipients"),
        ({"drafting_unit_id": 999_999}, "drafting_unit"),
        ({"signer_id": 999_999}, "signer"),
    ],
)
def test_a_frame_that_cannot_be_is_refused(plan, act, fields, problem):
    with pytest.raises(Invalid) as refusal:
        actions.save_frame(plan=plan, change=FrameChange(**fields), revision=1, **act)

    assert problem in refusal.value.problems


def test_a_person_of_another_body_does_not_sign(world, plan, act):
    with pytest.raises(Invalid):
        actions.save_frame(plan=plan, change=FrameChange(signer_id=world.stranger.pk), revision=1, **act)


def test_a_list_is_written_as_a_whole(plan, act):
    actions.save_items(
        plan=plan, kind="form", texts=["Loa truyền thanh.", "  ", "Hội  nghị."], revision=1, **act
    )

    plan.refresh_from_db()
    assert (record_of(plan)["channels"], plan.revision) == (["Loa truyền thanh.", "Hội nghị."], 2)


@pytest.mark.parametrize(("kind", "texts"), [("poem", []), ("topic", ["a"] * 201), ("topic", ["a" * 20_001])])
def test_a_list_that_cannot_be_is_refused(plan, act, kind, texts):
    with pytest.raises(Invalid):
        actions.save_items(plan=plan, kind=kind, texts=texts, revision=1, **act)


def test_a_target_is_added_changed_and_removed(world, plan, act):
    task = plan.tasks.get(number="1")
    target = actions.add_target(
        plan=plan,
        draft=a_target("Ít nhất 06 tin, bài/năm", "6", responsible_id=world.commune.culture.pk),
        task_id=task.pk,
        revision=1,
        **act,
    )
    assert (target.position, target.task, target.responsible) == (2, task, world.commune.culture)

    actions.change_target(target=target, draft=a_target("Ít nhất 08 tin", "8"), revision=2, **act)
    target.refresh_from_db()
    assert (target.text, target.quantity, target.task) == ("Ít nhất 08 tin", 8, None)

    actions.remove_target(target=target, revision=3, **act)
    assert plan.targets.count() == 1
    assert AuditEvent.objects.about(plan).first().details == {"target": "Ít nhất 08 tin"}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"text": " "}, "text"),
        ({"unit_text": ""}, "unit"),
        ({"quantity": "-1"}, "quantity"),
        ({"quantity": "10000000000"}, "quantity"),
        ({"quantity": "101", "unit_text": "%"}, "quantity"),
        ({"comparator": "about"}, "comparator"),
        ({"per": "day"}, "per"),
        ({"channel": "smoke"}, "channel"),
        ({"responsible_id": 999_999}, "responsible"),
    ],
)
def test_a_target_that_cannot_be_is_refused(plan, act, fields, problem):
    with pytest.raises(Invalid) as refusal:
        actions.add_target(plan=plan, draft=a_target(**fields), revision=1, **act)

    assert problem in refusal.value.problems


def test_a_target_does_not_belong_to_a_task_of_another_plan(world, plan, act):
    other = make_plan(world.commune.unit)

    with pytest.raises(Invalid):
        actions.add_target(plan=plan, draft=a_target(), task_id=other.tasks.get().pk, revision=1, **act)


def test_a_report_is_added_changed_and_removed(plan, act):
    duty = actions.add_duty(plan=plan, draft=a_duty("Các thôn"), revision=1, **act)
    actions.change_duty(
        duty=duty, draft=a_duty("Các thôn", frequencies=("year", "quarter")), revision=2, **act
    )

    duty.refresh_from_db()
    assert duty.frequencies == ["quarter", "year"]

    actions.remove_duty(duty=duty, revision=3, **act)
    assert plan.reporting_duties.count() == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"reporter": " "}, "reporter"),
        ({"frequencies": ("day",)}, "frequencies"),
        ({"deadline_day": 1}, "deadline_day"),
        ({"deadline_day": 32}, "deadline_day"),
        ({"reporter_unit_id": 999_999}, "reporter_unit"),
    ],
)
def test_a_report_that_cannot_be_is_refused(plan, act, fields, problem):
    with pytest.raises(Invalid) as refusal:
        actions.add_duty(plan=plan, draft=a_duty(**fields), revision=1, **act)

    assert problem in refusal.value.problems


def test_an_instrument_is_cited_by_number_or_by_its_words(plan, act):
    known = Instrument.objects.create(key="k", kind="Luật", subject="Báo chí")

    actions.add_citation(plan=plan, instrument_id=known.pk, revision=1, **act)
    typed = CitationDraft(
        kind="Nghị định", number="49/2024/NĐ-CP", issued_on=date(2024, 5, 10), role="legal_basis"
    )
    second = actions.add_citation(plan=plan, draft=typed, revision=2, **act)
    actions.place_citation(citation=second, is_up=True, revision=3, **act)

    names = [row["number"] or row["subject"] for row in record_of(plan)["citations"]]
    assert names == ["76/NQ-CP", "49/2024/NĐ-CP", "Báo chí"]
    assert "Căn cứ Luật Báo chí;" in [row["text"] for row in record_of(plan)["body"]]


def test_nothing_is_cited_twice_or_out_of_nowhere(plan, act):
    cited = plan.citations.get()

    for wrong in (
        {"instrument_id": cited.instrument_id},
        {"instrument_id": 999_999},
        {},
        {"draft": CitationDraft("Luật")},
    ):
        with pytest.raises(Invalid):
            actions.add_citation(plan=plan, revision=1, **wrong, **act)


def test_a_citation_is_taken_out(plan, act):
    actions.remove_citation(citation=plan.citations.get(), revision=1, **act)

    assert record_of(plan)["citations"] == []


@pytest.mark.parametrize("name", ["colleague", "contact", "approver", "stranger"])
def test_only_those_who_keep_plans_write_rows(world, plan, now, name):
    by = world.actor(name)

    for act in (
        lambda: actions.save_frame(plan=plan, change=FrameChange(), revision=1, by=by, at=now),
        lambda: actions.save_items(plan=plan, kind="topic", texts=[], revision=1, by=by, at=now),
        lambda: actions.add_target(plan=plan, draft=a_target(), revision=1, by=by, at=now),
        lambda: actions.add_duty(plan=plan, draft=a_duty(), revision=1, by=by, at=now),
        lambda: actions.add_tasks(plan=plan, drafts=[a_task()], revision=1, by=by, at=now),
        lambda: actions.remove_citation(citation=plan.citations.get(), revision=1, by=by, at=now),
    ):
        with pytest.raises(Denied):
            act()

    assert not SetAside.objects.exists()


def stale_saves(plan, act):
    """Every save of a draft with a revision from before, each under the place where it is kept."""
    section = PlanSection.objects.get(plan=plan, heading="KINH PHÍ")
    change = SectionChange("IV", "KINH PHÍ", 1, "funding", (SectionLine("", "Lời sau."),))
    head = PlanChange("Trích yếu sau", date(2026, 1, 1), date(2026, 12, 31))
    typed = CitationDraft("Nghị định", "49/2024/NĐ-CP", date(2024, 5, 10))
    return {
        f"section:{section.pk}": lambda: actions.save_section(
            section=section, change=change, revision=9, **act
        ),
        "frame": lambda: actions.save_frame(
            plan=plan, change=FrameChange(place="Nơi sau"), revision=9, **act
        ),
        "items:topic": lambda: actions.save_items(plan=plan, kind="topic", texts=["Sau."], revision=9, **act),
        "head": lambda: actions.change_plan(plan=plan, change=head, revision=9, **act),
        "task:new": lambda: actions.add_task(plan=plan, draft=a_task("Việc sau"), revision=9, **act),
        "tasks:new": lambda: actions.add_tasks(plan=plan, drafts=[a_task("Dán sau")], revision=9, **act),
        "target:new": lambda: actions.add_target(plan=plan, draft=a_target("Mức sau"), revision=9, **act),
        "duty:new": lambda: actions.add_duty(plan=plan, draft=a_duty("Đơn vị sau"), revision=9, **act),
        "citation:new": lambda: actions.add_citation(plan=plan, draft=typed, revision=9, **act),
    }


SAID = {
    "section": lambda record: record["funding"] == "Lời sau.",
    "frame": lambda record: record["document"]["place"] == "Nơi sau",
    "items": lambda record: record["topics"] == ["Sau."],
    "head": lambda record: record["document"]["subject"] == "Trích yếu sau",
    "task": lambda record: record["tasks"][-1]["name"] == "Việc sau",
    "tasks": lambda record: record["tasks"][-1]["name"] == "Dán sau",
    "target": lambda record: record["targets"][-1]["text"] == "Mức sau",
    "duty": lambda record: record["reporting"][-1]["reporter"] == "Đơn vị sau",
    "citation": lambda record: record["citations"][-1]["number"] == "49/2024/NĐ-CP",
}


@pytest.mark.parametrize("kind", SAID)
def test_every_late_save_is_kept_and_can_be_taken_after_all(plan, act, kind):
    before = record_of(plan)
    saves = stale_saves(plan, act)
    place = next(one for one in saves if one.split(":")[0] == kind)

    with pytest.raises(Stale):
        saves[place]()
    kept = SetAside.objects.get()
    assert (kept.place, record_of(plan)) == (place, before)

    actions.take_set_aside(set_aside=kept, **act)
    plan.refresh_from_db()
    assert SAID[kind](record_of(plan))
    assert SetAside.objects.get().state == SetAsideState.TAKEN


def test_what_was_typed_into_a_row_that_is_gone_becomes_a_row(plan, act):
    target, section = plan.targets.get(), PlanSection.objects.get(plan=plan, heading="KINH PHÍ")
    actions.remove_target(target=plan.targets.get(), revision=1, **act)
    actions.remove_section(section=PlanSection.objects.get(pk=section.pk), revision=1, **act)
    change = SectionChange("IV", "KINH PHÍ", 1, "funding", (SectionLine("", "Lời sau."),))
    with pytest.raises(Stale):
        actions.change_target(target=target, draft=a_target("Mức sau"), revision=1, **act)
    with pytest.raises(Stale):
        actions.save_section(section=section, change=change, revision=1, **act)

    for kept in SetAside.objects.order_by("pk"):
        actions.take_set_aside(set_aside=kept, **act)

    record = record_of(plan)
    assert [row["text"] for row in record["targets"]] == ["Mức sau"]
    assert (record["funding"], record["outline"][-1]["text"]) == ("Lời sau.", "KINH PHÍ")


def test_what_is_taken_or_dropped_is_so_once(plan, act):
    with pytest.raises(Stale):
        stale_saves(plan, act)["frame"]()
    kept = SetAside.objects.get()

    actions.drop_set_aside(set_aside=kept, **act)

    for again in (actions.drop_set_aside, actions.take_set_aside):
        with pytest.raises(Stale):
            again(set_aside=SetAside.objects.get(), **act)
    assert record_of(plan)["document"]["place"] == "An Hòa"


@pytest.mark.parametrize("name", ["colleague", "approver", "stranger"])
def test_only_those_who_keep_plans_take_what_was_set_aside(world, plan, act, now, name):
    with pytest.raises(Stale):
        stale_saves(plan, act)["frame"]()

    for door in (actions.take_set_aside, actions.drop_set_aside):
        with pytest.raises(Denied):
            door(set_aside=SetAside.objects.get(), by=world.actor(name), at=now)


def test_nothing_is_taken_into_a_plan_that_left_the_desk(plan, act):
    with pytest.raises(Stale):
        stale_saves(plan, act)["frame"]()
    type(plan).objects.filter(pk=plan.pk).update(state=PlanState.SUBMITTED)

    with pytest.raises(Denied):
        actions.take_set_aside(set_aside=SetAside.objects.get(), **act)


def test_new_units_of_a_task_are_named_in_its_words(world, plan, act):
    task = plan.tasks.get(number="1")
    kept = a_task(task.name, timing=task.timing, lead_text=(), collaborator_text=())
    actions.change_task(task=task, draft=kept, revision=1, **act)
    assert record_of(plan)["tasks"][0]["leads"] == ["Phòng Văn hóa - Xã hội"]

    other = a_task(task.name, leads=[world.commune.economy], lead_text=(), timing=task.timing)
    actions.change_task(task=task, draft=other, revision=2, **act)

    assert record_of(plan)["tasks"][0]["leads"] == ["Phòng Kinh tế"]
