"""What stands around the text of a plan's paper, between the plan record and the frame of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lantoa.domain.organisations.issuers import (
    collective_of,
    head_post_of,
    issuer_name,
    place_of,
    superior_name,
    symbol_of,
)
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import PaperFrame

DEPUTY, COLLECTIVE, ACTING = "KT", "TM", "Q"
FORMS = ("", COLLECTIVE, ACTING, DEPUTY, "TL", "TUQ")
"""Signing forms of a frame, without their point."""


@dataclass(frozen=True, slots=True)
class FrameChange:
    """The frame of a paper as a form gives it; the fields are those of `PaperFrame`."""

    superior_name: str = ""
    issuer_name: str = ""
    symbol: str = ""
    place: str = ""
    drafting_unit_id: int | None = None
    signer_id: int | None = None
    signer_name: str = ""
    signer_position: str = ""
    signing_form: str = ""
    head_position: str = ""
    collective: str = ""
    recipients: tuple[str, ...] = ()


def frame_of_record(record: Mapping[str, Any], *, organisation: Unit) -> FrameChange:
    """The frame that a plan record tells; the letterhead's other lines come from the body."""
    document = _mapping(record.get("document"))
    signer = _mapping(document.get("signer"))
    on_behalf_of, signed_for = _text(signer, "on_behalf_of", 200), _text(signer, "signed_for", 200)
    number = _text(document, "number", 80)
    form = DEPUTY if signed_for else COLLECTIVE if on_behalf_of else ""
    return FrameChange(
        superior_name=superior_name(organisation)[:250],
        issuer_name=_text(document, "issuer", 250),
        symbol=(number.partition("/")[2] or symbol_of(organisation, letters="KH"))[:60],
        place=_text(document, "place", 200),
        signer_name=_text(signer, "name", 120),
        signer_position=_text(signer, "position", 200),
        signing_form=form,
        head_position=signed_for,
        collective=on_behalf_of,
        recipients=tuple(str(one) for one in document.get("recipients") or []),
    )


def own_frame(organisation: Unit, *, letters: str = "KH", filing: str = "") -> FrameChange:
    """The frame with which a body begins a paper of its own: no signer yet, the file copy as only recipient."""
    collective = collective_of(organisation)
    return FrameChange(
        superior_name=superior_name(organisation)[:250],
        issuer_name=issuer_name(organisation)[:250],
        symbol=symbol_of(organisation, letters=letters)[:60],
        place=place_of(organisation)[:200],
        signer_position=head_post_of(organisation),
        signing_form=COLLECTIVE if collective else "",
        head_position=head_post_of(organisation),
        collective=collective,
        recipients=(filing or "Lưu: VT",),
    )


def signer_of(frame: PaperFrame) -> dict[str, str | None] | None:
    """The `signer` of the plan record; None where nothing is known."""
    signer = {
        "name": frame.signer_name or None,
        "position": frame.signer_position or None,
        "on_behalf_of": (frame.collective or None) if frame.signing_form in {COLLECTIVE, DEPUTY} else None,
        "signed_for": (frame.head_position or None) if frame.signing_form == DEPUTY else None,
    }
    return signer if any(signer.values()) else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(row: Mapping[str, Any], name: str, limit: int) -> str:
    return str(row.get(name) or "").strip()[:limit]
