"""The named styles of a paper: one a component, from the measures in `layout`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn

from lantoa.papers.writing import layout
from lantoa.papers.writing.docx.xml import Element, border, el, twips
from lantoa.papers.writing.layout import Size

FIRST_LINE_MM: Final = layout.FIRST_LINE_MM[-1]
ADDRESSEE_MM: Final = 30.0
"""Where `Kính gửi:` begins when a list follows; its dashes stand below the colon."""
_KINH_GUI_MM: Final = 19.0
_DASH_MM: Final = 3.0
_SIGNATURE_ROOM_PT: Final = 72.0
_RED: Final = "FF0000"
_STAMP_LINE_PT: Final = 22.7
"""8 mm, the height of the stamp of urgency."""


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; lengths in millimetres, gaps in points."""

    key: str
    name: str
    size: Size
    align: str = "left"
    before: float = 0
    after: float = 0
    left: float = 0
    first: float = 0
    """Indent of the first line; negative where it hangs."""
    exact: float = 0
    keep_next: bool = False
    outline: int | None = None
    box: str = ""
    """Colour of a box around the paragraph."""
    rule: bool = False
    """A drawn line over the paragraph."""
    color: str = ""


_GAP: Final = layout.PARAGRAPH_GAP_PT
_PLAIN: Final = Size(13, 14, 14)
_LETTER_SIZE: Final = Size(13, 14, 14)
_TABLE_HEAD: Final = Size(layout.TABLE.least, layout.TABLE.most, layout.TABLE.taken, is_bold=True)
_HAIR: Final = Size(1, 1, 1)


def _text(key: str, name: str, size: Size, *, keep_next: bool = False, outline: int | None = None) -> Style:
    return Style(
        key, name, size, align="both", after=_GAP, first=FIRST_LINE_MM, keep_next=keep_next, outline=outline
    )


def _middle(key: str, name: str, size: Size, *, after: float = 0, keep_next: bool = False) -> Style:
    return Style(key, name, size, align="center", after=after, keep_next=keep_next)


PARAGRAPHS: Final = (
    _middle("CoQuanChuQuan", "Cơ quan chủ quản", layout.SUPERIOR),
    _middle("CoQuanBanHanh", "Cơ quan ban hành", layout.ISSUER),
    _middle("QuocHieu", "Quốc hiệu", layout.COUNTRY),
    _middle("TieuNgu", "Tiêu ngữ", layout.MOTTO),
    Style("DongKe", "Dòng kẻ", _HAIR, align="center", before=2, after=4, exact=3, rule=True),
    _middle("SoKyHieu", "Số, ký hiệu", layout.NUMBER),
    _middle("DiaDanhNgay", "Địa danh, ngày tháng", layout.PLACE_AND_DATE),
    Style("TrichYeuCongVan", "Trích yếu công văn", layout.LETTER_SUBJECT, align="center", before=6),
    Style(
        "DoKhan",
        "Độ khẩn",
        layout.URGENCY,
        align="center",
        before=6,
        exact=_STAMP_LINE_PT,
        box=_RED,
        color=_RED,
    ),
    Style("LuuHanh", "Phạm vi lưu hành", layout.CIRCULATION, align="center", before=6, box="000000"),
    Style("TenLoai", "Tên loại", layout.KIND, align="center", before=18, keep_next=True),
    _middle("TrichYeu", "Trích yếu", layout.SUBJECT, keep_next=True),
    Style(
        "ThamQuyen",
        "Thẩm quyền ban hành",
        layout.AUTHORITY,
        align="center",
        before=6,
        after=6,
        keep_next=True,
    ),
    Style("KinhGuiMot", "Kính gửi", layout.ADDRESSEE, align="center", before=12, after=12),
    Style(
        "KinhGui",
        "Kính gửi nhiều nơi",
        layout.ADDRESSEE,
        before=12,
        left=ADDRESSEE_MM,
        keep_next=True,
    ),
    Style(
        "KinhGuiMuc",
        "Nơi kính gửi",
        layout.ADDRESSEE,
        left=ADDRESSEE_MM + _KINH_GUI_MM + _DASH_MM,
        first=-_DASH_MM,
    ),
    _text("NoiDung", "Nội dung", layout.BODY),
    _text("CanCu", "Căn cứ", layout.BASIS),
    _text("Muc", "Gạch đầu dòng", layout.BODY),
    _text("Dieu", "Điều", layout.BODY),
    _text("DieuTieuDe", "Điều có tiêu đề", layout.HEADING, keep_next=True, outline=1),
    _middle("GiuaDong", "Giữa dòng", _PLAIN, after=_GAP),
    _middle("Phan", "Phần, chương", layout.HEADING, keep_next=True),
    _middle("PhanTieuDe", "Tiêu đề phần, chương", layout.HEADING_UPPER, after=_GAP, keep_next=True),
    _text("DeMucI", "Đề mục I", layout.HEADING_UPPER, keep_next=True, outline=0),
    _text("DeMuc1", "Đề mục 1", layout.HEADING, keep_next=True, outline=1),
    _text("DeMucA", "Đề mục a", _LETTER_SIZE, keep_next=True, outline=2),
    _text("DeMucTron", "Đề mục không số", layout.HEADING, keep_next=True, outline=2),
    _middle("BangDau", "Đầu bảng", _TABLE_HEAD),
    Style("BangO", "Ô bảng", layout.TABLE, before=1, after=1),
    Style("BangOGiua", "Ô bảng giữa", layout.TABLE, align="center", before=1, after=1),
    Style("NoiNhan", "Nơi nhận", layout.RECIPIENTS_WORD),
    Style("NoiNhanMuc", "Danh sách nơi nhận", layout.RECIPIENTS),
    Style("NguoiSoan", "Ký hiệu người soạn", layout.DRAFTER_MARK),
    _middle("ChucVu", "Quyền hạn, chức vụ", layout.AUTHORITY, keep_next=True),
    Style("HoTen", "Họ tên người ký", layout.SIGNER, align="center", before=_SIGNATURE_ROOM_PT),
    _middle("PhuLuc", "Phụ lục", layout.APPENDIX_WORD, keep_next=True),
    _middle("PhuLucTen", "Tên phụ lục", layout.APPENDIX_TITLE, keep_next=True),
    _middle("PhuLucKem", "Kèm theo", layout.APPENDIX_LINE, keep_next=True),
    _middle("SoTrang", "Số trang", layout.PAGE_NUMBER),
    Style("LienHe", "Địa chỉ liên hệ", layout.CONTACT, align="center", rule=True),
    Style("Khoang", "Khoảng trống", _HAIR, exact=1),
    Style("Cach", "Khoảng cách", _HAIR, exact=_GAP),
)
CHARACTERS: Final = (
    ("ChuDam", "Chữ đậm", True, False),
    ("ChuNghieng", "Chữ nghiêng", False, True),
    ("ChuDamNghieng", "Chữ đậm nghiêng", True, True),
)


def lay_styles(styles: Element) -> None:
    """Fills an empty `w:styles`; nothing of the template's own styles is left."""
    for child in list(styles):
        styles.remove(child)
    styles.append(_defaults())
    styles.append(
        el("style", el("name", val="Normal"), el("qFormat"), type="paragraph", default=1, styleId="Normal")
    )
    styles.append(
        el(
            "style",
            el("name", val="Default Paragraph Font"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        )
    )
    styles.append(_table_style())
    styles.extend(_paragraph_style(style) for style in PARAGRAPHS)
    styles.extend(_character_style(*style) for style in CHARACTERS)


def add_styles(styles: Element) -> None:
    """Adds to the `w:styles` of a foreign document those of ours that it lacks, with our font in each."""
    present = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    normal = _default_of(styles, "paragraph", "Normal")
    letters = _default_of(styles, "character", "DefaultParagraphFont")
    for style in PARAGRAPHS:
        if style.key not in present:
            added = _paragraph_style(style)
            added.find(qn("w:basedOn")).set(qn("w:val"), normal)
            added.find(qn("w:rPr")).insert(0, _fonts())
            styles.append(added)
    for character in CHARACTERS:
        if character[0] not in present:
            added = _character_style(*character)
            added.find(qn("w:basedOn")).set(qn("w:val"), letters)
            styles.append(added)


def _default_of(styles: Element, kind: str, usual: str) -> str:
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:type")) == kind and style.get(qn("w:default")) in {"1", "true", "on"}:
            return str(style.get(qn("w:styleId")))
    return usual


def _fonts() -> Element:
    return el("rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), layout.FONT))


def _defaults() -> Element:
    size = round(layout.BODY.taken * 2)
    letters = el(
        "rPr",
        _fonts(),
        el("sz", val=size),
        el("szCs", val=size),
        el("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"),
    )
    spacing = el("spacing", before=0, after=0, line=240, lineRule="auto")
    return el(
        "docDefaults", el("rPrDefault", letters), el("pPrDefault", el("pPr", el("widowControl"), spacing))
    )


def _table_style() -> Element:
    margins = el("tblCellMar", *(el(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    return el(
        "style",
        el("name", val="Normal Table"),
        el("tblPr", el("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _paragraph_style(style: Style) -> Element:
    properties = el(
        "pPr",
        el("keepNext") if style.keep_next else None,
        _borders(style),
        el("spacing", **_spacing(style)),
        el("ind", **_indent(style)) if style.left or style.first else None,
        el("jc", val=style.align),
        el("textAlignment", val="center") if style.box else None,
        None if style.outline is None else el("outlineLvl", val=style.outline),
    )
    return el(
        "style",
        el("name", val=style.name),
        el("basedOn", val="Normal"),
        el("qFormat"),
        properties,
        _letters(style.size.taken, style.size.is_bold, style.size.is_italic, color=style.color),
        type="paragraph",
        customStyle=1,
        styleId=style.key,
    )


def _borders(style: Style) -> Element | None:
    if style.box:
        return el("pBdr", *(border(side, color=style.box) for side in ("top", "left", "bottom", "right")))
    return el("pBdr", border("top")) if style.rule else None


def _spacing(style: Style) -> dict[str, int | str]:
    spacing: dict[str, int | str] = {"before": round(style.before * 20), "after": round(style.after * 20)}
    if style.exact:
        spacing.update(line=round(style.exact * 20), lineRule="exact")
    return spacing


def _indent(style: Style) -> dict[str, int]:
    indent = {"left": twips(style.left)}
    indent["hanging" if style.first < 0 else "firstLine"] = twips(abs(style.first))
    return indent


def _letters(size: float, is_bold: bool, is_italic: bool, *, color: str = "") -> Element:
    return el(
        "rPr",
        *_emphasis(is_bold, is_italic),
        el("color", val=color) if color else None,
        el("sz", val=round(size * 2)),
        el("szCs", val=round(size * 2)),
    )


def _emphasis(is_bold: bool, is_italic: bool) -> list[Element]:
    marks = [*(["b", "bCs"] if is_bold else []), *(["i", "iCs"] if is_italic else [])]
    return [el(mark) for mark in marks]


def _character_style(key: str, name: str, is_bold: bool, is_italic: bool) -> Element:
    return el(
        "style",
        el("name", val=name),
        el("basedOn", val="DefaultParagraphFont"),
        el("qFormat"),
        el("rPr", *_emphasis(is_bold, is_italic)),
        type="character",
        customStyle=1,
        styleId=key,
    )
