"""A paper that is out is corrected, replaced or recalled, each by a paper of its own (Điều 18.3, 18.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.documents.actions.moves import hold
from lantoa.domain.documents.actions.papers import make_paper
from lantoa.domain.documents.content import without_number, written
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.rules import check_can_answer_paper
from lantoa.domain.documents.states import PaperRole, PaperState
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Person
from lantoa.domain.organisations.signing import letterhead_of, signing_of, symbol_of_kind
from lantoa.lib.text import tidy
from lantoa.papers.writing import blocks
from lantoa.papers.writing.kinds import notice as notices
from lantoa.papers.writing.kinds.frame import Frame, with_end
from lantoa.papers.writing.kinds.letter import letter
from lantoa.papers.writing.kinds.notice import notice
from lantoa.papers.writing.kinds.sections import lines_of
from lantoa.papers.writing.saved import to_data

LONGEST = 4000
PENDING = (PaperState.DRAFT, PaperState.READY)


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that was written wrongly: where, what stood there, what it should be."""

    place: str
    wrong: str
    right: str


@transaction.atomic
def correct(
    *, paper: Paper, slips: Sequence[Slip], signer: Person | None = None, by: Actor, at: datetime
) -> Paper:
    """Draft the công văn đính chính for slips of layout, procedure or writing; the first paper stays in force.

    Raises:
        Invalid: without a slip, or with one that lacks a side.
    """
    _check_free(paper, PaperRole.CORRECTION, by)
    rows = [Slip(tidy(one.place), tidy(one.wrong), tidy(one.right)) for one in slips]
    rows = [one for one in rows if one.wrong or one.right or one.place]
    if not rows or any(not one.wrong or not one.right or one.wrong == one.right for one in rows):
        sentence = _("Hãy ghi đủ nội dung đã viết và nội dung sửa lại, hai bên phải khác nhau.")
        raise Invalid(sentence, {"wrong": sentence})
    items = [_slip_line(one) for one in rows]
    lines = (
        f"Ngày {_day(paper)}, {_issuer(paper)} ban hành {_name(paper)} {_about(paper)}.",
        f"Do sơ suất trong khâu soạn thảo, {_issuer(paper)} đính chính {_name(paper)} như sau:",
        *items,
        f"Các nội dung khác của {_name(paper)} giữ nguyên. {_issuer(paper)} thông báo để các cơ quan, đơn vị, "
        "cá nhân biết, thực hiện.",
    )
    content = letter(
        _frame(paper, "", signer, by),
        subject=f"đính chính {_name(paper)}",
        addressees=_addressees(paper),
        lines=lines,
    )
    return _made(paper, content, PaperRole.CORRECTION, signer=signer, reason="", by=by, at=at)


@transaction.atomic
def recall(*, paper: Paper, reason: str, signer: Person | None = None, by: Actor, at: datetime) -> Paper:
    """Draft the notice of recall; once it is issued, the first paper is recalled and its recipients are told."""
    _check_free(paper, PaperRole.RECALL, by)
    reason = _needed(reason)
    content = notice(
        _frame(paper, notices.KIND, signer, by),
        subject=f"Về việc thu hồi {_name(paper)}",
        opening=(
            f"{_issuer(paper)} thông báo thu hồi {_name(paper)} ngày {_day(paper)} {_about(paper)}.",
            f"Lý do thu hồi: {reason.rstrip('.')}.",
            "Các cơ quan, đơn vị, cá nhân đã nhận văn bản gửi lại bản giấy; nếu nhận bản điện tử thì hủy bỏ "
            "và thông báo lại qua hệ thống để bên gửi biết.",
        ),
    )
    return _made(paper, content, PaperRole.RECALL, signer=signer, reason=reason, by=by, at=at)


@transaction.atomic
def replace_by(
    *,
    paper: Paper,
    subject: str,
    lines: Sequence[str],
    reason: str,
    signer: Person | None = None,
    by: Actor,
    at: datetime,
) -> Paper:
    """Draft a paper of equal form with other words; once it is issued, the first one is replaced.

    A plan is not replaced here but amended, so that its tasks follow.

    Raises:
        Invalid: for a paper of a plan, or without subject, text or reason.
    """
    _check_free(paper, PaperRole.REPLACEMENT, by)
    if paper.subject_type:
        raise Invalid(_("Văn bản này gắn với kế hoạch; hãy sửa đổi kế hoạch để ban hành bản thay thế."))
    reason, subject = _needed(reason), tidy(subject)
    told = [tidy(line) for line in lines if tidy(line)]
    if not subject or not told:
        sentence = _("Hãy nhập trích yếu và nội dung của văn bản thay thế.")
        raise Invalid(sentence, {"subject" if not subject else "text": sentence})
    first = written(paper)
    closing = f"Văn bản này thay thế {_name(paper)} ngày {_day(paper)}."
    frame = _frame(paper, paper.kind, signer, by)
    content = replace(
        without_number(first, year=by.on.year),
        subject=subject,
        symbol=first.symbol,
        signature=frame.signature if signer else first.signature,
        blocks=with_end(lines_of([*told, closing])),
        appendices=(),
    )
    return _made(paper, content, PaperRole.REPLACEMENT, signer=signer, reason=reason, by=by, at=at)


def lines_of_paper(paper: Paper) -> list[str]:
    """The text of a paper as lines for `replace_by`, items with their dash."""
    found = []
    for block in written(paper).blocks:
        match block:
            case blocks.Item():
                found.append(f"{block.mark} {block.text}")
            case blocks.Paragraph() | blocks.Basis() | blocks.Article() | blocks.Heading():
                found.append(block.text)
            case blocks.Table():
                found += [" - ".join(line for cell in row for line in cell.lines) for row in block.rows]
    return found


def _check_free(paper: Paper, role: PaperRole, by: Actor) -> None:
    check_can_answer_paper(paper, by)
    hold(paper)
    waiting = paper.answers.filter(role=role, state__in=PENDING).first()
    if waiting is not None:
        raise Invalid(
            _("Đã có văn bản %(role)s đang chờ xử lý; hãy hoàn thành hoặc hủy văn bản đó trước.")
            % {"role": str(role.label).lower()}
        )


def _needed(reason: str) -> str:
    told = tidy(reason)
    if not told or len(told) > LONGEST:
        raise Invalid(_("Hãy nêu lý do."), {"reason": _("Lý do không được để trống.")})
    return told


def _made(
    paper: Paper,
    content: blocks.Paper,
    role: PaperRole,
    *,
    signer: Person | None,
    reason: str,
    by: Actor,
    at: datetime,
) -> Paper:
    return make_paper(
        organisation=paper.organisation,
        content=to_data(content),
        role=role,
        about=paper,
        reason=reason,
        signer=signer,
        by=by,
        at=at,
    )


def _frame(paper: Paper, kind: str, signer: Person | None, by: Actor) -> Frame:
    """The frame of an answer: of the body today, with the recipients of the first paper."""
    first = written(paper)
    right = signing_of(paper.organisation, signer, by.on) if signer else None
    if signer and right is None:
        sentence = _("%(person)s không có chức danh ký hoặc ủy quyền ký còn hiệu lực hôm nay.")
        told = sentence % {"person": signer.full_name}
        raise Invalid(told, {"signer": told})
    return Frame(
        letterhead=letterhead_of(paper.organisation),
        symbol=symbol_of_kind(paper.organisation, kind),
        year=by.on.year,
        signature=right.signature if right else first.signature,
        recipients=first.recipients,
    )


def _slip_line(slip: Slip) -> str:
    place = f"Tại {slip.place[:1].lower()}{slip.place[1:]}, đã viết" if slip.place else "Đã viết"
    return f"- {place}: “{slip.wrong}”, nay sửa lại là: “{slip.right}”;"


def _addressees(paper: Paper) -> tuple[str, ...]:
    named = [row.unit.name if row.unit else row.text for row in paper.deliveries.select_related("unit")]
    return tuple(dict.fromkeys(named))[:30] or ("Các cơ quan, đơn vị có liên quan",)


def _name(paper: Paper) -> str:
    return f"{paper.kind or 'Công văn'} số {paper.number}"


def _about(paper: Paper) -> str:
    return f"về {paper.subject[:1].lower()}{paper.subject[1:]}".rstrip(".")


def _issuer(paper: Paper) -> str:
    return letterhead_of(paper.organisation).issuer_in_text


def _day(paper: Paper) -> str:
    day = paper.issued_on
    return f"{day:%d/%m/%Y}" if day else ""
