"""Changes to a review are saved, refused, kept apart and taken over."""

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.imports import actions
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.queries import set_aside
from lantoa.domain.imports.review.doubts import doubts_of
from lantoa.domain.imports.review.edits import Change
from lantoa.domain.imports.review.shape import row_of
from tests.factories.imports import a_reading, make_review


@pytest.fixture
def owner(world):
    return world.actor("owner")


@pytest.fixture
def item(owner, now):
    return make_review(owner, at=now)


@pytest.fixture
def save(item, owner, now):
    def save(*changes, revision=None, by=owner):
        actions.save_review(
            item=item,
            changes=[Change(*change) for change in changes],
            revision=revision or item.revision,
            by=by,
            at=now,
        )
        return Import.objects.get(pk=item.pk).review

    return save


def test_field_is_saved_and_the_revision_counts(save, item):
    review = save(("set", "document.subject", "  Tuyên   truyền CCHC "))
    assert review["document"]["subject"] == "Tuyên truyền CCHC"
    assert Import.objects.get(pk=item.pk).revision == 2


def test_day_is_kept_as_day_and_anything_else_as_typed(save):
    assert save(("set", "document.issued_on", "5/8/2026"))["document"]["issued_on"] == "2026-08-05"
    assert save(("set", "document.issued_on", "31/2/2026"))["document"]["issued_on"] == "31/2/2026"


def test_reading_never_changes(save, item):
    save(("set", "t0.name", "Tên khác"))
    assert Import.objects.get(pk=item.pk).reading == a_reading()


def test_row_is_added_and_removed(save):
    review = save(("add", "tasks"))
    added = review["tasks"][-1]
    assert (added["origin"], added["is_kept"]) == ("added", True)
    assert row_of(save(("drop", added["id"])), added["id"]) is None


def test_row_that_was_read_is_dropped_and_comes_back(save):
    assert not row_of(save(("drop", "t1")), "t1")["is_kept"]
    assert row_of(save(("restore", "t1")), "t1")["is_kept"]


def test_rows_change_places_past_dropped_ones(save):
    save(("drop", "t1"))
    order = [row["id"] for row in save(("up", "t2"))["tasks"] if row["is_kept"]]
    assert order == ["t2", "t0"]


def test_moving_beyond_the_end_changes_nothing(save, item):
    before = [row["id"] for row in item.review["tasks"]]
    assert [row["id"] for row in save(("up", "t0"))["tasks"]] == before


def test_merged_task_gives_its_products_units_and_sentence(save, world):
    review = save(("merge", "t1"))
    into, merged = row_of(review, "t0"), row_of(review, "t1")
    assert "Phát thanh" in into["name"]
    assert len(into["products"]) == 2
    assert [slot["text"] for slot in into["leads"]] == ["Phòng Văn hóa - Xã hội", "Đài truyền thanh"]
    assert (merged["is_kept"], merged["merged_into"]) == (False, "t0")


def test_first_task_has_nothing_to_merge_into(save):
    with pytest.raises(Invalid):
        save(("merge", "t0"))


def test_unit_is_chosen_for_a_slot(save, world):
    review = save(("units", "t2.leads.0", {"unit_ids": [world.commune.office.pk]}))
    assert row_of(review, "t2")["leads"][0]["unit_ids"] == [world.commune.office.pk]


def test_unit_of_another_commune_cannot_be_chosen(save, world):
    with pytest.raises(Invalid):
        save(("units", "t2.leads.0", {"unit_ids": [world.other_commune.culture.pk]}))


@pytest.mark.parametrize(
    "change",
    [
        ("set", "t99.name", "x"),
        ("set", "document.secret", "x"),
        ("set", "t0.leads", "x"),
        ("set", "g0.per", "decade"),
        ("units", "t0.leads.7", {"unit_ids": []}),
        ("units", "t0.leads.0", {"unit_ids": ["1; drop"]}),
        ("add", "document"),
        ("drop", "document"),
        ("add_slot", "t0.name"),
    ],
)
def test_nonsense_is_refused_and_nothing_saved(save, item, change):
    with pytest.raises(Invalid):
        save(change)
    assert Import.objects.get(pk=item.pk).revision == 1


def test_stale_save_is_refused_and_both_versions_are_kept(save, item, owner, now):
    save(("set", "t0.name", "Bản thứ nhất"))
    with pytest.raises(Stale):
        save(("set", "t0.name", "Bản thứ hai"), revision=1)
    item.refresh_from_db()
    assert row_of(item.review, "t0")["name"] == "Bản thứ nhất"
    kept = set_aside(item)
    assert [(one.address, one.value) for one in kept[0].changes] == [("t0.name", "Bản thứ hai")]


def test_changes_kept_apart_are_taken_over(save, item, owner, now):
    save(("set", "t0.name", "Bản thứ nhất"))
    with pytest.raises(Stale):
        save(("set", "t0.name", "Bản thứ hai"), revision=1)
    event = set_aside(item)[0].event_id
    actions.put_back(item=item, event_id=event, revision=item.revision, by=owner, at=now)
    item.refresh_from_db()
    assert row_of(item.review, "t0")["name"] == "Bản thứ hai"
    assert set_aside(item) == []


def test_changes_kept_apart_are_dropped_from_the_page_but_not_from_the_log(save, item, owner, now):
    save(("set", "t0.name", "Bản thứ nhất"))
    with pytest.raises(Stale):
        save(("set", "t0.name", "Bản thứ hai"), revision=1)
    actions.set_aside_done(item=item, event_id=set_aside(item)[0].event_id, by=owner, at=now)
    assert set_aside(item) == []
    assert AuditEvent.objects.about(item).filter(kind="import_save_refused").count() == 1


def test_save_that_lost_the_race_after_loading_is_kept_apart(item, owner, now):
    Import.objects.filter(pk=item.pk).update(revision=7)
    with pytest.raises(Stale):
        actions.save_review(item=item, changes=[Change("set", "t0.name", "x")], revision=1, by=owner, at=now)
    assert len(set_aside(item)) == 1


@pytest.mark.parametrize("who", ["colleague", "contact", "stranger", "consolidator"])
def test_others_may_not_change_it(save, world, who):
    with pytest.raises(Denied):
        save(("set", "t0.name", "x"), by=world.actor(who))


def test_seen_doubt_is_not_counted_again(save):
    def keys(review):
        return {doubt.key for doubt in doubts_of(review, reading=a_reading())}

    assert "A-14:r0" in keys(save(("set", "document.place", "x")))
    assert "A-14:r0" not in keys(save(("seen", "A-14:r0")))


def test_problem_cannot_be_waved_through(save):
    review = save(("seen", "problem:t2.leads.0"))
    assert "problem:t2.leads.0" in {doubt.key for doubt in doubts_of(review, reading=a_reading())}


def test_touched_choice_is_settled(save):
    review = save(("set", "g0.window", "plan"))
    assert "A-01:g0.window" not in {doubt.key for doubt in doubts_of(review, reading=a_reading())}


def test_unit_named_by_the_document_is_made_and_put_wherever_it_stands(item, owner, now, world):
    unit = actions.create_unit_from_review(
        item=item,
        address="t2.leads.0",
        name="Ban Chỉ đạo chuyển đổi số",
        kind="other",
        parent_id=None,
        revision=item.revision,
        by=owner,
        at=now,
    )
    assert unit.parent == world.commune.unit
    item.refresh_from_db()
    assert row_of(item.review, "t2")["leads"][0]["unit_ids"] == [unit.pk]


def test_unit_is_not_made_on_a_stale_page(item, owner, now, world):
    with pytest.raises(Stale):
        actions.create_unit_from_review(
            item=item,
            address="t2.leads.0",
            name="Ban mới",
            kind="other",
            parent_id=None,
            revision=9,
            by=owner,
            at=now,
        )
    assert not world.commune.unit.children.filter(name="Ban mới").exists()


def test_unit_cannot_be_made_below_another_commune(item, owner, now, world):
    with pytest.raises(Invalid):
        actions.create_unit_from_review(
            item=item,
            address="t2.leads.0",
            name="Ban mới",
            kind="other",
            parent_id=world.other_commune.unit.pk,
            revision=item.revision,
            by=owner,
            at=now,
        )
