"""Features are numbered without their texts, and a text is compared by those it has alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.engine.act_features import READER
from faq.engine.numbering import Numbering
from faq.engine.rows import Rows
from faq.engine.similarity import BONES, WORDS
from faq.engine.terms import Reader, learn

words = st.text("ابتمنيوه abc", max_size=12)


@given(known=st.dictionaries(st.text(), st.integers(0, 1000)), other=st.text())
def test_every_known_text_has_its_number_and_no_other_has_one(known: dict[str, int], other: str) -> None:
    numbering = Numbering.of(known)
    assert len(numbering) == len(known)
    assert {text: numbering.get(text) for text in (*known, other)} == {**dict.fromkeys([other]), **known}


@given(
    rows=st.lists(st.dictionaries(st.integers(0, 9), st.integers(1, 9), max_size=6), max_size=6),
    asked=st.dictionaries(st.integers(0, 9), st.integers(1, 9)),
)
def test_turned_rows_give_the_product_with_every_row(
    rows: list[dict[int, int]], asked: dict[int, int]
) -> None:
    made = [
        (np.array(sorted(row), np.intp), np.array([row[at] for at in sorted(row)], np.float32))
        for row in (*rows, asked)
    ]
    found = Rows.of(made[:-1], 10).turned().against(made[-1])
    assert found.tolist() == [sum(row[at] * asked.get(at, 0) for at in row) for row in rows]


@pytest.mark.parametrize("reader", [WORDS, BONES, READER])
@given(texts=st.lists(words, max_size=5))
def test_a_known_text_is_read_as_it_was_learned(reader: Reader, texts: list[str]) -> None:
    terms, rows = learn(texts, reader)
    for number, text in enumerate(texts):
        at, values = terms.weighed(text)
        here = slice(*rows.ends[number : number + 2])
        assert rows.columns[here].tolist() == at.tolist()
        assert rows.values[here].tolist() == values.tolist()
        assert values @ values <= 1.0001


def test_what_too_few_hold_is_left_out() -> None:
    terms, rows = learn(["باب", "باب قلم"], BONES, fewest=2)
    assert 0 < terms.width < learn(["باب", "باب قلم"], BONES)[0].width
    assert rows.columns[: rows.ends[1]].tolist() == rows.columns[rows.ends[1] :].tolist()
