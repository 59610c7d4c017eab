"""A paper as HTML, its words the same as those of the .docx and the .pdf."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

from lantoa.papers.writing import lines
from lantoa.papers.writing.blocks import Appendix, Orientation, Paper
from lantoa.papers.writing.html import frame
from lantoa.papers.writing.html.tags import group, line, words
from lantoa.papers.writing.html.text import flow

STYLE: Final = Path(__file__).resolve().parent / "style" / "paper.css"
"""The one style sheet: pages of the office link to it, a whole document carries it inside."""


def html_fragment(paper: Paper, *, level: int = 2) -> str:
    """The paper for a page that links to `paper/paper.css`: classes only, no style or script inside.

    Args:
        paper: what is shown.
        level: of the paper's own title; headings within it stand below.

    Raises:
        Unwritable: a table is not whole.
    """
    sheets = [_sheet(paper, level), *(_appendix(each, paper, level) for each in paper.appendices)]
    return "\n".join(('<article class="paper" lang="vi">', *sheets, "</article>"))


def write_html(paper: Paper) -> str:
    """A whole document with its style inside, for a file of its own.

    Raises:
        Unwritable: a table is not whole.
    """
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="vi">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{words(lines.name_of(paper))}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            '<body class="paper-desk">',
            html_fragment(paper, level=1),
            "</body>",
            "</html>",
            "",
        )
    )


@functools.cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _sheet(paper: Paper, level: int) -> str:
    parts = [
        frame.letterhead(paper),
        frame.title(paper, level=level),
        line("authority-line", paper.authority_line),
        frame.addressees(paper),
        *flow(paper.blocks, level=level + 1),
        frame.foot(paper),
        line("contact", paper.contact),
    ]
    return group("section", "sheet", parts)


def _appendix(appendix: Appendix, paper: Paper, level: int) -> str:
    is_wide = appendix.orientation is Orientation.LANDSCAPE
    parts = [
        frame.letterhead(paper, is_numbered=False) if appendix.attached_kind else "",
        frame.appendix_title(appendix, level=level),
        *flow(appendix.blocks, level=level + 1),
    ]
    return group("section", "sheet wide" if is_wide else "sheet", parts)
