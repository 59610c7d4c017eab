"""The log: who did what, when, to which object."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import KINDS, tell
from lantoa.domain.organisations.actions import people as people_actions
from lantoa.domain.organisations.actions import units as unit_actions
from lantoa.domain.organisations.models import Person
from lantoa.domain.organisations.rules import check_can_read_log, log_bodies
from lantoa.office.tasks.filters import number_in, text_in
from lantoa.web.actors import office
from lantoa.web.listing import listing

PAGE = 50
SORTS = {"at": ("id",)}
SUBJECTS = {
    "unit": _("Đơn vị"),
    "person": _("Người dùng"),
    "plan": _("Kế hoạch"),
    "task": _("Nhiệm vụ"),
    "target": _("Chỉ tiêu"),
    "import": _("Văn bản nhập"),
    "instrument": _("Văn bản pháp lý"),
    "reportingduty": _("Báo cáo phải nộp"),
    "holiday": _("Lịch nghỉ"),
}
FIELDS = {**unit_actions.DETAILS, **people_actions.DETAILS}
_PLACE = re.compile(r"%\(\w+\)s")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the log."""

    text: str
    kind: str
    subject: str
    subject_id: int | None
    person_id: int | None
    first: date | None
    last: date | None


@require_safe
@office
def log(request: HttpRequest) -> HttpResponse:
    """Events of the bodies whose log the person may read, the newest first."""
    check_can_read_log(request.actor)
    asked = _asked(request)
    rows = _events(log_bodies(request.actor), asked)
    page = listing(request, rows=rows.select_related("by"), sorts=SORTS, default="-at", size=PAGE)
    context = {
        "asked": asked,
        "listing": page,
        "tell": tell,
        "addresses": {event.pk: _address(event) for event in page.rows},
        "changes": {event.pk: _changes(event) for event in page.rows},
        "kinds": _kinds(),
        "subjects": list(SUBJECTS.items()),
        "subject_names": SUBJECTS,
        "field_names": FIELDS,
        "people": list(
            Person.objects.visible_to(request.actor).order_by("full_name").values_list("pk", "full_name")
        ),
    }
    return render(request, "office/log/log.html", context)


def _asked(request: HttpRequest) -> Asked:
    kind, subject = text_in(request.GET, "kind"), text_in(request.GET, "subject")
    return Asked(
        text=text_in(request.GET, "q"),
        kind=kind if kind in KINDS else "",
        subject=subject if subject in SUBJECTS else "",
        subject_id=number_in(request.GET, "number"),
        person_id=number_in(request.GET, "person"),
        first=_day(request, "from"),
        last=_day(request, "to"),
    )


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def _events(bodies: frozenset[int], asked: Asked):
    rows = AuditEvent.objects.filter(organisation_id__in=bodies)
    conditions = {
        "kind": asked.kind,
        "subject_type": asked.subject,
        "subject_id": asked.subject_id,
        "by_id": asked.person_id,
        "subject_name__icontains": asked.text,
        "at__gte": _midnight(asked.first) if asked.first else None,
        "at__lt": _midnight(asked.last + timedelta(days=1)) if asked.last and asked.last < date.max else None,
    }
    return rows.filter(**{name: value for name, value in conditions.items() if value})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _kinds() -> list[tuple[str, str]]:
    """All kinds with their sentences, the places for details shown as dots."""
    told = {
        kind: _PLACE.sub("…", str(telling)) if isinstance(telling, str | Promise) else kind
        for kind, telling in KINDS.items()
    }
    return sorted(told.items(), key=lambda pair: pair[1])


def _address(event: AuditEvent) -> str:
    """The page of the event's object; empty where it has none."""
    if event.subject_type not in SUBJECTS:
        return ""
    try:
        return reverse(event.subject_type, args=[event.subject_id])
    except NoReverseMatch:
        return ""


def _changes(event: AuditEvent) -> list[tuple[str, str, str]]:
    """Field, old and new value, where an event tells several at once."""
    old, new = event.details.get("old"), event.details.get("new")
    if not isinstance(old, dict) or not isinstance(new, dict):
        return []
    return [(str(name), str(old.get(name, "")), str(value)) for name, value in new.items()]
