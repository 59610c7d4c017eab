"""What is typed about official papers; whether it may be so is for the actions to say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.office.organisations.forms import ChoosingForm, number_choice
from lantoa.office.plans.forms import RuledForm, day_field, note_field
from lantoa.papers.writing.symbols import KIND_ABBREVIATIONS

KINDS = [("Công văn", _("Công văn"))] + [
    (kind.capitalize(), kind.capitalize()) for kind in KIND_ABBREVIATIONS
]
SLIPS = 3


class NumberForm(RuledForm):
    """What the clerk gives."""

    number = forms.CharField(
        label=_("Số"),
        max_length=80,
        help_text=_("Số thứ tự; ký hiệu lấy theo văn bản nếu không ghi."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    issued_on = day_field(_("Ngày ban hành"))


class ReasonForm(RuledForm):
    """Only a reason."""

    reason = note_field(_("Lý do"))


class EmailForm(RuledForm):
    """Where a mail goes; empty keeps the address that is known."""

    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class RecipientForm(RuledForm):
    """One more recipient by mail."""

    text = forms.CharField(label=_("Nơi nhận"), max_length=400, required=False)
    email = forms.EmailField(label=_("Thư điện tử"))


class SignerForm(ChoosingForm):
    """Who signs the answer."""

    signer = number_choice(_("Người ký"))


class CorrectForm(SignerForm):
    """Up to three slips, each with its place, what was written and what it should be."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for count in range(1, SLIPS + 1):
            is_first = count == 1
            self.fields[f"place{count}"] = forms.CharField(
                label=_("Vị trí"), max_length=200, required=False, help_text=_("Ví dụ: Mục II, khoản 1")
            )
            self.fields[f"wrong{count}"] = forms.CharField(
                label=_("Đã viết"),
                max_length=600,
                required=is_first,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"right{count}"] = forms.CharField(
                label=_("Nay sửa lại là"),
                max_length=600,
                required=is_first,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.order_fields([*(name for name in self.fields if name != "signer"), "signer"])


class RecallForm(SignerForm):
    """Why a paper is recalled."""

    reason = note_field(_("Lý do thu hồi"))
    field_order = ("reason", "signer")


class ReplaceForm(SignerForm):
    """The words of the replacing paper."""

    subject = forms.CharField(label=_("Trích yếu"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}))
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Mỗi dòng một đoạn; dòng bắt đầu bằng “- ” là một gạch đầu dòng."),
    )
    reason = note_field(_("Lý do thay thế"))
    field_order = ("subject", "text", "reason", "signer")


class SeriesForm(RuledForm):
    """A series and the kinds that it numbers; none means all others."""

    name = forms.CharField(label=_("Tên sổ"), max_length=120)
    kinds = forms.MultipleChoiceField(
        label=_("Loại văn bản"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Để trống: sổ dùng cho mọi loại chưa có sổ riêng."),
    )


class PostForm(ChoosingForm):
    """A person who may sign, in which post, from when to when."""

    person = number_choice(_("Người ký"))
    position = forms.CharField(
        label=_("Chức vụ ký"), max_length=120, help_text=_("Ví dụ: Chủ tịch, Phó Chủ tịch, Giám đốc")
    )
    is_head = forms.BooleanField(label=_("Là người đứng đầu cơ quan"), required=False)
    is_acting = forms.BooleanField(label=_("Được giao quyền người đứng đầu (ký Q.)"), required=False)
    starts_on = day_field(_("Từ ngày"), required=False)
    ends_on = day_field(_("Đến hết ngày"), required=False)
