"""What a room hears from the person, from the timers and from the machine: shown there, and where the
policy asks for it (C15, C24), told by official e-mail."""

from dataclasses import replace
from typing import Any, Literal, assert_never

from bot.core.case import Case, Kind, Move, Status
from bot.core.conversation import Choice
from bot.core.effects import SaveCase, Text, Value
from bot.core.events import (
    AlternativeChosen,
    AlternativeProposed,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CaseUndelivered,
    CaseWithdrawn,
    MemberUnreachable,
    NumberProved,
    NumberTaken,
    OptedOut,
    OutcomeLeft,
    OutcomeRated,
    PersonReminded,
    PersonReturned,
    PersonThanked,
    PersonUnreachable,
    PersonWrote,
    StaffMoved,
    UseRestricted,
    Words,
)
from bot.core.facts import Role
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.case_room.related.incidents import proposed
from handlers.case_room.related.succession import without_lead
from handlers.case_room.writing.card import show_card
from handlers.shared.case_summary import current, files_of, name_of
from handlers.shared.message_summary import brief, is_brief, told
from handlers.shared.named_in_case import unnamed
from handlers.shared.official_mail import letter_to_supervisors
from handlers.shared.on_duty import members_of
from handlers.shared.second_look import is_somebody_else
from handlers.shared.told_in_private import told_in_private


def on_opened(turn: Turn, _: CaseOpened) -> Turn:
    case = current(turn)
    if not case:
        return turn
    shown = show_card(turn)
    return proposed(told_of_opening(shown, case), case)


def on_staff_moved(turn: Turn, _: StaffMoved) -> Turn:
    """The case, with all that can be pressed. Of one that waits among many new ones the desk speaks."""
    case = current(turn)
    return show_card(turn) if case and case.is_open and not case.triage else turn


def on_person_wrote(turn: Turn, event: PersonWrote) -> Turn:
    return _written(turn, "room-unproven-wrote" if event.unproven else "room-person-wrote", event.words)


def _written(turn: Turn, key: str, words: Words) -> Turn:
    """What came at once is one message in the room, however much it is; all of it is one press away."""
    if not words.burst:
        return turn.show(key, files=files_of((words,)), told=told((words,)))
    rest = (Choice("said"),) if is_brief((words,)) else ()
    return turn.show(key, *rest, files=files_of((words,)), told=brief((words,)))


def on_thanked(turn: Turn, event: PersonThanked) -> Turn:
    """Passed on to whoever did it: in their own talk without a word of the person, which stands here."""
    shown, case = _written(turn, "room-person-thanked", event.words), current(turn)
    member = turn.facts.member(case.assignee) if case and case.assignee else None
    if not case or not member or not unnamed(turn, case, (member,)):
        return shown
    return told_in_private(shown, case, member, "thanked", member.role.value)


def on_restricted(turn: Turn, event: UseRestricted) -> Turn:
    """The card shows it from now on."""
    told = turn.show("room-use-restricted" if event.on else "room-use-lifted")
    return show_card(told)


def on_reminded(turn: Turn, event: PersonReminded) -> Turn:
    case = current(turn)
    key = "room-reminded-late" if case and turn.facts.now >= case.due_at else "room-reminded"
    return turn.show(key, files=files_of((event.words,)), told=told((event.words,)))


def told_of_opening(turn: Turn, case: Case) -> Turn:
    """The supervisors are told at once by official e-mail (C15). A question goes to the room alone; so
    does a request for help: what a household lacks lies in as few mailboxes as can be."""
    match case.kind:
        case Kind.QUESTION | Kind.HELP:
            return turn
        case Kind.COMPLAINT:
            return letter_to_supervisors(turn, case, "letter-opened")
        case Kind.DELAY:
            return letter_to_supervisors(turn, case, "letter-opened-delay")
        case Kind.SUGGESTION:
            return letter_to_supervisors(turn, case, "letter-opened-suggestion")
        case _:
            assert_never(case.kind)


Told = Literal["reopened", "unsolved", "outcome-left", "appeal"]


def _supervisors_told(turn: Turn, case: Case, what: Told, **args: Value) -> Turn:
    """By official e-mail, and in their own talks with the bot: there in office hours only."""
    for member in members_of(turn, case, Role.SUPERVISOR.value):
        turn = told_in_private(turn, case, member, what, Role.SUPERVISOR.value)
    return letter_to_supervisors(turn, case, f"letter-{what}", **args)


def on_chosen(turn: Turn, _: AlternativeChosen) -> Turn:
    case = current(turn)
    return show_card(turn.show("room-chosen", chosen=case.chosen)) if case else turn


def on_proposed(turn: Turn, event: AlternativeProposed) -> Turn:
    return show_card(_written(turn, "room-proposed", event.words))


def on_rated(turn: Turn, event: OutcomeRated) -> Turn:
    case = current(turn)
    quality = event.quality or (case.quality if case else "")
    if not case or not quality:
        return turn
    round_, solved = event.round or case.rounds, event.solved if event.round else case.solved
    rated: dict[str, Any] = {"quality": Text(f"quality-{quality}"), "solved": _solved(solved)}
    return show_card(turn.show("room-rated", slot=f"rated-{round_}", **rated))


def _solved(solved: bool | None) -> Text:
    return Text({None: "solved-unsaid", True: "solved-yes", False: "solved-no"}[solved])


def on_reopened(turn: Turn, event: CaseReopened) -> Turn:
    case = current(turn)
    if not case:
        return turn
    if case.appeal.is_appeal:
        return _of_an_appeal(turn, case, returned=event.returned)
    what: Told = "unsolved" if event.unsolved else "reopened"
    return _supervisors_told(show_card(turn.show(f"room-{what}", due=case.due_at)), case, what)


def _of_an_appeal(turn: Turn, case: Case, *, returned: bool) -> Turn:
    """Offered to whoever leads and has not handled it; those who have are named."""
    staff = turn.facts.staff
    names = tuple(member.name for member in members_of(turn, case, Role.SUPERVISOR.value))
    former = tuple(name_of(turn, id) for id in case.appeal.barred)
    key = "room-appeal" if is_somebody_else(staff, case) else "room-appeal-nobody-else"
    why = Text("room-appeal-returned" if returned else "room-appeal-not-enough")
    said = turn.show(key, why=why, due=case.due_at, names=names, former=former)
    return _supervisors_told(show_card(said), case, "appeal")


def on_outcome_left(turn: Turn, event: OutcomeLeft) -> Turn:
    """It was below what they expected, or they wrote instead of rating, and then nothing: a person of the
    staff asks, for Rida has asked."""
    case = current(turn)
    if not case or not case.can(Move.REOPEN):
        return turn
    said: dict[str, Any] = {
        "quality": Text(f"quality-{case.quality or 'unsaid'}"),
        "solved": _solved(event.solved),
    }
    shown = show_card(turn.show("room-outcome-left", **said))
    return _supervisors_told(shown, case, "outcome-left", **said)


def on_closed(turn: Turn, _: CaseClosed) -> Turn:
    return show_card(turn.show("room-closed"))


def on_withdrawn(turn: Turn, _: CaseWithdrawn) -> Turn:
    case = current(turn)
    told = turn.show("room-withdrawn")
    return show_card(without_lead(told, case) if case and not case.is_open else told)


def on_unreachable(turn: Turn, event: PersonUnreachable) -> Turn:
    """What is written here reaches nobody now: there are other ways. It is said once a day, and the card
    stands by it until the person is back."""
    case, today = current(turn), turn.facts.today
    if not case:
        return turn
    if case.away_at and turn.facts.calendar.day_of(case.away_at) == today:
        return turn
    away = turn.do(SaveCase(replace(case, away_at=turn.facts.now)))
    is_done = case.status is Status.RESOLVED
    resolved = "-resolved" if is_done else ""
    if event.why:
        reason = Text(f"parked-{event.why}")
        told = away.show(f"room-unreachable-why{resolved}", Choice("identity"), reason=reason)
    else:
        kept = f"room-unreachable{resolved}"
        told = away.show("room-gone" if event.for_good else kept, Choice("identity"))
    return show_card(told)


def on_opted_out(turn: Turn, event: OptedOut) -> Turn:
    """The card shows it from now on."""
    return show_card(turn.show("room-opted-out" if event.on else "room-opted-in"))


def on_number_taken(turn: Turn, event: NumberTaken) -> Turn:
    """Nobody tells a stranger of this case: neither here nor by telephone."""
    case = current(turn)
    if not case:
        return turn
    key = "room-number-taken" if event.away else "room-number-taken-reached"
    if event.away and not case.away_at:
        turn = turn.do(SaveCase(replace(case, away_at=turn.facts.now)))
    return show_card(turn.show(key))


def on_number_proved(turn: Turn, _: NumberProved) -> Turn:
    return show_card(turn.show("room-number-proved"))


def on_returned(turn: Turn, event: PersonReturned) -> Turn:
    return show_card(turn.show("room-returned", missed=event.missed))


def on_undelivered(turn: Turn, event: CaseUndelivered) -> Turn:
    """Which mail or message of this case, why, and how else."""
    reason = Text(f"parked-{event.reason.lower()}")
    if event.to:
        return turn.show("room-mail-undelivered", to=event.to, reason=reason)
    return turn.show("room-message-undelivered", Choice("identity"), reason=reason)


def on_member_unreachable(turn: Turn, event: MemberUnreachable) -> Turn:
    """Said here by name, without what it was: they can open a talk and ask again."""
    return turn.show("room-member-no-talk", name=name_of(turn, event.member))


NEWS = Topic(
    "news",
    entry_points=(
        on(CaseOpened, on_opened),
        on(StaffMoved, on_staff_moved),
        on(PersonWrote, on_person_wrote),
        on(PersonThanked, on_thanked),
        on(PersonReminded, on_reminded),
        on(UseRestricted, on_restricted),
        on(AlternativeChosen, on_chosen),
        on(AlternativeProposed, on_proposed),
        on(OutcomeRated, on_rated),
        on(OutcomeLeft, on_outcome_left),
        on(CaseReopened, on_reopened),
        on(CaseClosed, on_closed),
        on(CaseWithdrawn, on_withdrawn),
        on(PersonUnreachable, on_unreachable),
        on(NumberTaken, on_number_taken),
        on(OptedOut, on_opted_out),
        on(NumberProved, on_number_proved),
        on(PersonReturned, on_returned),
        on(CaseUndelivered, on_undelivered),
        on(MemberUnreachable, on_member_unreachable),
    ),
)
