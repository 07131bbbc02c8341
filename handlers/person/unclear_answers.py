"""A short answer that answers nothing here: «نعم» to "what do you wish for?".

The rule this module guards: it is asked again, and kept nowhere: no yes or no of a person is ever filed
as their telling, their wish or their name.
"""

from bot.core.advance import understood
from bot.core.events import ButtonPressed, MessageReceived
from bot.core.turn import Turn
from faq.detect.typed_choice import says
from faq.text.questions import asks_something
from handlers.person.navigation.paused_forms import TALKING, WHOSE
from handlers.person.own_cases.rating import RATES
from handlers.person.registration.my_registrations import asked_field
from handlers.shared.confidence import NAME as CONFIDENCE

ANSWERS = ("yes", "no", "done", "agree", "disagree")
"""What answers a question of ours, and never tells anything."""

ASKED_ALONE = (*RATES, "choose", "this-topic")
"""What is asked without a step."""

FOR_OTHERS = (TALKING, WHOSE, CONFIDENCE)
"""Where a «نعم» is said to somebody."""


def on_unclear(turn: Turn) -> Turn | None:
    """A gate, behind all others."""
    here = turn.conversation
    if not isinstance(turn.event, MessageReceived) or not _is_plain(turn):
        return None
    if here.topic in FOR_OTHERS or here.spoken_in or not _is_asked(turn):
        return None
    if not says(turn.text, *ANSWERS) or isinstance(understood(turn), ButtonPressed):
        return None
    if here.topic:
        return turn.show("answer-unclear").ask_again()
    return turn.reply("answer-unclear", *here.prompt)


def _is_plain(turn: Turn) -> bool:
    words = turn.words
    return not (words.attachments or words.location or words.forwarded or words.burst > 1)


def _is_asked(turn: Turn) -> bool:
    """Not in a field that may be answered so."""
    here = turn.conversation
    if not here.topic:
        return any(choice.action in ASKED_ALONE for choice in here.prompt)
    field = asked_field(turn)
    return bool(here.prompt) and not (field and _takes_yes_or_no(field.label[here.language]))


def _takes_yes_or_no(label: str) -> bool:
    return asks_something(label)
