"""Every key exists in both languages with the same values, and every sentence can be said."""

import re
from functools import cache
from itertools import product

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.policy.languages import FIRST, LANGUAGES
from bot.texts.catalogue import FOLDER, TextError, isolated, plain, sentence, tidy
from tests.table import rows


class _Values(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.plural: list[ast.SelectExpression] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        self.plural.append(node)
        self.generic_visit(node)


@cache
def messages(language: str) -> dict[str, _Values]:
    found: dict[str, _Values] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                values = _Values()
                values.visit(entry)
                found[entry.id.name] = values
    return found


def of_every_language() -> list[tuple[str, str]]:
    return [(language, key) for language in LANGUAGES for key in sorted(messages(language))]


def counting() -> list[str]:
    return [key for key, values in messages("ar").items() if values.plural]


def test_both_languages_have_the_same_keys() -> None:
    assert all(messages(each).keys() == messages(FIRST).keys() for each in LANGUAGES)


@rows("key", lambda: sorted(messages("ar")))
def test_both_languages_name_the_same_values(key: str) -> None:
    assert all(messages(each)[key].names == messages(FIRST)[key].names for each in LANGUAGES)


@rows("language, key", of_every_language)
def test_every_sentence_can_be_said_and_misses_what_it_is_not_given(language: str, key: str) -> None:
    values = messages(language)[key]
    counted = {node.selector.id.name for node in values.plural}  # type: ignore[union-attr]
    given: dict[str, str | int] = {name: 7 if name in counted else f"<{name}>" for name in values.names}
    said = sentence(key, language, given)
    assert said.strip()
    assert not re.search(r"\{\s*\$", said)
    if values.names:
        with pytest.raises(TextError):
            sentence(key, language, {})


@rows("key", counting)
def test_arabic_counts_in_six_forms(key: str) -> None:
    for node in messages("ar")[key].plural:
        forms = [v.key.name for v in node.variants if isinstance(v.key, ast.Identifier)]
        assert forms == ["zero", "one", "two", "few", "many", "other"]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "وصلتنا رسالتك."),
        (2, "وصلتنا رسالتان."),
        (3, "وصلتنا 3 رسائل."),
        (10, "وصلتنا 10 رسائل."),
        (11, "وصلتنا 11 رسالة."),
        (99, "وصلتنا 99 رسالة."),
        (100, "وصلتنا 100 رسالة."),
        (103, "وصلتنا 103 رسائل."),
    ],
)
def test_arabic_plurals_are_right(count: int, said: str) -> None:
    assert plain(sentence("complaint-heard", "ar", {"count": count})).split("\n")[0] == said


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(TextError, match="no-such-key"):
        sentence("no-such-key", "ar", {})


def test_every_line_is_isolated_by_itself() -> None:
    assert isolated("a\n\nb") == "\u2068a\u2069\n\n\u2068b\u2069"


@pytest.mark.parametrize(
    ("text", "tidied"),
    list(
        product(["a\n\n\n\nb", "\n\na\n\nb\n", "a\n\u2068\u2069\n\nb"], ["a\n\nb"]),
    ),
)
def test_empty_values_leave_no_holes(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


def test_what_people_write_goes_in_whole_however_long_and_odd() -> None:
    words = "\ue000society\ue001 { $number } " + "ط" * 5000
    assert words in sentence("staff-wrote", "ar", {"society": "ج", "number": 1, "text": words})


LATIN_COMMAND = re.compile(r"(?<![\u200E/\w])/[a-z]", re.ASCII)
"""A stroke within a path or an address begins no command, and a mark before it would be copied with it."""

DIRECTED = re.compile("[\u0621-\u064a\u200f]")


class _Lines(Visitor):
    """The lines of every pattern, its values as `{}`: what is isolated gives a line no direction."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:
        self.lines += "".join(map(_as_said, node.elements)).split("\n")
        self.generic_visit(node)


def _as_said(element: ast.TextElement | ast.Placeable) -> str:
    if isinstance(element, ast.TextElement):
        return element.value
    literal = element.expression if isinstance(element.expression, ast.StringLiteral) else None
    return str(literal.parse()["value"]) if literal else "{}"


def _arabic_lines() -> list[str]:
    seen = _Lines()
    for file in sorted((FOLDER / "ar").glob("*.ftl")):
        seen.visit(FluentParser().parse(file.read_text("utf-8")))
    return seen.lines


def test_an_arabic_line_of_nothing_but_values_is_still_read_from_the_right() -> None:
    topic = "{} · {} · {}"  # a name in the staff's group, which begins with the number that they look for
    several = [line for line in _arabic_lines() if line.count("{}") > 1 and line != topic]
    assert [line for line in several if not DIRECTED.search(line)] == []


def test_a_command_in_an_arabic_line_keeps_its_stroke_before_it() -> None:
    assert [line for line in _arabic_lines() if LATIN_COMMAND.search(line)] == []
