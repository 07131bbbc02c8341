"""Lint names the file and line of an entry that will serve people badly."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from faq.engine.lint import LONGEST_ANSWER, lint
from faq.entries import Entry, load

DAY = date(2026, 11, 23)
WAYS = tuple(
    f"{first} {second}" for first in ("متى", "كيف", "اين", "لماذا") for second in ("نسجل", "ندفع", "نصل")
)


def entry(id: str = "register", **parts: object) -> Entry:
    whole = Entry(
        id,
        title={"ar": "عنوان", "en": "Title"},
        answer={"ar": "جواب", "en": "Answer"},
        ask={"ar": WAYS, "en": ("How?",)},
        reviewed=DAY,
        file=Path(f"{id}.yaml"),
        lines={"answer.ar": 5, "buttons.0": 30, "ask.ar.3": 12, "ask.ar": 8},
    )
    return replace(whole, **parts)  # type: ignore[arg-type]


def problems(*entries: Entry) -> list[str]:
    return [str(finding) for finding in lint(entries)]


def test_a_good_entry_has_no_findings() -> None:
    assert problems(entry()) == []


def test_the_shipped_entries_have_no_findings() -> None:
    assert problems(*load()) == []


def test_an_undated_entry_is_found() -> None:
    assert problems(entry(reviewed=None)) == ["register.yaml:1: has no date of review"]


def test_an_over_long_answer_is_found_at_its_line() -> None:
    (found,) = problems(entry(answer={"ar": "ا" * (LONGEST_ANSWER + 1), "en": "x"}))
    assert found.startswith("register.yaml:5: the answer has 701 characters")


def test_a_value_that_does_not_resolve_is_found() -> None:
    (found,) = problems(entry(answer={"ar": "هنا {hourz} و{hours}", "en": "x"}))
    assert "{hourz} does not resolve" in found


def test_an_initiatives_value_needs_an_initiative() -> None:
    answer = {"ar": "الرابط {link}", "en": "x"}
    assert "needs the entry to name its initiative" in problems(entry(answer=answer))[0]
    assert problems(entry(answer=answer, initiative="ibda")) == []


def test_a_button_that_leads_nowhere_is_found() -> None:
    assert problems(entry(buttons=("nowhere", "human"))) == [
        "register.yaml:30: the button 'nowhere' is no entry and no action"
    ]


def test_two_entries_that_fight_over_a_question_are_found() -> None:
    other = entry("fees", title={"ar": "رسوم", "en": "Fees"}, ask={"ar": (*WAYS[:0], "كيفَ  نُسجل؟")})
    found = problems(entry(), other)
    assert any("register.yaml:12: fights over the same question with fees.yaml:1" in one for one in found)


def test_an_entry_with_few_ways_to_ask_is_found() -> None:
    assert "fewer than 12" in problems(entry(ask={"ar": WAYS[:11], "en": ()}))[0]


def test_a_way_to_ask_without_a_word_is_found() -> None:
    assert "holds no word" in problems(entry(ask={"ar": (*WAYS, "؟!"), "en": ()}))[0]
