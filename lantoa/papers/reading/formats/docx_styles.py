"""What the styles of a .docx say of a paragraph: centred, bold, numbered."""

from dataclasses import dataclass

from lxml import etree

from lantoa.papers.reading.formats import docx_names as n


@dataclass(frozen=True, slots=True)
class Look:
    """The properties of a paragraph that the reader uses; None where nothing is said."""

    centred: bool | None = None
    bold: bool | None = None
    numbering: str | None = None
    level: str | None = None

    def over(self, base: "Look") -> "Look":
        """This look where it says something, else `base`."""
        return Look(
            base.centred if self.centred is None else self.centred,
            base.bold if self.bold is None else self.bold,
            base.numbering if self.numbering is None else self.numbering,
            base.level if self.level is None else self.level,
        )


def look_of(properties: etree._Element | None, bold: bool | None) -> Look:
    """The look that a `pPr` element states itself."""
    if properties is None:
        return Look(bold=bold)
    alignment = n.value(properties, n.JC)
    list_properties = properties.find(n.NUM_PR)
    return Look(
        None if alignment is None else alignment == "center",
        bold,
        n.value(list_properties, n.NUM_ID),
        n.value(list_properties, n.LEVEL),
    )


class Styles:
    """The paragraph and character styles, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        """Reads `styles.xml`; without one, every style is plain."""
        self._own: dict[str, tuple[Look, str | None]] = {}
        self._known: dict[str | None, Look] = {}
        self._default: str | None = None
        for style in root.iterchildren(n.w("style")) if root is not None else ():
            name = style.get(n.w("styleId"))
            if name is None:
                continue
            if style.get(n.TYPE_ATTRIBUTE) == "paragraph" and style.get(n.w("default")) in {
                "1",
                "true",
                "on",
            }:
                self._default = name
            bold = n.switch(style.find(n.R_PR), n.BOLD)
            self._own[name] = look_of(style.find(n.P_PR), bold), n.value(style, n.w("basedOn"))

    def look(self, name: str | None) -> Look:
        """The look of the style `name`, or of the default paragraph style where `name` is None."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._inherited(self._default if name is None else name)
        return known

    def _inherited(self, name: str | None) -> Look:
        look, seen = Look(), set[str]()
        while name is not None and name in self._own and name not in seen:
            seen.add(name)
            own, name = self._own[name]
            look = look.over(own)
        return look
