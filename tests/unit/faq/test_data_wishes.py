"""A wish about one's own data is heard in the words that people use, and in no others."""

import pytest

from faq.detect.data_wishes import data_wish

HEARD = {
    "copy": (
        "ابغى نسخة من بياناتي",
        "أريد نسخة من بياناتي",
        "عطوني كل بياناتي اللي عندكم",
        "ابغى اشوف معلوماتي اللي عندكم",
        "ابغى اطلع على بياناتي المحفوظه",
        "I want a copy of my data",
        "show me my data",
        "send me all my information",
        "عطوني كل المعلومات اللي عني",
        "send me the information about me",
        "can I get my data",
    ),
    "erase": (
        "احذفوا بياناتي",
        "امسح بياناتي",
        "ابغى احذف رقمي من عندكم",
        "امسحوا كل شي عني",
        "احذفوا كل بياناتي لو سمحتوا",
        "شيلوا صوري من عندكم",
        "Delete my data",
        "please erase everything about me",
        "remove my number from your records",
        "احذفوا كل بياناتي الشخصية نهائيا",
        "احذف حسابي",
        "امسحوا كل اللي كتبته",
        "احذفوني من عندكم",
        "I would like my data deleted",
        "I want to be forgotten",
        "delete my account permanently",
    ),
    "correct": (
        "صححوا اسمي",
        "عدلوا رقم جوالي",
        "بياناتي فيها غلط",
        "correct my data",
        "my name is wrong",
    ),
    "restrict": (
        "لا تستخدمون رقمي",
        "لا تستخدمون بياناتي",
        "ما تستعملون معلوماتي",
        "do not use my number",
    ),
    "object": ("لا تتعلمون من كلامي", "لا تتعلموا مما اكتبه", "do not learn from my words"),
    "withdraw": ("اسحب موافقتي", "ابغى اسحب موافقتي", "I withdraw my consent", "تراجعت عن موافقتي"),
}
NOT_HEARD = (
    "رقمي 0501234567",
    "اسمي هدى",
    "غيروا موعد الدورة",
    "احذفوا الشكوى",
    "موافق",
    "سجلوني في الدورة وهذا رقمي",
    "ابغى اسجل بياناتي",
    "لا تحذفون بياناتي",
    "ما وصلتني بياناتي من البنك وانا زعلان",
    "I want to register my name for the course",
    "what is your number",
    "send me your number",
    "can you give me the phone number please",
    "عطوني معلومات",
    "ابغى اعرف المعلومات",
    "I want to see the photos",
    "لا تحذفون حسابي",
    "",
)


@pytest.mark.parametrize(
    ("wish", "text"), [(wish, text) for wish, all_ in HEARD.items() for text in all_]
)
def test_it_is_heard(wish: str, text: str) -> None:
    assert data_wish(text) == wish


@pytest.mark.parametrize("text", NOT_HEARD)
def test_all_else_is_something_else(text: str) -> None:
    assert data_wish(text) == ""
