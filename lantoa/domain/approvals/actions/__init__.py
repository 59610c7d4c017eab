"""What can be done with rounds of approval; every change of a round comes through one of these doors."""

from lantoa.domain.approvals.actions.deciding import Decided, agree, agree_many, return_for_changes, skip
from lantoa.domain.approvals.actions.links import LinkDecision, decide_by_link, make_link, open_link
from lantoa.domain.approvals.actions.papers import submit_paper, void_paper
from lantoa.domain.approvals.actions.rounds import comment, open_round, take_back, withdraw
from lantoa.domain.approvals.actions.routing import reset_route, set_route

__all__ = [
    "Decided",
    "LinkDecision",
    "agree",
    "agree_many",
    "comment",
    "decide_by_link",
    "make_link",
    "open_link",
    "open_round",
    "reset_route",
    "return_for_changes",
    "set_route",
    "skip",
    "submit_paper",
    "take_back",
    "void_paper",
    "withdraw",
]
