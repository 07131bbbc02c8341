"""What a room hears from the person, from the timers and from the machine: shown there, and where the
policy asks for it (C15, C24), told by official e-mail."""

from dataclasses import replace

from bot.core.case import Case, EntryKind, Kind
from bot.core.effects import SaveCase, Text
from bot.core.events import (
    AlternativeChosen,
    AlternativeProposed,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CaseWithdrawn,
    LadderStepDue,
    OutcomeRated,
    PersonWrote,
    Words,
)
from bot.core.facts import Role, StaffMember
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.card import current, files_of, name_of, show_card, told
from handlers.letters import letter, letter_to_supervisors
from handlers.room_delegating import DELEGATION


def on_opened(turn: Turn, _: CaseOpened) -> Turn:
    case = current(turn)
    if not case:
        return turn
    shown = show_card(turn)
    return shown if case.kind is Kind.QUESTION else letter_to_supervisors(shown, case, "letter-opened")


def on_person_wrote(turn: Turn, event: PersonWrote) -> Turn:
    return turn.show("room-person-wrote", files=files_of((event.words,)), told=told((event.words,)))


def on_chosen(turn: Turn, _: AlternativeChosen) -> Turn:
    case = current(turn)
    return show_card(turn.show("room-chosen", chosen=case.chosen)) if case else turn


def on_proposed(turn: Turn, event: AlternativeProposed) -> Turn:
    proposed = turn.show("room-proposed", files=files_of((event.words,)), told=told((event.words,)))
    return show_card(proposed)


def on_rated(turn: Turn, _: OutcomeRated) -> Turn:
    case = current(turn)
    if not case or not case.quality:
        return turn
    solved = "unsaid" if case.solved is None else ("yes" if case.solved else "no")
    quality, answer = Text(f"quality-{case.quality}"), Text(f"solved-{solved}")
    return show_card(turn.show("room-rated", slot=f"rated-{case.rounds}", quality=quality, solved=answer))


def on_reopened(turn: Turn, _: CaseReopened) -> Turn:
    case = current(turn)
    if not case:
        return turn
    shown = show_card(turn.show("room-reopened", due=case.due_at))
    return letter_to_supervisors(shown, case, "letter-reopened")


def on_closed(turn: Turn, _: CaseClosed) -> Turn:
    return show_card(turn.show("room-closed"))


def on_withdrawn(turn: Turn, _: CaseWithdrawn) -> Turn:
    return show_card(turn.show("room-withdrawn"))


# The ladder (C24) ------------------------------------------------------------------------------------


def on_step_due(turn: Turn, event: LadderStepDue) -> Turn:
    """A step whose case is no longer open, or whose promise has moved, tells nobody anything."""
    case = current(turn)
    if not case or not case.is_open:
        return turn
    if event.step == DELEGATION:
        return _delegation_over(turn, case)
    steps = turn.facts.ladder.steps(case.kind.value, case.opened_at, case.due_at)
    tell = next((step.tell for step in steps if step.name == event.step), "supervisor")
    return _remind(turn, case, tell, event.step)


def _remind(turn: Turn, case: Case, tell: str, step: str) -> Turn:
    members = _members(turn, case, tell)
    key = (
        "overdue"
        if turn.facts.now >= case.due_at
        else ("reminder" if tell == "assignee" else "escalation")
    )
    names = tuple(member.name for member in members)
    recorded = turn.record(case.number, EntryKind.ESCALATED, Words(), detail=step)
    shown = recorded.show(f"room-{key}", number=case.number, due=case.due_at, names=names)
    return letter(shown, case, members, f"letter-{key}")


def _members(turn: Turn, case: Case, tell: str) -> tuple[StaffMember, ...]:
    """Nobody assigned means the supervisors: a notice always has a reader."""
    supervisors = turn.facts.with_role(Role.SUPERVISOR)
    if tell == "assignee":
        member = turn.facts.member(case.assignee)
        return (member,) if member else supervisors
    return turn.facts.with_role(Role(tell)) or supervisors


def _delegation_over(turn: Turn, case: Case) -> Turn:
    """A delegate who stayed silent until its time: the case comes back to the supervisors (C17)."""
    if not case.delegation:
        return turn
    name = name_of(turn, case.delegation.to)
    back = replace(case, delegation=None, assignee=case.delegation.by)
    returned = turn.do(SaveCase(back)).show("room-delegation-over", name=name)
    return letter_to_supervisors(show_card(returned), back, "letter-delegation-over", delegate=name)


NEWS = Topic(
    "news",
    entry_points=(
        on(CaseOpened, on_opened),
        on(PersonWrote, on_person_wrote),
        on(AlternativeChosen, on_chosen),
        on(AlternativeProposed, on_proposed),
        on(OutcomeRated, on_rated),
        on(CaseReopened, on_reopened),
        on(CaseClosed, on_closed),
        on(CaseWithdrawn, on_withdrawn),
        on(LadderStepDue, on_step_due),
    ),
)
