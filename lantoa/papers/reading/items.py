"""The paragraphs of the body and the headings over them."""

from dataclasses import dataclass
from itertools import islice

from lantoa.papers.reading.marks import Kind, Mark


@dataclass(slots=True)
class Item:
    """A paragraph of the body: its block, its text without mark, and the heading that it is or stands under."""

    block: int
    text: str
    start: int
    mark: Mark | None
    bold: bool = False
    heading: int | None = None
    is_heading: bool = False
    heads_table: bool = False

    @property
    def kind(self) -> Kind | None:
        return self.mark.kind if self.mark else None


@dataclass(slots=True)
class Heading:
    """A heading: label and text as in the record, its level, and the items below it, children included."""

    label: str | None
    text: str
    level: int
    item: int
    end: int
    index: int = 0

    @property
    def folded(self) -> str:
        return self.text.casefold()


@dataclass(slots=True)
class Body:
    """Items in order, headings in order."""

    items: list[Item]
    headings: list[Heading]

    def below(self, heading: Heading) -> range:
        """The items under a heading, those of its child headings included."""
        return range(heading.item + 1, heading.end)

    def children(self, heading: Heading) -> list[Heading]:
        """The headings under a heading, at every depth."""
        found: list[Heading] = []
        for other in islice(self.headings, heading.index + 1, None):
            if other.item >= heading.end:
                break
            found.append(other)
        return found

    def own(self, heading: Heading) -> list[Item]:
        """The items that stand right under a heading, not under one of its children."""
        return [
            item
            for item in self.items[heading.item + 1 : heading.end]
            if item.heading == heading.index and not item.is_heading
        ]
