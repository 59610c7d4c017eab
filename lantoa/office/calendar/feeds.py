"""Calendar feeds at secret addresses: for programmes that cannot sign in."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lantoa.domain.organisations.actor import Actor, actor_of
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.plans import actions
from lantoa.domain.plans.queries.calendar import CalendarFilter, items
from lantoa.domain.plans.queries.feeds import person_of_key, person_of_unit_key, unit_key
from lantoa.domain.plans.queries.tasks import unit_choices
from lantoa.lib.periods import Period
from lantoa.office.calendar.ics import ics
from lantoa.office.calendar.views import address_of
from lantoa.web.actors import office
from lantoa.web.clock import now, today

BACK, AHEAD = timedelta(days=120), timedelta(days=550)
KEPT_SECONDS = 900


@require_safe
@office
def feeds(request: HttpRequest) -> HttpResponse:
    """The person's addresses, with what each shows."""
    person = request.actor.person
    units = unit_choices(request.actor) if person.feed_key else []
    context = {
        "own": _absolute(request, "feed", person.feed_key) if person.feed_key else None,
        "units": [
            (name, _absolute(request, "unit_feed", pk, person.pk, unit_key(person, unit_id=pk)))
            for pk, name in units
        ],
    }
    return render(request, "office/calendar/feeds.html", context)


@require_POST
@office
def open_feed(request: HttpRequest) -> HttpResponse:
    """A new secret for the person; addresses made before stop."""
    actions.open_feed(by=request.actor, at=now())
    messages.success(
        request, _("Đã tạo địa chỉ lịch. Ai có địa chỉ đều xem được, nên hãy giữ riêng cho mình.")
    )
    return HttpResponseRedirect(reverse("feeds"))


@require_POST
@office
def close_feed(request: HttpRequest) -> HttpResponse:
    """The person's addresses stop."""
    actions.close_feed(by=request.actor, at=now())
    messages.success(request, _("Đã thu hồi; các địa chỉ cũ không còn mở được."))
    return HttpResponseRedirect(reverse("feeds"))


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The work of the person whose key this is."""
    actor = _actor(person_of_key(key))
    return _answer(
        actor,
        asked=CalendarFilter(is_mine=True),
        title=_("Lan Tỏa: việc của %(name)s") % {"name": actor.person.full_name},
    )


@require_safe
def unit_feed(request: HttpRequest, unit_pk: int, person_pk: int, key: str) -> HttpResponse:
    """The work of a unit, as far as the person who signed the address may see it."""
    actor = _actor(person_of_unit_key(key, person_id=person_pk, unit_id=unit_pk))
    unit = get_object_or_404(Unit.objects.filter(organisation__in=actor.organisation_ids), pk=unit_pk)
    return _answer(
        actor, asked=CalendarFilter(unit_id=unit.pk), title=_("Lan Tỏa: %(name)s") % {"name": unit.name}
    )


def _actor(person: Person | None) -> Actor:
    if person is None:
        raise Http404
    return actor_of(person, on=today())


def _answer(actor: Actor, *, asked: CalendarFilter, title: str) -> HttpResponse:
    span = Period(actor.on - BACK, actor.on + AHEAD)
    found = items(actor, span=span, asked=asked)
    body = ics(
        found,
        title=title,
        host=settings.ORIGIN.partition("://")[2],
        on=actor.on,
        address_of=lambda item: settings.ORIGIN + address_of(item),
    )
    headers = {
        "Cache-Control": f"private, max-age={KEPT_SECONDS}",
        "Content-Disposition": 'inline; filename="lan-toa.ics"',
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
    }
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


def _absolute(request: HttpRequest, name: str, *arguments: object) -> str:
    return request.build_absolute_uri(reverse(name, args=arguments))
