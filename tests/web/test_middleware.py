"""A GET never writes, and refusals become pages."""

import pytest
from django.db import connection

from lantoa.web.middleware import GetWrote, refuse_writes


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO domain_unit (name) VALUES ('x')",
        " update domain_unit SET name='x'",
        "DELETE FROM domain_unit",
    ],
)
def test_a_write_is_refused(statement):
    with connection.execute_wrapper(refuse_writes), connection.cursor() as cursor, pytest.raises(GetWrote):
        cursor.execute(statement)


@pytest.mark.django_db
def test_reading_passes():
    with connection.execute_wrapper(refuse_writes), connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM domain_unit")
        assert cursor.fetchone() == (0,)
