"""What is kept of a person and who sees it is one word away, typed anyhow."""

from dataclasses import replace

import pytest

from bot.core.effects import Text
from bot.texts.catalogue import plain
from bot.texts.render import Renderer
from tests.unit.world import DATES, RENDERER, SOCIETY, World, person


@pytest.mark.parametrize(
    "typed",
    ["الخصوصية", "خصوصيه", "سياسة الخصوصية", "/privacy", "/الخصوصية", "Privacy", "privacy policy"],
)
def test_privacy_is_shown_to_whoever_asks(typed: str) -> None:
    (shown,) = World().write(person(), typed)
    assert shown.key == "privacy-shown"
    assert [button.action for button in shown.buttons] == [
        *("data-copy", "data-correct", "data-restrict", "data-withdraw", "data-erase"),
        *("link", "contact", "human", "menu"),
    ]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("ar", ("ما نحفظه", "من يراه", "تيليجرام", "البريد", "من تسأل")),
        ("en", ("What we keep", "Who sees it", "Telegram", "mail server", "Whom to ask")),
    ],
)
def test_it_says_what_who_through_which_and_whom_to_ask(language: str, parts: tuple[str, ...]) -> None:
    shown = plain(RENDERER.text(Text("privacy-shown"), language))
    assert all(part in shown for part in parts)


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        ("ar", 8, "بعد 8 أيام"),
        ("ar", 90, "بعد 90 يومًا"),
        ("ar", 100, "بعد 100 يوم"),
        ("en", 7, "after 7 days"),
    ],
)
def test_it_says_after_how_many_days_a_question_is_erased(language: str, days: int, said: str) -> None:
    renderer = Renderer(DATES, replace(SOCIETY, questions_days=days), lambda case: "")
    assert said in plain(renderer.text(Text("privacy-shown"), language))
