"""The paper of a draft as the desk shows it."""

from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.paper import paper_of
from lantoa.papers.writing.html import html_fragment
from lantoa.papers.writing.unwritable import Unwritable


def preview_of(plan: Plan) -> str:
    """The paper as HTML; empty where it cannot be written yet."""
    try:
        return html_fragment(paper_of(plan), level=3)
    except Unwritable:
        return ""
