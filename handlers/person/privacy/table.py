"""What a person asks for about their data, as one topic."""

from bot.core.events import DataAsked, ErasureAwaited, RequestAnswered
from bot.core.topic import Rule, State, Topic, on, pressed, said, typed, wrote
from bot.core.turn import Turn
from handlers.person.privacy import forget, rights
from handlers.person.privacy.page import ASK, ERASE, NAME, PAGE_RULES

STEPS = {**rights.STEPS, ERASE: forget.on_erase}


def on_asked(turn: Turn, event: DataAsked) -> Turn:
    step = STEPS.get(event.wish)
    return step(turn) if step else turn


PRIVACY = Topic(
    NAME,
    entry_points=(
        *PAGE_RULES,
        on(DataAsked, on_asked),
        on(RequestAnswered, rights.on_answered),
        on(ErasureAwaited, forget.on_awaited),
    ),
    states={
        "correcting": State(rights.ask_correction, (Rule(wrote, rights.on_correction),), is_open=True),
        ASK: State(
            forget.ask_erase,
            (
                Rule(pressed("data-erase-yes"), forget.on_yes),
                Rule(pressed("data-erase-now"), forget.on_yes),
                Rule(pressed("data-erase-later"), forget.on_later),
                Rule(pressed("data-erase-stop"), forget.on_stop),
                Rule(pressed("data-erase-rest"), forget.on_rest),
                Rule(pressed("data-part"), forget.on_part),
                Rule(pressed("data-keep"), forget.on_keep),
                Rule(pressed("never-mind"), forget.on_keep),
                Rule(typed, forget.on_command),
                Rule(said, forget.on_typed),
            ),
        ),
    },
)
