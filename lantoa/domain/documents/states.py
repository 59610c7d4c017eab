"""Kinds of papers and the role in which one cites another."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CitationRole(TextChoices):
    """Why a paper cites another."""

    LEGAL_BASIS = "legal_basis", _("Căn cứ")
    MENTION = "mention", _("Được nhắc đến")
