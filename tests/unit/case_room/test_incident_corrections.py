"""What one answer to a whole incident becomes when staff change it (docs/decisions/110)."""

from dataclasses import replace

import pytest

from bot.core.case import EntryKind, Status
from bot.core.events import ButtonPressed, MessageEdited, MessageReceived, Words
from tests.unit.case_room.test_incidents import PEOPLE, complain
from tests.unit.case_room.test_related import keys, press, say
from tests.unit.world import World, room

FIRST, BETTER = "وصلت السلال إلى الفرع", "وصلت السلال إلى فرع النزهة"


@pytest.fixture
def incident() -> World:
    """Three cases that one answers, by a message that its author can change."""
    world = World()
    for who, text in zip(PEOPLE, ("تأخرت السلة", "ضاعت ورقتي في الفرع", "الباص ما جاء"), strict=False):
        complain(world, who, text)
    say(world, 1001, "/حادثة تأخر السلال")
    say(world, 1002, "/incident 1001")
    say(world, 1003, "/incident 1001")
    press(world, 1001, "resolve")
    world.happen(room(), MessageReceived(Words(FIRST, id="m1"), "agent"))
    return world


def edit(world: World, text: str, id: str = "m1") -> list[str]:
    return keys(world.happen(room(), MessageEdited(Words(text, id=id), "agent")))


def heard(world: World, n: int) -> list[str]:
    """What somebody was told of the answer, in its order."""
    told = ("case-resolved", "answer-corrected", "answer-corrected-rated")
    return [message.key for message in world.said[PEOPLE[n]] if message.key in told]


def test_its_correction_reaches_all_in_the_same_way(incident: World) -> None:
    incident.press(room(), "to-all", by="agent")
    incident.press(PEOPLE[2], "rate-as")
    assert "room-incident-correcting" in edit(incident, BETTER)
    assert [incident.cases[n].applied for n in (1001, 1002, 1003)] == [BETTER] * 3
    assert heard(incident, 0) == heard(incident, 1) == ["case-resolved", "answer-corrected"]
    assert heard(incident, 2) == ["case-resolved", "answer-corrected-rated"]
    for n in (1002, 1003):
        assert "room-incident-corrected" in keys(incident.said[room(n)])
        kept = [e for number, e in incident.entries if number == n and e.detail == "edited"]
        assert [(each.kind, each.words.text, each.by) for each in kept] == [
            (EntryKind.STAFF_WROTE, BETTER, "agent")
        ]


def test_nobody_is_sent_it_twice(incident: World) -> None:
    incident.press(room(), "to-all", by="agent")
    edit(incident, BETTER)
    edit(incident, BETTER)
    press(incident, 1001, "to-all", by="coordinator")
    assert heard(incident, 1) == ["case-resolved", "answer-corrected"]


def test_a_correction_answers_nobody_who_was_not_answered(incident: World) -> None:
    assert "room-incident-correcting" not in edit(incident, BETTER)
    press(incident, 1001, "only-this")
    edit(incident, FIRST)
    assert incident.cases[1002].is_open and heard(incident, 1) == []


def test_who_left_or_was_answered_otherwise_or_is_heard_again_is_not_told(incident: World) -> None:
    complain(incident, PEOPLE[3], "السلة")
    say(incident, 1002, "/resolve وجدنا ورقتك")
    press(incident, 1001, "to-all")
    incident.press(PEOPLE[2], "rate-below")
    incident.cases[1003] = replace(incident.cases[1003], status=Status.REOPENED, rounds=2)
    edit(incident, BETTER)
    assert incident.cases[1002].applied == "وجدنا ورقتك"
    assert heard(incident, 1) == heard(incident, 2) == ["case-resolved"]


def test_who_left_the_incident_is_not_told(incident: World) -> None:
    incident.press(room(), "to-all", by="agent")
    incident.cases[1002] = replace(incident.cases[1002], incident=0)
    edit(incident, BETTER)
    assert (heard(incident, 1), heard(incident, 2)) == (
        ["case-resolved"],
        ["case-resolved", "answer-corrected"],
    )


def test_what_may_be_one_person_s_own_is_looked_at_first(incident: World) -> None:
    incident.press(room(), "to-all", by="agent")
    own = f"{FIRST}، وحولنا المبلغ إلى الجوال ٠٥٥١٢٣٤٥٦٧"
    said = edit(incident, own)
    assert "room-incident-own-words" in said and "room-incident-correcting" not in said
    assert heard(incident, 0)[-1] == "answer-corrected" and heard(incident, 1) == ["case-resolved"]
    press(incident, 1001, "to-all-sure")
    press(incident, 1001, "to-all-sure")
    assert heard(incident, 1) == ["case-resolved", "answer-corrected"]
    assert incident.cases[1002].applied == own


def test_instead_of_it_others_can_be_told_in_other_words(incident: World) -> None:
    incident.press(room(), "to-all", by="agent")
    edit(incident, f"{FIRST}، وحولنا المبلغ إلى الجوال ٠٥٥١٢٣٤٥٦٧")
    press(incident, 1001, "to-all-otherwise")
    incident.happen(room(), MessageReceived(Words(BETTER, id="m2"), "agent"))
    assert incident.cases[1002].applied == BETTER
    assert heard(incident, 1) == ["case-resolved", "answer-corrected"]


@pytest.fixture
def otherwise(incident: World) -> World:
    """The others were answered in words of their own."""
    press(incident, 1001, "to-all-otherwise")
    incident.happen(room(), MessageReceived(Words("السلال في الطريق إليكم", id="m2"), "agent"))
    return incident


def test_other_words_are_corrected_where_they_were_sent(otherwise: World) -> None:
    assert edit(otherwise, "السلال عندكم غدًا", "m2") == ["room-incident-correcting"]
    assert otherwise.cases[1002].applied == "السلال عندكم غدًا"
    assert heard(otherwise, 0) == ["case-resolved"] and otherwise.cases[1001].applied == FIRST
    assert heard(otherwise, 1) == ["case-resolved", "answer-corrected"]


def test_the_lead_s_own_answer_is_not_theirs_then(otherwise: World) -> None:
    assert "room-incident-correcting" not in edit(otherwise, BETTER)
    press(otherwise, 1001, "to-all", by="coordinator")
    assert heard(otherwise, 1) == ["case-resolved"]
    assert otherwise.cases[1002].applied == "السلال في الطريق إليكم"


def test_hurting_words_wait_in_their_form_and_are_for_the_others_alone(otherwise: World) -> None:
    said = edit(otherwise, "هذا غير صحيح، أنت مخطئ", "m2")
    assert "room-held" in said and said[-1] == "room-incident-otherwise"
    assert heard(otherwise, 1) == ["case-resolved"]
    otherwise.happen(room(), ButtonPressed("send-as-it-is", by="agent"))
    assert heard(otherwise, 0) == ["case-resolved"]
    assert heard(otherwise, 1) == ["case-resolved", "answer-corrected"]


def test_a_note_is_no_correction_of_it(otherwise: World) -> None:
    assert edit(otherwise, "ملاحظة: اتصلنا بالفرع", "m2") == ["room-edit-noted"]
    assert heard(otherwise, 1) == ["case-resolved"]
