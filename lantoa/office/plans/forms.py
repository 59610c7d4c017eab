"""What is typed about plans; whether it may be so is for the rules to say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.domain.errors import Invalid
from lantoa.domain.plans.states import Part, Scope, Window

LONGEST_NOTE = 2000


class RuledForm(forms.Form):
    """A form that shows what a rule found wrong beside the fields."""

    def refuse(self, refusal: Invalid) -> None:
        """Puts each problem at its field, and at the head what belongs to none."""
        own = {name: sentence for name, sentence in refusal.problems.items() if name in self.fields}
        for name, sentence in own.items():
            self.add_error(name, sentence)
        if not own:
            self.add_error(None, refusal.sentence)


def day_field(label, **known) -> forms.DateField:
    """A day picked by the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **known)


def note_field(label, **known) -> forms.CharField:
    """A few lines of text."""
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_NOTE, **known
    )


class EmptyForm(RuledForm):
    """Nothing to type, only to confirm."""


class ApproveForm(RuledForm):
    """A word with the agreement, and the step that the person saw."""

    comment = note_field(_("Ý kiến kèm theo"), required=False)
    step_id = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1)


class ReasonForm(RuledForm):
    """Why something is sent back, ended or dropped."""

    reason = note_field(_("Lý do"))


class NumberForm(RuledForm):
    """What the clerk gives."""

    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=80,
        help_text=_("Ví dụ 58/KH-UBND."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    issued_on = day_field(_("Ngày ban hành"))


class NoteForm(RuledForm):
    """A question or an answer."""

    note = note_field(_("Nội dung"))


class DecisionForm(RuledForm):
    """A word with a decision, if one is wanted."""

    note = note_field(_("Ý kiến kèm theo"), required=False)


class RefusalForm(RuledForm):
    """Why a request is refused."""

    note = note_field(_("Lý do không đồng ý"))


class AssignForm(RuledForm):
    """One more unit for a task."""

    unit = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int)
    part = forms.ChoiceField(label=_("Vai trò"), choices=Part.choices)

    def __init__(self, *args, units: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Chọn đơn vị")), *units]


class ReadingForm(RuledForm):
    """How an ambiguous target is read."""

    window = forms.ChoiceField(
        label=_("Đếm trong khoảng nào"), choices=Window.choices, widget=forms.RadioSelect
    )
    scope = forms.ChoiceField(label=_("Tính cho ai"), choices=Scope.choices, widget=forms.RadioSelect)
