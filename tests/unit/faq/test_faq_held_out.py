"""The shipped FAQ understands questions that were written apart from its entries, as well as measured."""

import json
import time
from pathlib import Path

import pytest

from faq.entries import load, outside
from faq.evaluate import Figures, Question, evaluate
from faq.index import Index
from faq.normalise import fold
from faq.sense import encoder

HELD_OUT = Path(__file__).parents[2] / "data" / "faq" / "held_out.jsonl"


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return [Question(**json.loads(line)) for line in HELD_OUT.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def figures(questions: list[Question]) -> Figures:
    return evaluate(Index.build(load(), encoder(), outside()), questions, time.perf_counter)


def test_every_topic_is_asked_about(questions: list[Question]) -> None:
    assert {question.id for question in questions} == {entry.id for entry in load()} | {None}


def test_no_held_out_question_is_a_way_to_ask(questions: list[Question]) -> None:
    ways = {way for entry in load() for way in entry.examples}
    assert not ways & {question.q for question in questions}


def test_no_question_that_is_asked_here_is_listed_as_outside(questions: list[Question]) -> None:
    assert not {fold(line) for line in outside()} & {fold(question.q) for question in questions}


def test_the_right_entry_is_found(figures: Figures) -> None:
    assert figures.accuracy >= 0.92
    assert figures.recall3 >= 0.97


def test_few_are_answered_wrongly(figures: Figures) -> None:
    assert figures.answered_wrong <= 0.03
    assert figures.answered_right >= 0.72


def test_strange_questions_are_not_answered(figures: Figures) -> None:
    assert figures.refused_out_of_scope >= 0.90


def test_words_alone_do_nearly_as_well(questions: list[Question]) -> None:
    figures = evaluate(Index.build(load(), outside=outside()), questions, time.perf_counter)
    assert figures.accuracy >= 0.88
    assert figures.answered_wrong <= 0.03
