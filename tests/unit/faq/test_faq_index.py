"""A question finds its entry, a few to choose from, or a person."""

import pytest

from faq.entries import load
from faq.index import Decision, Index


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(load())


@pytest.mark.parametrize(
    ("question", "id"),
    [
        ("متي تفتح الجمعيه", "office-hours"),
        ("وين موقعكم", "location"),
        ("كم رسوم التسجيل؟", "fees"),
        ("How do I register?", "how-to-register"),
    ],
)
def test_a_plain_question_is_answered(index: Index, question: str, id: str) -> None:
    understood = index.ask(question)
    assert (understood.decision, understood.candidates[0].id) == (Decision.ANSWER, id)


@pytest.mark.parametrize("question", ["", "   ", "🙂🙂🙂", "؟؟؟", "\u202e\u200f", "\x00"])
def test_what_holds_no_word_goes_to_a_person(index: Index, question: str) -> None:
    understood = index.ask(question)
    assert (understood.decision, understood.candidates) == (Decision.HAND_OVER, ())


@pytest.mark.parametrize("question", ["من فاز في مباراة الاهلي والاتحاد امس", "كيف اطبخ الكبسة باللحم"])
def test_a_strange_question_is_not_answered(index: Index, question: str) -> None:
    assert index.ask(question).decision is not Decision.ANSWER


def test_the_longest_message_is_borne(index: Index) -> None:
    assert index.ask("متى " * 1024).decision in Decision
    assert index.ask("ا" * 4096).decision in Decision


def test_an_entry_is_found_by_its_id(index: Index) -> None:
    assert index.entry("fees").title["en"] == "Fees"
    assert "fees" in index
    assert "no-such" not in index
    with pytest.raises(KeyError):
        index.entry("no-such")


def test_an_index_of_nothing_hands_over() -> None:
    assert Index.build([]).ask("متى تفتحون").decision is Decision.HAND_OVER
