"""What is held in a book that was restored, for a terminal and for programs: whose, for what, since when,
and never a word of it."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any

from bot.commands.language import say
from bot.store.queries.quiet import QuietMessage, QuietTimer, Waiting


def written(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def as_json(waiting: Waiting, now: datetime) -> dict[str, Any]:
    passed = waiting.passed(now)
    return {
        "messages": [_message(each) for each in waiting.messages],
        "timers": [_timer(each) for each in waiting.timers],
        "passed": len(passed),
        "promises_passed": [each.case for each in waiting.promises(now)],
        "unread": waiting.unread,
        "cries": waiting.cries,
    }


def _message(each: QuietMessage) -> dict[str, Any]:
    to = {"channel": each.to.channel, "party": each.to.party.value}
    return {"id": each.id, **to, "kind": each.kind, "case": each.case, "at": each.created_at.isoformat()}


def _timer(each: QuietTimer) -> dict[str, Any]:
    return {"kind": each.kind, "case": each.case, "due_at": each.due_at.isoformat()}


def summary(waiting: Waiting, now: datetime) -> Iterator[str]:
    """How many to whom, by kind, and what has passed."""
    if waiting.cries:
        yield say("restore-held-cries", count=waiting.cries)
    yield say("restore-held-messages", count=len(waiting.messages))
    many = Counter((each.kind, each.to.channel) for each in waiting.messages)
    for (kind, channel), count in sorted(many.items()):
        told = {"kind": say(f"restore-kind-{kind}"), "channel": say(f"channel-{channel}")}
        yield f"  {say('restore-held-line', count=count, **told)}"
    yield from _times(waiting, now)
    if waiting.unread:
        yield say("restore-held-unread", count=waiting.unread)


def _times(waiting: Waiting, now: datetime) -> Iterator[str]:
    passed, promises = waiting.passed(now), waiting.promises(now)
    yield say("restore-held-passed", count=len(passed))
    if promises:
        numbers = ", ".join(str(each.case) for each in promises)
        yield f"  {say('restore-held-promises', count=len(promises), cases=numbers)}"
    if later := len(waiting.timers) - len(passed):
        yield say("restore-held-later", count=later)


def each_of(waiting: Waiting, zone: tzinfo) -> Iterator[str]:
    """A line for every message, by whose number it may be dropped."""
    for each in waiting.messages:
        about = say("restore-held-case", case=str(each.case)) if each.case else ""
        told = {"kind": say(f"restore-kind-{each.kind}"), "channel": say(f"channel-{each.to.channel}")}
        at = written(each.created_at, zone)
        yield say("restore-held-row", id=str(each.id), at=at, case=about, **told)
