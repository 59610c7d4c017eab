"""Who may sign, and what stands above the name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.signing import signers_of
from lantoa.domain.plans.changes import FrameChange
from lantoa.domain.plans.models import PaperFrame
from lantoa.domain.plans.paper import signature_of


def signer_choices(organisation: Unit, *, on: date) -> list[tuple[str, str]]:
    """Those who may sign for the body on a day, by number, with their post."""
    return [
        (str(right.person.pk), f"{right.person.full_name} – {right.position}")
        for right in signers_of(organisation, on)
    ]


def signed_by(change: FrameChange, organisation: Unit, *, on: date) -> FrameChange:
    """The frame with name, post and form of the chosen signer, as he may sign on that day."""
    right = next((one for one in signers_of(organisation, on) if one.person.pk == change.signer_id), None)
    if right is None:
        return change
    return replace(
        change,
        signer_name=right.person.full_name,
        signer_position=right.position,
        signing_form=right.code,
        head_position=right.head_position,
        collective=right.collective,
    )


def sign_lines(frame: PaperFrame) -> tuple[tuple[str, ...], str]:
    """The lines of authority as the paper prints them, and the name below them."""
    signature = signature_of(frame)
    return signature.authority, signature.name
