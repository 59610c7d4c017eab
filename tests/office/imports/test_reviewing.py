"""The review page: what it shows, and how forms with and without scripts save it."""

import re

import pytest
from django.urls import reverse

from lantoa.domain.imports import actions
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.review.edits import Change
from lantoa.domain.imports.review.shape import row_of
from lantoa.domain.imports.states import ImportState
from lantoa.domain.plans.models import Plan
from tests.factories.imports import a_reading, make_review

SCRIPT = {"X-Autosave": "1"}


@pytest.fixture
def item(world, now):
    return make_review(world.actor("owner"), at=now)


@pytest.fixture
def owner(client, world):
    client.force_login(world.owner)
    return client


@pytest.fixture
def page(owner, item):
    return owner.get(reverse("import", args=[item.pk])).content.decode()


@pytest.fixture
def save(owner, item):
    def save(data, **kwargs):
        item.refresh_from_db()
        return owner.post(
            reverse("import_save", args=[item.pk]), {"revision": item.revision, **data}, **kwargs
        )

    return save


def fresh(item):
    return Import.objects.get(pk=item.pk)


def test_document_is_drawn_with_links_to_the_fields(page):
    assert '<a href="#f-document-subject">Tuyên truyền cải cách hành chính 6 tháng cuối năm 2026</a>' in page
    assert 'href="#f-t0-leads-0"' in page


def test_fields_lead_back_into_the_document(page):
    assert 'href="#s-document-subject"' in page
    assert 'id="s-document-subject"' in page


def test_every_address_on_the_page_is_there_once(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert {one for one in ids if ids.count(one) > 1} == set()


def test_what_needs_a_look_is_counted_and_listed(page):
    assert re.search(r"Còn \d+ chỗ cần xem", page)
    assert "Chưa khớp với đơn vị nào" in page


def test_page_has_no_inline_script_or_style(page):
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", page)


def test_words_of_the_document_are_escaped(owner, world, now):
    reading = a_reading()
    reading["blocks"][0]["text"] = "<script>alert(1)</script>"
    reading["record"]["tasks"][0]["name"] = '"><script>alert(2)</script>'
    item = make_review(world.actor("owner"), at=now, reading=reading)
    text = owner.get(reverse("import", args=[item.pk])).content.decode()
    assert "<script>alert" not in text


def test_number_of_queries_does_not_grow_with_rows(owner, world, now, django_assert_max_num_queries):
    reading = a_reading()
    reading["record"]["tasks"] *= 20
    item = make_review(world.actor("owner"), at=now, reading=reading)
    with django_assert_max_num_queries(14):
        owner.get(reverse("import", args=[item.pk]))


def test_script_saves_one_field_and_gets_the_row_renewed(save, item):
    answer = save({"row": "t0", "t0.name": "Đăng tin, bài"}, headers=SCRIPT)
    text = answer.content.decode()
    assert row_of(fresh(item).review, "t0")["name"] == "Đăng tin, bài"
    assert 'id="row-t0"' in text
    assert 'value="2"' in text
    assert "Đã lưu lúc" in text


def test_plain_form_posts_everything_and_changes_only_what_differs(save, item, page):
    fields = dict(re.findall(r'<input type="text" value="([^"]*)"[^>]*name="([^"]+)"', page))
    whole = {name: value for value, name in fields.items()}
    answer = save({**whole, "document.number": "12/KH-UBND"})
    assert answer.status_code == 302
    item = fresh(item)
    assert item.review["document"]["number"] == "12/KH-UBND"
    assert item.review["touched"] == ["document.number"]


def test_page_without_a_change_saves_nothing(save, item):
    save({"t0.name": item.review["tasks"][0]["name"]})
    assert fresh(item).revision == 1


def test_ticks_that_were_shown_and_not_sent_are_taken_away(save, item):
    save({"shown": ["r0.frequencies"], "r0.frequencies": ["quarter"]})
    assert row_of(fresh(item).review, "r0")["frequencies"] == ["quarter"]
    save({"shown": ["r0.frequencies"]})
    assert row_of(fresh(item).review, "r0")["frequencies"] == []


def test_units_are_ticked(save, item, world):
    ids = [world.commune.office.pk, world.commune.culture.pk]
    save({"shown": "t2.leads.0", "t2.leads.0.units": ids})
    assert row_of(fresh(item).review, "t2")["leads"][0]["unit_ids"] == ids


def test_unit_is_found_by_what_is_typed_without_marks(save, item, world):
    save({"shown": "t2.leads.0", "t2.leads.0.find": "dai truyen thanh"})
    assert row_of(fresh(item).review, "t2")["leads"][0]["unit_ids"] == [world.commune.station.pk]


def test_name_that_fits_several_units_is_asked_again(save, item):
    answer = save({"shown": "t2.leads.0", "t2.leads.0.find": "thon", "t0.name": "Vẫn lưu"}, headers=SCRIPT)
    assert "ghi đủ tên" in answer.content.decode()
    assert row_of(fresh(item).review, "t0")["name"] == "Vẫn lưu"


def test_unit_that_exists_already_is_not_made_twice(save, item, world):
    answer = save(
        {
            "do": "unit:t2.leads.0",
            "t2.leads.0.new_name": "Đài truyền thanh",
            "t2.leads.0.new_kind": "station",
            "t0.name": "Vẫn lưu",
        },
        headers=SCRIPT,
    )
    assert "rv-refused" in answer.content.decode()
    assert row_of(fresh(item).review, "t0")["name"] == "Vẫn lưu"
    assert world.commune.unit.children.filter(name="Đài truyền thanh").count() == 1


def test_search_offers_units_of_the_body_and_above_only(owner, item, world):
    address = reverse("import_units", args=[item.pk])
    text = owner.get(address, {"for": "t2.leads.0", "t2.leads.0.find": "van hoa"}).content.decode()
    assert f'value="{world.commune.culture.pk}"' in text
    assert f'value="{world.other_commune.culture.pk}"' not in text
    text = owner.get(address, {"for": "t2.leads.0", "t2.leads.0.find": "so noi vu"}).content.decode()
    assert f'value="{world.department.pk}"' in text


def test_unit_is_made_from_the_words_of_the_document(save, item, world):
    answer = save(
        {
            "do": "unit:t2.leads.0",
            "t2.leads.0.new_name": "Ban Chỉ đạo chuyển đổi số",
            "t2.leads.0.new_kind": "other",
        },
        headers=SCRIPT,
    )
    assert answer.status_code == 200
    unit = world.commune.unit.children.get(name="Ban Chỉ đạo chuyển đổi số")
    assert row_of(fresh(item).review, "t2")["leads"][0]["unit_ids"] == [unit.pk]


@pytest.mark.parametrize(
    "button", ["add:tasks", "drop:t1", "merge:t1", "up:t1", "restore:t3", "seen:A-14:r0"]
)
def test_button_saves_the_form_and_does_its_work(save, item, button):
    answer = save({"do": button, "t0.name": "Cũng được lưu"}, headers=SCRIPT)
    assert answer.status_code == 200
    item = fresh(item)
    assert row_of(item.review, "t0")["name"].startswith("Cũng được lưu")
    assert item.revision == 2


def test_button_with_a_foreign_act_does_nothing(save, item):
    save({"do": "set:t0.name"})
    assert fresh(item).revision == 1


def test_stale_script_is_told_and_its_words_are_shown_after_reloading(owner, item, world, now):
    actions.save_review(
        item=item,
        changes=[Change("set", "t0.name", "Bản thứ nhất")],
        revision=1,
        by=world.actor("admin"),
        at=now,
    )
    answer = owner.post(
        reverse("import_save", args=[item.pk]), {"revision": 1, "t0.name": "Bản thứ hai"}, headers=SCRIPT
    )
    assert answer.status_code == 409
    text = owner.get(reverse("import", args=[item.pk])).content.decode()
    assert "<del>Bản thứ nhất</del>" in text.replace('<span class="lt-hidden">Bản đang lưu: </span>', "")
    assert "<ins>Bản thứ hai</ins>" in text
    address = re.search(r"/imports/\d+/set-aside/\d+/", text)[0]
    owner.post(address, {"do": "use"})
    assert row_of(fresh(item).review, "t0")["name"] == "Bản thứ hai"


def test_leaving_and_coming_back_loses_nothing(save, owner, item):
    save({"document.issued_on": "31/2/2026", "t0.name": "Dở dang"}, headers=SCRIPT)
    text = owner.get(reverse("import", args=[item.pk])).content.decode()
    assert 'value="31/2/2026"' in text
    assert "Dở dang" in text
    assert "Ngày chưa đúng" in text


def test_confirming_says_what_is_missing_and_leads_there(owner, item):
    answer = owner.post(reverse("import_confirm", args=[item.pk]), {"revision": 1})
    assert answer["Location"].endswith("#f-t2-leads-0")
    assert not Plan.objects.exists()


def test_confirming_saves_the_form_and_makes_the_plan(owner, item):
    owner.post(
        reverse("import_confirm", args=[item.pk]),
        {"revision": 1, "shown": "t2.leads.0", "t2.leads.0.text_only": "1", "document.number": "7/KH-UBND"},
    )
    assert Plan.objects.get().number == "7/KH-UBND"
    assert fresh(item).state == ImportState.CONFIRMED


def test_review_is_over_once_it_is_a_plan(owner, item, save):
    Import.objects.filter(pk=item.pk).update(state=ImportState.DISCARDED)
    assert save({"t0.name": "x"}).status_code == 403
