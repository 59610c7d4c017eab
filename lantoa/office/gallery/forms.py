"""A form with every kind of field."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EveryField(forms.Form):
    """One field of each widget that pages use."""

    name = forms.CharField(label=_("Tên nhiệm vụ"), max_length=250)
    body = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Viết ngắn."),
    )
    due_on = forms.DateField(label=_("Thời hạn"), widget=forms.DateInput(attrs={"type": "date"}))
    quantity = forms.IntegerField(label=_("Số lượng"), min_value=1, max_value=1000)
    channel = forms.ChoiceField(
        label=_("Kênh"), choices=[("", "—"), ("portal", _("Cổng thông tin")), ("radio", _("Truyền thanh"))]
    )
    every = forms.ChoiceField(
        label=_("Chu kỳ"),
        widget=forms.RadioSelect,
        choices=[("month", _("Hằng tháng")), ("quarter", _("Hằng quý"))],
        required=False,
    )
    topics = forms.MultipleChoiceField(
        label=_("Chủ đề"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("tthc", _("Thủ tục hành chính")), ("dvc", _("Dịch vụ công trực tuyến"))],
        required=False,
    )
    proof = forms.FileField(label=_("Minh chứng"), required=False, help_text=_("Ảnh hoặc PDF."))
    is_urgent = forms.BooleanField(label=_("Nhắc lãnh đạo khi sắp đến hạn"), required=False)
