"""What was understood from the person's words, corrected by staff with one tap.

The rules this module guards: the case's kind, promise and person stay as they are; what is corrected
stands in the history, and teaches only when a leader approves it.
"""

from dataclasses import replace

from bot.core.case import EntryKind
from bot.core.conversation import Choice, desk
from bot.core.effects import SaveCase, Text
from bot.core.events import AdditionWaits, Words
from bot.core.learning import AdditionKind
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.identity_numbers import without_numbers
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import not_possible, the_case
from handlers.shared.teaching import addition_of, taught
from handlers.shared.understood import SHOWN, teaching

LONGEST = 600
"""Characters of a message that teaches: a longer one tells too much at once."""


def on_understood(turn: Turn) -> Turn:
    case = the_case(turn)
    choices = (Choice("act-is", act, label=f"act-{act}") for act in SHOWN if act != case.act)
    heard = Text(f"act-{case.act}") if case.act in SHOWN else Text("act-unheard")
    return turn.show("room-act", *choices, act=heard)


def on_corrected(turn: Turn) -> Turn:
    """Pressed twice it is corrected once."""
    case, act = the_case(turn), turn.arg
    if act not in SHOWN:
        return not_possible(turn)
    if act == case.act:
        return show_card(turn)
    corrected = turn.do(SaveCase(replace(case, act=act)))
    noted = corrected.record(case.number, EntryKind.UNDERSTOOD, Words(), detail=act)
    return show_card(_taught(noted, Act(act)))


def _taught(turn: Turn, act: Act) -> Turn:
    """For whoever writes the like, once a leader has read it."""
    texts = (without_numbers(text).strip() for text in teaching(turn, the_case(turn)))
    ways = tuple(text for text in texts if text and len(text) <= LONGEST)
    told = Text(f"act-{act}")
    if not ways:
        return turn.show("room-act-corrected", act=told)
    addition = addition_of(turn, AdditionKind.ACT, act.value, ways)
    waits = taught(turn, addition).post(desk(turn.facts.staff_channel), AdditionWaits(addition.id))
    return waits.show("room-act-taught", act=told)
