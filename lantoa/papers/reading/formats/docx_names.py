"""Names of the elements and attributes of a .docx that the reader looks at."""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

BODY, P, TBL, TR, TC, SECT = (_W + name for name in ("body", "p", "tbl", "tr", "tc", "sectPr"))
P_PR, R_PR, T_PR, TR_PR, TC_PR = (_W + name for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr"))
R, T, TAB, BR, CR, SYM = (_W + name for name in ("r", "t", "tab", "br", "cr", "sym"))
NO_BREAK_HYPHEN, SOFT_HYPHEN = _W + "noBreakHyphen", _W + "softHyphen"
RENDERED_BREAK, PAGE_BREAK_BEFORE = _W + "lastRenderedPageBreak", _W + "pageBreakBefore"
SDT, SDT_CONTENT = _W + "sdt", _W + "sdtContent"
INS, DEL, MOVE_FROM, MOVE_TO = (_W + name for name in ("ins", "del", "moveFrom", "moveTo"))
HYPERLINK, SMART_TAG, CUSTOM_XML, SIMPLE_FIELD, DIR, BDO = (
    _W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
DRAWING, PICT, OBJECT, BOX = _W + "drawing", _W + "pict", _W + "object", _W + "txbxContent"
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
JC, BOLD, VANISH, STYLE, R_STYLE, TYPE = (
    _W + name for name in ("jc", "b", "vanish", "pStyle", "rStyle", "type")
)
NUM_PR, NUM_ID, LEVEL = _W + "numPr", _W + "numId", _W + "ilvl"
GRID_SPAN, V_MERGE, H_MERGE, GRID_BEFORE, GRID_AFTER = (
    _W + name for name in ("gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter")
)
VAL, TYPE_ATTRIBUTE = _W + "val", _W + "type"

# Elements that only wrap others; deletions are not among them, and so dropped.
WRAPPERS = frozenset(
    {
        INS,
        MOVE_TO,
        HYPERLINK,
        SMART_TAG,
        CUSTOM_XML,
        SIMPLE_FIELD,
        DIR,
        BDO,
        SDT,
        SDT_CONTENT,
        ALTERNATE,
        CHOICE,
    }
)

_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """The full name of `name` in the main namespace."""
    return _W + name


def value(parent: etree._Element | None, name: str) -> str | None:
    """The `val` of the child `name`, None where the child or the attribute is missing."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(VAL)


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property: None where it is not said, so that a style can decide."""
    child = None if parent is None else parent.find(name)
    return None if child is None else is_on(child)


def is_on(setting: etree._Element) -> bool:
    """Whether an on/off property that is there is on: it is, unless it says otherwise."""
    return setting.get(VAL, "1") not in _OFF


def number(text: str | None, default: int = 0) -> int:
    """A whole number of up to six figures from an attribute, else `default`."""
    if text and len(text) <= 7 and text.lstrip("-").isdecimal():
        return int(text)
    return default
