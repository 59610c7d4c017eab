"""How an ambiguous target is read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.issue import target_rows
from lantoa.domain.plans.models import Target, TargetPeriod
from lantoa.domain.plans.rules import check_can_choose_reading
from lantoa.domain.plans.states import Scope, Window
from lantoa.lib.periods import Period


@transaction.atomic
def choose_reading(*, target: Target, window: str, scope: str, by: Actor, at: datetime) -> None:
    """Count over the calendar year or the plan's period (A-01), for the body or for each unit (A-13).

    The dated parts are laid out again where the plan runs; the old reading stays in the log.
    """
    check_can_choose_reading(target, by)
    if window not in Window.values or scope not in Scope.values:
        raise Invalid(_("Hãy chọn một cách hiểu trong danh sách."))
    old = f"{target.get_window_display()}, {target.get_scope_display()}"
    Target.objects.filter(pk=target.pk).update(window=window, scope=scope)
    target.refresh_from_db()
    plan = target.plan
    if plan.running_since is not None:
        target.periods.all().delete()
        rows = target_rows(target, span=Period(plan.starts_on, plan.ends_on), issued_on=plan.running_since)
        TargetPeriod.objects.bulk_create(rows)
    record(
        "target_reading_chosen",
        subject=target,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        old=old,
        new=f"{target.get_window_display()}, {target.get_scope_display()}",
    )
