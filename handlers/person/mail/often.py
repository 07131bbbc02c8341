"""How often the mails of one address are answered by themselves.

The rules this module guards: a number or a new date is said to whoever it is given to, whatever came
before it; what is grave is answered longer than anything else; whoever writes often reads beforehand
that not every mail will be answered; and two programs that answer each other end, for what they may be
given in a day is bounded (`filing`).
"""

from datetime import datetime, timedelta

from bot.core.conversation import desk
from bot.core.effects import Effect, Reply, SendReply, Text
from bot.core.events import MailRepliesStopped
from bot.core.messages import CRIES
from bot.core.replaced import replaced
from bot.core.turn import Turn
from handlers.shared.confidence import NAME as CONFIDENCE

DAY = timedelta(days=1)
A_DAY, GRAVE_A_DAY = 4, 12
"""So many mails of one address are answered by themselves in 24 hours; the second where a cry for help
or what is confided is answered."""


def is_spent(turn: Turn) -> bool:
    """Whether a program may be writing: from here on people answer."""
    return len(_lately(turn)) >= A_DAY


def answered(before: Turn, turn: Turn, reply: Reply) -> Turn:
    """The one answer of this turn to a mail, or none."""
    is_grave = reply.text.key.startswith(CRIES) or turn.conversation.topic == CONFIDENCE
    times, most = _lately(turn), GRAVE_A_DAY if is_grave else A_DAY
    if len(times) >= most and not _promised(before, turn):
        return stopped(turn)
    here = replaced(turn.conversation, mailed=(*times, turn.facts.now))
    is_told = len(here.mailed) >= A_DAY and not is_grave
    said = replaced(reply, below=(Text("mail-often"), *reply.below)) if is_told else reply
    effect: Effect = SendReply(said, turn.conversation.stamp)
    return replaced(turn, conversation=here).do(effect)


def stopped(turn: Turn) -> Turn:
    """One word to the desk a day: what comes is kept as ever, and somebody looks at it."""
    here, now = turn.conversation, turn.facts.now
    if here.mails_stopped and now - here.mails_stopped < DAY:
        return turn
    newest = max((case.number for case in turn.cases), default=0)
    noted = replaced(turn, conversation=replaced(here, mails_stopped=now))
    return noted.post(desk(turn.facts.staff_channel), MailRepliesStopped(newest))


def _lately(turn: Turn) -> tuple[datetime, ...]:
    return tuple(each for each in turn.conversation.mailed if turn.facts.now - each < DAY)


def _promised(before: Turn, turn: Turn) -> bool:
    """Whether a case was opened, or opened again."""
    known = {(case.number, case.rounds) for case in before.cases}
    return any((case.number, case.rounds) not in known for case in turn.cases)
