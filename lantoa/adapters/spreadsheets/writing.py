"""A table as an .xlsx file that no spreadsheet takes for anything but text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import xlsxwriter

MOST_LIST_LETTERS: Final = 255
"""Excel keeps the choices of a cell in one text of this length."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, its width in letters, and a hint that stands under the title as a note."""

    title: str
    width: int = 20
    hint: str = ""


def table_file(
    title: str,
    *,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]] = (),
    choices: Mapping[int, Sequence[str]] | None = None,
    choice_rows: int = 5_000,
) -> bytes:
    """The bytes of a workbook with one sheet; every cell is written as text, never as a formula or a link.

    Args:
        choices: for the number of a column, what may be chosen in its cells.
    """
    file = BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    sheet = book.add_worksheet(title[:31])
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E8F1F1"}
    )
    cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width, cell)
        sheet.write_string(0, number, column.title, head)
        if column.hint:
            sheet.write_comment(0, number, column.hint)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, start=1):
        for number, text in enumerate(row):
            sheet.write_string(line, number, text, cell)
    for number, allowed in (choices or {}).items():
        _offer(book, sheet, number, allowed, choice_rows)
    book.close()
    return file.getvalue()


def _offer(book: xlsxwriter.Workbook, sheet: object, number: int, allowed: Sequence[str], rows: int) -> None:
    """Choices in the cells of a column; a long list stands on a sheet of its own."""
    source: list[str] | str = list(allowed)
    if len(",".join(allowed)) > MOST_LIST_LETTERS:
        name = f"Danh muc {number + 1}"
        listing = book.add_worksheet(name)
        for line, text in enumerate(allowed):
            listing.write_string(line, 0, text)
        source = f"='{name}'!$A$1:$A${len(allowed)}"
    sheet.data_validation(  # type: ignore[attr-defined]
        1, number, rows, number, {"validate": "list", "source": source, "error_type": "warning"}
    )
