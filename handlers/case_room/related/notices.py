"""What people hear of a known problem before they complain of it, while it lasts.

The rules this module guards: it is told in a leader's words only; whoever leads is asked every few
working days whether it still stands; and what nobody stands by is taken down, and the room says so.
"""

from dataclasses import replace
from datetime import datetime

from bot.core.case import Case
from bot.core.conversation import Choice, room_of
from bot.core.effects import SaveIncident
from bot.core.events import NoticeStands, Words
from bot.core.related import Incident
from bot.core.turn import Turn
from handlers.case_room.related.incidents import leads
from handlers.case_room.writing.reply import NAME, after, not_possible, the_case
from handlers.shared.case_summary import current
from handlers.shared.escalation_steps import in_office_hours
from handlers.shared.incident_notices import ENDS_AFTER, asked_at, asked_later, noticing, timer
from handlers.shared.on_duty import members_of

NOTICE = 300
"""So long is what people hear of a known problem."""

KEEP, OFF, WRITE = "notice-keep", "notice-off", "notice"


def on_notice(turn: Turn) -> Turn:
    case = the_case(turn)
    if not case.is_open:
        return not_possible(turn)
    if not leads(case):
        return turn.show("room-notice-not-lead")
    return turn.go(NAME, "noticing", by=turn.by)


def ask_notice(turn: Turn) -> Turn:
    return turn.reply("room-notice-ask", Choice("form-cancel"))


def on_noticed(turn: Turn, words: Words) -> Turn:
    incident, text = turn.facts.related.incident, " ".join(words.text.split())
    if not incident or not leads(the_case(turn)) or not the_case(turn).is_open:
        return turn.leave().show("room-notice-not-lead")
    if len(text) > NOTICE:
        return turn.show("room-notice-long", most=NOTICE).ask_again()
    told = turn.do(SaveIncident(replace(incident, notice=text, noticed_by=turn.by)))
    said = told.leave().show("room-notice-on", Choice(OFF), notice=text, asked=asked_at(turn))
    return asked_later(said, incident.lead)


def on_notice_off(turn: Turn) -> Turn:
    incident = turn.facts.related.incident
    if not incident or not incident.notice:
        return turn.show("room-notice-none")
    return after(unnoticed(turn), "room-notice-off")


def unnoticed(turn: Turn) -> Turn:
    incident = turn.facts.related.incident
    if not incident or not incident.notice:
        return turn
    quiet = turn.do(SaveIncident(replace(incident, notice="", noticed_by="")))
    return quiet.cancel_timers(timer(incident.lead))


# Whether it still stands -------------------------------------------------------------------------------


def on_stands(turn: Turn, event: NoticeStands) -> Turn:
    """Asked, and in the end taken down: in office hours, where somebody can say something else."""
    case, incident = current(turn), noticing(turn)
    if not case or not incident:
        return turn
    if not in_office_hours(turn):
        opening = turn.facts.calendar.next_opening(turn.facts.now)
        return turn.set_timer(timer(case.number), opening, turn.conversation.address, event)
    return _ended(turn, incident) if event.is_end else _asked(turn, case, incident)


def _asked(turn: Turn, case: Case, incident: Incident) -> Turn:
    now, calendar = turn.facts.now, turn.facts.calendar
    ends: datetime = calendar.due(now, ENDS_AFTER)
    names = tuple(member.name for member in members_of(turn, case, "supervisor"))
    choices = Choice(KEEP), Choice(OFF)
    asked = turn.show("room-notice-stands", *choices, notice=incident.notice, names=names, ends=ends)
    room = room_of(case.number, turn.facts.staff_channel)
    return asked.set_timer(timer(case.number), ends, room, NoticeStands(case.number, is_end=True))


def _ended(turn: Turn, incident: Incident) -> Turn:
    return unnoticed(turn).show("room-notice-ended", Choice(WRITE), notice=incident.notice)


def on_keep(turn: Turn) -> Turn:
    incident = noticing(turn)
    if not incident:
        return turn.show("room-notice-none", Choice(WRITE))
    return asked_later(turn, incident.lead).show("room-notice-kept", asked=asked_at(turn))
