"""What every paper of a body carries around its content: letterhead, symbol, signature, recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lantoa.papers.writing.blocks import (
    Article,
    Block,
    Item,
    Letterhead,
    Paper,
    Paragraph,
    Signature,
    Urgency,
)
from lantoa.papers.writing.phrases import closed


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts that the body and its clerk give; the fields are those of `Paper`."""

    letterhead: Letterhead
    symbol: str = ""
    number: str = ""
    issued_on: date | None = None
    year: int | None = None
    signature: Signature = field(default_factory=Signature)
    recipients: tuple[str, ...] = ()
    urgency: Urgency | None = None
    circulation: str = ""
    drafter_mark: str = ""
    contact: str = ""

    def paper(self, kind: str, subject: str, blocks: Sequence[Block]) -> Paper:
        """A paper of this frame; its last paragraph gets the closing mark `./.`."""
        return Paper(
            kind=kind,
            letterhead=self.letterhead,
            subject=subject,
            blocks=with_end(blocks),
            symbol=self.symbol,
            number=self.number,
            issued_on=self.issued_on,
            year=self.year,
            signature=self.signature,
            recipients=self.recipients,
            urgency=self.urgency,
            circulation=self.circulation,
            drafter_mark=self.drafter_mark,
            contact=self.contact,
        )


def with_end(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks`, the last of them closed by `./.` where it is running text and none is closed yet."""
    texts = (block.text for block in blocks if isinstance(block, (Article, Item, Paragraph)))
    if not blocks or not isinstance(blocks[-1], (Article, Item, Paragraph)) or any(map(_is_end, texts)):
        return tuple(blocks)
    last = blocks[-1]
    return (*blocks[:-1], replace(last, text=closed(last.text)))


def _is_end(text: str) -> bool:
    return text.rstrip().endswith("./.")
