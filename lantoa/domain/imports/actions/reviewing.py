"""The officer's changes to a review are saved one by one, and never over somebody else's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.imports.actions.moves import log
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.queries import review_of, set_aside, units_in_reach
from lantoa.domain.imports.review.edits import Change, changed
from lantoa.domain.imports.review.shape import Review
from lantoa.domain.imports.rules import check_can_review
from lantoa.domain.imports.states import ImportState
from lantoa.domain.organisations.actor import Actor

MAX_CHANGES = 5000


def save_review(*, item: Import, changes: list[Change], revision: int, by: Actor, at: datetime) -> Import:
    """Save changes made on the review as it was at `revision`.

    Raises:
        Denied: if the actor may not review, or the document is no longer under review.
        Stale: if the review moved on meanwhile; the changes are kept in the log and shown to be taken over.
        Invalid: if a change names a place or a value that cannot be.
    """
    check_can_review(item, by)
    if not changes:
        return item
    if len(changes) > MAX_CHANGES:
        raise Invalid(_("Quá nhiều thay đổi trong một lần lưu; hãy tải lại trang rồi sửa tiếp."))
    if item.revision != revision or not _saved(item, changes, by=by, at=at):
        with transaction.atomic():
            log(
                "import_save_refused",
                item,
                by=by,
                at=at,
                count=len(changes),
                revision=revision,
                changes=[change.as_data() for change in changes],
            )
        raise Stale(
            _(
                "Bản rà soát đã được sửa ở nơi khác sau khi bạn mở trang. Phần bạn vừa sửa được giữ riêng; "
                "hãy tải lại trang để xem và chọn bản cần dùng."
            )
        )
    return item


@transaction.atomic
def _saved(item: Import, changes: list[Change], *, by: Actor, at: datetime) -> bool:
    review = changed(review_of(item), changes)
    _check_units(item, changes)
    return keep(item, review, by=by, at=at, paths=[change.address for change in changes])


def keep(item: Import, review: Review, *, by: Actor, at: datetime, paths: list[str]) -> bool:
    """Save the next revision of a review and say so in the log; False where another was saved first."""
    kept = Import.objects.filter(pk=item.pk, state=ImportState.READY, revision=item.revision).update(
        review=review, revision=F("revision") + 1, reviewed_at=at
    )
    if kept:
        item.review, item.revision, item.reviewed_at = review, item.revision + 1, at
        log("import_reviewed", item, by=by, at=at, count=len(paths), paths=paths[:100])
    return bool(kept)


def _check_units(item: Import, changes: list[Change]) -> None:
    wanted = {
        unit
        for change in changes
        if change.act == "units"
        for unit in change.value.get("unit_ids") or []
        if isinstance(unit, int)
    }
    known = set(units_in_reach(item.organisation).filter(pk__in=wanted).values_list("pk", flat=True))
    if wanted - known:
        raise Invalid(_("Đơn vị đã chọn không thuộc cơ quan này hay cấp trên của cơ quan; hãy chọn lại."))


def put_back(*, item: Import, event_id: int, revision: int, by: Actor, at: datetime) -> Import:
    """Take over the changes that were kept apart when their save was refused."""
    check_can_review(item, by)
    for kept in set_aside(item):
        if kept.event_id == event_id:
            save_review(item=item, changes=list(kept.changes), revision=revision, by=by, at=at)
            return set_aside_done(item=item, event_id=event_id, by=by, at=at)
    raise Invalid(_("Phần sửa được giữ riêng này không còn; hãy tải lại trang."))


def set_aside_done(*, item: Import, event_id: int, by: Actor, at: datetime) -> Import:
    """Show the changes that were kept apart no longer; the log keeps them."""
    check_can_review(item, by)
    review: dict[str, Any] = {**review_of(item)}
    review["set_aside_done"] = [*review["set_aside_done"], event_id]
    with transaction.atomic():
        if not keep(item, review, by=by, at=at, paths=["set_aside"]):
            raise Stale(_("Bản rà soát đã được sửa ở nơi khác; hãy tải lại trang."))
    return item
