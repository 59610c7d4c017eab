"""Who may sign for the body."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lantoa.domain.organisations.actions.signing import add_signing_post, end_signing_post
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.organisations.rules import check_can_manage_people, why_not
from lantoa.domain.organisations.signing import letterhead_of, posts_of, signers_of, symbol_of_kind
from lantoa.office.organisations.forms import done
from lantoa.office.organisations.loading import own_body
from lantoa.office.papers.forms import PostForm
from lantoa.office.papers.loading import post_or_404
from lantoa.office.papers.views.lists import tabs
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@office
def posts(request: HttpRequest) -> HttpResponse:
    """Signing posts, who signs today and how, and a form for one more post."""
    body = own_body(request)
    if request.method != "POST":
        return _page(request, body, PostForm(choices=_people(request, body)))
    check_can_manage_people(body, request.actor)
    form = PostForm(request.POST, choices=_people(request, body))

    def act(given: dict) -> None:
        person = get_object_or_404(Person.objects.visible_to(request.actor), pk=given.pop("person"))
        add_signing_post(body, person=person, by=request.actor, at=now(), **given)

    if not done(form, act):
        return _page(request, body, form, status=422)
    messages.success(request, _("Đã thêm chức danh ký."))
    return HttpResponseRedirect(reverse("paper_signing"))


@require_POST
@office
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a post with today."""
    post = post_or_404(request, pk)
    end_signing_post(post, on=request.actor.on, by=request.actor, at=now())
    messages.success(request, _("Đã kết thúc chức danh ký của %(name)s.") % {"name": post.person.full_name})
    return HttpResponseRedirect(reverse("paper_signing"))


def _people(request: HttpRequest, body: Unit) -> dict[str, list[tuple[int, str]]]:
    rows = Person.objects.visible_to(request.actor).filter(
        is_active=True, memberships__unit__organisation=body
    )
    found = rows.distinct().order_by("full_name", "pk").values_list("pk", "full_name", "title")
    return {"person": [(pk, f"{name}, {title}" if title else name) for pk, name, title in found]}


def _page(request: HttpRequest, body: Unit, form: PostForm, *, status: int = 200) -> HttpResponse:
    on = request.actor.on
    context = {
        "body": body,
        "letterhead": letterhead_of(body),
        "symbol": symbol_of_kind(body, "Kế hoạch"),
        "posts": posts_of(body),
        "signers": signers_of(body, on),
        "on": on,
        "form": form,
        "reason": why_not(check_can_manage_people, body, request.actor),
        "tabs": tabs("signing", request),
    }
    return render(request, "office/papers/signing.html", context, status=status)
