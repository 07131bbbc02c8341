"""What was confided, between its person and those who read it: told, read, answered, ended.

The rules this module guards: the person hears who reads it, and once that it was read; what they write
next goes there, and stands nowhere else. How its readers are told: handlers/shared/private_telling.py.
"""

from dataclasses import replace

from bot.core.conversation import Choice, Confided, Place, desk
from bot.core.disclosure import Disclosure, Line, Wish
from bot.core.effects import SaveDisclosure, SettleQuestions
from bot.core.events import (
    DisclosureAnswered,
    DisclosureDone,
    DisclosureMissed,
    DisclosureQuiet,
    DisclosureRouted,
    DisclosureSeen,
    DisclosureUnseen,
    Words,
)
from bot.core.facts import StaffMember
from bot.core.turn import Turn
from faq.detect.smalltalk import smalltalk
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.shared.confidence import NAME, confided, own_disclosure
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.message_summary import cut, places_of
from handlers.shared.private_readers import as_told, members, readers, who
from handlers.shared.private_telling import more_told, told, watched

KIND = {"okay": "smalltalk-okay", "thanks": "you-are-welcome", "blessing": "you-are-welcome"}
"""What is said back to what tells nothing."""

FILED = ("remark", "human")
"""Where what was told was to be filed: once it is confided, nothing is left to take up again."""


# Confided ----------------------------------------------------------------------------------------------


def opened(turn: Turn, words: tuple[Words, ...], wish: Wish) -> Turn:
    would_be = as_told(turn, words, wish)
    found, number = readers(turn, would_be), would_be.number
    made = replace(would_be, readers=tuple(each.id for each in found))
    kept = _unlearnt(turn).do(SaveDisclosure(made))
    told_ = watched(told(_going_on(kept, number), made, found))
    key = "private-opened-call" if wish is Wish.CALL else "private-opened"
    done = Choice("private-done")
    return _open(told_, number).reply(key, done, number=number, who=who(found), private=True)


def _unlearnt(turn: Turn) -> Turn:
    """What was kept to learn from, of what was written just before, is shown to nobody any more."""
    asked = turn.conversation.pending.asked
    return turn.do(SettleQuestions(asked, forget=True)).pend() if asked else turn.pend()


def _open(turn: Turn, number: int) -> Turn:
    """What is written next goes to its readers, until the person is done or quiet."""
    until = turn.facts.now + turn.facts.pace.handover_quiet
    opened = turn.leave().enter(NAME, "open")
    return opened.set_timer(_quiet_timer(turn), until, turn.conversation.id, DisclosureQuiet(number))


def _quiet_timer(turn: Turn) -> str:
    return f"private-talk:{turn.conversation.id}"


# Who reads it -------------------------------------------------------------------------------------------


def on_routed(turn: Turn, _: DisclosureRouted) -> Turn:
    """Meanwhile others read it."""
    found = own_disclosure(turn)
    return _said_who(turn, members(turn, found)) if found else turn


def to_the_desk(turn: Turn, event: DisclosureUnseen | DisclosureMissed) -> Turn:
    """An earlier version watched it in the person's own conversation."""
    return turn.post(desk(turn.facts.staff_channel), event)


def _said_who(turn: Turn, reading: tuple[StaffMember, ...]) -> Turn:
    if not reading:
        return turn.show("private-nobody", Choice("human"), private=True)
    return turn.show("private-readers", who=who(reading), private=True)


# More of it, both ways ----------------------------------------------------------------------------------


def ask_open(turn: Turn) -> Turn:
    found = own_disclosure(turn)
    if not found:
        return turn.go(NAME, "telling")
    asked = _open(turn, found.number)
    return asked.reply("private-open", Choice("private-done"), number=found.number, private=True)


def on_said(turn: Turn) -> Turn | None:
    found = own_disclosure(turn)
    if not found:
        return None
    if not says_something(turn, turn.words):
        return ask_for_words(turn)
    if key := _only_kind(turn):
        return turn.reply(key, Choice("private-done"))
    return added(turn, found, (turn.words,))


def _only_kind(turn: Turn) -> str:
    """«طيب», thanks: no part of what is confided, unless they answer its reader."""
    is_answer = turn.conversation.data.get("answered") or turn.words.attachments or turn.words.location
    return "" if is_answer else KIND.get(smalltalk(turn.text), "")


def added(turn: Turn, disclosure: Disclosure, words: tuple[Words, ...]) -> Turn:
    """It goes to its readers; whoever is named in it now is none of them any more."""
    first, now = len(disclosure.lines), turn.facts.now
    lines = (*disclosure.lines, *(Line(each.at or now, each) for each in words))
    longer, was_call = replace(disclosure, lines=lines), _is_call(turn.facts.disclosure)
    kept = _going_on(_unlearnt(turn), longer.number).do(SaveDisclosure(longer))
    told = _open(_more_told(kept, longer, first), longer.number)
    key = "private-call" if _is_call(longer) and not was_call else "private-passed-on"
    done = Choice("private-done")
    return told.reply(key, done, number=longer.number, private=True, slot="private-on")


def _is_call(disclosure: Disclosure | None) -> bool:
    return disclosure is not None and disclosure.wish is Wish.CALL


def _more_told(turn: Turn, longer: Disclosure, first: int) -> Turn:
    told_, reading, changed = more_told(turn, longer, first)
    return _said_who(told_, reading) if changed else told_


def on_done(turn: Turn) -> Turn:
    """They write to nobody here any more; what they were in goes on."""
    return _back(turn, "private-left", confided(turn).number)


def _back(turn: Turn, key: str, number: int) -> Turn:
    held = confided(turn)
    place = held.place
    left = turn.confide(replace(held, place=None)).cancel_timers(_quiet_timer(turn)).leave()
    if not place or not turn.tables.has(place.topic, place.state):
        return left.reply(key, Choice("menu"), number=number, private=True)
    told = left.show(key, number=number, private=True)
    return told.enter(place.topic, place.state, **place.data).ask_again()


def on_quiet(turn: Turn, _: DisclosureQuiet) -> Turn:
    """Whoever was asked something may take their time; else what is written tomorrow is something new."""
    here = turn.conversation
    if here.topic != NAME or here.state != "open" or here.data.get("answered"):
        return turn
    held = confided(turn)
    left = turn.confide(replace(held, place=None)).leave()
    place = held.place
    return left.enter(place.topic, place.state, **place.data) if place and place.topic == TALK else left


def on_read(turn: Turn, event: DisclosureSeen) -> Turn:
    found = own_disclosure(turn)
    return turn.notice("private-read", number=event.disclosure, private=True) if found else turn


def on_answered(turn: Turn, event: DisclosureAnswered) -> Turn:
    """Whatever they are in waits: what they write next is the answer, and may stand nowhere else."""
    found = own_disclosure(turn)
    if not found or event.line >= len(found.lines):
        return turn
    words = found.lines[event.line].words
    text = "\n".join(filter(None, (cut(words.text), *places_of((words,)))))
    about = {"number": found.number, "text": text}
    here = turn.conversation
    if here.topic == NAME and here.state != "open":
        return turn.show("private-wrote", files=words.attachments, private=True, **about)
    opened = placed(turn).leave().enter(NAME, "open", answered="yes")
    quiet = opened.cancel_timers(_quiet_timer(turn))
    done = Choice("private-done")
    return quiet.reply("private-wrote", done, files=words.attachments, private=True, **about)


def on_ended(turn: Turn, event: DisclosureDone) -> Turn:
    here = turn.conversation
    is_open = here.topic == NAME and here.state == "open"
    said_so = _back if is_open else _noticed
    over = said_so(turn, "private-ended", event.disclosure)
    held = replace(confided(over), number=0)
    return over.confide(held if held.words or held.place else None)


def _noticed(turn: Turn, key: str, number: int) -> Turn:
    return turn.notice(key, number=number, private=True)


# Where they were ---------------------------------------------------------------------------------------


def placed(turn: Turn) -> Turn:
    """The form that was open is taken up again afterwards."""
    here = turn.conversation
    if here.topic in ("", NAME):
        return turn
    place = Place(here.topic, here.state, here.data)
    return turn.confide(replace(confided(turn), place=place)).leave()


def taken(turn: Turn) -> Turn:
    """Nothing waits any more."""
    number = confided(turn).number
    return turn.confide(Confided(number=number) if number else None)


def _going_on(turn: Turn, number: int) -> Turn:
    """What waited is confided; the form is taken up again, unless it was there to file the same."""
    place = confided(turn).place
    is_over = place is None or place.topic in FILED
    return turn.confide(Confided(number=number, place=None if is_over else place))
