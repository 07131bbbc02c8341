"""What was confided, between its person and those who read it: told, read, answered, ended.

The rules this module guards: it is told to its readers alone, in private, or by a mail that says nothing;
whoever is named in it reads no further, and somebody always reads it as long as anybody is left; the
person hears who, and once that it was read; what they write next goes there, and stands nowhere else.
"""

from dataclasses import replace
from datetime import timedelta

from bot.core.conversation import Choice, Confided, Place
from bot.core.disclosure import Disclosure, Line, Wish
from bot.core.effects import SaveDisclosure, SendEmail, SettleQuestions, Text
from bot.core.events import (
    DisclosureAdded,
    DisclosureAnswered,
    DisclosureDone,
    DisclosureMissed,
    DisclosureQuiet,
    DisclosureSeen,
    DisclosureTold,
    DisclosureUnseen,
    Words,
)
from bot.core.facts import StaffMember
from bot.core.turn import Turn
from faq.detect.smalltalk import smalltalk
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.shared.confidence import (
    NAME,
    confided,
    disclosure_of,
    own_disclosure,
    readers,
    unseen_timer,
    who,
)
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.message_summary import cut, places_of

SEEN_WITHIN = timedelta(hours=2)
"""Of office time: until then somebody should have said that they have read it."""

KIND = {"okay": "smalltalk-okay", "thanks": "you-are-welcome", "blessing": "you-are-welcome"}
"""What is said back to what tells nothing."""

FILED = ("remark", "human")
"""Where what was told was to be filed: once it is confided, nothing is left to take up again."""


# Confided ----------------------------------------------------------------------------------------------


def opened(turn: Turn, words: tuple[Words, ...], wish: Wish) -> Turn:
    found, now, number = readers(turn, words, wish), turn.facts.now, turn.facts.next_disclosure
    lines = tuple(Line(each.at or now, each) for each in words)
    ids = tuple(each.id for each in found)
    made = Disclosure(number, turn.conversation.id, now, wish, ids, lines=lines)
    kept = _unlearnt(turn).do(SaveDisclosure(made))
    watched = _watched(_told(_going_on(kept, number), made, found), number)
    key = "private-opened-call" if wish is Wish.CALL else "private-opened"
    done = Choice("private-done")
    return _open(watched, number).reply(key, done, number=number, who=who(found), private=True)


def _unlearnt(turn: Turn) -> Turn:
    """What was kept to learn from, of what was written just before, is shown to nobody any more."""
    asked = turn.conversation.pending.asked
    return turn.do(SettleQuestions(asked)).pend() if asked else turn.pend()


def _open(turn: Turn, number: int) -> Turn:
    """What is written next goes to its readers, until the person is done or quiet."""
    until = turn.facts.now + turn.facts.pace.handover_quiet
    opened = turn.leave().enter(NAME, "open")
    return opened.set_timer(_quiet_timer(turn), until, turn.conversation.id, DisclosureQuiet(number))


def _quiet_timer(turn: Turn) -> str:
    return f"private-talk:{turn.conversation.id}"


# Who is told -------------------------------------------------------------------------------------------


def _told(
    turn: Turn, disclosure: Disclosure, found: tuple[StaffMember, ...], *, again: bool = False
) -> Turn:
    """In their own talk with the bot; whoever has none gets a mail: that something waits, and no more."""
    for member in found:
        if member.private:
            event = DisclosureTold(disclosure.number, member.id, again)
            turn = turn.post(member.private, event)
        else:
            turn = _mailed(turn, member)
    return turn


def _mailed(turn: Turn, member: StaffMember) -> Turn:
    letter = SendEmail(member.email, Text("letter-private-subject"), (Text("letter-private"),), None)
    return turn.do(letter) if member.email else turn


def _watched(turn: Turn, number: int, *, keeps_pending: bool = False) -> Turn:
    at = turn.facts.calendar.add_office_time(turn.facts.now, SEEN_WITHIN)
    key, here, event = unseen_timer(number), turn.conversation.id, DisclosureUnseen(number)
    return turn.set_timer(key, at, here, event, keeps_pending=keeps_pending)


def on_unseen(turn: Turn, _: DisclosureUnseen) -> Turn:
    found = own_disclosure(turn)
    if not found or found.seen_at:
        return turn
    routed, reading, _changed = _routed(turn, found)
    return _watched(_told(routed, disclosure_of(routed) or found, reading, again=True), found.number)


def on_missed(turn: Turn, event: DisclosureMissed) -> Turn:
    """A member has no talk with the bot after all: by mail, or somebody else reads it."""
    found, member = own_disclosure(turn), turn.facts.member(event.member)
    if not found:
        return turn
    if member and member.email:
        return _mailed(turn, member)
    missing = replace(found, missed=tuple(dict.fromkeys((*found.missed, event.member))))
    routed, reading, changed = _routed(turn.do(SaveDisclosure(missing)), missing)
    new = tuple(each for each in reading if each.id not in found.readers)
    return _said_who(_told(routed, missing, new), reading) if changed else routed


def _routed(turn: Turn, disclosure: Disclosure) -> tuple[Turn, tuple[StaffMember, ...], bool]:
    """Whoever is named meanwhile, or works here no more, reads no further; somebody always does, as long
    as anybody is left. Whether that has changed."""
    reading = _reading(turn, disclosure)
    ids = tuple(each.id for each in reading)
    if ids == disclosure.readers:
        return turn, reading, False
    routed = replace(disclosure, readers=ids)
    if disclosure.seen_by not in ids:
        routed = replace(routed, seen_at=None, seen_by="")
    return turn.do(SaveDisclosure(routed)), reading, True


def _reading(turn: Turn, disclosure: Disclosure) -> tuple[StaffMember, ...]:
    """Those who read it already; others beside them only where a woman shall call, and instead of them
    where none of them is left, or none can be told in private and another can."""
    may = readers(turn, disclosure.words, disclosure.wish, disclosure.missed)
    calls = disclosure.wish is Wish.CALL
    still = tuple(m for m in may if m.id in disclosure.readers or (calls and m.calls_women))
    return still if any(each.private for each in still) else may


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
    """What is new to those who know the rest, all of it to whoever reads it from now on."""
    routed, reading, changed = _routed(turn, longer)
    known = [each for each in reading if each.id in longer.readers]
    for member in known:
        if member.private:
            event = DisclosureAdded(longer.number, member.id, first)
            routed = routed.post(member.private, event)
    new = tuple(each for each in reading if each not in known)
    told = _told(routed, longer, new)
    now = disclosure_of(told)
    watched = told if now and now.seen_at else _watched(told, longer.number, keeps_pending=True)
    return _said_who(watched, reading) if changed else watched


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
