"""Work in the background, for administrators: what waits, what failed and why, once more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST, require_safe

from lantoa.domain.outbox import actions, queries
from lantoa.domain.outbox.rules import check_can_watch
from lantoa.domain.outbox.states import JobState
from lantoa.office.tasks.filters import choice_in
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.listing import listing

NAMES = {"check_layout": _l("Kiểm tra thể thức"), "read_import": _l("Đọc văn bản tải lên")}
ORDER = (JobState.FAILED, JobState.WAITING, JobState.RUNNING, JobState.DONE)
SORTS = {"due": ("due_at",), "name": ("name", "due_at")}


@require_safe
@office
def job_list(request: HttpRequest) -> HttpResponse:
    """The jobs of one state, the failed ones unless another is asked for."""
    check_can_watch(request.actor)
    state = choice_in(request.GET, "state", of=JobState, default=JobState.FAILED)
    rows = queries.jobs(request.actor).filter(state=state).select_related("organisation")
    context = {
        "state": state,
        "names": NAMES,
        "states": [(state.value, state.label) for state in ORDER],
        "counts": queries.counts(request.actor),
        "listing": listing(request, rows=rows, sorts=SORTS, default="-due"),
    }
    return render(request, "office/jobs/list.html", context)


@require_POST
@office
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """A failed job goes back in the line."""
    job = get_object_or_404(queries.jobs_in_sight(request.actor), pk=pk)
    actions.try_again(job=job, by=request.actor, at=now())
    messages.success(request, _("Đã cho chạy lại; kết quả sẽ hiện ở đây sau ít phút."))
    return HttpResponseRedirect(reverse("jobs"))
