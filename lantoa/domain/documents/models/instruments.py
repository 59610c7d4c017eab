"""Legal instruments, kept once and cited many times."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from lantoa.domain.search.words import FoldedField


class Instrument(models.Model):
    """A law, decree, resolution, plan or letter that papers cite.

    `key` is kind and number folded (and the issuer for numbers that every body gives itself), so that
    the same instrument is one row. Validity is filled by an administrator or by an amendment, never guessed.
    `folded_text` holds kind, number, issuer and every wording of the subject for search.
    """

    key = models.CharField(max_length=250, unique=True)
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=250, blank=True)
    subject = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replaces")
    folded_text = FoldedField(blank=True, default="")
    amends = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="amended_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="instrument_valid_from_before_to",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("id")),
                name="instrument_not_replaced_by_itself",
            ),
        ]

    def __str__(self) -> str:
        name = f"{self.kind} số {self.number}" if self.number else f"{self.kind} {self.subject}"
        return name[:250]

    def is_expired_on(self, day: date) -> bool:
        """Whether the instrument is known to be no longer in force on `day`."""
        return self.valid_to is not None and self.valid_to < day


class InstrumentSubject(models.Model):
    """One wording under which papers name an instrument's subject (A-43: wordings may differ)."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="subjects")
    text = models.TextField()
    folded_text = models.CharField(max_length=600)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instrument", "folded_text"], name="subject_once_an_instrument")
        ]

    def __str__(self) -> str:
        return self.text[:100]
