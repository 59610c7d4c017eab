"""Who may sign, and what stands above the name."""

from __future__ import annotations

from datetime import date

from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.signing import signers_of
from lantoa.domain.plans.models import PaperFrame
from lantoa.domain.plans.paper import signature_of


def signer_choices(organisation: Unit, *, on: date) -> list[tuple[str, str]]:
    """Those who may sign for the body on a day, by number, with their post."""
    return [
        (str(right.person.pk), f"{right.person.full_name} – {right.position}")
        for right in signers_of(organisation, on)
    ]


def sign_lines(frame: PaperFrame) -> tuple[tuple[str, ...], str]:
    """The lines of authority as the paper prints them, and the name below them."""
    signature = signature_of(frame)
    return signature.authority, signature.name
