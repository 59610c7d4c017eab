"""The Jinja2 environment: strict, translated, with the filters that pages use."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from lantoa.web.demo import demo_accounts
from lantoa.web.shell import shell_of

CELL = re.compile(r"<td\b")
NOBODY = AnonymousUser()


def environment(**options) -> Environment:
    """Every template in every interface; an undefined variable is an error."""
    env = Environment(**{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})
    env.add_extension("jinja2.ext.i18n")
    env.add_extension("jinja2.ext.do")
    env.install_gettext_callables(gettext, ngettext, newstyle=True)
    env.globals.update(
        static=static,
        url=address,
        icon=icon,
        language=translation.get_language,
        languages=settings.LANGUAGES,
        demo_accounts=demo_accounts,
    )
    env.filters.update(
        day=day, moment=moment, number=number, initials=initials, shade=shade, label_cells=label_cells
    )
    return env


def address(name: str, *args, **kwargs) -> str:
    """The address of a named page."""
    return reverse(name, args=args, kwargs=kwargs)


@lru_cache(maxsize=512)
def icon(name: str, title: str = "") -> Markup:
    """An outline icon inline; hidden from screen readers unless it has a title.

    Raises:
        FileNotFoundError: if there is no icon of that name, so that a slip shows in the first test.
    """
    svg = Path(settings.ICONS, f"{name}.svg").read_text("utf-8")
    body = svg[svg.index("<svg") + 4 : svg.rindex("</svg>")].partition(">")[2]
    label = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true" focusable="false"'
    return Markup(
        '<svg class="icon" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" {label}>{body}</svg>'
    )


def day(value: date | None, empty: str = "—") -> str:
    """`09/12/2026`, or `empty`."""
    return value.strftime("%d/%m/%Y") if value else empty


def moment(value: datetime | None, empty: str = "—") -> str:
    """`14:05 09/12/2026` in Viet Nam's time, or `empty`."""
    return timezone.localtime(value).strftime("%H:%M %d/%m/%Y") if value else empty


def number(value) -> str:
    """`1.234,5`: point for thousands, comma for decimals, no needless zeros."""
    if value is None:
        return "—"
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", ".,"))


def initials(name: str) -> str:
    """The first letters of the last two words, as Vietnamese names are called: `Lê Thị Lan Anh` is LA."""
    return "".join(word[0] for word in name.split()[-2:]).upper() or "?"


def shade(name: str) -> int:
    """A number from 0 to 5 that is always the same for a name, to tint its avatar."""
    return sum(map(ord, name)) % 6


def label_cells(row: Markup, labels: Sequence[str]) -> Markup:
    """Writes each column's label on its `<td>`, so that a row reads as a card on a narrow screen."""
    left = iter(labels)
    return Markup(
        CELL.sub(lambda _: f'<td role="cell" data-label="{escape(next(left, ""))}"', str(row)),
    )


def page_context(request) -> dict:
    """What every page may use; the shell is worked out only where a page draws it."""
    if not hasattr(request, "lantoa_shell"):
        request.lantoa_shell = SimpleLazyObject(lambda: shell_of(request))
    return {
        "request": request,
        "user": getattr(request, "user", NOBODY),
        "is_demo": settings.DEMO,
        "shell": request.lantoa_shell,
    }
