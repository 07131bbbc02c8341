"""The staff's group on the messaging platform, lost and found again; the bot itself, when another program
takes what people write to it; and the disk, when it has no room for files.

The rule this module guards: where the group is closed, the news goes by e-mail, once; what the group has
to be told waits in the outbox meanwhile.
"""

from bot.core.effects import SendEmail, Text, Value
from bot.core.events import (
    BotOurs,
    BotShared,
    DiskScarce,
    GroupMended,
    GroupTrouble,
    StaffGroupClosed,
    StaffGroupOpened,
    StaffUnheard,
    TrailBroken,
)
from bot.core.facts import Role
from bot.core.staff_text.buttons import LEADERS
from bot.core.topic import Topic, on
from bot.core.turn import Turn


def on_closed(turn: Turn, _: StaffGroupClosed) -> Turn:
    count = sum(case.is_open for case in turn.facts.cases)
    return letter_to_leaders(turn, "letter-group-closed", count=count)


def letter_to_leaders(turn: Turn, key: str, **values: Value) -> Turn:
    """To whoever leads; where nobody of them has an address, to everyone who has one."""
    leading = tuple(Role(role) for role in sorted(LEADERS))
    leaders = [member.email for role in leading for member in turn.facts.with_role(role)]
    everyone = [member.email for member in turn.facts.staff]
    to = dict.fromkeys(address for address in leaders if address) or dict.fromkeys(everyone)
    subject, body = Text(f"{key}-subject"), (Text(key, values),)
    return turn.do(*(SendEmail(each, subject, body, None) for each in to if each))


def on_opened(turn: Turn, _: StaffGroupOpened) -> Turn:
    return turn.show("desk-group-opened")


def on_shared(turn: Turn, event: BotShared) -> Turn:
    """At the desk, and by e-mail: whoever can mend it need not read the group."""
    shown = turn.show(f"desk-bot-shared-{event.how}", since=event.since)
    mend = Text(f"desk-bot-shared-{event.how}", {"since": event.since})
    return letter_to_leaders(shown, "letter-bot-shared", mend=mend)


def on_trouble(turn: Turn, event: GroupTrouble) -> Turn:
    """At the desk, which may not hear of it before it is over, and by e-mail."""
    key, since, until = f"desk-group-{event.kind}", event.since, event.until or event.since
    shown = turn.show(key, since=since, until=until)
    return letter_to_leaders(
        shown, "letter-group-trouble", mend=Text(key, {"since": since, "until": until})
    )


def on_mended(turn: Turn, event: GroupMended) -> Turn:
    key = f"desk-group-{event.kind}-mended"
    return letter_to_leaders(turn.show(key), "letter-group-mended", mended=Text(key))


def on_unheard(turn: Turn, event: StaffUnheard) -> Turn:
    return turn.show(f"staff-unheard-{event.why}", about=event.message)


def on_ours(turn: Turn, event: BotOurs) -> Turn:
    return turn.show("desk-bot-ours", since=event.since)


def on_disk(turn: Turn, event: DiskScarce) -> Turn:
    """At the desk, and by e-mail: whoever can make room need not read the desk."""
    if not event.is_scarce:
        return turn.show("desk-disk-free")
    shown = turn.show("desk-disk-scarce", megabytes=event.megabytes)
    return letter_to_leaders(shown, "letter-disk-scarce", megabytes=event.megabytes)


def on_trail(turn: Turn, event: TrailBroken) -> Turn:
    """At the desk, and by e-mail: somebody who works there may have done it."""
    shown = turn.show(f"desk-trail-{event.fault}", entry=event.entry)
    return letter_to_leaders(
        shown, "letter-trail", what=Text(f"desk-trail-{event.fault}", {"entry": event.entry})
    )


DESK_GROUP = Topic(
    "desk-group",
    entry_points=(
        on(StaffGroupClosed, on_closed),
        on(StaffGroupOpened, on_opened),
        on(BotShared, on_shared),
        on(BotOurs, on_ours),
        on(GroupTrouble, on_trouble),
        on(GroupMended, on_mended),
        on(StaffUnheard, on_unheard),
        on(DiskScarce, on_disk),
        on(TrailBroken, on_trail),
    ),
)

ROOM_UNHEARD = Topic("room-unheard", entry_points=(on(StaffUnheard, on_unheard),))
"""In the topic of a case, too."""
