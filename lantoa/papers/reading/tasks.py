"""Rows of the appendix to tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.blocks import Block, Table
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.regions import is_letterhead_table, is_signature_table
from lantoa.papers.reading.timings import timing_of

_ROW_NUMBER = pattern(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?\Z")
_GROUP_NUMBER = pattern(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?\Z")
_PART = pattern(r";(?=\s|\Z)|\n(?=\s*[-–+•*]\s*\S)")
_LEADING = pattern(r"[-–+•*]\s+|[-–+•*](?=[^\W\d_])")
_HEADER_ROWS = 4
_LONGEST_LABEL = 40
_LONGEST_COLUMN_NUMBER = 6


@dataclass(slots=True)
class Task:
    """One task, and the cells that it was read from."""

    number: str
    name: str
    products: list[str]
    leads: list[str]
    collaborators: list[str]
    timing: dict[str, object] | None
    timing_text: str
    block: int
    row: int
    product_text: str = ""
    columns: dict[str, int] = field(default_factory=dict)

    def record(self) -> dict[str, object]:
        """The task as the plan record has it."""
        names = ("number", "name", "products", "leads", "collaborators", "timing")
        return {name: getattr(self, name) for name in names}


@dataclass(slots=True)
class _Row:
    cells: dict[str, str]
    block: int
    row: int
    columns: dict[str, int]


def tasks_of(blocks: Sequence[Block], places: Sequence[int], *, year: int | None) -> list[Task]:
    """Reads every table of tasks; a table without header goes on with the columns of the one before it."""
    found: list[_Row] = []
    before: list[str | None] | None = None
    for i in places:
        block = blocks[i]
        if (
            not isinstance(block, Table)
            or not block.rows
            or is_letterhead_table(block)
            or is_signature_table(block)
        ):
            continue
        columns, first = _header(block.rows)
        if columns is None:
            if before is None or len(before) != max(len(row) for row in block.rows):
                continue
            columns, first = before, 0
        before = columns
        _read_rows(block.rows, columns=columns, first=first, block=i, found=found)
    return [_task(row, year=year) for k, row in enumerate(found) if not _heads_rows(found, k)]


def _header(rows: Sequence[tuple[str, ...]]) -> tuple[list[str | None] | None, int]:
    """Finds the columns and the first row after the header, which may be several rows high."""
    for top in range(min(_HEADER_ROWS, len(rows))):
        found: list[str | None] | None = None
        after = top
        for bottom in range(top, min(top + _HEADER_ROWS, len(rows))):
            if bottom > top and not _names_columns(rows[bottom]):
                break
            columns = _kinds(rows[top : bottom + 1])
            if col.is_task_header(columns):
                found, after = columns, bottom + 1
        if found is not None:
            while after < len(rows) and _is_column_numbers(rows[after]):
                after += 1
            return found, after
    return None, 0


def _kinds(rows: Sequence[tuple[str, ...]]) -> list[str | None]:
    kinds: list[str | None] = []
    for k in range(max(len(row) for row in rows)):
        texts = list(dict.fromkeys(row[k].replace("\n", " ") for row in rows if k < len(row) and row[k]))
        kind = next(
            (found for text in reversed(texts) if (found := col.kind_of_header(text)) is not None), None
        )
        joined = col.kind_of_header(" ".join(texts))
        if kind in (col.NAME, col.PRODUCT) and joined in (col.LEAD, col.COLLABORATOR, col.TIMING):
            kind = joined
        kinds.append(None if kind is not None and kind in kinds and kind != col.OTHER else kind)
    if kinds and kinds[0] is None and len(kinds) > 3:
        kinds[0] = col.NUMBER
    return kinds


def _names_columns(row: tuple[str, ...]) -> bool:
    if _is_data(row) or _is_group(row):
        return False
    return sum(1 for cell in row if len(cell) < _LONGEST_LABEL and col.kind_of_header(cell) is not None) >= 2


def _is_data(row: tuple[str, ...]) -> bool:
    return bool(row) and _ROW_NUMBER.match(row[0].strip()) is not None and not _is_column_numbers(row)


def _is_group(row: tuple[str, ...]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    if not filled or len(row) < 3:
        return False
    if len(set(filled)) == 1 and len(filled) > 1:
        return True
    return _GROUP_NUMBER.match(row[0].strip()) is not None and len(set(filled[1:])) <= 1


def _is_column_numbers(row: tuple[str, ...]) -> bool:
    if max(map(len, row), default=0) > _LONGEST_COLUMN_NUMBER:
        return False
    numbers = [cell.strip().strip("()") for cell in row if cell.strip()]
    return (
        len(numbers) > 2
        and numbers == [str(k) for k in range(int(numbers[0]), int(numbers[0]) + len(numbers))]
        if numbers and numbers[0].isdigit()
        else False
    )


def _read_rows(
    rows: Sequence[tuple[str, ...]],
    *,
    columns: Sequence[str | None],
    first: int,
    block: int,
    found: list[_Row],
) -> None:
    header = {tuple(row) for row in rows[:first]}
    place = {column: k for k, column in enumerate(columns) if column is not None}
    for k in range(first, len(rows)):
        row = rows[k]
        if (
            tuple(row) in header
            or _is_column_numbers(row)
            or _is_group(row)
            or not any(cell.strip() for cell in row)
        ):
            continue
        cells: dict[str, str] = {}
        for column, cell in zip(columns, row, strict=False):
            if column is not None and column not in cells:
                cells[column] = cell.strip()
        if not cells.get(col.NUMBER, "")[:1].isdigit() and _looks_like_header(cells):
            continue
        _settle(found, _Row(cells, block, k, place))


def _looks_like_header(cells: dict[str, str]) -> bool:
    if len(cells.get(col.NAME, "")) >= _LONGEST_LABEL:
        return False
    return sum(1 for column, cell in cells.items() if cell and col.kind_of_header(cell) == column) >= 3


def _settle(found: list[_Row], row: _Row) -> None:
    """Gives a row without number its place: a further product, the rest of a row broken by the page, or a row of its own."""
    cells = row.cells
    number, name = cells.get(col.NUMBER, ""), cells.get(col.NAME, "")
    if found and not number:
        above = found[-1].cells
        if (
            not name
            and (cells.get(col.PRODUCT) or cells.get(col.TIMING))
            and _is_new_cell(cells.get(col.PRODUCT, ""))
        ):
            for column in (col.NUMBER, col.NAME):
                cells[column] = above.get(column, "")
            for column in (col.LEAD, col.COLLABORATOR, col.TIMING):
                cells[column] = cells.get(column, "") or above.get(column, "")
        elif not name or name[0].islower():
            for column, cell in cells.items():
                if cell:
                    above[column] = f"{above.get(column, '')} {cell}".strip()
            return
        else:
            cells[col.NUMBER] = above.get(col.NUMBER, "") if _LEADING.match(name) else ""
    found.append(row)


def _is_new_cell(text: str) -> bool:
    return bool(text) and not text[0].islower()


def _heads_rows(rows: Sequence[_Row], i: int) -> bool:
    """Tells a row that only names a group (`1 Tuyên truyền trên báo chí`) over rows 1.1, 1.2 or dashes."""
    cells = rows[i].cells
    if any(
        cells.get(column) for column in (col.PRODUCT, col.LEAD, col.COLLABORATOR, col.TIMING)
    ) or i + 1 == len(rows):
        return not cells.get(col.NAME) and not cells.get(col.PRODUCT)
    number = cells.get(col.NUMBER, "").rstrip(".")
    following = rows[i + 1].cells.get(col.NUMBER, "")
    return following.startswith(number + ".") or following == number


def _task(row: _Row, *, year: int | None) -> Task:
    cells = row.cells
    timing = cells.get(col.TIMING, "")
    product = cells.get(col.PRODUCT, "")
    return Task(
        number=cells.get(col.NUMBER, "").strip().strip("()").rstrip(".)"),
        name=_unmarked(cells.get(col.NAME, "")),
        products=_parts(product),
        leads=_parts(cells.get(col.LEAD, "")),
        collaborators=_parts(cells.get(col.COLLABORATOR, "")),
        timing=timing_of(timing, year=year),
        timing_text=_short(timing),
        block=row.block,
        row=row.row,
        product_text=_short(product),
        columns=row.columns,
    )


def _parts(cell: str) -> list[str]:
    parts: list[str] = []
    for part in _PART.split(cell):
        text = _unmarked(part.strip())
        if text:
            parts.append(text)
    return parts


def _unmarked(text: str) -> str:
    lead = _LEADING.match(text)
    return _short(text[lead.end() :] if lead else text)


def _short(text: str) -> str:
    if "  " in text or "\n" in text:
        text = " ".join(text.split())
    if text.endswith("..."):
        return text.rstrip(" ;,:")
    return text.rstrip(" .;,:/").rstrip()
