"""Numbers of papers: unique in body, series and year; gaps and odd dates are told, not forbidden."""

import threading
import time
from datetime import date

import pytest
from django.db import IntegrityError, OperationalError, close_old_connections, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.domain.approvals.actions import submit_paper
from lantoa.domain.approvals.actions.papers import open_round_of
from lantoa.domain.documents.actions.numbering import give_number
from lantoa.domain.documents.actions.papers import issue_paper, void_paper
from lantoa.domain.documents.actions.series import next_ordinal, remove_series, save_series, series_for
from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import NumberSeries, Paper
from lantoa.domain.documents.queries.papers import series_of
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.papers.writing.text import text_of
from tests.factories.official import AT, DAY, full_actor, make_official
from tests.factories.organisations import make_commune

FIRST_OF_JANUARY = date(2026, 1, 5)


@pytest.fixture
def commune(db):
    return make_commune().unit


def number(paper, value, *, on=DAY, day=None):
    by = full_actor(paper.organisation, on=on)
    return give_number(paper=paper, number=value, issued_on=day or on, by=by, at=AT)


def test_number_and_date_stand_in_the_text_with_leading_zeros(commune):
    paper = make_official(commune, kind="Thông báo")
    number(paper, 5, day=FIRST_OF_JANUARY)
    paper.refresh_from_db()
    words = text_of(written(paper))
    assert (paper.number, paper.ordinal, paper.year, paper.issued_on) == (
        "05/TB-UBND",
        5,
        2026,
        FIRST_OF_JANUARY,
    )
    assert "Số: 05/TB-UBND" in words
    assert "An Hòa, ngày 05 tháng 01 năm 2026" in words


def test_the_hash_of_the_words_follows_the_number(commune):
    paper = make_official(commune)
    before = paper.text_sha256
    number(paper, 1)
    assert paper.text_sha256 != before


def test_a_whole_number_brings_its_own_symbol(commune):
    paper = make_official(commune)
    number(paper, "58 / UBND-VHXH")
    assert (paper.number, paper.symbol) == ("58/UBND-VHXH", "UBND-VHXH")


@pytest.mark.parametrize("wrong", ["", "0", "KH-UBND", "58a", "-3", "1" * 7, "9/" + "X" * 90])
def test_what_is_no_number_is_refused_with_a_sentence(commune, wrong):
    with pytest.raises(Invalid) as refusal:
        number(make_official(commune), wrong)
    assert set(refusal.value.problems) == {"number"}


def test_a_date_ahead_is_refused(commune):
    with pytest.raises(Invalid) as refusal:
        number(make_official(commune), 1, day=date(2026, 11, 21))
    assert set(refusal.value.problems) == {"issued_on"}


def test_a_number_once_given_is_refused_and_the_next_is_named(commune):
    make_official(commune, number=7)
    with pytest.raises(Invalid) as refusal:
        number(make_official(commune), 7)
    assert "08" in refusal.value.problems["number"]


def test_each_year_begins_at_one(commune):
    make_official(commune, number=40)
    series = series_for(commune, "")
    assert next_ordinal(series, 2026) == 41
    assert next_ordinal(series, 2027) == 1
    make_official(commune, number=40, on=date(2027, 1, 4))


def test_other_bodies_have_numbers_of_their_own(commune):
    other = make_commune(name="Xã Bình Lộc").unit
    make_official(commune, number=1)
    make_official(other, number=1)
    assert Paper.objects.filter(ordinal=1).count() == 2


def test_a_kind_with_a_series_of_its_own_is_numbered_apart(commune):
    by = full_actor(commune)
    save_series(organisation=commune, series=None, name="Sổ kế hoạch", kinds=["Kế hoạch"], by=by, at=AT)
    make_official(commune, number=1)
    paper = make_official(commune, kind="Kế hoạch", number=1)
    assert paper.series.name == "Sổ kế hoạch"
    assert series_for(commune, "Thông báo").name == "Sổ văn bản đi"


def test_gaps_and_dates_out_of_order_are_told_and_allowed(commune):
    assert number(make_official(commune), 3) == ["Bỏ trống số từ 01 đến 02 của sổ “Sổ văn bản đi”."]
    hints = number(make_official(commune), 2, day=DAY)
    assert hints == []
    late = number(make_official(commune), 4, day=date(2026, 11, 10))
    assert late == ["Số 03/UBND ghi ngày 20/11/2026, trái thứ tự với văn bản này."]
    early = number(make_official(commune), 1, day=DAY)
    assert early == ["Số 04/UBND ghi ngày 10/11/2026, trái thứ tự với văn bản này."]


def test_only_the_clerk_gives_numbers(world):
    paper = make_official(world.commune.unit)
    for who in ("owner", "approver", "admin", "colleague", "stranger", "consolidator"):
        with pytest.raises(Denied):
            give_number(paper=paper, number=1, issued_on=DAY, by=world.actor(who), at=AT)
    give_number(paper=paper, number=1, issued_on=DAY, by=world.actor("clerk"), at=AT)


def test_a_draft_gets_no_number(commune):
    with pytest.raises(Denied):
        number(make_official(commune, state="draft"), 1)


def test_a_number_may_be_mended_until_the_issue_and_follow_it(commune):
    paper = make_official(commune, number=1)
    number(paper, 2)
    assert paper.number == "02/UBND"
    late = make_official(commune, state="issued")
    first_form = late.pdf_id
    number(late, 3)
    late.refresh_from_db()
    assert late.pdf_id != first_form
    with pytest.raises(Denied):
        number(late, 4)


def test_the_number_of_a_dropped_paper_is_free_again(commune):
    paper = make_official(commune, number=1)
    void_paper(paper=paper, reason="Nhầm", by=full_actor(commune), at=AT)
    assert make_official(commune, number=1).number == "01/UBND"


def test_a_page_that_is_old_changes_nothing(commune):
    paper = make_official(commune)
    old = Paper.objects.get(pk=paper.pk)
    number(paper, 1)
    with pytest.raises(Stale):
        number(old, 2)


def test_the_database_itself_refuses_a_number_twice(commune):
    first = make_official(commune, number=1)
    second = make_official(commune, number=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=second.pk).update(ordinal=first.ordinal)


def test_series_are_kept_by_admin_and_clerk_and_a_kind_has_one(world):
    unit = world.commune.unit
    with pytest.raises(Denied):
        save_series(organisation=unit, series=None, name="A", kinds=[], by=world.actor("owner"), at=AT)
    clerk = world.actor("clerk")
    row = save_series(organisation=unit, series=None, name="Sổ KH", kinds=["Kế hoạch"], by=clerk, at=AT)
    with pytest.raises(Invalid) as twice:
        save_series(organisation=unit, series=None, name="Khác", kinds=["kế hoạch"], by=clerk, at=AT)
    assert set(twice.value.problems) == {"kinds"}
    save_series(organisation=unit, series=row, name="Sổ KH, QĐ", kinds=["Quyết định"], by=clerk, at=AT)
    remove_series(series=row, by=clerk, at=AT)
    assert not NumberSeries.objects.filter(pk=row.pk).exists()


def test_a_series_that_has_numbered_stays(commune):
    paper = make_official(commune, number=1)
    with pytest.raises(Invalid):
        remove_series(series=paper.series, by=full_actor(commune, role="clerk"), at=AT)


def test_the_gaps_of_a_year_are_listed(commune):
    for value in (1, 2, 5):
        make_official(commune, number=value)
    (row,) = series_of(commune, year=2026)
    assert (row.last, row.count, row.missing) == (5, 3, (3, 4))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(st.tuples(st.integers(1, 6), st.booleans()), min_size=1, max_size=8))
def test_whatever_is_asked_for_no_number_is_given_twice(commune, asked):
    with transaction.atomic():
        for value, is_dropped in asked:
            paper = make_official(commune)
            try:
                number(paper, value)
            except Invalid:
                continue
            if is_dropped:
                void_paper(paper=paper, reason="Nhầm", by=full_actor(commune), at=AT)
        rows = Paper.objects.exclude(ordinal=None).values_list("series", "year", "ordinal")
        given_out = list(rows)
        transaction.set_rollback(True)
    wanted = {value for value, _ in asked}
    assert len(given_out) == len(set(given_out))
    assert {ordinal for *_, ordinal in given_out} <= wanted


def patiently(paper) -> str:
    # The shared memory database of the tests has no waiting time for locks, as the file on the disk has.
    while True:
        try:
            number(Paper.objects.get(pk=paper.pk), 9)
        except Invalid as refusal:
            return refusal.problems["number"]
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.01)
        else:
            return "given"


@pytest.mark.django_db(transaction=True)
def test_of_many_clerks_at_once_one_gets_the_number_and_the_others_a_sentence():
    commune = make_commune().unit
    papers = [make_official(commune) for _ in range(4)]
    series_for(commune, "")
    outcomes = []
    start = threading.Barrier(len(papers))

    def ask(paper):
        close_old_connections()
        start.wait()
        try:
            outcomes.append(patiently(paper))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(paper,)) for paper in papers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("given") == 1
    assert all("số tiếp theo là 10" in told for told in outcomes if told != "given")
    assert Paper.objects.filter(ordinal=9).count() == 1


def test_a_number_given_while_the_forms_are_written_stops_the_issue(commune):
    seen = make_official(commune)
    number(Paper.objects.select_related("organisation").get(pk=seen.pk), 7)

    with pytest.raises(Stale):
        issue_paper(paper=seen, by=full_actor(commune), at=AT)

    assert Paper.objects.get(pk=seen.pk).state == "ready"


def test_a_paper_that_was_dropped_meanwhile_is_not_submitted(commune):
    seen = make_official(commune, state="draft")
    by = full_actor(commune)
    void_paper(paper=Paper.objects.get(pk=seen.pk), reason="Không cần nữa", by=by, at=AT)

    with pytest.raises(Stale):
        submit_paper(paper=seen, by=by, at=AT)

    assert open_round_of(seen) is None


@pytest.mark.parametrize("typed", ["٥", "5/" + "K" * 78])
def test_other_figures_and_symbols_too_long_for_the_row_are_refused(commune, typed):
    with pytest.raises(Invalid):
        number(make_official(commune), typed)
