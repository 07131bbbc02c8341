"""«خصوصيتي وبياناتي»: what is kept, and everything that a person may ask for, in one place.

The rules this module guards: whatever stands on the page can be pressed, and said in words; and a wish
that is said in the middle of a form is asked about there, and is no part of what the form keeps.
"""

from bot.core.advance import understood
from bot.core.conversation import Choice
from bot.core.events import ButtonPressed, DataAsked, MessageReceived
from bot.core.privacy import Purpose
from bot.core.topic import Rule, pressed
from bot.core.turn import Step, Turn
from faq.detect.data_wishes import data_wish
from handlers.person.navigation.paused_forms import WHOSE
from handlers.person.own_cases.handover import NAME as ASKING
from handlers.shared.confidence import NAME as CONFIDENCE
from handlers.shared.consents import stands, way

NAME, ASK = "privacy", "erase"

COPY, ERASE, CORRECT, RESTRICT, OBJECT, WITHDRAW = (
    *("copy", "erase", "correct"),
    *("restrict", "object", "withdraw"),
)
LIFT, LEARN, SEEN = "use-again", "learn-again", "copy-yes"
"""`SEEN`: they want the copy although somebody else may read along."""

WISHES = (COPY, SEEN, CORRECT, RESTRICT, LIFT, OBJECT, LEARN, WITHDRAW, ERASE)


def on_privacy(turn: Turn) -> Turn:
    """What is kept, who sees it, which services it goes through, and whom to ask."""
    return turn.notice("privacy-shown", *_choices(turn)).ask_again()


def _choices(turn: Turn) -> tuple[Choice, ...]:
    restricted, objected = stands(turn, Purpose.RESTRICTED), stands(turn, Purpose.OBJECTED)
    use = Choice("data-use-again") if restricted else Choice("data-restrict")
    learn = (Choice("data-learn-again"),) if objected and not restricted else ()
    page = turn.facts.privacy.page
    read = (Choice("privacy-page", url=page),) if page else ()
    return (
        Choice("data-copy"),
        Choice("data-correct"),
        use,
        *learn,
        Choice("data-withdraw"),
        Choice("data-erase"),
        Choice("link"),
        *((Choice("unlink"),) if turn.conversation.linked else ()),
        *read,
        Choice("contact"),
        Choice("human"),
        Choice("menu"),
    )


def asked(wish: str) -> Step:
    """Their data is looked up in a turn of its own, which follows at once."""
    return lambda turn: turn.post(turn.conversation.id, DataAsked(wish, way(turn)))


def on_wish(turn: Turn) -> Turn | None:
    """Said in words: «ابغى نسخة من بياناتي», «احذفوا بياناتي»."""
    wish = _said(turn)
    return asked(wish)(turn) if wish else None


def in_a_form(turn: Turn) -> Turn | None:
    """A gate: the same in a complaint, a registration, a talk with staff. What is wrong with a name or a
    number is told there as often as it is a wish, and stays theirs; whoever asked for a person is heard
    by one."""
    here, wish = turn.conversation, _said(turn)
    is_elsewhere = here.topic in ("", ASKING, CONFIDENCE, WHOSE) or (here.topic, here.state) == (
        NAME,
        ASK,
    )
    if is_elsewhere or wish in ("", CORRECT) or turn.words.reply_to:
        return None
    if isinstance(understood(turn), ButtonPressed):
        return None
    return turn.post(here.id, DataAsked(wish, way(turn), turn.words))


def _said(turn: Turn) -> str:
    if not isinstance(turn.event, MessageReceived) or turn.words.forwarded or turn.words.attachments:
        return ""
    return data_wish(turn.text)


PAGE_RULES = (
    Rule(pressed("privacy"), on_privacy),
    Rule(pressed("privacy-page"), on_privacy),
    *(Rule(pressed("data-" + wish), asked(wish)) for wish in WISHES),
)
