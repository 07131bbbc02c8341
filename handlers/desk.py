"""The staff's common desk: what concerns no single case, and the list of the open ones."""

from bot.core.case import Case
from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import DeliveryParked, TurnFailed
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn


def on_parked(turn: Turn, event: DeliveryParked) -> Turn:
    """A message of ours that was given up: staff hear of it at once, by number, never by its words."""
    key = "desk-parked-case" if event.case else "desk-parked"
    reason = Text(f"parked-{event.reason.lower()}")
    return turn.show(
        key, delivery=event.delivery, channel=event.channel, reason=reason, number=event.case or 0
    )


def on_failed(turn: Turn, event: TurnFailed) -> Turn:
    return turn.show("desk-turn-failed", number=event.inbox, channel=event.channel)


def on_anything(turn: Turn) -> Turn:
    """The desk is no person's room: say where to write, and show what is open, by deadline."""
    open_cases = sorted((c for c in turn.facts.cases if c.is_open), key=lambda case: case.due_at)
    lines = tuple(_line(case) for case in open_cases)
    return turn.show("desk-open-cases" if lines else "desk-no-cases", Choice("open-cases"), cases=lines)


def _line(case: Case) -> Text:
    values: dict[str, Value] = {
        "number": case.number,
        "status": Text(f"case-is-{case.status}"),
        "due": case.due_at,
    }
    return Text("desk-line", values)


DESK_TOPIC = Topic(
    "desk",
    entry_points=(
        on(DeliveryParked, on_parked),
        on(TurnFailed, on_failed),
        Rule(pressed("open-cases"), on_anything),
    ),
)
