"""What is typed on the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NoteForm(forms.Form):
    """One note: a question, an answer, a reason. Whether it may be empty is for the rule to say."""

    note = forms.CharField(label=_("Nội dung"), max_length=2000, required=False, strip=True)
