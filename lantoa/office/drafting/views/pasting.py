"""The appendix as a whole table from the clipboard."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lantoa.domain.plans.actions.pasted import add_tasks
from lantoa.domain.plans.paste import rows_of_paste
from lantoa.office.drafting.answers import is_script, pieces, saved, whole
from lantoa.office.drafting.loading import draft_or_404, revision_in
from lantoa.office.drafting.page import DraftPage, draft_page
from lantoa.office.drafting.pasting import pasted_of
from lantoa.office.drafting.row_forms import PasteForm
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_POST
@office
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """Rows of a table: looked at first, then added."""
    plan = draft_or_404(request, pk)
    form = PasteForm(request.POST)
    if not form.is_valid():
        page = draft_page(
            request, plan, "tasks", paste_problem=form.errors.get("rows", [""])[0], go_to="paste"
        )
        return _shown(request, page, status=422)
    text = form.cleaned_data["rows"]
    read = rows_of_paste(text, plan=plan)
    seen = pasted_of(read, text=text)
    if request.POST.get("do") != "add" or not seen.good:
        problem = "" if seen.rows else _("Không thấy dòng nào của bảng; hãy chép cả bảng rồi dán lại.")
        page = draft_page(
            request, plan, "tasks", pasted=seen if seen.rows else None, paste_problem=problem, go_to="pasted"
        )
        return _shown(request, page, status=200 if seen.rows else 422)
    act = partial(
        add_tasks,
        plan=plan,
        drafts=seen.drafts,
        revision=revision_in(request),
        by=request.actor,
        at=now(),
    )
    said = ngettext("Đã thêm %(count)s nhiệm vụ.", "Đã thêm %(count)s nhiệm vụ.", seen.good)
    return saved(request, plan, act, part="tasks", done=said % {"count": seen.good})


def _shown(request: HttpRequest, page: DraftPage, *, status: int) -> HttpResponse:
    if is_script(request):
        return pieces(request, page, is_whole=True, status=status)
    return whole(request, page, status=status)
