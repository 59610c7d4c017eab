"""One's own account, and the one-time link that sets a password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lantoa.domain.organisations.actions.people import change_person, set_first_password
from lantoa.domain.organisations.invitations import person_of_token
from lantoa.domain.organisations.queries import delegations_of, roles_of
from lantoa.office.organisations.forms import DelegationForm, FirstPasswordForm, PersonForm, done
from lantoa.office.organisations.views.people import is_running, lend_choices
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@office
def my_account(request: HttpRequest) -> HttpResponse:
    """Own details, own roles, what one lent; the ways to password and second factor."""
    person = request.actor.person
    initial = {name: getattr(person, name) for name in PersonForm.base_fields}
    form = PersonForm(request.POST or None, initial=initial)
    if request.method == "POST" and done(
        form, lambda given: change_person(person, by=request.actor, at=now(), **given)
    ):
        messages.success(request, _("Đã lưu thông tin của bạn."))
        return HttpResponseRedirect(reverse("my_account"))
    context = {
        "form": form,
        "me": person,
        "seats": [seat for seat in roles_of(person) if is_running(seat, request.actor.on)],
        "delegations": delegations_of(person),
        "today": request.actor.on,
        "lend_form": DelegationForm(choices=lend_choices(request, person)),
        "has_second_factor": person.authenticator_set.exists(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "office/organisations/account.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first_password(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a one-time link; needs no sign-in, and gives none."""
    person = person_of_token(token, at=now())
    form = FirstPasswordForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda given: set_first_password(token, password=given["password"], at=now())
    ):
        messages.success(request, _("Đã đặt mật khẩu. Bạn có thể đăng nhập."))
        return HttpResponseRedirect(reverse("account_login"))
    context = {"form": form, "name": person.full_name, "username": person.username}
    status = 422 if form.is_bound else 200
    return render(request, "office/organisations/first_password.html", context, status=status)
