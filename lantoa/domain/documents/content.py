"""What a kept paper says: its data as a `Paper` of the writer, its words and their hash."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from lantoa.domain.documents.models import Paper
from lantoa.papers.writing import blocks
from lantoa.papers.writing.phrases import padded
from lantoa.papers.writing.saved import from_data, to_data
from lantoa.papers.writing.text import text_of


def written(paper: Paper) -> blocks.Paper:
    """The paper as the writers take it."""
    return from_data(paper.content)


def words_sha256(content: blocks.Paper) -> str:
    """The hash of the words of a paper, apart from its layout."""
    return hashlib.sha256("\n".join(text_of(content)).encode()).hexdigest()


def with_number(paper: Paper, *, ordinal: int | None, symbol: str, issued_on: date) -> blocks.Paper:
    """The paper with number, symbol and date in their places."""
    number = padded(ordinal) if ordinal is not None else ""
    return replace(written(paper), number=number, symbol=symbol, issued_on=issued_on, year=issued_on.year)


def without_number(content: blocks.Paper, *, year: int | None) -> blocks.Paper:
    """The paper with room for number and date."""
    return replace(content, number="", issued_on=None, year=year)


def kept(content: blocks.Paper) -> dict[str, Any]:
    """The fields of a row that hold the content."""
    return {"content": to_data(content), "text_sha256": words_sha256(content), "symbol": content.symbol[:60]}
