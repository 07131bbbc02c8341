"""The ten-year simulation (bench/years) holds, and would see it if something broke."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bench.years import office, people
from bench.years.watch import Watch
from bot.core.effects import SendEmail
from bot.core.events import LadderStepDue, MessageReceived, NoticeUndelivered, Words
from bot.core.turn import Turn
from bot.policy.ladder import Ladder
from bot.policy.seasons import Span
from handlers.case_room.events import escalation, promise_changes
from handlers.shared import escalation_steps, on_duty

CASES = 5
DEFAULT = office.SETTINGS.escalation.rungs
HOUR = 3_600_000_000  # as the calendar counts, in microseconds


@pytest.fixture(autouse=True)
def _two_months(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a rough kind: what happens rarely happens often."""
    monkeypatch.setattr(people, "DAYS_OF_A_YEAR", 60)
    monkeypatch.setattr(people, "RARE", tuple((what, share * 4) for what, share in people.RARE))
    monkeypatch.setattr(office, "FAILURE", 0.2)


def lived() -> Watch:
    return people.stretch(2027, 1, CASES, seed=5)


def test_nothing_is_lost_doubled_early_or_late() -> None:
    watch = lived()
    assert watch.problems == []
    counts = watch.office.counts + watch.counts
    for seen in (
        "outages",
        "clock jumps",
        "announce",
        "away",
        "digests",
        "climbed",
        "in time",
        "checked",
        "incident",
        "answered with others",
    ):
        assert counts[seen] > 2, seen
    assert counts["told while somebody was away"] > 2


def _office(at: str) -> tuple[Watch, office.Office]:
    """One case, opened `at`, that an agent took."""
    begins = datetime.fromisoformat(at)
    house = office.Office(begins, random.Random(1), up_since=begins)
    watch = Watch(house)
    house.seen, house.failed = watch.seen, watch.failed
    people.act(watch, people.opened(house), "take")
    return watch, house


def _set_to(house: office.Office, at: str) -> None:
    """By an outage or somebody's hand; a start follows."""
    house.now = datetime.fromisoformat(at)
    house.started()


def _told(watch: Watch) -> dict[str, datetime]:
    return {step: at for (_, step), moments in watch.told.items() for at, _ in moments}


def test_what_is_owed_does_not_wait_for_a_clock_that_was_set_back() -> None:
    """The found one: off for two days, up by a clock an hour ahead, and that put right before the digest."""
    watch, house = _office("2030-05-05T05:00:00+00:00")  # due on Wednesday at 8:00 in Riyadh
    house.run_until(datetime.fromisoformat("2030-05-05T09:51:00+00:00"))
    _set_to(house, "2030-05-07T09:29:39+00:00")
    _set_to(house, "2030-05-07T08:29:39+00:00")
    house.run_until(datetime.fromisoformat("2030-05-07T12:00:00+00:00"))
    assert watch.problems == []
    assert _told(watch)["day-left"] == datetime.fromisoformat("2030-05-07T08:29:39+00:00")
    late = _told(watch)["hours-left"] - datetime.fromisoformat("2030-05-07T09:00:00+00:00")
    assert timedelta() <= late <= timedelta(seconds=1)


def test_what_an_announcement_puts_behind_us_is_told_at_once() -> None:
    """The other one: a new date that staff gave stays, and the day before it becomes an earlier day."""
    watch, house = _office("2032-08-08T06:00:00+00:00")  # a Sunday
    people.act(watch, 1001, "late")
    house.cases[1001] = replace(
        house.cases[1001], due_at=datetime.fromisoformat("2032-08-16T07:00:00+00:00")
    )
    house.run_until(datetime.fromisoformat("2032-08-12T08:30:00+00:00"))
    house.happen(office.DESK, MessageReceived(Words("/holiday 2032-08-15 x"), by="supervisor"))
    house.run_until(datetime.fromisoformat("2032-08-12T08:40:00+00:00"))
    assert watch.problems == []
    late = _told(watch)["day-left"] - datetime.fromisoformat("2032-08-12T08:30:00+00:00")
    assert timedelta() < late <= timedelta(seconds=7)


def _put_behind_us_at_night() -> Watch:
    """The same on Thursday evening: the office opens on Monday."""
    watch, house = _office("2032-08-08T06:00:00+00:00")
    people.act(watch, 1001, "late")
    due = datetime.fromisoformat("2032-08-16T07:00:00+00:00")
    house.cases[1001] = replace(house.cases[1001], due_at=due)
    house.run_until(datetime.fromisoformat("2032-08-12T20:00:00+00:00"))
    house.happen(office.DESK, MessageReceived(Words("/holiday 2032-08-15 x"), by="supervisor"))
    house.run_until(datetime.fromisoformat("2032-08-16T06:00:00+00:00"))
    return watch


def test_what_is_put_behind_us_at_night_is_told_at_the_opening() -> None:
    watch = _put_behind_us_at_night()
    assert watch.problems == []
    late = _told(watch)["day-left"] - datetime.fromisoformat("2032-08-16T05:00:00+00:00")
    assert timedelta() < late <= timedelta(seconds=7)
    assert watch.counts["in time"] > 0


def test_what_is_put_behind_us_at_night_may_not_wait_any_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    _late(monkeypatch)
    watch = _put_behind_us_at_night()
    assert any("day-left was late by" in each for each in watch.problems)


def test_what_is_told_at_night_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A house that takes fourteen hours for a moment after the closing."""
    for module in (escalation, escalation_steps):
        monkeypatch.setattr(module, "GRACE", timedelta(hours=14))
    watch = _put_behind_us_at_night()
    assert any("day-left was told outside office hours" in each for each in watch.problems)


def _lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A start forgets what is pending."""
    monkeypatch.setattr(office.Office, "started", lambda self: self.timers.clear())


def _doubled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A restart loses what a case remembers."""
    told = escalation.as_told
    monkeypatch.setattr(escalation, "as_told", lambda *a: replace(told(*a), told=()))
    _at_every_start(monkeypatch)


def _at_every_start(monkeypatch: pytest.MonkeyPatch) -> None:
    started = office.Office.started

    def again(self: office.Office) -> None:
        started(self)
        for number, case in list(self.cases.items()):
            if case.is_open:
                room = people.room_of(number, "web")
                self.happen(room, LadderStepDue(number, "day-left", None))

    monkeypatch.setattr(office.Office, "started", again)


def _early(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house reckons by a calendar that opens earlier than the one it promised by."""
    facts = office.Office._facts
    sooner = replace(office.SETTINGS.working_time, hours=(Span(7 * HOUR, 15 * HOUR),))
    monkeypatch.setattr(
        office.Office,
        "_facts",
        lambda self, *a: replace(facts(self, *a), ladder=Ladder(DEFAULT, sooner), calendar=sooner),
    )


def _late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tick comes every few minutes."""
    put = office.Office._set
    monkeypatch.setattr(
        office.Office, "_set", lambda self, key, due, *a: put(self, key, due + people.HOUR / 10, *a)
    )


def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A digest gathers and gathers."""
    monkeypatch.setattr(escalation, "GATHERING", people.HOUR / 10)


def _unheard(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be delivered goes nowhere."""
    _without(monkeypatch, NoticeUndelivered)


def _without(monkeypatch: pytest.MonkeyPatch, kind: type) -> None:
    turn = office.Office._turn

    def silent(self: office.Office, who: Any, event: Any) -> Turn:
        done = turn(self, who, event)
        return replace(done, effects=()) if isinstance(event, kind) else done

    monkeypatch.setattr(office.Office, "_turn", silent)


def _away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody stands in for anybody."""
    monkeypatch.setattr(on_duty, "_end", lambda _absences, id, _on: id)


def _flood(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is late comes one by one."""
    monkeypatch.setattr(escalation, "LATE", people.DAY * 99)


def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A promise moves, and its person hears nothing."""
    monkeypatch.setattr(promise_changes, "PromiseMoved", lambda *_: LadderStepDue(0, "", None))


def _disorder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A digest in any order."""
    turn = office.Office._turn

    def turned(self: office.Office, who: Any, event: Any) -> Turn:
        done = turn(self, who, event)
        mails = (
            replace(e, notices=e.notices[::-1]) if isinstance(e, SendEmail) else e for e in done.effects
        )
        return replace(done, effects=tuple(mails))

    monkeypatch.setattr(office.Office, "_turn", turned)


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (_lost, "was lost"),
        (_doubled, "was told twice"),
        (_early, "was early"),
        (_late, "was late by"),
        (_slow, "a digest was late by"),
        (_unheard, "did not climb"),
        (_away, "somebody who is away"),
        (_flood, "a flood"),
        (_silent, "moved silently"),
        (_disorder, "out of order"),
    ],
)
def test_a_house_that_is_broken_is_seen(
    monkeypatch: pytest.MonkeyPatch, broken: Any, problem: str
) -> None:
    broken(monkeypatch)
    monkeypatch.setattr(Watch, "_hold", _seen_at_once(problem))
    with pytest.raises(Seen):
        lived()


class Seen(Exception):
    """The problem that was looked for: nobody need live through the rest of the two months."""


def _seen_at_once(problem: str) -> Callable[[Watch, bool, str], None]:
    def hold(_watch: Watch, holds: bool, said: str) -> None:
        if not holds and problem in said:
            raise Seen

    return hold
