"""What is kept of a person and who sees it is one word away, typed anyhow."""

import pytest

from bot.texts.catalogue import plain, sentence
from tests.unit.world import World, person


@pytest.mark.parametrize(
    "typed",
    ["الخصوصية", "خصوصيه", "سياسة الخصوصية", "/privacy", "/الخصوصية", "Privacy", "privacy policy"],
)
def test_privacy_is_shown_to_whoever_asks(typed: str) -> None:
    (shown,) = World().write(person(), typed)
    assert shown.key == "privacy-shown"
    assert [button.action for button in shown.buttons] == ["contact", "human", "menu"]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("ar", ("ما نحفظه", "من يراه", "تيليجرام", "البريد", "من تسأل")),
        ("en", ("What we keep", "Who sees it", "Telegram", "mail server", "Whom to ask")),
    ],
)
def test_it_says_what_who_through_which_and_whom_to_ask(language: str, parts: tuple[str, ...]) -> None:
    shown = plain(sentence("privacy-shown", language, {}))
    assert all(part in shown for part in parts)
