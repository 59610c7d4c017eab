"""Whether the plan's paper says what its rows say: the paper is written, read as any paper, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lantoa.domain.plans.models import PaperFrame, Plan
from lantoa.domain.plans.paper_blocks import blocks_of_paper
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.record_paper import paper_of_record
from lantoa.lib.text import fold, tidy
from lantoa.papers.reading.blocks import Reading
from lantoa.papers.reading.plan import read_plan

SURE = 0.7
"""Below this confidence of the reader a value is not held against the rows."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the paper says something else than the rows.

    `field` is its path in the plan record (`tasks[3].timing`), `paper` and `rows` what each says, `sentence` the whole
    in Vietnamese.
    """

    field: str
    paper: str
    rows: str
    sentence: str


def read_back(plan: Plan) -> list[Difference]:
    """The differences between the paper of now, as a reader understands it, and the rows; none where all is well.

    What the reader is not sure of is left out. No file is made: about 20 ms for ten pages.
    """
    record = record_of(plan)
    paper = paper_of_record(record, PaperFrame.objects.filter(plan=plan).first())
    return differences(record, read_plan(blocks_of_paper(paper)))


def differences(record: Mapping[str, Any], reading: Reading) -> list[Difference]:
    """What a reading of a paper and a plan record of rows say differently."""
    read: Mapping[str, Any] = reading.record
    found = [
        *_document(record["document"], _mapping(read["document"])),
        *_lists(record, read),
        *_tasks(record["tasks"], _rows(read, "tasks")),
        *_targets(record["targets"], _rows(read, "targets")),
        *_reports(record["reporting"], _rows(read, "reporting")),
        *_bases(record["citations"], _rows(read, "citations")),
    ]
    unsure = {path for path, confidence in reading.confidence.items() if confidence < SURE}
    return [one for one in found if not any(one.field.startswith(path) for path in unsure)]


def _document(rows: Row, paper: Row) -> Iterator[Difference]:
    names = {
        "number": _("Số, ký hiệu"),
        "issued_on": _("Ngày ban hành"),
    }
    for name, label in names.items():
        yield from _said(f"document.{name}", label, _text(paper[name]), _text(rows[name]))
    # Under a subject without legal bases the reader may take the sentence that issues the plan for its last line.
    if not _key(_text(paper["subject"])).startswith(_key(_text(rows["subject"]))):
        yield from _said("document.subject", _("Trích yếu"), _text(paper["subject"]), _text(rows["subject"]))
    signer, signed = _mapping(paper["signer"]), _mapping(rows["signer"])
    for name, label in (("name", _("Người ký")), ("position", _("Chức vụ người ký"))):
        yield from _said(f"document.signer.{name}", label, _text(signer.get(name)), _text(signed.get(name)))
    shown, wanted = list(paper["recipients"] or []), list(rows["recipients"])
    yield from _said("document.recipients", _("Nơi nhận"), "; ".join(shown), "; ".join(wanted))


def _lists(rows: Row, paper: Row) -> Iterator[Difference]:
    names = {
        "topics": _("Nội dung tuyên truyền"),
        "channels": _("Hình thức tuyên truyền"),
        "audiences": _("Đối tượng"),
    }
    for name, label in names.items():
        words = _folded_words(paper)
        for place, text in enumerate(rows[name]):
            if _key(text) not in words:
                yield Difference(
                    f"{name}[{place}]",
                    "",
                    text,
                    _("%(label)s: văn bản không in “%(text)s”.") % {"label": label, "text": text},
                )
        known = {_key(text) for text in rows[name]}
        for text in paper[name] if rows[name] else []:
            if _key(text) not in known and not any(one and one in _key(text) for one in known):
                yield Difference(
                    name,
                    text,
                    "",
                    _("%(label)s: văn bản có “%(text)s” nhưng danh sách thì không.")
                    % {"label": label, "text": text},
                )


def _folded_words(paper: Row) -> str:
    texts = [str(row["text"]) for row in paper["body"]]
    return f" {' | '.join(fold(text) for text in texts)} "


def _tasks(rows: Sequence[Row], paper: Sequence[Row]) -> Iterator[Difference]:
    if len(rows) != len(paper):
        counts = {"paper": len(paper), "rows": len(rows)}
        sentence = _("Phụ lục đọc lại có %(paper)s nhiệm vụ, danh sách có %(rows)s.") % counts
        yield Difference("tasks", str(len(paper)), str(len(rows)), sentence)
        return
    labels = {
        "name": _("Nhiệm vụ"),
        "products": _("Sản phẩm"),
        "leads": _("Chủ trì"),
        "collaborators": _("Phối hợp"),
    }
    for place, (row, read) in enumerate(zip(rows, paper, strict=True)):
        for name, label in labels.items():
            told = _("Dòng %(row)s, %(label)s") % {"row": place + 1, "label": label}
            yield from _said(f"tasks[{place}].{name}", told, _joined(read[name]), _joined(row[name]))
        told = _("Dòng %(row)s, %(label)s") % {"row": place + 1, "label": _("Thời gian")}
        if _time(row["timing"]) != _time(read["timing"]):
            yield from _said(
                f"tasks[{place}].timing", told, _time(read["timing"]), _time(row["timing"]), is_exact=True
            )


def _time(timing: Row | None) -> str:
    """A timing without its words, so that two ways to write one time are the same."""
    if timing is None or timing.get("type") in {None, "unspecified"}:
        return ""
    known = [timing.get(name) for name in ("date", "year", "month", "quarter", "every")]
    return " ".join([str(timing["type"]), *(str(one) for one in known if one)])


def _targets(rows: Sequence[Row], paper: Sequence[Row]) -> Iterator[Difference]:
    """Each target of the rows must be read somewhere with its quantity; others that the paper states may stand alone."""
    for place, row in enumerate(rows):
        same = [read for read in paper if _is_same_target(row, read)]
        if not same:
            sentence = _("Chỉ tiêu “%(text)s” không đọc được trong văn bản.") % {"text": row["text"]}
            yield Difference(f"targets[{place}]", "", row["text"], sentence)
        elif not any(_amount(row) == _amount(read) for read in same):
            told = _("Chỉ tiêu “%(text)s”") % {"text": row["text"]}
            yield from _said(
                f"targets[{place}].quantity", told, _amount(same[0]), _amount(row), is_exact=True
            )


def _is_same_target(row: Row, read: Row) -> bool:
    one, other = _key(row["text"]), _key(read["text"])
    return bool(one) and bool(other) and (one in other or other in one)


def _amount(row: Row) -> str:
    quantity = row["quantity"]
    number = f"{quantity:g}" if isinstance(quantity, (int, float)) else str(quantity)
    return " ".join(part for part in (number, str(row["unit"]), _text(row["per"])) if part)


def _reports(rows: Sequence[Row], paper: Sequence[Row]) -> Iterator[Difference]:
    for place, row in enumerate(rows):
        same = [read for read in paper if _reporter(row) == _reporter(read)] or list(paper)
        often = [read for read in same if set(row["frequencies"]) <= set(read["frequencies"])]
        told = _("Báo cáo của %(unit)s") % {"unit": row["reporter"] or _("đơn vị không nêu")}
        if not often:
            sentence = _("%(told)s không đọc được trong văn bản.") % {"told": told}
            yield Difference(f"reporting[{place}]", "", told, sentence)
            continue
        days = {_day(read) for read in often}
        if _day(row) not in days:
            yield from _said(
                f"reporting[{place}].deadline", told, ", ".join(sorted(days)), _day(row), is_exact=True
            )


def _reporter(row: Row) -> str:
    return _key(_text(row["reporter"]))


def _day(row: Row) -> str:
    return _text(_mapping(row["deadline"]).get("day"))


def _bases(rows: Sequence[Row], paper: Sequence[Row]) -> Iterator[Difference]:
    shown = {_key(_text(row["number"]) or _text(row["subject"])) for row in paper}
    for place, row in enumerate(rows):
        name = _text(row["number"]) or _text(row["subject"])
        if row["role"] == "legal_basis" and name and _key(name) not in shown:
            sentence = _("Văn bản không dẫn %(kind)s %(name)s.") % {"kind": row["kind"], "name": name}
            yield Difference(f"citations[{place}]", "", name, sentence)


def _said(field: str, label: str, paper: str, rows: str, *, is_exact: bool = False) -> Iterator[Difference]:
    if paper == rows if is_exact else _key(paper) == _key(rows):
        return
    told = {"label": label, "paper": paper or _("(trống)"), "rows": rows or _("(trống)")}
    sentence = _("%(label)s: văn bản ghi “%(paper)s”, danh sách ghi “%(rows)s”.") % told
    yield Difference(field, paper, rows, sentence)


def _key(text: str) -> str:
    return fold(tidy(text))


def _joined(texts: Sequence[Any]) -> str:
    return "; ".join(str(text) for text in texts)


def _rows(record: Mapping[str, Any], name: str) -> list[Row]:
    return [row for row in record[name] or [] if isinstance(row, Mapping)]


def _mapping(value: object) -> Row:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return "" if value is None else str(value)
