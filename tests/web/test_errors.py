"""Error pages can be drawn without a database."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from lantoa.web.errors import bad_request, failed, forbidden, not_found


@pytest.fixture
def request_of_nobody():
    request = RequestFactory().get("/x/")
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize(("page", "status"), [(bad_request, 400), (forbidden, 403), (not_found, 404)])
def test_each_says_its_number_and_what_to_do(request_of_nobody, page, status):
    answer = page(request_of_nobody, Exception())
    assert answer.status_code == status
    assert f"Mã {status}" in answer.content.decode()


def test_our_own_fault_is_told_without_a_person():
    answer = failed(RequestFactory().get("/x/"))
    assert answer.status_code == 500
    assert "Hệ thống gặp sự cố" in answer.content.decode()
