"""Somebody writes faster than anyone can read: what is too much at once is taken together, and
so are the short lines of one story.

The rules this module guards: every message is in the inbox before it comes here; a burst is answered once
when it begins and once each time it is taken; what is taken is one message to whoever reads it. It is
kept whole: only what is shown is cut. Beyond a bound that nobody reaches who writes by hand it says how
many more there were, and they are read from the inbox (`/said`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.core.conversation import Burst
from bot.core.effects import WAIT
from bot.core.events import BurstOver, ButtonPressed, MessageReceived, Words
from bot.core.replaced import replaced
from bot.core.turn import Turn
from handlers.person.stories import begins, goes_on

PACE = timedelta(seconds=3)  # a message every so often is a talk, however long
AT_ONCE = 20  # messages, or presses, that may come without a pause: an album, a story in short lines
HIGHEST = 40.0  # a minute after the last of ten thousand messages it is a talk again
SOON, LATER = timedelta(seconds=10), timedelta(minutes=1)  # until the first is taken, and each next one
MUCH, LITTLE = 100_000, 20_000  # characters of a burst that are kept: of the first, and of each next one
LINES = 8  # of a story: after so many the next one waits no longer
FILE = 400  # characters: what a file counts as


def one_at_a_time(turn: Turn) -> Turn | None:
    """A gate: what comes too fast waits here, and is let through together."""
    event, waiting = turn.event, turn.conversation.burst.gathered
    if isinstance(event, BurstOver):
        return _over(turn)
    if isinstance(event, MessageReceived) and event.mail:
        return None  # a mail is whole, and how many count is bounded where it is filed
    if not isinstance(event, MessageReceived | ButtonPressed):
        return None
    counted = turn.pace(_faster(turn))
    burst = counted.conversation.burst
    is_flood = burst.written > AT_ONCE or (waiting and not burst.story)
    if isinstance(event, MessageReceived) and is_flood:
        return _later(_gathered(counted.pace(_no_story(burst))))
    if goes_on(counted) if waiting else begins(counted):
        return _until_told(_gathered(counted.pace(replace(burst, story=True))))
    if isinstance(event, ButtonPressed) and burst.pressed > AT_ONCE:
        return _later(counted)
    return _taken(counted).restated(_together(turn), event) if waiting else counted.let_through()


def counted_among(turn: Turn) -> Turn:
    """What is urgent is answered at once, and counts among what waits all the same: the inbox gives that
    back by its number."""
    waits = isinstance(turn.event, MessageReceived) and turn.conversation.burst.gathered
    return _gathered(turn) if waits else turn


def _faster(turn: Turn) -> Burst:
    burst, now = turn.conversation.burst, turn.facts.now
    passed = max(0.0, (now - burst.at) / PACE) if burst.at else 0.0
    wrote = isinstance(turn.event, MessageReceived)
    written = min(HIGHEST, max(0.0, burst.written - passed) + wrote)
    pressed = min(HIGHEST, max(0.0, burst.pressed - passed) + (not wrote))
    is_calm = max(written, pressed) < AT_ONCE / 2 and not burst.waits
    taken = 0 if is_calm else burst.taken
    return replaced(burst, written=written, pressed=pressed, at=now, taken=taken)


def _no_story(burst: Burst) -> Burst:
    return replace(burst, story=False, waits=False) if burst.story else burst


def _until_told(turn: Turn) -> Turn:
    """In silence: whoever tells something is not interrupted. Each line gives the next one its time."""
    burst = turn.conversation.burst
    if burst.gathered > LINES:
        return turn
    until = turn.facts.now + turn.facts.pace.story
    timed = turn.set_timer(_timer(turn), until, turn.conversation.id, BurstOver())
    return timed.pace(replace(burst, waits=True))


def _gathered(turn: Turn) -> Turn:
    burst = turn.conversation.burst
    return turn.pace(replace(burst, gathered=burst.gathered + 1))


def _later(turn: Turn) -> Turn:
    """One kind word for the whole burst, and the time at which it is taken."""
    burst = turn.conversation.burst
    if burst.waits:
        return turn
    until = turn.facts.now + (LATER if burst.taken else SOON)
    timed = turn.set_timer(_timer(turn), until, turn.conversation.id, BurstOver())
    told = timed if burst.taken else timed.show("burst-kept")
    return told.pace(replace(burst, waits=True))


def _over(turn: Turn) -> Turn:
    """Whoever only pressed, and too fast, is shown again where they are."""
    calm = _taken(turn)
    if turn.conversation.burst.gathered:
        return calm.restated(_together(turn))
    return calm.ask_again() if calm.conversation.topic else calm.restated(ButtonPressed("menu"))


def _together(turn: Turn) -> MessageReceived:
    """As one message, in the place where the conversation is."""
    burst = turn.conversation.burst
    return MessageReceived(_joined(turn.facts.gathered, burst.gathered, LITTLE if burst.taken else MUCH))


def _taken(turn: Turn) -> Turn:
    burst = turn.conversation.burst
    taken = burst.taken + (not burst.story)
    after = replace(burst, gathered=0, waits=False, taken=taken, story=False)
    return turn.pace(after).cancel_timers(_timer(turn))


def _joined(gathered: tuple[Words, ...], count: int, room: int) -> Words:
    """The first of them as far as there is room; one alone stays what it was."""
    if count == len(gathered) == 1:
        return gathered[0]
    fitting = tuple(_fitting(gathered, room))
    text = "\n".join(each.text.strip() for each in fitting if each.text.strip())
    files = tuple(attachment for each in fitting for attachment in each.attachments)
    place = next((each.location for each in fitting if each.location), None)
    first = gathered[0] if gathered else Words()
    passed_on = first.forwarded if all(each.forwarded for each in fitting) else None
    joined = Words(text, files, place, at=first.at, others=count - len(fitting), burst=count)
    return replace(joined, forwarded=passed_on)


def _fitting(gathered: Iterable[Words], room: int) -> Iterator[Words]:
    """The first one always: none is longer than a platform lets it be."""
    for number, each in enumerate(gathered):
        room -= len(each.text) + FILE * len(each.attachments)
        if number and room < 0:
            return
        yield each


def _timer(turn: Turn) -> str:
    return f"{WAIT}burst:{turn.conversation.id}:over"
