"""Working in a room: its case, who acts on it, and writing to the person (C16).

What comes here was judged to be for the person (`reply_gate.py`), and goes to them as the society's
reply. Whoever acts first on a case that nobody has is its assignee from then on.
"""

from dataclasses import replace
from typing import Any, Literal

from bot.core.case import Case, EntryKind, Move
from bot.core.conversation import Choice, Held
from bot.core.effects import SaveCase, Text
from bot.core.events import StaffWrote, Words
from bot.core.reply_window import reply_window
from bot.core.turn import Turn
from handlers.case_room.writing import reply_review
from handlers.case_room.writing.card import show_card
from handlers.shared.case_summary import current
from handlers.shared.cases import asks, spoke
from handlers.shared.permissions import may
from handlers.shared.second_look import WRITE, may_take, refused

NAME = "room"
UNCLEAR, KEEP = "unclear", "hold-note"
"""Why words wait that are for nobody yet, and the press that keeps them inside."""


def possible(turn: Turn, move: Move) -> bool:
    case = current(turn)
    return case is not None and case.can(move)


def not_possible(turn: Turn) -> Turn:
    case = the_case(turn)
    return show_card(turn.leave().show("room-not-possible", status=Text(f"case-is-{case.status}")))


def the_case(turn: Turn) -> Case:
    """The room's case. Steps come here after `allowed` has seen that there is one."""
    case = current(turn)
    if case is None:
        raise LookupError(f"no case for the room {turn.conversation.address.address}")
    return case


def after(turn: Turn, key: str, **args: Any) -> Turn:
    return show_card(turn.leave().show(key, **args))


def acting(turn: Turn) -> Turn:
    """Acting on a case that nobody has takes it; a delegate who acts has answered the delegation."""
    case = the_case(turn)
    if not case.assignee and case.can(Move.TAKE) and may_take(turn, case, turn.facts.actor):
        return turn.move(case, Move.TAKE, assignee=turn.by)
    if case.delegation and case.delegation.to == turn.by:
        return turn.do(SaveCase(replace(case, delegation=None))).cancel_timers(delegation_timer(case))
    return turn


def delegation_timer(case: Case) -> str:
    return f"case:{case.number}:delegation"


# Writing ---------------------------------------------------------------------------------------------


def on_written(turn: Turn) -> Turn:
    if not may(turn.facts.actor, "write"):
        return turn.show("room-not-allowed", action=Text("choice-write"))
    case = current(turn)
    if not case:
        return turn.show("room-no-case")
    if former := refused(turn, case, WRITE):
        return kept_for_a_note(former)
    return reply_review.judged(send, reply_review.REPLY)(turn)


def kept_for_a_note(turn: Turn) -> Turn:
    """What was written is not lost: one press makes a note of it for whoever looks at the case now."""
    numbered, id = turn.numbered()
    held = Held(turn.by, UNCLEAR, turn.words, id)
    kept = numbered.record(the_case(turn).number, EntryKind.HELD, turn.words, detail=UNCLEAR)
    return kept.hold(*kept.conversation.held, held).show(
        "room-appeal-kept", Choice(KEEP, id), slot=f"held-{held.id}", about=turn.words.id
    )


def send(turn: Turn, words: Words) -> Turn:
    """To the person, as the society's reply. From a question on, the case waits for them."""
    case = the_case(turn)
    if former := refused(
        turn, case, WRITE
    ):  # it waited, and meanwhile its person asked for somebody else
        return former
    taken = acting(turn).record(case.number, EntryKind.STAFF_WROTE, words)
    says = asks if case.kind.waits_when_asked and _is_question(words) else spoke
    written = says(taken, the_case(taken)) if case.is_open else taken
    sent = written.post(case.person, StaffWrote(case.number, words))
    mark = "waiting" if words.id else ""
    told = sent.show(passed_on(sent), slot="passed-on", about=words.id, mark=mark)
    return told if case == the_case(taken) else show_card(told)


def passed_on(turn: Turn) -> Literal["room-passed-on", "room-kept"]:
    """Nothing is called sent that its platform does not take now."""
    window = reply_window(turn.facts.can_reply_freely_until, turn.facts.now)
    return "room-passed-on" if window.is_free else "room-kept"


def _is_question(words: Words) -> bool:
    return any(mark in words.text for mark in "؟?")


def on_note(turn: Turn) -> Turn:
    return turn.go(NAME, "noting", by=turn.by)


def ask_note(turn: Turn) -> Turn:
    return turn.reply("room-note-ask", Choice("form-cancel"))


def on_noted(turn: Turn) -> Turn:
    return _noted(turn.leave(), turn.words)


def _noted(turn: Turn, words: Words) -> Turn:
    return turn.record(the_case(turn).number, EntryKind.NOTED, words).show("room-noted")
