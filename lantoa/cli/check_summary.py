"""Shows a report of the layout checker on the terminal: what is wrong, by which rule, how to mend it."""

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from lantoa.papers.checking.findings import Change, Finding, Report

_NARROWEST = 100


def show(report: Report, *, changes: Sequence[Change] = (), console: Console | None = None) -> None:
    """Prints the findings of one file and, after a mended copy was written, what was changed."""
    console = console or Console()
    if not console.is_terminal and console.width < _NARROWEST:
        console = Console(width=_NARROWEST, file=console.file)
    console.print(Panel(_verdict(report), title=Text(report.name), title_align="left", box=box.ROUNDED))
    for heading, findings in (("Lỗi thể thức", report.errors), ("Gợi ý", report.hints)):
        if findings:
            console.print(Text(heading, style="bold"))
            for finding in findings:
                console.print(Padding(_finding(finding), (0, 0, 1, 2)))
    if changes:
        console.print(Text("Đã sửa trong bản sao", style="bold"))
        for change in changes:
            console.print(Padding(_change(change), (0, 0, 0, 2)))


def _verdict(report: Report) -> Text:
    if not report.findings:
        return Text("Không tìm thấy lỗi nào.", style="green")
    fixable = sum(finding.is_fixable for finding in report.findings)
    counts = f"{len(report.errors)} lỗi, {len(report.hints)} gợi ý; {fixable} chỗ sửa tự động được (--fix)."
    return Text(counts, style="red" if report.errors else "yellow")


def _finding(finding: Finding) -> Group:
    more = f" (và {finding.places - 1} chỗ khác)" if finding.places > 1 else ""
    lines = [
        # As Text, so that a bracket in a paper is never taken for markup.
        Text.assemble(("• ", "bold"), (finding.where + more, "bold")),
        Text.assemble(("  Tìm thấy: ", "dim"), finding.found),
        Text.assemble(
            ("  Quy định: ", "dim"), finding.rule, (f" [{finding.source}]" if finding.source else "", "dim")
        ),
        Text.assemble(("  Cách sửa: ", "dim"), finding.remedy),
    ]
    return Group(*lines)


def _change(change: Change) -> Text:
    more = f" (và {change.places - 1} chỗ khác)" if change.places > 1 else ""
    return Text(f"• {change.where}{more}: {change.found} {change.done}")
