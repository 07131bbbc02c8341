"""Which languages there are stands in one place (bot/policy/languages.py)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.policy.languages import (
    ARABIC,
    ENGLISH,
    FIRST,
    LANGUAGES,
    SHIPPED,
    after,
    beside,
    in_each,
    said_in,
)
from bot.texts.catalogue import FOLDER, sentence

ROOT = Path(__file__).parents[3]
MAY_NAME_THEM = {
    "bot/policy/languages.py": "the one place",
    "faq/text/language.py": "the other languages that people write in",
    "faq/detect/language_asked.py": "the two languages that somebody may ask for",
    "bot/texts/dates.py": "the two languages in which hijridate names the months",
}
WORDED = {"worded", "texts"}
"""What is given words that come with Rida, as `worded(ar="…", en="…")`."""


def modules() -> Iterator[Path]:
    for room in ("bot", "faq", "handlers"):
        yield from (file for file in (ROOT / room).rglob("*.py") if "migrations" not in file.parts)


def named(tree: ast.AST) -> Iterator[str]:
    """Where a language is named by its code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in LANGUAGES:
            yield f"{node.lineno}: {node.value!r}"
        if isinstance(node, ast.Attribute) and node.attr in LANGUAGES:
            yield f"{node.lineno}: .{node.attr}"
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") not in WORDED:
            yield from (f"{node.lineno}: {each.arg}=" for each in node.keywords if each.arg in LANGUAGES)


def test_no_other_module_names_a_language_by_its_code() -> None:
    found = {
        str(file.relative_to(ROOT)): lines
        for file in modules()
        if (lines := list(named(ast.parse(file.read_text("utf-8")))))
    }
    assert found.keys() - MAY_NAME_THEM.keys() == set(), found


@pytest.mark.parametrize("written", ['x = "en"', "name.ar", 'f(en="x")', 'x = {"ar": 1}', 'd["en"]'])
def test_each_way_to_name_one_is_found(written: str) -> None:
    assert list(named(ast.parse(written)))


def test_every_language_has_its_folder_of_texts_and_no_folder_is_left_over() -> None:
    folders = {file.parent.name for file in FOLDER.glob("*/*.ftl")}
    assert folders == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["choice-language", "web-bar-language", "telegram-command-language"])
def test_what_changes_the_language_says_where_it_leads(key: str, language: str) -> None:
    assert sentence(key, language, {}) == SHIPPED[after(language)].name


def test_the_button_goes_through_all_languages_and_a_poster_says_it_in_two() -> None:
    seen = [FIRST]
    while (following := after(seen[-1])) != FIRST:
        seen.append(following)
    assert tuple(seen) == LANGUAGES
    assert all(beside(language) != language for language in LANGUAGES)
    assert {beside(language) for language in LANGUAGES if language != FIRST} == {FIRST}


def test_a_missing_text_is_the_first_languages_or_the_only_one() -> None:
    arabic, english = ARABIC.code, ENGLISH.code
    assert in_each({arabic: "أ"}) == dict.fromkeys(LANGUAGES, "أ")
    assert in_each({english: "E"}) == dict.fromkeys(LANGUAGES, "E")
    assert in_each({arabic: "أ", english: "E"})[english] == "E"
    assert said_in({arabic: "أ"}, english) == "أ" and said_in({arabic: "أ", english: "E"}, english) == "E"
