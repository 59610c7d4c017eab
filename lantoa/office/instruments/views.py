"""Legal instruments: the list, one page each, their validity."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.documents.actions import set_amends, set_validity
from lantoa.domain.documents.citing import full_citation
from lantoa.domain.documents.models import Instrument
from lantoa.domain.documents.queries import InstrumentFilter, Validity, instruments, validity_of
from lantoa.domain.documents.rules import check_can_keep
from lantoa.domain.documents.wordings import are_disputed
from lantoa.domain.errors import Invalid
from lantoa.domain.plans.models import Citation, Plan
from lantoa.domain.plans.queries.calendar import plan_title
from lantoa.domain.plans.rules import why_not
from lantoa.office.instruments.forms import AmendsForm, ValidityForm
from lantoa.office.tasks.filters import choice_in, text_in
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.listing import listing

SORTS = {"issued": ("issued_on", "number"), "kind": ("kind", "number")}
MOST_CITING = 100


@require_safe
@office
def instrument_list(request: HttpRequest) -> HttpResponse:
    """All instruments, the newest first."""
    asked = InstrumentFilter(
        text=text_in(request.GET, "q"), validity=choice_in(request.GET, "validity", of=Validity)
    )
    rows = instruments(asked, on=request.actor.on).select_related("replaced_by").defer("folded_text")
    page = listing(request, rows=rows, sorts=SORTS, default="-issued")
    context = {
        "asked": asked,
        "listing": page,
        "validities": Validity.choices,
        "validity": {row.pk: validity_of(row, on=request.actor.on) for row in page.rows},
    }
    return render(request, "office/instruments/list.html", context)


@require_safe
@office
def instrument_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One instrument: wordings, validity, what it replaces and amends, and the plans that cite it."""
    return _page(request, _instrument(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@office
def instrument_validity(request: HttpRequest, pk: int) -> HttpResponse:
    """The form in which validity and successor are set."""
    instrument = _instrument(pk)
    check_can_keep(request.actor)
    form = ValidityForm(request.POST or None, initial=_initial(instrument))
    if request.method != "POST" or not form.is_valid():
        return _page(request, instrument, form=form)
    try:
        set_validity(instrument=instrument, by=request.actor, at=now(), **form.cleaned_data)
    except Invalid as refusal:
        for name, sentence in refusal.problems.items():
            form.add_error(name, f"{refusal.sentence} {sentence}")
        return _page(request, instrument, form=form)
    messages.success(request, _("Đã cập nhật hiệu lực của văn bản."))
    return HttpResponseRedirect(reverse("instrument", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@office
def instrument_amends(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that says which instruments this one amends."""
    instrument = _instrument(pk)
    check_can_keep(request.actor)
    initial = {"amended": "\n".join(one.number or str(one) for one in instrument.amends.all())}
    form = AmendsForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _page(request, instrument, amends_form=form)
    try:
        set_amends(instrument=instrument, by=request.actor, at=now(), **form.cleaned_data)
    except Invalid as refusal:
        form.add_error("amended", f"{refusal.sentence} {next(iter(refusal.problems.values()), '')}".strip())
        return _page(request, instrument, amends_form=form)
    messages.success(request, _("Đã cập nhật các văn bản được sửa đổi."))
    return HttpResponseRedirect(reverse("instrument", args=[pk]))


def _instrument(pk: int) -> Instrument:
    rows = Instrument.objects.select_related("replaced_by")
    return get_object_or_404(rows.prefetch_related("subjects", "replaces", "amends", "amended_by"), pk=pk)


def _initial(instrument: Instrument) -> dict:
    return {
        "valid_from": instrument.valid_from,
        "valid_to": instrument.valid_to,
        "replaced_by": instrument.replaced_by.number if instrument.replaced_by else "",
    }


def _page(
    request: HttpRequest,
    instrument: Instrument,
    *,
    form: ValidityForm | None = None,
    amends_form: AmendsForm | None = None,
) -> HttpResponse:
    citing = Citation.objects.filter(instrument=instrument, plan__in=Plan.objects.visible_to(request.actor))
    events = AuditEvent.objects.about(instrument).visible_to(request.actor).select_related("by")
    context = {
        "instrument": instrument,
        "validity": validity_of(instrument, on=request.actor.on),
        "citations": list(citing.select_related("plan__organisation").order_by("-plan_id")[:MOST_CITING]),
        "events": list(events[:20]),
        "form": form,
        "amends_form": amends_form,
        "citation": full_citation(instrument),
        "is_disputed": are_disputed(subject.text for subject in instrument.subjects.all()),
        "why_not": why_not(check_can_keep, request.actor),
        "plan_title": plan_title,
        "tell": tell,
    }
    status = 422 if any(one is not None and one.errors for one in (form, amends_form)) else 200
    return render(request, "office/instruments/page.html", context, status=status)
