"""What can be done with plans; every change of a plan comes through one of these doors."""

from lantoa.domain.plans.actions.assignments import accept, accept_all, ask_back, assign, reply, unassign
from lantoa.domain.plans.actions.changes import ask_change, grant_change, refuse_change
from lantoa.domain.plans.actions.create import create
from lantoa.domain.plans.actions.drafting import add_task, change_plan, change_task, place_task, remove_task
from lantoa.domain.plans.actions.feeds import close_feed, open_feed
from lantoa.domain.plans.actions.issue import give_number, issue
from lantoa.domain.plans.actions.lifecycle import approve, close, return_for_changes, submit
from lantoa.domain.plans.actions.targets import choose_reading
from lantoa.domain.plans.actions.work import move_task

__all__ = [
    "accept",
    "accept_all",
    "add_task",
    "approve",
    "ask_back",
    "ask_change",
    "assign",
    "change_plan",
    "change_task",
    "choose_reading",
    "close",
    "close_feed",
    "create",
    "give_number",
    "grant_change",
    "issue",
    "move_task",
    "open_feed",
    "place_task",
    "refuse_change",
    "remove_task",
    "reply",
    "return_for_changes",
    "submit",
    "unassign",
]
