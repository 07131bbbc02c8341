"""The reply coach (C23): what staff write to a person is read once before it goes.

Hurting words are held and kinder ones shown; the same again, or the button, sends them as they are. What
was held stands in the case's history from then on, so it is never lost. Internal notes are never read.
"""

from collections.abc import Callable

from bot.core.case import EntryKind
from bot.core.conversation import Choice, Held
from bot.core.events import Words
from bot.core.topic import Rule, Trigger, pressed
from bot.core.turn import Step, Turn
from handlers.case_room.writing.card import on_late_press
from handlers.shared.case_summary import current

AS_IT_IS = "send-as-it-is"
REPLY = "reply"

Send = Callable[[Turn, Words], Turn]


def coached(trigger: Trigger, send: Send, purpose: str) -> tuple[Rule, Rule]:
    """The rules of whatever sends words to a person: for the words, and for sending them as they are."""
    return Rule(trigger, judged(send, purpose)), Rule(pressed(AS_IT_IS), as_it_is(send, purpose))


def judged(send: Send, purpose: str) -> Callable[[Turn], Turn]:
    def step(turn: Turn) -> Turn:
        if _to_hold(turn, purpose):
            return _hold(turn, purpose)
        return send(_released(turn), turn.words)

    return step


def as_it_is(send: Send, purpose: str) -> Step:
    """Only one's own words, and only where they were meant for: a late press sends nothing."""

    def step(turn: Turn) -> Turn | None:
        held = _held(turn, purpose)
        return send(_released(turn), held.words) if held else on_late_press(turn)

    return step


def _to_hold(turn: Turn, purpose: str) -> bool:
    held, fold = _held(turn, purpose), turn.facts.fold
    again = held is not None and fold(held.words.text) == fold(turn.text)
    return not again and bool(turn.facts.coach.hints(turn.text))


def _held(turn: Turn, purpose: str) -> Held | None:
    mine = (held for held in turn.conversation.held if (held.by, held.purpose) == (turn.by, purpose))
    return next((held for held in mine if not held.id), None)


def _released(turn: Turn) -> Turn:
    """Without what the coach holds of the member; what waits for another reason has an id, and stays."""
    return turn.hold(*(held for held in turn.conversation.held if held.by != turn.by or held.id))


def _hold(turn: Turn, purpose: str) -> Turn:
    hints = turn.facts.coach.hints(turn.text)
    language = turn.conversation.language
    others = _released(turn).conversation.held
    case = current(turn)
    recorded = turn.record(case.number, EntryKind.HELD, turn.words) if case else turn
    return recorded.hold(*others, Held(turn.by, purpose, turn.words)).show(
        "room-held",
        Choice(AS_IT_IS),
        words=tuple(hint.words for hint in hints),
        kinder=tuple(hint.kinder[language] for hint in hints),
    )
