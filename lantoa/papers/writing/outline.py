"""How deep each heading of a paper stands, for readers that jump from heading to heading."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.writing.blocks import Article, Block, Heading, HeadingForm

_RANKS = {form: rank for rank, form in enumerate(HeadingForm)}
_DEEPEST = 6


def levels_of(blocks: Sequence[Block], *, top: int = 2) -> list[int]:
    """For each block the level of its heading, from `top` without gaps to 6; 0 for what is no heading."""
    open_ranks: list[tuple[int, int]] = []
    return [_level(block, open_ranks, top) for block in blocks]


def _level(block: Block, open_ranks: list[tuple[int, int]], top: int) -> int:
    rank = _rank(block)
    if rank is None:
        return 0
    while open_ranks and open_ranks[-1] >= rank:
        open_ranks.pop()
    open_ranks.append(rank)
    return min(top + len(open_ranks) - 1, _DEEPEST)


def _rank(block: Block) -> tuple[int, int] | None:
    if isinstance(block, Heading):
        return (_RANKS[block.form], block.label.rstrip(".").count("."))
    if isinstance(block, Article) and block.is_title:
        return (_RANKS[HeadingForm.SUBSECTION], 1)
    return None
