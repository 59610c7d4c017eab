"""The validity of an instrument, as typed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from lantoa.domain.documents.models import Instrument
from lantoa.domain.documents.queries import numbered

DAY = {"type": "date"}


class ValidityForm(forms.Form):
    """From when to when an instrument is in force, and the number of what took its place."""

    valid_from = forms.DateField(
        label=_("Có hiệu lực từ"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    valid_to = forms.DateField(
        label=_("Hiệu lực đến hết ngày"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    replaced_by = forms.CharField(
        label=_("Số, ký hiệu văn bản thay thế"),
        required=False,
        max_length=80,
        help_text=_("Văn bản thay thế phải đã có trong danh mục, ví dụ 30/2020/NĐ-CP."),
    )

    def clean_replaced_by(self) -> Instrument | None:
        """The instrument with that number."""
        number = self.cleaned_data["replaced_by"].strip()
        return one_numbered(number) if number else None


class AmendsForm(forms.Form):
    """Which instruments one amends, by their numbers."""

    amended = forms.CharField(
        label=_("Sửa đổi, bổ sung các văn bản số"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một số, ký hiệu đã có trong danh mục; để trống nếu không sửa văn bản nào."),
    )

    def clean_amended(self) -> list[Instrument]:
        """The instruments with those numbers, each once."""
        lines = [line.strip(" ,;") for line in self.cleaned_data["amended"].splitlines()]
        found = [one_numbered(line) for line in dict.fromkeys(lines) if line]
        return list(dict.fromkeys(found))


def one_numbered(number: str) -> Instrument:
    """The one instrument with that number.

    Raises:
        ValidationError: if there is none, or more than one.
    """
    found = numbered(number)
    if not found:
        raise ValidationError(
            _t("Không có văn bản số %(number)s trong danh mục; hãy kiểm tra lại số."),
            params={"number": number},
        )
    if len(found) > 1:
        raise ValidationError(
            _t(
                "Có nhiều văn bản cùng số %(number)s; hãy ghi cả cơ quan ban hành vào số hiệu của văn bản rồi thử lại."
            ),
            params={"number": number},
        )
    return found[0]
