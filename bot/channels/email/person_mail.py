"""A mail to a person who wrote one: its thread, its choices as numbered lines, its files.

The rules this module guards: what Rida says by itself says so (RFC 3834), and what staff wrote does not;
the number of a button here is the number that is understood when it comes back; and a mail carries no
more than servers take, and says what it left behind.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.message import EmailMessage

from bot.channels.email.html import one_line
from bot.core.events import Attachment
from bot.core.mailing import MOST
from bot.core.messages import STAFF_WORDS, Message
from bot.store.queries.mails import Thread

THREAD = 12
"""So many mails of a thread are named: its first and the latest."""


@dataclass(frozen=True, slots=True)
class PersonSays:
    """The sentences of the house that stand in a mail to a person, in its language: above its choices,
    where files were left behind, and the subject of a mail that answers none."""

    choices: Callable[[Message], str]
    without_files: Callable[[Message], str]
    subject: Callable[[Message], str]


_MARKS = re.compile(r"(?:(?:re|aw|sv|رد|ردّ)\s*(?:\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE)

ThreadOf = Callable[[int], Awaitable[Thread]]
"""Of the number of a delivery, asked when it goes out."""


def is_said(message: Message) -> bool:
    """Whether it is worth a mail: a sign on a message is none, nor what only tells that something goes
    on."""
    return not (message.mark or message.spare) or bool(message.buttons)


def text_of(message: Message, says: PersonSays) -> str:
    lines = [_line(n, button.label, button.url) for n, button in enumerate(message.buttons, start=1)]
    is_asked = any(not button.url for button in message.buttons)
    heading = [says.choices(message)] if is_asked else []
    left = [says.without_files(message)] if _left_out(message) else []
    return "\n\n".join((message.text, *left, *heading, *(("\n".join(lines),) if lines else ())))


def _line(number: int, label: str, url: str) -> str:
    return f"{label}:\n{url}" if url else f"{number}. {label}"


def subject_of(message: Message, thread: Thread, says: PersonSays, *, is_verified: bool = True) -> str:
    """As theirs, marked as an answer, with the number of the case. What somebody who may be forged wrote
    is sent to nobody."""
    theirs = one_line(thread.answered.mail.subject) if thread.answered and is_verified else ""
    asked = _MARKS.sub("", theirs, count=1)
    subject = f"Re: {asked}" if asked else one_line(says.subject(message))
    is_shown = thread.case and not message.private and f"[{thread.case}]" not in subject
    number = f"[{thread.case}]" if is_shown else ""
    return " ".join(filter(None, (subject, number)))


def thread_headers(mail: EmailMessage, thread: Thread) -> None:
    answered = thread.answered
    if answered is None or not answered.id:
        return
    before = tuple(each for each in answered.mail.thread if each != answered.id)
    shown = (*before[:1], *before[1:][-(THREAD - 2) :], answered.id)
    mail["In-Reply-To"] = answered.id
    mail["References"] = " ".join(shown)


def marked_automatic(mail: EmailMessage, message: Message, thread: Thread) -> None:
    """Words of staff are a person's; all else is said by a machine, which no machine shall answer."""
    if message.key.startswith(STAFF_WORDS):
        return
    mail["Auto-Submitted"] = "auto-replied" if thread.is_reply else "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"


def taken(message: Message) -> tuple[Attachment, ...]:
    """The files that go along: as many as there is room for."""
    kept: list[Attachment] = []
    for file in message.attachments:
        if sum(each.size for each in kept) + file.size <= MOST:
            kept.append(file)
    return tuple(kept)


def _left_out(message: Message) -> bool:
    return len(taken(message)) < len(message.attachments)
