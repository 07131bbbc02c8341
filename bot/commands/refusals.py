"""Why a verb ends, or what is wrong with a file, in the command's language.

The rule this module guards: a refusal is written once, in English, where it is raised (what reads
settings, entries or the database reads no text). The sentence `wrong-…` that says the same is found by
its English. What stands in its holes is said, too. What has no sentence stays as it is.
"""

import re
from collections.abc import Iterator
from functools import cache

from fluent.syntax import ast

from bot.commands.language import language, say
from bot.policy.languages import ENGLISH
from bot.policy.refusal import Problem
from bot.texts.catalogue import bundle

PREFIX = "wrong-"


def told(text: str) -> str:
    """A problem or a mend, as the command's language says it."""
    if language() == ENGLISH.code:
        return text
    for key, shape in shapes():
        if found := shape.fullmatch(text):
            return say(key, **{name: told(value) for name, value in found.groupdict().items()})
    return text


def told_whole(problem: Problem) -> str:
    """The key, what is wrong, and its mend, on one line."""
    return f"{problem.key}: {told(problem.problem)}; {told(problem.mend)}"


@cache
def shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sentence's key and the shape of its English; those that say most by themselves come first."""
    english = bundle(ENGLISH.code)._messages
    found = {key: tuple(_parts(english[key])) for key in english if key.startswith(PREFIX)}
    ordered = sorted(
        found, key=lambda key: -sum(len(text) for text, is_hole in found[key] if not is_hole)
    )
    return tuple((key, re.compile("".join(map(_shape, found[key])), re.DOTALL)) for key in ordered)


def _parts(message: ast.Message | ast.Term) -> Iterator[tuple[str, bool]]:
    """The texts of a sentence and the names of its holes, which are marked."""
    for element in message.value.elements if message.value else ():
        if isinstance(element, ast.TextElement):
            yield element.value, False
        elif isinstance(element.expression, ast.VariableReference):
            yield element.expression.id.name, True
        elif isinstance(element.expression, ast.StringLiteral):
            yield element.expression.parse()["value"], False


def _shape(part: tuple[str, bool]) -> str:
    text, is_hole = part
    return f"(?P<{text}>.*)" if is_hole else re.escape(text)
