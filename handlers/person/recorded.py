"""What staff recorded for somebody becomes their case, and who it is theirs to see.

The rules this module guards: it has the number, the promise and the letters of every case; at a telephone
that was given nothing of it is shown before whoever has it says that it is theirs; a slip opens once; and
whoever took it in never stands in its person's place.
"""

import hmac
from dataclasses import replace

from bot.core.audit import Action, Reason
from bot.core.case import Case, Cry, EntryKind, Kind, Status
from bot.core.conversation import Choice
from bot.core.disclosure import Reach
from bot.core.effects import SaveCase, SaveDisclosure, SendMissed
from bot.core.events import (
    CaseOpened,
    CaseRecorded,
    CaseResolved,
    HelpCried,
    IntakeAnswered,
    IntakeConfirmed,
    IntakeRecorded,
    MessageReceived,
    Words,
)
from bot.core.intake import LIVES, MINE, NOT_MINE, code_of, notice_slot, slip_in
from bot.core.linking import HideCodes, LinkWith, NoteIdentity
from bot.core.privacy import Purpose, Way
from bot.core.receipts import waits_until
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn
from faq.detect.slips import is_code_alone
from handlers.person.contacts.linking import is_staffs, wrong
from handlers.shared.cases import new_case, open_case
from handlers.shared.consents import consented
from handlers.shared.private_readers import as_told, readers
from handlers.shared.private_telling import subject, told, watched
from handlers.shared.recorded import alarm_of, is_members
from handlers.shared.understood import act_of

# Opened ------------------------------------------------------------------------------------------------


def on_confirmed(turn: Turn, event: IntakeConfirmed) -> Turn:
    here = turn.conversation.id
    known = turn.do(NoteIdentity(here, event.name, event.phone)) if event.name or event.phone else turn
    return _confided(known, event) if event.private else _opened(known, event)


def _opened(turn: Turn, event: IntakeConfirmed) -> Turn:
    case = _case(turn, event)
    opened = open_case(turn, case)
    for words in event.told:
        opened = opened.record(case.number, EntryKind.SAID, words)
    opened = opened.record(case.number, EntryKind.EXPECTED, Words(event.expectation))
    agreed = _agreed(opened, Purpose.COMPLAINT, case.number) if event.agreed else opened
    roomed = agreed.to_room(case.number, CaseOpened(case.number))
    cried = roomed.to_room(case.number, HelpCried(case.number, case.urgent)) if case.cry else roomed
    return _taker_told(cried, event, case)


def _case(turn: Turn, event: IntakeConfirmed) -> Case:
    now, alarm = turn.facts.now, alarm_of(turn, event.told)
    act = act_of(turn, event.told)
    case = new_case(turn, Kind(event.kind), event.told, event.expectation, act)
    urgent = {"urgent": alarm.id, "cry": Cry(now, now)} if alarm else {}
    came = {"source": event.source, "source_note": event.note, "taken_in_by": event.by}
    return replace(case, triage=None, slip=1, **came, **urgent)  # type: ignore[arg-type]


def _agreed(turn: Turn, purpose: Purpose, number: int) -> Turn:
    return consented(turn, purpose, about=number, how=Way.STAFF)


def _taker_told(turn: Turn, event: IntakeConfirmed, case: Case) -> Turn:
    """At its telephone it is asked whose it is; the taker's own is nobody's whom they record."""
    known, taker = turn.facts.recorded, turn.facts.member(event.by)
    is_takers = taker is not None and taker.private is not None and taker.private == known.address
    is_told = bool(known.at) and not is_takers
    asked = turn.post(known.at, CaseRecorded(case.number)) if is_told else turn
    waits = is_told and known.waits
    told_ = IntakeRecorded(case.number, case.due_at, case.slip, is_told, waits=waits)
    return asked.post(event.taker, told_)


def _confided(turn: Turn, event: IntakeConfirmed) -> Turn:
    """What it would be if its person had told it: for its readers alone, and no case."""
    made = as_told(turn, event.told)
    alarm = alarm_of(turn, event.told)
    found = readers(turn, made)
    reading = tuple(each.id for each in found)
    made = replace(made, readers=reading, danger=alarm is not None, reach=Reach.NONE)
    kept = turn.do(SaveDisclosure(made)).audit(Action.OPENED, subject(made), person=made.person)
    agreed = _agreed(kept, Purpose.SENSITIVE, made.number) if event.agreed else kept
    telling = watched(told(agreed, made, found), made)
    recorded = IntakeRecorded(made.number, turn.facts.now, 0, private=True)
    return telling.post(event.taker, recorded)


# Whose it is -------------------------------------------------------------------------------------------


def on_recorded(turn: Turn, event: CaseRecorded) -> Turn:
    """The one notice at a telephone that was given: a number and a date, and nothing of what was told."""
    case = turn.facts.recorded.case
    if not case or not case.is_unclaimed:
        return turn
    number = str(case.number)
    choices = Choice(MINE, number), Choice(NOT_MINE, number)
    slot = notice_slot(case.number)
    return turn.notice("recorded-for-you", *choices, slot=slot, number=case.number, due=case.due_at)


def on_mine(turn: Turn) -> Turn:
    known = turn.facts.recorded
    if known.case and known.case.person in turn.conversation.own:
        return _theirs(turn, known.case)
    if not known.case or not known.asked or known.case.claimed:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    return _claimed(turn, known.case, by_slip=False)


def on_not_mine(turn: Turn) -> Turn:
    """The telephone is forgotten, and nothing more of it comes here."""
    known = turn.facts.recorded
    if not known.case or not known.asked or known.case.claimed:
        return turn.show("recorded-not-here").ask_again()
    forgotten = turn.do(NoteIdentity(known.case.person, forget=True))
    told_ = forgotten.to_room(known.case.number, IntakeAnswered(known.case.number, theirs=False))
    return told_.show("recorded-not-here").ask_again()


def _claimed(turn: Turn, case: Case, *, by_slip: bool) -> Turn:
    """From now on it is one of theirs; what waited for them comes, and how it was is asked here."""
    here = turn.conversation
    if is_members(turn, case.taken_in_by) or is_staffs(turn):
        return turn.show("intake-not-for-staff").ask_again()
    theirs = replace(case, claimed=True, away_at=None, language=here.language)
    linked = turn.do(SaveCase(theirs), LinkWith(here.id, case.person))
    missed = linked.do(SendMissed(here.id, (case.person,)))
    reason = Reason.BY_CODE if by_slip else Reason.SAID
    noted = missed.audit(Action.LINKED, "person", person=here.id, reason=reason)
    answered = IntakeAnswered(case.number, theirs=True, by_slip=by_slip)
    return _asked_how(_theirs(noted.to_room(case.number, answered), theirs), theirs)


def _theirs(turn: Turn, case: Case) -> Turn:
    choices = Choice("my-cases"), Choice("menu")
    return turn.notice("recorded-yours", *choices, number=case.number, due=case.due_at)


def _asked_how(turn: Turn, case: Case) -> Turn:
    done = case.status is Status.RESOLVED
    return turn.post(turn.conversation.id, CaseResolved(case.number)) if done else turn


# A slip ------------------------------------------------------------------------------------------------


def on_slip(turn: Turn) -> Turn | None:
    """Its number and code, by the link of its picture or in writing."""
    number, code = slip_in(turn.event)
    if not number:
        return _without_number(turn)
    case, here, now = turn.facts.recorded.case, turn.conversation, turn.facts.now
    if waits_until(here.wrong_codes, turn.facts.code_tries, now):
        return wrong(turn, "slip-wrong")
    if case and case.person in here.own:
        return _theirs(turn, case)
    if not case or not _opens(turn, case, code):
        return wrong(turn, "slip-wrong")
    hidden = turn.do(HideCodes(here.id, written=True))
    return _claimed(hidden, case, by_slip=True)


def _without_number(turn: Turn) -> Turn | None:
    """A code alone finds nothing. Only who is asked nothing else is told so."""
    event = turn.event
    is_own = isinstance(event, MessageReceived) and not event.words.forwarded
    if not is_own or turn.conversation.topic or not is_code_alone(turn.text):
        return None
    return turn.do(HideCodes(turn.conversation.id, written=True)).show("slip-number-too")


def _opens(turn: Turn, case: Case, code: str) -> bool:
    right = code_of(turn.facts.passes.key, case.number, case.slip)
    is_live = turn.facts.now < case.opened_at + LIVES
    return case.is_unclaimed and is_live and hmac.compare_digest(code, right)


def written(turn: Turn) -> Turn | None:
    """A gate: whoever has no camera types it."""
    return on_slip(turn) if isinstance(turn.event, MessageReceived) else None


RECORDED = Topic(
    "recorded",
    entry_points=(
        on(IntakeConfirmed, on_confirmed),
        on(CaseRecorded, on_recorded),
        Rule(pressed(MINE), on_mine),
        Rule(pressed(NOT_MINE), on_not_mine),
    ),
)
