"""The menu of an interface: entries are registered by it, shown by role and only where the page exists."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from lantoa.domain.organisations.actor import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in the menu; `roles` None means everybody who is signed in.

    `count` says how much waits there for the actor; it is asked once a page, so it must be one cheap query.
    """

    label: str
    icon: str
    name: str
    group: str
    roles: frozenset[str] | None = None
    is_in_bar: bool = False
    count: Callable[[Actor], int] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An entry with its address, as one person sees it on one page."""

    label: str
    icon: str
    address: str
    group: str
    is_current: bool
    is_in_bar: bool
    count: int = 0


_entries: dict[str, Entry] = {}


def register(entries: Iterable[Entry]) -> None:
    """Adds places to the menu, in the order of the menu.

    Raises:
        ValueError: if an address name is already in the menu with another entry.
    """
    for entry in entries:
        if _entries.setdefault(entry.name, entry) != entry:
            raise ValueError(f"Two menu entries lead to {entry.name!r}; give one of them up.")


def menu_of(actor: Actor | None, *, path: str) -> tuple[Item, ...]:
    """What the actor may go to; the current item has the longest address that `path` begins with."""
    roles = {post.role for post in actor.posts} if actor else set()
    seen = [(entry, _address(entry.name)) for entry in _entries.values() if _is_for(entry, roles)]
    current = max((at for _, at in seen if at and _leads_to(at, path)), key=len, default=None)
    return tuple(
        Item(
            label=entry.label,
            icon=entry.icon,
            address=at,
            group=entry.group,
            is_current=at == current,
            is_in_bar=entry.is_in_bar,
            count=entry.count(actor) if entry.count and actor else 0,
        )
        for entry, at in seen
        if at
    )


def _is_for(entry: Entry, roles: set[str]) -> bool:
    return entry.roles is None or bool(entry.roles & roles)


def _leads_to(address: str, path: str) -> bool:
    return path == address if address == "/" else path.startswith(address)


@cache
def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
