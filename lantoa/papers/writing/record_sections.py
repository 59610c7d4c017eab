"""A plan record without running text: its lists become sections, so that none of its words is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from lantoa.papers.writing.blocks import Basis, Block, Heading, HeadingForm, Item, Paragraph
from lantoa.papers.writing.kinds.sections import roman
from lantoa.papers.writing.phrases import date_words
from lantoa.papers.writing.record_marks import headings_of

_FREQUENCIES: Final = {"quarter": "hằng quý", "half_year": "6 tháng", "year": "năm"}
_LISTS: Final = (
    ("audiences", "Đối tượng tuyên truyền", re.compile(r"đối tượng")),
    ("topics", "Nội dung tuyên truyền", re.compile(r"nội dung")),
    ("channels", "Hình thức tuyên truyền", re.compile(r"hình thức|phương thức")),
)
_FUNDING: Final = re.compile(r"kinh phí|ngân sách")
_DUTIES: Final = re.compile(r"tổ chức|trách nhiệm|phân công")
_MANY: Final = re.compile(r"nội dung.*hình thức|đối tượng.*nội dung")


def sections_of_record(record: dict[str, Any]) -> list[Block]:
    """Bases, the sentence that issues the plan, the outline with what belongs under it, then what is left over."""
    left = {name: list(record[name]) for name, _, _ in _LISTS}
    left["duties"] = list(record["duties"])
    left["funding"] = [record["funding"]] if record["funding"] else []
    blocks: list[Block] = [*_bases(record), *_issuing(record)]
    outline = record["outline"]
    for place, heading in enumerate(headings_of(outline)):
        is_parent = place + 1 < len(outline) and outline[place + 1]["level"] > outline[place]["level"]
        blocks.append(heading)
        blocks += _under(heading.text.casefold(), left, is_parent=is_parent)
    count = sum(1 for entry in outline if entry["level"] == 1)
    for title, content in _rest(record, left):
        count += 1
        blocks += [Heading(HeadingForm.ROMAN, roman(count), title.upper()), *content]
    return blocks


def _under(title: str, left: dict[str, list[Any]], *, is_parent: bool) -> list[Block]:
    """What belongs under a heading of this title, taken from what is `left`."""
    duty = next((each for each in left["duties"] if each["unit"].casefold() in title), None)
    if duty is not None:
        left["duties"].remove(duty)
        return _items(duty["items"])
    if is_parent or _MANY.search(title):
        return []
    for name, _, wanted in _LISTS:
        if wanted.search(title):
            return _items(_taken(left, name))
    return [Paragraph(text) for text in _taken(left, "funding")] if _FUNDING.search(title) else []


def _taken(left: dict[str, list[Any]], name: str) -> list[Any]:
    taken, left[name] = left[name], []
    return taken


def _items(texts: Sequence[str]) -> list[Block]:
    return [Item("-", text) for text in texts]


def _rest(record: dict[str, Any], left: dict[str, list[Any]]) -> list[tuple[str, list[Block]]]:
    sections = [(title, _items(left[name])) for name, title, _ in _LISTS]
    sections.append(("Chỉ tiêu", _items([target["text"] for target in _own_targets(record)])))
    sections.append(("Kinh phí thực hiện", [Paragraph(text) for text in left["funding"]]))
    sections.append(("Tổ chức thực hiện", _duties(left["duties"])))
    sections.append(("Chế độ báo cáo", _items([_report(each) for each in record["reporting"]])))
    mentioned = [_citation(each) for each in _citations(record, role="mention")]
    sections.append(("Văn bản liên quan", _items([f"{text}." for text in mentioned])))
    return [(title, content) for title, content in sections if content]


def _own_targets(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Targets whose words stand nowhere else in the record."""
    said = "\n".join(_said(record)).casefold()
    return [target for target in record["targets"] if target["text"].casefold() not in said]


def _said(record: dict[str, Any]) -> list[str]:
    texts = [text for name, _, _ in _LISTS for text in record[name]]
    texts += [text for duty in record["duties"] for text in duty["items"]]
    for task in record["tasks"]:
        texts += [task["name"], *task["products"]]
    return [*texts, record["funding"] or ""]


def _duties(duties: Sequence[dict[str, Any]]) -> list[Block]:
    blocks: list[Block] = []
    for place, duty in enumerate(duties, start=1):
        blocks += [Heading(HeadingForm.NUMBER, str(place), duty["unit"]), *_items(duty["items"])]
    return blocks


def _report(report: dict[str, Any]) -> str:
    often = ", ".join(_FREQUENCIES.get(each, each) for each in report["frequencies"])
    via, due = report.get("via"), (report.get("deadline") or {}).get("text")
    merged = report.get("merged_into")
    parts = [
        f"{report['reporter'] or 'Các cơ quan, đơn vị'} báo cáo {report['recipient'] or ''}".strip(),
        f"(qua {via})" if via else "",
        f"định kỳ {often}" if often else "",
        f"{due}" if due else "",
        f"(lồng ghép trong {merged})" if merged else "",
    ]
    return " ".join(filter(None, parts)) + "."


def _bases(record: dict[str, Any]) -> list[Block]:
    return [Basis(f"Căn cứ {_citation(each)};") for each in _citations(record, role="legal_basis")]


def _citations(record: dict[str, Any], *, role: str) -> list[dict[str, Any]]:
    said = "\n".join(_said(record))
    return [
        each
        for each in record["citations"]
        if (each["role"] or "mention") == role
        and (role == "legal_basis" or (each["number"] or each["subject"] or "") not in said)
    ]


def _citation(citation: dict[str, Any]) -> str:
    number, day, issuer = citation["number"], citation["issued_on"], citation["issuer"]
    parts = [
        citation["kind"] or "Văn bản",
        f"số {number}" if number else (citation["subject"] or ""),
        date_words(date.fromisoformat(day)) if day else "",
        f"của {issuer}" if issuer else "",
        (citation["subject"] or "") if number else "",
    ]
    return " ".join(filter(None, parts))


def _issuing(record: dict[str, Any]) -> list[Block]:
    document = record["document"]
    subject = document["subject"] or ""
    if not document["issuer"] or not subject:
        return []
    kind = document["kind"] or "Kế hoạch"
    about = f"{subject[:1].lower()}{subject[1:]}"
    return [Paragraph(f"{document['issuer']} ban hành {kind} {about} với những nội dung như sau:")]
