"""Elements of HTML: every text goes through here and is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def element(tag: str, style: str, *content: str, **attributes: object) -> str:
    """`<tag class="paper-style …">content</tag>`; the content is HTML already."""
    names = " ".join(f"paper-{name}" for name in style.split())
    given = {"class": names} if names else {}
    given |= {name: str(value) for name, value in attributes.items()}
    written = "".join(f' {name}="{escape(value)}"' for name, value in given.items())
    return f"<{tag}{written}>{''.join(content)}</{tag}>"


def words(text: str) -> str:
    """Text, escaped."""
    return escape(text, quote=False)


def line(style: str, text: str, *, tag: str = "p") -> str:
    """One line of text in a component's style; nothing for an empty text."""
    return element(tag, style, words(text)) if text else ""


def group(tag: str, style: str, parts: Iterable[str], **attributes: object) -> str:
    """Elements on lines of their own, so that their words stay apart; nothing where there is none."""
    inner = "\n".join(part for part in parts if part)
    return element(tag, style, f"\n{inner}\n", **attributes) if inner else ""
