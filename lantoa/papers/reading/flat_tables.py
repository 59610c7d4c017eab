"""Rebuilds the task appendix from flattened text: header, rows, cells."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.blocks import Block, Line, Table
from lantoa.papers.reading.cell_starts import Token
from lantoa.papers.reading.flat_lines import cells_of_lines, header_columns, unnumbered_rows
from lantoa.papers.reading.flat_rows import cut_row
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.timing_phrases import TIME_CELL

_HEADER = pattern(r"(?:STT|TT|Số TT|Stt)\b")
_FIRST_ROW = pattern(r"\s(?:\(?1\)?|I)\.?\s")
_HEADER_LINES = 14
_LONGEST_LABEL = 40
_HEADER_LABELS = {
    col.NUMBER: "TT",
    col.NAME: "Nhiệm vụ",
    col.PRODUCT: "Sản phẩm",
    col.LEAD: "Cơ quan chủ trì",
    col.COLLABORATOR: "Cơ quan phối hợp",
    col.TIMING: "Thời gian",
    col.OTHER: "Ghi chú",
}
_ROW_NUMBER = pattern(r"\d{1,3}(?:\.\d{1,2})*\.?\Z")
_GROUP = pattern(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?\Z")
_AFTER_WORD = frozenset(
    ["tháng", "quý", "số", "năm", "ngày", "thứ", "khoản", "điều", "mục", "lần", "từ", "đến", "và"]
)
_END_LINE = pattern(r"(?:Nơi nhận|TM\.|KT\.|Ghi chú:|Tổng cộng|[IVX]{1,4}\. \p{Lu}{2})")


def header_start(lines: Sequence[Line], start: int) -> int | None:
    """Finds the line where the header of a task table starts (`TT Nhiệm vụ ...`), None where there is none."""
    for i in range(start, len(lines)):
        text = lines[i].text
        if text[0] in "STs" and _HEADER.match(text):
            words = " ".join(line.text for line in lines[i : i + _HEADER_LINES])
            stop = _FIRST_ROW.search(words)
            if col.is_task_header(col.columns_of_header(words[: stop.start()] if stop else words)):
                return i
        elif text[0] in "NCHT" and len(text) < _LONGEST_LABEL and unnumbered_rows(lines, i):
            return i
    return None


def tables_of_lines(lines: Sequence[Line], start: int, blocks: list[Block], *, end: int) -> int:
    """Reads the table that starts at `start`, appends it, and gives the line after it."""
    stop = next((i for i in range(start + 2, end) if _END_LINE.match(lines[i].text)), end)
    plain = unnumbered_rows(lines[:stop], start)
    if plain:
        blocks.append(Table(tuple(plain), page=lines[start].page))
        return stop
    tokens = _tokens(lines[start:stop])
    header_end = _header_end(tokens)
    header = " ".join(token.text for token in tokens[:header_end])
    columns = col.columns_of_header(header)
    if not columns or columns[0] != col.NUMBER:
        columns.insert(0, col.NUMBER)
    body = _without_repeated_header(tokens[header_end:], header=tokens[:header_end])
    by_lines = len(header_columns(lines, start)) == len(columns)
    rows = [tuple(_HEADER_LABELS[column] for column in columns)]
    rows.extend(tuple(row) for row in _rows(body, columns=columns, by_lines=by_lines))
    blocks.append(Table(tuple(rows), page=lines[start].page))
    return stop


def _tokens(lines: Sequence[Line]) -> list[Token]:
    return [
        Token(word, line_start=k == 0, gap=k == 0 and line.gap > 0)
        for line in lines
        for k, word in enumerate(line.text.split(" "))
    ]


def _header_end(tokens: Sequence[Token]) -> int:
    """Finds the first row: a number 1 or a group I; a row of column numbers is still header."""
    i = next(
        (i for i, token in enumerate(tokens) if i and token.text.rstrip(".") in ("1", "I", "A", "(1)", "01")),
        len(tokens),
    )
    if i < len(tokens):
        j, count = i, 1
        while j < len(tokens) and tokens[j].text.strip("()") == str(count):
            j, count = j + 1, count + 1
        if count > 3:
            return j
    return i


def _without_repeated_header(tokens: list[Token], *, header: Sequence[Token]) -> list[Token]:
    words = [token.text for token in header]
    if len(words) < 3:
        return tokens
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].text == words[0] and [token.text for token in tokens[i : i + 3]] == words[:3]:
            i += len(words) if [token.text for token in tokens[i : i + len(words)]] == words else 3
        else:
            kept.append(tokens[i])
            i += 1
    return kept


def _rows(tokens: Sequence[Token], *, columns: Sequence[str], by_lines: bool) -> list[list[str]]:
    """Cuts the words of a table into rows and cells; `by_lines` says that every cell starts a line."""
    tokens = _without_stray_numbers(tokens)
    times = _times(tokens, by_lines=by_lines)
    marks = _row_marks(tokens, columns=columns, times=times)
    familiar = _familiar(tokens)
    rows: list[list[str]] = []
    for i, (at, number) in enumerate(marks):
        end = marks[i + 1][0] if i + 1 < len(marks) else len(tokens)
        if number == "":
            continue
        chunk = [tokens[k] for k in range(at + 1, end) if not _is_alone(tokens, k)]
        if not chunk:
            continue
        plain = cells_of_lines(chunk, columns=columns[1:]) if by_lines else None
        if plain is not None:
            rows.append([number, *plain])
            continue
        if len(chunk) < end - at - 1:
            inside = _times(chunk, by_lines=by_lines)
        else:
            inside = {
                first - at - 1: stop - at - 1 for first, stop in times.items() if at < first and stop <= end
            }
        for cells in cut_row(chunk, columns=columns[1:], times=inside, familiar=familiar, by_lines=by_lines):
            rows.append([number, *cells])
    return rows


def _without_stray_numbers(tokens: Sequence[Token]) -> list[Token]:
    """Takes out page numbers: numbers alone on their line that do not count on."""
    kept: list[Token] = []
    last: str | None = None
    for i, token in enumerate(tokens):
        number = token.text.rstrip(".")
        if token.line_start and _ROW_NUMBER.match(token.text):
            counts = _succeeds(number, last, after_group=False) or number == "1"
            opens = i + 1 < len(tokens) and not tokens[i + 1].text[0].islower()
            if _is_alone(tokens, i) and not (counts and opens):
                continue
            last = number if counts and opens else last
        kept.append(token)
    return kept


def _is_alone(tokens: Sequence[Token], i: int) -> bool:
    """A number alone on its line: the number of a row, or else of a page."""
    token = tokens[i]
    if not (token.line_start and token.text.rstrip(".").isdigit() and len(token.text) <= 3):
        return False
    return i + 1 == len(tokens) or tokens[i + 1].line_start


def _times(tokens: Sequence[Token], *, by_lines: bool) -> dict[int, int]:
    starts: list[int] = []
    position = 0
    for token in tokens:
        starts.append(position)
        position += len(token.text) + 1
    text = " ".join(token.text for token in tokens)
    found: dict[int, int] = {}
    for match in TIME_CELL.finditer(text):
        first = bisect_left(starts, match.start())
        after = bisect_left(starts, match.end())
        if first == len(starts) or starts[first] != match.start() or match.group()[0].islower():
            continue
        if after < len(starts) and tokens[after].text[0].islower():
            continue
        if by_lines and not (tokens[first].line_start and (after == len(starts) or tokens[after].line_start)):
            continue
        found[first] = after
    return found


def _row_marks(
    tokens: Sequence[Token], *, columns: Sequence[str], times: dict[int, int]
) -> list[tuple[int, str]]:
    """Finds where rows start: (token, number); group rows carry an empty number."""
    ends = set(times.values())
    last_column_is_time = columns[-1] == col.TIMING
    starts = sorted(times)
    marks: list[tuple[int, str]] = []
    number: str | None = None
    since = 0
    for i, token in enumerate(tokens):
        text = token.text
        if i + 1 == len(tokens) or not (text[0].isdigit() or text[0] in "IVXABCDEĐ"):
            continue
        following = tokens[i + 1].text[0]
        if not (following.isupper() or following in '“"(') and not (token.line_start and following.isalpha()):
            continue
        timed = bisect_left(starts, since) < bisect_left(starts, i)
        fresh = not marks or i in ends or (timed and not last_column_is_time)
        if _GROUP.match(text):
            if (not marks or i in ends or (fresh and token.line_start)) and text.rstrip(".)") in [
                "I",
                "II",
                "III",
                "IV",
                "V",
                "VI",
                "VII",
                "VIII",
                "IX",
                "X",
                "A",
                "B",
                "C",
                "D",
                "Đ",
                "E",
            ]:
                marks.append((i, ""))
                since = i
            continue
        if not _ROW_NUMBER.match(text) or not _succeeds(
            text.rstrip("."), number, after_group=bool(marks) and marks[-1][1] == ""
        ):
            continue
        if i and i not in ends and tokens[i - 1].text.lower() in _AFTER_WORD:
            continue
        loose = token.line_start and (not times or timed or not last_column_is_time)
        if fresh or loose or (marks and marks[-1][1] == ""):
            marks.append((i, text.rstrip(".")))
            number = text.rstrip(".")
            since = i
    return marks


def _succeeds(number: str, before: str | None, *, after_group: bool) -> bool:
    if before is None or after_group:
        return number.lstrip("0") in ("1", "1.1") or (
            before is not None and _succeeds(number, before, after_group=False)
        )
    parts, last = [int(p) for p in number.split(".")], [int(p) for p in before.split(".")]
    if len(parts) > len(last):
        return parts[:-1] == last and parts[-1] == 1
    return parts[:-1] == last[: len(parts) - 1] and parts[-1] == last[len(parts) - 1] + 1


def _familiar(tokens: Sequence[Token]) -> frozenset[str]:
    heads = Counter(
        " ".join(token.text for token in tokens[i : i + 3])
        for i in range(len(tokens) - 2)
        if tokens[i].text[0].isupper()
    )
    return frozenset(head for head, times in heads.items() if times >= 2)
