"""A case that should not stand before everybody's eyes is drawn into confidence."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.audit import Action
from bot.core.case import EntryKind, Kind, Status
from bot.core.events import ButtonPressed, PersonWrote, Words
from bot.texts.catalogue import plain
from tests.unit.conventions.test_every_member import opened
from tests.unit.person.test_disclosure import DIRECTOR, KEEPER, SUPERVISOR, keys
from tests.unit.world import PRIVATE, World, person, room

PLANTED = "نبتة"


def drawn(kind: Kind = Kind.COMPLAINT, by: str = "agent") -> World:
    world = opened(kind)
    world.write(room(), f"// ملاحظة {PLANTED}", by="agent")
    world.press(room(), "draw", by=by)
    world.press(room(), "draw-sure", by=by)
    return world


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("by", ["agent", "supervisor", "director", "keeper"])
def test_any_member_draws_a_case_of_any_kind(kind: Kind, by: str) -> None:
    world = opened(kind)
    texts = [words.text for words in world.cases[1001].words]
    world.press(room(), "draw", by=by)
    assert world.cases[1001].words, "it is asked once more"
    world.press(room(), "draw-sure", by=by)
    case, found = world.cases[1001], world.disclosures[9001]
    assert (case.status, case.words, case.expectation) == (Status.ENDED, (), "")
    assert [words.text for words in found.words][: len(texts)] == texts
    assert (found.from_case, found.readers) == (1001, ("keeper",))
    assert keys(world.said[KEEPER])[-1] == "private-told"


def test_nobody_who_does_not_work_here_draws_one() -> None:
    world = opened(Kind.COMPLAINT)
    world.happen(room(), ButtonPressed("draw-sure", by="nobody"))
    assert world.cases[1001].is_open and not world.disclosures


def test_its_words_are_gone_where_cases_are_and_its_number_is_none_of_the_cases() -> None:
    world = drawn()
    assert PLANTED not in plain("".join(m.text for m in world.said[room()]))
    assert not any(entry.words.text for _, entry in world.entries)
    assert [entry.kind for _, entry in world.entries if entry.kind is EntryKind.OPENED]
    assert list(world.cases) == [1001] and list(world.disclosures) == [9001]
    assert PLANTED in plain(world.press(KEEPER, "private-look")[0].text)


def test_the_room_hears_neutral_words_and_is_closed() -> None:
    world = drawn()
    assert "room-drawn" in keys(world.said[room()])
    for said in (
        world.write(room(), "هل كلمتموه؟", by="agent"),
        world.write(room(), "/card", by="agent"),
    ):
        assert keys(said) == ["room-ended"]
    assert "هل كلمتموه؟" not in plain("".join(m.text for m in world.said[person()]))
    assert not world.happen(room(), PersonWrote(1001, Words("كان في الطريق")))


def test_what_was_shown_is_taken_back_and_whoever_drew_it_hears_what_is_left() -> None:
    world = drawn(by="agent")
    (of_room,) = [each for each in world.taken_back if each.at == room()]
    assert of_room.of == "case:1001" and of_room.tell == PRIVATE["agent"]
    assert {each.at for each in world.taken_back if each.only} >= {SUPERVISOR, DIRECTOR}
    assert "taken-back" in keys(world.said[PRIVATE["agent"]])
    assert Action.DRAWN in [each.note.action for each, _ in world.audit]


def test_whoever_draws_it_without_a_talk_of_their_own_hears_it_in_the_room() -> None:
    world = drawn(by="coordinator")
    assert "taken-back" in keys(world.said[room()])


def test_the_person_is_told_who_reads_it_and_that_the_promise_stands() -> None:
    world = drawn()
    told = next(m for m in world.said[person()] if m.key == "case-drawn")
    assert "الشخص المكلّف بالأمور الخاصة" in plain(told.text) and "باق" in told.text


WAYS: list[Callable[[World], object]] = [
    lambda world: world.write(person(), f"1001 وصار أسوأ {PLANTED}"),
    lambda world: (world.write(person(), "أمر خاص"), world.write(person(), f"وصار أسوأ {PLANTED}")),
    lambda world: (
        world.happen(person(), ButtonPressed("write-to-case", "1001")),
        world.write(person(), f"وصار أسوأ {PLANTED}"),
    ),
]


@pytest.mark.parametrize("way", WAYS)
def test_what_its_person_writes_of_it_goes_to_its_readers_alone(way: Callable[[World], object]) -> None:
    world = opened(Kind.COMPLAINT)
    world.press(room(), "draw", by="agent")
    world.press(room(), "draw-sure", by="agent")
    way(world)
    assert f"{PLANTED}" in world.disclosures[9001].lines[-1].words.text
    assert PLANTED not in plain("".join(m.text for m in world.said[room()]))
    assert not world.cases[1001].words


def test_out_of_a_live_talk_the_next_words_are_for_its_readers() -> None:
    world = opened(Kind.QUESTION)
    world.press(room(), "draw", by="agent")
    world.press(room(), "draw-sure", by="agent")
    world.write(person(), f"هو نفسه {PLANTED}")
    assert world.disclosures[9001].lines[-1].words.text == f"هو نفسه {PLANTED}"
    assert not world.cases[1001].words


@pytest.mark.parametrize("action", ["reopen", "withdraw", "rate-below", "case"])
def test_it_is_neither_opened_again_nor_rated(action: str) -> None:
    world = drawn()
    world.happen(person(), ButtonPressed(action, "1001"))
    assert world.cases[1001].status is Status.ENDED and not world.ratings


def test_its_promise_is_kept_on_the_other_side() -> None:
    world = opened(Kind.COMPLAINT)
    due = world.cases[1001].due_at
    world.press(room(), "draw", by="agent")
    world.press(room(), "draw-sure", by="agent")
    assert not [key for key in world.timers if key.startswith("case:1001:")]
    world.press(KEEPER, "private-look")
    world.wait(due + timedelta(minutes=1))
    assert keys(world.said[KEEPER])[-1] == "private-due"
    assert keys(world.said[person()])[-1] == "private-late"
    world.press(KEEPER, "private-answer")
    world.write(KEEPER, "نتابعه معك")
    count = len(world.said[KEEPER])
    world.wait(world.now + timedelta(days=3))
    assert len(world.said[KEEPER]) == count


def test_whoever_has_the_case_reads_none_of_it() -> None:
    world = opened(Kind.COMPLAINT)
    world.press(room(), "take", by="keeper")
    world.press(room(), "draw", by="supervisor")
    world.press(room(), "draw-sure", by="supervisor")
    assert world.disclosures[9001].readers == ("director",)


def test_whoever_may_be_meant_is_left_out_and_its_person_keeps_their_words() -> None:
    world = opened(Kind.COMPLAINT)
    world.staff = [member for member in world.staff if member.id in ("supervisor", "agent")]
    texts = [words.text for words in world.cases[1001].words]
    world.press(room(), "draw", by="agent")
    world.press(room(), "draw-sure", by="agent")
    assert "case-drawn-nobody" in keys(world.said[person()])
    assert [words.text for words in world.disclosures[9001].words][: len(texts)] == texts


def test_a_cry_for_help_that_is_drawn_rings_on_in_private() -> None:
    world = World()
    world.write(person(), "حريق عندنا الحقوني")
    assert world.cases[1001].cry
    world.press(room(), "draw", by="agent")
    world.press(room(), "draw-sure", by="agent")
    assert world.disclosures[9001].danger and keys(world.said[KEEPER])[-1] == "private-danger"
    assert not [key for key in world.timers if key.startswith("cry:1001")]
