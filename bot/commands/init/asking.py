"""Who answers the questions of `rida init`: somebody at a terminal, or a script that writes lines.

The rules this module guards: a wrong answer is said and asked again of people, and ends a script with the
name of the question. Each thing stands on a line of its own, for many a terminal writes Arabic from the
left: nothing is left to read across a line.
"""

import sys
from contextlib import suppress
from typing import Any, Protocol

from bot.commands.init.before import Before, Given
from bot.commands.init.question import (
    NotTaken,
    Question,
    folded,
    is_back,
    may_be_nothing,
    typed,
    yes_or_no,
)
from bot.commands.init.script import PARTS, pending
from bot.commands.language import language, say
from bot.commands.printable import printable
from bot.policy.languages import LANGUAGES, SHIPPED

PROMPT = "> "
_LANGUAGES = {
    code: {str(number), folded(SHIPPED[code].name), code, *map(folded, SHIPPED[code].called)}
    for number, code in enumerate(LANGUAGES, start=1)
}


class Back(Exception):
    """The question before is to be asked again."""


class Left(Exception):
    """Whoever answered went away in the middle."""


class Unanswered(Exception):
    """A script gave no answer to the question `id`, a wrong one, or one to no question: `why` says
    which."""

    def __init__(self, id: str, why: str) -> None:
        super().__init__(why)
        self.id, self.why = id, why


class Asker(Protocol):
    def answer(self, question: Question, former: str) -> tuple[Any, str]:
        """What was answered, and as it was typed. `former` is what was typed here before."""
        ...


def asked(asker: Asker, before: Before, given: Given) -> Given:
    """All answers, those that were `given` among them.

    Raises:
        Left: whoever answered went away.
        Unanswered: a script's answer is missing or wrong.
    """
    way: list[str] = []
    former: dict[str, str] = {}
    while question := pending(before, given):
        try:
            given[question.id], former[question.id] = asker.answer(question, former.get(question.id, ""))
            way.append(question.id)
        except Back:
            if way:
                del given[way.pop()]
    return given


class AtTerminal:
    """Somebody who reads and types."""

    def __init__(self) -> None:
        self._part = ""
        with suppress(ImportError):  # a Python that was built without it still asks
            import readline  # noqa: F401  # moves within a line, and takes back whole Arabic letters

    def answer(self, question: Question, former: str) -> tuple[Any, str]:
        self._head(question)
        enter = former or question.default
        self._say(say(question.ask, **question.values))
        for number, choice in enumerate(question.choices, start=1):
            self._say(f"  {number}  {say(choice)}")
        if enter:
            key = "init-enter-or-nothing" if may_be_nothing(question) else "init-enter"
            self._say(say(key, default=former or question.shown or enter))
        elif enter is not None:
            self._say(say("init-enter-nothing"))
        return self._taken(question, enter)

    def _taken(self, question: Question, enter: str | None) -> tuple[Any, str]:
        while True:
            written = typed(self._line()) or (enter or "")
            if is_back(written):
                raise Back
            try:
                if not written and enter is None:
                    raise NotTaken(say("init-must"))
                return question.read(written), written
            except NotTaken as error:
                self._say(error.why)

    def _head(self, question: Question) -> None:
        self._say("")
        if question.part != self._part:
            self._part = question.part
            number = {"number": PARTS.index(question.part) + 1, "count": len(PARTS)}
            self._say(say(f"init-part-{question.part}", **number))
            self._say("")

    def _line(self) -> str:
        try:
            return input(PROMPT)
        except UnicodeDecodeError:
            return ""
        except (EOFError, KeyboardInterrupt):
            raise Left from None

    def _say(self, line: str) -> None:
        sys.stdout.write(printable(line) + "\n")


class ByLines:
    """A script: the answers stand one a line on standard input; an empty line, or none any more, is
    Enter."""

    def answer(self, question: Question, former: str) -> tuple[Any, str]:
        written = typed(sys.stdin.readline()) or question.default
        if written is None:
            raise Unanswered(question.id, say("init-must"))
        try:
            return question.read(written), written
        except NotTaken as error:
            raise Unanswered(question.id, error.why) from None


def language_asked() -> str:
    """In both languages, for nobody has said one yet."""
    here = language()
    sys.stdout.write(f"{say('init-language')}\n{say('init-enter', default=SHIPPED[here].name)}\n")
    while True:
        try:
            said = folded(input(PROMPT))
        except UnicodeDecodeError:
            continue
        except (EOFError, KeyboardInterrupt):
            raise Left from None
        found = next((code for code, words in _LANGUAGES.items() if said in words), "" if said else here)
        if found:
            return found


def confirmed(question: str) -> bool:
    """A last yes; whatever is no yes is a no."""
    sys.stdout.write(f"\n{say(question)}\n{say('init-enter', default=say('init-yes'))}\n")
    try:
        return yes_or_no(typed(input(PROMPT)) or "yes")
    except (NotTaken, UnicodeDecodeError):
        return False
    except (EOFError, KeyboardInterrupt):
        raise Left from None
