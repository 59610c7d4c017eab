"""The form of one task of a draft: from a task to what is typed, and back to a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.domain.plans.drafts import TaskDraft
from lantoa.domain.plans.models import Task
from lantoa.domain.plans.queries.plan_tasks import ROMAN
from lantoa.domain.plans.states import Every, Part, TimingType
from lantoa.office.plans.forms import RuledForm, day_field

EVERY = [(one.value, one.label) for one in (Every.WEEK, Every.MONTH, Every.QUARTER, Every.YEAR)]
MONTHS = [(str(month), str(month)) for month in range(1, 13)]
QUARTERS = [(str(place), roman) for place, roman in enumerate(ROMAN, 1)]
NEEDS = {
    TimingType.BEFORE_DATE: ("timing_date",),
    TimingType.MONTH: ("timing_month", "timing_year"),
    TimingType.QUARTER: ("timing_quarter", "timing_year"),
    TimingType.YEAR: ("timing_year",),
    TimingType.RECURRING: ("timing_every",),
}


class UnitsField(forms.TypedMultipleChoiceField):
    """Units as a list to tick."""

    def __init__(self, label) -> None:
        super().__init__(label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple)


class TaskForm(RuledForm):
    """One task of a draft."""

    number = forms.CharField(label=_("TT"), max_length=20, required=False)
    name = forms.CharField(
        label=_("Nội dung nhiệm vụ"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    products = forms.CharField(
        label=_("Sản phẩm"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi sản phẩm một dòng."),
    )
    leads = UnitsField(_("Chủ trì"))
    collaborators = UnitsField(_("Phối hợp"))
    timing_text = forms.CharField(
        label=_("Thời gian, như trong văn bản"),
        max_length=250,
        required=False,
        help_text=_("Ví dụ: Trước ngày 15/8, Quý IV, Thường xuyên."),
    )
    timing_type = forms.ChoiceField(label=_("Cách tính thời hạn"), choices=TimingType.choices)
    timing_date = day_field(
        _("Trước ngày"), required=False, help_text=_("Ngày trước đó là ngày cuối còn đúng hạn.")
    )
    timing_month = forms.ChoiceField(label=_("Tháng"), choices=MONTHS, required=False)
    timing_quarter = forms.ChoiceField(label=_("Quý"), choices=QUARTERS, required=False)
    timing_year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100, required=False)
    timing_every = forms.ChoiceField(label=_("Định kỳ"), choices=EVERY, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)

    def __init__(self, *args, units: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("leads", "collaborators"):
            self.fields[name].choices = units

    def clean(self) -> dict[str, Any]:
        """Each way of telling the time needs its own fields."""
        given = super().clean() or self.cleaned_data
        for name in NEEDS.get(given.get("timing_type"), ()):
            if name in given and given[name] in (None, ""):
                self.add_error(name, _("Hãy điền, vì cách tính thời hạn cần mục này."))
        return given

    def draft(self, *, task: Task | None = None) -> TaskDraft:
        """The task as typed; the words for its units are left to the rule, which keeps them while the units stay."""
        given = self.cleaned_data
        return TaskDraft(
            name=given["name"],
            number=given["number"],
            products=tuple(line.strip() for line in given["products"].splitlines() if line.strip()),
            lead_ids=tuple(given["leads"]),
            collaborator_ids=tuple(given["collaborators"]),
            timing=_timing(given),
            source_sentence=task.source_sentence if task else "",
        )

    @staticmethod
    def of(task: Task) -> dict[str, Any]:
        """The task as it is saved."""
        timing = task.timing or {}
        parts = list(task.assignments.all())
        return {
            "number": task.number,
            "name": task.name,
            "products": "\n".join(task.products),
            "leads": [part.unit_id for part in parts if part.part == Part.LEAD],
            "collaborators": [part.unit_id for part in parts if part.part == Part.COLLABORATOR],
            "timing_text": task.timing_text,
            "timing_type": task.timing_type,
            "timing_date": timing.get("date"),
            "timing_month": timing.get("month"),
            "timing_quarter": timing.get("quarter"),
            "timing_year": timing.get("year"),
            "timing_every": timing.get("every"),
            "revision": task.plan.revision,
        }


def _timing(given: dict[str, Any]) -> dict[str, Any] | None:
    known: dict[str, Any] = {"text": given["timing_text"], "type": given["timing_type"]}
    match given["timing_type"]:
        case TimingType.BEFORE_DATE:
            return {**known, "date": given["timing_date"].isoformat()}
        case TimingType.MONTH:
            return {**known, "year": given["timing_year"], "month": int(given["timing_month"])}
        case TimingType.QUARTER:
            return {**known, "year": given["timing_year"], "quarter": int(given["timing_quarter"])}
        case TimingType.YEAR:
            return {**known, "year": given["timing_year"]}
        case TimingType.RECURRING:
            return {**known, "every": given["timing_every"]}
        case TimingType.CONTINUOUS:
            return known
    return {**known, "type": None} if given["timing_text"] else None
