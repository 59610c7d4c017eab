"""What is wrong with an agency's template, before anybody fills it.

The places are written as `{{ trich_yeu }}`; lines may be gone through with `{%p for dong in noi_nhan %}` and rows
of a table with `{%tr for dong in nhiem_vu %}`. Nothing else of the template language is allowed, so that a file
from outside can name places but never run anything.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn

from lantoa.papers.reading.formats.package import Package
from lantoa.papers.reading.unreadable import Unreadable
from lantoa.papers.writing.templates.hidden import is_plain
from lantoa.papers.writing.templates.places import PLACES, ROW_FIELDS, PlaceKind

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_XML: Final = 3 * 1024 * 1024
MOST_TAGS: Final = 500

TAG: Final = re.compile(r"\{\{(?P<place>[^{}]*)\}\}|\{%(?P<order>[^{}]*?)%\}|(?P<note>\{#.*?#\})")
HIDDEN: Final = (
    "Mẫu có lệnh hoặc tên đặt ngoài các đoạn văn (chú thích chân trang, thuộc tính tệp, mã trường, hình vẽ); "
    "hãy bỏ đi hoặc chép nội dung sang một tệp mới."
)
_PLACE: Final = re.compile(r"\s*(?P<name>[a-z_]+)(?:\.(?P<field>[a-z_]+))?\s*")
_FOR: Final = re.compile(r"(?P<over>p|tr) for (?P<item>[a-z_]+) in (?P<name>[a-z_]+)")
_IF: Final = re.compile(r"p if (?P<name>[a-z_]+)")
_END: Final = {"p endfor": "p for", "tr endfor": "tr for", "p endif": "p if"}
_LOOSE: Final = re.compile(r"\{\{|\}\}|\{%|%\}|(?P<note>\{#.*?#\})")


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """One thing that is wrong; `where` is the paragraph as the officer finds it, `is_error` stops the filling."""

    code: str
    where: str
    sentence: str
    is_error: bool = True

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {"code": self.code, "where": self.where, "sentence": self.sentence, "is_error": self.is_error}


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What the linter says: the findings, and the places that the template names, in order."""

    findings: tuple[TemplateFinding, ...]
    names: tuple[str, ...]

    @property
    def is_usable(self) -> bool:
        """Whether the template can be filled."""
        return not any(finding.is_error for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Spot:
    """One paragraph of the template: its text, and what stands around it."""

    part: str
    text: str
    is_in_table: bool
    is_beside_table: bool
    is_in_body: bool


def lint_template(content: bytes) -> TemplateReport:
    """Everything that is wrong with a template.

    Raises:
        Unreadable: if the bytes are no .docx within the limits.
    """
    spots = list(_spots(_opened(content)))
    found: list[TemplateFinding] = []
    names: dict[str, None] = {}
    open_orders: list[tuple[str, str, str]] = []
    tags = 0
    for spot in spots:
        tags += len(TAG.findall(spot.text))
        if tags > MOST_TAGS:
            found.append(_finding("too_many_tags", spot, f"Mẫu có quá {MOST_TAGS} chỗ đặt tên; hãy bớt lại."))
            break
        found.extend(_of_spot(spot, names=names, open_orders=open_orders))
    found.extend(
        TemplateFinding(
            "order_not_closed",
            where,
            f"Lệnh “{{% {order} … %}}” chưa có lệnh đóng; hãy thêm “{{% {order.split()[0]} end{order.split()[1]} %}}”.",
        )
        for order, _item, where in open_orders
    )
    found.extend(_missing(names))
    if not any(finding.is_error for finding in found) and not is_plain(content, most=_shown(spots)):
        found.append(TemplateFinding("order_hidden", "Cả mẫu", HIDDEN))
    return TemplateReport(findings=tuple(found), names=tuple(names))


def _shown(spots: list[_Spot]) -> int:
    """How many names, loops and conditions the paragraphs show."""
    orders = (tag["order"] or "" for spot in spots for tag in TAG.finditer(spot.text))
    return sum(" ".join(order.split()) not in _END for order in orders)


def _opened(content: bytes) -> Any:
    package = Package(content)
    package.tree("word/document.xml")
    if len(content) > MOST_BYTES or len(package.part("word/document.xml")) > MOST_XML:
        raise Unreadable("too_large_unpacked")
    return Document(io.BytesIO(content))


def _spots(document: Any) -> Iterator[_Spot]:
    yield from _in(document.element.body, part="Phần chính", is_in_body=True)
    for number, section in enumerate(document.sections, 1):
        stories = (
            ("Đầu trang", section.header),
            ("Chân trang", section.footer),
            ("Đầu trang thứ nhất", section.first_page_header),
            ("Chân trang thứ nhất", section.first_page_footer),
            ("Đầu trang chẵn", section.even_page_header),
            ("Chân trang chẵn", section.even_page_footer),
        )
        for part, story in stories:
            if not story.is_linked_to_previous:
                yield from _in(story._element, part=f"{part}, phần {number}", is_in_body=False)


def _in(element: Any, *, part: str, is_in_body: bool) -> Iterator[_Spot]:
    for paragraph in element.iter(qn("w:p")):
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        beside = any(
            other is not None and other.tag == qn("w:tbl")
            for other in (paragraph.getprevious(), paragraph.getnext())
        )
        inside = any(parent.tag == qn("w:tc") for parent in paragraph.iterancestors())
        yield _Spot(part=part, text=text, is_in_table=inside, is_beside_table=beside, is_in_body=is_in_body)


def _of_spot(
    spot: _Spot, *, names: dict[str, None], open_orders: list[tuple[str, str, str]]
) -> Iterator[TemplateFinding]:
    if _LOOSE.search(TAG.sub("", spot.text)):
        yield _finding(
            "tag_broken",
            spot,
            "Dấu ngoặc đặt tên không đủ cặp; hãy viết cả tên trong một đoạn: {{ trich_yeu }}.",
        )
    for tag in TAG.finditer(spot.text):
        if tag["place"] is not None:
            yield from _of_place(tag["place"], spot, names=names, open_orders=open_orders)
        elif tag["order"] is not None:
            yield from _of_order(tag["order"], spot, names=names, open_orders=open_orders)
        else:
            yield _finding("tag_unknown", spot, "Mẫu không dùng chú thích {# … #}; hãy bỏ đi.")


def _of_place(
    inside: str, spot: _Spot, *, names: dict[str, None], open_orders: list[tuple[str, str, str]]
) -> Iterator[TemplateFinding]:
    parts = _PLACE.fullmatch(inside)
    if parts is None:
        yield _finding(
            "tag_unknown",
            spot,
            f"“{{{{{inside}}}}}” không phải là tên; tên chỉ gồm chữ thường không dấu và gạch dưới.",
        )
        return
    name, field = parts["name"], parts["field"]
    items = {item: order for order, item, _where in open_orders if item}
    if name in items:
        is_row = items[name].startswith("tr")
        if is_row and field not in ROW_FIELDS:
            yield _finding(
                "name_unknown",
                spot,
                f"Dòng nhiệm vụ không có “{field or name}”; các tên dùng được: {', '.join(ROW_FIELDS)}.",
            )
        if not is_row and field is not None:
            yield _finding("name_unknown", spot, f"“{name}” là một dòng chữ, không có phần “{field}”.")
        return
    place = PLACES.get(name)
    if place is None or field is not None:
        yield _finding(
            "name_unknown", spot, f"Không có chỗ tên “{inside.strip()}”; xem danh sách tên ở trang hướng dẫn."
        )
        return
    names[name] = None
    if place.kind == PlaceKind.ROWS:
        yield _finding(
            "rows_outside_loop",
            spot,
            "“nhiem_vu” phải đi qua từng dòng của bảng: {%tr for dong in nhiem_vu %}.",
        )
    if place.kind == PlaceKind.BLOCKS:
        yield from _of_blocks(name, inside, spot)


def _of_blocks(name: str, inside: str, spot: _Spot) -> Iterator[TemplateFinding]:
    if spot.text.replace(f"{{{{{inside}}}}}", "").strip():
        yield _finding(
            "blocks_not_alone", spot, f"“{name}” gồm nhiều đoạn nên phải đứng một mình trong một đoạn."
        )
    if spot.is_in_table or not spot.is_in_body:
        yield _finding(
            "blocks_in_table",
            spot,
            f"“{name}” không đặt được trong bảng, đầu trang hay chân trang; hãy đưa ra ngoài.",
        )
    elif spot.is_beside_table:
        yield _finding(
            "blocks_beside_table",
            spot,
            f"“{name}” đứng sát một bảng: bảng trong nội dung sẽ dính vào bảng đó; hãy thêm một đoạn trống ở giữa.",
        )


def _of_order(
    inside: str, spot: _Spot, *, names: dict[str, None], open_orders: list[tuple[str, str, str]]
) -> Iterator[TemplateFinding]:
    order = " ".join(inside.split())
    if order in _END:
        if not open_orders or open_orders[-1][0] != _END[order]:
            yield _finding("order_not_open", spot, f"“{{%{inside}%}}” đóng một lệnh chưa mở.")
        else:
            open_orders.pop()
        return
    loop, choice = _FOR.fullmatch(order), _IF.fullmatch(order)
    if loop is None and choice is None:
        yield _finding("tag_unknown", spot, f"Lệnh “{{%{inside}%}}” không dùng được trong mẫu.")
        return
    parts = loop or choice
    name = parts["name"] if parts else ""
    if name not in PLACES:
        yield _finding(
            "name_unknown", spot, f"Không có chỗ tên “{name}”; xem danh sách tên ở trang hướng dẫn."
        )
    names[name] = None
    if loop is None:
        open_orders.append(("p if", "", spot.text[:80]))
        return
    if any(item for _order, item, _where in open_orders):
        yield _finding("loop_in_loop", spot, "Không lồng lệnh đi qua từng dòng vào nhau.")
    yield from _of_loop(loop["over"], name, spot)
    open_orders.append((f"{loop['over']} for", loop["item"], spot.text[:80]))


def _of_loop(over: str, name: str, spot: _Spot) -> Iterator[TemplateFinding]:
    kind = PLACES[name].kind if name in PLACES else None
    wanted = PlaceKind.ROWS if over == "tr" else PlaceKind.LINES
    if kind is not None and kind != wanted:
        yield _finding(
            "loop_of_other_kind",
            spot,
            f"“{name}” không đi qua từng {'dòng bảng' if over == 'tr' else 'đoạn'} được.",
        )
    if over == "tr" and not spot.is_in_table:
        yield _finding("row_outside_table", spot, "Lệnh {%tr … %} phải nằm trong một hàng riêng của bảng.")


def _missing(names: dict[str, None]) -> Iterator[TemplateFinding]:
    wanted = {
        "so_ky_hieu": "số, ký hiệu",
        "trich_yeu": "trích yếu",
        "noi_dung": "nội dung",
        "nguoi_ky": "họ tên người ký",
        "noi_nhan": "nơi nhận",
    }
    for name, meaning in wanted.items():
        if name not in names:
            yield TemplateFinding(
                "place_missing",
                "Cả mẫu",
                f"Mẫu chưa có chỗ cho {meaning}: {{{{ {name} }}}}.",
                is_error=name == "noi_dung",
            )


def _finding(code: str, spot: _Spot, sentence: str) -> TemplateFinding:
    return TemplateFinding(code, f"{spot.part}: {spot.text.strip()[:80]}", sentence)
