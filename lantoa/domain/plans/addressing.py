"""To whom a superior's plan speaks: whether a task or target is also for this body, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from lantoa.domain.organisations.matching import Directory, group_in, matches_in, sure
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import UnitKind
from lantoa.domain.plans.models import Plan, Target, Task
from lantoa.domain.plans.states import Scope
from lantoa.lib.text import fold, tidy

_MANY = re.compile(r"\b(?:cac|nhung|tat ca|toan the|toan bo|moi|100|ubnd|uy ban nhan dan)\b")
_EVERYBODY = re.compile(
    r"\bdia phuong\b(?! (?:nay|to chuc))"
    r"|\bcac (?:cap|nganh)\b"
    r"|\b(?:cac|moi|tat ca cac) (?:co quan|don vi|co quan don vi)\b"
    r"(?! (?:bao chi|thong tan|truyen thong|chuyen mon|su nghiep|thong tin|(?:truc )?thuoc (?:so|van phong)))"
)
"""Words that reach every body below, folded."""
_COMMUNE_LEVEL = r"\bcap xa\b|\bcap co so\b"
_OWN_KIND: Final = {
    UnitKind.COMMUNE: re.compile(rf"\bxa\b(?! hoi)|{_COMMUNE_LEVEL}"),
    UnitKind.WARD: re.compile(rf"(?<!dia )\bphuong\b(?! (?:tien|phap|an|thuc|huong|cham))|{_COMMUNE_LEVEL}"),
    UnitKind.TOWNSHIP: re.compile(rf"\bthi tran\b|{_COMMUNE_LEVEL}"),
    UnitKind.SPECIAL_ZONE: re.compile(rf"\bdac khu\b|{_COMMUNE_LEVEL}"),
    UnitKind.DISTRICT: re.compile(r"\bhuyen\b|\bcap huyen\b"),
    UnitKind.DEPARTMENT: re.compile(r"\bcac so\b"),
}


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whether a row is for this body; `why` is a Vietnamese sentence."""

    is_ours: bool
    why: str


@dataclass(frozen=True, slots=True)
class Addressees:
    """Reads the addressees of a superior's plan for `plan`; `directory` is that of the plan's body."""

    plan: Plan
    directory: Directory
    is_own_frame: bool
    """Whether the superior's plan is one of this same body: then the units of the plan's lead are meant."""

    def of_task(self, task: Task) -> Addressed:
        """Whether a task of the superior is for this body."""
        units = [part.unit for part in task.assignments.all()]
        return self._of([*task.lead_text, *task.collaborator_text], units)

    def of_target(self, target: Target, *, task: Addressed | None) -> Addressed:
        """Whether a target is for this body; one that stands in a task goes where the task goes."""
        if target.scope == Scope.EACH_UNIT:
            return Addressed(True, _("Chỉ tiêu tính cho từng đơn vị."))
        if target.responsible is None and not target.responsible_text:
            phrase = reaching([target.text], kind=self.directory.organisation.kind)
            if phrase is None and task is not None:
                return task
        units = [target.responsible] if target.responsible else []
        return self._of([target.responsible_text] if target.responsible_text else [], units)

    def _of(self, texts: Sequence[str], units: Sequence[Unit]) -> Addressed:
        own = [unit for unit in units if self._is_below_us(unit)]
        if own:
            return Addressed(True, _("Giao cho %(unit)s.") % {"unit": own[0].name})
        if not texts and not units:
            return Addressed(True, _("Văn bản không nêu đơn vị nên tính cho mọi nơi."))
        if self.is_own_frame:
            return self._in_own_frame(units)
        phrase = reaching(texts, kind=self.directory.organisation.kind) or self._named(texts)
        if phrase:
            return Addressed(True, _("Giao cho “%(phrase)s”.") % {"phrase": phrase})
        names = texts or [unit.name for unit in units]
        return Addressed(False, _("Giao cho %(names)s của cấp trên.") % {"names": "; ".join(names)[:200]})

    def _is_below_us(self, unit: Unit) -> bool:
        place = self.plan.lead_unit.path if self.is_own_frame and self.plan.lead_unit else self.plan.org_path
        return unit.path.startswith(place)

    def _in_own_frame(self, units: Sequence[Unit]) -> Addressed:
        if self.plan.lead_unit is None:
            return Addressed(True, _("Kế hoạch khung của chính cơ quan."))
        names = "; ".join(unit.name for unit in units) or _("đơn vị khác")
        return Addressed(False, _("Giao cho %(names)s của cơ quan.") % {"names": names[:200]})

    def _named(self, texts: Iterable[str]) -> str | None:
        for text in texts:
            if sure(matches_in(self.directory, text)) == self.directory.organisation:
                return text
            reached = group_in(self.directory, text) or []
            if self.directory.organisation in reached:
                return text
        return None


def reaching(texts: Iterable[str], *, kind: str) -> str | None:
    """The first text that speaks to all bodies of that kind (`UBND các xã, phường`), or None."""
    for text in texts:
        words = fold(text)
        own = _OWN_KIND.get(UnitKind(kind))
        if _EVERYBODY.search(words):
            return tidy(text)
        if own and own.search(words) and _MANY.search(words):
            return tidy(text)
    return None
