"""Uploading documents, watching them being read, and putting them aside."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantoa.domain.documents.queries.checks import newest_check
from lantoa.domain.imports import actions
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.queries import imports_for, reading_since
from lantoa.domain.imports.rules import check_can_import
from lantoa.domain.imports.states import ImportState
from lantoa.office.imports.loading import import_of
from lantoa.office.imports.page import review_page
from lantoa.papers.reading.limits import FILE_MB
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.downloads import kept_file
from lantoa.web.listing import listing
from lantoa.web.shell import current_organisation_id
from lantoa.web.uploads import take_in

ENDINGS = (".docx", ".pdf", ".doc", ".odt", ".rtf", ".txt")
MAX_FILES = 20
SORTS = {"at": ("uploaded_at",), "name": ("file__name",), "state": ("state", "-uploaded_at")}
IN_PROGRESS = frozenset({ImportState.QUEUED, ImportState.READING})


@require_http_methods(["GET", "HEAD", "POST"])
@office
def index(request: HttpRequest) -> HttpResponse:
    """The documents taken in, with a place to drop more."""
    organisation_id = current_organisation_id(request) or 0
    check_can_import(organisation_id, request.actor)
    if request.method == "POST":
        return _upload(request, organisation_id)
    return _index(request, problems=())


def _index(request: HttpRequest, *, problems: tuple[str, ...], status: int = 200) -> HttpResponse:
    state = request.GET.get("state", "")
    rows = imports_for(request.actor)
    if state in ImportState.values:
        rows = rows.filter(state=state)
    page = listing(request, rows=rows, sorts=SORTS, default="-at")
    context = {
        "listing": page,
        "is_busy": any(row.state in IN_PROGRESS for row in page.rows),
        "state": state,
        "states": ImportState.choices,
        "endings": ENDINGS,
        "max_mb": FILE_MB,
        "problems": problems,
    }
    return render(request, "office/imports/index.html", context, status=status)


def _upload(request: HttpRequest, organisation_id: int) -> HttpResponse:
    taken, problems = take_in(
        request,
        actions.upload,
        most=MAX_FILES,
        nothing=_("Hãy chọn ít nhất một tệp kế hoạch."),
        organisation_id=organisation_id,
        by=request.actor,
        at=now(),
    )
    if problems and not taken:
        return _index(request, problems=tuple(problems), status=422)
    for problem in problems:
        messages.error(request, problem)
    if len(taken) == 1:
        return HttpResponseRedirect(reverse("import", args=[taken[0].pk]))
    messages.success(request, _("Đã nhận %(count)s văn bản; hệ thống đang đọc.") % {"count": len(taken)})
    return HttpResponseRedirect(reverse("imports"))


@require_GET
@office
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the document is: waiting, being read, not readable, under review, or a plan."""
    item = import_of(request, pk)
    if item.state == ImportState.READY:
        return render(request, "office/imports/review.html", {"page": review_page(item, at=now())})
    return render(request, "office/imports/state.html", _state(item))


@require_GET
@office
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The piece of the page that renews itself while the document is read."""
    item = import_of(request, pk)
    if item.state in IN_PROGRESS:
        return render(request, "office/imports/progress.html", _state(item))
    answer = HttpResponse(status=204)
    answer["HX-Refresh"] = "true"
    return answer


def _state(item: Import) -> dict:
    since = reading_since(item) if item.state == ImportState.READING else None
    return {
        "item": item,
        "seconds": max(0, round((now() - (since or item.uploaded_at)).total_seconds())),
        "is_busy": item.state in IN_PROGRESS,
        "layout": newest_check(item.file_id),
    }


@require_GET
@office
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The document itself, byte for byte, always as a download."""
    return kept_file(import_of(request, pk).file)


@require_POST
@office
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the document once more."""
    actions.retry(item=import_of(request, pk), by=request.actor, at=now())
    return HttpResponseRedirect(reverse("import", args=[pk]))


@require_POST
@office
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the document aside."""
    item = import_of(request, pk)
    actions.discard(item=item, reason=request.POST.get("reason", ""), by=request.actor, at=now())
    messages.success(request, _("Đã bỏ văn bản “%(name)s”.") % {"name": item.file.name})
    return HttpResponseRedirect(reverse("imports"))
