"""The frame of a draft's paper: letterhead, symbol, place, signer, recipients."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Membership, SigningPost, Unit
from lantoa.domain.plans.actions.words import frame_fields
from lantoa.domain.plans.actions.writing import writing
from lantoa.domain.plans.frames import FORMS, FrameChange
from lantoa.domain.plans.models import PaperFrame, Plan
from lantoa.lib.text import tidy

MOST_RECIPIENTS = 100
_LONGEST = {"symbol": 60, "place": 200, "signer_name": 120, "signer_position": 200, "signing_form": 4}
_LONGEST_ELSE = {"superior_name": 250, "issuer_name": 250, "head_position": 200, "collective": 200}


def save_frame(*, plan: Plan, change: FrameChange, revision: int, by: Actor, at: datetime) -> PaperFrame:
    """Write the frame as a whole.

    Args:
        revision: the revision of the frame that the writer saw.

    Raises:
        Invalid: for an unknown signing form, a unit or signer of another body, or words that are too long.
        StaleKept: if the frame was saved since `revision`, or another writes the draft.
    """
    with writing(plan, place="frame", place_name=_("Thể thức văn bản"), content=change, by=by, at=at):
        tidied = _tidied(change)
        _check(plan, tidied)
        saved = PaperFrame.objects.filter(plan=plan, revision=revision).update(
            **frame_fields(tidied), revision=F("revision") + 1
        )
        if not saved:
            raise Stale(_("Người khác vừa sửa phần thể thức."))
    return PaperFrame.objects.get(plan=plan)


def _tidied(change: FrameChange) -> FrameChange:
    words: dict[str, Any] = {
        one.name: tidy(getattr(change, one.name))
        for one in fields(change)
        if isinstance(getattr(change, one.name), str)
    }
    recipients = tuple(tidy(line).lstrip("- ") for line in change.recipients)
    return replace(change, **words, recipients=tuple(line for line in recipients if line))


def _check(plan: Plan, change: FrameChange) -> None:
    problems = {
        name: _("Dài quá %(most)s ký tự.") % {"most": most}
        for name, most in {**_LONGEST, **_LONGEST_ELSE}.items()
        if len(getattr(change, name)) > most
    }
    if change.signing_form not in FORMS:
        problems["signing_form"] = _("Hãy chọn hình thức ký trong danh sách.")
    if len(change.recipients) > MOST_RECIPIENTS or any(len(line) > 400 for line in change.recipients):
        problems["recipients"] = _("Nơi nhận có tối đa %(most)s dòng, mỗi dòng tối đa 400 ký tự.") % {
            "most": MOST_RECIPIENTS
        }
    own = Unit.objects.filter(organisation_id=plan.organisation_id)
    if change.drafting_unit_id and not own.filter(pk=change.drafting_unit_id).exists():
        problems["drafting_unit"] = _("Đơn vị soạn thảo phải thuộc cơ quan.")
    if change.signer_id and not _may_sign(plan, change.signer_id):
        problems["signer"] = _("Người ký phải là người của cơ quan.")
    if problems:
        raise Invalid(_("Chưa lưu được thể thức; hãy sửa những chỗ được chỉ ra."), problems)


def _may_sign(plan: Plan, person_id: int) -> bool:
    """Whoever has a signing post or a role in the body; the right on the day of signing is asked when it is signed."""
    return (
        SigningPost.objects.filter(organisation=plan.organisation_id, person=person_id).exists()
        or Membership.objects.filter(unit__organisation=plan.organisation_id, person=person_id).exists()
    )
