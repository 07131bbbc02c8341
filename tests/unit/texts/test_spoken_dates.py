"""Moments as one says them aloud; a promise in writing has its whole date."""

from datetime import UTC, datetime

import pytest

from bot.texts.catalogue import plain
from tests.unit.world import DATES, World, person

NOW = datetime(2026, 11, 29, 4, tzinfo=UTC)  # a Sunday, seven in the morning in Jeddah

SAID = (
    (datetime(2026, 11, 29, 5, tzinfo=UTC), "اليوم الساعة 8 صباحًا", "today at 8 am"),
    (datetime(2026, 11, 29, 9, 30, tzinfo=UTC), "اليوم الساعة 12:30 ظهرًا", "today at 12:30 pm"),
    (
        datetime(2026, 11, 29, 21, tzinfo=UTC),
        "غدًا الاثنين الساعة 12 صباحًا",
        "tomorrow, Monday, at 12 am",
    ),
    (
        datetime(2026, 12, 2, 7, 10, tzinfo=UTC),
        "الأربعاء القادم، 2 ديسمبر، الساعة 10:10 صباحًا",
        "Wednesday, 2 December, at 10:10 am",
    ),
    (
        datetime(2026, 12, 6, 12, tzinfo=UTC),
        "الأحد 6 ديسمبر الساعة 3 مساءً",
        "Sunday, 6 December, at 3 pm",
    ),
    (
        datetime(2026, 11, 28, 20, 59, tzinfo=UTC),
        "أمس السبت الساعة 11:59 مساءً",
        "yesterday, Saturday, at 11:59 pm",
    ),
    (
        datetime(2026, 11, 26, 7, tzinfo=UTC),
        "الخميس 26 نوفمبر الساعة 10 صباحًا",
        "Thursday, 26 November, at 10 am",
    ),
    (
        datetime(2027, 1, 3, 7, tzinfo=UTC),
        "الأحد 3 يناير 2027 الساعة 10 صباحًا",
        "Sunday, 3 January 2027, at 10 am",
    ),
)


@pytest.mark.parametrize(("at", "arabic", "english"), SAID)
def test_a_moment_is_said_as_one_says_it_in_the_societys_zone(
    at: datetime, arabic: str, english: str
) -> None:
    assert plain(DATES.spoken(at, NOW, "ar")) == arabic
    assert plain(DATES.spoken(at, NOW, "en")) == english


def test_the_first_and_the_last_hour_of_all_time_are_said_too() -> None:
    assert DATES.spoken(datetime.max.replace(tzinfo=UTC), NOW, "ar")
    assert DATES.spoken(datetime.min.replace(tzinfo=UTC), NOW, "en")


def test_a_promise_in_writing_has_its_whole_date_and_the_hijri_one() -> None:
    world = World()
    for said in ("شكوى", "الموظف تأخر علي", "هذا كل شيء", "أتمنى الحل"):
        world.write(person(), said)
    opened = plain(world.press(person(), "confirm")[-1].text)
    assert "الأربعاء 25 نوفمبر 2026، الموافق 15 جمادى الآخرة 1448هـ، الساعة 10 صباحًا" in opened


def test_when_the_office_opens_is_said_as_one_says_it() -> None:
    world = World(now=NOW)
    world.write(person(), "موظف")
    told = plain(world.press(person(), "connect")[-1].text)
    assert "ونفتح اليوم الساعة 8 صباحًا، ونرد عليك بعدها مباشرة" in told
