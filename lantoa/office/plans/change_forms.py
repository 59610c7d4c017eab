"""What is typed to ask for a change of a running task: one form for each field that can change."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.domain.plans.models import Task
from lantoa.domain.plans.states import ChangeField
from lantoa.office.plans.forms import RuledForm, day_field, note_field


class ChangeForm(RuledForm):
    """The new value of `field` and the reason."""

    reason = note_field(_("Lý do"))

    def __init__(self, *args, field: str, task: Task, units: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.asked = field
        reason = self.fields.pop("reason")
        self.fields["new_value"] = _new_value(field, task=task, units=units)
        self.fields["reason"] = reason

    def value(self) -> Any:
        """The new value as the rule wants it: ISO text, text, list of texts or number of a unit."""
        value = self.cleaned_data["new_value"]
        match self.asked:
            case ChangeField.DUE_ON:
                return value.isoformat()
            case ChangeField.PRODUCTS:
                return [line.strip() for line in value.splitlines() if line.strip()]
        return value


def _new_value(field: str, *, task: Task, units: list[tuple[int, str]]) -> forms.Field:
    match field:
        case ChangeField.DUE_ON:
            return day_field(_("Thời hạn đề nghị"), initial=task.due_on)
        case ChangeField.NAME:
            widget = forms.Textarea(attrs={"rows": 4})
            return forms.CharField(
                label=_("Nội dung đề nghị"), max_length=5000, widget=widget, initial=task.name
            )
        case ChangeField.PRODUCTS:
            widget = forms.Textarea(attrs={"rows": 4})
            return forms.CharField(
                label=_("Sản phẩm đề nghị"),
                max_length=5000,
                widget=widget,
                initial="\n".join(task.products),
                help_text=_("Mỗi sản phẩm một dòng."),
            )
    choices = [("", _("Chọn đơn vị")), *units]
    return forms.TypedChoiceField(label=_("Đơn vị chủ trì đề nghị"), coerce=int, choices=choices)
