"""The lead of an incident is over without an answer: another case leads it.

The rules this module guards: what many tell of does not end because one of them took it back; the first
that is still worked on leads the others; and no room hears why the former lead is gone.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice
from bot.core.effects import SaveCase, SaveIncident
from bot.core.events import IncidentHanded, IncidentJoined, IncidentLed, Words
from bot.core.related import Incident
from bot.core.turn import Turn
from handlers.case_room.related.incidents import OUT, leads
from handlers.case_room.writing.card import show_card
from handlers.shared.case_summary import current
from handlers.shared.incident_actions import on_its_own
from handlers.shared.incident_notices import asked_later, timer


def handed_on(turn: Turn, case: Case) -> Turn:
    """Whatever the case was, it leads no more. With nobody left to lead, nothing is told to people."""
    known = turn.facts.related.incident
    if not leads(case) or not known:
        return turn
    quiet = turn.do(SaveIncident(replace(known, notice="", noticed_by="")))
    quiet = quiet.cancel_timers(timer(case.number))
    said = (known.name, known.notice, known.noticed_by)
    return _to_first(quiet, IncidentHanded(0, case.number, case.joined, *said))


def without_lead(turn: Turn, case: Case) -> Turn:
    """The same, of a case that keeps its words."""
    if not leads(case):
        return turn
    return handed_on(turn, case).do(SaveCase(replace(case, incident=0, joined=())))


def _to_first(turn: Turn, event: IncidentHanded) -> Turn:
    if not event.others:
        return turn
    first, *others = event.others
    return turn.to_room(first, replace(event, case=first, others=tuple(others)))


def on_handed(turn: Turn, event: IncidentHanded) -> Turn:
    """What is over itself, or went out meanwhile, passes it on."""
    turn = on_its_own(turn, current(turn))
    case = current(turn)
    if not case or not case.is_open or case.incident != event.lead:
        return _to_first(turn, event)
    now = turn.facts.now
    made = Incident(case.number, event.name, now, event.notice, event.noticed_by)
    kept = turn.do(SaveIncident(made), SaveCase(replace(case, incident=case.number, joined=event.others)))
    kept = kept.record(case.number, EntryKind.RELATED, Words(), detail=f"incident:{case.number}")
    for number in event.others:
        kept = kept.to_room(number, IncidentLed(number, case.number, event.lead))
    kept = asked_later(kept, case.number) if event.notice else kept
    return show_card(kept.show("room-incident-handed", was=event.lead, name=event.name))


def on_led(turn: Turn, event: IncidentLed) -> Turn:
    """Whoever is over, or in it no more, is not counted to it."""
    turn = on_its_own(turn, current(turn))
    case = current(turn)
    if not case or not case.is_open or case.incident != event.was:
        return turn.to_room(event.lead, IncidentJoined(event.lead, event.case, on=False))
    kept = turn.do(SaveCase(replace(case, incident=event.lead)))
    noted = kept.record(case.number, EntryKind.RELATED, Words(), detail=f"incident:{event.lead}")
    return show_card(noted.show("room-incident-led", Choice(OUT), number=event.lead, was=event.was))
