"""The questions of an initiative as one form that a platform shows and sends back at once.

The rule this module guards: what was filled in reads like what is typed, a line an answer, so that
whatever looks at words (what is hidden, a cry for help) looks at it as well.
"""

from collections.abc import Iterable, Mapping

from bot.core.registration import Initiative

BETWEEN = ": "


def named(initiative: str, stamp: int) -> str:
    """What a form is known by: the initiative, and the question at which it was offered."""
    return f"{initiative}.{stamp}"


def read_name(form: str) -> tuple[str, int]:
    """The initiative and the stamp; an empty one for what is no name of a form."""
    initiative, _, stamp = form.rpartition(".")
    return (initiative, int(stamp)) if stamp.isascii() and stamp.isdecimal() else ("", 0)


def written(answers: Mapping[str, str]) -> str:
    """The answers by the id of their field, each a line."""
    return "\n".join(f"{id}{BETWEEN}{_one_line(said)}" for id, said in answers.items() if said.strip())


def read_answers(initiative: Initiative, text: str) -> dict[str, str]:
    """Of the fields that the form has now; the first line counts."""
    found: dict[str, str] = {}
    for id, said in _lines(text):
        if initiative.field(id):
            found.setdefault(id, said)
    return found


def _lines(text: str) -> Iterable[tuple[str, str]]:
    for line in text.splitlines():
        id, between, said = line.partition(BETWEEN)
        if between:
            yield id.strip(), said.strip()


def _one_line(said: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in said).split())
