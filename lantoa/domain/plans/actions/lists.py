"""Topics, forms and audiences of a draft, written as whole lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.writing import writing
from lantoa.domain.plans.models import Plan, PlanItem
from lantoa.domain.plans.states import ItemKind
from lantoa.lib.text import tidy

MOST_ITEMS = 200
MOST_LETTERS = 20_000


def save_items(
    *, plan: Plan, kind: str, texts: Sequence[str], revision: int, by: Actor, at: datetime
) -> list[PlanItem]:
    """Write one list of the plan as a whole; empty lines are left out.

    Args:
        kind: a code of `ItemKind`.
        revision: the revision of the plan that the writer saw.

    Raises:
        Invalid: for an unknown kind, more than 200 items, or one longer than 20,000 characters.
        StaleKept: if the plan was saved since `revision`, or another writes the draft.
    """
    if kind not in ItemKind.values:
        raise Invalid(_("Danh sách này không có trong kế hoạch."))
    content = {"kind": kind, "texts": list(texts)}
    name = str(ItemKind(kind).label)
    with writing(
        plan, place=f"items:{kind}", place_name=name, content=content, by=by, at=at, revision=revision
    ):
        kept = [text for text in map(tidy, texts) if text]
        if len(kept) > MOST_ITEMS or any(len(text) > MOST_LETTERS for text in kept):
            sentence = _("Danh sách có tối đa %(most)s dòng, mỗi dòng tối đa %(letters)s ký tự.")
            told = sentence % {"most": MOST_ITEMS, "letters": MOST_LETTERS}
            raise Invalid(told, {"texts": told})
        PlanItem.objects.filter(plan=plan, kind=kind).delete()
        rows = [
            PlanItem(plan=plan, kind=kind, position=place, text=text) for place, text in enumerate(kept, 1)
        ]
        PlanItem.objects.bulk_create(rows)
    return rows
