"""An agency's own templates: taken in with what the linter says, put to use, taken out of use."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.models import PaperTemplate
from lantoa.domain.documents.rules import check_can_keep_templates
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.files.actions import store
from lantoa.domain.organisations.actor import Actor
from lantoa.lib.text import tidy
from lantoa.papers.reading.unreadable import Unreadable
from lantoa.papers.writing.templates.lint import MOST_BYTES, TemplateReport, lint_template

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def add_template(
    *, content: BinaryIO, file_name: str, name: str, kind: str, organisation_id: int, by: Actor, at: datetime
) -> PaperTemplate:
    """Take in a template with the linter's findings; it is not used until `use_template`.

    Raises:
        Denied: to anybody but the administrator or clerk of the body.
        Invalid: if the name or kind is missing or the file is no .docx within the limits.
    """
    check_can_keep_templates(organisation_id, by)
    name, kind = tidy(name)[:120], tidy(kind)[:60]
    problems = {}
    if not name:
        problems["name"] = _("Hãy đặt tên cho mẫu, ví dụ “Mẫu kế hoạch của UBND xã”.")
    if not kind:
        problems["kind"] = _("Hãy chọn loại văn bản mà mẫu dùng cho.")
    report = _linted(content, problems)
    if problems or report is None:
        raise Invalid(_("Chưa nhận được mẫu; hãy sửa những chỗ được chỉ ra."), problems)
    file = store(
        content,
        name=tidy(file_name)[-200:] or "mau.docx",
        media_type=DOCX,
        organisation_id=organisation_id,
        by_id=by.person.pk,
        at=at,
    )
    with transaction.atomic():
        row = PaperTemplate.objects.create(
            organisation_id=organisation_id,
            kind=kind,
            name=name,
            file=file,
            findings=[finding.as_data() for finding in report.findings],
            made_at=at,
            made_by=by.person,
        )
        _log("paper_template_added", row, by=by, at=at, paper_kind=kind, findings=len(report.findings))
    return row


def _linted(content: BinaryIO, problems: dict[str, str]) -> TemplateReport | None:
    content.seek(0)
    data = content.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        problems["file"] = _("Mẫu lớn hơn %(limit)s MB; hãy bỏ bớt ảnh.") % {"limit": MOST_BYTES // 1024**2}
        return None
    try:
        return lint_template(data)
    except Unreadable as error:
        problems["file"] = error.sentence
        return None


@transaction.atomic
def use_template(*, template: PaperTemplate, by: Actor, at: datetime) -> None:
    """Papers of this kind are written with the template from now on; the one used before is set aside.

    Raises:
        Invalid: if the linter found an error in it.
    """
    check_can_keep_templates(template.organisation_id, by)
    if not is_usable(template):
        raise Invalid(_("Mẫu còn lỗi nên chưa dùng được; hãy sửa theo danh sách lỗi rồi tải lên mẫu mới."))
    PaperTemplate.objects.filter(
        organisation_id=template.organisation_id, kind=template.kind, is_active=True
    ).exclude(pk=template.pk).update(is_active=False)
    try:
        with transaction.atomic():
            PaperTemplate.objects.filter(pk=template.pk).update(is_active=True)
    except IntegrityError as error:
        raise Stale(_("Người khác vừa chọn mẫu khác cho loại văn bản này; hãy tải lại trang.")) from error
    template.is_active = True
    _log("paper_template_used", template, by=by, at=at, paper_kind=template.kind)


@transaction.atomic
def set_template_aside(*, template: PaperTemplate, by: Actor, at: datetime) -> None:
    """Papers of this kind are written in the layout of the decree again."""
    check_can_keep_templates(template.organisation_id, by)
    PaperTemplate.objects.filter(pk=template.pk).update(is_active=False)
    template.is_active = False
    _log("paper_template_set_aside", template, by=by, at=at, paper_kind=template.kind)


def is_usable(template: PaperTemplate) -> bool:
    """Whether the linter found no error in it."""
    return not any(finding.get("is_error", True) for finding in template.findings)


def _log(kind: str, row: PaperTemplate, *, by: Actor, at: datetime, **details: object) -> None:
    record(kind, subject=row, by=by.person, at=at, organisation_id=row.organisation_id, **details)
