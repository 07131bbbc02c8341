"""A question finds its entry, a few to choose from, or a person."""

import threading
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from faq.engine.answering import Answering, NotReady
from faq.engine.encoder import Encoder, Vectors
from faq.engine.index import Decision, Index
from faq.entries import Entry, load


@pytest.fixture
def index(by_words: Index) -> Index:
    return by_words


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


def test_what_is_most_like_an_outside_question_goes_to_a_person() -> None:
    entries = [entry for entry in load() if entry.id in ("office-hours", "location", "fees")]
    question, aside = "وش طبخة اليوم عندكم", ["وش اطبخ اليوم", "طبخة اليوم وش هي", "عندكم طبخه سهله"]
    known = [f"{line} {n}" for line in aside for n in range(5)]
    assert Index.build(entries).ask(question).decision is not Decision.HAND_OVER
    understood = Index.build(entries, outside=known).ask(question)
    assert understood.decision is Decision.HAND_OVER
    assert {candidate.id for candidate in understood.candidates} <= {entry.id for entry in entries}


def test_the_longest_message_is_borne(index: Index) -> None:
    assert index.ask("متى " * 1024).decision in Decision
    assert index.ask("ا" * 4096).decision in Decision


def test_an_entry_is_found_by_its_id() -> None:
    asked = Answering(load())
    assert asked.entry("fees").title["en"] == "Fees"
    assert "fees" in asked
    assert "no-such" not in asked
    with pytest.raises(KeyError):
        asked.entry("no-such")


def test_an_index_of_nothing_hands_over() -> None:
    assert Index.build([]).ask("متى تفتحون").decision is Decision.HAND_OVER


def test_a_question_in_latin_letters_is_offered_choices(index: Index) -> None:
    understood = index.ask("wain mawqe3kom")
    assert understood.decision is Decision.OFFER
    assert "location" in [candidate.id for candidate in understood.candidates]


@pytest.mark.parametrize("typed", ["كيفَ أُسجِّل؟", "كيـــف اسجل", "\u202bكيف أسجل\u202c", "كيف اسجلللل!!"])
def test_spelling_does_not_matter(index: Index, typed: str) -> None:
    assert index.ask(typed).candidates[0].id == "how-to-register"


def test_the_same_entries_make_the_same_index() -> None:
    one, again = Index.build(load()[:5]), Index.build(load()[:5])
    assert again.ask("ابغى اعرف الدوام") == one.ask("ابغى اعرف الدوام")
    assert again.thresholds == one.thresholds


WORDS = ["قلم", "كتاب", "باب", "نافذه", "كرسي", "طاوله", "سياره", "قطار", "بحر", "جبل"]


@pytest.mark.parametrize("shared", [60, 20])
def test_many_phrasings_share_anchors_or_are_pooled_and_are_still_found(
    shared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faq.engine.anchors._ALONE", 100)
    monkeypatch.setattr("faq.engine.anchors._SHARED", shared)
    entries = [Entry(word, ask={"ar": tuple(f"{word} رقم {way}" for way in range(20))}) for word in WORDS]
    index = Index.build(entries, Letters())
    assert index.ask("القطار رقم 5").candidates[0].id == "قطار"


class Letters(Encoder):
    """An encoder that counts letters: two texts of the same letters mean the same."""

    def encode(self, texts: Sequence[str], /) -> Vectors:
        counts = np.array([[text.count(chr(0x627 + n)) for n in range(36)] for text in texts], np.float32)
        return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1)


def test_the_sense_of_a_question_counts_too() -> None:
    entries = [Entry("a", ask={"ar": ("قلم", "كتاب")}), Entry("b", ask={"ar": ("باب", "نافذه")})]
    assert Index.build(entries, Letters()).ask("ملق").candidates[0].id == "a"


class Unasked(Encoder):
    """An encoder that may be shown nothing."""

    def encode(self, texts: Sequence[str], /) -> Vectors:
        raise AssertionError(texts)


def test_where_words_are_sure_their_sense_is_not_looked_up(by_both: Index) -> None:
    index = Index(by_both.model, Unasked())
    sure = index.ask("ابغى اتعلم خياطه")
    assert (sure.decision, sure.candidates[0].id) == (Decision.ANSWER, "init-rawaj")
    with pytest.raises(AssertionError):
        index.ask("هل هذا ممكن")


def test_the_better_index_replaces_the_first_while_it_is_asked() -> None:
    few = ("office-hours", "fees", "location", "contact", "talk-to-human")
    answering = Answering([entry for entry in load() if entry.id in few])
    before = answering.ask("تستقبلون المراجعين الصبح")
    answering.deepen()
    after = answering.ask("تستقبلون المراجعين الصبح")
    assert before != after
    assert after.candidates[0].id == "office-hours"
    assert "fees" in answering
    assert answering.entry("fees").id == "fees"


def test_nobody_waits_for_what_is_being_built_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    few = [entry for entry in load() if entry.id in ("office-hours", "fees", "location")]
    go_on, build = threading.Event(), Index.build

    def slow(*args: Any, **kwargs: Any) -> Index:
        assert go_on.wait(30)
        return build(*args, **kwargs)

    monkeypatch.setattr(Index, "build", slow)
    answering = Answering(few).fork()
    answering.begin()
    with pytest.raises(NotReady):
        answering.ask("وين مكانكم")
    assert answering.entry("fees").id == "fees"  # what needs no index is there
    go_on.set()
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            found = answering.ask("وين مكانكم")
            break
        except NotReady:
            time.sleep(0.01)
    assert found.candidates[0].id == "location"


def test_answers_that_could_not_be_built_beside_are_built_by_whoever_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_args: Any, **_kwargs: Any) -> Index:
        raise MemoryError

    answering = Answering([entry for entry in load() if entry.id in ("fees", "location")])
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    with monkeypatch.context() as broken_for_now:
        broken_for_now.setattr(Index, "build", broken)
        answering.begin()
        ends = time.monotonic() + 30
        while any(each.name == "faq" for each in threading.enumerate()) and time.monotonic() < ends:
            time.sleep(0.01)
        with pytest.raises(MemoryError):
            answering.ask("وين مكانكم")
    assert answering.ask("وين مكانكم").candidates[0].id == "location"


def test_a_way_to_ask_is_certain_for_one_entry_and_nobody_s_for_two() -> None:
    """Whatever the index thinks of it; and an example that holds no word is nobody's either."""
    ways = {"sun": ("متى تشرق الشمس", "الاثنان معًا", "؟"), "moon": ("متى يطلع القمر", "الاثنان معًا")}
    asked = Answering([Entry(id, ask={"ar": way}) for id, way in ways.items()])
    for id, (own, *_) in ways.items():
        understood = asked.ask(own)
        assert (understood.decision, understood.candidates[0].id) == (Decision.ANSWER, id)
    assert asked.ask("الاثنان معًا").decision is not Decision.ANSWER
    assert asked.ask("؟؟؟").decision is Decision.HAND_OVER
