"""The plan of a superior body that a document says it carries out."""

from __future__ import annotations

from typing import Any

from lantoa.domain.imports.review.parsing import day
from lantoa.domain.organisations.models import PATH_STEP, Unit
from lantoa.domain.organisations.states import TERRITORY_KINDS
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.states import PUBLISHED
from lantoa.lib.text import fold


def superior_plans(organisation: Unit) -> list[Plan]:
    """Issued plans of the bodies above, newest first."""
    above = [organisation.path[:end] for end in range(PATH_STEP, len(organisation.path), PATH_STEP)]
    rows = Plan.objects.filter(org_path__in=above, state__in=PUBLISHED).select_related("organisation")
    return list(rows.order_by("-starts_on", "-pk")[:50])


def suggested(citations: list[dict[str, Any]], *, organisation: Unit) -> Plan | None:
    """The plan above whose number, date and issuer one of the legal bases names, else None."""
    plans = superior_plans(organisation)
    bases = [row for row in citations if row["role"] == "legal_basis" and row["number"]]
    for row in bases:
        for plan in plans:
            if _is_named(plan, row):
                return plan
    return None


def _is_named(plan: Plan, citation: dict[str, Any]) -> bool:
    try:
        issued_on = day(str(citation["issued_on"]))
    except ValueError:
        return False
    same_number = bool(plan.number) and _squeezed(plan.number) == _squeezed(citation["number"])
    return same_number and issued_on == plan.issued_on and _may_be(plan.organisation, str(citation["issuer"]))


def _squeezed(number: str) -> str:
    return fold(number).replace(" ", "")


def _may_be(organisation: Unit, issuer: str) -> bool:
    # An issuer that is not written contradicts nothing; number and date already agree.
    if not issuer:
        return True
    told = f" {fold(issuer)} ".replace(" ubnd ", " uy ban nhan dan ")
    name = fold(organisation.name)
    if f" {name} " in told:
        return True
    general = fold(organisation.get_kind_display().split(",")[0])
    kinds = {general, name.split(" ")[0]} | ({"thanh pho"} if name.startswith("thanh pho") else set())
    is_committee = organisation.kind in TERRITORY_KINDS and " uy ban nhan dan " in told
    return is_committee and any(told.strip().endswith(kind) for kind in kinds)
