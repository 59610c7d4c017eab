"""The paper of a plan as a file; number and date are blank while the clerk has given none."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lantoa.domain.documents.word_files import docx_of
from lantoa.domain.errors import Invalid
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.paper import paper_of
from lantoa.office.plans.loading import readable_plan_or_404
from lantoa.papers.writing.html import write_html
from lantoa.papers.writing.pdf import write_pdf
from lantoa.papers.writing.unwritable import Unwritable
from lantoa.web.actors import office
from lantoa.web.downloads import made_file

WRITERS: dict[str, tuple[Callable[[Plan], bytes], str]] = {
    "docx": (
        lambda plan: docx_of(paper_of(plan), organisation_id=plan.organisation_id),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (lambda plan: write_pdf(paper_of(plan)), "application/pdf"),
    "html": (lambda plan: write_html(paper_of(plan)).encode(), "text/html; charset=utf-8"),
}


@require_safe
@office
def paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The paper of any plan that the person may see, as a download."""
    plan = readable_plan_or_404(request, pk)
    if form not in WRITERS:
        raise Http404
    write, media_type = WRITERS[form]
    try:
        content = write(plan)
    except Unwritable as refusal:
        raise Invalid(_("Chưa viết được văn bản này: %(why)s") % {"why": refusal}) from refusal
    return made_file(content, name=f"ke-hoach-{plan.pk}.{form}", media_type=media_type)
