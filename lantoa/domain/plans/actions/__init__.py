"""What can be done with plans; every change of a plan comes through one of these doors."""

from lantoa.domain.plans.actions.assignments import accept, accept_all, ask_back, assign, reply, unassign
from lantoa.domain.plans.actions.changes import ask_change, grant_change, refuse_change
from lantoa.domain.plans.actions.create import create
from lantoa.domain.plans.actions.draft_citations import add_citation, place_citation, remove_citation
from lantoa.domain.plans.actions.draft_duties import add_duty, change_duty, remove_duty
from lantoa.domain.plans.actions.draft_targets import add_target, change_target, remove_target
from lantoa.domain.plans.actions.drafting import add_task, change_plan, change_task, place_task, remove_task
from lantoa.domain.plans.actions.feeds import close_feed, open_feed
from lantoa.domain.plans.actions.frames import save_frame
from lantoa.domain.plans.actions.issue import give_number, issue
from lantoa.domain.plans.actions.lifecycle import approve, close, return_for_changes, submit
from lantoa.domain.plans.actions.lists import save_items
from lantoa.domain.plans.actions.locks import release_lock, renew_lock, take_lock, take_over
from lantoa.domain.plans.actions.pasted import add_tasks
from lantoa.domain.plans.actions.restoring import restore_version
from lantoa.domain.plans.actions.sections import add_section, place_section, remove_section, save_section
from lantoa.domain.plans.actions.set_asides import drop_set_aside, take_set_aside
from lantoa.domain.plans.actions.starts import start_empty, start_from_plan, start_from_sample
from lantoa.domain.plans.actions.targets import choose_reading
from lantoa.domain.plans.actions.versions import snapshot
from lantoa.domain.plans.actions.work import move_task

__all__ = [
    "accept",
    "accept_all",
    "add_citation",
    "add_duty",
    "add_section",
    "add_target",
    "add_task",
    "add_tasks",
    "approve",
    "ask_back",
    "ask_change",
    "assign",
    "change_duty",
    "change_plan",
    "change_target",
    "change_task",
    "choose_reading",
    "close",
    "close_feed",
    "create",
    "drop_set_aside",
    "give_number",
    "grant_change",
    "issue",
    "move_task",
    "open_feed",
    "place_citation",
    "place_section",
    "place_task",
    "refuse_change",
    "release_lock",
    "remove_citation",
    "remove_duty",
    "remove_section",
    "remove_target",
    "remove_task",
    "renew_lock",
    "reply",
    "restore_version",
    "return_for_changes",
    "save_frame",
    "save_items",
    "save_section",
    "snapshot",
    "start_empty",
    "start_from_plan",
    "start_from_sample",
    "submit",
    "take_lock",
    "take_over",
    "take_set_aside",
    "unassign",
]
