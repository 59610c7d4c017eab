"""A plan, the versions of its text, its lists and what it cites."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.domain.documents.models import Delivery, Instrument
from lantoa.domain.documents.states import CitationRole, PaperState
from lantoa.domain.files.models import StoredFile
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.paths import numbers_of
from lantoa.domain.plans.states import PUBLISHED, ItemKind, PlanState
from lantoa.domain.search.words import FoldedField, folded
from lantoa.lib.periods import Period


class PlanQuerySet(models.QuerySet["Plan"]):
    """Words for sets of plans."""

    def visible_to(self, actor: Actor) -> PlanQuerySet:
        """Plans of the actor's own bodies, and those that bodies below have issued."""
        return self.filter(self._seen_by(actor))

    @staticmethod
    def _seen_by(actor: Actor) -> Q:
        seen = Q(organisation_id__in=actor.organisation_ids)
        for path in actor.organisation_paths:
            seen |= Q(org_path__gte=path, org_path__lt=path + "~", state__in=PUBLISHED)
        return seen

    def readable_by(self, actor: Actor) -> PlanQuerySet:
        """What `visible_to` shows, and two kinds of issued plans besides: as papers, not as work of one's own.

        A plan of a body above that a plan of the actor's body implements, with its next two versions; and a plan whose
        paper was delivered to the actor's body. Lists use `visible_to`; this is for opening one plan by its number.
        """
        above = {number for path in actor.organisation_paths for number in numbers_of(path)}
        own = Plan.objects.filter(organisation_id__in=actor.organisation_ids, superior_plan__isnull=False)
        named = own.values("superior_plan")
        versions = Q(pk__in=named) | Q(supersedes__in=named) | Q(supersedes__supersedes__in=named)
        delivered = Delivery.objects.filter(
            unit__organisation__in=actor.organisation_ids,
            paper__subject_type="plan",
            paper__state__in=[PaperState.ISSUED, PaperState.REPLACED],
        )
        seen = self._seen_by(actor)
        seen |= versions & Q(organisation_id__in=above, state__in=PUBLISHED)
        seen |= Q(state__in=PUBLISHED, pk__in=delivered.values("paper__subject_id"))
        return self.filter(seen)


class Plan(models.Model):
    """A communication plan of one body for one period.

    `org_path` is the path of the body, kept for range queries. `revision` counts changes, so that a
    stale save is refused. Number and date stay empty until the clerk gives them. `issued_to` holds the
    numbers of the units that had tasks on the day of issue: coverage is measured against them (A-11).
    `folded_text` is what a search looks through.
    """

    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="plans")
    org_path = models.CharField(max_length=70, db_index=True)
    kind = models.CharField(max_length=60, default="Kế hoạch")
    subject = models.CharField(_("Trích yếu"), max_length=600)
    number = models.CharField(_("Số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"))
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    superior_plan = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="child_plans"
    )
    supersedes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="superseded_by"
    )
    state = models.CharField(max_length=12, choices=PlanState.choices, default=PlanState.DRAFT)
    state_reason = models.TextField(blank=True)
    source_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    running_since = models.DateField(null=True, blank=True)
    issued_to = models.JSONField(default=list)
    folded_text = FoldedField(blank=True, default="")

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="plan_starts_before_end"),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLISHED) | Q(running_since__isnull=False),
                name="plan_issued_since_a_day",
            ),
            models.UniqueConstraint(
                fields=["organisation", "number", "issued_on"],
                condition=~Q(number="") & Q(issued_on__isnull=False),
                name="plan_number_once_a_day",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="plan_organisation_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"[:300]

    @property
    def words(self) -> str:
        """What `folded_text` must hold for the number, kind and subject of now."""
        return folded(self.number, self.kind, self.subject, self.organisation.name)

    @property
    def period(self) -> Period:
        """The days that the plan covers."""
        return Period(self.starts_on, self.ends_on)

    def is_work_of(self, actor: Actor) -> bool:
        """Whether the actor sees it as the work of an own body or one below (`visible_to`), not only as a paper."""
        below = any(self.org_path.startswith(path) for path in actor.organisation_paths)
        return actor.is_in(self.organisation_id) or (below and self.state in PUBLISHED)

    @property
    def display_number(self) -> str:
        """Number as given, or the plan's own code while the clerk has given none (A-27)."""
        return self.number or str(_("chưa cấp số (mã %(code)s)") % {"code": self.pk})


class PlanVersion(models.Model):
    """The plan's text as a plan record, at one moment; never changed afterwards."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    record = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_number_once_a_plan")]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"


class PlanItem(models.Model):
    """One topic, form or audience of a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind", "position"], name="item_position_once")
        ]

    def __str__(self) -> str:
        return self.text[:100]


class Citation(models.Model):
    """A plan cites an instrument."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="citations")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="citations")
    role = models.CharField(max_length=12, choices=CitationRole.choices)
    position = models.PositiveSmallIntegerField()
    subject = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "instrument"], name="citation_once_a_plan")]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.instrument}"
