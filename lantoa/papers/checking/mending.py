"""Changes to the elements of a .docx that leave everything else as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from lantoa.papers.checking.docx.looks import TWIPS_PER_MM, TWIPS_PER_POINT
from lantoa.papers.checking.docx.model import Edit, Line, Paragraph, Run, Section
from lantoa.papers.reading.formats import docx_names as n

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
    "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs",
    "em", "lang",
)  # fmt: skip
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_SECTION_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
    "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg",
    "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip


def set_size(runs: Iterable[Run], points: float) -> None:
    """Gives `runs` the size `points`."""
    for run in runs:
        for name in ("sz", "szCs"):
            _child(run_properties(run.element), name, _RUN_ORDER).set(n.VAL, f"{points * 2:g}")


def set_toggle(runs: Iterable[Run], name: str, *, is_on: bool) -> None:
    """Switches `b`, `i` or `caps` of `runs` on or off."""
    for run in runs:
        for each in (name, f"{name}Cs") if name in {"b", "i"} else (name,):
            element = _child(run_properties(run.element), each, _RUN_ORDER)
            element.attrib.clear()
            if not is_on:
                element.set(n.VAL, "0")


def set_font(runs: Iterable[Run], font: str) -> None:
    """Sets `runs` in the font `font`, whatever their style or theme says."""
    for run in runs:
        element = _child(run_properties(run.element), "rFonts", _RUN_ORDER)
        element.attrib.clear()
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            element.set(n.w(name), font)


def set_black(runs: Iterable[Run]) -> None:
    """Makes `runs` black."""
    for run in runs:
        element = _child(run_properties(run.element), "color", _RUN_ORDER)
        element.attrib.clear()
        element.set(n.VAL, "000000")


def set_alignment(paragraph: Paragraph, alignment: str) -> None:
    """Aligns `paragraph`: `both`, `center`, `left`."""
    _child(paragraph_properties(paragraph.element), "jc", _PARAGRAPH_ORDER).set(n.VAL, alignment)


def set_first_line(paragraph: Paragraph, mm: float) -> None:
    """Indents the first line of `paragraph` by `mm`, the others not at all."""
    element = _child(paragraph_properties(paragraph.element), "ind", _PARAGRAPH_ORDER)
    for name in ("hanging", "firstLineChars", "hangingChars", "start", "leftChars"):
        element.attrib.pop(n.w(name), None)
    element.set(n.w("left"), "0")
    element.set(n.w("firstLine"), str(round(mm * TWIPS_PER_MM)))


def set_spacing(paragraph: Paragraph, *, after: float | None = None, line: float | None = None) -> None:
    """Sets the gap after `paragraph` in points, or its line spacing in lines."""
    properties = paragraph_properties(paragraph.element)
    element = _child(properties, "spacing", _PARAGRAPH_ORDER)
    if after is not None:
        element.attrib.pop(n.w("afterAutospacing"), None)
        element.set(n.w("after"), str(round(after * TWIPS_PER_POINT)))
        _child(properties, "contextualSpacing", _PARAGRAPH_ORDER).set(n.VAL, "0")
    if line is not None:
        element.set(n.w("line"), str(round(line * 240)))
        element.set(n.w("lineRule"), "auto")


def set_page(
    section: Section,
    *,
    size_mm: tuple[float, float] | None = None,
    margins_mm: dict[str, float] | None = None,
) -> None:
    """Sets paper or margins of `section`."""
    if size_mm is not None:
        size = _child(section.element, "pgSz", _SECTION_ORDER)
        for name, length in zip(("w", "h"), size_mm, strict=True):
            size.set(n.w(name), str(round(length * TWIPS_PER_MM)))
    for side, length in (margins_mm or {}).items():
        margins = _child(section.element, "pgMar", _SECTION_ORDER)
        margins.set(n.w(side), str(round(length * TWIPS_PER_MM)))


def set_own_first_page(section: Section) -> None:
    """Gives the first page of `section` headers of its own."""
    _child(section.element, "titlePg", _SECTION_ORDER).attrib.clear()


def set_number_start(section: Section, start: int) -> None:
    """Makes the pages of `section` count from `start`, in Arabic figures."""
    element = _child(section.element, "pgNumType", _SECTION_ORDER)
    element.attrib.clear()
    element.set(n.w("start"), str(start))


def set_number_form(section: Section) -> None:
    """Makes the page numbers of `section` Arabic figures."""
    _child(section.element, "pgNumType", _SECTION_ORDER).attrib.pop(n.w("fmt"), None)


def set_header_row(row: etree._Element) -> None:
    """Repeats the table row `row` on each page."""
    properties = row.find(n.TR_PR)
    if properties is None:
        properties = etree.Element(n.TR_PR)
        before = [child for child in row if child.tag == n.w("tblPrEx")]
        row.insert(len(before), properties)
    etree.SubElement(properties, n.w("tblHeader"))


def whole_runs(line: Line, runs: Iterable[Run]) -> list[Run] | None:
    """`runs` where each stands in `line` alone, else None: a change would reach into another component."""
    chosen = list(runs)
    is_whole = all(
        not line.paragraph.text[run.start : run.end].strip()
        or (run.start >= line.start and run.end <= line.end)
        for run in chosen
    )
    return chosen if is_whole else None


def apply_edits(edits: Sequence[Edit]) -> None:
    """Carries out changes of text, the last of a paragraph first; of two that overlap only the later one."""
    by_paragraph: dict[int, list[Edit]] = {}
    for edit in edits:
        by_paragraph.setdefault(id(edit.paragraph), []).append(edit)
    for group in by_paragraph.values():
        limit = len(group[0].paragraph.text) + 1
        for edit in sorted(group, key=lambda each: (each.start, each.end), reverse=True):
            if edit.end <= limit and (edit.end < limit or edit.start < edit.end):
                _replace(edit)
                limit = edit.start


def _replace(edit: Edit) -> None:
    is_placed = False
    for piece in edit.paragraph.pieces:
        begin, end = max(edit.start, piece.start), min(edit.end, piece.start + len(piece.text))
        touches = begin < end or (
            edit.start == edit.end and piece.start <= edit.start <= piece.start + len(piece.text)
        )
        if piece.element is None or not touches:
            continue
        text = piece.element.text or ""
        new = "" if is_placed else edit.new
        piece.element.text = text[: begin - piece.start] + new + text[max(begin, end) - piece.start :]
        piece.element.set(_SPACE, "preserve")
        is_placed = True


def run_properties(run: etree._Element) -> etree._Element:
    """The `w:rPr` of `run`, made where it is missing."""
    found = run.find(n.R_PR)
    if found is None:
        found = etree.Element(n.R_PR)
        run.insert(0, found)
    return found


def paragraph_properties(paragraph: etree._Element) -> etree._Element:
    """The `w:pPr` of `paragraph`, made where it is missing."""
    found = paragraph.find(n.P_PR)
    if found is None:
        found = etree.Element(n.P_PR)
        paragraph.insert(0, found)
    return found


def _child(parent: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child `name` of `parent`, made at the place that the schema asks for."""
    found, *doubled = parent.findall(n.w(name)) or [None]
    for element in doubled:
        parent.remove(element)
    if found is not None:
        return found
    made = etree.Element(n.w(name))
    later = {n.w(each) for each in order[order.index(name) + 1 :]}
    following = next((child for child in parent if child.tag in later), None)
    if following is None:
        parent.append(made)
    else:
        following.addprevious(made)
    return made
