"""A sentence that is put together from what was made once reads as Fluent says it anew."""

from collections.abc import Mapping

import pytest
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, ast

from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import _PLACE, FOLDER, TextError, _names, bundle, number, sentence

VALUES: tuple[str | int, ...] = (
    0,
    1,
    2,
    3,
    11,
    100,
    1001,
    -5,
    "نص",
    "⁨Ali⁩\nb",
    "",
    "\ue000x\ue001",
    "ا" * 3000,
)


def _as_fluent_says(key: str, language: str, values: Mapping[str, str | int]) -> str:
    made, pattern = bundle(language), bundle(language).get_message(key).value
    given = {name: _given(name, value) for name, value in values.items()}
    text, errors = made.format_pattern(pattern, given)
    assert not errors
    return _PLACE.sub(lambda place: str(values[place[1]]), str(text))


def _given(name: str, value: str | int) -> object:
    return f"\ue000{name}\ue001" if isinstance(value, str) else fluent_number(value, useGrouping=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_reads_as_fluent_says_it(language: str) -> None:
    for place, key in enumerate(bundle(language)._messages):
        for turn, _ in enumerate(VALUES):
            names = _names(key, language).all
            values = {name: VALUES[(place + turn + n) % len(VALUES)] for n, name in enumerate(names)}
            assert sentence(key, language, values) == _as_fluent_says(key, language, values), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_without_one_of_its_values_is_refused(language: str) -> None:
    """Unless the variant that is said has no place for it."""
    for key in bundle(language)._messages:
        names = tuple(_names(key, language).all)
        for missing in names:
            values: dict[str, str | int] = {name: 3 for name in names if name != missing}
            try:
                said = sentence(key, language, values)
            except TextError:
                continue
            assert said == sentence(key, language, {**values, missing: "x"}), (key, missing)
    with pytest.raises(TextError):
        sentence("no-such-key", language, {})


def test_a_number_is_read_digit_by_digit() -> None:
    assert number(1234567, "en") == "1234567"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_parsed_alone_is_what_it_is_within_its_file(language: str) -> None:
    made = bundle(language)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), entry.content
            if isinstance(entry, ast.Message | ast.Term):
                kept = made._messages if isinstance(entry, ast.Message) else made._terms
                assert entry.equals(kept[entry.id.name], ignored_fields=["span", "comment"])
