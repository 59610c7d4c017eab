"""Reads one paragraph: its text with the places of runs, its drawn lines, its fields, its text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from lantoa.papers.checking.docx.cascade import Cascade
from lantoa.papers.checking.docx.model import Paragraph, Piece, Run
from lantoa.papers.checking.docx.shapes import strokes_in
from lantoa.papers.reading import limits
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.reading.formats.docx_numbering import Numbering
from lantoa.papers.reading.unreadable import Unreadable

_FIELD, _INSTRUCTION = n.w("fldChar"), n.w("instrText")
_KIND = n.w("fldCharType")
_PLAIN = {n.TAB: "\t", n.CR: "\n", n.NO_BREAK_HYPHEN: "-", n.SOFT_HYPHEN: "\u00ad", n.SYM: "\ufffc"}
_DRAWN = frozenset({n.DRAWING, n.PICT, n.OBJECT, n.ALTERNATE})


@dataclass(slots=True)
class _State:
    paragraph: Paragraph
    style: str | None
    table: str | None
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    is_in_code: bool = False

    def add(self, text: str, element: etree._Element | None) -> None:
        self.paragraph.pieces.append(Piece(element, self.length, text))
        self.pieces.append(text)
        self.length += len(text)


class ParagraphReader:
    """Reads paragraphs in their order, which automatic numbering depends on."""

    def __init__(self, cascade: Cascade, numbering: Numbering) -> None:
        self._cascade = cascade
        self._numbering = numbering
        self.boxes: list[Paragraph] = []

    def read(
        self,
        element: etree._Element,
        *,
        section: int,
        table_style: str | None = None,
        is_in_box: bool = False,
    ) -> Paragraph:
        """The paragraph `element`; the paragraphs of its text boxes are added to `boxes`."""
        properties = element.find(n.P_PR)
        look = self._cascade.paragraph(properties, table_style=table_style)
        paragraph = Paragraph(element, look, section, is_in_box=is_in_box)
        state = _State(paragraph, look.style or None, table_style)
        self._walk(element, state=state, depth=0)
        paragraph.text = "".join(state.pieces)
        paragraph.label = self._label(properties, style=look.style, has_text=bool(paragraph.text.strip()))
        return paragraph

    def _label(self, properties: etree._Element | None, *, style: str, has_text: bool) -> str:
        use, level = self._cascade.list_of(properties, style=style)
        if use in {"", "0"} or not has_text:
            return ""
        return self._numbering.label(use, level) or ""

    def _walk(self, parent: etree._Element, *, state: _State, depth: int) -> None:
        if depth > limits.INLINE_DEPTH:
            raise Unreadable("too_deep")
        for child in parent:
            if child.tag == n.R:
                self._run(child, state=state)
            elif child.tag == n.SIMPLE_FIELD:
                state.paragraph.fields.append(child.get(n.w("instr"), ""))
                self._walk(child, state=state, depth=depth + 1)
            elif child.tag in n.WRAPPERS:
                self._walk(child, state=state, depth=depth + 1)

    def _run(self, element: etree._Element, *, state: _State) -> None:
        properties = element.find(n.R_PR)
        look = self._cascade.run(
            self._cascade.run_properties(properties),
            character=n.value(properties, n.R_STYLE),
            paragraph=state.style,
            table=state.table,
        )
        start, first = state.length, len(state.pieces)
        for child in element:
            self._inside(child, state=state, is_hidden=look.is_hidden)
        text = "".join(state.pieces[first:])
        if text:
            state.paragraph.runs.append(Run(element, look, start, text))

    def _inside(self, child: etree._Element, *, state: _State, is_hidden: bool) -> None:
        tag = child.tag
        if tag == _FIELD:
            state.is_in_code = child.get(_KIND) == "begin" or (
                state.is_in_code and child.get(_KIND) not in {"separate", "end"}
            )
        elif tag == _INSTRUCTION:
            state.paragraph.fields.append(child.text or "")
        elif tag in _DRAWN:
            state.paragraph.strokes.extend(strokes_in(child))
            self._boxes(child, section=state.paragraph.section)
        elif is_hidden or state.is_in_code:
            return
        elif tag == n.T:
            state.add(child.text or "", child)
        elif tag == n.BR:
            if child.get(n.TYPE_ATTRIBUTE) == "page":
                state.paragraph.breaks_page = True
            else:
                state.add("\n", None)
        elif tag in _PLAIN:
            state.add(_PLAIN[tag], None)

    def _boxes(self, drawing: etree._Element, *, section: int) -> None:
        choices = list(drawing.iter(n.CHOICE)) or [drawing]
        for place in choices:
            for box in place.iter(n.BOX):
                for element in box.iterchildren(n.P):
                    if len(self.boxes) < limits.TABLE_CELLS and not _is_nested(element):
                        self.boxes.append(self.read(element, section=section, is_in_box=True))


def _is_nested(element: etree._Element) -> bool:
    """Whether the text box of `element` stands inside another: boxes in boxes are not looked at."""
    boxes = sum(1 for above in element.iterancestors(n.BOX))
    return boxes > 1
