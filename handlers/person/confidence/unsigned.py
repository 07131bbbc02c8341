"""What somebody tells without a name: a receipt opens it again, from anywhere.

The rules this module guards: nothing leads from a conversation to it once they leave it, and what they
wrote stands nowhere else; the receipt is shown until they leave the step, a second time where they ask,
and never again; and right or wrong, whoever types one learns no more than they must.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.conversation import Choice, Confided
from bot.core.disclosure import Disclosure, Line
from bot.core.effects import SaveDisclosure
from bot.core.events import (
    BurstOver,
    ButtonPressed,
    DisclosureQuiet,
    FileCame,
    FileMissed,
    MessageEdited,
    MessageReceived,
    TalkLeft,
    VoiceHeard,
    Words,
)
from bot.core.forgetting import ForgetTalk
from bot.core.receipts import counted, waits_until
from bot.core.turn import Turn
from faq.detect.receipts import in_groups, receipt_in
from handlers.person.confidence.places import placed, quiet_timer
from handlers.shared.confidence import NAME, confided

SHOWN = timedelta(minutes=15)
"""For so long after their last word a receipt, and what it opened, stays in the talk."""

SHOWING = "receipt"
"""The step in which it is shown; the data of the talk holds it under the same name."""

LEAVING = ("menu", "back", "cancel", "private-done")
"""Presses that leave: whoever was shown a receipt is asked once whether they have kept it."""

TOLD_HERE = (
    MessageReceived,
    MessageEdited,
    ButtonPressed,
    VoiceHeard,
    BurstOver,
    FileCame,
    FileMissed,
)
"""What may hold words of it, or lead to it."""


# Told without a name -----------------------------------------------------------------------------------


def without_name(turn: Turn, told: Disclosure, receipt: str) -> Disclosure:
    """No conversation, no time of the day, nothing that a platform calls its messages and files by."""
    lines = tuple(bare(each) for each in told.lines)
    digest = turn.facts.receipts.digest(receipt)
    return replace(told, person=0, opened_at=_hour(told.opened_at), lines=lines, receipt=digest)


def bare(line: Line) -> Line:
    words = line.words
    files = tuple(replace(each, name="") for each in words.attachments)
    told = Words(words.text, files, words.location, at=_hour(line.at), forwarded=None)
    return replace(line, at=_hour(line.at), words=told)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def held_here(turn: Turn, number: int, words: tuple[Words, ...]) -> Turn:
    """It is open here until they leave; from the first of the words on nothing of it stays."""
    held, now = confided(turn), turn.facts.now
    first = min((each.at for each in words if each.at), default=now)
    since = min(first, now, held.since or now)
    here = Confided(number=held.number, place=held.place, unsigned=number, since=since)
    return turn.confide(here)


def shown(turn: Turn, receipt: str, key: str, **said: object) -> Turn:
    """So that it can be kept: in groups, on a line of its own."""
    step = turn.leave().enter(NAME, SHOWING, **{SHOWING: receipt})
    return _stays(step).reply(key, *_choices(), receipt=in_groups(receipt), private=True, **said)


def _choices() -> tuple[Choice, ...]:
    return Choice("receipt-kept"), Choice("receipt-again")


def stays(turn: Turn) -> Turn:
    return _stays(turn)


def _stays(turn: Turn) -> Turn:
    until = turn.facts.now + SHOWN
    return turn.set_timer(quiet_timer(turn), until, turn.conversation.id, DisclosureQuiet(0))


# A second chance ---------------------------------------------------------------------------------------


def ask_receipt(turn: Turn) -> Turn:
    receipt = turn.conversation.data.get(SHOWING, "")
    again = _stays(turn)
    return again.reply("receipt-shown", *_choices(), receipt=in_groups(receipt), private=True)


def on_again(turn: Turn) -> Turn:
    """Late, it is gone: that is all there is to say."""
    here = turn.conversation
    is_there = here.topic == NAME and bool(here.data.get(SHOWING)) and bool(confided(turn).unsigned)
    return turn.go(NAME, SHOWING) if is_there else turn.reply("receipt-gone", Choice("menu"))


def on_kept(turn: Turn) -> Turn:
    return left(turn, "receipt-left") if confided(turn).unsigned else on_again(turn)


def asked_whether_kept(before: Turn, after: Turn) -> Turn | None:
    """Before it is gone, once."""
    event, here = after.event, before.conversation
    is_shown = here.topic == NAME and bool(here.data.get(SHOWING))
    leaves = isinstance(event, ButtonPressed) and event.action in LEAVING
    if not (is_shown and leaves) or here.data.get("asked"):
        return None
    asked = _stays(before.enter(NAME, SHOWING, asked="yes"))
    return asked.reply("receipt-asked", *_choices(), private=True)


# Left --------------------------------------------------------------------------------------------------


def left(turn: Turn, key: str) -> Turn:
    """What they were in goes on; of this nothing is left here."""
    place = confided(turn).place
    gone = forgotten(turn)
    if not place or not turn.tables.has(place.topic, place.state):
        return gone.reply(key, Choice("menu"))
    return gone.show(key).enter(place.topic, place.state, **place.data).ask_again()


def forgotten(turn: Turn) -> Turn:
    held, now = confided(turn), turn.facts.now
    own = Confided(number=held.number) if held.number else None
    here = turn.conversation
    away = turn.leave() if here.topic == NAME else turn
    gone = away.confide(own).cancel_timers(quiet_timer(turn))
    return gone.do(ForgetTalk(held.since or now, now))


def on_left(turn: Turn, event: TalkLeft) -> Turn:
    """What had still to be sent should have gone."""
    return turn.do(ForgetTalk(event.since, event.until))


# Wherever they are -------------------------------------------------------------------------------------


def watched(before: Turn, after: Turn) -> Turn:
    """A gate's last word: whoever goes elsewhere has left it, and what they wrote in it stands nowhere
    else."""
    if asked := asked_whether_kept(before, after):
        return asked
    held, here = confided(after), after.conversation
    if not held.unsigned:
        return after
    if here.topic != NAME:
        return forgotten(after)
    if not isinstance(before.event, TOLD_HERE):
        return after
    is_new = not confided(before).unsigned
    files = tuple(each.id for each in before.words.attachments)
    return after.do(ForgetTalk(held.since, before.facts.now if is_new else None, files=files))


def on_typed(turn: Turn) -> Turn | None:
    """A gate: a receipt opens what was told, in whatever conversation it is typed, and stays in none."""
    receipt = receipt_in(turn.text) if isinstance(turn.event, MessageReceived) else ""
    if not receipt:
        return None
    now, own = turn.facts.now, turn.conversation.guesses
    until = waits_until(own, turn.facts.guesses, now)
    if until:
        slowed = turn.do(ForgetTalk())
        return slowed.reply("receipt-slowed", until=turn.spoken(until)).ask_again()
    found = turn.facts.opened
    if not found:
        guesses = (*counted(own, now), now)
        wrong = replace(turn, conversation=replace(turn.conversation, guesses=guesses))
        wrong = wrong.do(ForgetTalk(guessed=True))
        return wrong.reply("receipt-unknown", Choice("menu")).ask_again()
    return _opened(turn, found)


def _opened(turn: Turn, found: Disclosure) -> Turn:
    """The turn is about it from here on."""
    calm = held_here(placed(turn), found.number, (turn.words,)).do(SaveDisclosure(found))
    opened = calm.leave().go(NAME, "open")
    return opened.do(ForgetTalk(confided(opened).since))
