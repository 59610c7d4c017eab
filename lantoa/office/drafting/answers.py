"""What the desk answers to a save: pieces to a script, else the page again; both versions where it came too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.plans.models import Plan
from lantoa.office.drafting.contents import filled
from lantoa.office.drafting.page import DraftPage, draft_page
from lantoa.office.drafting.preview import preview_of
from lantoa.office.plans.forms import RuledForm

REFUSED = {Denied: 403, Stale: 409, Invalid: 422}


def is_script(request: HttpRequest) -> bool:
    """Whether the desk's own script asks, which takes pieces."""
    return "X-Autosave" in request.headers


def saved(
    request: HttpRequest,
    plan: Plan,
    act: Callable[[], Any],
    *,
    part: str,
    form: RuledForm | None = None,
    key: str = "",
    edit: str = "",
    again: str = "",
    is_typed: bool = False,
    go_to: Callable[[Any], str] | str = "",
    done: str = "",
) -> HttpResponse:
    """Does `act` and answers.

    Args:
        form, key: the form that was sent and its name in the part; it is shown again where it was refused.
        edit: the row that is open in the answer.
        again: the row that is open where it was refused, if another.
        is_typed: the rows of the part stay as they are, so a script gets only what stands around them.
        go_to: where the answer leads, or how to tell it from what `act` gave.
        done: what is said afterwards where there are no scripts.
    """
    try:
        if form is not None and not form.is_valid():
            raise Invalid("")
        result = act()
    except Invalid as refusal:
        if form is not None and refusal.sentence:
            form.refuse(refusal)
        return _refused(
            request, plan, refusal, part=part, edit=again or edit, form=form, key=key, is_typed=is_typed
        )
    except (Stale, Denied) as refusal:
        return _refused(request, plan, refusal, part=part, edit=edit, form=None, key="", is_typed=False)
    place = go_to(result) if callable(go_to) else go_to
    if is_script(request):
        plan.refresh_from_db()
        page = draft_page(request, plan, part, edit=edit, is_saved_now=True, go_to=place)
        return pieces(request, page, is_whole=not is_typed)
    if done:
        messages.success(request, done)
    page = DraftPage(plan=plan, part=part, at=None)  # type: ignore[arg-type]
    return HttpResponseRedirect(page.address(part, edit) + (f"#{place}" if place else ""))


def _refused(
    request: HttpRequest,
    plan: Plan,
    refusal: Denied | Stale | Invalid,
    *,
    part: str,
    edit: str,
    form: RuledForm | None,
    key: str,
    is_typed: bool,
) -> HttpResponse:
    status = next(code for kind, code in REFUSED.items() if isinstance(refusal, kind))
    plan.refresh_from_db()
    page = draft_page(request, plan, part, edit=edit, refusal=refusal.sentence if form is None else "")
    if form is not None:
        page.forms[key] = form
    if is_script(request):
        if is_typed and form is not None:
            return render(
                request, "office/drafting/problem.html", {"page": page, "form": form}, status=status
            )
        return pieces(request, page, is_whole=True, status=status)
    return whole(request, page, status=status)


def pieces(request: HttpRequest, page: DraftPage, *, is_whole: bool, status: int = 200) -> HttpResponse:
    """What changed, each piece with its id."""
    if is_whole:
        filled(request, page)
    context = {"page": page, "is_whole": is_whole}
    return render(request, "office/drafting/pieces.html", context, status=status)


def whole(request: HttpRequest, page: DraftPage, *, status: int = 200) -> HttpResponse:
    """The desk."""
    filled(request, page)
    page.paper = preview_of(page.plan)
    return render(request, "office/drafting/desk.html", {"page": page}, status=status)
