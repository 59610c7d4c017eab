"""The list of tasks: who sees what, filters, order, groups, pages."""

import pytest
from django.urls import reverse

from lantoa.domain.plans.models import Task
from lantoa.domain.plans.queries import tasks as queries
from lantoa.domain.plans.queries.tasks import Due, Progress, TaskFilter, count_up_to, tasks
from lantoa.office.tasks.filters import task_address, task_filter
from tests.factories.plans import a_task, make_plan
from tests.office.conftest import make_running


def shown(client, address="/tasks/"):
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(
    "who", ["owner", "colleague", "contact", "approver", "clerk", "broadcaster", "admin"]
)
def test_everybody_of_the_body_sees_all_its_running_tasks(client_of, running, who):
    text = shown(client_of(who))
    assert "Ban hành kế hoạch" in text
    assert "Niêm yết thủ tục" in text


def test_a_stranger_sees_none_of_them_whatever_is_asked(client_of, world, running):
    client = client_of("stranger")
    unit, plan = world.commune.culture.pk, running.plan.pk
    for query in (
        "",
        "?state=all",
        f"?plan={plan}&state=all",
        f"?unit={unit}&state=all",
        "?below=1&state=all",
        f"?below=1&body={world.commune.unit.pk}",
        f"?below=1&plan={plan}",
    ):
        assert "Ban hành kế hoạch" not in shown(client, f"/tasks/{query}"), query


def test_a_superior_sees_them_below_once_issued_and_never_drafts(client_of, world, running):
    draft = make_plan(world.commune.unit, tasks=[a_task("Việc của dự thảo")])
    client = client_of("consolidator")
    assert "Ban hành kế hoạch" not in shown(client)
    assert "Ban hành kế hoạch" in shown(client, "/tasks/?below=1")
    assert "Ban hành kế hoạch" in shown(client, f"/tasks/?below=1&body={world.commune.unit.pk}")
    assert "Ban hành kế hoạch" not in shown(client, f"/tasks/?below=1&body={world.other_commune.unit.pk}")
    assert "Việc của dự thảo" not in shown(client, f"/tasks/?below=1&plan={draft.pk}&state=all")
    assert "Việc của dự thảo" in shown(client_of("owner"), f"/tasks/?plan={draft.pk}&state=all")


def test_nobody_in_particular_is_sent_to_sign_in(client, db):
    answer = client.get("/tasks/")
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (TaskFilter(), 5),
        (TaskFilter(due=Due.OVERDUE), 1),
        (TaskFilter(due=Due.SOON), 1),
        (TaskFilter(due=Due.WEEK), 0),
        (TaskFilter(due=Due.MONTH), 2),
        (TaskFilter(due=Due.QUARTER), 3),
        (TaskFilter(due=Due.NONE), 2),
        (TaskFilter(progress=Progress.DONE), 0),
        (TaskFilter(progress=Progress.ALL), 5),
        (TaskFilter(text="to chuc doi tho"), 1),
        (TaskFilter(text="hội nghị"), 1),
        (TaskFilter(plan_id=10**14), 0),
    ],
)
def test_each_filter_keeps_what_it_names(world, running, asked, expected):
    assert tasks(world.actor("owner"), asked=asked).count() == expected


def test_the_unit_filter_knows_lead_from_collaborator(world, running):
    actor, unit = world.actor("owner"), world.commune.culture.pk
    assert tasks(actor, asked=TaskFilter(unit_id=unit)).count() == 3
    assert tasks(actor, asked=TaskFilter(unit_id=unit, part="lead")).count() == 2
    assert tasks(actor, asked=TaskFilter(unit_id=unit, part="collaborator")).count() == 1


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("owner", 5),
        ("admin", 5),
        ("approver", 5),
        ("colleague", 5),
        ("contact", 3),
        ("clerk", 1),
        ("broadcaster", 0),
    ],
)
def test_my_work_is_that_of_my_unit_or_of_the_body_for_who_heads_it(world, running, who, expected):
    assert tasks(world.actor(who), asked=TaskFilter(is_mine=True)).count() == expected


def test_a_finished_task_leaves_the_list_and_is_not_overdue(world, running):
    Task.objects.filter(pk=running.late.pk).update(state="done", done_on=world.actor("owner").on)
    actor = world.actor("owner")
    assert tasks(actor, asked=TaskFilter(due=Due.OVERDUE, progress=Progress.ALL)).count() == 0
    assert tasks(actor, asked=TaskFilter(progress=Progress.DONE)).count() == 1
    assert tasks(actor, asked=TaskFilter()).count() == 4


def test_the_address_and_the_filter_are_two_ways_of_one_road():
    asked = TaskFilter(
        text="a b",
        plan_id=3,
        unit_id=4,
        part="lead",
        progress="all",
        due="soon",
        is_mine=True,
        is_below=True,
        body_id=9,
    )
    query = dict(
        pair.split("=") for pair in task_address(asked).partition("?")[2].replace("+", " ").split("&")
    )
    assert task_filter(query) == asked
    assert task_address(TaskFilter()) == "/tasks/"


@pytest.mark.parametrize(
    "query",
    [
        "plan=abc&unit=-1&due=%00&state=x&part=y&page=zero&sort=name&group=all",
        "page=99999999",
        "page=0",
        "plan=99999999999999999999",
        "unit=999999999999999",
        "q=" + "x" * 5000,
        "q=%F0%9F%98%80%22%27*%28OR",
    ],
)
def test_nonsense_in_the_address_is_set_aside(client_of, running, query):
    assert client_of("owner").get(f"/tasks/?{query}").status_code == 200


def order_of(client, address):
    text = client.get(address).content.decode()
    found = ["Ban hành kế hoạch", "Tổ chức đối thoại", "Đăng tin, bài", "Niêm yết thủ tục", "=Khảo sát"]
    return sorted((name for name in found if name in text), key=text.index)


def test_the_nearest_due_comes_first_and_the_timeless_last(client_of, running):
    client = client_of("owner")
    assert order_of(client, "/tasks/")[:3] == ["Ban hành kế hoạch", "Tổ chức đối thoại", "Đăng tin, bài"]
    assert order_of(client, "/tasks/?sort=-due")[2:] == [
        "Đăng tin, bài",
        "Tổ chức đối thoại",
        "Ban hành kế hoạch",
    ]


@pytest.mark.parametrize(
    ("group", "heading"),
    [
        ("unit", "Phòng Kinh tế</caption>"),
        ("month", "Tháng 11/2026</caption>"),
        ("plan", "Kế hoạch 58/KH-UBND</caption>"),
    ],
)
def test_groups_stand_under_their_headings(client_of, running, group, heading):
    assert heading in client_of("owner").get(f"/tasks/?group={group}").content.decode()


def test_pages_hold_twenty_five_and_never_overlap(client_of, world):
    make_plan(
        world.commune.unit, state="issued", tasks=[a_task(f"Việc thứ {number:03}") for number in range(60)]
    )
    client = client_of("owner")
    pages = [client.get(f"/tasks/?page={page}").content.decode() for page in (1, 2, 3)]
    seen = [{number for number in range(60) if f"Việc thứ {number:03}" in page} for page in pages]
    assert [len(one) for one in seen] == [25, 25, 10]
    assert len(set.union(*seen)) == 60
    assert "Việc thứ" in client.get("/tasks/?page=9999").content.decode()


def test_counting_stops_where_nobody_leafs_any_further(world, running):
    rows = tasks(world.actor("owner"), asked=TaskFilter())
    assert count_up_to(rows, most=3) == 4
    assert count_up_to(rows, most=5) == 5


def test_a_list_that_is_cut_says_so(client_of, running, monkeypatch):
    monkeypatch.setattr("lantoa.office.tasks.pages.MOST_COUNTED", 3)
    monkeypatch.setattr(queries, "MOST_COUNTED", 3)
    text = client_of("owner").get("/tasks/").content.decode()
    assert "Danh sách có hơn 3 nhiệm vụ" in text


def test_the_page_asks_the_database_no_more_for_more_rows(client_of, world, django_assert_max_num_queries):
    for number in range(3):
        make_running(world.commune, number=f"{number + 60}/KH-UBND")
    client = client_of("owner")
    client.get("/tasks/")
    for query in ("", "?group=unit&state=all", "?q=doi+thoai", "?mine=1&due=overdue"):
        with django_assert_max_num_queries(12):
            client.get(f"/tasks/{query}")


def test_an_empty_list_says_what_to_do(client_of, running):
    text = client_of("owner").get("/tasks/?q=khongcogi").content.decode()
    assert "Không có nhiệm vụ nào ở đây" in text
    assert "Xóa lọc" in text
