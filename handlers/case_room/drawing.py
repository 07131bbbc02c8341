"""A case that should not stand before everybody's eyes is drawn into confidence, by whoever sees it.

The rules this module guards: its words go along and stand here no longer; the room hears neutral words
and is closed; what was shown is taken back as far as the platform allows, and whoever drew it hears what
stands there still; its promise goes along, and its person hears who reads it now.
"""

from dataclasses import replace
from datetime import datetime

from bot.core.audit import Action
from bot.core.case import Case, Entry, EntryKind, Move, Status
from bot.core.conversation import Address, Choice
from bot.core.disclosure import Disclosure, Line, Matter
from bot.core.effects import CRY, ClearHistory, SaveDisclosure
from bot.core.events import (
    ButtonPressed,
    CaseDrawn,
    CaseDrawnAlong,
    CaseJoined,
    CaseLinked,
    IncidentJoined,
    MessageEdited,
    MessageReceived,
    TakenBack,
    Words,
)
from bot.core.takeback import TakeBack
from bot.core.turn import Turn
from handlers.case_room.related.leaving_others import ALONE, left
from handlers.case_room.writing.reply import the_case
from handlers.shared.actions import timer
from handlers.shared.case_summary import current
from handlers.shared.message_summary import texts_of
from handlers.shared.permissions import MAY, may
from handlers.shared.private_readers import readers
from handlers.shared.private_telling import promised, subject, told, watched

STAFF_SAID = (EntryKind.STAFF_WROTE, EntryKind.NOTED)
"""What goes along of the words of staff."""


def on_draw(turn: Turn) -> Turn:
    """Asked once more: it cannot be undone."""
    return turn.show("room-draw-ask", Choice("draw-sure"))


def on_draw_sure(turn: Turn) -> Turn:
    case = the_case(turn)
    found = _drawn(turn, case)
    reading = readers(turn, found)
    found = replace(found, readers=tuple(each.id for each in reading))
    ended = _emptied(turn.leave().hold(), case)
    kept = _taken_back(left(ended, case), case).do(SaveDisclosure(found))
    noted = kept.audit(Action.DRAWN, subject(found), person=found.person)
    watching = promised(watched(told(noted, found, reading)), found)
    drawn = watching.post(case.person, CaseDrawn(case.number, found.number))
    return drawn.show("room-drawn", number=case.number)


def _taken_back(turn: Turn, case: Case) -> Turn:
    """From its room, from the talks of members who were told of it alone, and from what is kept of it."""
    of = f"case:{case.number}"
    turn = turn.do(TakeBack(turn.conversation.address, of, _asker(turn)))
    for member in turn.facts.staff:
        if member.private:
            turn = turn.do(TakeBack(member.private, of, only=True))
    return turn.do(ClearHistory(case.number, texts_of(case.words)))


def _asker(turn: Turn) -> Address:
    actor = turn.facts.actor
    return actor.private if actor and actor.private else turn.conversation.address


def on_along(turn: Turn, _: CaseDrawnAlong) -> Turn:
    """Of a case that was merged: what it holds went with the one that was drawn."""
    case = current(turn)
    if not case or case.status is not Status.MERGED:
        return turn
    gone = _taken_back(_emptied(turn.leave().hold(), case), case)
    return gone.show("room-drawn", number=case.number)


# What becomes of it -------------------------------------------------------------------------------------


def _drawn(turn: Turn, case: Case) -> Disclosure:
    """With its words and its promise. Whoever has the case reads none of it until it is settled."""
    return Disclosure(
        turn.facts.next_disclosure,
        case.person,
        turn.facts.now,
        lines=_lines(turn, case),
        matter=Matter.OTHER,
        apart=(case.assignee,) if case.assignee else (),
        danger=case.cry is not None,
        from_case=case.number,
        due_at=case.due_at if case.is_open and not case.answered_at else None,
    )


def _lines(turn: Turn, case: Case) -> tuple[Line, ...]:
    said = [Line(each.at or case.opened_at, each) for each in case.words]
    if case.expectation:
        said.append(Line(_last(said, case), Words(case.expectation)))
    ours = [Line(e.at, e.words, e.by) for e in turn.facts.drawn_from if _is_ours(e)]
    return tuple(sorted((*said, *ours), key=lambda line: line.at))


def _last(said: list[Line], case: Case) -> datetime:
    return max((line.at for line in said), default=case.opened_at)


def _is_ours(entry: Entry) -> bool:
    return entry.kind in STAFF_SAID and bool(entry.by and (entry.words.text or entry.words.attachments))


def _emptied(turn: Turn, case: Case) -> Turn:
    """Counted as what has ended, and without a word."""
    quiet = turn.cancel_timers(f"case:{case.number}:").cancel_timers(f"{CRY}{case.number}:")
    quiet = quiet.cancel_timers(timer(case))
    return quiet.move(
        case,
        Move.END,
        words=(),
        expectation="",
        delegation=None,
        alternatives=(),
        chosen="",
        applied="",
        answer=None,
        late_reason="",
        urgent="",
        triage=None,
        cry=None,
        act="",
        asked_at=None,
        owed=(),
        appeal=replace(case.appeal, decided=()),
        actions=(),
        **ALONE,
    )


# Afterwards ---------------------------------------------------------------------------------------------


TOLD_OF_OTHERS = (CaseLinked, CaseJoined, IncidentJoined)
"""What the room of another case did before it heard: it is told that nothing comes of it here."""


def closed(turn: Turn) -> Turn | None:
    """A gate: in the room of what has ended nothing is shown that was on its way, and nothing that is
    written goes to anybody."""
    case = current(turn)
    if not case or not case.is_ended or isinstance(turn.event, (TakenBack, *TOLD_OF_OTHERS)):
        return None
    if not isinstance(turn.event, MessageReceived | MessageEdited | ButtonPressed):
        return turn
    action = turn.event.action if isinstance(turn.event, ButtonPressed) else "write"
    is_refused = not may(turn.facts.actor, action if action in MAY else "card")
    return None if is_refused else turn.show("room-ended", number=case.number)
