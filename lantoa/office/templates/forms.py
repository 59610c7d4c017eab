"""What is typed about a template."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.papers.writing.layout import ABBREVIATIONS

LETTER = "Công văn"
KINDS = (LETTER, "Kế hoạch", "Quyết định", "Báo cáo", "Thông báo", "Giấy mời", "Tờ trình")


class TemplateForm(forms.Form):
    """Name, kind and file; whether the file can be used is for the linter to say."""

    name = forms.CharField(label=_("Tên mẫu"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Dùng cho"),
        choices=[(kind, kind) for kind in KINDS]
        + [(kind, kind) for kind in sorted(ABBREVIATIONS) if kind not in KINDS],
    )
    file = forms.FileField(
        label=_("Tệp .docx"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,
    )
