"""A draft is saved over the revision that was seen, or not at all."""

from __future__ import annotations

from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.errors import Stale
from lantoa.domain.plans.models import Plan


def count_up(plan: Plan, *, revision: int) -> None:
    """Count the plan's revision up; for this package.

    Raises:
        Stale: if somebody saved the plan since `revision`.
    """
    if not Plan.objects.filter(pk=plan.pk, revision=revision).update(revision=F("revision") + 1):
        raise Stale(_("Người khác vừa sửa kế hoạch này. Hãy tải lại trang để xem bản mới nhất rồi làm lại."))
    plan.revision = revision + 1
