"""Two people at one draft: one writes, nothing that the other typed is lost."""

import pytest

from lantoa.domain.plans.models import DraftLock, SetAside
from lantoa.domain.plans.states import SetAsideState
from tests.office.drafting.conftest import typed


@pytest.fixture
def purpose(draft):
    return draft.sections.get(heading="Mục đích")


def test_the_second_reads_and_is_told_who_writes(world, draft, post, read):
    post("plan_draft_lock", draft, do="take", part="text")

    page = read("plan_draft", draft, by="admin", part="text")

    assert f"{world.owner.full_name} đang soạn từ" in page
    assert '<fieldset class="dk-fieldset" disabled>' in page
    assert "Tiếp quản" in page
    assert "disabled><legend" not in read("plan_draft", draft, part="text")


def test_a_lock_is_given_back(draft, post):
    post("plan_draft_lock", draft, do="take", part="text")
    post("plan_draft_lock", draft, do="release", part="text")

    assert not DraftLock.objects.exists()


def test_a_lock_that_another_holds_is_refused_with_both_ways_out(draft, post):
    post("plan_draft_lock", draft, do="take", part="text")

    answer = post("plan_draft_lock", draft, by="admin", do="take", part="text", is_script=True)

    assert answer.status_code == 403
    assert "tiếp quản việc soạn thảo" in answer.content.decode()


def test_after_a_take_over_both_versions_stand_side_by_side(world, draft, purpose, post, read):
    post("plan_draft_section", draft, purpose, **typed(purpose, text="- Bản một."))
    post("plan_draft_lock", draft, by="admin", do="over", part="text")
    purpose.refresh_from_db()
    post("plan_draft_section", draft, purpose, by="admin", **typed(purpose, text="- Bản của quản trị."))

    late = post("plan_draft_section", draft, purpose, is_script=True, **typed(purpose, text="- Bản của tôi."))

    page = late.content.decode()
    assert late.status_code == 409
    assert "<ins> tôi.</ins>" in page
    assert "<del> quản trị.</del>" in page
    assert SetAside.objects.get().by == world.owner
    purpose.refresh_from_db()
    assert purpose.lines[0]["text"] == "Bản của quản trị."


def test_a_stale_save_without_scripts_shows_both_too(draft, purpose, post):
    form = typed(purpose, text="- Bản cũ của tôi.")
    post("plan_draft_section", draft, purpose, **typed(purpose, text="- Bản mới."))

    answer = post("plan_draft_section", draft, purpose, **form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "cũ của tôi." in page
    assert "Bản đang lưu" in page


@pytest.mark.parametrize(
    ("do", "kept", "text"), [("take", "taken", "Bản cũ."), ("drop", "dropped", "Bản mới.")]
)
def test_one_of_both_versions_is_chosen(draft, purpose, post, do, kept, text):
    form = typed(purpose, text="- Bản cũ.")
    post("plan_draft_section", draft, purpose, **typed(purpose, text="- Bản mới."))
    post("plan_draft_section", draft, purpose, **form)
    aside = SetAside.objects.get()

    answer = post("plan_draft_set_aside", draft, aside, do=do, part="text")

    assert answer.status_code == 302
    aside.refresh_from_db()
    assert aside.state == SetAsideState(kept)
    purpose.refresh_from_db()
    assert purpose.lines[0]["text"] == text


def test_what_is_kept_for_another_part_is_folded(draft, purpose, post, read):
    form = typed(purpose, text="- Bản cũ.")
    post("plan_draft_section", draft, purpose, **typed(purpose, text="- Bản mới."))
    post("plan_draft_section", draft, purpose, **form)
    place = f'id="set-aside-{SetAside.objects.get().pk}"'

    assert f"{place} open" in read("plan_draft", draft, part="text")
    assert f"{place}>" in read("plan_draft", draft, part="head")


def test_the_desk_asks_who_writes(world, draft, post, read):
    assert "đang soạn" not in read("plan_draft_status", draft, drawn="writing")
    post("plan_draft_lock", draft, do="take", part="text")

    assert f"{world.owner.full_name} đang soạn" in read(
        "plan_draft_status", draft, by="admin", drawn="reading"
    )
    post("plan_draft_lock", draft, do="release", part="text")
    assert "Tải lại để soạn" in read("plan_draft_status", draft, by="admin", drawn="reading")
