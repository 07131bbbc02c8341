"""What was held for somebody who wrote again: it goes out by itself, before the answer to what they
wrote; here is what follows from it.

The rules this module guards: a press that brought something needs no other answer; a second one is told
that there is nothing more; and how it was is asked from the moment on at which they read the solution.
"""

from bot.core.case import Move
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import ButtonPressed, HeldReleased, HeldShown, MessageReceived, WindowCloses
from bot.core.privacy import Purpose
from bot.core.reply_window import SHOW_HELD, reply_window
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn
from bot.policy.languages import LANGUAGES
from handlers.person.own_cases.live_chat import talks, watched
from handlers.person.own_cases.rating import patiently
from handlers.shared.cases import nudged_before_it_closes
from handlers.shared.consents import stands


def in_words(turn: Turn) -> Turn | None:
    """A gate: whoever types the words of the button means it, in a talk with staff as well."""
    event, until = turn.event, turn.facts.can_reply_freely_until
    if until is None or not isinstance(event, MessageReceived) or event.words.forwarded:
        return None
    labels = (turn.facts.text(Text("choice-show-held"), each) for each in LANGUAGES)
    said = turn.facts.fold(turn.text)
    is_it = any(said == turn.facts.fold(label) for label in labels)
    return turn.restated(ButtonPressed(SHOW_HELD, label=turn.text)) if is_it else None


def on_show(turn: Turn) -> Turn:
    return turn if turn.facts.released else turn.show("held-all-shown").ask_again()


def on_released(turn: Turn, event: HeldReleased) -> Turn:
    """Their staff hear that they are there; a talk with them goes on from now."""
    for number, count in event.cases:
        if turn.case(number):
            told = turn.to_room(number, HeldShown(number, count))
            turn = watched(told, number) if talks(told, number) else told
    for number in event.resolved:
        case = turn.case(number)
        turn = patiently(turn, case) if case and case.can(Move.CLOSE) else turn
    return turn


def on_closes(turn: Turn, event: WindowCloses) -> Turn:
    """Staff asked them something, and soon nothing may be said freely any more: once for each question.
    Whoever wrote something else meanwhile is reminded later."""
    case, until = turn.case(event.case), turn.facts.can_reply_freely_until
    if not case or not case.is_open or case.asked_at != event.asked_at or until is None:
        return turn
    if stands(turn, Purpose.RESTRICTED) or not reply_window(until, turn.facts.now).is_free:
        return turn
    if until != event.until:
        return nudged_before_it_closes(turn, case)
    return turn.notice("window-closes", Choice("write-to-case", str(case.number)), number=case.number)


REPLY_WINDOW = Topic(
    "reply-window",
    entry_points=(
        Rule(pressed(SHOW_HELD), on_show),
        on(HeldReleased, on_released),
        on(WindowCloses, on_closes),
    ),
)
