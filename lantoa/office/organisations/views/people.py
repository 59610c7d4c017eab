"""People: the list, one page each, roles, delegations, locks and links."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.organisations.actions.people import (
    add_person,
    change_person,
    deactivate_person,
    invite,
    reactivate_person,
    remove_second_factor,
)
from lantoa.domain.organisations.actions.roles import delegate, end_role, give_role, revoke_delegation
from lantoa.domain.organisations.invitations import is_mailed_to
from lantoa.domain.organisations.models import Membership, Person, Unit
from lantoa.domain.organisations.queries import delegations_of, people, roles_of
from lantoa.domain.organisations.rules import (
    check_can_change_person,
    check_can_lock,
    check_can_manage_people,
    check_can_manage_person,
    homes_of,
    why_not,
)
from lantoa.domain.organisations.states import Role
from lantoa.office.organisations.forms import (
    DelegationForm,
    NewPersonForm,
    PersonForm,
    ReasonForm,
    RoleForm,
    done,
)
from lantoa.office.organisations.loading import (
    delegation_or_404,
    membership_or_404,
    own_body,
    person_or_404,
    units_to_choose,
)
from lantoa.office.tasks.filters import choice_in, number_in, text_in
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.listing import listing

MOST_EVENTS = 30
SORTS = {"name": ("full_name",), "username": ("username",)}


@require_safe
@office
def people_list(request: HttpRequest) -> HttpResponse:
    """People of the own bodies, by unit, role and name."""
    body = own_body(request)
    chosen = number_in(request.GET, "unit")
    unit = get_object_or_404(Unit.objects.visible_to(request.actor), pk=chosen) if chosen else None
    asked = {
        "text": text_in(request.GET, "q"),
        "role": choice_in(request.GET, "role", of=Role),
        "with_locked": request.GET.get("locked") == "1",
    }
    context = {
        "listing": listing(
            request, rows=people(request.actor, unit=unit, **asked), sorts=SORTS, default="name"
        ),
        **asked,
        "unit": unit,
        "units": units_to_choose(body, on=request.actor.on),
        "roles": Role.choices,
        "why_not": why_not(check_can_manage_people, body, request.actor),
    }
    return render(request, "office/organisations/people.html", context)


@require_safe
@office
def person_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: account, roles, what was lent, history."""
    return _person_page(request, person_or_404(request, pk))


def _person_page(request: HttpRequest, person: Person, *, status: int = 200, **bound) -> HttpResponse:
    actor = request.actor
    seats = roles_of(person)
    events = AuditEvent.objects.about(person).visible_to(actor).select_related("by")[:MOST_EVENTS]
    context = {
        "person_shown": person,
        "is_self": person.pk == actor.person.pk,
        "seats": seats,
        "running": [seat.pk for seat in seats if is_running(seat, actor.on)],
        "delegations": delegations_of(person),
        "today": actor.on,
        "events": events,
        "tell": tell,
        "has_password": person.has_usable_password(),
        "has_second_factor": person.authenticator_set.exists(),
        "why_not": why_not(check_can_manage_person, person, actor),
        "why_not_change": why_not(check_can_change_person, person, actor),
        "why_not_lock": why_not(check_can_lock, person, actor),
        "role_form": bound.get("role_form") or RoleForm(choices=_role_choices(request, person)),
        "lend_form": bound.get("lend_form") or DelegationForm(choices=lend_choices(request, person)),
        "lock_form": bound.get("lock_form") or ReasonForm(prefix="lock"),
        "factor_form": bound.get("factor_form") or ReasonForm(prefix="factor"),
        "link": bound.get("link", ""),
        "mailed_to": bound.get("mailed_to", ""),
    }
    return render(request, "office/organisations/person.html", context, status=status)


def is_running(seat: Membership, day) -> bool:
    """Whether a role holds on a day."""
    return (seat.starts_on is None or seat.starts_on <= day) and (seat.ends_on is None or seat.ends_on >= day)


def _role_choices(request: HttpRequest, person: Person) -> dict:
    """Units of the bodies where the person works and the one who looks may keep people."""
    bodies = {body.pk: body for body in [*homes_of(person, on=request.actor.on), own_body(request)]}
    kept = [body for body in bodies.values() if not why_not(check_can_manage_people, body, request.actor)]
    return {"unit": [row for body in kept for row in units_to_choose(body, on=request.actor.on)]}


def lend_choices(request: HttpRequest, person: Person) -> dict:
    """The running roles of the person, and the colleagues who may take one."""
    seats = [seat for seat in roles_of(person) if is_running(seat, request.actor.on)]
    bodies = {seat.unit.organisation_id or seat.unit_id for seat in seats}
    takers = (
        Person.objects.visible_to(request.actor)
        .filter(is_active=True, memberships__unit__organisation__in=bodies)
        .exclude(pk=person.pk)
        .distinct()
        .order_by("full_name", "pk")
    )
    return {
        "seat": [(seat.pk, f"{seat.get_role_display()}, {seat.unit.name}") for seat in seats],
        "taker": [(row.pk, row.full_name) for row in takers],
    }


@require_http_methods(["GET", "HEAD", "POST"])
@office
def person_add(request: HttpRequest) -> HttpResponse:
    """The form for a new person with a first role."""
    body = own_body(request)
    check_can_manage_people(body, request.actor)
    form = NewPersonForm(
        request.POST or None,
        initial={"unit": number_in(request.GET, "unit") or body.pk, "role": Role.VIEWER},
        choices={"unit": units_to_choose(body, on=request.actor.on)},
    )
    made: list[Person] = []

    def act(given: dict) -> None:
        unit = get_object_or_404(Unit.objects.visible_to(request.actor), pk=given.pop("unit"))
        made.append(add_person(given.pop("username"), unit=unit, by=request.actor, at=now(), **given))

    if request.method == "POST" and done(form, act):
        messages.success(
            request, _("Đã thêm %(name)s. Hãy cấp đường dẫn đặt mật khẩu.") % {"name": made[0].full_name}
        )
        return HttpResponseRedirect(reverse("person", args=[made[0].pk]))
    context = {"form": form, "shown": None}
    status = 422 if form.is_bound else 200
    return render(request, "office/organisations/person_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for name, title, mail and telephone."""
    person = person_or_404(request, pk)
    check_can_change_person(person, request.actor)
    initial = {name: getattr(person, name) for name in PersonForm.base_fields}
    form = PersonForm(request.POST or None, initial=initial)
    if request.method == "POST" and done(
        form, lambda given: change_person(person, by=request.actor, at=now(), **given)
    ):
        messages.success(request, _("Đã lưu thông tin của %(name)s.") % {"name": person.full_name})
        return HttpResponseRedirect(reverse("person", args=[pk]))
    context = {"form": form, "shown": person}
    status = 422 if form.is_bound else 200
    return render(request, "office/organisations/person_form.html", context, status=status)


@require_POST
@office
def role_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a role."""
    person = person_or_404(request, pk)
    check_can_manage_person(person, request.actor)
    form = RoleForm(request.POST, choices=_role_choices(request, person))

    def act(given: dict) -> None:
        unit = get_object_or_404(Unit.objects.visible_to(request.actor), pk=given.pop("unit"))
        give_role(person, unit=unit, by=request.actor, at=now(), **given)

    if not done(form, act):
        return _person_page(request, person, status=422, role_form=form)
    messages.success(request, _("Đã giao vai trò."))
    return HttpResponseRedirect(reverse("person", args=[pk]))


@require_POST
@office
def role_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a role with today."""
    seat = membership_or_404(request, pk)
    end_role(seat, on=request.actor.on, by=request.actor, at=now())
    messages.success(request, _("Đã thôi vai trò %(role)s.") % {"role": seat.get_role_display()})
    return HttpResponseRedirect(reverse("person", args=[seat.person_id]))


@require_POST
@office
def role_lend(request: HttpRequest, pk: int) -> HttpResponse:
    """Lends a role of this person to a colleague."""
    person = person_or_404(request, pk)
    check_can_change_person(person, request.actor)
    form = DelegationForm(request.POST, choices=lend_choices(request, person))

    def act(given: dict) -> None:
        seat = get_object_or_404(
            Membership.objects.select_related("unit"), pk=given.pop("seat"), person=person
        )
        taker = person_or_404(request, given.pop("taker"))
        delegate(person, taker=taker, unit=seat.unit, role=seat.role, by=request.actor, at=now(), **given)

    if not done(form, act):
        return _person_page(request, person, status=422, lend_form=form)
    messages.success(request, _("Đã ủy quyền; hết thời hạn thì ủy quyền tự kết thúc."))
    return HttpResponseRedirect(reverse("person", args=[pk]))


@require_POST
@office
def delegation_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a lent role back."""
    row = delegation_or_404(request, pk)
    revoke_delegation(row, by=request.actor, at=now())
    messages.success(request, _("Đã thu hồi ủy quyền."))
    return HttpResponseRedirect(reverse("person", args=[row.giver_id]))


@never_cache
@require_POST
@office
def person_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a one-time link, mails it where that can be done, and shows it, this once."""
    person = person_or_404(request, pk)
    link = settings.ORIGIN + reverse("first_password", args=[invite(person, by=request.actor, at=now())])
    return _person_page(request, person, link=link, mailed_to=person.email if is_mailed_to(person) else "")


@require_POST
@office
def person_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Locks an account."""
    person = person_or_404(request, pk)
    check_can_lock(person, request.actor)
    form = ReasonForm(request.POST, prefix="lock")
    if not done(
        form,
        lambda given: deactivate_person(person, by=request.actor, at=now(), on=request.actor.on, **given),
    ):
        return _person_page(request, person, status=422, lock_form=form)
    messages.success(request, _("Đã khóa tài khoản của %(name)s.") % {"name": person.full_name})
    return HttpResponseRedirect(reverse("person", args=[pk]))


@require_POST
@office
def person_unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens an account again."""
    person = person_or_404(request, pk)
    reactivate_person(person, by=request.actor, at=now())
    messages.success(request, _("Đã mở khóa tài khoản của %(name)s.") % {"name": person.full_name})
    return HttpResponseRedirect(reverse("person", args=[pk]))


@require_POST
@office
def second_factor_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes away the second factor of someone who lost the telephone."""
    person = person_or_404(request, pk)
    check_can_manage_person(person, request.actor)
    form = ReasonForm(request.POST, prefix="factor")
    if not done(form, lambda given: remove_second_factor(person, by=request.actor, at=now(), **given)):
        return _person_page(request, person, status=422, factor_form=form)
    messages.success(
        request, _("Đã gỡ xác thực hai lớp; hãy nhắc %(name)s bật lại.") % {"name": person.full_name}
    )
    return HttpResponseRedirect(reverse("person", args=[pk]))
