"""Spreadsheets in and out: the template, the upload, the checked lines, the confirmation, the exports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.adapters.spreadsheets.reading import BadSheet, Limits, read_rows
from lantoa.adapters.spreadsheets.writing import Column, table_file
from lantoa.domain.errors import Invalid
from lantoa.domain.files.actions import store
from lantoa.domain.files.models import StoredFile
from lantoa.domain.organisations.actions.importing import import_people, import_units
from lantoa.domain.organisations.importing import people as people_table
from lantoa.domain.organisations.importing import units as units_table
from lantoa.domain.organisations.importing.base import Checked, Field
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.queries import people, tree
from lantoa.domain.organisations.rules import check_can_manage_people, check_can_manage_units
from lantoa.domain.organisations.states import Role
from lantoa.office.organisations.forms import PART_KINDS
from lantoa.office.organisations.loading import own_body
from lantoa.web.actors import office
from lantoa.web.clock import now

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_MB = 5
MOST_SHOWN = 500
MOST_EXPORTED = 20_000
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Kind:
    """What may be brought in by a spreadsheet."""

    key: str
    title: str
    plural: str
    fields: Sequence[Field]
    check: Callable[..., Checked]
    save: Callable[..., list]
    allow: Callable[..., None]
    home: str


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            "units",
            gettext_lazy("Nhập đơn vị từ Excel"),
            gettext_lazy("đơn vị"),
            units_table.FIELDS,
            units_table.check_units,
            import_units,
            check_can_manage_units,
            "units",
        ),
        Kind(
            "people",
            gettext_lazy("Nhập người dùng từ Excel"),
            gettext_lazy("người dùng"),
            people_table.FIELDS,
            people_table.check_people,
            import_people,
            check_can_manage_people,
            "people",
        ),
    )
}


@require_safe
@office
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The empty spreadsheet with titles, hints and choices."""
    wanted, _body = _wanted(request, kind)
    choices = {"kind": [str(label) for _code, label in PART_KINDS], "roles": [str(one.label) for one in Role]}
    offered = {
        number: choices[field.key] for number, field in enumerate(wanted.fields) if field.key in choices
    }
    content = table_file(str(wanted.plural), columns=_columns(wanted.fields), choices=offered)
    return _download(content, f"mau-{kind}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@office
def bring_in(request: HttpRequest, kind: str) -> HttpResponse:
    """The page where a spreadsheet is dropped."""
    wanted, body = _wanted(request, kind)
    problem = ""
    if request.method == "POST":
        upload = request.FILES.get("file")
        problem = _problem_of(upload)
        if upload and not problem:
            stored = store(
                upload,
                name=upload.name or "",
                media_type=XLSX,
                organisation_id=body.pk,
                by_id=request.actor.person.pk,
                at=now(),
            )
            return HttpResponseRedirect(reverse(f"{kind}_bring_in_check", args=[stored.pk]))
    context = {"wanted": wanted, "body": body, "problem": problem, "max_mb": MAX_MB}
    return render(request, "office/organisations/bring_in.html", context, status=422 if problem else 200)


def _problem_of(upload) -> str:
    if upload is None:
        return _("Hãy chọn một tệp .xlsx.")
    try:
        read_rows(upload, limits=_limits())
    except BadSheet as error:
        return error.sentence
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
@office
def check(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What the uploaded file would add, line by line; a POST saves all of it."""
    files = StoredFile.objects.visible_to(request.actor).select_related("organisation")
    stored = get_object_or_404(files, pk=pk)
    wanted, body = KINDS[kind], stored.organisation
    wanted.allow(body, request.actor)
    problem, checked = "", Checked(())
    try:
        rows = _rows(stored)
        checked = wanted.check(rows, organisation=body, on=request.actor.on)
        if request.method == "POST":
            made = wanted.save(
                body, rows=rows, file_name=stored.name, by=request.actor, at=now(), on=request.actor.on
            )
            messages.success(
                request,
                _("Đã thêm %(count)s %(what)s.") % {"count": len(made), "what": wanted.plural},
            )
            return HttpResponseRedirect(reverse(wanted.home))
    except (BadSheet, Invalid) as error:
        problem = error.sentence
    context = {
        "wanted": wanted,
        "body": body,
        "stored": stored,
        "problem": problem,
        "checked": checked,
        "lines": (checked.wrong or list(checked.lines))[:MOST_SHOWN],
        "most_shown": MOST_SHOWN,
    }
    return render(
        request, "office/organisations/bring_in_check.html", context, status=422 if problem else 200
    )


@require_safe
@office
def units_export(request: HttpRequest) -> HttpResponse:
    """The units of the body as a spreadsheet that can be brought in again."""
    body = own_body(request)
    branches = tree(request.actor, top=body)
    names_by_number = {branch.unit.pk: branch.unit.name for branch in branches}
    rows = []
    for branch in branches:
        unit = branch.unit
        if unit.pk == body.pk or unit.is_organisation:
            continue
        above = names_by_number.get(unit.parent_id, "") if unit.parent_id != body.pk else ""
        names = "; ".join(branch.aliases)
        rows.append(
            [unit.name, str(unit.get_kind_display()), above, unit.abbreviation, names, unit.phone, unit.email]
        )
    return _download(table_file(_("Đơn vị"), columns=_columns(units_table.FIELDS), rows=rows), "don-vi.xlsx")


@require_safe
@office
def people_export(request: HttpRequest) -> HttpResponse:
    """The people of the body and their roles as a spreadsheet."""
    body = own_body(request)
    check_can_manage_people(body, request.actor)
    rows = []
    for person in people(request.actor, unit=body)[:MOST_EXPORTED]:
        roles = {str(Role(seat.role).label) for seat in person.current}
        unit = person.current[0].unit.name if person.current else ""
        rows.append(
            [
                person.full_name,
                person.username,
                person.title,
                unit,
                "; ".join(sorted(roles)),
                person.email,
                person.phone,
            ]
        )
    content = table_file(_("Người dùng"), columns=_columns(people_table.FIELDS), rows=rows)
    return _download(content, "nguoi-dung.xlsx")


def _wanted(request: HttpRequest, kind: str) -> tuple[Kind, Unit]:
    body = own_body(request)
    KINDS[kind].allow(body, request.actor)
    return KINDS[kind], body


def _rows(stored: StoredFile) -> list[list[str]]:
    with default_storage.open(stored.key) as file:
        return read_rows(file, limits=_limits())


def _limits() -> Limits:
    return Limits(size=MAX_MB * 1024 * 1024)


def _columns(fields: Sequence[Field]) -> list[Column]:
    return [
        Column(f"{field.title} *" if field.is_required else field.title, field.width, field.hint)
        for field in fields
    ]


def _download(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=XLSX,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
