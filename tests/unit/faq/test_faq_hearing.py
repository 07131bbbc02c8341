"""What is heard of a message, and what is never heard (faq/engine/hearing.py)."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.acts.heard import Act
from faq.engine.answering import Answering, NotReady
from faq.engine.encoder import Encoder, Vectors
from faq.engine.evaluate_acts import evaluate_acts
from faq.engine.hearing import OFFERED, Hearing
from faq.engine.index import Index
from faq.engine.messages import ActMessage, act_messages
from faq.engine.shipped import shipped
from faq.entries import Entry


@pytest.fixture(scope="module")
def hearing() -> Hearing:
    """By words, as it was built once on this machine."""
    return shipped()[0]._hears()


@given(text=st.text(max_size=80))
def test_all_thirteen_are_ranked_and_comparable(hearing: Hearing, text: str) -> None:
    heard = hearing.hear(text)
    if not heard.acts:
        return
    confidences = [each.confidence for each in heard.acts]
    assert {each.act for each in heard.acts} == set(Act)
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1, abs=0.01)
    assert len(heard.likely) <= OFFERED and not (heard.sure and (heard.likely or heard.grave))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("السواق رمى السلة ومشى", Act.COMPLAIN),
        ("وين وصل طلبي", Act.STATUS),
        ("ابي اكلم موظف", Act.HUMAN),
        ("عندي اقتراح", Act.SUGGEST),
        ("السلام عليكم", Act.GREET),
        ("سجلوني في دورة الخياطة", Act.REGISTER),
    ],
)
def test_what_is_plain_is_sure(hearing: Hearing, text: str, act: Act) -> None:
    assert hearing.hear(text).sure == (act,)


def test_the_reviewed_lists_go_before_what_was_learned(hearing: Hearing) -> None:
    assert hearing.hear("واحد من المتطوعين تحرش في اختي", is_known=True).sure == (Act.DISCLOSE,)
    assert hearing.hear("ابي انتحر", is_known=True).sure == (Act.DANGER,)


def test_the_very_words_of_an_answer_ask_for_it(hearing: Hearing) -> None:
    assert hearing.hear("عندي شكوى", is_known=True).sure == (Act.ASK,)


def test_hard_words_are_offered_a_complaint(hearing: Hearing) -> None:
    heard = hearing.hear("انتم نصابين وكذابين")
    assert not heard.sure or heard.sure == (Act.COMPLAIN,)
    assert heard.sure or heard.likely[0] is Act.COMPLAIN


class _Counting(Encoder):
    """Counts what it encodes."""

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], /) -> Vectors:
        self.encoded.extend(texts)
        return np.ones((len(texts), 4), np.float32) / 2


def test_hearing_twice_in_a_turn_is_hearing_once() -> None:
    entries = [Entry("hours", ask={"ar": ("متى تفتحون",)})]
    messages = [ActMessage("متى تفتحون", Act.ASK), ActMessage("شكرا لكم", Act.THANK)]
    counting = _Counting()
    answering = Answering(entries, messages=messages)
    answering._hearing = Hearing.build(messages, counting)
    learned = len(counting.encoded)
    assert answering.hear("شكرا") is answering.hear("شكرا")
    assert len(counting.encoded) == learned + 1


def test_what_is_not_built_yet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    answering = Answering([], messages=[ActMessage("شكرا", Act.THANK)])
    monkeypatch.setattr(Index, "build", lambda *_, **__: pytest.fail("nothing is built in a turn"))
    answering._is_coming = True
    with pytest.raises(NotReady):
        answering.hear("شكرا")


def test_figures_of_what_was_learned_are_good(hearing: Hearing) -> None:
    figures = evaluate_acts(hearing, act_messages()[::7], iter(range(2)).__next__)
    assert figures.lenient > 0.85 and figures.top3 > 0.95
    assert set(figures.acts) == set(Act)
