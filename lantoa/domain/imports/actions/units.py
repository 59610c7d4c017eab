"""A unit that a document names and the tree lacks is made on the spot."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.imports.actions.reviewing import keep
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.queries import review_of
from lantoa.domain.imports.review.edits import Change, changed
from lantoa.domain.imports.review.shape import slots_of
from lantoa.domain.imports.rules import check_can_review
from lantoa.domain.organisations.actions.units import add_unit
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.lib.text import fold_name


def create_unit_from_review(
    *,
    item: Import,
    address: str,
    name: str,
    kind: str,
    parent_id: int | None,
    revision: int,
    by: Actor,
    at: datetime,
) -> Unit:
    """Make a unit of the body that the document names, and put it wherever the same words stand.

    Raises:
        Denied, Stale, Invalid: as `save_review`, and as making a unit does.
    """
    check_can_review(item, by)
    slots = dict(slots_of(review_of(item)))
    if address not in slots:
        raise Invalid(_("Chỗ cần gán đơn vị không còn trong bản rà soát; hãy tải lại trang."))
    parent = Unit.objects.under(item.organisation.path).filter(pk=parent_id or item.organisation_id).first()
    if parent is None:
        raise Invalid(_("Đơn vị cấp trên phải thuộc cơ quan này."), {"parent": _("Hãy chọn lại.")})
    if item.revision != revision:
        raise Stale(_("Bản rà soát đã được sửa ở nơi khác; hãy tải lại trang rồi tạo đơn vị."))
    with transaction.atomic():
        unit = add_unit(name, kind=kind, parent=parent, by=by, at=at)
        words = fold_name(slots[address]["text"])
        places = [
            at_address
            for at_address, slot in slots.items()
            if at_address == address or (words and not slot["unit_ids"] and fold_name(slot["text"]) == words)
        ]
        changes = [
            Change("units", place, {"unit_ids": [*slots[place]["unit_ids"], unit.pk]}) for place in places
        ]
        review = changed(review_of(item), changes)
        if not keep(item, review, by=by, at=at, paths=places):
            raise Stale(_("Bản rà soát đã được sửa ở nơi khác; hãy tải lại trang rồi tạo đơn vị."))
    return unit
