"""What stands under which heading of an answer, and which points a complaint has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answer import Answer, Part, numbers_in, points_of, read
from bot.core.effects import Text
from bot.policy.languages import LANGUAGES
from tests.unit.world import RENDERER


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("أرسلنا السلة مع المندوب", Answer(remedy="أرسلنا السلة مع المندوب")),
        ("أرسلنا السلة: مع المندوب", Answer(remedy="أرسلنا السلة: مع المندوب")),
        ("القرار اتخذناه أمس", Answer(remedy="القرار اتخذناه أمس")),
        ("القرار: لك الحق\nالأسباب: تأخر المورد", Answer(decision="لك الحق", reasons="تأخر المورد")),
        ("*الأسباب*\nتأخر المورد\n*القرار:* لك الحق", Answer(decision="لك الحق", reasons="تأخر المورد")),
        ("أهلًا\nالمعالجة:\n١- سلة\n٢- اتصال", Answer("أهلًا", remedy="١- سلة\n٢- اتصال")),
        ("القرار: …\nما قمنا به: سلة\nالأسباب: ...", Answer(remedy="سلة")),
        ("السبب: أ\nالقرار: ب\nالأسباب: ج", Answer(decision="ب", reasons="أ\nج")),
        ("Decision: yes\nHow to appeal\nwrite to us", Answer(decision="yes", appeal="write to us")),
        ("للاعتراض: اكتب لنا\nالخطوة القادمة: الأحد", Answer(next="الأحد", appeal="اكتب لنا")),
        ("القرار: …", Answer()),
        ("\u2068القرار: نعم\u2069", Answer(decision="نعم")),
    ],
)
def test_headings_are_found_in_any_order_and_none_is_needed(text: str, answer: Answer) -> None:
    assert read(text) == answer


def test_the_headings_of_the_draft_are_read_in_every_language() -> None:
    for language in LANGUAGES:
        for part in Part:
            heading = RENDERER.text(Text(f"answer-heading-{part}"), language)
            assert read(f"{heading}: كذا").parts == ((part, "كذا"),)


@given(st.lists(st.sampled_from(["القرار:", "الأسباب", "x y", "كذا", "next:", "…؟", ""])))
def test_no_word_is_lost(lines: list[str]) -> None:
    answer = read("\n".join(lines))
    kept = " ".join((answer.opening, *(text for _, text in answer.parts))).split()
    said = [line for line in lines if line in ("x y", "كذا")]
    assert sorted(word for line in said for word in line.split()) == sorted(
        word for word in kept if word in ("x", "y", "كذا")
    )


def test_only_what_was_done_needs_no_heading() -> None:
    assert read("سلة").is_plain and read("المعالجة: سلة").is_plain and Answer().is_plain
    assert not read("القرار: سلة").is_plain and not read("أهلًا\nالمعالجة: سلة").is_plain


@pytest.mark.parametrize(
    ("texts", "points"),
    [
        (["ما وصلتني السلة من شهر"], ("ما وصلتني السلة من شهر",)),
        (["السلام عليكم", "ما وصلتني السلة"], ("ما وصلتني السلة",)),
        (["١- ما وصلتني السلة\n٢- والموظف ما رد علي"], ("ما وصلتني السلة", "والموظف ما رد علي")),
        (["- ما وصلتني السلة", "ما وصلتني السلة"], ("ما وصلتني السلة",)),
        (["نعم", ""], ()),
        ([f"هذه هي النقطة {n}" for n in range(20)], tuple(f"هذه هي النقطة {n}" for n in range(8))),
    ],
)
def test_a_point_is_a_line_that_says_something(texts: list[str], points: tuple[str, ...]) -> None:
    assert points_of(texts) == points


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        *(("1", {1}), ("١ و٣", {1, 3}), ("1, 2,3", {1, 2, 3}), ("4", set()), ("0", set())),
        *(("", set()), ("1 سلة", set()), ("أرسلنا 2", set()), ("12", set())),
    ],
)
def test_numbers_tick_only_what_there_is(text: str, numbers: set[int]) -> None:
    assert numbers_in(text, 3) == numbers
