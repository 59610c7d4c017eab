"""What is typed of one row: a target, a reporting duty, a citation; and of many at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.domain.documents.states import CitationRole
from lantoa.domain.errors import Invalid
from lantoa.domain.plans.drafts import CitationDraft, DutyDraft, TargetDraft
from lantoa.domain.plans.models import ReportingDuty, Target
from lantoa.domain.plans.states import Channel, Comparator, Every, Scope, Window
from lantoa.office.drafting.forms import NOT_CHOSEN, optional, revision_field, text_field
from lantoa.office.plans.forms import RuledForm, day_field

DUTY_EVERY = [(one.value, one.label) for one in (Every.QUARTER, Every.HALF_YEAR, Every.YEAR)]


class TargetForm(RuledForm):
    """One number that must be reached."""

    text = text_field(_("Chỉ tiêu, như trong văn bản"))
    quantity = forms.DecimalField(label=_("Mức"), min_value=0, max_digits=12, decimal_places=2, localize=True)
    unit_text = forms.CharField(label=_("Đơn vị tính"), max_length=120, help_text=_("Ví dụ tin, bài hoặc %."))
    comparator = forms.ChoiceField(label=_("So với mức"), choices=Comparator.choices)
    per = forms.ChoiceField(
        label=_("Mỗi"), choices=[("", _("Cả thời gian kế hoạch")), *Every.choices], required=False
    )
    channel = forms.ChoiceField(
        label=_("Kênh"), choices=[("", _("Không riêng kênh nào")), *Channel.choices], required=False
    )
    responsible = forms.TypedChoiceField(
        label=_("Đơn vị chịu trách nhiệm"), coerce=int, empty_value=None, required=False
    )
    scope = forms.ChoiceField(label=_("Tính cho"), choices=Scope.choices)
    revision = revision_field()

    def __init__(self, *args, units: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].choices = [NOT_CHOSEN, *units]

    def refuse(self, refusal: Invalid) -> None:
        """The rule calls the unit of the quantity `unit`."""
        problems = {("unit_text" if name == "unit" else name): one for name, one in refusal.problems.items()}
        super().refuse(Invalid(refusal.sentence, problems))

    def draft(self, *, target: Target | None = None) -> TargetDraft:
        """The target as typed; how an ambiguous text is counted stays as it was chosen."""
        given = self.cleaned_data
        names = dict(self.fields["responsible"].choices)
        kept = target.responsible_text if target and target.responsible_id == given["responsible"] else ""
        return TargetDraft(
            text=given["text"],
            quantity=given["quantity"],
            comparator=given["comparator"],
            unit_text=given["unit_text"],
            per=given["per"],
            channel=given["channel"],
            responsible_id=given["responsible"],
            responsible_text=kept or (names[given["responsible"]] if given["responsible"] else ""),
            scope=given["scope"],
            window=target.window if target else Window.CALENDAR.value,
            default_reading=target.default_reading if target else "",
        )

    @staticmethod
    def of(target: Target, *, revision: int) -> dict[str, Any]:
        """The target as it is saved."""
        names = ("text", "quantity", "unit_text", "comparator", "per", "channel", "scope")
        known = {name: getattr(target, name) for name in names}
        return {
            **known,
            "quantity": target.quantity.normalize() + 0,
            "responsible": target.responsible_id,
            "revision": revision,
        }


class DutyForm(RuledForm):
    """Who reports to whom, how often, by when."""

    reporter = text_field(_("Ai báo cáo"), longest=400)
    reporter_unit = forms.TypedChoiceField(
        label=_("Đơn vị trong hệ thống"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Bỏ trống khi nhiều đơn vị cùng báo cáo."),
    )
    recipient = optional(_("Báo cáo cho"), longest=400)
    via = optional(_("Qua"), longest=300)
    frequencies = forms.MultipleChoiceField(
        label=_("Định kỳ"), choices=DUTY_EVERY, widget=forms.CheckboxSelectMultiple, required=False
    )
    deadline_text = optional(_("Thời hạn, như trong văn bản"), longest=300)
    deadline_day = forms.IntegerField(
        label=_("Trước ngày"), min_value=2, max_value=31, required=False, help_text=_("Của tháng cuối kỳ.")
    )
    revision = revision_field()

    def __init__(self, *args, units: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reporter_unit"].choices = [NOT_CHOSEN, *units]

    def draft(self, *, duty: ReportingDuty | None = None) -> DutyDraft:
        """The duty as typed."""
        given = self.cleaned_data
        return DutyDraft(
            reporter=given["reporter"],
            recipient=given["recipient"],
            via=given["via"],
            frequencies=tuple(given["frequencies"]),
            deadline_text=given["deadline_text"],
            deadline_day=given["deadline_day"],
            merged_into=duty.merged_into if duty else "",
            reporter_unit_id=given["reporter_unit"],
        )

    @staticmethod
    def of(duty: ReportingDuty, *, revision: int) -> dict[str, Any]:
        """The duty as it is saved."""
        names = ("reporter", "recipient", "via", "frequencies", "deadline_text", "deadline_day")
        known = {name: getattr(duty, name) for name in names}
        return {**known, "reporter_unit": duty.reporter_unit_id, "revision": revision}


class CitationForm(RuledForm):
    """An instrument that is not in the catalogue yet."""

    kind = forms.CharField(label=_("Loại văn bản"), max_length=60)
    number = optional(_("Số, ký hiệu"), longest=80)
    issued_on = day_field(_("Ngày ban hành"), required=False)
    issuer = optional(_("Cơ quan ban hành"))
    subject = text_field(_("Trích yếu"), longest=2000, required=False)
    role = forms.ChoiceField(label=_("Vai trò"), choices=CitationRole.choices)
    revision = revision_field()

    def draft(self) -> CitationDraft:
        """The citation as typed."""
        given = dict(self.cleaned_data)
        given.pop("revision")
        issued_on: date | None = given.pop("issued_on")
        return CitationDraft(issued_on=issued_on, **given)


class PasteForm(RuledForm):
    """Rows of a table, cells parted by tabs, as Word and Excel put them on the clipboard."""

    rows = text_field(_("Các dòng của bảng"), rows=6, longest=400_000)
    revision = revision_field()


class VersionForm(RuledForm):
    """What a version is called."""

    note = forms.CharField(label=_("Ghi chú cho bản này"), max_length=250, required=False)
