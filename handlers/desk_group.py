"""The staff's group on the messaging platform, lost and found again.

The rule this module guards: where the group is closed, the news goes by e-mail, once; what the group has
to be told waits in the outbox meanwhile.
"""

from bot.core.effects import SendEmail, Text
from bot.core.events import StaffGroupClosed, StaffGroupOpened
from bot.core.facts import Role
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.permissions import LEADERS


def on_closed(turn: Turn, _: StaffGroupClosed) -> Turn:
    """To whoever leads; where nobody of them has an address, to everyone who has one."""
    leading = tuple(Role(role) for role in sorted(LEADERS))
    leaders = [member.email for role in leading for member in turn.facts.with_role(role)]
    everyone = [member.email for member in turn.facts.staff]
    to = dict.fromkeys(address for address in leaders if address) or dict.fromkeys(everyone)
    body = (Text("letter-group-closed", {"count": sum(case.is_open for case in turn.facts.cases)}),)
    mails = (SendEmail(each, Text("letter-group-closed-subject"), body, None) for each in to if each)
    return turn.do(*mails)


def on_opened(turn: Turn, _: StaffGroupOpened) -> Turn:
    return turn.show("desk-group-opened")


DESK_GROUP = Topic(
    "desk-group", entry_points=(on(StaffGroupClosed, on_closed), on(StaffGroupOpened, on_opened))
)
