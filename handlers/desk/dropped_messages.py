"""The platform could not reach us for so long that it dropped what people wrote.

The rule this module guards: staff and leaders know of it at once; whoever has an open case is asked once
to write again, in office hours and one after the other, for they believe that we have it.
"""

from datetime import timedelta

from bot.core.effects import Reply, SendReply, Text, Value
from bot.core.events import ChannelMissed, ChannelSilent, PayloadUnread, WordsMissed
from bot.core.mail_address import MAIL
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.desk.group import letter_to_leaders

ASKED = "missed:"  # the timers of those who are asked begin so
SPREAD = timedelta(seconds=5)  # between one person and the next


def on_silent(turn: Turn, event: ChannelSilent) -> Turn:
    told: dict[str, Value] = {
        "since": event.since,
        "until": event.until,
        "missing": _missing(event.missing),
        "then": _then(turn, event),
    }
    said = Text("desk-channel-silent", told)
    shown = turn.do(SendReply(Reply(said), turn.conversation.stamp))
    mailed = letter_to_leaders(shown, "letter-channel-silent", told=said)
    return mailed if event.missing == 0 else _asked(mailed, event)


def _missing(count: int | None) -> Text:
    return Text("silent-unknown") if count is None else Text("silent-missing", {"count": count})


def _then(turn: Turn, event: ChannelSilent) -> Text:
    count = 0 if event.missing == 0 else len(turn.facts.away)
    return Text("silent-asks", {"count": count}) if count else Text("silent-asks-nobody")


def _asked(turn: Turn, event: ChannelSilent) -> Turn:
    calendar = turn.facts.calendar
    for place, person in enumerate(turn.facts.away, start=1):
        at = calendar.add_office_time(turn.facts.now, SPREAD * place)
        turn = turn.set_timer(f"{ASKED}{person}", at, person, WordsMissed(event.since, event.until))
    return turn


def on_missed(turn: Turn, event: ChannelMissed) -> Turn:
    """Nothing was lost: whoever was not asked yet is left in peace."""
    calm = turn if event.missing else turn.cancel_timers(ASKED)
    return calm.show("desk-channel-missed", since=event.since, missing=_missing(event.missing))


def on_unread(turn: Turn, event: PayloadUnread) -> Turn:
    """Once a day, whatever comes on it, and never what it was: nobody here could read it either."""
    if event.channel == MAIL:  # it can be read there by whoever opens the mailbox
        return turn.show("desk-mail-unread")
    return turn.show("desk-payload-unread", channel=Text(f"channel-{event.channel}"))


DESK_SILENCES = Topic(
    "desk-silences",
    entry_points=(
        on(ChannelSilent, on_silent),
        on(ChannelMissed, on_missed),
        on(PayloadUnread, on_unread),
    ),
)
