"""The files of a paper: as issued, as signed, or written for the moment while it is not out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lantoa.domain.documents.actions.forms import DOCX, PDF, file_name
from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.word_files import docx_of
from lantoa.domain.errors import Invalid
from lantoa.office.papers.loading import paper_or_404
from lantoa.papers.writing.html import write_html
from lantoa.papers.writing.pdf.writer import write_pdf
from lantoa.papers.writing.unwritable import Unwritable
from lantoa.web.actors import office
from lantoa.web.downloads import kept_file, made_file


@require_safe
@office
def download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The paper as `docx`, `pdf`, `html`, or the `signed` file byte for byte."""
    paper = paper_or_404(request, pk)
    stored = {"docx": paper.docx, "pdf": paper.pdf, "signed": paper.signed_file}.get(form)
    if stored is not None:
        return kept_file(stored)
    try:
        return _written(paper, form)
    except Unwritable as error:
        raise Invalid(error.sentence) from error


def _written(paper: Paper, form: str) -> HttpResponse:
    content = written(paper)
    if form == "html":
        made, media_type = write_html(content).encode(), "text/html; charset=utf-8"
    elif form == "docx":
        made, media_type = docx_of(content, organisation_id=paper.organisation_id), DOCX
    elif form == "pdf":
        made, media_type = write_pdf(content), PDF
    else:
        raise Http404
    return made_file(made, name=f"{file_name(paper, content)}.{form}", media_type=media_type)
