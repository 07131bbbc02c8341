"""Which case a mail is about, if any.

The rules this module guards: a mail counts for a case of its own sender alone; the nearest sign counts
first: which mail it answers, then a number that it names, then its subject; and an old thread is no
reason to open again what was over long ago.
"""

import re
from datetime import timedelta

from bot.core.case import Case, Stage
from bot.core.events import Mail, MessageReceived
from bot.core.turn import Turn
from handlers.person.own_cases.additions import named_cases
from handlers.shared.cases import own_case

SAME_SUBJECT = timedelta(days=30)
LONG_AGO = timedelta(days=90)
"""So long after a case was settled, what is written in its thread is a new matter."""

_NUMBERED = re.compile(r"[\[(#]\s*(\d{4,9})\s*[\])]?")
_ANSWERS = re.compile(
    r"\s*(?:(?:re|fw|fwd|aw|sv|رد|ردّ|إعادة توجيه|اعادة توجيه)\s*(?:\[\d+\])?\s*[:：]\s*)+", re.I
)


def thread_of(turn: Turn) -> Case | None:
    """The sender's own case that the mail goes on with; None: it is about none."""
    mail = mail_of(turn)
    found = _answered(turn) or _numbered(turn, mail.subject) or _named(turn) or _of_subject(turn, mail)
    return None if found is None or _was_long_ago(turn, found) else found


def mail_of(turn: Turn) -> Mail:
    event = turn.event
    return (event.mail if isinstance(event, MessageReceived) else None) or Mail()


def bare_subject(subject: str) -> str:
    """Without what mail programs put before it, and without our own number."""
    return " ".join(_NUMBERED.sub(" ", _ANSWERS.sub("", subject, count=1)).split())


def _answered(turn: Turn) -> Case | None:
    """By the mail of ours, or of theirs, that it answers."""
    known = mail_of(turn).thread
    mine = (case for case in turn.cases if any(each.id in known for each in case.words if each.id))
    replied = turn.case(turn.facts.replied) if turn.facts.replied else None
    return replied or next(mine, None)


def _numbered(turn: Turn, subject: str) -> Case | None:
    numbers = (own_case(turn, number) for number in _NUMBERED.findall(subject))
    return next(filter(None, numbers), None)


def _named(turn: Turn) -> Case | None:
    named = named_cases(turn)
    return named[0] if len(named) == 1 else None


def _of_subject(turn: Turn, mail: Mail) -> Case | None:
    subject, since = bare_subject(mail.subject), turn.facts.now - SAME_SUBJECT
    if not mail.is_reply or not subject:
        return None
    return next((c for c in turn.cases if c.opened_at >= since and _begins(c, subject)), None)


def _begins(case: Case, subject: str) -> bool:
    first = case.words[0].text.partition("\n")[0] if case.words else ""
    return bare_subject(first) == subject


def _was_long_ago(turn: Turn, case: Case) -> bool:
    """Also of what ended without a solution: what is written now is a matter of its own."""
    if case.status.stage is Stage.GIVEN_UP:
        return case.status.value != "dismissed"
    settled = case.settled_at if not case.is_open else None
    return settled is not None and turn.facts.now - settled > LONG_AGO
