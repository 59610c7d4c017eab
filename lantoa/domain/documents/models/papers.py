"""Official papers of a body: text, number, signature, and what was delivered to whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.domain.documents.states import OUT, DeliveryState, PaperRole, PaperState
from lantoa.domain.files.models import StoredFile
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit


class NumberSeries(models.Model):
    """How a body numbers what it sends out in a year (Điều 15): one series for all kinds, or one for some.

    `kinds` names the kinds of paper that it numbers; the series with an empty list takes all others.
    """

    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="number_series")
    name = models.CharField(_("Tên sổ"), max_length=120)
    kinds = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="series_name_once_a_body")
        ]

    def __str__(self) -> str:
        return self.name


class PaperQuerySet(models.QuerySet["Paper"]):
    """Words for sets of papers."""

    def visible_to(self, actor: Actor) -> PaperQuerySet:
        """Papers of the actor's own bodies, and those that were delivered to one of their units."""
        delivered = Delivery.objects.filter(
            unit__organisation__in=actor.organisation_ids,
            state__in=[DeliveryState.SENT, DeliveryState.READ],
        )
        return self.filter(
            Q(organisation_id__in=actor.organisation_ids)
            | Q(state__in=OUT, pk__in=delivered.values("paper_id"))
        )


class Paper(models.Model):
    """One official paper of a body, from its approved text to what was signed and sent.

    `subject_type` and `subject_id` name the object that it is about (`plan`, 12), empty for a letter by itself.
    `content` is the paper as data (`lantoa.papers.writing`), from which all three forms are written; `text_sha256`
    is the hash of its words. `ordinal` is the number inside its series and year, `number` the whole of it
    (`05/KH-UBND`). `signed_file` is kept byte for byte; `signed_checks` says what was found in it.
    """

    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="papers")
    org_path = models.CharField(max_length=70)
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    role = models.CharField(max_length=12, choices=PaperRole.choices, default=PaperRole.MAIN)
    about = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answers")
    kind = models.CharField(_("Loại văn bản"), max_length=60, blank=True)
    subject = models.CharField(_("Trích yếu"), max_length=600)
    symbol = models.CharField(_("Ký hiệu"), max_length=60, blank=True)
    content = models.JSONField()
    text_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.DRAFT)
    state_reason = models.TextField(blank=True)
    series = models.ForeignKey(NumberSeries, models.PROTECT, null=True, blank=True, related_name="papers")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    ordinal = models.PositiveIntegerField(null=True, blank=True)
    number = models.CharField(_("Số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    signed_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    signed_checks = models.JSONField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "ordinal"],
                condition=Q(ordinal__isnull=False),
                name="paper_number_once_a_series_and_year",
            ),
            models.CheckConstraint(
                condition=Q(ordinal=None) | Q(series__isnull=False, year__isnull=False),
                name="paper_number_within_a_series",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=OUT) | Q(issued_at__isnull=False), name="paper_out_since_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state=PaperState.RECALLED) | ~Q(state_reason=""),
                name="paper_recalled_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(subject_type="", subject_id=None)
                | (~Q(subject_type="") & Q(subject_id__isnull=False)),
                name="paper_about_a_whole_object",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="paper_subject"),
            models.Index(fields=["organisation", "state"], name="paper_organisation_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind or _('Công văn')} {self.number} {self.subject}"[:300]


class Delivery(models.Model):
    """A paper goes to one line of its recipients: a unit of the system, an address of mail, or by hand.

    `key_hash` is the hash of the secret in the link that a recipient without an account opens.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="deliveries")
    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="deliveries")
    email = models.EmailField(blank=True)
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    error = models.TextField(blank=True)
    key_hash = models.CharField(max_length=64, blank=True, db_index=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "unit"], name="delivery_once_a_unit"),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.READ) | Q(read_at__isnull=False),
                name="delivery_read_at_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="delivery_unit_state")]

    def __str__(self) -> str:
        return f"{self.paper_id}: {self.text}"[:300]


class PaperTemplate(models.Model):
    """An agency's own .docx with named places, for a kind of paper; `findings` is what the linter said of it."""

    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="paper_templates")
    kind = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    findings = models.JSONField(default=list)
    is_active = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                condition=Q(is_active=True),
                name="template_active_once_a_kind",
            )
        ]

    def __str__(self) -> str:
        return self.name
