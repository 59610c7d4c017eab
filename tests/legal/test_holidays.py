"""Days off that the law fixes by date; none that is announced yearly is among them."""

from datetime import date

import pytest

from lantoa.legal.holidays import SINCE, fixed_days


@pytest.mark.parametrize("year", [SINCE, 2027, 2035])
def test_only_the_four_fixed_days_are_known(year):
    assert [day for day, _name in fixed_days(year)] == [
        date(year, 1, 1),
        date(year, 4, 30),
        date(year, 5, 1),
        date(year, 9, 2),
    ]


def test_years_of_an_older_law_are_refused():
    with pytest.raises(ValueError, match="2021"):
        fixed_days(2020)
