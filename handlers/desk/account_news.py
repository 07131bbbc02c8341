"""What the desk hears of the society's account at a platform: that it is restricted, or may write to more
people, with what to do."""

from bot.core.effects import Text
from bot.core.events import AccountChanged
from bot.core.topic import Topic, on
from bot.core.turn import Turn


def on_account(turn: Turn, event: AccountChanged) -> Turn:
    named = Text(f"channel-{event.channel}")
    detail = Text("account-detail", {"detail": event.detail}) if event.detail else ""
    return turn.show(f"desk-account-{event.what}", channel=named, detail=detail)


DESK_ACCOUNT = Topic("desk-account", entry_points=(on(AccountChanged, on_account),))
