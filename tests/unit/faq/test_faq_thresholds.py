"""The thresholds come from what was asked unseen, never from a hand."""

import numpy as np

from faq.regression import fit, softmax
from faq.thresholds import PRECISION, Asked, ask_unseen, choose


def asked(confidence: list[float], right: list[bool], near: list[float] | None = None) -> Asked:
    nearness = near or [1.0] * len(right)
    return Asked(np.array(confidence, np.float32), np.array(nearness, np.float32), np.array(right))


def test_it_answers_from_where_the_answers_are_right_often_enough() -> None:
    confidence = [n / 100 for n in range(100, 0, -1)]
    thresholds = choose(asked(confidence, [n < 60 for n in range(100)]))
    answered = [
        n < 60 for n, c in enumerate(np.float32(confidence)) if c >= np.float32(thresholds.answer)
    ]
    assert sum(answered) / len(answered) >= PRECISION
    assert 60 < len(answered) < 66


def test_where_no_answer_is_right_it_never_answers() -> None:
    assert choose(asked([0.9, 0.8, 0.7], [False, False, False])).answer == 1.0


def test_what_is_unlike_nearly_every_phrasing_is_strange() -> None:
    thresholds = choose(asked([0.9] * 100, [True] * 100, [n / 100 for n in range(100)]))
    assert 0.04 < thresholds.near < 0.06
    assert thresholds.far < thresholds.near


def test_the_regression_separates_what_is_apart() -> None:
    similar = np.kron(np.eye(3, dtype=np.float32), np.full((10, 10), 0.9, np.float32))
    np.fill_diagonal(similar, 1)
    label = np.repeat(np.arange(3), 10)
    shares = softmax(similar @ fit(similar, label, 3))
    assert (shares.argmax(axis=1) == label).all()
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)
    unseen = ask_unseen(similar, similar, label, 3)
    assert unseen.right.all()
    assert len(unseen.right) == 30
