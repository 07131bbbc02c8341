"""What a person who writes by mail is told goes as one mail, and not for ever.

The rules this module guards: one turn says one mail; its buttons are numbered lines that a mail can
answer, and nothing that leads through a menu; and one address is answered by itself only so often a day
(`often`).
"""

from bot.core.conversation import Choice
from bot.core.effects import Reply, SendReply
from bot.core.mail_address import is_by_mail
from bot.core.replaced import replaced
from bot.core.turn import Turn
from handlers.person.mail.gate import is_mail
from handlers.person.mail.often import answered
from handlers.person.navigation.paused_forms import TALKING

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
    if not said:
        return settled
    said_once = _one(said)
    if not is_mail(settled):
        return settled.do(SendReply(said_once, settled.conversation.stamp))
    return answered(before, settled, said_once)


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
