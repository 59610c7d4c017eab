"""What stands above and below the text of a paper, as HTML."""

from __future__ import annotations

from lantoa.papers.writing import layout, lines
from lantoa.papers.writing.blocks import Appendix, Paper
from lantoa.papers.writing.html.tags import element, group, line, words


def letterhead(paper: Paper, *, is_numbered: bool = True) -> str:
    """Both columns of the head; that of an attached paper has no number and date."""
    head = paper.letterhead
    body = [line("superior", head.superior), line("issuer", head.issuer)]
    state = [line("country", layout.MOTTO_COUNTRY), line("motto", layout.MOTTO_WORDS)]
    under_body = [
        line("number", lines.number_of(paper)),
        line("letter-subject", lines.letter_subject_of(paper)),
        line("urgency", paper.urgency.value if paper.urgency else ""),
    ]
    under_state = [line("place", lines.place_and_date_of(paper)), line("circulation", paper.circulation)]
    if not is_numbered:
        under_body = under_state = []
    return group("div", "head", [_side(body, under_body), _side(state, under_state)])


def _side(top: list[str], under: list[str]) -> str:
    """One column in two parts, so that number and place stand at the same height."""
    return group("div", "side", [group("div", "top", top), group("div", "under", under)])


def title(paper: Paper, *, level: int) -> str:
    """Kind and subject as one heading; nothing for a công văn."""
    found = lines.title_of(paper)
    styles = ("kind", "subject")
    spans = [element("span", style, words(text)) for style, text in zip(styles, found, strict=False)]
    return group(f"h{level}", "title", spans)


def addressees(paper: Paper) -> str:
    """`Kính gửi: …`, or the word and a list."""
    found = lines.addressee_lines(paper.addressees)
    if not found:
        return ""
    names = [line("", name, tag="li") for name in found[1:]]
    return group("div", "addressees", [line("", found[0]), group("ul", "plain", names)])


def foot(paper: Paper) -> str:
    """Recipients on the left, who signs on the right."""
    found = lines.recipient_lines(paper.recipients)
    recipients = [
        line("recipients-word", lines.RECIPIENTS_WORD if found else ""),
        group("ul", "recipients plain", [line("", name, tag="li") for name in found]),
        line("drafter-mark", paper.drafter_mark),
    ]
    signer = [*(line("authority", each) for each in paper.signature.authority)]
    signer.append(line("signer", paper.signature.name))
    return group("div", "foot", [group("div", "side", recipients), group("div", "side", signer)])


def appendix_title(appendix: Appendix, *, level: int) -> str:
    """Word and title as one heading, then the line `Kèm theo`."""
    found = lines.appendix_lines(appendix)
    last = len(found) - (1 if appendix.issued_with else 0)
    styles = ("appendix-word", "subject" if appendix.attached_kind else "appendix-title")
    spans = [element("span", style, words(text)) for style, text in zip(styles, found[:last], strict=False)]
    return "\n".join(
        filter(
            None,
            [group(f"h{level}", "title", spans), *(line("appendix-line", each) for each in found[last:])],
        )
    )
