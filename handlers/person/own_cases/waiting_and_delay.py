"""What a person hears when staff wait for them, or say in time that it takes longer (C24)."""

from bot.core.case import Move
from bot.core.conversation import Choice
from bot.core.events import PersonAwaited, PromiseDelayed
from bot.core.topic import Topic, on
from bot.core.turn import Turn


def on_awaited(turn: Turn, event: PersonAwaited) -> Turn:
    case = turn.case(event.case)
    if not case or not case.is_open or case.asked_at != event.asked_at:
        return turn
    number = str(case.number)
    if case.can(Move.CHOOSE):
        shown = Choice("case", number, label="choice-see-alternatives")
        return turn.notice("person-awaited-choice", shown, number=case.number)
    return turn.notice("person-awaited", Choice("write-to-case", number), number=case.number)


def on_delayed(turn: Turn, event: PromiseDelayed) -> Turn:
    case = turn.case(event.case)
    if not case or not case.is_open:
        return turn
    return turn.notice(
        "promise-delayed",
        Choice("write-to-case", str(case.number)),
        number=case.number,
        reason=case.late_reason,
        before=event.before,
        due=case.due_at,
    )


WAITING = Topic("waiting", entry_points=(on(PersonAwaited, on_awaited), on(PromiseDelayed, on_delayed)))
