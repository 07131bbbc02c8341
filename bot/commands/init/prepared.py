"""Answers that a script brings along: a file of them, and `--set`.

The rule this module guards: an answer that nobody asks for, or that config.yaml would refuse, is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.commands.init.asking import Asker, Unanswered
from bot.commands.init.question import NOTHING, NotTaken, Question, typed
from bot.commands.language import say
from bot.commands.refusals import told
from bot.config.file import read
from bot.config.load import wrong_with


def written_answers(file: Path | None, pairs: Iterable[str]) -> dict[str, Any]:
    """By the id of their question, as written: `society.email: a@b.org`, also as tables in tables.

    Raises:
        ConfigError: the file cannot be read.
        Unanswered: a pair is none.
    """
    found = dict(_flat(read(file).values)) if file else {}
    for pair in pairs:
        id, is_pair, written = pair.partition("=")
        if not is_pair:
            raise Unanswered(pair, say("init-no-pair"))
        found[id.strip()] = written
    return found


def _flat(values: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def whole_staff(left: dict[str, Any]) -> dict[str, Any]:
    """The members, where they came as one list: then nobody is asked about.

    Raises Unanswered: config.yaml would refuse one.
    """
    if "staff" not in left:
        return {}
    staff = left.pop("staff")
    for problem in wrong_with({"staff": staff}):
        raise Unanswered(problem.key, f"{told(problem.problem)}; {told(problem.mend)}")
    return {"staff": staff}


class Prepared:
    """Answers what was prepared, and lets `others` answer the rest."""

    def __init__(self, left: dict[str, Any], others: Asker) -> None:
        self.left, self._others = left, others

    def answer(self, question: Question, former: str) -> tuple[Any, str]:
        if question.id not in self.left:
            return self._others.answer(question, former)
        written = typed(_as_typed(self.left.pop(question.id)))
        try:
            return question.read(written), written
        except NotTaken as error:
            raise Unanswered(question.id, error.why) from None


def _as_typed(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case None | "":
            return NOTHING
        case list():
            return ", ".join(map(str, value)) or NOTHING
        case _:
            return str(value)
