"""The text of one paragraph of a .docx: runs, breaks, tracked changes, text boxes."""

from dataclasses import dataclass, field

from lxml import etree

from lantoa.papers.reading import limits
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.reading.unreadable import Unreadable

PAGE_BREAK = "\f"
LINE_BREAK = "\n"
_PLAIN = {n.TAB: "\t", n.CR: LINE_BREAK, n.NO_BREAK_HYPHEN: "-", n.SOFT_HYPHEN: ""}
_SYMBOLS = {"F0E0": "→", "F0DE": "→", "F02D": "-", "F0B7": "-", "F0FC": "✓"}


@dataclass(slots=True)
class Inline:
    """What stands in a paragraph: text with `PAGE_BREAK` and `LINE_BREAK`, text boxes, and whether all is bold."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    is_bold: bool | None = None


def read_inline(paragraph: etree._Element, *, default_bold: bool) -> Inline:
    """Walks the runs of `paragraph`; deleted and hidden text is left out, inserted text kept."""
    inline = Inline()
    _walk(paragraph, inline=inline, default_bold=default_bold, depth=0)
    return inline


def _walk(parent: etree._Element, *, inline: Inline, default_bold: bool, depth: int) -> None:
    if depth > limits.INLINE_DEPTH:
        raise Unreadable("too_deep")
    for child in parent:
        tag = child.tag
        if tag == n.R:
            _read_run(child, inline=inline, default_bold=default_bold)
        elif tag in n.WRAPPERS:
            _walk(child, inline=inline, default_bold=default_bold, depth=depth + 1)


def _read_run(run: etree._Element, *, inline: Inline, default_bold: bool) -> None:
    bold = default_bold
    for child in run:
        tag = child.tag
        if tag == n.T:
            text = child.text
            if text:
                inline.pieces.append(text)
                if not text.isspace():
                    inline.is_bold = bold if inline.is_bold is None else inline.is_bold and bold
        elif tag == n.R_PR:
            for setting in child:
                if setting.tag == n.BOLD:
                    bold = n.is_on(setting)
                elif setting.tag == n.VANISH and n.is_on(setting):
                    return
        elif tag == n.RENDERED_BREAK:
            inline.pieces.append(PAGE_BREAK)
        elif tag == n.BR:
            is_page = child.get(n.TYPE_ATTRIBUTE) == "page"
            inline.pieces.append(f" {PAGE_BREAK} " if is_page else LINE_BREAK)
        elif tag in _PLAIN:
            inline.pieces.append(_PLAIN[tag])
        elif tag == n.SYM:
            inline.pieces.append(_SYMBOLS.get((child.get(n.w("char")) or "").upper(), ""))
        elif tag in {n.DRAWING, n.PICT, n.OBJECT, n.ALTERNATE}:
            _find_boxes(child, boxes=inline.boxes)


def _find_boxes(drawing: etree._Element, *, boxes: list[etree._Element]) -> None:
    # The fallback of a drawing repeats its text box for old programs.
    choices = list(drawing.iter(n.CHOICE))
    for place in choices or [drawing]:
        boxes.extend(box for box in place.iter(n.BOX) if not _is_inside_box(box, top=place))


def _is_inside_box(box: etree._Element, *, top: etree._Element) -> bool:
    parent = box.getparent()
    while parent is not None and parent is not top:
        if parent.tag == n.BOX:
            return True
        parent = parent.getparent()
    return False
