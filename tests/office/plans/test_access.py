"""Every address of the plans, walked as owner, colleague, superior and stranger."""

import pytest
from django.urls import reverse

from lantoa.office.plans.urls import urlpatterns

READ = {
    "plan": "plan",
    "plan_tasks": "plan",
    "plan_tasks_file": "plan",
    "plan_calendar": "plan",
    "plan_targets": "plan",
    "plan_reports": "plan",
    "plan_bases": "plan",
    "plan_text": "plan",
    "plan_coverage": "plan",
    "plan_history": "plan",
    "plan_inheritance": "plan",
    "plan_amendment": "plan",
    "task": "task",
}
ASKED = {
    "task_move": ("task", {}),
    "task_assign": ("task", {"unit": "1", "part": "lead"}),
    "task_change": ("task", {"new_value": "2026-12-15", "reason": "Vì"}),
    "assignment_ask_back": ("assignment", {"note": "Ai?"}),
    "assignment_reply": ("asking", {"note": "Đài"}),
    "assignment_remove": ("assignment", {}),
    "change_grant": ("change", {}),
    "change_refuse": ("change", {"note": "Không"}),
    "target_reading": ("target", {"window": "plan", "scope": "body"}),
    "plan_step": ("plan", {"reason": "Hết việc"}),
    "plan_amend": ("plan", {"way": "amend"}),
}
POSTED = {"assignment_accept": "assignment"}
DRAFT_POSTED = {"plan_amendment_write": "draft"}
ELSEWHERE = {"plan_inheritance_say", "citation_replace"}
"""Walked in test_inheritance.py and test_bases.py, with the superior's plan and the citation that they need."""
EXTRA = {"task_move": ["under_way"], "plan_step": ["close"]}


def address(name, row):
    return reverse(name, args=[row.pk, *EXTRA.get(name, [])])


def all_addresses(full):
    """Each named address with whether it may be looked at and what a POST sends (None: not accepted)."""
    for name, key in READ.items():
        yield address(name, getattr(full, key)), True, None
    for name, (key, data) in ASKED.items():
        yield address(name, getattr(full, key)), True, data
    for name, key in (POSTED | DRAFT_POSTED).items():
        yield address(name, getattr(full, key)), False, {}


def test_every_address_is_walked_here():
    walked = {"plans", *READ, *ASKED, *POSTED, *DRAFT_POSTED, *ELSEWHERE}

    assert {pattern.name for pattern in urlpatterns} == walked


def test_nobody_passes_without_signing_in(client, full):
    for page, _looked_at, _data in all_addresses(full):
        assert client.get(page).status_code in {302, 405}, page


def test_the_owner_sees_every_page(full, sign_in):
    owner = sign_in("owner")
    # A running plan may be closed, a draft edited: the owner holds the role for each question but the clerk's.
    for page, looked_at, _data in all_addresses(full):
        assert owner.get(page).status_code == (200 if looked_at else 405), page


def test_a_stranger_finds_nothing(full, sign_in):
    stranger = sign_in("stranger")

    for page, looked_at, data in all_addresses(full):
        if looked_at:
            assert stranger.get(page).status_code == 404, page
        if data is not None:
            assert stranger.post(page, data).status_code == 404, page


@pytest.mark.parametrize("name", ["colleague", "editor"])
def test_a_colleague_reads_and_writes_nothing(full, sign_in, name):
    colleague = sign_in(name)

    for page, looked_at, data in all_addresses(full):
        if data is None:
            assert colleague.get(page).status_code == 200, page
            continue
        refused = colleague.post(page, data)
        assert refused.status_code == 403, page
        if looked_at:
            assert colleague.get(page).status_code == 403, page


def test_the_superior_reads_what_was_issued_and_writes_nothing(full, sign_in):
    superior = sign_in("consolidator")

    for key in READ.values():
        assert key in {"plan", "task"}
    for name, key in READ.items():
        assert superior.get(address(name, getattr(full, key))).status_code == 200, name
    for name, (key, data) in ASKED.items():
        assert superior.post(address(name, getattr(full, key)), data).status_code == 403, name
    assert superior.post(address("assignment_accept", full.assignment)).status_code == 403


def test_the_superior_knows_of_no_draft(full, sign_in):
    superior = sign_in("consolidator")

    for name, key in {"plan": "draft", "task": "draft_task"}.items():
        assert superior.get(address(name, getattr(full, key))).status_code == 404, name


def test_a_refusal_says_why(full, sign_in):
    page = sign_in("colleague").post(address("task_move", full.task), {}).content.decode()

    assert "Chỉ đầu mối của đơn vị được giao hoặc người điều phối" in page


@pytest.mark.parametrize(("name", "extra"), [("plan_step", "no-such"), ("task_move", "no-such")])
def test_a_step_that_is_none_is_not_found(full, sign_in, name, extra):
    row = full.plan if name == "plan_step" else full.task

    assert sign_in("owner").get(reverse(name, args=[row.pk, extra])).status_code == 404


def test_a_field_that_cannot_change_is_not_found(full, sign_in):
    page = reverse("task_change", args=[full.task.pk])

    assert sign_in("owner").get(f"{page}?field=state").status_code == 404
