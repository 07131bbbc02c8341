"""What is told in confidence, and the offer that it be. Who reads it: handlers/shared/private_readers.py.

The rules this module guards: what waits for the person's word goes along with no other step; nothing is
told to anybody before they press.
"""

from dataclasses import replace

from bot.core.conversation import Choice, Confided, Place
from bot.core.disclosure import Disclosure
from bot.core.events import Words
from bot.core.turn import Turn
from handlers.shared.pending_words import waiting
from handlers.shared.private_readers import as_told, can_call, disclosure_of, readers, who

NAME = "disclosure"
OFFERED = "offered"
AS_IT_IS = "as-it-is"
"""Marks in a form's data that they were asked, and that what they write shall stay where it is."""

# What waits, and what is confided -----------------------------------------------------------------------


def confided(turn: Turn) -> Confided:
    return turn.conversation.confided or Confided()


def told(turn: Turn) -> tuple[Words, ...]:
    """Everything that waits to be confided, with what stands in the draft."""
    held, draft = confided(turn), turn.conversation.draft
    if not held.in_draft or not draft:
        return held.words
    expected = (Words(draft.expectation),) if draft.expectation else ()
    return (*draft.replaced, *draft.words, *expected, *held.words)


def own_disclosure(turn: Turn) -> Disclosure | None:
    """The person's own that is not done yet; of an unsigned one, what a receipt has opened here."""
    found = disclosure_of(turn)
    return found if found and found.is_open and is_own(turn, found) else None


def is_own(turn: Turn, disclosure: Disclosure) -> bool:
    here = turn.conversation
    is_opened = disclosure.is_anonymous and confided(turn).unsigned == disclosure.number
    return disclosure.to in (here.id, here.address) or is_opened


# The offer ---------------------------------------------------------------------------------------------


def offer_confidence(turn: Turn) -> Turn:
    """Wherever somebody is, and is heard to disclose something: they are asked whether it shall be told
    in confidence. What is in their draft stays there until they say so; all else waits apart, and the
    form they are in is taken up again if they say no."""
    here, held = turn.conversation, confided(turn)
    draft = here.draft
    is_kept = draft is not None and any(_same(each, turn.words) for each in draft.words)
    tells = draft is not None and bool(draft.words) and here.topic == "complaint"
    before = waiting(turn)
    added = before if is_kept or not turn.words else (*before, turn.words)
    place = Place(here.topic, here.state, here.data) if here.topic not in ("", NAME) else held.place
    in_draft = held.in_draft or is_kept or tells
    kept = replace(held, words=(*held.words, *added), place=place, in_draft=in_draft)
    apart = turn.pend(asked=here.pending.asked).confide(kept)
    return apart.leave().go(NAME, OFFERED)


def _same(one: Words, other: Words) -> bool:
    return one.at == other.at and one.text == other.text


def ask_offered(turn: Turn) -> Turn:
    """Calm and short: what becomes of it, who will see it, and nothing more is asked."""
    held, words = confided(turn), told(turn)
    would_be = as_told(turn, words)
    found = readers(turn, would_be)
    no = Choice("private-as-before") if held.place else Choice("not-this-matter")
    if not found:
        return turn.reply("private-nobody", Choice("human"), no, Choice("menu"), private=True)
    calls = (Choice("woman-calls"),) if can_call(turn, would_be) else ()
    key = "private-offer-again" if turn.conversation.data.get("offered") else "private-offer"
    asked = turn.enter(NAME, OFFERED, offered="yes")
    return asked.reply(key, Choice("confide"), *calls, no, who=who(found), private=True)


def private_mark(turn: Turn) -> Turn:
    """In a live talk nothing comes between the person and the staff: a quiet line says that there is
    another way."""
    return turn.show("private-mark", Choice("private-matter"), private=True, slot="private-mark")
