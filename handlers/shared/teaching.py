"""What staff teach: made here, and approved (docs/decisions/31)."""

from dataclasses import replace

from bot.core.audit import Action, Reason
from bot.core.conversation import desk
from bot.core.effects import SaveAddition
from bot.core.events import AnswersChanged
from bot.core.learning import Addition, AdditionKind, AdditionStatus
from bot.core.turn import Turn


def addition_of(
    turn: Turn,
    kind: AdditionKind,
    entry: str,
    ways: tuple[str, ...],
    answer: dict[str, str] | None = None,
) -> Addition:
    """What is taught here and now. A new answer gets an id of its own, `taught-NUMBER`."""
    id, once = turn.facts.next_addition, {turn.facts.fold(way): way for way in reversed(ways)}
    return Addition(
        id,
        kind,
        entry or f"taught-{id}",
        tuple(once.values())[::-1],
        turn.by,
        turn.facts.now,
        AdditionStatus.WAITING,
        answer or {},
    )


def approve(turn: Turn, addition: Addition) -> Turn:
    """Whoever asks next is answered with it: the desk's next turn brings it into the answers."""
    done = replace(
        addition, status=AdditionStatus.APPROVED, decided_by=turn.by, decided_at=turn.facts.now
    )
    there = desk(turn.facts.staff_channel)
    noted = turn.audit(Action.DECIDED, f"addition:{addition.id}", reason=Reason.APPROVED)
    return noted.do(SaveAddition(done)).post(there, AnswersChanged())


def taught(turn: Turn, addition: Addition) -> Turn:
    """It is kept, and waits for a leader."""
    return turn.audit(Action.TAUGHT, f"addition:{addition.id}").do(SaveAddition(addition))
