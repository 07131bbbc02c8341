"""The shipped FAQ understands questions that were written apart from its entries, as well as measured."""

import json
import time
from pathlib import Path

import pytest

from bot.commands.check.understanding import ANSWERED
from faq.engine.evaluate import Figures, Question, evaluate
from faq.engine.index import Index
from faq.entries import load, outside
from faq.text.normalise import fold

FOLDER = Path(__file__).parents[2] / "data" / "faq"


def read(name: str) -> list[Question]:
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [Question(**json.loads(line)) for line in lines]


SETS = {name: read(name) for name in ("held_out", "blind_a", "blind_b", "blind_c", "blind_d")}
ALL = [question for questions in SETS.values() for question in questions]


@pytest.fixture(scope="module")
def figures(by_both: Index) -> Figures:
    return evaluate(by_both, ALL, time.perf_counter)


@pytest.mark.parametrize("name", SETS)
def test_every_topic_is_asked_about(name: str) -> None:
    assert {question.id for question in SETS[name]} == {entry.id for entry in load()} | {None}


def test_no_held_out_question_is_a_way_to_ask() -> None:
    ways = {fold(way) for entry in load() for way in entry.examples}
    assert not ways & {fold(question.q) for question in ALL}


def test_no_question_that_is_asked_here_is_listed_as_outside() -> None:
    assert not {fold(line) for line in outside()} & {fold(question.q) for question in ALL}


def test_the_right_entry_is_found(figures: Figures) -> None:
    assert figures.accuracy >= 0.92
    assert figures.recall3 >= 0.97


def test_few_are_answered_wrongly(figures: Figures) -> None:
    assert figures.answered_wrong <= 0.03


def test_most_are_answered_without_a_choice(by_both: Index) -> None:
    assert evaluate(by_both, SETS["held_out"], time.perf_counter).answered_right >= 0.80


def test_strange_questions_are_not_answered(figures: Figures) -> None:
    assert figures.refused_out_of_scope >= 0.90


def test_what_is_told_of_the_sense_is_what_is_measured(by_words: Index, figures: Figures) -> None:
    """`rida check` says it to whoever thinks of turning it off."""
    without = evaluate(by_words, ALL, time.perf_counter)
    assert {
        True: round(100 * figures.answered_right),
        False: round(100 * without.answered_right),
    } == ANSWERED


def test_words_alone_do_nearly_as_well(by_words: Index) -> None:
    figures = evaluate(by_words, SETS["held_out"], time.perf_counter)
    assert figures.accuracy >= 0.88
    assert figures.answered_wrong <= 0.03
    assert figures.refused_out_of_scope >= 0.90
