"""A page of a list: cut, sorted, with addresses that keep the filter."""

import pytest
from django.test import RequestFactory

from lantoa.domain.organisations.models import Person
from lantoa.web.listing import listing

pytestmark = pytest.mark.django_db
SORTS = {"name": ("full_name",), "login": ("-username",)}


@pytest.fixture
def people():
    return Person.objects.bulk_create(
        Person(username=f"p{number:02}", full_name=f"Người {number % 5}") for number in range(60)
    )


def page(query: str):
    return listing(
        RequestFactory().get(f"/?{query}"), rows=Person.objects.all(), sorts=SORTS, default="name", size=25
    )


def test_pages_never_overlap_and_hold_everything(people):
    seen = [row.pk for number in (1, 2, 3) for row in page(f"page={number}").rows]
    assert len(seen) == len(set(seen)) == 60


def test_it_takes_two_queries(people, django_assert_num_queries):
    with django_assert_num_queries(2):
        page("page=2")


@pytest.mark.parametrize("asked", ["0", "-3", "abc", "", "99999999999999999999", "²"])
def test_a_foreign_page_number_leads_to_a_page(people, asked):
    assert page(f"page={asked}").rows


def test_past_the_end_is_the_last_page(people):
    last = page("page=999")
    assert (last.page, last.first, last.last, last.pages) == (3, 51, 60, 3)


def test_descending_turns_every_field(people):
    assert page("sort=-login").rows[0].username == "p00"
    assert page("sort=login").rows[0].username == "p59"


def test_a_foreign_sort_is_the_default(people):
    assert page("sort=password").sort == "name"


def test_addresses_keep_the_filter_and_turn_the_order(people):
    found = page("q=lan&sort=name&page=2")
    assert found.page_address(3) == "?q=lan&sort=name&page=3"
    assert found.sort_address("name") == "?q=lan&sort=-name"
    assert found.sort_address("login") == "?q=lan&sort=login"


def test_near_pages_hold_both_ends():
    assert page("").near_pages == [1]
