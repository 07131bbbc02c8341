"""The Hijri date beside the Gregorian one."""

from datetime import date

import pytest

from bot.policy.dates import DateOutOfRange, hijri


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 18), (1447, 9, 1)),
        (date(2026, 3, 20), (1447, 10, 1)),
        (date(2026, 11, 25), (1448, 6, 15)),
        (date(1925, 1, 1), (1343, 6, 6)),
        (date(2076, 12, 31), (1500, 2, 5)),
    ],
)
def test_umm_al_qura(day: date, expected: tuple[int, int, int]) -> None:
    assert hijri(day) == expected


@pytest.mark.parametrize("day", [date(1924, 12, 31), date(2077, 1, 1)])
def test_dates_beyond_the_tables_are_refused(day: date) -> None:
    with pytest.raises(DateOutOfRange, match=str(day.year)):
        hijri(day)
