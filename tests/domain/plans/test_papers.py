"""The official paper of a plan: frozen with the approval, numbered, issued, dropped and replaced with the plan."""

import io
from datetime import date

import pytest

from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import Paper
from lantoa.domain.errors import Invalid
from lantoa.domain.files.actions import store
from lantoa.domain.organisations.models import Unit
from lantoa.domain.outbox.models import Job
from lantoa.domain.plans import actions
from lantoa.domain.plans.actions.amend import amend
from lantoa.domain.plans.actions.papers import paper_of_plan
from lantoa.domain.plans.models import PaperFrame, Plan
from lantoa.papers.writing.text import text_of
from tests.factories.imports import a_record
from tests.factories.official import make_official
from tests.factories.plans import ISSUED_ON, issue_plan, keeper_of, make_plan, moment_of


def give(plan, number, *, on=ISSUED_ON):
    by = keeper_of(plan.organisation, on=on)
    actions.give_number(plan=plan, number=number, issued_on=on, by=by, at=moment_of(on))


def known(**document):
    record = a_record()
    record["document"] |= document
    return record


def test_a_draft_has_no_paper_and_an_approved_plan_a_ready_one(world):
    assert paper_of_plan(make_plan(world.commune.unit)) is None
    plan = make_plan(world.commune.unit, state="approved")
    paper = paper_of_plan(plan)
    assert (paper.state, paper.kind, paper.subject, paper.number) == ("ready", plan.kind, plan.subject, "")
    assert written(paper).issued_on is None


def test_plan_and_paper_have_one_number_and_date(world):
    plan = make_plan(world.commune.unit, state="approved")
    give(plan, "7")
    plan.refresh_from_db()
    paper = paper_of_plan(plan)
    assert plan.number == paper.number
    assert plan.number.startswith("07/")
    assert plan.issued_on == paper.issued_on == ISSUED_ON
    assert f"Số: {plan.number}" in text_of(written(paper))


def test_a_number_of_a_letter_is_taken_for_a_plan_too(world):
    make_official(world.commune.unit, number=7, on=ISSUED_ON)
    plan = make_plan(world.commune.unit, state="approved")
    with pytest.raises(Invalid) as refusal:
        give(plan, "7")
    assert "08" in refusal.value.problems["number"]
    plan.refresh_from_db()
    assert plan.number == ""


def test_issuing_the_plan_issues_its_paper_with_both_forms(world):
    plan = issue_plan(make_plan(world.commune.unit), number="12/KH-UBND")
    paper = paper_of_plan(plan)
    assert (paper.state, paper.number) == ("issued", "12/KH-UBND")
    assert paper.docx.name.endswith(".docx")
    assert paper.pdf.name.endswith(".pdf")


def test_a_number_that_follows_the_issue_is_written_into_new_forms(world):
    plan = issue_plan(make_plan(world.commune.unit))
    before = paper_of_plan(plan)
    give(plan, "15/KH-UBND", on=date(2026, 7, 20))
    after = paper_of_plan(plan)
    assert (after.pk, after.number) == (before.pk, "15/KH-UBND")
    assert after.pdf_id != before.pdf_id


def test_a_plan_sent_back_frees_its_paper_and_gets_a_new_one(world):
    plan = make_plan(world.commune.unit, state="approved")
    give(plan, "3/KH-UBND")
    first = paper_of_plan(plan)
    by, at = keeper_of(world.commune.unit), moment_of(ISSUED_ON)
    actions.return_for_changes(plan=plan, reason="Sửa", by=by, at=at)
    first.refresh_from_db()
    assert (first.state, first.ordinal) == ("void", None)
    assert paper_of_plan(plan) is None
    issue_plan(plan)
    second = paper_of_plan(plan)
    assert (second.number, second.ordinal, second.state) == ("03/KH-UBND", 3, "issued")


def test_a_plan_issued_before_it_came_here_keeps_its_number_and_its_file(world):
    unit: Unit = world.commune.unit
    file = store(
        io.BytesIO(b"%PDF-1.4 signed"),
        name="kế hoạch.pdf",
        media_type="application/pdf",
        organisation_id=unit.pk,
        by_id=None,
        at=moment_of(ISSUED_ON),
    )
    plan = make_plan(
        unit,
        state="approved",
        record=known(number="151/KH-UBND", issued_on="2026-06-20", recipients=["Phòng Văn hóa - Xã hội"]),
        source_file_id=file.pk,
    )
    assert plan.number == ""
    Plan.objects.filter(pk=plan.pk).update(number="151/KH-UBND", issued_on=date(2026, 6, 20))
    plan.refresh_from_db()
    by, at = keeper_of(unit), moment_of(ISSUED_ON)
    actions.return_for_changes(plan=plan, reason="Nhập lại", by=by, at=at)
    issue_plan(plan)
    paper = paper_of_plan(plan)
    assert (paper.number, paper.ordinal, paper.issued_on) == ("151/KH-UBND", 151, date(2026, 6, 20))
    assert paper.signed_file == file
    assert Job.objects.filter(name="check_signed").exists()
    assert set(paper.deliveries.values_list("state", flat=True)) <= {"by_hand"}


def test_the_paper_of_a_replacing_plan_replaces_the_old_one(world):
    old = issue_plan(make_plan(world.commune.unit), number="12/KH-UBND")
    by, at = keeper_of(world.commune.unit), moment_of(ISSUED_ON)
    new = amend(plan=old, is_replacement=True, by=by, at=at)
    issue_plan(new, number="13/KH-UBND")
    first = Paper.objects.get(subject_type="plan", subject_id=old.pk)
    second = Paper.objects.get(subject_type="plan", subject_id=new.pk)
    assert (second.role, second.about, first.state) == ("replacement", first, "replaced")


def test_the_paper_of_an_amendment_leaves_the_old_one_in_force(world):
    old = issue_plan(make_plan(world.commune.unit), number="12/KH-UBND")
    by, at = keeper_of(world.commune.unit), moment_of(ISSUED_ON)
    new = amend(plan=old, is_replacement=False, by=by, at=at)
    issue_plan(new, number="13/KH-UBND")
    first = Paper.objects.get(subject_type="plan", subject_id=old.pk)
    second = Paper.objects.get(subject_type="plan", subject_id=new.pk)
    assert (second.role, second.about, first.state) == ("main", first, "issued")


def test_the_recipients_of_the_plan_get_it(world):
    plan = make_plan(
        world.commune.unit,
        record=known(recipients=["Phòng Văn hóa - Xã hội", "Các thôn", "Lưu: VT"]),
    )
    assert PaperFrame.objects.filter(plan=plan).exists()
    issue_plan(plan, number="12/KH-UBND")
    states = {row.unit.name: row.state for row in paper_of_plan(plan).deliveries.select_related("unit")}
    assert states["Phòng Văn hóa - Xã hội"] == "sent"
    assert {"Thôn Đông", "Thôn Đoài", "Thôn Trung"} <= set(states)


def test_plans_from_before_papers_are_numbered_and_issued_as_before(world):
    plan = make_plan(world.commune.unit, state="approved")
    Paper.objects.filter(subject_id=plan.pk).delete()
    issue_plan(plan, number="12/KH-UBND")
    assert (plan.state, plan.number) == ("issued", "12/KH-UBND")
    assert paper_of_plan(plan) is None
