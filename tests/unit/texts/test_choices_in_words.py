"""What can be chosen is a button on one channel, a row of a list or a number to type on another: no sentence
that people read says which."""

import re
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser, ast

from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import FOLDER

READ_BY_PEOPLE = (
    *("acts", "care", "contacts", "deadlines", "hidden", "heard", "passes", "person"),
    *("private", "registration", "staffwork", "takeback"),
)
STAFF = ("card-", "room-", "staff-", "desk-", "private-staff")
BUTTON = re.compile(r'\b[بفال]*زر\b|\bزره\b|أزرار|\bbuttons?\b|\bpress(es)? "')
ONE_CHANNEL = frozenset({"number-share-ask"})
"""Said where the button is WhatsApp's own, and nothing else can be chosen."""


def _sentences(language: str) -> Iterator[tuple[str, str]]:
    for name in READ_BY_PEOPLE:
        text = (FOLDER / language / f"{name}.ftl").read_text("utf-8")
        for entry in FluentParser().parse(text).body:
            if isinstance(entry, ast.Message) and entry.span:
                yield entry.id.name, text[entry.span.start : entry.span.end].partition("=")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_speaks_of_buttons(language: str) -> None:
    spoken = [key for key, text in _sentences(language) if BUTTON.search(text)]
    assert [key for key in spoken if not key.startswith(STAFF) and key not in ONE_CHANNEL] == []


@pytest.mark.parametrize(
    "text",
    [
        "أو من هذه الأزرار:",
        "زر «موافق» يبدأ",
        "نكمل بزر «هذا»",
        "زره أو رقمه",
        'press "Menu"',
        "by a button",
    ],
)
def test_what_speaks_of_buttons_is_known(text: str) -> None:
    assert BUTTON.search(text)
