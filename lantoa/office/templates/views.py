"""The body's own templates: taken in, looked at with a sample, put to use."""

from dataclasses import replace

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantoa.domain.documents.actions.templates import (
    add_template,
    is_usable,
    set_template_aside,
    use_template,
)
from lantoa.domain.documents.models import PaperTemplate
from lantoa.domain.documents.rules import check_can_keep_templates
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.models import Unit
from lantoa.office.templates.forms import LETTER, TemplateForm
from lantoa.papers.writing.blocks import Letterhead, Paper
from lantoa.papers.writing.samples import samples
from lantoa.papers.writing.templates.fill import fill_template
from lantoa.papers.writing.templates.places import PLACES, ROW_FIELDS
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.downloads import kept_file
from lantoa.web.shell import current_organisation_id


def _template_of(request: HttpRequest, pk: int) -> PaperTemplate:
    rows = PaperTemplate.objects.filter(organisation_id__in=request.actor.organisation_ids)
    return get_object_or_404(rows.select_related("file", "made_by", "organisation"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def index(request: HttpRequest) -> HttpResponse:
    """The templates of the body, the names that a template may use, and a place to bring one in."""
    organisation_id = current_organisation_id(request) or 0
    check_can_keep_templates(organisation_id, request.actor)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = add_template(
                content=given["file"],
                file_name=given["file"].name or "",
                name=given["name"],
                kind=given["kind"],
                organisation_id=organisation_id,
                by=request.actor,
                at=now(),
            )
        except Invalid as refusal:
            for name, sentence in refusal.problems.items():
                form.add_error(name if name in form.fields else None, sentence)
        else:
            messages.success(request, _("Đã nhận mẫu “%(name)s”.") % {"name": row.name})
            return HttpResponseRedirect(reverse("template", args=[row.pk]))
    rows = (
        PaperTemplate.objects.filter(organisation_id=organisation_id)
        .select_related("file", "made_by")
        .order_by("kind", "-is_active", "-pk")
    )
    context = {
        "rows": [(row, is_usable(row)) for row in rows],
        "form": form,
        "places": PLACES.values(),
        "row_fields": ROW_FIELDS,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "office/templates/index.html", context, status=status)


@require_GET
@office
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One template with what the linter says."""
    row = _template_of(request, pk)
    check_can_keep_templates(row.organisation_id, request.actor)
    return render(request, "office/templates/page.html", {"row": row, "is_usable": is_usable(row)})


@require_GET
@office
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The template itself."""
    row = _template_of(request, pk)
    check_can_keep_templates(row.organisation_id, request.actor)
    return kept_file(row.file)


@require_GET
@office
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """A sample paper of the kind, written with the template."""
    row = _template_of(request, pk)
    check_can_keep_templates(row.organisation_id, request.actor)
    if not is_usable(row):
        raise Invalid(_("Mẫu còn lỗi nên chưa viết thử được; hãy sửa theo danh sách lỗi."))
    with default_storage.open(row.file.key) as stream:
        content = fill_template(stream.read(), _sample_paper(row.kind, row.organisation))
    answer = HttpResponse(
        content,
        content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
    answer["Content-Disposition"] = f'attachment; filename="mau-{row.pk}-trang-thu.docx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _sample_paper(kind: str, organisation: Unit) -> Paper:
    wanted = "" if kind == LETTER else kind
    papers = samples()
    paper = next((one for one in papers.values() if one.kind == wanted), papers["plan"])
    head = Letterhead(superior=paper.letterhead.superior, issuer=organisation.name.upper())
    return replace(paper, kind=wanted, letterhead=replace(head, place=paper.letterhead.place))


@require_POST
@office
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Write papers of this kind with the template from now on."""
    row = _template_of(request, pk)
    use_template(template=row, by=request.actor, at=now())
    messages.success(
        request, _("Từ nay %(kind)s được viết theo mẫu “%(name)s”.") % {"kind": row.kind, "name": row.name}
    )
    return HttpResponseRedirect(reverse("template", args=[pk]))


@require_POST
@office
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Write papers of this kind in the layout of the decree again."""
    row = _template_of(request, pk)
    set_template_aside(template=row, by=request.actor, at=now())
    messages.success(request, _("Từ nay %(kind)s được viết theo thể thức chung.") % {"kind": row.kind})
    return HttpResponseRedirect(reverse("template", args=[pk]))
