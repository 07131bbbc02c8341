"""What the desk hears of the templates that call people to whom nothing may be said freely: once for each
change, with what to do."""

from typing import Any

from bot.core.effects import Text
from bot.core.events import TemplateChanged
from bot.core.topic import Topic, on
from bot.core.turn import Turn

CHANGES = ("approved", "unusable", "category", "quality")


def on_changed(turn: Turn, event: TemplateChanged) -> Turn:
    named: dict[str, Any] = {
        "name": event.name,
        "language": event.language,
        "channel": Text(f"channel-{event.channel}"),
    }
    if event.what in CHANGES:
        return turn.show(f"desk-template-{event.what}", detail=event.detail, **named)
    if event.what == "category-later":
        when = (Text("desk-template-when", {"at": event.at}),) if event.at else ()
        return turn.show("desk-template-category-later", detail=event.detail, when=when, **named)
    return turn.show("desk-template-failed", reason=Text(f"parked-{event.what}"), **named)


DESK_TEMPLATES = Topic("desk-templates", entry_points=(on(TemplateChanged, on_changed),))
