"""What is typed about rounds of approval; whether it may be so is for the rules to say."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.domain.approvals.actions.holding import LONGEST
from lantoa.domain.approvals.routes import MOST_STEPS, StepDraft
from lantoa.domain.approvals.states import Purpose
from lantoa.domain.organisations.states import Role

LARGEST = 2**63 - 1


class StepForm(forms.Form):
    """Which step the person saw; another one by now is refused."""

    step = forms.IntegerField(required=False, min_value=1, max_value=LARGEST, widget=forms.HiddenInput)


class AgreeForm(StepForm):
    """A word with an agreement, if one is wanted, and whether it goes on through the person's next steps."""

    comment = forms.CharField(required=False, max_length=LONGEST, strip=True)
    is_through = forms.BooleanField(required=False)


class ReasonForm(StepForm):
    """Why a step is returned or skipped, or a round withdrawn; the rule says that it may not be empty."""

    reason = forms.CharField(required=False, max_length=LONGEST, strip=True)


class CommentForm(forms.Form):
    """A question or a word without a decision."""

    text = forms.CharField(required=False, max_length=LONGEST, strip=True)


class PersonForm(forms.Form):
    """For whom a link is made."""

    person = forms.IntegerField(min_value=1, max_value=LARGEST)


class BatchForm(forms.Form):
    """A word for all ticked steps, and whether the question was answered."""

    comment = forms.CharField(required=False, max_length=LONGEST, strip=True)
    is_confirmed = forms.BooleanField(required=False)


class RouteStepForm(forms.Form):
    """One line of the route's table; a line without a name is no step."""

    name = forms.CharField(label=_("Tên bước"), max_length=120, required=False, strip=True)
    purpose = forms.ChoiceField(label=_("Việc"), choices=Purpose.choices, required=False)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices, required=False)
    unit = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int, empty_value=None, required=False)
    place = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=MOST_STEPS, required=False)

    def __init__(self, *args, units: Sequence[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Toàn cơ quan")), *units]

    def draft(self) -> StepDraft:
        """The line as a step."""
        given = self.cleaned_data
        return StepDraft(given["purpose"], given["name"], given["role"], given["unit"])


class RouteForm(forms.Form):
    """The revision of the route that was seen."""

    revision = forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)
