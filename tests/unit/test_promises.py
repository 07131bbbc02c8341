"""What an answer says of a person's data is what is true: each sensitive entry beside what it may not say,
and the tests that show what it does say."""

import re
from pathlib import Path

import pytest

from faq.entries import load
from tests.unit.test_complaint import complain
from tests.unit.world import STAFF, World, person, room

ENTRIES = {entry.id: entry for entry in load()}
SENSITIVE = ("privacy", "delete-data", "complaint-confidential", "complaint-about-staff")
UNTRUE = (
    *("سرية:", "لا يراها إلا", "المعنيون بطلبك فقط", "شخص مؤتمن", "ثم نحذفه", "يُحذف بعد", "ينفذ طلبك"),
    *("لا يتولاها الشخص نفسه", "لا يؤثر", "لا تؤثر"),
    *(
        "is confidential",
        "only the team",
        "only the staff",
        "trusted person",
        "then erase it",
        "is erased",
    ),
    *("not handled by that person", "does not affect"),
)
"""Secrecy from one of the team, erasure by itself and for a time, and what nobody here can see to."""


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("entry", SENSITIVE)
def test_no_answer_promises_what_does_not_exist(entry: str, language: str) -> None:
    said = ENTRIES[entry].answer[language]
    assert not [untrue for untrue in UNTRUE if untrue.casefold() in said.casefold()]


def test_a_complaint_goes_to_the_staff_s_group_and_to_the_supervisor_by_mail() -> None:
    world = World()
    complain(world)
    assert "card" in [message.key for message in world.said[room()]]
    assert [to for to, _ in world.mails] == [STAFF[0].email]


def test_neither_name_nor_address_of_the_person_is_shown_with_the_complaint() -> None:
    world = World()
    complain(world)
    shown = [m.text for m in world.said[room()]] + [mail.text for _, mail in world.mails]
    assert not [text for text in shown if re.search(rf"\b{person().address}\b", text)]


@pytest.mark.parametrize("wish", ["أريد نسخة من بياناتي", "احذفوا بياناتي"])
def test_a_wish_about_one_s_data_reaches_a_person_of_the_staff(wish: str) -> None:
    world = World()
    world.write(person(), "موظف")
    world.write(person(), wish)
    assert [words.text for case in world.cases.values() for words in case.words] == [wish]


def test_the_buttons_that_the_answers_name_exist() -> None:
    labels = "\n".join(path.read_text("utf-8") for path in Path("bot/texts").glob("*/*.ftl"))
    for entry in SENSITIVE:
        for answer in ENTRIES[entry].answer.values():
            for label in re.findall("«([^»]*)»|“([^”]*)”", answer):
                named = "".join(label)
                assert named in labels or "بيانات" in named or "data" in named, named
