"""What was confided, between its person and those who read it: told, read, answered, ended.

The rules this module guards: the person hears who reads it, and once that it was read; what they write
next goes there, and stands nowhere else. How its readers are told: handlers/shared/private_telling.py.
"""

from dataclasses import replace
from typing import Any

from bot.core.audit import Action
from bot.core.conversation import Choice, Confided, Place
from bot.core.disclosure import Disclosure, Line, Wish
from bot.core.effects import SaveDisclosure, SettleQuestions, Text
from bot.core.events import (
    DisclosureQuiet,
    Words,
)
from bot.core.facts import StaffMember
from bot.core.privacy import Purpose
from bot.core.turn import Turn
from faq.detect.confiding import confiding_said
from faq.detect.nameless import only_wants_no_name
from faq.detect.smalltalk import smalltalk
from handlers.person.confidence import unsigned
from handlers.person.confidence.places import placed, quiet_timer
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.shared.confidence import NAME, confided, own_or_over, would_be
from handlers.shared.consents import consented
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.message_summary import cut, places_of
from handlers.shared.private_readers import can_call, disclosure_of, members, readers, who
from handlers.shared.private_telling import more_told, subject, told, watched

KIND = {"okay": "smalltalk-okay", "thanks": "you-are-welcome", "blessing": "you-are-welcome"}
"""What is said back to what tells nothing."""

FILED = ("remark", "human")
"""Where what was told was to be filed: once it is confided, nothing is left to take up again."""


# Confided ----------------------------------------------------------------------------------------------


def opened(turn: Turn, words: tuple[Words, ...], wish: Wish, *, danger: bool = False) -> Turn:
    """`danger`: it waited for no press and for no consent, and the numbers stand above it. Whoever tells
    without a name agrees to nothing that could be kept of them."""
    told_of, receipt = would_be(turn, words, wish), turn.facts.receipts.fresh()
    is_unsigned = confided(turn).no_name
    made = unsigned.without_name(turn, told_of, receipt) if is_unsigned else told_of
    found = readers(turn, made)
    made = replace(made, readers=tuple(each.id for each in found), danger=danger)
    kept = _unlearnt(turn).do(SaveDisclosure(made))
    noted = kept.audit(Action.OPENED, subject(made), person=made.person)
    told_ = watched(told(_going_on(noted, made, words), made, found))
    if is_unsigned:
        key = "emergency-unsigned" if danger else "receipt-made"
        return unsigned.shown(told_, receipt, key, who=who(found), **_waits(told_, danger))
    agreed = told_ if danger else consented(told_, Purpose.SENSITIVE, about=made.number)
    said = {**_about(made, found), **_waits(told_, danger)}
    return _open(agreed, made).reply(_opened_key(wish, danger), *_beside(made), **said)


def _waits(turn: Turn, danger: bool) -> dict[str, Any]:
    """The form that they were in, of whoever did not leave it by a press of their own."""
    waits = (Text("form-waits"),) if danger and confided(turn).place else ()
    return {"waits": waits} if danger else {}


def _opened_key(wish: Wish, danger: bool) -> str:
    if danger:
        return "emergency-private"
    return "private-opened-call" if wish is Wish.CALL else "private-opened"


def _about(made: Disclosure, found: tuple[StaffMember, ...]) -> dict[str, Any]:
    return {"number": made.number, "who": who(found), "private": True}


def _beside(made: Disclosure) -> tuple[Choice, ...]:
    """What they may still say, and need not."""
    return Choice("private-done"), Choice("private-ways")


def _unlearnt(turn: Turn) -> Turn:
    """What was kept to learn from, of what was written just before, is shown to nobody any more."""
    asked = turn.conversation.pending.asked
    return turn.do(SettleQuestions(asked, forget=True)).pend() if asked else turn.pend()


def _open(turn: Turn, disclosure: Disclosure) -> Turn:
    """What is written next goes to its readers, until the person is done or quiet."""
    if disclosure.is_anonymous:
        here = turn.conversation
        stays = here if here.topic == NAME and here.data.get(unsigned.SHOWING) else None
        return unsigned.stays(turn if stays else turn.leave().enter(NAME, "open"))
    until = turn.facts.now + turn.facts.pace.handover_quiet
    opened = turn.leave().enter(NAME, "open")
    event = DisclosureQuiet(disclosure.number)
    return opened.set_timer(quiet_timer(turn), until, turn.conversation.id, event)


# Who reads it -------------------------------------------------------------------------------------------


def said_who(turn: Turn, reading: tuple[StaffMember, ...]) -> Turn:
    if not reading:
        return turn.show("private-nobody", Choice("human"), private=True)
    return turn.show("private-readers", who=who(reading), private=True)


# More of it, both ways ----------------------------------------------------------------------------------


def ask_open(turn: Turn) -> Turn:
    """What waits for them is shown first."""
    found = own_or_over(turn)
    if not found:
        return turn.go(NAME, "telling")
    shown = unread_shown(turn, found)
    if not found.is_open:
        return _over(shown, found)
    key = "private-open-unsigned" if found.is_anonymous else "private-open"
    reading = who(members(turn, found))
    state = Text("private-state-read" if found.seen_at else "private-state-waits")
    said = {"number": found.number, "who": reading, "state": state}
    return _open(shown, found).reply(key, *_beside(found), private=True, **said)


def _over(turn: Turn, found: Disclosure) -> Turn:
    """It can be read, and nothing is written in it any more."""
    if found.is_anonymous:
        step = unsigned.stays(turn.leave().enter(NAME, "open"))
        return step.reply("private-ended-unsigned", Choice("private-done"), private=True)
    held = replace(confided(turn), number=0)
    ended = turn.leave().confide(held if held.words or held.place else None)
    return ended.reply("private-ended", Choice("menu"), number=found.number, private=True)


def unread_shown(turn: Turn, found: Disclosure) -> Turn:
    """The answers that they have not seen, oldest first; without one nothing."""
    answers = [line for line in found.lines if line.by][-found.unread :] if found.unread else []
    for line in answers:
        key = "private-wrote-unsigned" if found.is_anonymous else "private-wrote"
        turn = turn.show(key, files=line.words.attachments, private=True, **line_said(found, line))
    seen = replace(disclosure_of(turn) or found, unread=0)
    return turn.do(SaveDisclosure(seen)) if answers else turn


def line_said(found: Disclosure, line: Line) -> dict[str, Any]:
    words = line.words
    text = "\n".join(filter(None, (cut(words.text), *places_of((words,)))))
    return {"number": found.number, "text": text}


def on_show(turn: Turn) -> Turn:
    """The notice said nothing: here is what it was about."""
    found = own_or_over(turn)
    return placed(turn).go(NAME, "open") if found else turn.reply("private-none-waits", Choice("menu"))


def on_said(turn: Turn) -> Turn | None:
    found = own_or_over(turn)
    if not found:
        return None
    if not found.is_open:
        return ask_open(turn)
    if not says_something(turn, turn.words):
        return ask_for_words(turn)
    if answer := _answer_to_before(turn, found):
        return answer
    if only_wants_no_name(turn.text) and not turn.conversation.data.get("answered"):
        return _signed_or_not(turn, found)
    if key := _only_kind(turn):
        return turn.reply(key, *_prompt(turn, found))
    return added(turn, found, (turn.words,))


def _answer_to_before(turn: Turn, found: Disclosure) -> Turn | None:
    """What was on offer before it was passed on: that it be, or that a woman calls."""
    meant = "" if turn.words.attachments else confiding_said(turn.text)
    if meant == "confide":
        return ask_open(turn)
    calls = meant == "woman-calls" and not found.is_anonymous and can_call(turn, found)
    return added(turn, replace(found, wish=Wish.CALL), (turn.words,)) if calls else None


def _signed_or_not(turn: Turn, found: Disclosure) -> Turn:
    """Too late for what was told from this talk: they are told so, and how the next one stays unknown.
    What they write meanwhile still goes to its readers."""
    if found.is_anonymous:
        return ask_open(turn)
    choices = Choice("anonymously"), Choice("private-done")
    return turn.reply("private-signed", *choices, number=found.number, private=True)


def _prompt(turn: Turn, found: Disclosure) -> tuple[Choice, ...]:
    is_shown = bool(turn.conversation.data.get(unsigned.SHOWING))
    return (Choice("receipt-kept"), Choice("receipt-again")) if is_shown else (Choice("private-done"),)


def _only_kind(turn: Turn) -> str:
    """«طيب», thanks: no part of what is confided, unless they answer its reader."""
    is_answer = turn.conversation.data.get("answered") or turn.words.attachments or turn.words.location
    return "" if is_answer else KIND.get(smalltalk(turn.text), "")


def added(turn: Turn, disclosure: Disclosure, words: tuple[Words, ...], *, danger: bool = False) -> Turn:
    """It goes to its readers; whoever is named in it now is none of them any more."""
    first, now = len(disclosure.lines), turn.facts.now
    more = tuple(Line(each.at or now, each) for each in words)
    if disclosure.is_anonymous:
        more = tuple(map(unsigned.bare, more))
    urgent = replace(disclosure, danger=True, answered_at=None) if danger else disclosure
    longer, was_call = replace(urgent, lines=(*disclosure.lines, *more)), _is_call(turn.facts.disclosure)
    kept = _going_on(_unlearnt(turn), longer, words).do(SaveDisclosure(longer))
    shown = unread_shown(kept, longer) if disclosure.is_anonymous else kept
    told_ = _open(_more_told(shown, disclosure_of(shown) or longer, first), longer)
    is_new_call = _is_call(longer) and not was_call
    key = "emergency-added" if danger else "private-call" if is_new_call else "private-passed-on"
    said = {"number": longer.number, "private": True, "slot": "" if danger else "private-on"}
    if longer.is_anonymous:
        key = "emergency-added" if danger else "private-passed-on-unsigned"
    return told_.reply(key, *_prompt(told_, longer), **said)


def _is_call(disclosure: Disclosure | None) -> bool:
    return disclosure is not None and disclosure.wish is Wish.CALL


def _more_told(turn: Turn, longer: Disclosure, first: int) -> Turn:
    told_, reading, changed = more_told(turn, longer, first)
    return said_who(told_, reading) if changed else told_


def on_done(turn: Turn) -> Turn:
    """They write to nobody here any more; what they were in goes on."""
    if confided(turn).unsigned:
        return unsigned.left(turn, "receipt-left")
    return back(turn, "private-left", confided(turn).number)


def back(turn: Turn, key: str, number: int) -> Turn:
    held = confided(turn)
    place = held.place
    left = turn.confide(replace(held, place=None)).cancel_timers(quiet_timer(turn)).leave()
    if not place or not turn.tables.has(place.topic, place.state):
        return left.reply(key, Choice("menu"), number=number, private=True)
    told_ = left.show(key, number=number, private=True)
    return told_.enter(place.topic, place.state, **place.data).ask_again()


def on_quiet(turn: Turn, _: DisclosureQuiet) -> Turn:
    """Whoever was asked something may take their time; else what is written tomorrow is something new."""
    here, held = turn.conversation, confided(turn)
    if held.unsigned:
        return _in_place(unsigned.forgotten(turn), held.place)
    if here.topic != NAME or here.state != "open" or here.data.get("answered"):
        return turn
    return _in_place(turn.confide(replace(held, place=None)).leave(), held.place)


def _in_place(turn: Turn, place: Place | None) -> Turn:
    return turn.enter(place.topic, place.state, **place.data) if place and place.topic == TALK else turn


# Where they were ---------------------------------------------------------------------------------------


def taken(turn: Turn) -> Turn:
    """Nothing waits any more."""
    held = confided(turn)
    bound = held.number or held.unsigned
    kept = Confided(number=held.number, unsigned=held.unsigned, since=held.since)
    return turn.confide(kept if bound else None)


def _going_on(turn: Turn, disclosure: Disclosure, words: tuple[Words, ...]) -> Turn:
    """What waited is confided; the form is taken up again, unless it was there to file the same."""
    held = confided(turn)
    is_over = held.place is None or held.place.topic in FILED
    place = None if is_over else held.place
    if disclosure.is_anonymous:
        return unsigned.held_here(turn.confide(replace(held, place=place)), disclosure.number, words)
    return turn.confide(Confided(number=disclosure.number, place=place))
