"""Every address of the office is walked as owner, colleague and stranger; a new one that is not listed here fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lantoa.adapters.spreadsheets.writing import Column, table_file
from lantoa.domain.approvals.queries import last_round
from lantoa.domain.documents.actions.checks import check_layout_of
from lantoa.domain.documents.models import Instrument, PaperTemplate
from lantoa.domain.files.actions import store
from lantoa.domain.organisations.models import Delegation, Holiday, SigningPost, UnitAlias
from lantoa.domain.outbox.actions import enqueue
from lantoa.domain.plans import actions
from lantoa.domain.plans.drafts import CitationDraft
from lantoa.domain.plans.models import Plan, SetAside
from lantoa.web.clock import now as clock_now
from lantoa.web.clock import today
from tests.factories.imports import make_review
from tests.factories.official import make_official
from tests.factories.organisations import give_role, make_person, make_unit
from tests.factories.plans import a_duty, a_target, a_task, make_plan

PUBLIC = ("accounts/", "language/", "healthz", "gallery/", "invitations/", "approvals/link/")
ANSWERED = {200, 204, 302, 405}
SHARED = {"instrument", "instrument_amends", "instrument_validity"}
"""Objects that every body may read, so a stranger gets them too."""
KEYED = {"feed", "unit_feed", "paper_link", "paper_link_received", "paper_link_file"}
"""Addresses whose secret key stands for signing in; their own tests walk them."""


@dataclass(frozen=True)
class Address:
    """One named address and the names of its parameters."""

    name: str
    parameters: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def addresses(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[Address]:
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if route.startswith(PUBLIC):
            continue
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route)
        elif isinstance(entry, URLPattern):
            yield Address(entry.name, tuple(entry.pattern.converters))


ALL = sorted(addresses(), key=str)
OBJECTS = [one for one in ALL if one.parameters and one.name not in KEYED]
PLAIN = [one for one in ALL if not one.parameters]


@dataclass(frozen=True)
class Things:
    """One object of each kind, all of commune A."""

    by_name: dict[str, tuple]

    def arguments(self, address: Address) -> tuple:
        names = [address.name[:end] for end in range(len(address.name), 0, -1)]
        found = next((self.by_name[name] for name in names if name in self.by_name), None)
        assert found is not None, f"say in test_addresses.py which object {address.name} is about"
        return found


@pytest.fixture
def things(world, now) -> Things:
    owner, culture = world.actor("owner"), world.commune.culture
    above = make_plan(world.province, state="issued")
    plan = make_plan(
        world.commune.unit,
        state="issued",
        tasks=[a_task("Đăng tin, bài", leads=[culture])],
        targets=[a_target(task=0)],
        superior_plan_id=above.pk,
    )
    task = plan.tasks.get()
    assignment = task.assignments.get()
    actions.ask_back(assignment=assignment, note="Hỏi gì?", by=owner, at=now)
    change = actions.ask_change(
        task=task, field="name", new_value="Đăng tin", reason="Gọn hơn", by=owner, at=now
    )
    draft = make_plan(
        world.commune.unit,
        targets=[a_target()],
        duties=[a_duty()],
        citations=[CitationDraft("Nghị quyết", "76/NQ-CP")],
    )
    kept = SetAside.objects.create(
        plan=draft, place="head", place_name="Thông tin chung", content={}, at=now, by=world.owner
    )
    submitted = make_plan(world.commune.unit, state="submitted")
    item = make_review(owner, at=now)
    instrument = Instrument.objects.create(
        key="nghi dinh|30/2020/nđ-cp", kind="Nghị định", number="30/2020/NĐ-CP"
    )
    alias = UnitAlias.objects.create(unit=culture, name="Ban Văn hóa", folded_name="ban văn hóa")
    table = store(
        BytesIO(table_file("A", columns=[Column("Tên đơn vị")], rows=[["Thôn Hạ"]])),
        name="a.xlsx",
        media_type="",
        organisation_id=world.commune.unit.pk,
        by_id=None,
        at=now,
    )
    lent = Delegation.objects.create(
        giver=world.contact,
        taker=world.clerk,
        unit=culture,
        role="contact",
        starts_on=now.date(),
        ends_on=now.date(),
        reason="Nghỉ phép",
    )
    job = enqueue("read_import", at=now, organisation_id=world.commune.unit.pk, import_id=item.pk)
    check = check_layout_of(file=table, by=owner, at=now)
    holiday = Holiday.objects.create(unit=world.commune.unit, day=now.date(), name="Ngày truyền thống")
    template = PaperTemplate.objects.create(
        organisation=world.commune.unit,
        kind="Kế hoạch",
        name="Mẫu",
        file=table,
        made_at=now,
        made_by=world.owner,
    )
    paper = make_official(world.commune.unit, state="issued", number=1, on=today(), at=clock_now())
    post = SigningPost.objects.create(
        organisation=world.commune.unit, person=world.approver, position="Chủ tịch"
    )
    return Things(
        {
            "paper": (paper.pk,),
            "paper_file": (paper.pk, "pdf"),
            "delivery": (paper.deliveries.get(unit=culture).pk,),
            "series": (paper.series_id,),
            "signing_post": (post.pk,),
            "check": (check.pk,),
            "holiday_remove": (holiday.pk,),
            "template": (template.pk,),
            "approval": (last_round("plan", submitted.pk).pk,),
            "plan": (plan.pk,),
            "plan_step": (plan.pk, "close"),
            "plan_paper": (plan.pk, "html"),
            "plan_draft": (draft.pk,),
            "plan_draft_section": (draft.pk, draft.sections.first().pk),
            "plan_draft_section_add": (draft.pk,),
            "plan_draft_list": (draft.pk, "topic"),
            "plan_draft_task": (draft.pk, draft.tasks.get().pk),
            "plan_draft_task_add": (draft.pk,),
            "plan_draft_paste": (draft.pk,),
            "plan_draft_target": (draft.pk, draft.targets.get().pk),
            "plan_draft_target_add": (draft.pk,),
            "plan_draft_duty": (draft.pk, draft.reporting_duties.get().pk),
            "plan_draft_duty_add": (draft.pk,),
            "plan_draft_citation": (draft.pk, draft.citations.get().pk),
            "plan_draft_citation_add": (draft.pk,),
            "plan_draft_restore": (draft.pk, 1),
            "plan_draft_set_aside": (draft.pk, kept.pk),
            "plan_inheritance_say": (plan.pk, "task", above.tasks.get().pk, "ours"),
            "citation": (draft.citations.get().pk,),
            "task": (task.pk,),
            "task_move": (task.pk, "under_way"),
            "assignment": (assignment.pk,),
            "change": (change.pk,),
            "target": (plan.targets.get().pk,),
            "import": (item.pk,),
            "import_set_aside": (item.pk, 1),
            "instrument": (instrument.pk,),
            "job": (job.pk,),
            "desk_accept": (assignment.pk,),
            "desk_ask_back": (assignment.pk,),
            "desk_reply": (assignment.pk,),
            "desk_issue": (draft.pk,),
            "desk_grant": (change.pk,),
            "desk_refuse": (change.pk,),
            "unit": (culture.pk,),
            "unit_alias_remove": (alias.pk,),
            "units_bring_in_check": (table.pk,),
            "person": (world.contact.pk,),
            "people_bring_in_check": (table.pk,),
            "role_end": (world.contact.memberships.get().pk,),
            "delegation_revoke": (lent.pk,),
        }
    )


def test_plain_addresses_answer_their_people_and_send_others_to_sign_in(client, world):
    wrong = [
        f"{one} anonymous" for one in PLAIN if client.get(reverse(one.name)).status_code not in {302, 405}
    ]
    client.force_login(world.admin)
    wrong += [
        f"{one} admin" for one in PLAIN if client.get(reverse(one.name)).status_code not in {*ANSWERED, 403}
    ]
    assert not wrong


def test_an_owner_reaches_every_object(client, world, things):
    client.force_login(world.owner)
    wrong = []
    for address in OBJECTS:
        status = client.get(reverse(address.name, args=things.arguments(address))).status_code
        if status not in {*ANSWERED, 403}:
            wrong.append(f"{address}: {status}")
    assert not wrong


def test_a_colleague_without_the_role_changes_nothing_and_is_told_why(client, world, things):
    client.force_login(world.colleague)
    wrong = []
    for address in OBJECTS:
        place = reverse(address.name, args=things.arguments(address))
        seen, answer = client.get(place), client.post(place)
        if seen.status_code not in {*ANSWERED, 403}:
            wrong.append(f"{address}: GET {seen.status_code}")
        if answer.status_code not in {403, 405}:
            wrong.append(f"{address}: POST {answer.status_code}")
        if answer.status_code == 403 and "lt-lost" not in answer.content.decode():
            wrong.append(f"{address}: refused without a sentence")
    assert not wrong


@pytest.mark.parametrize("who", ["stranger", "consolidator_of_another_province"])
def test_a_stranger_finds_nothing(client, world, things, who):
    client.force_login(person_of(world, who))
    wrong = []
    for address in OBJECTS:
        place = reverse(address.name, args=things.arguments(address))
        statuses = {client.get(place).status_code, client.post(place).status_code}
        if address.name not in SHARED and not (404 in statuses and statuses <= {404, 405}):
            wrong.append(f"{address}: {statuses}")
    assert not wrong


def person_of(world, who):
    if who == "stranger":
        return world.stranger
    person = make_person("far")
    give_role(person, make_unit("Tỉnh Xa", kind="province"), "consolidator")
    return person


def test_a_superior_reads_what_was_issued_below_and_nothing_else(client, world, things):
    client.force_login(world.consolidator)
    issued = Plan.objects.get(state="issued", organisation=world.commune.unit)
    draft = Plan.objects.get(state="draft")
    assert client.get(reverse("plan", args=[issued.pk])).status_code == 200
    assert client.get(reverse("plan", args=[draft.pk])).status_code == 404
    assert client.post(reverse("plan_step", args=[issued.pk, "close"]), {"reason": "x"}).status_code == 403
