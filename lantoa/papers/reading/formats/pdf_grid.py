"""Builds the grids of tables from ruling lines."""

from dataclasses import dataclass

from lantoa.papers.reading import limits
from lantoa.papers.reading.formats.pdf_rules import Rule

_NEAR = 3.0
_FEWEST_LINES = 2
# Drawings and charts have more; a page of a table has some dozens.
_MOST_LINES = 600
_MOST_FIELDS = 4_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns and rows, and which of its fields belong to one merged cell.

    `columns` and `rows` are the places of the lines, `owner[row][column]` the number of the cell that covers a field.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def top(self) -> float:
        """Where the table begins."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """Where the table ends."""
        return self.rows[-1]

    def field(self, *, across: float, down: float) -> tuple[int, int] | None:
        """Row and column of the field at this place, None outside of the table."""
        column = _interval(self.columns, across)
        row = _interval(self.rows, down)
        return None if column is None or row is None else (row, column)


def grids_of(rules: list[Rule]) -> list[Grid]:
    """The tables that `rules` draw, from top to bottom; a table has at least two fields."""
    level = _merged([rule for rule in rules if rule.is_level])
    upright = _merged([rule for rule in rules if not rule.is_level])
    if len(level) < _FEWEST_LINES or len(upright) < _FEWEST_LINES:
        return []
    if len(level) + len(upright) > _MOST_LINES:
        return []
    grids = []
    for group in _touching(level, upright):
        grid = _grid([level[i] for i in group[0]], [upright[i] for i in group[1]])
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.top, grid.columns[0]))


def _interval(places: tuple[float, ...], at: float) -> int | None:
    for index in range(len(places) - 1):
        if places[index] - 1 <= at < places[index + 1]:
            return index
    return None


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules on one straight line that touch each other become one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _NEAR), rule.start)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.at - rule.at) <= _NEAR and rule.start <= last.end + _NEAR:
            merged[-1] = Rule(rule.is_level, last.at, min(last.start, rule.start), max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _touching(level: list[Rule], upright: list[Rule]) -> list[tuple[list[int], list[int]]]:
    """Groups of lines that cross each other, directly or through others: one group is one table."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, across in enumerate(level):
        for j, up in enumerate(upright):
            if (
                across.start - _NEAR <= up.at <= across.end + _NEAR
                and up.start - _NEAR <= across.at <= up.end + _NEAR
            ):
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for i in range(len(level)):
        groups.setdefault(root(i), ([], []))[0].append(i)
    for j in range(len(upright)):
        groups.setdefault(root(len(level) + j), ([], []))[1].append(j)
    return [
        group
        for group in groups.values()
        if len(group[0]) >= _FEWEST_LINES and len(group[1]) >= _FEWEST_LINES
    ]


def _places(rules: list[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    columns, rows = _places(upright), _places(level)
    width, height = len(columns) - 1, len(rows) - 1
    if width < 1 or height < 1 or width * height < _FEWEST_LINES:
        return None
    if width > limits.TABLE_COLUMNS or width * height > _MOST_FIELDS:
        return None
    owner = [[row * width + column for column in range(width)] for row in range(height)]
    walls = _covering(upright, columns)
    floors = _covering(level, rows)
    for row in range(height):
        middle = (rows[row] + rows[row + 1]) / 2
        for column in range(width):
            if column and not _is_drawn(walls[column], middle):
                _unite(owner, (row, column - 1), (row, column))
            centre = (columns[column] + columns[column + 1]) / 2
            if row and not _is_drawn(floors[row], centre):
                _unite(owner, (row - 1, column), (row, column))
    return Grid(tuple(columns), tuple(rows), tuple(tuple(line) for line in owner))


def _covering(rules: list[Rule], places: list[float]) -> list[list[Rule]]:
    return [[rule for rule in rules if abs(rule.at - place) <= _NEAR] for place in places]


def _is_drawn(rules: list[Rule], at: float) -> bool:
    return any(rule.start <= at <= rule.end for rule in rules)


def _unite(owner: list[list[int]], first: tuple[int, int], second: tuple[int, int]) -> None:
    keep, drop = owner[first[0]][first[1]], owner[second[0]][second[1]]
    if keep == drop:
        return
    for line in owner[: second[0] + 1]:
        for column, number in enumerate(line):
            if number == drop:
                line[column] = keep
