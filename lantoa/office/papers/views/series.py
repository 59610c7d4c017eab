"""Series of numbers of the body."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lantoa.domain.documents.actions.series import remove_series, save_series
from lantoa.domain.documents.queries.papers import series_of
from lantoa.domain.documents.rules import check_can_keep_series, why_not
from lantoa.office.organisations.forms import done
from lantoa.office.organisations.loading import own_body
from lantoa.office.papers.forms import SeriesForm
from lantoa.office.papers.loading import series_or_404
from lantoa.office.papers.views.lists import tabs
from lantoa.office.tasks.filters import number_in
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@office
def series_list(request: HttpRequest) -> HttpResponse:
    """The series of the body with the gaps of a year, and a form for one more."""
    body = own_body(request)
    if request.method != "POST":
        return _page(request, SeriesForm())
    check_can_keep_series(body.pk, request.actor)
    form = SeriesForm(request.POST)
    if not done(
        form,
        lambda given: save_series(organisation=body, series=None, by=request.actor, at=now(), **given),
    ):
        return _page(request, form, status=422)
    messages.success(request, _("Đã thêm sổ cấp số."))
    return HttpResponseRedirect(reverse("paper_series"))


def _page(request: HttpRequest, form: SeriesForm, *, status: int = 200) -> HttpResponse:
    body = own_body(request)
    year = number_in(request.GET, "year") or request.actor.on.year
    context = {
        "rows": series_of(body, year=year),
        "year": year,
        "form": form,
        "reason": why_not(check_can_keep_series, body.pk, request.actor),
        "tabs": tabs("series", request),
    }
    return render(request, "office/papers/series.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def series_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and kinds of one series."""
    row = series_or_404(request, pk)
    check_can_keep_series(row.organisation_id, request.actor)
    given = request.POST if request.method == "POST" else None
    form = SeriesForm(given, initial={"name": row.name, "kinds": row.kinds})
    if request.method == "POST" and done(
        form,
        lambda given: save_series(
            organisation=row.organisation, series=row, by=request.actor, at=now(), **given
        ),
    ):
        messages.success(request, _("Đã lưu sổ cấp số."))
        return HttpResponseRedirect(reverse("paper_series"))
    context = {"row": row, "form": form}
    return render(request, "office/papers/series_edit.html", context, status=422 if form.is_bound else 200)


@require_POST
@office
def series_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Drops a series that has numbered nothing."""
    row = series_or_404(request, pk)
    remove_series(series=row, by=request.actor, at=now())
    messages.success(request, _("Đã bỏ sổ “%(name)s”.") % {"name": row.name})
    return HttpResponseRedirect(reverse("paper_series"))
