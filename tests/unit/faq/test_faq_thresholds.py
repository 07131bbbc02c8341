"""The thresholds come from what was asked unseen, never from a hand."""

import numpy as np

from faq.engine.anchors import Compared, Plan
from faq.engine.regression import Alone, Shared, bound_of, fit, softmax
from faq.engine.thresholds import PRECISION, SURE, Asked, Known, ask_unseen, choose


def asked(
    confidence: list[float],
    right: list[bool],
    near: list[float] | None = None,
    outside: list[bool] | None = None,
) -> Asked:
    return Asked(
        np.array(confidence, np.float32),
        np.array(near or [1.0] * len(right), np.float32),
        np.array(right),
        np.array(outside or [False] * len(right)),
    )


Square = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def blocks() -> Square:
    """Thirty phrasings of three entries, alike within an entry and not across."""
    similar = np.kron(np.eye(3, dtype=np.float32), np.full((10, 10), 0.9, np.float32))
    np.fill_diagonal(similar, 1)
    return similar


LABEL = np.repeat(np.arange(3), 10)


def alone(similar: Square) -> Compared:
    each = np.arange(len(similar))
    return Compared(Plan(each, each), similar, similar)


def drawn(texts: int) -> Square:
    draw = np.random.default_rng(0).normal(size=(texts, 200)).astype(np.float32)
    draw /= np.linalg.norm(draw, axis=1, keepdims=True)
    return draw


def test_it_answers_from_where_the_answers_are_right_often_enough() -> None:
    confidence = [n / 100 for n in range(100, 0, -1)]
    thresholds = choose(asked(confidence, [n < 60 for n in range(100)]))
    answered = [
        n < 60 for n, c in enumerate(np.float32(confidence)) if c >= np.float32(thresholds.answer)
    ]
    assert sum(answered) / len(answered) >= PRECISION
    assert 60 < len(answered) < 66


def test_words_alone_answer_only_where_nearly_all_are_right() -> None:
    thresholds = choose(asked([n / 100 for n in range(100, 0, -1)], [n < 60 for n in range(100)]))
    assert thresholds.sure > thresholds.answer
    assert SURE > PRECISION


def test_an_outside_question_that_is_sure_raises_the_threshold() -> None:
    confidence, right = [n / 100 for n in range(100, 0, -1)], [True] * 100
    alone = choose(asked(confidence, right))
    beside = choose(
        asked([*confidence, 0.5, 0.5, 0.5, 0.5], right + [False] * 4, outside=[False] * 100 + [True] * 4)
    )
    assert alone.answer < 0.02
    assert alone.answer < beside.answer or beside.sure > alone.sure


def test_how_far_the_outside_questions_are_says_nothing_of_our_own() -> None:
    own = choose(asked([0.9] * 20, [True] * 20, [0.5] * 20))
    both = choose(
        asked([0.9] * 40, [True] * 20 + [False] * 20, [0.5] * 20 + [0.0] * 20, [False] * 20 + [True] * 20)
    )
    assert (both.near, both.far, both.offer) == (own.near, own.far, own.offer)


def test_where_no_answer_is_right_it_never_answers() -> None:
    assert choose(asked([0.9, 0.8, 0.7], [False, False, False])).answer == 1.0


def test_what_is_unlike_nearly_every_phrasing_is_strange() -> None:
    thresholds = choose(asked([0.9] * 100, [True] * 100, [n / 100 for n in range(100)]))
    assert 0.04 < thresholds.near < 0.06
    assert thresholds.far < thresholds.near


def test_the_regression_separates_what_is_apart() -> None:
    similar = blocks()
    shares = softmax(similar @ fit(Alone.of(similar), LABEL, 3))
    assert (shares.argmax(axis=1) == LABEL).all()
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)


def test_phrasings_are_asked_of_a_model_that_has_not_seen_them() -> None:
    similar = alone(blocks())
    unseen = ask_unseen(similar, bound_of(similar), similar, Known(similar.plan, LABEL, 3))
    assert unseen.right.all()
    assert len(unseen.right) == 30
    assert not unseen.outside.any()
    assert np.allclose(unseen.nearness, 0.9)


def test_with_a_phrasing_goes_the_anchor_that_it_shares() -> None:
    similar, pairs = blocks(), np.arange(30) // 2
    anchors = similar[:, ::2]
    shared = Compared(Plan(np.arange(30), pairs), anchors, anchors[::2])
    unseen = ask_unseen(shared, bound_of(shared), shared, Known(shared.plan, LABEL, 3))
    assert unseen.right.all()
    assert len(unseen.right) == 30
    assert np.allclose(unseen.nearness, 0.9)


def test_outside_questions_are_asked_too_and_are_never_right() -> None:
    similar = alone(blocks())
    unseen = ask_unseen(similar, bound_of(similar), similar, Known(similar.plan, LABEL, 2))
    assert unseen.outside.sum() == 10
    assert not unseen.right[unseen.outside].any()
    assert unseen.confidence[unseen.outside].max() < unseen.confidence[~unseen.outside].min()


def test_leaving_phrasings_out_is_as_good_as_never_having_seen_them() -> None:
    draw, out = drawn(40), np.arange(40) % 5 == 0
    similar = draw @ draw.T
    again = Alone.of(similar[np.ix_(~out, ~out)])
    assert isinstance(left := Alone.of(similar).without(out, out), Alone)
    assert np.allclose(left.inverse, again.inverse, atol=1e-4)
    rows, few = draw @ draw[:10].T, np.arange(10) % 5 == 0
    without = Shared.of(rows, rows[:10]).without(out, few)
    afresh = Shared.of(rows[np.ix_(~out, ~few)], rows[:10][np.ix_(~few, ~few)])
    assert isinstance(without, Shared)
    assert np.allclose(without.bound, afresh.bound, atol=1e-4)


def test_both_ways_to_the_weights_lead_to_the_same() -> None:
    draw, label = drawn(40), np.arange(40) % 4
    similar = draw @ draw.T
    one, other = fit(Alone.of(similar), label, 4), fit(Shared.of(similar, similar), label, 4)
    assert np.allclose(softmax(similar @ one), softmax(similar @ other), atol=1e-3)
