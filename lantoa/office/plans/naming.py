"""What a plan is called in breadcrumbs and heads of papers."""

from lantoa.domain.plans.models import Plan


def short_name(plan: Plan) -> str:
    """Kind and number; the subject where the clerk has given no number yet."""
    return f"{plan.kind} {plan.number}" if plan.number else plan.subject
