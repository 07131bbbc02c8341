"""What the desk hears of the mailbox of those who complain."""

from bot.core.events import MailRepliesStopped, MailsLeft, MemberMailed
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.case_summary import files_of, name_of
from handlers.shared.message_summary import told


def on_stopped(turn: Turn, event: MailRepliesStopped) -> Turn:
    """Two programs may answer each other, or somebody writes very often: staff see which."""
    if not event.case:
        return turn.show("desk-mail-stopped")
    return turn.show("desk-mail-stopped-case", number=event.case)


def on_member(turn: Turn, event: MemberMailed) -> Turn:
    """Staff who write there are no person with a case: whoever is at the desk reads it."""
    words, name = (event.words,), name_of(turn, event.member)
    return turn.show("desk-member-mailed", files=files_of(words), name=name, told=told(words))


def on_left(turn: Turn, event: MailsLeft) -> Turn:
    """Which mails they are is seen in the mailbox alone."""
    return turn.show("desk-mails-left")


DESK_MAIL = Topic(
    "desk-mail",
    entry_points=(
        on(MailRepliesStopped, on_stopped),
        on(MemberMailed, on_member),
        on(MailsLeft, on_left),
    ),
)
