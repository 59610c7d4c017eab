"""The list of tasks as a spreadsheet."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from lantoa.domain.plans.queries.tasks import TaskRow
from lantoa.domain.plans.states import Part, TaskState
from lantoa.lib.text import safe_cell

MOST_ROWS = 10_000
WIDTHS = (6, 28, 60, 36, 30, 36, 20, 12, 16)
DUE = 7


def task_sheet(rows: Iterable[TaskRow], *, is_cut: bool) -> bytes:
    """An .xlsx of the rows; no text in it is taken for a formula. `is_cut` adds a line that says so."""
    file = BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Nhiệm vụ"))
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E8F1F1"}
    )
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    dated = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "border": 1})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    for column, title in enumerate(_titles()):
        sheet.write_string(0, column, title, head)
    line = 0
    for line, task in enumerate(rows, 1):
        for column, text in enumerate(_texts(task)):
            sheet.write_string(line, column, safe_cell(text), cell)
        if task.due_on:
            sheet.write_datetime(line, DUE, task.due_on, dated)
    if is_cut:
        sheet.write_string(line + 1, 0, cut_sentence(), cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(line, 1), len(WIDTHS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return file.getvalue()


def cut_sentence() -> str:
    """What a reader of a cut file or page is told."""
    return _("Chỉ lấy %(most)s nhiệm vụ đầu tiên; hãy lọc hẹp hơn để lấy đủ.") % {
        "most": f"{MOST_ROWS:,}".replace(",", ".")
    }


def _titles() -> list[str]:
    return [
        _("TT"),
        _("Kế hoạch"),
        _("Nội dung nhiệm vụ"),
        _("Sản phẩm"),
        _("Đơn vị chủ trì"),
        _("Đơn vị phối hợp"),
        _("Thời gian"),
        _("Hạn"),
        _("Trạng thái"),
    ]


def _texts(task: TaskRow) -> list[str]:
    return [
        task.number,
        task.plan_title,
        task.name,
        "\n".join(task.products),
        "\n".join(part.name for part in task.parts if part.part == Part.LEAD),
        "\n".join(part.name for part in task.parts if part.part == Part.COLLABORATOR),
        task.timing_text,
        "",
        str(TaskState(task.state).label),
    ]
