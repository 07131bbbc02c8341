"""The book was restored and is quiet: the desk and the leaders hear what is held, and how that ends."""

from bot.core.effects import Reply, SendReply, Text, Value
from bot.core.events import BookQuiet
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.desk.group import letter_to_leaders


def on_quiet(turn: Turn, event: BookQuiet) -> Turn:
    """A cry for help and what had no answer are named where there are any."""
    told: dict[str, Value] = {
        "since": event.since,
        "cries": _where("quiet-cries", event.cries),
        "messages": Text("quiet-messages", {"count": event.messages}),
        "passed": Text("quiet-passed", {"count": event.passed}),
        "unread": _where("quiet-unread", event.unread),
    }
    said = Text("desk-quiet", told)
    shown = turn.do(SendReply(Reply(said), turn.conversation.stamp))
    return letter_to_leaders(shown, "letter-quiet", what=said)


def _where(key: str, count: int) -> Value:
    return Text(key, {"count": count}) if count else ""


DESK_QUIET = Topic("desk-quiet", entry_points=(on(BookQuiet, on_quiet),))
