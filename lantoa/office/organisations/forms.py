"""What is typed about units and people; whether it may be so is for the actions to say."""

from collections.abc import Callable, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.states import ORGANISATION_KINDS, Role, SigningForm, UnitKind
from lantoa.office.plans.forms import RuledForm, day_field, note_field

Choices = Sequence[tuple[object, str]]
PART_KINDS = [(kind.value, kind.label) for kind in UnitKind if kind not in ORGANISATION_KINDS]


def done(form: RuledForm, act: Callable[[dict], object]) -> bool:
    """Whether the form was whole and `act` took what it says; else the form shows what is wrong."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Invalid as refusal:
        form.refuse(refusal)
        return False
    return True


class ChoosingForm(RuledForm):
    """A form whose choices depend on who looks: `choices` holds them by field."""

    def __init__(self, *args, choices: dict[str, Choices], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, known in choices.items():
            if name in self.fields:
                self.fields[name].choices = list(known)


def number_choice(label, **known) -> forms.TypedChoiceField:
    """A row chosen by its number."""
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, **known)


class UnitForm(ChoosingForm):
    """A unit, new or changed."""

    name = forms.CharField(label=_("Tên đơn vị"), max_length=250)
    parent = number_choice(_("Trực thuộc"))
    kind = forms.ChoiceField(label=_("Loại"))
    abbreviation = forms.CharField(
        label=_("Tên viết tắt"), max_length=40, required=False, help_text=_("Ví dụ: VH-XH")
    )
    position = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=10_000, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    valid_from = day_field(_("Thành lập ngày"), required=False)


class AliasForm(RuledForm):
    """Another name of a unit."""

    name = forms.CharField(label=_("Tên gọi khác"), max_length=250)


class CloseForm(RuledForm):
    """The last day of a unit and why."""

    on = day_field(_("Ngày cuối cùng hoạt động"))
    reason = note_field(_("Lý do"), help_text=_("Ví dụ: sắp xếp lại theo quyết định số …"))


class ReasonForm(RuledForm):
    """Only a reason."""

    reason = note_field(_("Lý do"))


class SucceedForm(ChoosingForm):
    """Which units this one takes over, from when."""

    predecessors = forms.TypedMultipleChoiceField(
        label=_("Kế thừa các đơn vị"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    on = day_field(_("Từ ngày"), help_text=_("Các đơn vị được kế thừa kết thúc vào hôm trước."))
    remark = forms.CharField(label=_("Căn cứ, ghi chú"), max_length=250, required=False)


class PersonForm(RuledForm):
    """What is known of a person."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    title = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)


class NewPersonForm(ChoosingForm, PersonForm):
    """A person with a first role."""

    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=60, help_text=_("Chữ a-z không dấu, chữ số, dấu chấm, gạch.")
    )
    unit = number_choice(_("Đơn vị"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    field_order = ("full_name", "username", "title", "unit", "role", "email", "phone")


class RoleForm(ChoosingForm):
    """A role in a unit, for good or for a time."""

    unit = number_choice(_("Đơn vị"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    starts_on = day_field(_("Từ ngày"), required=False)
    ends_on = day_field(_("Đến hết ngày"), required=False)


class DelegationForm(ChoosingForm):
    """Which of the person's roles is lent to whom, from when to when."""

    seat = number_choice(_("Vai trò ủy quyền"))
    taker = number_choice(_("Người được ủy quyền"))
    starts_on = day_field(_("Từ ngày"))
    ends_on = day_field(_("Đến hết ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=250)
    signing_form = forms.ChoiceField(
        label=_("Hình thức ký thay"),
        choices=[("", _("Không ký thay, hoặc theo chức danh ký của người nhận")), *SigningForm.choices],
        required=False,
        help_text=_("Chỉ dùng khi ủy quyền vai trò Người duyệt; in trên chữ ký trong thời gian ủy quyền."),
    )


class HolidayForm(RuledForm):
    """A day off of the body, or a weekend day on which it works."""

    day = day_field(_("Ngày"))
    is_worked = forms.TypedChoiceField(
        label=_("Loại"),
        choices=[("", _("Ngày nghỉ")), ("1", _("Ngày làm bù"))],
        coerce=bool,
        empty_value=False,
        required=False,
    )
    name = forms.CharField(
        label=_("Tên ngày"), max_length=120, help_text=_("Ví dụ: Ngày truyền thống, Làm bù cho ngày 04/5")
    )
    source = forms.CharField(
        label=_("Căn cứ"),
        max_length=250,
        required=False,
        help_text=_("Văn bản quyết định việc nghỉ hoặc làm bù, nếu có"),
    )


class FileForm(forms.Form):
    """One spreadsheet."""

    file = forms.FileField(label=_("Tệp bảng tính"), allow_empty_file=True)


class FirstPasswordForm(RuledForm):
    """A password, typed twice."""

    password = forms.CharField(
        label=_("Mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 10 ký tự, không giống tên đăng nhập."),
    )
    again = forms.CharField(
        label=_("Gõ lại mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict:
        """Both must be the same."""
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", _("Hai lần gõ chưa giống nhau."))
        return given
