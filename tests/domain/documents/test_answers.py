"""A paper that is out is corrected, replaced or recalled by a paper of its own, agreed to in a round."""

import pytest

from lantoa.domain.approvals.actions import agree, return_for_changes, submit_paper, void_paper
from lantoa.domain.approvals.models import Approval
from lantoa.domain.approvals.queries import current_step
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.actions.answers import Slip, correct, lines_of_paper, recall, replace_by
from lantoa.domain.documents.actions.numbering import give_number
from lantoa.domain.documents.actions.papers import issue_paper
from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.queries.papers import answers_of
from lantoa.domain.errors import Denied, Invalid
from lantoa.domain.organisations.models import SigningPost
from lantoa.papers.writing.text import text_of
from tests.factories.official import AT, DAY, full_actor, make_official


@pytest.fixture
def first(world):
    SigningPost.objects.create(
        organisation=world.commune.unit, person=world.approver, position="Chủ tịch", is_head=True
    )
    return make_official(
        world.commune.unit,
        state="issued",
        number=5,
        recipients=("Như trên", "Phòng Văn hóa - Xã hội", "Lưu: VT"),
    )


def by_of(paper):
    return full_actor(paper.organisation)


def agreed(paper) -> Paper:
    by = by_of(paper)
    submit_paper(paper=paper, by=by, at=AT)
    while (step := current_step("paper", paper.pk)) is not None:
        agree(step=step, comment="", by=by, at=AT)
    paper.refresh_from_db()
    return paper


def out(paper, number) -> Paper:
    agreed(paper)
    give_number(paper=paper, number=number, issued_on=DAY, by=by_of(paper), at=AT)
    issue_paper(paper=paper, by=by_of(paper), at=AT)
    return paper


def corrected(first, world, **fields):
    slips = fields.pop("slips", [Slip("mục 1", "tháng 11", "tháng 12")])
    return correct(paper=first, slips=slips, signer=world.approver, by=by_of(first), at=AT, **fields)


def test_a_correction_names_the_paper_the_slip_and_the_right_words(first, world):
    answer = corrected(first, world)
    told = "\n".join(text_of(written(answer)))
    assert "V/v đính chính Công văn số 05/UBND" in told
    assert "- Tại mục 1, đã viết: “tháng 11”, nay sửa lại là: “tháng 12”" in told
    assert "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nCán bộ approver" in told
    assert (answer.state, answer.role, answer.about, answer.kind) == ("draft", "correction", first, "")


def test_a_corrected_paper_stays_in_force_and_says_so_in_its_log(first, world):
    out(corrected(first, world), 6)
    first.refresh_from_db()
    assert first.state == "issued"
    assert AuditEvent.objects.about(first).filter(kind="paper_corrected").exists()


def test_a_recall_ends_the_paper_when_it_is_issued_and_tells_its_recipients(first, world):
    answer = recall(paper=first, reason="Sai thẩm quyền", signer=world.approver, by=by_of(first), at=AT)
    assert (answer.kind, answer.symbol) == ("Thông báo", "TB-UBND")
    agreed(answer)
    first.refresh_from_db()
    assert first.state == "issued"
    give_number(paper=answer, number=7, issued_on=DAY, by=by_of(first), at=AT)
    issue_paper(paper=answer, by=by_of(first), at=AT)
    first.refresh_from_db()
    assert (first.state, first.state_reason) == ("recalled", "Sai thẩm quyền")
    had = set(first.deliveries.values_list("unit", flat=True))
    assert had <= set(answer.deliveries.values_list("unit", flat=True))
    assert answer.deliveries.get(unit=world.commune.culture).state == "sent"


def test_a_replacement_has_the_same_form_and_ends_the_first_paper(first, world):
    answer = replace_by(
        paper=first,
        subject="phối hợp tuyên truyền cải cách hành chính năm 2027",
        lines=["Nội dung mới.", "- Đăng trong tháng 12."],
        reason="Sai nội dung",
        signer=world.approver,
        by=by_of(first),
        at=AT,
    )
    content = written(answer)
    assert (content.kind, content.number, content.issued_on) == ("", "", None)
    assert content.addressees == written(first).addressees
    assert "Văn bản này thay thế Công văn số 05/UBND ngày 20/11/2026./." in text_of(content)
    out(answer, 8)
    first.refresh_from_db()
    assert (first.state, first.state_reason) == ("replaced", "Sai nội dung")


def test_lines_of_a_paper_can_be_taken_over(first):
    assert lines_of_paper(first) == [
        "Ủy ban nhân dân xã đề nghị phối hợp đăng tin.",
        "- Đăng trong tháng 11./.",
    ]


@pytest.mark.parametrize(
    "slips", [[], [Slip("", "a", "")], [Slip("", "", "b")], [Slip("", "a", "a")], [Slip(" ", " ", " ")]]
)
def test_a_correction_without_both_sides_is_refused(first, world, slips):
    with pytest.raises(Invalid):
        corrected(first, world, slips=slips)


def test_somebody_without_the_right_to_sign_is_refused(first, world):
    with pytest.raises(Invalid) as refusal:
        recall(paper=first, reason="x", signer=world.owner, by=by_of(first), at=AT)
    assert set(refusal.value.problems) == {"signer"}


def test_a_second_recall_waits_for_the_first(first, world):
    recall(paper=first, reason="x", signer=world.approver, by=by_of(first), at=AT)
    with pytest.raises(Invalid):
        recall(paper=first, reason="y", signer=world.approver, by=by_of(first), at=AT)


def test_papers_that_are_not_out_or_have_no_number_are_not_answered(world):
    for paper in (make_official(world.commune.unit), make_official(world.commune.unit, state="issued")):
        with pytest.raises(Denied):
            recall(paper=paper, reason="x", by=by_of(paper), at=AT)


def test_what_was_recalled_is_answered_no_more(first, world):
    out(recall(paper=first, reason="x", signer=world.approver, by=by_of(first), at=AT), 9)
    first.refresh_from_db()
    with pytest.raises(Denied):
        corrected(first, world)


@pytest.mark.parametrize("who", ["colleague", "approver", "contact", "stranger", "consolidator"])
def test_only_keepers_and_the_clerk_answer(first, world, who):
    with pytest.raises(Denied):
        recall(paper=first, reason="x", by=world.actor(who), at=AT)


def test_a_returned_draft_stays_a_draft_and_may_be_submitted_again(first, world):
    answer = corrected(first, world)
    submit_paper(paper=answer, by=by_of(first), at=AT)
    return_for_changes(step=current_step("paper", answer.pk), reason="Ghi rõ hơn", by=by_of(first), at=AT)
    answer.refresh_from_db()
    assert answer.state == "draft"
    assert agreed(answer).state == "ready"


def test_a_dropped_draft_takes_its_round_with_it(first, world):
    answer = corrected(first, world)
    submit_paper(paper=answer, by=by_of(first), at=AT)
    void_paper(paper=answer, reason="Không cần nữa", by=by_of(first), at=AT)
    assert not Approval.objects.filter(subject_type="paper", subject_id=answer.pk, state="open").exists()
    assert answers_of(first) == []
