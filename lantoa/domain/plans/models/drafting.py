"""The words of a draft: its sections, what stands around them in the paper, who writes, and what was set aside."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models.plans import Plan
from lantoa.domain.plans.states import SectionHolds, SetAsideState


class PlanSection(models.Model):
    """One heading with its paragraphs; level 0 is what stands before the first heading.

    `holds` says what fills the section: its own `lines`, or the plan's list of that name after its own lines.
    `lines` is a list of `{"mark", "text"}` as in `body` of the plan record. `label` is empty for the opening and for
    a heading without number. A section without heading goes on with the text of the last heading of its level.
    `list_mark` is the mark of the first line of the list that `holds` names (`-`, `a)`, `1.`, empty for none).
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=20, blank=True)
    heading = models.TextField(blank=True)
    holds = models.CharField(max_length=10, choices=SectionHolds.choices, default=SectionHolds.TEXT)
    lines = models.JSONField(default=list)
    list_mark = models.CharField(max_length=6, default="-", blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="section_position_once_a_plan")
        ]

    def __str__(self) -> str:
        return f"{self.label}. {self.heading}"[:200] if self.label else self.heading[:200]


class PaperFrame(models.Model):
    """What stands around the text in the plan's paper: letterhead, symbol, place, signer, recipients.

    `signing_form` is a form of `lantoa.papers.writing.blocks.SigningForm` without its point (`TM`, `KT`), empty
    for the head of a body with one head; positions are as they are written, in any letter case.
    """

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="frame")
    superior_name = models.CharField(max_length=250, blank=True)
    issuer_name = models.CharField(max_length=250, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=200, blank=True)
    drafting_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signer_name = models.CharField(max_length=120, blank=True)
    signer_position = models.CharField(max_length=200, blank=True)
    signing_form = models.CharField(max_length=4, blank=True)
    head_position = models.CharField(max_length=200, blank=True)
    collective = models.CharField(max_length=200, blank=True)
    recipients = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.plan)


class DraftLock(models.Model):
    """Who writes a draft now; the lock lapses by itself, and another may take it over."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="lock")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    taken_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.person}"


class SetAside(models.Model):
    """What somebody wrote and could not save because another had saved first; nothing is lost.

    `place` names what was edited (`section:12`, `task:7`, `frame`), `content` is what was typed there.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="set_asides")
    place = models.CharField(max_length=60)
    place_name = models.CharField(max_length=250)
    content = models.JSONField()
    state = models.CharField(max_length=8, choices=SetAsideState.choices, default=SetAsideState.KEPT)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.place_name}"
