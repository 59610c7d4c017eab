"""Whether the plan's paper says what its rows say: the paper is written, read as any paper, and compared."""

from __future__ import annotations

from dataclasses import dataclass


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
