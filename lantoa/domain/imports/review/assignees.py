"""Which units the words of a document mean."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

from lantoa.domain.imports.review.shape import Slot, new_slot
from lantoa.domain.organisations.matching import bodies_in, directory_of
from lantoa.domain.organisations.models import Unit

MAX_CANDIDATES = 6


class Assignees:
    """Finds units for the texts of one document; each distinct text is looked up once."""

    def __init__(self, *, organisation: Unit, on: date) -> None:
        self._directory = directory_of(organisation, on=on)
        self._known: dict[str, Slot] = {}

    def slot(self, text: str | None) -> Slot:
        """A slot for `text`: the units that it surely means, a group as its list, and suggestions for the rest."""
        text = (text or "").strip()
        if text not in self._known:
            self._known[text] = self._find(text)
        return deepcopy(self._known[text])

    def slots(self, texts: list[str]) -> list[Slot]:
        """One slot a text, at least one so that there is a place to choose in."""
        return [self.slot(str(text)) for text in texts] or [new_slot()]

    def _find(self, text: str) -> Slot:
        slot = new_slot(text)
        bodies = bodies_in(self._directory, text) if text else []
        slot["unit_ids"] = list(dict.fromkeys(unit.pk for body in bodies for unit in body.units))
        slot["is_group"] = any(body.is_group for body in bodies)
        slot["unknown"] = [body.text for body in bodies if not body.units]
        best: dict[int, dict[str, object]] = {}
        for body in bodies:
            for match in body.matches:
                found = {"unit_id": match.unit.pk, "score": round(match.score, 2), "reason": match.reason}
                best.setdefault(match.unit.pk, found)
        slot["candidates"] = sorted(best.values(), key=lambda one: -float(str(one["score"])))[:MAX_CANDIDATES]
        return slot
