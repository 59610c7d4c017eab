"""Official papers of a body, taken to any point of their way by the real actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from lantoa.domain.documents.actions.numbering import give_number
from lantoa.domain.documents.actions.papers import issue_paper, make_paper
from lantoa.domain.documents.models import Paper
from lantoa.domain.organisations.actor import Actor, Post
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.organisations.signing import letterhead_of, symbol_of_kind
from lantoa.papers.writing import blocks
from lantoa.papers.writing.kinds.frame import Frame
from lantoa.papers.writing.kinds.letter import letter
from lantoa.papers.writing.kinds.notice import notice
from lantoa.papers.writing.saved import to_data

DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
RECIPIENTS = ("Như trên", "Phòng Văn hóa - Xã hội", "Lưu: VT, VHXH")


def content_of(
    organisation: Unit,
    *,
    kind: str = "",
    subject: str = "phối hợp tuyên truyền cải cách hành chính",
    recipients: Sequence[str] = RECIPIENTS,
    addressees: Sequence[str] = ("Sở Nội vụ",),
    lines: Sequence[str] = ("Ủy ban nhân dân xã đề nghị phối hợp đăng tin.", "- Đăng trong tháng 11."),
) -> blocks.Paper:
    """A letter (or a notice) of the body, without number and date."""
    frame = Frame(
        letterhead_of(organisation),
        symbol=symbol_of_kind(organisation, kind),
        year=2026,
        signature=blocks.Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Văn Minh"),
        recipients=tuple(recipients),
    )
    if kind:
        return replace(notice(frame, subject=subject, opening=lines), kind=kind)
    return letter(frame, subject=subject, addressees=addressees, lines=lines)


def full_actor(organisation: Unit, *, on: date = DAY, role: str = "") -> Actor:
    """Somebody who holds every role in the body, or one; the person is made once."""
    person = Person.objects.filter(username=f"all-{organisation.pk}").first()
    if person is None:
        person = Person.objects.create_user(f"all-{organisation.pk}", full_name="Người Làm Mọi Việc")
    roles = [role] if role else ["coordinator", "approver", "clerk"]
    posts = tuple(
        Post(organisation.pk, organisation.path, organisation.pk, organisation.path, one) for one in roles
    )
    return Actor(person=person, on=on, posts=posts)


def make_official(
    organisation: Unit,
    *,
    state: str = "ready",
    number: str | int = "",
    on: date = DAY,
    at: datetime = AT,
    content: blocks.Paper | None = None,
    by: Actor | None = None,
    **fields: Any,
) -> Paper:
    """A paper in `state` (draft, ready, issued), numbered where a number is given."""
    known = ("kind", "subject", "recipients", "addressees", "lines")
    words = {name: fields.pop(name) for name in known if name in fields}
    by = by or full_actor(organisation, on=on)
    paper = make_paper(
        organisation=organisation,
        content=to_data(content or content_of(organisation, **words)),
        is_agreed=state != "draft",
        by=by,
        at=at,
        **fields,
    )
    if number:
        give_number(paper=paper, number=number, issued_on=on, by=by, at=at)
    if state == "issued":
        issue_paper(paper=paper, by=by, at=at)
    return paper
