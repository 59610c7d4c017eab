"""The tasks of a plan record as the table of its appendix."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from lantoa.papers.writing.blocks import Cell, Column, Table

COLUMNS: Final = (
    Column("TT", 1, is_centred=True),
    Column("Nhiệm vụ", 6.5),
    Column("Sản phẩm", 5.5),
    Column("Chủ trì", 3.6),
    Column("Phối hợp", 4),
    Column("Thời gian", 2.8, is_centred=True),
)


def table_of(tasks: Sequence[dict[str, Any]]) -> Table:
    """One row a task; tasks that follow each other under one number and name share those two cells."""
    rows: list[tuple[Cell, ...]] = []
    for _, group in groupby(tasks, key=lambda task: (task["number"], task["name"])):
        same = list(group)
        for place, task in enumerate(same):
            shared = _shared(task, len(same)) if place == 0 else ()
            rows.append((*shared, *_own(task)))
    return Table(COLUMNS, tuple(rows))


def _shared(task: dict[str, Any], rows: int) -> tuple[Cell, ...]:
    number = "" if task["number"] is None else str(task["number"])
    return Cell((number,), rows=rows), Cell((_held(task["name"]),), rows=rows)


def _own(task: dict[str, Any]) -> tuple[Cell, ...]:
    timing = task["timing"]
    return (
        _listed(task["products"]),
        _joined(task["leads"]),
        _joined(task["collaborators"]),
        Cell((timing["text"],) if timing else ()),
    )


def _listed(texts: Sequence[str]) -> Cell:
    if len(texts) < 2:
        return Cell(tuple(map(_held, texts)))
    *first, last = map(_held, texts)
    return Cell((*(f"- {text};" for text in first), f"- {last}"))


def _joined(texts: Sequence[str]) -> Cell:
    return Cell((_held("; ".join(texts)),) if texts else ())


def _held(text: str) -> str:
    """A dash between words never begins a line: there it would look like the mark of a list."""
    return text.replace(" - ", "\u00a0- ").replace(" – ", "\u00a0– ")
