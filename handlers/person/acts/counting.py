"""What people bring, for the month's report: each message outside a form counts as its act.

The rule this module guards: it is a number and a day. A disclosure is never counted: where few write, a
number alone would tell of it.
"""

from bot.core.advance import understood
from bot.core.events import MessageReceived
from bot.core.report import CountAct
from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from faq.detect.disclosure import discloses


def counted(turn: Turn) -> Turn | None:
    """A gate."""
    if turn.conversation.topic or not turn.text or turn.words.forwarded:
        return None
    if not isinstance(understood(turn), MessageReceived):
        return None
    act = _act(turn.facts.answers.hear(turn.text), turn.text)
    day = turn.facts.calendar.begins(turn.facts.today)
    return turn.do(CountAct(act.value, day)).let_through() if act else None


def _act(heard: Heard, text: str) -> Act | None:
    """The one that leads; where none is plain, the one that comes nearest."""
    first = heard.sure[:1] or tuple(each.act for each in heard.acts[:1])
    is_private = Act.DISCLOSE in (*first, heard.grave) or discloses(text)
    return None if is_private or not first else first[0]
