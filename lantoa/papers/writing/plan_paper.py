"""A plan record to the paper that says it: kế hoạch, or what the record calls itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from lantoa.papers.writing.blocks import (
    Appendix,
    Article,
    Block,
    Heading,
    Letterhead,
    Orientation,
    Paper,
    Paragraph,
    Signature,
)
from lantoa.papers.writing.kinds.decision import FORMULA
from lantoa.papers.writing.kinds.frame import with_end
from lantoa.papers.writing.layout import ABBREVIATIONS
from lantoa.papers.writing.phrases import issued_with, sentence_start
from lantoa.papers.writing.record_body import body_of_record
from lantoa.papers.writing.record_sections import sections_of_record
from lantoa.papers.writing.record_shape import check_record
from lantoa.papers.writing.record_tasks import table_of
from lantoa.papers.writing.text import texts_of

_PLAN: Final = "Kế hoạch"
_DECISION: Final = "Quyết định"
_LETTER: Final = "Công văn"
_HEAD_OF: Final = re.compile(r"Chủ tịch\s+", re.IGNORECASE)
_COUNCIL: Final = re.compile(r"(?:UBND|[UỦ][ỷyỶY]?\s?ban nhân dân|Uỷ ban nhân dân)", re.IGNORECASE)
_COMMUNE: Final = re.compile(
    r"(?:UBND|ban nhân dân)\s+(?:xã|phường|thị trấn|đặc khu)\s+(?P<name>\D[^,;(]*)$", re.IGNORECASE
)
_ISSUES: Final = re.compile(r"(?:Về việc\s+)?(?:Ban hành|Phê duyệt)\s+Kế hoạch\s+", re.IGNORECASE)
_CLOSING: Final = "Trên đây là"
_SEE_APPENDIX: Final = "(Chi tiết tại Phụ lục kèm theo)"


def plan_paper(
    record: dict[str, Any],
    *,
    superior: str = "",
    place: str = "",
    symbol: str = "",
    year: int | None = None,
) -> Paper:
    """The paper of a plan record; every word of the record stands in it.

    A paper that has no number yet gets what the decree asks and the record lacks: a word about its appendix.

    Args:
        record: as `lantoa read` gives it, or made by hand without `body`.
        superior: the body above the issuer, for the first line of the letterhead.
        place: place of the date line where the record has none; a commune's own name where it is empty.
        symbol: after the slash of a number that the clerk has not given yet; worked out where it is empty.
        year: printed in a blank date; the year in which the period begins where it is None.

    Raises:
        Unwritable: the value is not a plan record.
    """
    checked = check_record(record)
    document = checked["document"]
    kind = document["kind"] or _PLAN
    letterhead = _letterhead(document, superior=superior, place=place)
    number, slash, after = (document["number"] or "").partition("/")
    paper = Paper(
        kind="" if kind == _LETTER else kind,
        letterhead=letterhead,
        subject=_subject(document["subject"] or "", kind),
        blocks=(),
        symbol=after if slash else symbol or _symbol(kind, document["issuer"] or ""),
        number=number.strip(),
        issued_on=date.fromisoformat(document["issued_on"]) if document["issued_on"] else None,
        year=year or _first_year(document["period"]),
        signature=_signature(document["signer"] or {}),
        recipients=tuple(document["recipients"]),
    )
    return _filled(paper, checked, kind)


def _filled(paper: Paper, record: dict[str, Any], kind: str) -> Paper:
    tasks = (table_of(record["tasks"]),) if record["tasks"] else ()
    if record["body"]:
        blocks, bare = body_of_record(record)
        if bare is not None and tasks:
            blocks[bare:bare] = tasks
            tasks = ()
        if tasks and kind != _DECISION and not paper.number:
            blocks = _with_mention(blocks)
    else:
        blocks = sections_of_record(record)
        blocks += [Paragraph(_SEE_APPENDIX)] if tasks else []
    if kind == _DECISION:
        paper = replace(paper, authority_line=_authority(paper, record["document"]["signer"] or {}))
        blocks = _with_formula(blocks)
    own, attached = _parted(blocks) if kind == _DECISION else (blocks, [])
    appendices = [_attached(paper, attached)] if attached else []
    appendices += [_appendix(paper, kind, tasks)] if tasks else []
    return replace(paper, blocks=with_end(own), appendices=tuple(appendices))


def _with_mention(blocks: Sequence[Block]) -> list[Block]:
    """The text of a paper not yet issued speaks of its appendix (Mục III, khoản 1); one that was issued stays as it is."""
    if any("phụ lục" in text.casefold() for block in blocks for text in texts_of(block)):
        return list(blocks)
    last = blocks[-1] if blocks else None
    is_closing = isinstance(last, Paragraph) and last.text.startswith(_CLOSING)
    end = len(blocks) - 1 if is_closing else len(blocks)
    return [*blocks[:end], Paragraph(_SEE_APPENDIX), *blocks[end:]]


def _parted(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The articles of a decision, and the plan that follows the last of them."""
    last = max((place for place, block in enumerate(blocks) if isinstance(block, Article)), default=-1)
    after = next((place for place in range(last + 1, len(blocks)) if isinstance(blocks[place], Heading)), 0)
    return (blocks[:after], blocks[after:]) if last >= 0 and after else (blocks, [])


def _attached(paper: Paper, blocks: Sequence[Block]) -> Appendix:
    about = _ISSUES.sub("", paper.subject)
    line = issued_with(_DECISION, paper.symbol, paper.letterhead.issuer_in_text, year=paper.year)
    return Appendix(
        title=sentence_start(about),
        blocks=with_end(blocks),
        issued_with=line,
        attached_kind=_PLAN.upper(),
    )


def _appendix(paper: Paper, kind: str, tables: Sequence[Block]) -> Appendix:
    line = issued_with(kind, paper.symbol, paper.letterhead.issuer_in_text, year=paper.year)
    title = f"Nhiệm vụ {paper.subject[:1].lower()}{paper.subject[1:]}".strip()
    return Appendix(title=title, blocks=tuple(tables), orientation=Orientation.LANDSCAPE, issued_with=line)


def _letterhead(document: dict[str, Any], *, superior: str, place: str) -> Letterhead:
    issuer = document["issuer"] or ""
    full = _COUNCIL.sub("Ủy ban nhân dân", _HEAD_OF.sub("", issuer))
    where = document["place"] or place or _seat_of(issuer)
    return Letterhead(issuer=full.upper(), superior=superior, place=where, spoken=issuer)


def _seat_of(issuer: str) -> str:
    """The name of the commune or ward whose committee issues: its own name is the place (Mục II, khoản 4)."""
    commune = _COMMUNE.search(issuer)
    return commune["name"].strip() if commune else ""


def _subject(subject: str, kind: str) -> str:
    return subject if kind == _LETTER else sentence_start(subject)


def _symbol(kind: str, issuer: str) -> str:
    short = ABBREVIATIONS.get(kind, "")
    return f"{short}-UBND" if short and _COUNCIL.search(issuer) else ""


def _first_year(period: dict[str, Any] | None) -> int | None:
    start = (period or {}).get("start") or ""
    return int(start[:4]) if start[:4].isdigit() else None


def _signature(signer: dict[str, Any]) -> Signature:
    lines = (
        f"TM. {signer['on_behalf_of']}" if signer.get("on_behalf_of") else "",
        f"KT. {signer['signed_for']}" if signer.get("signed_for") else "",
        signer.get("position") or "",
    )
    return Signature(tuple(line.upper() for line in lines if line), signer.get("name") or "")


def _authority(paper: Paper, signer: dict[str, Any]) -> str:
    """Who decides: the council itself, or its head."""
    head = signer.get("signed_for") or signer.get("position") or ""
    return (
        paper.letterhead.issuer if signer.get("on_behalf_of") else f"{head} {paper.letterhead.issuer}".strip()
    )


def _with_formula(blocks: Sequence[Block]) -> list[Block]:
    first = next((place for place, block in enumerate(blocks) if isinstance(block, Article)), None)
    if first is None:
        return list(blocks)
    formula = Paragraph(FORMULA, is_centred=True, is_bold=True)
    return [*blocks[:first], formula, *blocks[first:]]
