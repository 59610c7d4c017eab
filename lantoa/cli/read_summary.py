"""Shows a reading on the terminal: title, legal bases, tasks, targets, duties to report, what was doubtful."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from lantoa.papers.reading.blocks import Reading

_COMPARATORS = {"at_least": "tối thiểu", "exactly": ""}
_PERIODS = {"year": "năm", "half_year": "6 tháng", "quarter": "quý", "month": "tháng", "week": "tuần"}
_CHANNELS = {
    "portal": "Cổng TTĐT",
    "superior_portal": "Cổng, trang của cấp trên",
    "website": "Trang TTĐT",
    "loudspeaker": "Truyền thanh",
    "social": "Mạng xã hội",
    "press": "Báo chí",
    "conference": "Hội nghị",
    "contest": "Cuộc thi",
    "visual": "Trực quan",
    "service": "Dịch vụ công",
}
_DOUBTFUL = 0.6
_NARROWEST = 100


def show(reading: Reading, *, name: str, with_sources: bool = False, console: Console | None = None) -> None:
    """Prints the summary of one reading; `name` is the file's name."""
    console = console or Console()
    if not console.is_terminal and console.width < _NARROWEST:
        console = Console(width=_NARROWEST, file=console.file)
    record: Mapping[str, Any] = reading.record
    console.print(_title(record["document"], name=name))
    parts = (
        ("Căn cứ", _citations(record["citations"])),
        ("Nhiệm vụ", _tasks(record["tasks"])),
        ("Chỉ tiêu", _targets(record["targets"])),
        ("Chế độ báo cáo", _reporting(record["reporting"])),
        ("Cần kiểm tra lại", _doubts(reading)),
    )
    for heading, shown in parts:
        if shown is not None:
            console.print(Text(heading, style="bold"))
            console.print(Padding(shown, (0, 0, 1, 2)))
    if with_sources:
        console.print(Text("Vị trí trong văn bản", style="bold"))
        console.print(Padding(_sources(reading), (0, 0, 1, 2)))
        if reading.ambiguities:
            console.print(Text("Chỗ có nhiều cách hiểu", style="bold"))
            console.print(Padding(_ambiguities(reading), (0, 0, 1, 2)))


def _title(document: Mapping[str, Any], *, name: str) -> Panel:
    lines = [Text(f"{document['kind'] or 'Văn bản'} {document['subject'] or ''}".strip(), style="bold")]
    facts = (
        ("Cơ quan", document["issuer"]),
        ("Số", document["number"] or "(để trống)"),
        ("Ngày", _date(document["issued_on"]) or "(để trống)"),
        ("Thời gian thực hiện", _period(document["period"])),
        ("Người ký", _signer(document["signer"])),
    )
    lines += [Text.assemble((f"{label}: ", "dim"), str(value)) for label, value in facts if value]
    return Panel(Group(*lines), title=Text(name), title_align="left", box=box.ROUNDED)


def _date(value: str | None) -> str:
    return datetime.date.fromisoformat(value).strftime("%d/%m/%Y") if value else ""


def _period(period: Mapping[str, str] | None) -> str:
    return f"{_date(period['start'])} – {_date(period['end'])}" if period else ""


def _signer(signer: Mapping[str, str | None] | None) -> str:
    if not signer:
        return ""
    return ", ".join(value for value in (signer.get("name"), signer.get("position")) if value)


def _grid(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _row(table: Table, *cells: object) -> None:
    # As Text, so that a bracket in a plan is never taken for markup.
    table.add_row(*(Text(str(cell)) for cell in cells))


def _citations(citations: list[Mapping[str, Any]]) -> Group | None:
    bases = [citation for citation in citations if citation["role"] == "legal_basis"]
    lines = [
        Text.assemble(
            f"{base['kind']} {base['number'] or base['subject'] or ''}".strip(),
            (f" ngày {_date(base['issued_on'])}" if base["issued_on"] else ""),
            (f", {base['issuer']}" if base["issuer"] else "", "dim"),
        )
        for base in bases
    ]
    others = len(citations) - len(bases)
    if others:
        lines.append(Text(f"và {others} văn bản được nhắc đến trong nội dung", style="dim"))
    return Group(*lines) if lines else None


def _tasks(tasks: list[Mapping[str, Any]]) -> Table | None:
    if not tasks:
        return None
    table = _grid("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian")
    for task in tasks:
        timing = task["timing"]
        _row(
            table,
            task["number"] or "",
            task["name"] or "",
            "; ".join(task["products"]),
            "; ".join(task["leads"]),
            "; ".join(task["collaborators"]),
            timing["text"] if timing else "",
        )
    return table


def _targets(targets: list[Mapping[str, Any]]) -> Table | None:
    if not targets:
        return None
    table = _grid("Phải đạt", "Kênh", "Đơn vị", "Trong văn bản")
    for target in targets:
        per = _PERIODS.get(target["per"] or "", "")
        amount = f"{_COMPARATORS.get(target['comparator'], '')} {_figure(target['quantity'])} {target['unit'] or ''}"
        _row(
            table,
            (amount.strip() + (f"/{per}" if per else "")),
            _CHANNELS.get(target["channel"] or "", ""),
            target["responsible"] or "",
            target["text"],
        )
    return table


def _figure(quantity: float) -> str:
    return f"{quantity:g}".replace(".", ",")


def _reporting(duties: list[Mapping[str, Any]]) -> Table | None:
    if not duties:
        return None
    table = _grid("Ai báo cáo", "Báo cáo ai", "Qua", "Kỳ", "Hạn", "Lồng ghép")
    for duty in duties:
        deadline = duty["deadline"]
        _row(
            table,
            duty["reporter"] or "",
            duty["recipient"] or "",
            duty["via"] or "",
            ", ".join(_PERIODS[frequency] for frequency in duty["frequencies"]) or "không nói rõ",
            deadline["text"] if deadline else "",
            duty["merged_into"] or "",
        )
    return table


def _doubts(reading: Reading) -> Group | None:
    warnings: Any = reading.record.get("warnings") or []
    lines = [Text(f"• {warning['text']}", style="yellow") for warning in warnings]
    counts = Counter(str(item["code"]) for item in reading.ambiguities)
    if counts:
        codes = ", ".join(f"{code}: {count}" for code, count in sorted(counts.items()))
        lines.append(
            Text(f"• {counts.total()} chỗ có nhiều cách hiểu ({codes}); xem bằng --sources", style="yellow")
        )
    unsure = sorted(path for path, value in reading.confidence.items() if value < _DOUBTFUL)
    if unsure:
        lines.append(Text(f"• Đọc chưa chắc chắn: {_few(unsure)}", style="yellow"))
    return Group(*lines) if lines else None


def _few(paths: Iterable[str]) -> str:
    paths = list(paths)
    rest = len(paths) - 8
    return ", ".join(paths[:8]) + (f" và {rest} giá trị khác" if rest > 0 else "")


def _ambiguities(reading: Reading) -> Table:
    table = _grid("Mã", "Giá trị", "Đang hiểu là", "Có thể là", "Trong văn bản")
    for item in reading.ambiguities:
        choices: Any = item["choices"]
        _row(table, item["code"], item["path"], item["default"], ", ".join(map(str, choices)), item["text"])
    return table


def _sources(reading: Reading) -> Table:
    table = _grid("Giá trị", "Trang", "Khối", "Ô", "Ký tự", "Tin cậy")
    for path, source in reading.sources.items():
        confidence = reading.confidence.get(path)
        page = reading.blocks[source.block].page if 0 <= source.block < len(reading.blocks) else ""
        _row(
            table,
            path,
            page,
            source.block,
            "" if source.row is None else f"{source.row},{source.column}",
            f"{source.start}–{source.end}",
            "" if confidence is None else f"{confidence:.0%}",
        )
    return table
