"""One page of a list: sorted, cut and with the addresses that lead to its other pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

PAGE_SIZE = 25
LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of one page; `sort` is a key of the sorts that were offered."""

    rows: Sequence[Any]
    count: int
    page: int
    size: int
    sort: str
    is_descending: bool
    query: QueryDict

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, ceil(self.count / self.size))

    @property
    def first(self) -> int:
        """Number of the first row on the page; 0 where there is none."""
        return (self.page - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """Number of the last row on the page."""
        return (self.page - 1) * self.size + len(self.rows)

    @property
    def near_pages(self) -> list[int]:
        """The first page, the last, this one and its neighbours, in order."""
        near = {1, self.page - 1, self.page, self.page + 1, self.pages}
        return sorted(page for page in near if 1 <= page <= self.pages)

    def page_address(self, page: int) -> str:
        """The address of another page of the same list."""
        return self._address(page=str(page))

    def sort_address(self, key: str) -> str:
        """The address of the list sorted by `key`; the other way round where it already is."""
        turned = key == self.sort and not self.is_descending
        return self._address(sort=f"-{key}" if turned else key, page=None)

    def _address(self, **changes: str | None) -> str:
        query = self.query.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"


def listing(
    request: HttpRequest,
    *,
    rows: QuerySet[Any],
    sorts: Mapping[str, Sequence[str]],
    default: str,
    size: int = PAGE_SIZE,
) -> Listing:
    """The page of `rows` that the address asks for by `page` and `sort`.

    Args:
        request: its GET values `page` (from 1) and `sort` (a key of `sorts`, with `-` for descending).
        rows: what to list.
        sorts: for each key the fields of the order; the primary key is added so that pages never overlap.
        default: the key, with `-` for descending, where the address names none or a foreign one.
        size: rows on a page.
    """
    asked = request.GET.get("sort", default)
    chosen = asked if asked.lstrip("-") in sorts else default
    key, is_descending = chosen.lstrip("-"), chosen.startswith("-")
    count = rows.count()
    page = min(_page_number(request.GET.get("page", "1")), max(1, ceil(count / size)))
    ordered = rows.order_by(*(_turned(field, is_descending) for field in sorts[key]), "pk")
    return Listing(
        rows=list(ordered[(page - 1) * size : page * size]),
        count=count,
        page=page,
        size=size,
        sort=key,
        is_descending=is_descending,
        query=request.GET,
    )


def _page_number(text: str) -> int:
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _turned(field: str, is_descending: bool) -> str:
    if not is_descending:
        return field
    return field[1:] if field.startswith("-") else f"-{field}"
