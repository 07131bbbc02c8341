"""Many cases alike: an incident, led by one of them.

The rules this module guards: the lead says which others belong to it, and each of those says who leads
it; a case belongs to one incident at the most; whatever is over leads none and joins none.
"""

from dataclasses import replace
from typing import Any

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice
from bot.core.effects import SaveCase, SaveIncident, Text
from bot.core.events import IncidentFound, IncidentJoined, IncidentOver, Words
from bot.core.labels import short
from bot.core.related import SAME_INCIDENT, Incident
from bot.core.turn import Turn
from handlers.case_room.related.alike_cases import alike_to
from handlers.case_room.related.other_case import other, unknown
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import not_possible, the_case
from handlers.shared.case_numbers import case_number
from handlers.shared.case_summary import current
from handlers.shared.incident_actions import on_its_own
from handlers.shared.incident_notices import asked_later, noticing

NAME = 80
"""So long is the name of an incident."""

OUT = "incident-out"


def leads(case: Case) -> bool:
    return case.incident == case.number


# Made and joined --------------------------------------------------------------------------------------


def on_incident(turn: Turn) -> Turn:
    """Behind it stands the number of its lead, or the name of a new one; with nothing, it is shown."""
    if not the_case(turn).is_open:
        return not_possible(turn)
    if not turn.arg.strip():
        return _shown(turn)
    return _join(turn) if case_number(turn.arg) else _named(turn)


def _shown(turn: Turn) -> Turn:
    case, incident = the_case(turn), turn.facts.related.incident
    if not case.incident or not incident:
        return turn.show("room-incident-how")
    if not leads(case):
        return turn.show("room-incident-in", Choice(OUT), number=case.incident, name=incident.name)
    ways = (Choice("notice-off"),) if incident.notice else (Choice("notice"),)
    said = (Text("room-incident-notice", {"notice": incident.notice}),) if incident.notice else ()
    numbers = tuple(map(str, case.joined)) or (Text("room-incident-alone"),)
    return turn.show("room-incident-leads", *ways, name=incident.name, numbers=numbers, notice=said)


def _named(turn: Turn) -> Turn:
    case, name = the_case(turn), short(" ".join(turn.arg.split()), NAME)
    if case.incident and not leads(case):
        return turn.show("room-incident-in", Choice(OUT), number=case.incident, name=_name(turn, case))
    before = turn.facts.related.incident
    made = replace(before, name=name) if before else Incident(case.number, name, turn.facts.now)
    begun = _begun(turn, case, made)
    return show_card(begun.show("room-incident-made", number=case.number, name=name))


def _begun(turn: Turn, case: Case, made: Incident) -> Turn:
    kept = turn.do(SaveIncident(made), SaveCase(replace(case, incident=case.number)))
    return kept.record(case.number, EntryKind.RELATED, Words(), detail=f"incident:{case.number}")


def _join(turn: Turn) -> Turn:
    if said := unknown(turn, "room-incident-how"):
        return said
    case, lead = the_case(turn), other(turn)
    if said := _unfit(turn, case, lead):
        return said
    return show_card(_joined(turn, case, lead).show("room-incident-in", Choice(OUT), **_of(turn, lead)))


def _of(turn: Turn, lead: Case) -> dict[str, Any]:
    return {"number": lead.number, "name": _name(turn, lead)}


def _unfit(turn: Turn, case: Case, lead: Case) -> Turn | None:
    if case.incident == lead.number:
        return turn.show("room-incident-already", number=lead.number)
    if case.incident:
        key = "room-incident-own" if leads(case) else "room-incident-other"
        return turn.show(key, number=case.incident)
    if lead.incident and not leads(lead):
        return turn.show("room-incident-led-by", number=lead.number, lead=lead.incident)
    if not lead.is_open or lead.triage:
        return turn.show("room-incident-over", number=lead.number)
    return None


def _joined(turn: Turn, case: Case, lead: Case) -> Turn:
    kept = counted(turn, case, lead.number)
    return kept.to_room(lead.number, IncidentJoined(lead.number, case.number, name=_name(turn, lead)))


def counted(turn: Turn, case: Case, lead: int) -> Turn:
    left = turn if lead else on_its_own(turn, case)
    kept = left.do(SaveCase(replace(left.case(case.number) or case, incident=lead)))
    return kept.record(case.number, EntryKind.RELATED, Words(), detail=f"incident:{lead}")


def _name(turn: Turn, case: Case) -> str:
    """What staff called it; where nobody did, the initiative that its lead tells of."""
    incident = turn.facts.related.incident
    if incident and incident.lead == case.incident:
        return incident.name
    named = turn.facts.initiative(case.initiative)
    language = turn.conversation.language
    return named.name[language] if named else turn.facts.text(Text("incident-unnamed"), language)


def on_out(turn: Turn) -> Turn:
    case = the_case(turn)
    if not case.incident or leads(case):
        return turn.show("room-incident-how")
    out = counted(turn, case, 0).to_room(
        case.incident, IncidentJoined(case.incident, case.number, on=False)
    )
    return show_card(out.show("room-incident-left", number=case.incident))


# In the other rooms ------------------------------------------------------------------------------------


def on_joined(turn: Turn, event: IncidentJoined) -> Turn:
    """In the room of the lead, which is one from now on."""
    case = current(turn)
    if not case or (event.on and not case.is_open):
        return turn.to_room(event.other, IncidentOver(event.other, event.case)) if case else turn
    if (event.other in case.joined) is event.on:
        return turn
    known = turn.facts.related.incident
    name = event.name or _name(turn, case)
    begun = turn if known else _begun(turn, case, Incident(case.number, name, turn.facts.now))
    others = tuple(each for each in case.joined if each != event.other)
    now = replace(begun.case(case.number) or case, joined=(*others, event.other) if event.on else others)
    key = "room-incident-joined" if event.on else "room-incident-gone"
    said = begun.do(SaveCase(now)).show(key, slot="incident", number=event.other, count=len(now.joined))
    return show_card(asked_later(said, case.number, keeps_pending=True) if noticing(turn) else said)


def on_found(turn: Turn, event: IncidentFound) -> Turn:
    """A colleague counted this case to it, from the room of another one."""
    case = current(turn)
    if not case or not case.is_open or case.incident or event.lead == case.number:
        return turn
    kept = counted(turn, case, event.lead).to_room(event.lead, IncidentJoined(event.lead, case.number))
    return show_card(kept.show("room-incident-found", Choice(OUT), number=event.lead))


def on_over(turn: Turn, event: IncidentOver) -> Turn:
    case = current(turn)
    if not case or case.incident != event.lead:
        return turn
    return show_card(counted(turn, case, 0).show("room-incident-over", number=event.lead))


# Proposed ----------------------------------------------------------------------------------------------


def proposed(turn: Turn, case: Case) -> Turn:
    """Once, when the case comes: whether it belongs to others that came lately."""
    found = alike_to(case, turn.facts.related.recent) if not case.triage else ()
    if not found:
        return turn
    led = next((each.incident for each in found if each.incident), 0)
    lead = led or min(each.number for each in found)
    others = tuple(each.number for each in found if not each.incident and each.number != lead)
    arg = ".".join(map(str, (lead, *others)))
    numbers = tuple(str(each.number) for each in sorted(found, key=lambda each: each.number))
    return turn.show("room-incident-alike", Choice(SAME_INCIDENT, arg), numbers=numbers)


def on_same(turn: Turn) -> Turn:
    """This case and the others that were named with it."""
    if not the_case(turn).is_open:
        return not_possible(turn)
    if said := unknown(turn, "room-incident-how"):
        return said
    case, lead = the_case(turn), other(turn)
    if said := _unfit(turn, case, lead):
        return said
    turn = _joined(turn, case, lead)
    for number in turn.arg.split(".")[1:]:
        if number.isdecimal() and len(number) < 10:
            turn = turn.to_room(int(number), IncidentFound(int(number), lead.number))
    return show_card(turn.show("room-incident-in", Choice(OUT), **_of(turn, lead)))
