"""A problem that the society knows of, told before somebody complains of it (C5, C19).

The rules this module guards: it is a line of the message that is sent anyway, and never one more; «tell
me too» makes a case with a number and a promise in one press, and nobody tells anew what is known;
whoever complains of something else goes on as ever.
"""

from typing import Any

from bot.core.case import EntryKind, Kind
from bot.core.conversation import Choice, Draft
from bot.core.effects import Text
from bot.core.events import CaseOpened, IncidentJoined, Words
from bot.core.labels import short
from bot.core.privacy import Purpose
from bot.core.related import Incident
from bot.core.replaced import replaced
from bot.core.turn import Turn
from handlers.person.complaint_draft import NAME, draft_of, keep, timer
from handlers.shared.cases import new_case, open_case
from handlers.shared.consents import consented
from handlers.shared.reply_lines import with_lines

LABEL = 20
"""Characters on a button, where several are known."""


def lines(turn: Turn) -> tuple[Text, ...]:
    """What stands above the first words of a complaint; nothing where nothing is known."""
    known = turn.facts.known_problems
    if not known:
        return ()
    return (Text("known-problems", {"notices": tuple(each.notice for each in known)}),)


def ways(turn: Turn) -> tuple[Choice, ...]:
    known = turn.facts.known_problems
    if len(known) < 2:
        return (*(Choice("tell-me-too", str(each.lead)) for each in known), *_other(known))
    named = (Choice("tell-me-too", str(e.lead), title=short(e.name, LABEL)) for e in known)
    return (*named, *_other(known))


def _other(known: tuple[Incident, ...]) -> tuple[Choice, ...]:
    return (Choice("known-other"),) if known else ()


def listening(turn: Turn, key: str, *choices: Choice, **said: Any) -> Turn:
    """The first words of a complaint, with what is known already in the same message."""
    heard = turn.enter(NAME, "listening").reply(key, *ways(turn), *choices, **said)
    return with_lines(turn, heard, above=lines(turn))


def on_other(turn: Turn) -> Turn:
    """It is something else, and they are heard."""
    draft = turn.conversation.draft
    begun = turn if draft else keep(turn, Draft("listening"))
    return begun.go(NAME, draft.state if draft and draft.words else "listening")


def on_tell_me_too(turn: Turn) -> Turn:
    """With whatever they have told already."""
    lead = int(turn.arg) if turn.arg.isdecimal() and len(turn.arg) < 10 else 0
    known = next((each for each in turn.facts.known_problems if each.lead == lead), None)
    if not known:
        return on_other(turn.show("known-problem-over"))
    mine = next((each for each in turn.cases if each.incident == lead and each.is_open), None)
    if mine:
        about = {"number": mine.number, "due": mine.due_at}
        return turn.leave().reply("known-problem-yours", Choice("my-cases"), Choice("menu"), **about)
    return _told(turn, known)


def _told(turn: Turn, known: Incident) -> Turn:
    language, now = turn.conversation.language, turn.facts.now
    text = turn.facts.text(Text("known-problem-told", {"notice": known.notice}), language)
    words = (*draft_of(turn).words, Words(text, at=now))
    case = replaced(new_case(turn, Kind.COMPLAINT, words), incident=known.lead)
    opened = open_case(turn, case)
    for each in words:
        opened = opened.record(case.number, EntryKind.SAID, each)
    agreed = consented(opened, Purpose.COMPLAINT, about=case.number)
    done = agreed.draft(None).leave().cancel_timers(timer(turn))
    there = done.to_room(case.number, CaseOpened(case.number))
    counted = there.to_room(known.lead, IncidentJoined(known.lead, case.number))
    about = {"number": case.number, "due": case.due_at}
    return counted.reply("known-problem-noted", Choice("my-cases"), Choice("menu"), **about)
