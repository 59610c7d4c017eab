"""What the words of a plan say, read again from the outline and body of a plan record instead of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lantoa.papers.reading.duties import closing_of, duties_of
from lantoa.papers.reading.items import Body, Heading, Item
from lantoa.papers.reading.marks import mark_of_label
from lantoa.papers.reading.sections import funding_of


def duties_and_funding(
    outline: Sequence[Mapping[str, Any]], body: Sequence[Mapping[str, Any]]
) -> tuple[list[dict[str, Any]], str | None]:
    """`duties` and `funding` of the plan record from its `outline` and `body`."""
    words = _body(outline, body)
    closing = {id(item) for item in closing_of(words)}
    funding = funding_of(words, closing=closing)
    duties = [
        {"unit": duty.unit, "items": [entry.text for entry in duty.entries]}
        for duty in duties_of(words, closing=closing)
    ]
    return duties, funding.text if funding else None


def _body(outline: Sequence[Mapping[str, Any]], body: Sequence[Mapping[str, Any]]) -> Body:
    items: list[Item] = []
    headings: list[Heading] = []

    def open_until(wanted: int) -> None:
        while len(headings) <= wanted:
            row = outline[len(headings)]
            label, level = row["label"], int(row["level"])
            heading = Heading(label, str(row["text"]), level, len(items), 0, index=len(headings))
            headings.append(heading)
            items.append(
                Item(
                    len(items),
                    heading.text,
                    0,
                    mark_of_label(f"{label}.") if label else None,
                    heading=heading.index,
                    is_heading=True,
                )
            )

    for row in body:
        under = row["heading"]
        if under is not None:
            open_until(under)
        mark = mark_of_label(str(row["mark"])) if row["mark"] else None
        items.append(Item(len(items), str(row["text"]), 0, mark, heading=under))
    open_until(len(outline) - 1)
    for heading in headings:
        following = (other.item for other in headings[heading.index + 1 :] if other.level <= heading.level)
        heading.end = next(following, len(items))
    return Body(items, headings)
