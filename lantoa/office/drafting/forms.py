"""What is typed at the drafting desk; each form is one row or one piece of the paper, with the revision it was drawn at."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.states import SigningForm
from lantoa.domain.plans.changes import FrameChange, PlanHead, SectionChange, SectionLine
from lantoa.domain.plans.marks import LIST_MARKS
from lantoa.domain.plans.models import PaperFrame, Plan, PlanSection
from lantoa.domain.plans.states import SectionHolds
from lantoa.office.drafting.lines import LONGEST_LINE, MOST_LINES, lines_of, text_of
from lantoa.office.plans.forms import RuledForm, day_field

LONGEST_TEXT = 60_000
LEVELS = [
    (0, _("Phần mở đầu")),
    (1, _("Mục lớn: I, II, III")),
    (2, _("Mục vừa: 1, 2, 3")),
    (3, _("Mục nhỏ: a, b, c")),
    (4, _("Mục nhỏ hơn: (1), (2)")),
]
MARKS = [(mark, mark or _("Không có")) for mark in LIST_MARKS]
NOT_CHOSEN = ("", _("Chưa chọn"))


def revision_field() -> forms.IntegerField:
    """The revision of the row that the officer saw."""
    return forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)


def text_field(label, *, rows: int = 1, longest: int = 5000, **known) -> forms.CharField:
    """Text that may run over several lines; the box grows with it."""
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **known
    )


def optional(label, *, longest: int = 250, **known) -> forms.CharField:
    """A line that may stay empty."""
    return forms.CharField(label=label, max_length=longest, required=False, **known)


class StartForm(RuledForm):
    """The head of a plan that is begun."""

    subject = text_field(_("Trích yếu"), rows=2, longest=600)
    starts_on = day_field(_("Từ ngày"))
    ends_on = day_field(_("Đến ngày"))
    lead_unit = forms.TypedChoiceField(
        label=_("Đơn vị chủ trì"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args, units: list[tuple[int, str]], sources: list | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead_unit"].choices = [NOT_CHOSEN, *units]
        if sources is not None:
            field = forms.ChoiceField(label=_("Lấy từ"), choices=sources, widget=forms.RadioSelect)
            self.fields = {"source": field, **self.fields}

    def head(self) -> PlanHead:
        """The head as typed."""
        given = self.cleaned_data
        return PlanHead(
            subject=given["subject"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            lead_unit_id=given["lead_unit"],
        )


class HeadForm(RuledForm):
    """The head of a draft; `revision` is that of the page the officer saw."""

    subject = forms.CharField(
        label=_("Trích yếu"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )
    starts_on = day_field(_("Từ ngày"))
    ends_on = day_field(_("Đến ngày"))
    lead_unit = forms.TypedChoiceField(
        label=_("Đơn vị chủ trì kế hoạch"), coerce=int, empty_value=None, required=False
    )
    superior_plan = forms.TypedChoiceField(
        label=_("Thực hiện kế hoạch"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Kế hoạch đã ban hành của cấp trên hoặc của chính cơ quan mà kế hoạch này cụ thể hóa."),
    )
    revision = revision_field()

    def __init__(self, *args, units, superiors, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead_unit"].choices = [("", _("Chưa chọn")), *units]
        self.fields["superior_plan"].choices = [("", _("Không có")), *superiors]

    @staticmethod
    def of(plan: Plan) -> dict[str, str | date | int | None]:
        """The head as it is saved."""
        return {
            "subject": plan.subject,
            "starts_on": plan.starts_on,
            "ends_on": plan.ends_on,
            "lead_unit": plan.lead_unit_id,
            "superior_plan": plan.superior_plan_id,
            "revision": plan.revision,
        }


class SectionForm(RuledForm):
    """One heading with its paragraphs; the opening has paragraphs only."""

    label = optional(_("Số mục"), longest=20)
    heading = text_field(_("Tên mục"), longest=600, required=False)
    text = text_field(_("Lời văn"), longest=LONGEST_TEXT, required=False)
    level = forms.TypedChoiceField(label=_("Cấp mục"), choices=LEVELS, coerce=int, required=False)
    holds = forms.ChoiceField(label=_("Mục này ghi thêm"), choices=SectionHolds.choices)
    list_mark = forms.ChoiceField(label=_("Đầu dòng của danh sách"), choices=MARKS, required=False)
    revision = revision_field()

    def clean_text(self) -> tuple[SectionLine, ...]:
        """The paragraphs, each with its mark."""
        return shortened(lines_of(self.cleaned_data["text"]))

    def refuse(self, refusal: Invalid) -> None:
        """What the rule says of the lines belongs to the box in which they are typed."""
        problems = {("text" if name == "lines" else name): one for name, one in refusal.problems.items()}
        super().refuse(Invalid(refusal.sentence, problems))

    def change(self) -> SectionChange:
        """The section as typed."""
        given = self.cleaned_data
        return SectionChange(
            label=given["label"],
            heading=given["heading"],
            level=given["level"] or 0,
            holds=given["holds"],
            lines=given["text"],
            list_mark=given["list_mark"],
        )

    @staticmethod
    def of(section: PlanSection) -> dict[str, Any]:
        """The section as it is saved."""
        return {
            "label": section.label,
            "heading": section.heading,
            "text": text_of(section.lines),
            "level": section.level,
            "holds": section.holds,
            "list_mark": section.list_mark,
            "revision": section.revision,
        }


def shortened(lines: tuple[SectionLine, ...]) -> tuple[SectionLine, ...]:
    """The lines, where they are not too many or too long for one section."""
    if len(lines) > MOST_LINES:
        raise forms.ValidationError(
            _t("Mục dài quá %(most)s đoạn; hãy tách thành nhiều mục.") % {"most": MOST_LINES}
        )
    if any(len(line.text) > LONGEST_LINE for line in lines):
        raise forms.ValidationError(
            _t("Có đoạn dài quá %(most)s ký tự; hãy ngắt thành nhiều đoạn.") % {"most": LONGEST_LINE}
        )
    return lines


class ItemsForm(RuledForm):
    """A list of the plan: topics, forms or audiences, one a line."""

    texts = text_field(_("Danh sách"), longest=LONGEST_TEXT, required=False)
    revision = revision_field()

    def clean_texts(self) -> tuple[str, ...]:
        """What was typed, one text a line, without marks at the start."""
        return tuple(line.text for line in shortened(lines_of(self.cleaned_data["texts"])))


class FrameForm(RuledForm):
    """What stands around the text in the paper."""

    superior_name = optional(_("Cơ quan chủ quản, dòng trên"))
    issuer_name = optional(_("Cơ quan ban hành"))
    symbol = optional(_("Ký hiệu"), longest=60, help_text=_("Ví dụ KH-UBND. Số do văn thư cấp."))
    place = optional(_("Địa danh"), longest=200)
    recipients = text_field(
        _("Nơi nhận"), rows=4, longest=8000, required=False, help_text=_("Mỗi dòng một nơi nhận.")
    )
    signer = forms.ChoiceField(label=_("Người ký"), required=False)
    signing_form = forms.ChoiceField(label=_("Hình thức ký"), required=False)
    collective = optional(
        _("Tập thể được ký thay mặt (dòng TM.)"), longest=200, help_text=_("Ví dụ ỦY BAN NHÂN DÂN.")
    )
    head_position = optional(
        _("Chức vụ được ký thay (dòng KT., TL., TUQ.)"), longest=200, help_text=_("Ví dụ CHỦ TỊCH.")
    )
    signer_position = optional(_("Chức vụ người ký"), longest=200)
    signer_name = optional(_("Họ tên người ký"), longest=120)
    revision = revision_field()

    def __init__(self, *args, signers: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signer"].choices = [("", _("Ghi tay bên dưới")), *signers]
        self.fields["signing_form"].choices = [
            ("", _("Ký trực tiếp")),
            ("TM", _("Thay mặt tập thể (TM.)")),
            *SigningForm.choices,
        ]

    def clean_recipients(self) -> tuple[str, ...]:
        """One recipient a line, without the dash in front."""
        return tuple(line.text for line in lines_of(self.cleaned_data["recipients"]))[:100]

    def change(self, *, drafting_unit_id: int | None = None) -> FrameChange:
        """The frame as typed; the drafting unit is chosen elsewhere."""
        given = {
            name: value for name, value in self.cleaned_data.items() if name not in {"revision", "signer"}
        }
        signer = self.cleaned_data["signer"]
        return FrameChange(
            **given, signer_id=int(signer) if signer else None, drafting_unit_id=drafting_unit_id
        )

    @staticmethod
    def of(frame: PaperFrame) -> dict[str, Any]:
        """The frame as it is saved."""
        names = (
            "superior_name",
            "issuer_name",
            "symbol",
            "place",
            "signing_form",
            "collective",
            "head_position",
            "signer_position",
            "signer_name",
            "revision",
        )
        known = {name: getattr(frame, name) for name in names}
        return {**known, "recipients": "\n".join(frame.recipients), "signer": frame.signer_id or ""}
