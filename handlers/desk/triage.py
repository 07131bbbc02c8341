"""Triage: new cases that come faster than people can read them are looked at together.

The rules this module guards (docs/decisions/60): whoever wrote has a number and a promise as ever; a case
that waits here makes no topic and no mail of its own until staff open it; the list names every number;
what is dismissed together can be taken back, by staff and by its person; a cry for help never waits here.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from bot.core.case import Case, Move, Status, Triage
from bot.core.conversation import Choice, desk, room_of
from bot.core.effects import SendEmail, Text, Value
from bot.core.events import (
    ButtonPressed,
    CaseDismissed,
    CaseRestored,
    TriageDue,
    TriageWaits,
)
from bot.core.facts import Role, as_arg, time_of
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.cases import ladder_timers, own_case
from handlers.shared.message_summary import texts_of
from handlers.shared.on_duty import on_duty
from handlers.shared.staff_commands import at_press
from handlers.shared.triage import UNDO, dismissal_timer, taken_up, waiting

FIRST_LIST = timedelta(seconds=30)  # after the first case of a flood
NEXT_LIST = timedelta(minutes=5)  # while more of them come
PAGE = 10  # cases of the list that have a line and a button
GLANCE = 60  # characters of the words in a line
TIMER, AGAIN = "triage", "triage-again"


# In the room of such a case --------------------------------------------------------------------------


# At the desk ------------------------------------------------------------------------------------------


def on_waits(turn: Turn, event: TriageWaits) -> Turn:
    """The next list is only of newer numbers: one that is back has a list of its own."""
    return _list_at(turn, FIRST_LIST, TriageDue(), AGAIN if event.again else TIMER)


def _list_at(turn: Turn, after: timedelta, event: TriageDue, timer: str) -> Turn:
    there, at = desk(turn.facts.staff_channel), turn.facts.now + after
    return turn.set_timer(timer, at, there, event, keeps_pending=True)


def on_due(turn: Turn, event: TriageDue) -> Turn:
    """The list, and another while more of them come."""
    cases = waiting(turn.facts.cases)
    newest = max((case.number for case in cases), default=0)
    if newest <= event.seen:
        return turn
    return _mailed(_list_at(_shown(turn, cases, 1), NEXT_LIST, TriageDue(newest), TIMER), cases)


def _mailed(turn: Turn, cases: tuple[Case, ...]) -> Turn:
    """One official mail for all of them (C15)."""
    values: dict[str, Value] = {"count": len(cases), "numbers": _numbers(cases)}
    members = on_duty(turn, Role.SUPERVISOR)
    subject, body = Text("letter-triage-subject", values), (Text("letter-triage", values),)
    addresses = dict.fromkeys(member.email for member in members if member.email)
    return turn.do(*(SendEmail(each, subject, body, None) for each in addresses))


def _numbers(cases: Iterable[Case]) -> str:
    return "، ".join(str(number) for number in sorted(case.number for case in cases))


def on_list(turn: Turn) -> Turn:
    cases, page = waiting(turn.facts.cases), turn.arg
    at = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    return _shown(turn, cases, at) if cases else turn.show("triage-none")


def _shown(turn: Turn, cases: tuple[Case, ...], page: int) -> Turn:
    pages = -(-len(cases) // PAGE)
    page = min(max(page, 1), pages)
    alike = Counter(_glance(case) for case in cases)
    held = sorted(cases, key=lambda case: (case.triage is not Triage.INSISTED, alike[_glance(case)]))
    listed = held[(page - 1) * PAGE : page * PAGE]
    return turn.show(
        "triage",
        *(Choice("triage-open", str(case.number), title=_label(turn, case)) for case in listed),
        *((Choice("triage", str(page + 1), label="choice-triage-next"),) if page < pages else ()),
        Choice("triage-dismiss", str(max(case.number for case in cases))),
        count=len(cases),
        numbers=_numbers(cases),
        cases=tuple(_line(case, alike[_glance(case)]) for case in listed),
    )


def _glance(case: Case) -> str:
    """The first words: many that are alike go to the end of the list."""
    said = " ".join(" ".join(texts_of(case.words)).split())
    return said if len(said) <= GLANCE else f"{said[:GLANCE].rsplit(' ', 1)[0]}…"


def _line(case: Case, alike: int) -> Text:
    key = "triage-line-insisted" if case.triage is Triage.INSISTED else "triage-line"
    said: str | Text = _glance(case) or Text("told-nothing")
    values: dict[str, Value] = {"number": case.number, "kind": Text(f"kind-{case.kind}"), "said": said}
    return Text(key if alike == 1 else "triage-line-alike", {**values, "alike": alike})


def _label(turn: Turn, case: Case) -> str:
    return turn.facts.text(
        Text("choice-triage-open", {"number": case.number}), turn.conversation.language
    )


def on_open(turn: Turn) -> Turn:
    case = own_case(turn, turn.arg)
    if not case:
        return turn.show("desk-no-such-case")
    there = room_of(case.number, turn.facts.staff_channel)
    return turn.post(there, ButtonPressed("card", by=turn.by)).show(
        "desk-in-its-room", number=case.number
    )


def on_dismiss(turn: Turn) -> Turn:
    """All that the list named; what came after it, or was asked for again, is looked at first."""
    newest = int(turn.arg) if turn.arg.isascii() and turn.arg.isdecimal() else 0
    held = (c for c in waiting(turn.facts.cases) if c.triage is Triage.WAITING and not c.cry)
    cases = [c for c in held if c.number <= newest]
    for case in cases:
        turn = _dismissed(turn, case)
    if not cases:
        return turn.show("triage-none")
    undo = Choice("triage-restore", as_arg(turn.facts.now))
    return turn.show("triage-dismissed", undo, count=len(cases), numbers=_numbers(cases))


def _dismissed(turn: Turn, case: Case) -> Turn:
    """Its person hears of it when staff have had time to take it back."""
    now = turn.facts.now
    moved = turn.cancel_timers(ladder_timers(case)).move(case, Move.DISMISS, settled_at=now)
    return moved.set_timer(dismissal_timer(case), now + UNDO, case.person, CaseDismissed(case.number))


def on_restore(turn: Turn) -> Turn:
    """Those that were dismissed together, as far as nobody asked for them meanwhile."""
    at = time_of(turn.arg)
    cases = [c for c in turn.facts.cases if c.status is Status.DISMISSED and c.settled_at == at]
    for case in cases:
        turn = _restored(turn, case)
    if not cases:
        return turn.show("triage-none")
    return turn.show("triage-restored", Choice("triage"), count=len(cases), numbers=_numbers(cases))


def _restored(turn: Turn, case: Case) -> Turn:
    was_told = case.settled_at is not None and turn.facts.now >= case.settled_at + UNDO
    turn = taken_up(turn, case, Triage.WAITING)
    return turn.post(case.person, CaseRestored(case.number)) if was_told else turn


TRIAGE = Topic(
    "triage",
    entry_points=(
        on(TriageWaits, on_waits),
        on(TriageDue, on_due),
        at_press("triage", on_list),
        at_press("triage-open", on_open),
        at_press("triage-dismiss", on_dismiss),
        at_press("triage-restore", on_restore),
    ),
)
