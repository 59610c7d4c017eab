"""The words of each component as they are printed; the writers and `text_of` take them from here."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.writing.blocks import Appendix, Heading, HeadingForm, Paper

RECIPIENTS_WORD = "Nơi nhận:"
ADDRESSEES_WORD = "Kính gửi:"
_LABEL_ON_ITS_OWN_LINE = {
    HeadingForm.PART,
    HeadingForm.CHAPTER,
    HeadingForm.SECTION,
    HeadingForm.SUBSECTION,
}


def letter_subject(paper: Paper) -> str:
    """`V/v …` of a công văn; empty for a paper with a kind."""
    return "" if paper.kind or not paper.subject else f"V/v {paper.subject}"


def listed(names: Sequence[str]) -> tuple[str, ...]:
    """`- A;`, `- B.`: each name on a line of its own."""
    stripped = [name.rstrip(" ;.") for name in names]
    return tuple(
        f"- {name}{'.' if place == len(stripped) else ';'}" for place, name in enumerate(stripped, start=1)
    )


def heading_lines(heading: Heading) -> tuple[str, ...]:
    """One line, or the label above the title where the form asks for it."""
    if heading.form in _LABEL_ON_ITS_OWN_LINE:
        return tuple(line for line in (heading.label, heading.text.upper()) if line)
    if not heading.label:
        return (heading.text,)
    mark = f"{heading.label})" if heading.form == HeadingForm.LETTER else f"{heading.label}."
    return (f"{mark} {heading.text}",)


def appendix_word(appendix: Appendix) -> str:
    """`Phụ lục I`, or the kind of the paper that is attached to a decision."""
    return appendix.attached_kind or f"Phụ lục {appendix.label}".strip()


def appendix_title(appendix: Appendix) -> str:
    """The title in capitals; that of an attached paper as it is written."""
    return appendix.title if appendix.attached_kind else appendix.title.upper()


def appendix_line(appendix: Appendix) -> str:
    """`(Kèm theo …)`, or nothing."""
    return f"({appendix.issued_with.strip('()')})" if appendix.issued_with else ""
