"""`lantoa admin`: the first administrator of a body."""

import argparse
import re

import pytest

from lantoa.cli import admin, admin_work
from lantoa.domain.organisations.models import Person
from lantoa.domain.organisations.states import Role, UnitKind
from tests.factories.organisations import make_unit


@pytest.fixture
def province(db):
    return make_unit("Tỉnh Lam Giang", kind=UnitKind.PROVINCE, code="98")


def call(*words):
    parser = argparse.ArgumentParser()
    admin.add_arguments(parser)
    return admin_work.appoint(parser.parse_args(list(words)))


def test_first_administrator_gets_a_link_that_works(province, client, capsys):
    assert call("quan.tri", "--name", "Quản Trị", "--unit", "98") == 0
    address = re.search(r"http://[^/]+(/invitations/\S+)", capsys.readouterr().out)[1]
    assert Person.objects.get().memberships.get(role=Role.ADMIN).unit == province
    given = {"password": "mưa-rào-tháng-bảy", "again": "mưa-rào-tháng-bảy"}
    assert client.post(address, given).status_code == 302
    assert Person.objects.get().has_usable_password()


def test_lost_link_is_given_again(province, client, capsys):
    call("quan.tri", "--name", "Quản Trị", "--unit", "98")
    first = capsys.readouterr().out.splitlines()[-1]
    assert call("quan.tri", "--unit", "98", "--again") == 0
    assert capsys.readouterr().out.splitlines()[-1] != first


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["quan.tri", "--name", "A B", "--unit", "77"], "không có cơ quan mã 77"),
        (["quan.tri", "--unit", "98"], "Chưa có họ và tên"),
        (["có dấu", "--name", "A B", "--unit", "98"], "Tên đăng nhập gồm"),
        (["ai.do", "--unit", "98", "--again"], "không phải là quản trị"),
    ],
)
def test_wrong_words_get_one_sentence_and_leave_nothing(province, capsys, words, sentence):
    assert call(*words) == 2
    assert sentence in capsys.readouterr().err
    assert not Person.objects.exists()
