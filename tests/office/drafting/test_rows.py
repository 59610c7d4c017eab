"""Tasks, targets, reporting duties and legal bases at the desk."""

import pytest

from lantoa.domain.documents.models import Instrument
from lantoa.domain.plans.models import Plan, Task
from tests.factories.plans import a_task, make_plan

TABLE = (
    "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
    "1\tĐăng tin trên trang của xã\t24 tin, bài\tPhòng Văn hóa - Xã hội\tĐài truyền thanh\tQuý II/2026\n"
    "2\tNiêm yết thủ tục\t\tPhòng Không Có Thật\t\tThường xuyên\n"
    "3\tMở sổ theo dõi\tSổ\t\t\t\n"
)


def revision_of(plan):
    return Plan.objects.get(pk=plan.pk).revision


def test_a_task_is_added(world, draft, post):
    given = {
        "name": "Nhiệm vụ mới",
        "number": "9",
        "products": "Tin\n\nBài ",
        "leads": [world.commune.culture.pk],
        "collaborators": [world.commune.station.pk],
        "timing_text": "Quý IV/2026",
        "timing_type": "quarter",
        "timing_quarter": "4",
        "timing_year": "2026",
    }

    answer = post("plan_draft_task_add", draft, revision=1, **given)

    assert answer.status_code == 302
    task = draft.tasks.get(name="Nhiệm vụ mới")
    assert answer["Location"].endswith(f"#task-{task.pk}")
    assert (task.products, str(task.due_on)) == (["Tin", "Bài"], "2026-12-31")
    assert task.assignments.count() == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"timing_type": "month", "timing_year": "2026", "timing_month": ""},
            "cách tính thời hạn cần mục này",
        ),
        ({"timing_type": "before_date"}, "cách tính thời hạn cần mục này"),
        ({"timing_type": "year", "timing_year": "99999"}, "2100"),
        ({"timing_type": "unspecified", "name": " "}, "Có 1 chỗ cần sửa"),
        ({"timing_type": "unspecified", "leads": ["999999"]}, "Có 1 chỗ cần sửa"),
    ],
)
def test_a_task_that_cannot_be_says_where(draft, post, given, sentence):
    before = draft.tasks.count()

    answer = post("plan_draft_task_add", draft, **{"name": "Việc", "revision": "1", **given})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert draft.tasks.count() == before


def test_the_open_row_holds_the_task_as_saved(world, read):
    timing = {"type": "month", "year": 2026, "month": 8, "text": "Tháng 8/2026"}
    plan = make_plan(world.commune.unit, tasks=[a_task("Đăng tin", timing=timing)])

    page = read("plan_draft", plan, part="tasks", edit=plan.tasks.get().pk)

    assert '<option value="month" selected' in page
    assert '<option value="8" selected' in page


def test_a_task_changes_its_units_and_their_words(world, post):
    commune = world.commune
    plan = make_plan(commune.unit, tasks=[a_task("Đăng tin", leads=[commune.culture])])
    task = plan.tasks.get()
    given = {"name": "Đăng tin", "timing_type": "continuous", "timing_text": "Thường xuyên", "revision": 1}

    answer = post("plan_draft_task", plan, task, is_script=True, leads=[commune.economy.pk], **given)

    assert answer.status_code == 200
    task.refresh_from_db()
    assert [part.unit_id for part in task.assignments.all()] == [commune.economy.pk]
    assert task.lead_text == []


def test_a_task_moves_and_goes(draft, post):
    first, second = draft.tasks.order_by("position")[:2]

    post("plan_draft_task", draft, first, do="down", revision=1)
    assert list(draft.tasks.order_by("position")[:2]) == [second, first]

    post("plan_draft_task", draft, first, do="remove", revision=revision_of(draft))
    assert not Task.objects.filter(pk=first.pk).exists()


def test_a_task_of_another_plan_is_not_found(world, draft, post):
    other = make_plan(world.commune.unit)

    assert post("plan_draft_task", draft, other.tasks.get(), do="remove", revision=1).status_code == 404


def test_a_pasted_table_is_looked_at_line_by_line(draft, post):
    before = draft.tasks.count()

    answer = post("plan_draft_paste", draft, do="look", rows=TABLE, revision=1)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Đọc được 3 nhiệm vụ" in page
    assert "Chưa khớp “Phòng Không Có Thật”" in page
    assert "Chưa có đơn vị chủ trì." in page
    assert draft.tasks.count() == before


def test_a_pasted_table_is_added(world, draft, post):
    before = draft.tasks.count()

    answer = post("plan_draft_paste", draft, do="add", rows=TABLE, revision=1)

    assert answer.status_code == 302
    added = list(draft.tasks.order_by("position"))[before:]
    assert [task.name for task in added] == [
        "Đăng tin trên trang của xã",
        "Niêm yết thủ tục",
        "Mở sổ theo dõi",
    ]
    leads = added[0].assignments.get(part="lead")
    assert leads.unit == world.commune.culture
    assert str(added[0].due_on) == "2026-06-30"


@pytest.mark.parametrize("rows", ["", "\n\n", "\t\t\n"])
def test_an_empty_paste_says_what_to_do(draft, post, rows):
    answer = post("plan_draft_paste", draft, do="look", rows=rows, revision=1)

    assert answer.status_code == 422
    assert 'id="paste-rows-error"' in answer.content.decode()


def test_a_target_is_added_changed_and_taken_out(world, draft, post, read):
    given = {
        "text": "Tối thiểu 30 tin, bài/năm",
        "quantity": "30",
        "unit_text": "tin, bài",
        "comparator": "at_least",
        "per": "year",
        "scope": "body",
        "responsible": world.commune.culture.pk,
    }
    post("plan_draft_target_add", draft, revision=1, **given)
    target = draft.targets.get(text="Tối thiểu 30 tin, bài/năm")
    assert "Tối thiểu 30 tin, bài" in read("plan_draft", draft, part="targets")

    answer = post(
        "plan_draft_target",
        draft,
        target,
        is_script=True,
        **{**given, "quantity": "36"},
        revision=revision_of(draft),
    )
    assert answer.status_code == 200
    target.refresh_from_db()
    assert target.quantity == 36

    post("plan_draft_target", draft, target, do="remove", revision=revision_of(draft))
    assert not draft.targets.filter(pk=target.pk).exists()


def test_a_share_over_a_hundred_is_refused_at_its_field(draft, post):
    given = {"text": "120%", "quantity": "120", "unit_text": "%", "comparator": "exactly", "scope": "body"}

    answer = post("plan_draft_target_add", draft, revision=1, **given)

    assert answer.status_code == 422
    assert "không được quá 100" in answer.content.decode()
    assert 'id="target-quantity-error"' in answer.content.decode()


def test_a_duty_is_added_changed_and_taken_out(draft, post):
    given = {"reporter": "Các thôn", "recipient": "UBND xã", "frequencies": ["quarter"], "deadline_day": "15"}
    post("plan_draft_duty_add", draft, revision=1, **given)
    duty = draft.reporting_duties.get(reporter="Các thôn")

    changed = {**given, "frequencies": ["year"]}
    post("plan_draft_duty", draft, duty, is_script=True, revision=revision_of(draft), **changed)
    duty.refresh_from_db()
    assert (duty.frequencies, duty.deadline_day) == (["year"], 15)

    post("plan_draft_duty", draft, duty, do="remove", revision=revision_of(draft))
    assert not draft.reporting_duties.filter(pk=duty.pk).exists()


@pytest.fixture
def decree(db):
    return Instrument.objects.create(
        key="nghị định|30",
        kind="Nghị định",
        number="30/2020/NĐ-CP",
        subject="về công tác văn thư",
        folded_text="nghi dinh 30/2020/nd-cp ve cong tac van thu",
    )


def test_an_instrument_is_found_and_cited(draft, decree, post, read):
    assert "về công tác văn thư" in read("plan_draft", draft, part="bases", q="công tác văn thư")

    post("plan_draft_citation_add", draft, instrument=decree.pk, revision=1)

    assert draft.citations.get(instrument=decree).role == "legal_basis"
    assert "Đã có" in read("plan_draft", draft, part="bases", q="công tác văn thư")


def test_a_new_instrument_is_typed(draft, post):
    given = {"kind": "Kế hoạch", "number": "12/KH-UBND", "issued_on": "2026-01-09", "role": "legal_basis"}

    post("plan_draft_citation_add", draft, revision=1, **given)

    assert draft.citations.filter(instrument__number="12/KH-UBND").exists()


def test_an_expired_basis_is_warned_about_and_replaced(draft, decree, post, read):
    citation = draft.citations.get()
    old = citation.instrument
    Instrument.objects.filter(pk=old.pk).update(valid_to="2026-01-01", replaced_by=decree)

    page = read("plan_draft", draft, part="bases")
    assert "Thay bằng Nghị định số 30/2020/NĐ-CP" in page

    post("plan_draft_citation", draft, citation, do="replace", successor=decree.pk, revision=1)
    assert draft.citations.get().instrument == decree


def test_a_basis_moves_and_goes(draft, decree, post):
    first = draft.citations.get()
    post("plan_draft_citation_add", draft, instrument=decree.pk, revision=1)

    post("plan_draft_citation", draft, first, do="down", revision=revision_of(draft))
    assert [row.instrument for row in draft.citations.order_by("position")][-1] == first.instrument

    post("plan_draft_citation", draft, first, do="remove", revision=revision_of(draft))
    assert not draft.citations.filter(pk=first.pk).exists()
