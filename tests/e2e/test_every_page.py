"""Every page of the office: not wider than the screen at 360 and at 1440 px, and nothing serious for axe."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from playwright.sync_api import expect

from lantoa.domain.approvals.actions.links import make_link as make_approval_link
from lantoa.domain.approvals.queries import current_step
from lantoa.domain.documents.actions.checks import check_layout_of
from lantoa.domain.documents.actions.deliveries import make_link
from lantoa.domain.documents.actions.templates import add_template
from lantoa.domain.organisations.actor import Actor, actor_of
from lantoa.domain.organisations.models import Holiday, Person, SigningPost
from lantoa.domain.plans.actions.amend import amend
from lantoa.domain.plans.models import Plan
from lantoa.web.clock import now, today
from tests.e2e.conftest import DESKTOP, PHONE, axe_findings, overflows
from tests.factories.drafting import a_full_record, plan_of
from tests.factories.official import make_official
from tests.factories.organisations import give_role, make_person
from tests.factories.plans import a_target, a_task, issue_plan, make_plan
from tests.factories.world import World, make_world
from tests.papers.writing.templates.making import template

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

LONG = (
    "phối hợp cung cấp tin, bài, ảnh, phóng sự về kết quả cải cách hành chính, chuyển đổi số và giải quyết "
    "thủ tục hành chính trên địa bàn xã năm 2026"
)
PAGES = (
    "/",
    "/imports/",
    "/plans/",
    "/tasks/",
    "/calendar/",
    "/duties/",
    "/targets/",
    "/instruments/",
    "/calendar/feeds/",
    "/units/",
    "/units/bring-in/",
    "/people/",
    "/log/",
    "/jobs/",
    "/account/",
    "/holidays/",
    "/approvals/",
    "/approvals/routes/?kind=plan",
    "/papers/",
    "/papers/incoming/",
    "/papers/series/",
    "/papers/signing/",
    "/checks/",
    "/templates/",
    "/plans/new/?way=above",
    "/plans/new/?way=empty",
)
PLAN_PAGES = (
    "",
    "tasks/",
    "calendar/",
    "targets/",
    "reports/",
    "bases/",
    "text/",
    "coverage/",
    "history/",
    "inheritance/",
    "amend/",
)
PARTS_OF_THE_WAY = 4
"""The way is walked in so many tests, which share the workers."""
PARTS = ("head", "bases", "text", "tasks", "targets", "reporting", "frame", "check")


@dataclass(frozen=True)
class Walk:
    """Who walks, nobody where a link needs no signing in, and the addresses."""

    person: Person | None
    addresses: tuple[str, ...]


@pytest.fixture
def walks(db, jobs_at_once) -> list[Walk]:
    """A commune with one thing of each kind, and the ways through all of its pages."""
    world = make_world()
    body = world.commune.unit
    person = make_person("mot.nguoi", full_name="Nguyễn Thị Người Kiêm Nhiệm Nhiều Việc")
    for role in ("coordinator", "approver", "clerk", "admin"):
        give_role(person, body, role)
    give_role(world.consolidator, world.province, "admin")
    SigningPost.objects.create(organisation=body, person=person, position="Chủ tịch", is_head=True)
    Holiday.objects.create(unit=body, day=today(), name="Ngày truyền thống của xã")
    by = actor_of(person, on=today())
    running, above = running_plan(world)
    plans, approver_secret = plans_on_the_way(world, above, by)
    papers, paper_secret = papers_of(world, by)
    people = (f"/units/{body.pk}/", f"/people/{person.pk}/")
    instrument = running.citations.exclude(instrument=None).first().instrument_id
    return [
        Walk(person, (*PAGES, *people, *pages_of(running), *plans, *papers, f"/instruments/{instrument}/")),
        Walk(world.consolidator, (f"/instruments/{instrument}/amends/",)),
        Walk(None, (f"/papers/link/{paper_secret}/", f"/approvals/link/{approver_secret}/")),
    ]


def running_plan(world: World) -> tuple[Plan, Plan]:
    """A running plan of the commune, and the superior's that it carries out."""
    body = world.commune.unit
    above = make_plan(
        world.province,
        state="issued",
        number="12/KH-UBND",
        tasks=[a_task("Tuyên truyền trên hệ thống truyền thanh", collaborators=[body])],
        targets=[a_target()],
    )
    plan = plan_of(a_full_record(), body, superior_plan_id=above.pk)
    return issue_plan(plan, number="58/KH-UBND"), above


def pages_of(plan: Plan) -> tuple[str, ...]:
    task = f"/plans/tasks/{plan.tasks.first().pk}/"
    return (*(f"/plans/{plan.pk}/{tail}" for tail in PLAN_PAGES), task)


def plans_on_the_way(world: World, above: Plan, by: Actor) -> tuple[tuple[str, ...], str]:
    """A draft, the next version of a running plan, and one that waits for the approver; with the link to that one."""
    body = world.commune.unit
    draft = plan_of(a_full_record(), body, superior_plan_id=above.pk)
    old = issue_plan(plan_of(a_full_record(), body), number="59/KH-UBND")
    next_one = amend(plan=old, is_replacement=True, by=by, at=now())
    next_one.tasks.first().delete()
    next_one.tasks.update(name="Phát thanh hằng tuần trên hệ thống truyền thanh của xã và các thôn")
    waiting = make_plan(body, state="submitted", tasks=[a_task("Đăng tin", leads=[world.commune.culture])])
    step = current_step("plan", waiting.pk)
    _, secret = make_approval_link(step=step, person=by.person, by=by, at=now())
    desk = f"/plans/{draft.pk}/draft/"
    addresses = (
        f"/plans/{next_one.pk}/amendment/",
        f"/plans/{draft.pk}/inheritance/",
        *(f"{desk}?part={part}" for part in PARTS),
        f"{desk}?part=tasks&edit={draft.tasks.first().pk}",
        f"{desk}versions/?from=1",
        f"/approvals/{step.approval_id}/?text=1",
    )
    return addresses, secret


def papers_of(world: World, by: Actor) -> tuple[tuple[str, ...], str]:
    """Papers that went out, wait and came in, a checked file and a template; with the link of a recipient."""
    body, known = world.commune.unit, {"on": today(), "at": now()}
    sent = make_official(body, state="issued", number=1, subject=LONG, by=by, **known)
    ready = make_official(body, subject=LONG, by=by, **known)
    incoming = make_official(world.province, state="issued", number=2, recipients=(body.name,), **known)
    secret = make_link(delivery=sent.deliveries.first(), by=by, at=now())
    check = check_layout_of(file=sent.docx, by=by, at=now())
    mould = add_template(
        content=BytesIO(template()),
        file_name="mau.docx",
        name="Mẫu của xã",
        kind="Kế hoạch",
        organisation_id=body.pk,
        by=by,
        at=now(),
    )
    addresses = (
        *(f"/papers/{one.pk}/" for one in (sent, ready, incoming)),
        *(f"/papers/{sent.pk}/{tail}/" for tail in ("correct", "replace", "recall")),
        f"/papers/series/{sent.series_id}/",
        f"/checks/{check.pk}/",
        f"/templates/{mould.pk}/",
    )
    return addresses, secret


def wrong_with(page, address: str) -> list[str]:
    """What is wrong with one page: too wide at either size, or what axe finds on the phone."""
    page.set_viewport_size(DESKTOP)
    status = page.goto(address).status
    if status != 200:
        return [f"answers {status}"]
    wide = {"desktop": overflows(page)}
    page.set_viewport_size(PHONE)
    wide["phone"] = overflows(page)
    return [*(f"{one}: {by} px too wide" for one, by in wide.items() if by > 0), *axe_findings(page)]


@pytest.mark.parametrize("part", range(PARTS_OF_THE_WAY))
def test_no_page_overflows_or_fails_axe(open_page, walks, part):
    found = {}
    for walk in walks:
        addresses = walk.addresses[part::PARTS_OF_THE_WAY]
        if addresses:
            page = open_page(walk.person, addresses[0])
            found |= {address: wrong_with(page, address) for address in addresses}
            page.context.close()
    assert not {address: told for address, told in found.items() if told}


def test_agreeing_to_many_asks_once(open_page, walks):
    page = open_page(walks[0].person, "/approvals/", size=PHONE)
    page.locator("[name=steps]").first.check()
    page.get_by_role("button", name="Đồng ý các mục đã chọn").click()
    expect(page.get_by_role("button", name="Đồng ý 1 mục")).to_be_visible()
    assert not axe_findings(page)
    assert overflows(page) <= 0
