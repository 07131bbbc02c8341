"""What a room hears from the person, from the timers and from the machine: shown there, and where the
policy asks for it (C15, C24), told by official e-mail."""

from bot.core.case import Case, Kind
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import (
    AlternativeChosen,
    AlternativeProposed,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CaseWithdrawn,
    HelpCried,
    MemberTold,
    MemberUnreachable,
    Notice,
    OutcomeRated,
    PersonUnreachable,
    PersonWrote,
)
from bot.core.facts import Role, StaffMember
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.card import current, files_of, name_of, show_card
from handlers.deputies import members_of
from handlers.letters import letter, letter_to_supervisors
from handlers.told import told


def on_opened(turn: Turn, _: CaseOpened) -> Turn:
    case = current(turn)
    if not case:
        return turn
    shown = show_card(turn)
    letter_of = OPENED.get(case.kind)
    return letter_to_supervisors(shown, case, letter_of) if letter_of else shown


def on_person_wrote(turn: Turn, event: PersonWrote) -> Turn:
    return turn.show("room-person-wrote", files=files_of((event.words,)), told=told((event.words,)))


OPENED = {
    Kind.COMPLAINT: "letter-opened",
    Kind.DELAY: "letter-opened-delay",
    Kind.SUGGESTION: "letter-opened-suggestion",
}
"""What the supervisors are told by official e-mail at once (C15); a question goes to the room alone."""

URGENT = (Role.SUPERVISOR, Role.DIRECTOR, Role.CONFIDENTIAL)


def on_help_cried(turn: Turn, _: HelpCried) -> Turn:
    """At once, at any hour and in every way: the room, the leaders' own talks, and official e-mail."""
    case = current(turn)
    if not case:
        return turn
    told = {m.id: (role, m) for role in reversed(URGENT) for m in members_of(turn, case, role.value)}
    members = tuple(member for _, member in told.values())
    names = tuple(member.name for member in members)
    shown = show_card(turn.show("room-urgent", number=case.number, names=names))
    for role, member in told.values():
        shown = _told_privately(shown, case, role, member)
    return letter(shown, case, members, "letter-urgent")


def _told_privately(turn: Turn, case: Case, role: Role, member: StaffMember) -> Turn:
    if not member.private:
        return turn
    notice = Notice(case.number, "urgent", role.value)
    return turn.post(member.private, MemberTold(notice, member.id, "member-urgent", case.due_at))


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


def on_unreachable(turn: Turn, _: PersonUnreachable) -> Turn:
    """What is written here reaches nobody now: there are other ways."""
    return turn.show("room-unreachable", Choice("identity"))


def on_member_unreachable(turn: Turn, event: MemberUnreachable) -> Turn:
    """Said here by name, without what it was: they can open a talk and ask again."""
    return turn.show("room-member-no-talk", name=name_of(turn, event.member))


NEWS = Topic(
    "news",
    entry_points=(
        on(CaseOpened, on_opened),
        on(HelpCried, on_help_cried),
        on(PersonWrote, on_person_wrote),
        on(AlternativeChosen, on_chosen),
        on(AlternativeProposed, on_proposed),
        on(OutcomeRated, on_rated),
        on(CaseReopened, on_reopened),
        on(CaseClosed, on_closed),
        on(CaseWithdrawn, on_withdrawn),
        on(PersonUnreachable, on_unreachable),
        on(MemberUnreachable, on_member_unreachable),
    ),
)
