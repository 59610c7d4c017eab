"""Merges what defaults, styles, tables and direct formatting say of a run or a paragraph, as Word does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from lantoa.papers.checking.docx import looks
from lantoa.papers.checking.docx.looks import ParagraphLook, Properties, RunLook
from lantoa.papers.reading.formats import docx_names as n

_TOGGLES = ("b", "i", "caps")
_THEME_FONTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WANTED_RUN = frozenset({"rFonts", "sz", "b", "i", "caps", "vanish", "color"})
_WANTED_PARAGRAPH = frozenset({"jc", "ind", "spacing", "contextualSpacing", "pageBreakBefore"})


@dataclass(slots=True)
class _Style:
    run: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)


class Cascade:
    """The styles of one document, asked for the look of its runs and paragraphs."""

    def __init__(
        self,
        styles: etree._Element | None,
        *,
        theme: etree._Element | None,
        numbering: etree._Element | None,
    ) -> None:
        """Reads the style part; without one Word's own defaults hold."""
        self._theme = _theme_fonts(theme)
        self._defaults = _Style()
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, _Style] = {}
        self._default_of: dict[str, str] = {}
        self._levels = _levels(numbering)
        self._runs: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], RunLook] = {}
        if styles is not None:
            self._read(styles)

    def _read(self, styles: etree._Element) -> None:
        defaults = styles.find(n.w("docDefaults"))
        if defaults is not None:
            self._defaults = _Style(
                self.run_properties(defaults.find(f"{n.w('rPrDefault')}/{n.R_PR}")),
                paragraph_properties(defaults.find(f"{n.w('pPrDefault')}/{n.P_PR}")),
            )
        for style in styles.iterchildren(n.w("style")):
            name = style.get(n.w("styleId"))
            if name is None:
                continue
            self._elements[name] = style
            if style.get(n.w("default")) in {"1", "true", "on"}:
                self._default_of[style.get(n.TYPE_ATTRIBUTE, "")] = name

    def run_properties(self, element: etree._Element | None) -> Properties:
        """The flat properties of a `w:rPr`, theme fonts already by name."""
        flat: Properties = {}
        for child in () if element is None else element:
            name = etree.QName(child).localname
            if name in _WANTED_RUN:
                _flatten(child, name=name, into=flat)
        for theme_name, plain in _THEME_FONTS.items():
            reference = flat.pop(f"rFonts.{theme_name}", None)
            if reference is not None and (font := self._theme.get(reference[:5])):
                flat[f"rFonts.{plain}"] = font
        return flat

    def style(self, name: str | None, *, kind: str) -> _Style:
        """All that the style `name` (or the default style of `kind`) says, with what it is based on."""
        name = name if name in self._elements else self._default_of.get(kind)
        if name is None:
            return _Style()
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._merged(name)
        return known

    def _merged(self, name: str) -> _Style:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        next_name: str | None = name
        while next_name is not None and next_name in self._elements and next_name not in seen:
            seen.add(next_name)
            chain.append(self._elements[next_name])
            next_name = n.value(chain[-1], n.w("basedOn"))
        merged = _Style()
        for element in reversed(chain):
            merged.run |= self.run_properties(element.find(n.R_PR))
            merged.paragraph |= paragraph_properties(element.find(n.P_PR))
        return merged

    def table_borders(self, name: str) -> etree._Element | None:
        """The borders that the table style `name`, or one it is based on, draws."""
        seen: set[str] = set()
        next_name: str | None = name
        while next_name is not None and next_name in self._elements and next_name not in seen:
            seen.add(next_name)
            found = self._elements[next_name].find(f"{n.T_PR}/{n.w('tblBorders')}")
            if found is not None:
                return found
            next_name = n.value(self._elements[next_name], n.w("basedOn"))
        return None

    def list_of(self, element: etree._Element | None, *, style: str) -> tuple[str, int]:
        """The list and its level that number the paragraph with the `w:pPr` `element`; `""` for none."""
        direct = paragraph_properties(element)
        styled = self.style(style or None, kind="paragraph").paragraph
        use = direct.get("numPr.numId", styled.get("numPr.numId", ""))
        level = direct.get("numPr.ilvl", styled.get("numPr.ilvl", "0"))
        return use, n.number(level)

    def paragraph(self, element: etree._Element | None, *, table_style: str | None) -> ParagraphLook:
        """The look of the paragraph with the `w:pPr` `element`."""
        direct = paragraph_properties(element)
        name = n.value(element, n.STYLE)
        style = self.style(name, kind="paragraph")
        merged = dict(self._defaults.paragraph)
        if table_style is not None:
            merged |= self.style(table_style, kind="table").paragraph
        merged |= style.paragraph
        use = direct.get("numPr.numId", style.paragraph.get("numPr.numId", "0"))
        level = direct.get("numPr.ilvl", style.paragraph.get("numPr.ilvl", "0"))
        merged |= self._levels.get((use, level), {})
        if use != style.paragraph.get("numPr.numId"):
            merged = _without_other_first_line(merged, direct)
        merged |= direct
        merged["style"] = name or ""
        return looks.paragraph_look(_without_other_first_line(merged, direct))

    def run(
        self, direct: Properties, *, character: str | None, paragraph: str | None, table: str | None
    ) -> RunLook:
        """The look of a run with these direct properties, in a paragraph of that style, in a table of that style."""
        key = (character or "", paragraph or "", table or "", tuple(sorted(direct.items())))
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._run(direct, character=character, paragraph=paragraph, table=table)
        return found

    def _run(
        self, direct: Properties, *, character: str | None, paragraph: str | None, table: str | None
    ) -> RunLook:
        levels = [
            self.style(table, kind="table").run if table is not None else {},
            self.style(paragraph, kind="paragraph").run,
            self.style(character, kind="character").run if character is not None else {},
        ]
        merged = dict(self._defaults.run)
        for level in (*levels, direct):
            merged |= level
        bold, italic, capitals = (self._toggle(name, levels=levels, direct=direct) for name in _TOGGLES)
        return looks.run_look(merged, is_bold=bold, is_italic=italic, is_capitals=capitals)

    def _toggle(self, name: str, *, levels: Iterable[Properties], direct: Properties) -> bool:
        # A toggle set by two levels of styles cancels itself; direct formatting and the defaults are absolute.
        if f"{name}.val" in direct:
            return looks.is_on(direct, name)
        if looks.is_on(self._defaults.run, name):
            return True
        return sum(looks.is_on(level, name) for level in levels) % 2 == 1


def paragraph_properties(element: etree._Element | None) -> Properties:
    """The flat properties of a `w:pPr`."""
    flat: Properties = {}
    for child in () if element is None else element:
        name = etree.QName(child).localname
        if name in _WANTED_PARAGRAPH:
            _flatten(child, name=name, into=flat)
        elif name == "pBdr":
            for border in child:
                flat[f"pBdr.{etree.QName(border).localname}"] = border.get(n.VAL, "single")
        elif name == "numPr":
            for part in child:
                flat[f"numPr.{etree.QName(part).localname}"] = part.get(n.VAL, "0")
    return flat


def _flatten(element: etree._Element, *, name: str, into: Properties) -> None:
    if not element.attrib:
        into[f"{name}.val"] = "1"
    for attribute, value in element.attrib.items():
        into[f"{name}.{etree.QName(attribute).localname}"] = str(value)


def _without_other_first_line(merged: Properties, direct: Properties) -> Properties:
    """`firstLine` and `hanging` exclude each other: the one said nearer to the paragraph wins."""
    for said, other in (("ind.firstLine", "ind.hanging"), ("ind.hanging", "ind.firstLine")):
        if said in direct and other not in direct:
            merged = {key: value for key, value in merged.items() if key != other}
    return merged


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """The Latin font of `major` and `minor`, by the first five letters of a theme reference."""
    fonts: dict[str, str] = {}
    for name in () if theme is None else ("major", "minor"):
        font = theme.find(f".//{_DRAWING}{name}Font/{_DRAWING}latin") if theme is not None else None
        if font is not None and font.get("typeface"):
            fonts[name] = str(font.get("typeface"))
    return fonts


def _levels(numbering: etree._Element | None) -> dict[tuple[str, str], Properties]:
    """The paragraph properties of each level of each list in use."""
    if numbering is None:
        return {}
    abstract = {
        element.get(n.w("abstractNumId")): element for element in numbering.iterchildren(n.w("abstractNum"))
    }
    found: dict[tuple[str, str], Properties] = {}
    for use in numbering.iterchildren(n.w("num")):
        element = abstract.get(n.value(use, n.w("abstractNumId")))
        for level in () if element is None else element.iterchildren(n.w("lvl")):
            key = (use.get(n.NUM_ID, ""), level.get(n.LEVEL, "0"))
            found[key] = paragraph_properties(level.find(n.P_PR))
    return found
