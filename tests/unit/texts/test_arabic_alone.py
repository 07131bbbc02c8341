"""An approved answer that is written in Arabic alone: an English reader is told so, and gets it whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.effects import Approved
from bot.core.learning import Addition, AdditionKind, AdditionStatus
from faq.engine.additions import entry_of
from faq.entries import Entry, parse
from tests.unit.world import SOCIETY

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
ARABIC = "الرسوم مجانية.\nنفتح: {today}"
FILE = "title: {ar: الرسوم}\nanswer: {ar: 'الرسوم مجانية.'}\nask: {ar: [كم الرسوم]}\n"
TAUGHT = Addition(
    1,
    AdditionKind.ENTRY,
    "taught-1",
    ("كم الرسوم",),
    "agent",
    NOW,
    AdditionStatus.APPROVED,
    {"ar": "الرسوم مجانية."},
)


def said(answer: dict[str, str], language: str) -> str:
    return SOCIETY.fill(Approved(answer, NOW), language)


def test_an_english_reader_is_told_and_gets_the_whole_of_it_in_arabic() -> None:
    both = {"ar": ARABIC, "en": ARABIC}
    head, _, told = said(both, "en").partition("\n\n")
    assert "in Arabic only" in head
    assert told == said(both, "ar"), "hours, too, are said in the answer's language"
    assert "in Arabic only" not in said(both, "ar") and "وحدها" not in said(both, "ar")


@pytest.mark.parametrize("entry", [parse(Path("fees.yaml"), FILE), entry_of(TAUGHT)])
def test_so_it_is_from_a_file_and_from_what_staff_taught(entry: Entry) -> None:
    answer = dict(entry.answer)
    assert said(answer, "en").endswith("الرسوم مجانية.") and "in Arabic only" in said(answer, "en")
    assert said(answer, "ar") == "الرسوم مجانية."


@pytest.mark.parametrize("same", ["{mobile}", "https://example.org/form", "0126062959"])
def test_what_reads_the_same_in_both_is_said_without_a_word_more(same: str) -> None:
    assert said({"ar": same, "en": same}, "en") == said({"ar": same, "en": same}, "ar")
    assert "Arabic" not in said({"ar": same, "en": same}, "en")


def test_an_answer_in_english_is_said_as_it_is() -> None:
    assert said({"ar": "الرسوم مجانية.", "en": "It is free."}, "en") == "It is free."
