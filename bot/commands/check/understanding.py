"""Whether people are understood by the sense of what they write too, and what that is worth."""

from collections.abc import Iterator

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings

ANSWERED = {True: 78, False: 75}
"""With the sense and without it: how many of 100 questions that have an answer get it at once. Measured
on the questions of tests/data/faq (tests/unit/faq/test_faq_held_out.py)."""

MEGABYTES = 27
"""What the sense takes of a running Rida's memory (docs/decisions/75-the-answers-are-built-once.md)."""


def understanding(settings: Settings) -> Iterator[Finding]:
    both, words = ANSWERED[True], ANSWERED[False]
    if settings.answers.sense:
        what = say("check-sense", both=both, words=words, megabytes=MEGABYTES)
        yield Finding(Level.OK, "answers", what)
    else:
        what = say("check-no-sense", both=both, words=words, megabytes=MEGABYTES)
        yield Finding(Level.NOTE, "answers", what, say("check-no-sense-mend"), "answers-no-sense")
