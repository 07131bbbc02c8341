"""What is told in confidence: who may read it, and the offer that it be.

The rules this module guards: whoever is named in it does not read it, and whoever cannot be told does not
count; what waits for the person's word goes along with no other step; nothing is told to anybody before
they press.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.core.conversation import Choice, Confided, Place
from bot.core.disclosure import Disclosure, Wish
from bot.core.effects import SaveDisclosure, Text
from bot.core.events import Words
from bot.core.facts import Role, StaffMember
from bot.core.turn import Turn
from faq.detect.named_members import is_named
from handlers.shared.pending_words import waiting

NAME = "disclosure"
OFFERED = "offered"
AS_IT_IS = "as-it-is"
"""Marks in a form's data that they were asked, and that what they write shall stay where it is."""

ORDER = (Role.CONFIDENTIAL, Role.DIRECTOR, Role.SUPERVISOR, Role.AGENT)
"""Who reads it: the first of them of whom somebody is left."""


# Who reads it ------------------------------------------------------------------------------------------


def readers(
    turn: Turn, words: Iterable[Words], wish: Wish = Wish.CONFIDE, missed: tuple[str, ...] = ()
) -> tuple[StaffMember, ...]:
    """Nobody who is named in the words, nobody of the `missed`, and never the one who tells it."""
    free = tuple(each for each in _free(turn, tuple(words)) if each.id not in missed)
    by_role = (tuple(each for each in free if each.role is role) for role in ORDER)
    first = next(filter(None, by_role), ())
    callers = tuple(each for each in free if each.calls_women) if wish is Wish.CALL else ()
    return tuple(dict.fromkeys((*first, *callers)))


def _free(turn: Turn, words: tuple[Words, ...]) -> tuple[StaffMember, ...]:
    here, said = turn.conversation.address, "\n".join(each.text for each in words)
    return tuple(
        each
        for each in turn.facts.staff
        if (each.private or each.email) and each.private != here
        if not is_named(said, each.name, each.role.value)
    )


def can_call(turn: Turn, words: Iterable[Words]) -> bool:
    return any(each.calls_women for each in _free(turn, tuple(words)))


def who(found: tuple[StaffMember, ...]) -> Text:
    """How a person is told of them: by what they are, and how many."""
    role = next((role for role in ORDER if any(each.role is role for each in found)), Role.AGENT)
    of_role = [each for each in found if each.role is role]
    named = Text(f"private-who-{role}", {"count": len(of_role)})
    return named if len(of_role) == len(found) else Text("private-who-and-caller", {"who": named})


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


def disclosure_of(turn: Turn) -> Disclosure | None:
    """The one that this turn is about, as the turn leaves it."""
    saved = [e.disclosure for e in turn.effects if isinstance(e, SaveDisclosure)]
    return saved[-1] if saved else turn.facts.disclosure


def own_disclosure(turn: Turn) -> Disclosure | None:
    """The person's own that is not done yet."""
    found = disclosure_of(turn)
    mine = found is not None and found.person == turn.conversation.id and found.is_open
    return found if mine else None


def unseen_timer(number: int) -> str:
    return f"private:{number}:unseen"


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
    found = readers(turn, words)
    no = Choice("private-as-before") if held.place else Choice("not-this-matter")
    if not found:
        return turn.reply("private-nobody", Choice("human"), no, Choice("menu"), private=True)
    calls = (Choice("woman-calls"),) if can_call(turn, words) else ()
    key = "private-offer-again" if turn.conversation.data.get("offered") else "private-offer"
    asked = turn.enter(NAME, OFFERED, offered="yes")
    return asked.reply(key, Choice("confide"), *calls, no, who=who(found), private=True)


def private_mark(turn: Turn) -> Turn:
    """In a live talk nothing comes between the person and the staff: a quiet line says that there is
    another way."""
    return turn.show("private-mark", Choice("private-matter"), private=True, slot="private-mark")
