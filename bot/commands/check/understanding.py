"""Whether people are understood by the sense of what they write too, and what that is worth."""

from collections.abc import Iterator

from bot.commands.check.findings import Finding, Level
from bot.config import Settings

ANSWERED = {True: 78, False: 75}
"""With the sense and without it: how many of 100 questions that have an answer get it at once. Measured
on the questions of tests/data/faq (tests/unit/faq/test_faq_held_out.py)."""

MEGABYTES = 27
"""What the sense takes of a running Rida's memory (docs/decisions/75-the-answers-are-built-once.md)."""


def understanding(settings: Settings) -> Iterator[Finding]:
    both, words = ANSWERED[True], ANSWERED[False]
    if settings.answers.sense:
        what = f"understood by words and sense: {both} of 100 questions are answered at once"
        less = f"with answers.sense: false {words} are, and {MEGABYTES} MB of memory are saved"
        yield Finding(Level.OK, "answers", f"{what}; {less}")
    else:
        what = f"understood by words alone: {words} of 100 questions are answered at once"
        mend = "set answers.sense to true, where the memory allows it"
        more = f"with answers.sense: true {both} are, for {MEGABYTES} MB of memory"
        yield Finding(Level.NOTE, "answers", f"{what}; {more}", mend)
