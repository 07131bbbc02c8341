"""The small parts of the pages: the allowance, where the clock goes, the words that scripts ask for."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import parse
from fluent.syntax.ast import Message

from bot.core.case import Case, Kind, Status
from bot.policy.languages import FIRST, LANGUAGES
from bot.texts.catalogue import FOLDER, sentence
from bot.web.chat.presses import STANDING
from bot.web.demo.moments import after_office_hour, next_working_day, past_next_deadline
from bot.web.shared import pages
from bot.web.shared.allowance import Allowance
from bot.web.shared.words import SCRIPT_WORDS
from tests.table import rows
from tests.unit.world import CALENDAR

RIYADH = ZoneInfo("Asia/Riyadh")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=RIYADH)


# The allowance -------------------------------------------------------------------------------------


def test_an_allowance_is_a_burst_that_fills_up_again() -> None:
    now = [0.0]
    allowance = Allowance(burst=2, per_second=0.5, now=lambda: now[0])
    assert [allowance.take("a") for _ in range(3)] == [True, True, False]
    assert allowance.take("b")
    now[0] = 2.0
    assert [allowance.take("a") for _ in range(2)] == [True, False]
    now[0] = 1000.0
    assert [allowance.take("a") for _ in range(3)] == [True, True, False]


def test_an_allowance_forgets_the_longest_unused() -> None:
    allowance = Allowance(burst=1, per_second=0.0, now=lambda: 0.0, sessions=2)
    assert [allowance.take(who) for who in "abca"] == [True, True, True, True]
    assert not allowance.take("c")


# The clock -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-22T10:00", "2026-11-23T10:00"),
        ("2026-11-22T07:00", "2026-11-23T08:00"),
        ("2026-11-22T22:00", "2026-11-23T08:00"),
        ("2026-11-26T15:30", "2026-11-29T15:30"),
        ("2026-11-27T10:00", "2026-11-29T10:00"),
    ],
)
def test_a_working_day_on_is_the_same_time_or_the_opening(now: str, then: str) -> None:
    assert next_working_day(at(now), CALENDAR, RIYADH) == at(then)


def test_an_office_hour_on_counts_open_time_only() -> None:
    assert after_office_hour(at("2026-11-26T15:30"), CALENDAR) == at("2026-11-29T08:30")


def test_the_next_deadline_is_the_earliest_that_is_ahead_of_an_open_case() -> None:
    now = datetime(2026, 11, 22, 7, tzinfo=UTC)
    due = now + timedelta(days=3)
    case = Case(1001, Kind.COMPLAINT, 1, opened_at=now, starts_at=now, due_at=due)
    later, past = (replace(case, due_at=now + timedelta(days=days)) for days in (5, -1))
    closed = replace(case, status=Status.CLOSED, due_at=now + timedelta(days=1))
    assert past_next_deadline(now, [later, case, past, closed]) == due + timedelta(minutes=1)
    assert past_next_deadline(now, [past, closed]) is None


# The words -----------------------------------------------------------------------------------------


def keys(language: str) -> set[str]:
    """Of the pages' words, in whichever file they stand."""
    files = (parse(file.read_text("utf-8")).body for file in (FOLDER / language).glob("*.ftl"))
    named = {entry.id.name for body in files for entry in body if isinstance(entry, Message)}
    return {name for name in named if name.startswith("web-")}


def asked_for(folder: str, ending: str, pattern: str) -> set[str]:
    files = (pages.HERE / folder).rglob(f"*.{ending}")
    return {key for file in files for key in re.findall(pattern, file.read_text("utf-8"))}


FROM_SCRIPTS = asked_for("static/js", "js", r'"(web-[a-z-]+)"')
FROM_TEMPLATES = asked_for("templates", "html", r"t\('(web-[a-z-]+)'")
FROM_CODE = asked_for(".", "py", r'"(web-[a-z-]+[a-z])"')
BY_VALUE = {
    *(f"web-room-{kind}" for kind in Kind),
    *(f"web-bar-{action}" for action in STANDING),
    *(f"web-role-{role}" for role in ("agent", "supervisor", "director", "confidential")),
    *(f"web-mail-{status}" for status in ("queued", "sent", "parked")),
    *(f"web-pass-{told}{more}" for told in ("valid", "used", "void") for more in ("", "-more")),
}


def test_all_languages_say_the_same_things() -> None:
    assert all(keys(language) == keys(FIRST) for language in LANGUAGES)


def test_every_word_that_is_asked_for_is_there_and_none_is_left_over() -> None:
    assert keys(FIRST) == FROM_SCRIPTS | FROM_TEMPLATES | FROM_CODE | BY_VALUE


def test_the_scripts_are_given_exactly_what_they_ask_for() -> None:
    assert set(SCRIPT_WORDS) == FROM_SCRIPTS


@rows("language", LANGUAGES)
@rows("key", sorted(SCRIPT_WORDS))
def test_every_word_of_the_scripts_can_be_said(key: str, language: str) -> None:
    said = sentence(key, language, SCRIPT_WORDS[key])
    for place in SCRIPT_WORDS[key].values():
        assert str(place) in said
