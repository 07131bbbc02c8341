"""What a person who writes by mail is told goes as one mail, and not for ever.

The rules this module guards: one turn says one mail; its buttons are numbered lines that a mail can
answer, and nothing that leads through a menu; and one address is answered by itself only so often a day:
two programs that answer each other end by it, and a cry for help is answered longer than anything else.
"""

from datetime import timedelta

from bot.core.conversation import Choice, desk
from bot.core.effects import Effect, Reply, SendReply
from bot.core.events import MailRepliesStopped
from bot.core.mail_address import is_by_mail
from bot.core.messages import CRIES
from bot.core.replaced import replaced
from bot.core.turn import Turn
from handlers.person.mail.gate import is_mail
from handlers.person.navigation.paused_forms import TALKING

A_DAY, CRIES_A_DAY = 4, 12
"""So many mails of one address are answered by themselves in 24 hours."""

NOTICE = "privacy-notice"
NO_BUTTONS = frozenset(
    {
        "menu",
        "my-cases",
        "talk-done",
        "write-to-case",
        "another-matter",
        "heard-all",
        "questions",
        "contact",
        "language",
    }
)
"""They lead through a chat; whoever answers a mail needs none of them."""


def as_one_mail(before: Turn, done: Turn) -> Turn:
    """Of the gates the first: it has the last word on what the turn says."""
    if not is_by_mail(before.conversation.address):
        return done
    first = len(before.effects)
    said = [each.reply for each in done.effects[first:] if isinstance(each, SendReply)]
    silent = tuple(each for each in done.effects[first:] if not isinstance(each, SendReply))
    settled = _settled(replaced(done, effects=(*before.effects, *silent)))
    return _answered(settled, _one(said)) if said else settled


def _settled(turn: Turn) -> Turn:
    """Nobody stays in a talk by mail: which case a mail is about, it says itself."""
    here = turn.conversation
    prompt = tuple(each for each in here.prompt if each.action not in NO_BUTTONS)
    left = replaced(here, prompt=prompt)
    if here.topic == TALKING:
        left = replaced(left, topic="", state="", data={})
    return replaced(turn, conversation=left)


def _one(said: list[Reply]) -> Reply:
    """The notice about data goes below all else; buttons are those of the last that has any."""
    main = sorted(said, key=lambda each: each.text.key == NOTICE)
    first, *rest = main
    choices = next((each.choices for each in reversed(main) if _kept(each.choices)), ())
    below = [text for each in rest for text in (*each.above, each.text, *each.below)]
    files = tuple(dict.fromkeys(file for each in main for file in each.attachments))
    carried = replaced(first, choices=_kept(choices), below=(*first.below, *below), attachments=files)
    is_private, is_spare = any(e.private for e in main), all(e.spare for e in main)
    return replaced(carried, slot="", private=is_private, spare=is_spare, **_drawn(main))


def _drawn(main: list[Reply]) -> dict[str, str]:
    names = ("qr", "poster", "copy")
    return {name: next((v for v in (getattr(e, name) for e in main) if v), "") for name in names}


def _kept(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(each for each in choices if each.action not in NO_BUTTONS)


# How often ----------------------------------------------------------------------------------------


def _answered(turn: Turn, reply: Reply) -> Turn:
    effect: Effect = SendReply(reply, turn.conversation.stamp)
    if not is_mail(turn):
        return turn.do(effect)
    now = turn.facts.now
    lately = tuple(each for each in turn.conversation.mailed if now - each < timedelta(days=1))
    most = CRIES_A_DAY if reply.text.key.startswith(CRIES) else A_DAY
    if len(lately) > most:
        return turn
    counted = replaced(turn, conversation=replaced(turn.conversation, mailed=(*lately, now)))
    return _stopped(counted) if len(lately) == most else counted.do(effect)


def _stopped(turn: Turn) -> Turn:
    """One word to the desk: what comes is kept as ever, and somebody looks at it."""
    newest = max((case.number for case in turn.cases), default=0)
    return turn.post(desk(turn.facts.staff_channel), MailRepliesStopped(newest))
