"""One person at a time writes a draft, another takes over, and nothing typed is lost."""

from datetime import timedelta

import pytest

from lantoa.domain.approvals.queries import last_round
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.actions.drafting import PlanChange
from lantoa.domain.plans.actions.versions import AUTOSAVED, MOST_VERSIONS
from lantoa.domain.plans.changes import SectionChange, SectionLine
from lantoa.domain.plans.models import DraftLock, Plan, PlanSection, PlanVersion, SetAside
from lantoa.domain.plans.rules import check_can_edit
from tests.factories.drafting import a_full_record, plan_of
from tests.factories.plans import a_task

LIFE = timedelta(minutes=10)


@pytest.fixture
def plan(world):
    return plan_of(a_full_record(), world.commune.unit)


@pytest.fixture
def first(world):
    return world.actor("owner")


@pytest.fixture
def second(world):
    return world.actor("admin")


def write(plan, text, *, by, at):
    section = PlanSection.objects.get(plan=plan, heading="KINH PHÍ")
    change = SectionChange("IV", "KINH PHÍ", 1, "funding", (SectionLine("", text),))
    return actions.save_section(section=section, change=change, revision=section.revision, by=by, at=at)


def test_the_second_is_told_who_writes(plan, first, second, now):
    actions.take_lock(plan=plan, by=first, at=now)

    with pytest.raises(Denied, match=first.person.full_name):
        actions.take_lock(plan=plan, by=second, at=now + timedelta(minutes=9))


def test_a_lock_lapses_by_itself(plan, first, second, now):
    actions.take_lock(plan=plan, by=first, at=now)

    lock = actions.take_lock(plan=plan, by=second, at=now + LIFE)

    assert (lock.person, lock.taken_from) == (second.person, first.person)


def test_each_save_holds_the_lock_longer(plan, first, second, now):
    actions.take_lock(plan=plan, by=first, at=now)
    write(plan, "Một.", by=first, at=now + timedelta(minutes=9))

    with pytest.raises(Denied):
        actions.take_lock(plan=plan, by=second, at=now + timedelta(minutes=18))

    assert DraftLock.objects.get().since == now


def test_a_lock_that_is_given_back_is_free(plan, first, second, now):
    actions.take_lock(plan=plan, by=first, at=now)
    actions.release_lock(plan=plan, by=first, at=now)

    assert actions.take_lock(plan=plan, by=second, at=now).person == second.person


def test_giving_back_leaves_the_lock_of_another(plan, first, second, now):
    actions.take_lock(plan=plan, by=first, at=now)
    actions.take_over(plan=plan, by=second, at=now)
    actions.release_lock(plan=plan, by=first, at=now)

    assert DraftLock.objects.get().person == second.person


def test_a_save_takes_a_free_lock(plan, first, now):
    write(plan, "Một.", by=first, at=now)

    assert DraftLock.objects.get().person == first.person


def test_whoever_is_taken_over_loses_no_word(plan, first, second, now):
    actions.take_lock(plan=plan, by=first, at=now)
    actions.take_over(plan=plan, by=second, at=now + timedelta(minutes=1))

    with pytest.raises(Stale, match=second.person.full_name):
        write(plan, "Lời của người trước.", by=first, at=now + timedelta(minutes=2))

    kept = SetAside.objects.get()
    assert (kept.by, kept.content["lines"]) == (first.person, [["", "Lời của người trước."]])
    assert AuditEvent.objects.filter(kind="draft_taken_over").get().details == {
        "person": first.person.full_name
    }


def test_nobody_takes_over_from_nobody(plan, first, now):
    with pytest.raises(Denied):
        actions.take_over(plan=plan, by=first, at=now)


@pytest.mark.parametrize("name", ["colleague", "approver", "clerk", "stranger"])
def test_a_draft_is_taken_over_by_those_who_may_edit_it(world, plan, first, now, name):
    actions.take_lock(plan=plan, by=first, at=now)

    for act in (actions.take_over, actions.take_lock, actions.renew_lock, actions.release_lock):
        with pytest.raises(Denied):
            act(plan=plan, by=world.actor(name), at=now)


def test_a_task_changed_elsewhere_waits_for_the_one_who_writes(plan, first, second, now):
    actions.take_lock(plan=plan, by=first, at=now)

    with pytest.raises(Stale):
        actions.add_task(plan=plan, draft=a_task("Từ trang khác"), revision=1, by=second, at=now)

    assert SetAside.objects.get().content["name"] == "Từ trang khác"


def test_what_is_typed_on_is_kept_once(plan, first, second, now):
    actions.take_lock(plan=plan, by=second, at=now)

    for word in ("Một", "Một hai", "Một hai ba"):
        with pytest.raises(Stale):
            write(plan, word, by=first, at=now)

    assert SetAside.objects.get().content["lines"] == [["", "Một hai ba"]]


def test_what_is_kept_long_ago_is_not_written_over(plan, first, second, now):
    for minutes in (0, 15):
        at = now + timedelta(minutes=minutes)
        actions.take_lock(plan=plan, by=second, at=at)
        with pytest.raises(Stale):
            write(plan, f"Lúc {minutes}", by=first, at=at)

    assert SetAside.objects.count() == 2


def test_the_state_before_the_first_save_of_a_writer_is_kept(plan, first, second, now):
    write(plan, "Một.", by=first, at=now)
    write(plan, "Hai.", by=first, at=now + timedelta(minutes=1))
    actions.take_over(plan=plan, by=second, at=now + timedelta(minutes=2))
    write(plan, "Ba.", by=second, at=now + timedelta(minutes=3))
    write(plan, "Bốn.", by=second, at=now + timedelta(minutes=14))

    versions = PlanVersion.objects.filter(plan=plan).order_by("number")
    assert [row.record["funding"] for row in versions][-2:] == ["Hai.", "Ba."]


def test_a_version_is_made_only_where_something_changed(plan, first, now):
    one = actions.snapshot(plan=plan, by=first, at=now)
    write(plan, "Một.", by=first, at=now)
    two = actions.snapshot(plan=plan, by=first, at=now, note="Trình duyệt")

    assert actions.snapshot(plan=plan, by=first, at=now) == two
    assert (one.number, two.number, two.note) == (1, 2, "Trình duyệt")


def test_versions_that_nobody_asked_for_make_room(plan, first, now):
    rows = [
        PlanVersion(plan=plan, number=place, record={}, made_at=now, made_by=first.person, note=note)
        for place, note in enumerate(["Trình duyệt", *[AUTOSAVED] * (MOST_VERSIONS - 2)], start=2)
    ]
    PlanVersion.objects.bulk_create(rows)

    actions.snapshot(plan=plan, by=first, at=now)

    numbers = set(PlanVersion.objects.filter(plan=plan).values_list("number", flat=True))
    assert len(numbers) == MOST_VERSIONS
    assert {1, 2, MOST_VERSIONS + 1} <= numbers
    assert 3 not in numbers


def test_writing_is_told_once_while_it_lasts(plan, first, second, now):
    actions.take_lock(plan=plan, by=first, at=now)
    for minutes in (1, 5, 12):
        write(plan, f"Lời {minutes}.", by=first, at=now + timedelta(minutes=minutes))
    write(plan, "Lời khác.", by=second, at=now + timedelta(minutes=40))

    events = AuditEvent.objects.filter(kind="draft_written").order_by("pk")
    assert [event.by for event in events] == [first.person, second.person]


def test_a_version_that_was_put_before_the_approvers_never_makes_room(plan, first, now):
    kept = actions.snapshot(plan=plan, by=first, at=now, note=AUTOSAVED)
    PlanVersion.objects.filter(pk=kept.pk).update(number=2, note=AUTOSAVED)
    actions.submit(plan=plan, by=first, at=now)
    approval = last_round("plan", plan.pk)
    rows = [
        PlanVersion(plan=plan, number=place, record={}, made_at=now, made_by=first.person, note=AUTOSAVED)
        for place in range(3, MOST_VERSIONS + 2)
    ]
    PlanVersion.objects.bulk_create(rows)

    actions.snapshot(plan=plan, by=first, at=now)

    numbers = set(PlanVersion.objects.filter(plan=plan).values_list("number", flat=True))
    assert approval.content_ref == "2"
    assert (2 in numbers, 3 in numbers) == (True, False)


def test_words_that_meet_the_submission_are_set_aside(plan, first, now, monkeypatch):
    def submitted_meanwhile(row, by):
        check_can_edit(row, by)
        Plan.objects.filter(pk=plan.pk).update(state="submitted")

    monkeypatch.setattr("lantoa.domain.plans.actions.writing.check_can_edit", submitted_meanwhile)

    with pytest.raises(Stale):
        write(plan, "Muộn một khắc.", by=first, at=now)

    assert SetAside.objects.get().place_name == "IV. KINH PHÍ"
    assert "Muộn" not in str(PlanSection.objects.get(plan=plan, heading="KINH PHÍ").lines)


def test_a_change_of_the_head_that_meets_the_submission_is_refused(plan, first, now):
    seen = Plan.objects.get(pk=plan.pk)
    actions.submit(plan=plan, by=first, at=now)
    change = PlanChange("Trích yếu khác", seen.starts_on, seen.ends_on)

    with pytest.raises(Stale):
        actions.change_plan(plan=seen, change=change, revision=seen.revision, by=first, at=now)

    plan.refresh_from_db()
    assert plan.subject != "Trích yếu khác"
