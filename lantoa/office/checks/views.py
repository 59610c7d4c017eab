"""A file is dropped, checked in the background, and its findings are shown with the mended copy."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantoa.domain.documents.actions.checks import check_layout, check_layout_again
from lantoa.domain.documents.models import LayoutCheck
from lantoa.domain.documents.rules import check_can_check_layout, why_not_check_again
from lantoa.domain.documents.states import CheckState
from lantoa.domain.errors import Denied
from lantoa.papers.reading.limits import FILE_MB
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.downloads import kept_file
from lantoa.web.listing import listing
from lantoa.web.shell import current_organisation_id
from lantoa.web.uploads import take_in

ENDINGS = (".docx", ".doc", ".odt", ".rtf")
MAX_FILES = 10
SORTS = {"at": ("made_at", "pk"), "name": ("file__name",), "state": ("state", "-made_at")}
IN_PROGRESS = frozenset({CheckState.QUEUED, CheckState.CHECKING})


def _check_of(request: HttpRequest, pk: int) -> LayoutCheck:
    rows = LayoutCheck.objects.visible_to(request.actor).select_related("file", "mended", "made_by")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def index(request: HttpRequest) -> HttpResponse:
    """The checks of the body, with a place to drop files."""
    organisation_id = current_organisation_id(request) or 0
    check_can_check_layout(organisation_id, request.actor)
    if request.method == "POST":
        return _upload(request, organisation_id)
    return _index(request, organisation_id)


def _index(
    request: HttpRequest, organisation_id: int, *, problems: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    rows = (
        LayoutCheck.objects.visible_to(request.actor)
        .filter(organisation_id=organisation_id)
        .select_related("file", "made_by")
    )
    page = listing(request, rows=rows, sorts=SORTS, default="-at")
    context = {
        "listing": page,
        "is_busy": any(row.state in IN_PROGRESS for row in page.rows),
        "endings": ENDINGS,
        "max_mb": FILE_MB,
        "problems": problems,
    }
    return render(request, "office/checks/index.html", context, status=status)


def _upload(request: HttpRequest, organisation_id: int) -> HttpResponse:
    taken, problems = take_in(
        request,
        check_layout,
        most=MAX_FILES,
        nothing=_("Hãy chọn ít nhất một tệp văn bản."),
        organisation_id=organisation_id,
        by=request.actor,
        at=now(),
    )
    if problems and not taken:
        return _index(request, organisation_id, problems=tuple(problems), status=422)
    for problem in problems:
        messages.error(request, problem)
    if len(taken) == 1:
        return HttpResponseRedirect(reverse("check", args=[taken[0].pk]))
    messages.success(request, _("Đã nhận %(count)s văn bản; hệ thống đang kiểm tra.") % {"count": len(taken)})
    return HttpResponseRedirect(reverse("checks"))


@require_GET
@office
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found, or how far the check is."""
    check = _check_of(request, pk)
    report = check.report or {}
    findings = report.get("findings", [])
    context = {
        "check": check,
        "is_busy": check.state in IN_PROGRESS,
        "errors": [one for one in findings if one["severity"] == "error"],
        "hints": [one for one in findings if one["severity"] != "error"],
        "again_reason": why_not_check_again(check, request.actor),
    }
    return render(request, "office/checks/page.html", context)


@require_GET
@office
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The piece of the page that renews itself while the file is checked."""
    check = _check_of(request, pk)
    if check.state in IN_PROGRESS:
        return render(request, "office/checks/progress.html", {"check": check})
    answer = HttpResponse(status=204)
    answer["HX-Refresh"] = "true"
    return answer


@require_GET
@office
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The file itself, byte for byte."""
    return kept_file(_check_of(request, pk).file)


@require_GET
@office
def mended(request: HttpRequest, pk: int) -> FileResponse:
    """The mended copy."""
    copy = _check_of(request, pk).mended
    if copy is None:
        raise Denied(_("Lượt kiểm tra này không có bản đã sửa; hãy tải tệp gốc."))
    return kept_file(copy)


@require_POST
@office
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Check a file once more that could not be checked."""
    check = _check_of(request, pk)
    check_layout_again(check=check, by=request.actor, at=now())
    return HttpResponseRedirect(reverse("check", args=[pk]))
