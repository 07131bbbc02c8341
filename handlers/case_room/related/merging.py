"""Two cases of one person about the same: one of them goes on, with all words and the earlier promise.

The rules this module guards: nobody loses a day, a word or a file by it; cases of two people are never
merged; the room of the other one changes it, and where it cannot take it any more this one goes on; the
number that ended leads on for ever, and staff can take it out again while the other is worked on.
"""

from dataclasses import replace
from typing import Any

from bot.core.appealed import Appealed
from bot.core.case import Case, EntryKind, Move, Status
from bot.core.conversation import Choice
from bot.core.dated_action import DatedAction, open_ones
from bot.core.effects import SaveCase, Text
from bot.core.events import (
    ButtonPressed,
    CaseJoined,
    CaseNotJoined,
    CasesMerged,
    IncidentJoined,
    MessageEdited,
    MessageReceived,
    Words,
)
from bot.core.related import MERGE_SURE, UNMERGE
from bot.core.staff_text.reading import Kind, read
from bot.core.turn import Turn
from handlers.case_room.related.other_case import other, unknown
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.emergency import unanswered
from handlers.case_room.writing.reply import NAME, not_possible, the_case
from handlers.shared.actions import timer, watched
from handlers.shared.case_summary import current
from handlers.shared.cases import gravity, watch
from handlers.shared.message_summary import told
from handlers.shared.permissions import may

# Into another one -------------------------------------------------------------------------------------


def on_merge(turn: Turn) -> Turn:
    """Asked once more: its person hears of it."""
    if said := _refused(turn):
        return said
    case, into = the_case(turn), other(turn)
    sure = Choice(MERGE_SURE, str(into.number))
    return turn.show(
        "room-merge-ask", sure, number=case.number, into=into.number, due=_earlier(case, into)
    )


def _earlier(case: Case, into: Case) -> Any:
    return min(case.due_at, into.due_at)


def on_merge_sure(turn: Turn) -> Turn:
    if said := _refused(turn):
        return said
    case, into = the_case(turn), other(turn).number
    quiet = turn.leave().hold().cancel_timers(f"case:{case.number}:").cancel_timers(timer(case))
    now: dict[str, Any] = {"settled_at": turn.facts.now, "delegation": None, "asked_at": None, "owed": ()}
    moved = quiet.move(case, Move.MERGE, detail=str(into), merged_into=into, **now)
    there = moved.to_room(into, CaseJoined(into, case.number))
    return show_card(there.show("room-merged", Choice(UNMERGE), number=case.number, into=into))


def _refused(turn: Turn) -> Turn | None:
    case = the_case(turn)
    if case.status is Status.MERGED:
        return closed_by(turn, case)
    return _not_this(turn, case) or unknown(turn, "room-merge-how") or _not_into(turn, case, other(turn))


OWN_WAY = (Status.OFFERED, Status.AGREED)
"""Its person chooses, or has chosen, what shall be done: that would be lost in another case."""


def _not_this(turn: Turn, case: Case) -> Turn | None:
    if case.status in OWN_WAY:
        return turn.show("room-merge-own-way", number=case.number)
    if not case.can(Move.MERGE):
        return not_possible(turn)
    if case.incident == case.number:
        return turn.show("room-merge-lead", number=case.number)
    return unanswered(turn)


def _not_into(turn: Turn, case: Case, into: Case) -> Turn | None:
    about: dict[str, Any] = {"number": into.number}
    if into.status is Status.MERGED:
        key = "room-merge-circle" if into.merged_into == case.number else "room-merge-elsewhere"
        return turn.show(key, into=into.merged_into, **about)
    if not turn.facts.related.same_person:
        return turn.show("room-merge-two-people", **about)
    if not into.is_open:
        return turn.show("room-merge-over", status=Text(f"case-is-{into.status}"), **about)
    if not _is_alike(case, into) or into.triage:
        return turn.show("room-merge-unlike", **about)
    if case.appeal.level > into.appeal.level:
        return turn.show("room-merge-appeal", into=into.number, number=case.number)
    return None


def _is_alike(case: Case, into: Case) -> bool:
    """Each kind has a promise, an answer and a count of its own. A delay is a complaint of waiting."""
    both_in_full = case.kind.is_answered_in_full and into.kind.is_answered_in_full
    return both_in_full or case.kind is into.kind


# In the room of the other one --------------------------------------------------------------------------


def on_joined(turn: Turn, event: CaseJoined) -> Turn:
    case, came = current(turn), turn.facts.related.other
    if not case or not came or came.merged_into != case.number:
        return turn
    if not case.is_open:
        return turn.to_room(event.other, CaseNotJoined(event.other, case.number))
    whole = _whole(case, came)
    kept = _recorded(turn.do(SaveCase(whole)), whole.number, came)
    kept = asked_anew(_taken(kept, whole, came))
    clock = _promised(watch(_counted(kept, case, came), whole), whole, case)
    said = clock.post(case.person, CasesMerged(case.number, event.other))
    words = told(came.words)
    return show_card(said.show("room-joined", number=event.other, due=whole.due_at, told=words))


def _taken(turn: Turn, case: Case, came: Case) -> Turn:
    """What nobody has yet is with whoever had the other one. An appeal waits for who may look at it."""
    if case.assignee or not came.assignee or case.appeal.is_appeal or not case.can(Move.TAKE):
        return turn
    return turn.move(case, Move.TAKE, assignee=came.assignee)


def asked_anew(turn: Turn) -> Turn:
    """Whoever chooses among the messages or the points of the case chooses among other ones now. Their
    form stays open: what they write next would go to the person else."""
    here = turn.conversation
    choosing = {"splitting": {"picked": ""}, "resolving": {"ticked": ""}}
    if here.topic != NAME or here.state not in choosing:
        return turn
    return turn.enter(NAME, here.state, **choosing[here.state]).ask_again()


def _whole(case: Case, came: Case) -> Case:
    """All words in their order, and of both promises the earlier one, as far as it was told."""
    first = came if came.due_at < case.due_at else case
    missed = [each.missed_at for each in (case, came) if each.missed_at]
    return replace(
        case,
        words=_both(case.words, came.words),
        expectation=_wishes(case, came),
        opened_at=min(case.opened_at, came.opened_at),
        starts_at=first.starts_at,
        due_at=first.due_at,
        told=first.told,
        owed=first.owed,
        sorry_for=first.sorry_for,
        missed_at=min(missed, default=None),
        late_reason=case.late_reason or came.late_reason,
        goodwill=(*case.goodwill, *(each for each in came.goodwill if each not in case.goodwill)),
        urgent=case.urgent or came.urgent,
        absorbed=(*case.absorbed, came.number, *came.absorbed),
        actions=(*case.actions, *_handed_on(case, came)),
        incident=case.incident or came.incident,
        joined=tuple(each for each in case.joined if each != came.number),
        assessment=min((case, came), key=gravity).assessment or came.assessment,
        appeal=_handled(case.appeal, came.appeal),
        restricted=case.restricted or came.restricted,
        claimed=case.claimed or not came.is_unclaimed,
        **_known_of(case, came),
    )


def _handled(appeal: Appealed, came: Appealed) -> Appealed:
    """Whoever handled one of two appeals looks at neither again."""
    both = appeal.handled_by(*came.hands)
    if not (appeal.is_appeal and came.is_appeal):
        return both
    return replace(both, barred=tuple(dict.fromkeys((*appeal.barred, *came.barred))))


_EITHER = ("act", "category", "department", "relationship", "follows")
_EARLIER, _LATER = ("answered_at", "late_told_at"), ("staff_word_at", "reminded_at")


def _known_of(case: Case, came: Case) -> dict[str, Any]:
    """What only one of them knows; of two times, the one that still counts."""
    known = {name: getattr(case, name) or getattr(came, name) for name in _EITHER}
    for names, chosen in ((_EARLIER, min), (_LATER, max)):
        for name in names:
            times = [at for at in (getattr(case, name), getattr(came, name)) if at]
            known[name] = chosen(times, default=None)
    return known


def _handed_on(case: Case, came: Case) -> tuple[DatedAction, ...]:
    """What was promised for a day is to be done all the same, and counted among those of this case."""
    first = 1 + max((each.id for each in case.actions), default=0)
    return tuple(replace(each, id=n) for n, each in enumerate(open_ones(came.actions), start=first))


def _promised(turn: Turn, whole: Case, before: Case) -> Turn:
    for action in whole.actions[len(before.actions) :]:
        turn = watched(turn, whole, action)
    return turn


def _both(words: tuple[Words, ...], came: tuple[Words, ...]) -> tuple[Words, ...]:
    """In the order in which they were written; what has no time stands where it stood."""
    new = tuple(each for each in came if each not in words)
    if any(each.at is None for each in (*words, *new)):
        return (*words, *new)
    return tuple(sorted((*words, *new), key=lambda each: (each.at is None, each.at)))


def _wishes(case: Case, came: Case) -> str:
    wishes = dict.fromkeys(each for each in (case.expectation, came.expectation) if each)
    return "\n".join(wishes)


def _recorded(turn: Turn, number: int, came: Case) -> Turn:
    """What is looked for in its history is found there: a file that is still on its way, too."""
    turn = turn.record(number, EntryKind.RELATED, Words(), detail=f"merged:{came.number}")
    for words in came.words:
        turn = turn.record(number, EntryKind.SAID, words, detail="merged")
    return turn


def _counted(turn: Turn, case: Case, came: Case) -> Turn:
    """In an incident one person's matter counts once, as the case that goes on."""
    lead = came.incident
    if not lead or lead == case.number:
        return turn
    gone = turn.to_room(lead, IncidentJoined(lead, came.number, on=False))
    return gone if case.incident else gone.to_room(lead, IncidentJoined(lead, case.number))


# Its room meanwhile ------------------------------------------------------------------------------------

WITH_ITS_PERSON = ("draw", "draw-sure", "hand-back", "false-alarm", "learn", "send-as-it-is", "hold-send")
"""What is done for the person, or with their words: in the room of the case that goes on."""


def led_on(turn: Turn) -> Turn | None:
    """A gate: what is written for the person belongs in the room of the case that goes on. A note, a
    command and a form stay possible here."""
    case, event = current(turn), turn.event
    if not case or case.status is not Status.MERGED:
        return None
    if isinstance(event, ButtonPressed):
        is_theirs = event.action in WITH_ITS_PERSON and may(turn.facts.actor, event.action)
        return closed_by(turn, case) if is_theirs else None
    if not isinstance(event, MessageReceived | MessageEdited) or turn.conversation.topic:
        return None
    is_inside = read(turn.words.text).kind in (Kind.NOTE, Kind.COMMAND)
    return None if is_inside or not may(turn.facts.actor, "write") else closed_by(turn, case)


def closed_by(turn: Turn, case: Case) -> Turn:
    return turn.show("room-merged-already", Choice(UNMERGE), number=case.number, into=case.merged_into)
