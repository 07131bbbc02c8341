"""A cry for help in the room of its case: who is told, how often, and what ends it.

The rules this module guards: it is told at once, at any hour and in every way, and again until words of
staff have reached the person or somebody says why it was none; a press, a note or words that did not
arrive end nothing; and what was missed while the machine was off is told once.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice
from bot.core.effects import CRY, SaveCase
from bot.core.events import CryHeard, CryUnanswered, HelpCried, MemberTold, Notice, Words
from bot.core.facts import StaffMember
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from bot.policy.emergency_ladder import CryStep
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import NAME, not_possible, the_case
from handlers.shared.case_summary import cries, current, name_of
from handlers.shared.official_mail import letter
from handlers.shared.on_duty import leaders, members_of
from handlers.shared.permissions import may

BREATH = timedelta(minutes=1)
"""Many cries within it are told together, so that no leader's telephone falls silent under them."""


def on_help_cried(turn: Turn, _: HelpCried) -> Turn:
    case = current(turn)
    if not case or not case.cry:
        return turn
    told = case.cry.told_at
    if told and timedelta() <= turn.facts.now - told < BREATH:
        return _timed(turn, case, told + BREATH)
    return show_card(_tell(turn, case))


def on_unanswered(turn: Turn, _: CryUnanswered) -> Turn:
    case = current(turn)
    return _tell(turn, case) if case and case.cry else turn


def _tell(turn: Turn, case: Case) -> Turn:
    if not case.cry:
        return turn
    now, cry = turn.facts.now, case.cry
    step = turn.facts.ladder.cry(cry.since, now)
    telling = replace(case, cry=replace(cry, told_at=now))
    kept = turn.do(SaveCase(telling)).record(case.number, EntryKind.ESCALATED, Words(), detail=step.name)
    return _timed(_in_every_way(kept, telling, step, "still" if cry.told_at else ""), case, step.again_at)


def _timed(turn: Turn, case: Case, at: datetime) -> Turn:
    again, here = CryUnanswered(case.number), turn.conversation.address
    return turn.set_timer(_timer(case), at, here, again)


def _timer(case: Case) -> str:
    return f"{CRY}{case.number}:"


def _in_every_way(turn: Turn, case: Case, step: CryStep, again: str) -> Turn:
    """`again` is `still` where it was told before."""
    key = f"urgent-{again}" if again else "urgent"
    members = members_of(turn, case, step.tell) or leaders(turn)  # life first, whoever is named
    notices = (Notice(case.number, step.name, step.tell),)
    names = tuple(member.name for member in members)
    since = case.cry.since if case.cry else turn.facts.now
    about: dict[str, Any] = {
        "number": case.number,
        "names": names,
        "since": since,
        "cry": cries(turn, case),
    }
    if "room" in step.how or not any(member.private or member.email for member in members):
        turn = turn.show(f"room-{key}", Choice("false-alarm"), notices=notices, **about)
    if "private" in step.how:
        turn = _privately(turn, case, members, notices[0], f"member-{key}", since)
    mailed = _mailed(members, step)
    return letter(turn, case, mailed, f"letter-{key}", notices, since=since)


def _privately(
    turn: Turn,
    case: Case,
    members: tuple[StaffMember, ...],
    notice: Notice,
    key: str,
    since: datetime,
) -> Turn:
    for member in members:
        if member.private:
            told = MemberTold(notice, member.id, key, since, cries(turn, case))
            turn = turn.post(member.private, told)
    return turn


def _mailed(members: tuple[StaffMember, ...], step: CryStep) -> tuple[StaffMember, ...]:
    """Who has no talk of their own with the bot is written to instead."""
    if "email" in step.how:
        return members
    return tuple(m for m in members if "private" in step.how and not m.private)


# What ends it -----------------------------------------------------------------------------------------


def on_heard(turn: Turn, event: CryHeard) -> Turn:
    """Only by words that were written after the last cry."""
    case = current(turn)
    if not case or not case.cry or event.at < case.cry.last:
        return turn
    ended = _ended(turn, replace(case, cry=None))
    ended = ended.record(case.number, EntryKind.HEARD, Words())
    return show_card(_told_over(ended, case, "urgent-heard"))


def on_false_alarm(turn: Turn) -> Turn:
    return turn.go(NAME, "false-alarm", by=turn.by) if the_case(turn).urgent else not_possible(turn)


def ask_why(turn: Turn) -> Turn:
    return turn.reply("room-false-alarm-why", Choice("form-cancel"))


def on_why(turn: Turn) -> Turn:
    """A word of reason, which stays inside."""
    case, reason = the_case(turn), turn.text
    if not case.urgent:
        return not_possible(turn)
    if not turn.facts.fold(reason):
        return turn.ask_again()
    ended = _ended(turn.leave(), replace(case, cry=None, urgent=""))
    words = replace(turn.words, text=reason)
    noted = ended.record(case.number, EntryKind.FALSE_ALARM, words)
    return show_card(_told_over(noted, case, "urgent-false", name=name_of(turn, turn.by), reason=reason))


def _ended(turn: Turn, case: Case) -> Turn:
    return turn.do(SaveCase(case)).cancel_timers(_timer(case))


def _told_over(turn: Turn, case: Case, key: str, **args: Any) -> Turn:
    """Whoever was called hears in their own talk that it is over; nobody is woken by a mail for it."""
    turn = turn.show(f"room-{key}", number=case.number, **args)
    if not case.cry or not case.cry.told_at:
        return turn
    notice, said = Notice(case.number, "cry-over", "leaders"), tuple(args.values())
    for member in members_of(turn, case, "leaders"):
        if member.private:
            told = MemberTold(notice, member.id, f"member-{key}", case.cry.since, said)
            turn = turn.post(member.private, told)
    return turn


def unanswered(turn: Turn) -> Turn | None:
    """What would end a case waits while somebody cries for help and nobody has written to them."""
    if not the_case(turn).cry:
        return None
    can = (Choice("false-alarm"),) if may(turn.facts.actor, "false-alarm") else ()
    return turn.show("room-cry-first", *can, number=the_case(turn).number)


CRYING = Topic(
    "crying",
    entry_points=(
        on(HelpCried, on_help_cried),
        on(CryUnanswered, on_unanswered),
        on(CryHeard, on_heard),
    ),
)
