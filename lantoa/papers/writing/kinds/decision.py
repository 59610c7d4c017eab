"""Quyết định that issues a plan (mẫu 1.3): the plan is attached to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lantoa.papers.writing.blocks import Appendix, Article, Basis, Block, Paper, Paragraph
from lantoa.papers.writing.kinds.frame import Frame, with_end
from lantoa.papers.writing.phrases import issued_with, sentence_start

KIND = "Quyết định"
FORMULA = "QUYẾT ĐỊNH:"


def decision(
    frame: Frame,
    *,
    subject: str,
    authority_line: str,
    bases: Sequence[str],
    articles: Sequence[str],
    appendices: Sequence[Appendix] = (),
) -> Paper:
    """A decision; `articles` are the texts after `Điều 1.`, `Điều 2.`, …; the bases are whole paragraphs."""
    blocks: list[Block] = [*map(Basis, bases), Paragraph(FORMULA, is_centred=True, is_bold=True)]
    blocks += [Article(f"Điều {place}", text) for place, text in enumerate(articles, start=1)]
    paper = frame.paper(KIND, subject, blocks)
    return replace(paper, authority_line=authority_line, appendices=tuple(appendices))


def decision_issuing(
    frame: Frame,
    plan: Paper,
    *,
    authority_line: str,
    bases: Sequence[str],
    carried_out_by: str,
    in_force: str = "Quyết định này có hiệu lực thi hành kể từ ngày ký.",
) -> Paper:
    """A decision of three articles that issues `plan`, which follows as an attached paper with its appendices.

    Args:
        carried_out_by: who carries it out: `Chánh Văn phòng …, Trưởng các phòng … và các tổ chức, cá nhân có liên quan`.
    """
    what = f"Kế hoạch {plan.subject[:1].lower()}{plan.subject[1:]}"
    return decision(
        frame,
        subject=f"Ban hành {what}",
        authority_line=authority_line,
        bases=bases,
        articles=(
            f"Ban hành kèm theo Quyết định này {what}.",
            in_force,
            f"{sentence_start(carried_out_by)} chịu trách nhiệm thi hành Quyết định này.",
        ),
        appendices=_attached(frame, plan),
    )


def _attached(frame: Frame, plan: Paper) -> tuple[Appendix, ...]:
    line = issued_with(KIND, frame.symbol, frame.letterhead.issuer_in_text, year=frame.year)
    first = Appendix(
        title=sentence_start(plan.subject),
        blocks=with_end(plan.blocks),
        issued_with=line,
        attached_kind=plan.kind.upper(),
    )
    return (first, *(replace(each, issued_with=line) for each in plan.appendices))
