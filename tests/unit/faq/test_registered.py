"""Whoever tells that they registered wishes to know what became of it, and not to register again."""

import pytest

from faq.acts.heard import Act
from faq.detect.registration_words import is_registered
from tests.unit.world import HEARING

DONE = (
    "سجلت في دورة الخياطة من شهرين",
    "سجلت ولدي في ابدأ",
    "انا مسجلة في الخياطة من رمضان",
    "وسجلنا عيالنا في كفاءات",
    "قدمت على الدورة الشهر اللي فات",
    "I registered for Kafaat last month",
)
NOT_DONE = (
    "ابي اسجل في دورة الخياطة",
    "سجلوني في دورة الخياطة الله يوفقكم",
    "ما سجلت لسه وابغى اسجل",
    "ما سجلت في شي",
    "انا مو مسجلة عندكم",
    "مسجلة في رواج وابغى اسجل بنتي في كفاءات",
    "i am not registered",
    "كيف اسجل",
)


@pytest.mark.parametrize("text", DONE)
def test_what_was_done_is_told_and_not_wished(text: str) -> None:
    assert is_registered(text)
    heard = HEARING.hear(text)
    assert Act.REGISTER not in (*heard.sure, *heard.likely)


@pytest.mark.parametrize("text", NOT_DONE)
def test_a_wish_or_its_contrary_is_none_of_that(text: str) -> None:
    assert not is_registered(text)
