"""Who wishes that nobody shall know who they are, and who only speaks of names."""

import pytest

from faq.detect.nameless import only_speaks_of_no_name, only_wants_no_name, wants_no_name

BARE = (
    "ابغى ابلغ عن شي بس ما ابي احد يعرف مين انا",
    "بدون اسم",
    "بدون اسمي لو سمحتوا",
    "anonymous",
    "ما ابي اسمي يطلع",
    "مابي احد يدري مين انا",
    "ماابغى احد يعرف اسمي",
    "لا تقولون اسمي لاحد",
    "لا تذكروا اسمي",
    "عندي شكوى بدون ذكر اسمي",
    "خايفه احد يعرف اني انا",
    "ابغى اكون مجهوله",
    "مش عايزه حد يعرف انا مين",
    "عايزه ابلغ من غير ما حد يعرف اسمي",
    "ابغى ابلغ بشكل سري بدون اسمي",
    "محد يعرفني تكفون",
    "i want to report something but stay anonymous",
    "i dont want anyone to know who i am",
    "please dont mention my name",
    "nobody should know it was me",
    "keep it anonymous pls",
    "ma abi a7d y3rf meen ana",
)
WITH_MORE = (
    "ابي اشتكي على المشرف بدون اسم",
    "الموظف يتحرش فيني وما ابي احد يعرف مين انا",
    "واحد من عندكم طلب فلوس بس مابي اسمي يطلع",
    "your driver asked me for money, please keep me anonymous",
)
ASKED = (
    "هل اقدر اشتكي بدون اسم",
    "ينفع بدون اسم؟",
    "ممكن ابلغ بدون اسم",
    "can i complain anonymously?",
    "can it be anonymous?",
)
NONE = (
    "شخص مجهول اتصل علي",
    "الفاتورة بدون اسم الشارع",
    "وصلتني السلة بدون اسم",
    "ما احد يعرف متى توصل السلة",
    "لا احد يعرف الموعد",
    "ما ابغى احد يدري",
    "اسمي محمد",
    "اسمي مو مسجل",
    "غيروا اسمي",
    "ما اعرف اكتب اسمي",
    "ما اعرف اقرا",
    "ابغى اتبرع بدون اسم",
    "an anonymous caller asked me",
    "my name is not on the list",
)


@pytest.mark.parametrize("text", BARE)
def test_a_bare_wish_to_stay_unknown(text: str) -> None:
    assert wants_no_name(text) and only_wants_no_name(text)


@pytest.mark.parametrize("text", WITH_MORE)
def test_a_wish_beside_what_is_told(text: str) -> None:
    assert wants_no_name(text) and not only_wants_no_name(text)


@pytest.mark.parametrize("text", ASKED)
def test_whoever_asks_has_not_wished_it(text: str) -> None:
    assert not wants_no_name(text)


@pytest.mark.parametrize("text", ["ينفع بدون اسم؟", "ممكن بدون اسم", "can it be anonymous?"])
def test_a_question_of_it_tells_nothing_beside(text: str) -> None:
    assert only_speaks_of_no_name(text)


@pytest.mark.parametrize("text", NONE)
def test_who_speaks_of_names_or_of_others_wishes_nothing(text: str) -> None:
    assert not wants_no_name(text) and not only_speaks_of_no_name(text)
