"""The components of a paper: what each is called, which lines are it, its measures, its article."""

from __future__ import annotations

from dataclasses import dataclass, field

from lantoa.papers.checking import sources
from lantoa.papers.checking.parts import Part
from lantoa.papers.writing import layout
from lantoa.papers.writing.layout import Size

__all__ = ["COMPONENTS", "Component"]


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its code, its name for the officer, the parts that are it, its measures and its article."""

    code: str
    name: str
    parts: tuple[Part, ...]
    size: Size
    source: str
    is_centred: bool = False
    is_never_upper: bool = False
    skips: frozenset[str] = field(default_factory=frozenset)
    """What is not asked of it, or is asked by a rule of its own: `bold`, `italic`, `case`."""


_OWN_WEIGHT = frozenset({"bold"})
_OWN_LOOK = frozenset({"bold", "italic"})
COMPONENTS = (
    Component("country", "Quốc hiệu", (Part.COUNTRY,), layout.COUNTRY, sources.COUNTRY, is_centred=True),
    Component(
        "motto", "Tiêu ngữ", (Part.MOTTO,), layout.MOTTO, sources.MOTTO, is_centred=True, is_never_upper=True
    ),
    Component(
        "superior", "Tên cơ quan chủ quản", (Part.SUPERIOR,), layout.SUPERIOR, sources.ISSUER, is_centred=True
    ),
    Component(
        "issuer", "Tên cơ quan ban hành", (Part.ISSUER,), layout.ISSUER, sources.ISSUER, is_centred=True
    ),
    Component("number", "Số, ký hiệu", (Part.NUMBER,), layout.NUMBER, sources.NUMBER, is_centred=True),
    Component(
        "place_date",
        "Địa danh và thời gian ban hành",
        (Part.PLACE_DATE,),
        layout.PLACE_AND_DATE,
        sources.PLACE_DATE,
        is_centred=True,
        is_never_upper=True,
    ),
    Component("kind", "Tên loại văn bản", (Part.KIND,), layout.KIND, sources.SUBJECT, is_centred=True),
    Component(
        "subject",
        "Trích yếu nội dung",
        (Part.SUBJECT,),
        layout.SUBJECT,
        sources.SUBJECT,
        is_centred=True,
        is_never_upper=True,
    ),
    Component(
        "letter_subject",
        "Trích yếu công văn",
        (Part.LETTER_SUBJECT,),
        layout.LETTER_SUBJECT,
        sources.SUBJECT,
        is_centred=True,
        is_never_upper=True,
    ),
    Component(
        "addressee",
        "Phần “Kính gửi”",
        (Part.ADDRESSEES_WORD, Part.ADDRESSEE),
        layout.ADDRESSEE,
        sources.RECIPIENTS_LAYOUT,
        is_never_upper=True,
    ),
    Component("basis", "Căn cứ ban hành", (Part.BASIS,), layout.BASIS, sources.BASIS, is_never_upper=True),
    Component(
        "big_label",
        "Từ “Phần”, “Chương”, “Mục” và số thứ tự",
        (Part.BIG_LABEL,),
        layout.HEADING,
        sources.NUMBERING,
        is_centred=True,
        is_never_upper=True,
    ),
    Component(
        "big_title",
        "Tiêu đề của phần, chương, mục",
        (Part.BIG_TITLE,),
        layout.HEADING_UPPER,
        sources.NUMBERING,
        is_centred=True,
    ),
    Component(
        "section_title",
        "Số thứ tự và tiêu đề mục (I, II, …)",
        (Part.ROMAN,),
        layout.HEADING_UPPER,
        sources.HEADING_SAMPLES,
    ),
    Component(
        "article",
        "Điều",
        (Part.ARTICLE,),
        layout.HEADING,
        sources.NUMBERING,
        is_never_upper=True,
        skips=_OWN_WEIGHT,
    ),
    Component(
        "body",
        "Nội dung văn bản",
        (Part.BODY, Part.CLAUSE, Part.POINT, Part.DASH, Part.PLAIN_HEADING, Part.CENTRED),
        layout.BODY,
        sources.BODY,
        skips=_OWN_LOOK,
    ),
    Component(
        "recipients_word",
        "Từ “Nơi nhận”",
        (Part.RECIPIENTS_WORD,),
        layout.RECIPIENTS_WORD,
        sources.RECIPIENTS_LAYOUT,
        is_never_upper=True,
    ),
    Component(
        "recipient",
        "Danh sách nơi nhận",
        (Part.RECIPIENT,),
        layout.RECIPIENTS,
        sources.RECIPIENTS_LAYOUT,
    ),
    Component(
        "authority",
        "Quyền hạn, chức vụ của người ký",
        (Part.AUTHORITY,),
        layout.AUTHORITY,
        sources.SIGNATURE,
    ),
    Component(
        "signer",
        "Họ tên người ký",
        (Part.SIGNER,),
        layout.SIGNER,
        sources.SIGNATURE,
        is_never_upper=True,
    ),
    Component("drafter", "Ký hiệu người soạn thảo", (Part.DRAFTER,), layout.DRAFTER_MARK, sources.DRAFTER),
    Component("contact", "Địa chỉ liên hệ", (Part.CONTACT,), layout.CONTACT, sources.CONTACT),
    Component(
        "appendix_word",
        "Từ “Phụ lục” và số thứ tự",
        (Part.APPENDIX_WORD,),
        layout.APPENDIX_WORD,
        sources.APPENDIX_TITLE,
        is_centred=True,
        is_never_upper=True,
    ),
    Component(
        "appendix_title",
        "Tên phụ lục",
        (Part.APPENDIX_TITLE,),
        layout.APPENDIX_TITLE,
        sources.APPENDIX_TITLE,
        is_centred=True,
    ),
    Component(
        "appendix_line",
        "Dòng “Kèm theo …”",
        (Part.APPENDIX_LINE,),
        layout.APPENDIX_LINE,
        sources.APPENDIX_LINE,
        is_centred=True,
        is_never_upper=True,
    ),
)
