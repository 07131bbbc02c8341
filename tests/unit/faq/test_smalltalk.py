"""Small talk: a whole message that is nothing else, and the kind that is answered."""

import json
from pathlib import Path

import pytest

from faq.detect.smalltalk import KINDS, smalltalk
from faq.entries import load

HELD_OUT = Path(__file__).parents[2] / "data" / "faq" / "held_out.jsonl"

SAID = {
    "sad": ("😭😭😭", "طفشانة", "والله تعبت", "متضايقه مرره", "السلام عليكم 💔"),
    "insult": ("انت غبي", "يا غبي", "غبييي", "you are stupid", "انت ما تفهم شي"),
    "sorry-wrong": (
        "معليش ارسلت بالغلط",
        "اسف الرقم غلط",
        "هلا معليش ارسلتها بالغلط",
        "sorry wrong number",
    ),
    "never-mind": (
        "خلاص ما ابغى شي",
        "انسى الموضوع",
        "never mind",
        "لا شكرا",
        "لا ولا شي",
        "مو مهم خلاص",
    ),
    "machine": ("انت روبوت؟", "هل انت انسان", "بوت ولا شخص", "are you human?", "هلا انت روبوت"),
    "name": ("وش اسمك", "انت مين", "مين معي؟", "what is your name"),
    "how-are-you": (
        "كيفك",
        "كيفكم",
        "كيف الحال",
        "وش اخبارك",
        "السلام عليكم كيفكم طيبين",
        "هلا والله وش علومكم عساكم طيبين",
        "صباح الخير كيف حالكم يا اهل الخير",
        "hi how are you",
        "kefak",
    ),
    "thanks": ("شكرا", "مشكووورين وما قصرتو", "❤️🌹", "تسلمون والله", "ok thanks", "كفو", "شكرا مرررة"),
    "blessing": (
        "الله يعطيكم العافية",
        "الله يجزاكم خير",
        "السلام عليكم الله يسعدكم",
        "الله يوفقكم ويحفظكم",
        "بيض الله وجهك",
    ),
    "festive": ("جمعة مباركة", "رمضان كريم", "كل عام وانتم بخير وعيدكم مبارك", "eid mubarak"),
    "bye": ("مع السلامة", "باي", "تصبحون على خير", "طيب مع السلامه", "good night"),
    "calling": ("الو", "الووو", "في احد؟", "السلام عليكم في أحد هنا؟", "anyone there?", "وينكم"),
    "laugh": ("ههههه", "خخخخ", "😂😂", "lol", "ههههه طيب 🤣"),
    "okay": ("طيب", "اوكي", "تمام 👍", "👍", "ok", "ان شاء الله", "طيب تمام"),
    "greeting": (
        "السلام عليكم",
        "السلام عليكم ورحمة الله وبركاته",
        "هلا والله",
        "مساء النور",
        "يسعد مساكم",
        "صباح الخير على الجميع",
        "hala wallah",
        "good morning sir",
    ),
}

SOMETHING_ELSE = (
    "",
    "؟؟",
    "🔥",
    "يا اخوان",
    "طيب وين مقركم",
    "السلام عليكم ابغى اسجل",
    "كيف الحال وش صار على طلبي",
    "شكرا بس السلة ناقصة",
    "الله يعطيكم العافية متى تفتحون",
    "تعبت من الحياة",
    "تعبانة وما عندي علاج",
    "طفشانة من تأخيركم",
    "انت مين عشان ترفضني",
    "خلاص ابغى اشتكي",
    "ما ابغى اشتكي",
    "ما ابغى السلة",
    "وين موظف",
    "في احد ضربني",
    "سلام عليكم وش اوراق التسجيل",
    "موظفكم غبي وصرخ علي",
    "ok when do you open",
    "hello I need help",
    "نعم",
    "لا",
    "2",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in SAID for text in SAID[kind]])
def test_small_talk_is_known_by_its_kind(kind: str, text: str) -> None:
    assert smalltalk(text) == kind


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_whatever_else_is_said_is_no_small_talk(text: str) -> None:
    assert smalltalk(text) == ""


def test_every_kind_is_tried() -> None:
    assert set(SAID) == set(KINDS)


def test_where_a_message_is_of_several_kinds_the_first_of_the_list_is_answered() -> None:
    assert smalltalk("هلا كيفك تعبت 😂") == KINDS[0] == "sad"
    assert KINDS[-1] == "greeting"


def test_a_long_message_takes_no_longer_than_its_words() -> None:
    assert smalltalk("طيب " * 1000) == "okay"
    assert smalltalk("طيب " * 1000 + "وين") == ""


def test_no_question_that_people_ask_us_is_small_talk() -> None:
    lines = map(json.loads, HELD_OUT.read_text("utf-8").splitlines())
    held_out = [line["q"] for line in lines if line["id"]]
    asked = {*held_out, *(way for entry in load() for way in entry.examples)}
    about_us = {way for entry in load() if entry.id == "talk-to-human" for way in entry.examples}
    assert [question for question in asked - about_us if smalltalk(question)] == []
