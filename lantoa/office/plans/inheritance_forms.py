"""What is typed when a plan is held against its superior's."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.office.plans.forms import RuledForm


class OwnRowField(forms.ModelChoiceField):
    """An own task or target, under its number and words."""

    def label_from_instance(self, obj) -> str:
        """The row as it is called, cut to a line."""
        return str(obj)[:140]


class LinkForm(RuledForm):
    """Which own row carries out the superior's."""

    def __init__(self, *args, rows, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own"] = OwnRowField(queryset=rows, label=_("Dòng của kế hoạch này"), empty_label=None)


class WayForm(RuledForm):
    """In which way a running plan gets its next version."""

    way = forms.ChoiceField(
        label=_("Cách sửa"),
        choices=[
            ("amend", _("Sửa đổi, bổ sung: văn bản mới chỉ nêu những gì thay đổi")),
            ("replace", _("Thay thế: văn bản mới đứng thay toàn bộ kế hoạch cũ, giữ trích yếu")),
        ],
        initial="amend",
        widget=forms.RadioSelect,
    )
