"""A problem that the society knows of, told before somebody complains of it (C5, C19).

The rules this module guards: it is a line of the message that is sent anyway, and never one more; «tell
me too» makes a case with a number and a promise in one press, and nobody tells anew what is known;
whoever complains of something else goes on as ever.
"""

from dataclasses import replace
from typing import Any

from bot.core.case import Case, Kind
from bot.core.conversation import Choice, Draft
from bot.core.effects import Text
from bot.core.events import CaseOpened, IncidentJoined, PersonWrote, Words
from bot.core.labels import short
from bot.core.privacy import Purpose
from bot.core.related import Incident
from bot.core.turn import Turn
from handlers.person.complaint_draft import NAME, draft_of, keep, tell_history, timer
from handlers.shared.cases import new_case, open_case, with_words
from handlers.shared.consents import consented
from handlers.shared.reply_lines import with_lines

LABEL, MOST = 20, 3
"""Characters on a button, where several are known; so many problems are told at once."""


def lines(turn: Turn) -> tuple[Text, ...]:
    """What stands above the first words of a complaint; nothing where nothing is known."""
    known = _told_of(turn)
    if not known:
        return ()
    return (Text("known-problems", {"notices": tuple(each.notice for each in known)}),)


def _told_of(turn: Turn) -> tuple[Incident, ...]:
    return turn.facts.known_problems[:MOST]


def ways(turn: Turn) -> tuple[Choice, ...]:
    """One press says it, be there one or several: which of them is asked only of whoever says so."""
    known = _told_of(turn)
    if not known:
        return ()
    return Choice("tell-me-too", str(known[0].lead) if len(known) == 1 else ""), Choice("known-other")


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
        return _which(turn) if turn.facts.known_problems else on_other(turn.show("known-problem-over"))
    mine = next((each for each in turn.cases if each.incident == lead and each.is_open), None)
    return _yours(turn, mine) if mine else _told(turn, known)


def _which(turn: Turn) -> Turn:
    """Of several, or where the one that they mean is told of no more. What they write meanwhile is heard.
    A button says what everybody reads: the name of an incident is for the staff."""
    known = _told_of(turn)
    numbered = tuple(f"{n}. {each.notice}" for n, each in enumerate(known, start=1))
    named = (
        Choice("tell-me-too", str(each.lead), title=short(line, LABEL))
        for each, line in zip(known, numbered, strict=True)
    )
    draft = turn.conversation.draft
    begun = turn if draft else keep(turn, Draft("listening"))
    asked = begun.enter(NAME, "listening")
    return asked.reply("known-problem-which", *named, Choice("known-other"), known=numbered)


def _yours(turn: Turn, mine: Case) -> Turn:
    """Nobody gets two numbers for it; what they have told meanwhile is in the one they have."""
    for words in draft_of(turn).words:
        told = with_words(turn, turn.case(mine.number) or mine, words)
        turn = told.to_room(mine.number, PersonWrote(mine.number, words))
    about = {"number": mine.number, "due": mine.due_at}
    done = turn.draft(None).leave().cancel_timers(timer(turn))
    return done.reply("known-problem-yours", Choice("my-cases"), Choice("menu"), **about)


def _told(turn: Turn, known: Incident) -> Turn:
    language, now, draft = turn.conversation.language, turn.facts.now, draft_of(turn)
    text = turn.facts.text(Text("known-problem-told", {"notice": known.notice}), language)
    whole = replace(draft, words=(*draft.words, Words(text, at=now)))
    case = new_case(turn, Kind.COMPLAINT, whole.words, draft.expectation)
    opened = tell_history(open_case(turn, replace(case, incident=known.lead)), whole, case)
    agreed = consented(opened, Purpose.COMPLAINT, about=case.number)
    done = agreed.draft(None).leave().cancel_timers(timer(turn))
    there = done.to_room(case.number, CaseOpened(case.number))
    counted = there.to_room(known.lead, IncidentJoined(known.lead, case.number))
    about = {"number": case.number, "due": case.due_at}
    return counted.reply("known-problem-noted", Choice("my-cases"), Choice("menu"), **about)
