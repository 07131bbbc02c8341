"""What is told in confidence, and the offer that it be. Who reads it: handlers/shared/private_readers.py.

The rules this module guards: what waits for the person's word goes along with no other step; nothing is
told to anybody before they press.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.core.conversation import Choice, Confided, Place
from bot.core.disclosure import Disclosure, Matter, Reach, Wish
from bot.core.effects import Text
from bot.core.events import Words
from bot.core.turn import Turn
from faq.detect.disclosure import kind_of
from faq.detect.nameless import only_wants_no_name, wants_no_name
from handlers.shared.pending_words import waiting
from handlers.shared.private_readers import as_told, can_call, disclosure_of, readers, who

NAME = "disclosure"
OFFERED = "offered"
MATTERS = {
    "harassment": Matter.HARASSMENT,
    "blackmail": Matter.EXPLOITATION,
    "exploitation": Matter.EXPLOITATION,
    "bribery": Matter.CORRUPTION,
    "theft": Matter.CORRUPTION,
    "favouritism": Matter.CORRUPTION,
    "children": Matter.CHILD,
    "home": Matter.ABUSE,
}
"""What the reviewed words tell of, by their kinds."""

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


def own_or_over(turn: Turn) -> Disclosure | None:
    """The same, also where the work on it has ended: what it holds can still be read."""
    found = disclosure_of(turn)
    return found if found and is_own(turn, found) else None


def is_own(turn: Turn, disclosure: Disclosure) -> bool:
    here = turn.conversation
    is_opened = disclosure.is_anonymous and confided(turn).unsigned == disclosure.number
    return disclosure.to in (here.id, here.address) or is_opened


def would_be(turn: Turn, words: tuple[Words, ...], wish: Wish | None = None) -> Disclosure:
    """What would be confided here, with what they chose before it."""
    held, heard = confided(turn), next(filter(None, (kind_of(each.text) for each in words)), "")
    chosen = wish or (Wish(held.wish) if held.wish else Wish.CONFIDE)
    told_of = as_told(turn, words, chosen, held.about, held.about_words)
    matter = held.matter or MATTERS.get(heard, "")
    return replace(
        told_of,
        wish=Wish.CONFIDE if held.no_name else chosen,
        reach=Reach(held.reach) if held.reach else Reach.HERE,
        matter=Matter(matter) if matter else None,
    )


def nameless(turn: Turn, words: Iterable[Words]) -> Turn:
    """Whoever says in them that nobody shall know who they are is asked for no press of it."""
    held = confided(turn)
    if held.no_name or not any(wants_no_name(each.text) for each in words):
        return turn
    return turn.confide(replace(held, no_name=True))


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
    is_told = not (is_kept or not turn.words or only_wants_no_name(turn.text))
    added = (*before, turn.words) if is_told else before
    place = Place(here.topic, here.state, here.data) if here.topic not in ("", NAME) else held.place
    in_draft = held.in_draft or is_kept or tells
    kept = replace(held, words=(*held.words, *added), place=place, in_draft=in_draft)
    apart = turn.pend(asked=here.pending.asked).confide(kept)
    noted = nameless(apart, (*told(apart), turn.words))
    return noted.leave().go(NAME, OFFERED)


def _same(one: Words, other: Words) -> bool:
    return one.at == other.at and one.text == other.text


def ask_offered(turn: Turn) -> Turn:
    """Calm and short: what becomes of it, who will see it, and nothing more is asked."""
    held, words = confided(turn), told(turn)
    told_of = would_be(turn, words)
    found = readers(turn, told_of)
    no = Choice("private-as-before") if held.place else Choice("not-this-matter")
    if not found:
        ways = (Choice("private-ways"),) if held.about or held.about_words else ()
        return turn.reply("private-nobody", Choice("human"), *ways, no, Choice("menu"), private=True)
    key = "private-offer-again" if turn.conversation.data.get("offered") else "private-offer"
    asked = turn.enter(NAME, OFFERED, offered="yes")
    choices = (Choice("confide"), *ways_to_tell(turn, told_of), Choice("in-danger"), no)
    return asked.reply(key, *choices, who=who(found), chosen=chosen(turn), private=True)


def ways_to_tell(turn: Turn, told_of: Disclosure) -> tuple[Choice, ...]:
    """How they may tell it; none of it is asked of them."""
    is_unsigned = confided(turn).no_name
    calls = (Choice("woman-calls"),) if not is_unsigned and can_call(turn, told_of) else ()
    nameless = () if is_unsigned else (Choice("anonymously"),)
    return (*calls, *nameless, Choice("private-ways"))


def chosen(turn: Turn) -> tuple[Text, ...]:
    """A line for each thing that they chose."""
    held = confided(turn)
    lines = (
        held.no_name and "no-name",
        not held.no_name and held.wish == Wish.CALL and "call",
        held.reach in (Reach.NEUTRAL, Reach.NONE) and held.reach,
        bool(held.about or held.about_words) and "about",
    )
    return tuple(Text(f"private-chosen-{each}") for each in lines if each)


def private_mark(turn: Turn) -> Turn:
    """In a live talk nothing comes between the person and the staff: a quiet line says that there is
    another way."""
    return turn.show("private-mark", Choice("private-matter"), private=True, slot="private-mark")
