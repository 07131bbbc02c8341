"""The telephone that was given for a recorded case was another one: whoever has it is asked now.

The rules this module guards: whoever was asked before hears once that it was a mistake, and nothing of
it is theirs to open any more; and where the person follows the case themselves, staff change nothing.
"""

from bot.core.audit import Action
from bot.core.case import Case
from bot.core.events import CaseRecorded, Corrected, NoticeWithdrawn, NumberChanged, NumberCorrected
from bot.core.intake import notice_slot
from bot.core.linking import NoteIdentity
from bot.core.topic import Topic, on
from bot.core.turn import Turn


def on_corrected(turn: Turn, event: NumberCorrected) -> Turn:
    """In the conversation of whoever it was recorded for."""
    known = turn.facts.recorded
    case = known.case
    if not case or not case.is_unclaimed or case.person != turn.conversation.id:
        return turn.to_room(event.case, NumberChanged(event.case, Corrected.FOLLOWED))
    kept = _kept(turn, case, event)
    if event.phone == known.phone:
        how = Corrected.NAMED if event.name else Corrected.SAME
        return kept.to_room(case.number, NumberChanged(case.number, how))
    if event.name and not event.phone:
        return kept.to_room(case.number, NumberChanged(case.number, Corrected.NAMED))
    return _asked_anew(kept, case, event)


def _kept(turn: Turn, case: Case, event: NumberCorrected) -> Turn:
    is_forgotten = not event.phone and not event.name
    noted = NoteIdentity(case.person, event.name, event.phone, forget=is_forgotten)
    subject = f"case:{case.number}"
    return turn.do(noted).audit(Action.CORRECTED, subject, person=case.person, by=event.by)


def _asked_anew(turn: Turn, case: Case, event: NumberCorrected) -> Turn:
    """The taker's own telephone is nobody's whom they record: it was not asked, and is not."""
    known, taker = turn.facts.recorded, turn.facts.member(case.taken_in_by)
    own = taker.private if taker else None
    withdrawn = bool(known.before)
    gone = turn.post(known.before, NoticeWithdrawn(case.number)) if withdrawn else turn
    is_told = bool(known.at) and (own is None or own != known.address)
    asked = gone.post(known.at, CaseRecorded(case.number)) if is_told else gone
    there = Corrected.WAITS if known.waits else Corrected.TOLD
    how = there if is_told else Corrected.SLIP if event.phone else Corrected.FORGOTTEN
    return asked.to_room(case.number, NumberChanged(case.number, how, case.slip, withdrawn))


def on_withdrawn(turn: Turn, event: NoticeWithdrawn) -> Turn:
    """At the telephone of before. Whoever has said by now that it is theirs keeps it."""
    known = turn.facts.recorded
    if not known.case or known.case.person in turn.conversation.own or known.asked:
        return turn
    return turn.notice("recorded-elsewhere", slot=notice_slot(event.case), number=event.case)


RECORDED_NUMBER_CHANGED = Topic(
    "recorded-number-changed",
    entry_points=(on(NumberCorrected, on_corrected), on(NoticeWithdrawn, on_withdrawn)),
)
