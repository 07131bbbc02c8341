"""A cry for help in every state: the numbers first, the words kept, the staff told at once, and once."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache

from bot.core.events import (
    Attachment,
    AttachmentKind,
    Event,
    MessageEdited,
    MessageReceived,
    VoiceHeard,
    Words,
)
from bot.texts.catalogue import plain
from handlers.tables import PEOPLE
from tests.table import rows
from tests.unit.person.test_complaint import complain
from tests.unit.world import PRIVATE, World, person, room

CRY = "البيت يحترق الحين"


def cried(world: World, text: str = CRY) -> list[str]:
    return [message.key for message in world.write(person(), text)]


def test_the_numbers_come_first_and_a_talk_with_staff_begins() -> None:
    world = World()
    first, then = world.write(person(), CRY)
    assert first.key == "emergency" and "998" in plain(first.text)
    assert then.key == "emergency-talk" and "1001" in plain(then.text)
    assert world.cases[1001].urgent == "fire" and world.cases[1001].words[0].text == CRY
    assert world.conversation(person()).topic == "talk"


def test_at_night_nobody_is_told_to_wait() -> None:
    world = World()
    world.now += timedelta(hours=10)
    assert cried(world) == ["emergency", "emergency-talk-closed"]


def test_the_leaders_hear_it_at_once_at_any_hour_in_every_way() -> None:
    world = World()
    world.now += timedelta(hours=10)
    cried(world)
    assert "room-urgent" in [message.key for message in world.said[room()]]
    told = {name for name, where in PRIVATE.items() if world.said.get(where)}
    assert told == {"supervisor", "director", "keeper"}
    mailed = {to for to, mail in world.mails if mail.key == "letter-urgent-subject"}
    assert mailed == {"supervisor@example.org", "director@example.org"}
    assert not any(CRY in mail.subject for _, mail in world.mails)


def test_staff_hear_of_one_emergency_once_and_of_every_word() -> None:
    world = World()
    cried(world)
    assert cried(world, "بيقتلني") == ["emergency", "talk-passed-on"]
    keys = [message.key for message in world.said[room()]]
    assert keys.count("room-urgent") == 1 and keys.count("room-person-wrote") == 1
    assert len(world.cases) == 1


def test_in_the_middle_of_a_complaint_the_words_stay_in_it_and_reach_staff_too() -> None:
    world = World()
    world.write(person(), "شكوى")
    assert cried(world) == ["emergency", "emergency-talk"]
    draft = world.conversation(person()).draft
    assert draft and [words.text for words in draft.words] == [CRY]
    assert world.cases[1001].words[0].text == CRY


def test_in_the_talk_about_a_case_that_case_becomes_urgent() -> None:
    world = World()
    complain(world)
    world.press(person(), "my-cases")
    world.press(person(), "case")
    world.press(person(), "write-to-case")
    cried(world)
    assert world.cases[1001].urgent == "fire" and len(world.cases) == 1


def test_an_edited_message_is_read_too() -> None:
    world = World()
    world.write(person(), "شكوى")
    shown = world.happen(person(), MessageEdited(Words(CRY, id="m1")))
    assert shown[0].key == "emergency" and world.cases[1001].urgent


def test_a_second_cry_joins_the_question_that_waits() -> None:
    world = World()
    world.write(person(), "أبغى موظف")
    world.write(person(), "سؤال عن الدورة")
    world.press(person(), "talk-done")
    assert cried(world) == ["emergency", "emergency-talk"]
    assert len(world.cases) == 1 and world.cases[1001].urgent


CAPTION = (Attachment("f1", AttachmentKind.PHOTO, "image/png", 9),)
CRIES: dict[str, tuple[str, Callable[[str], Event]]] = {
    "ar": (CRY, lambda text: MessageReceived(Words(text))),
    "en": ("our house is on fire", lambda text: MessageReceived(Words(text))),
    "caption": (CRY, lambda text: MessageReceived(Words(text, CAPTION))),
    "edit": (CRY, lambda text: MessageEdited(Words(text, id="m9"))),
    "voice": (CRY, lambda text: VoiceHeard("v1", text)),
}


@cache
def complained() -> World:
    """Told once for the hundreds of rows that begin here."""
    world = World()
    complain(world)
    return world


@rows("how", CRIES)
@rows("topic, state", [(topic.name, state) for topic in PEOPLE.topics for state in topic.states])
def test_in_every_state_the_numbers_come_first(topic: str, state: str, how: str) -> None:
    """Also in states that are yet to be written: whatever they hold, the cry goes before it, and nothing
    is said beside the numbers that doubts them."""
    from dataclasses import replace

    world = complained().twin()
    there = world.conversation(person())
    data, language = {"case": "1001"}, "en" if how == "en" else "ar"
    world.conversations[person()] = replace(
        there, topic=topic, state=state, data=data, language=language, chose_language=True
    )
    text, event = CRIES[how]
    shown = world.happen(person(), event(text))
    assert [message.key for message in shown[:1]] == ["emergency"]
    assert {message.key for message in shown[1:]} <= {"emergency-talk", "talk-passed-on"}
    assert any(case.urgent for case in world.cases.values())
    assert any(text in plain(message.text) for case in world.cases for message in world.said[room(case)])
    assert leaders_told(world) == ({"supervisor", "director", "keeper"}, 1)
    world.write(person(), "طيب جا اخوي واخذني عنده")
    (crying,) = [case for case in world.cases.values() if case.cry]
    assert any("جا اخوي" in plain(message.text) for message in world.said[room(crying.number)])
    world.now += timedelta(minutes=4)
    world.happen(person(), event(text))
    assert leaders_told(world, "member-urgent-still") == ({"supervisor", "director", "keeper"}, 2)


def leaders_told(world: World, key: str = "member-urgent") -> tuple[set[str], int]:
    """Who heard of the cry in their own talk, and how many cries the history of the case holds."""
    told = {n for n, where in PRIVATE.items() if any(m.key == key for m in world.said.get(where, []))}
    return told, sum(entry.kind == "urgent" for _, entry in world.entries)


def test_the_card_says_that_it_is_urgent_and_the_history_keeps_it() -> None:
    world = World()
    cried(world)
    card = [message for message in world.said[room()] if message.key == "card"][-1]
    assert plain(card.text).splitlines()[0].startswith("🆘 نداء استغاثة")
    assert [entry.detail for _, entry in world.entries if entry.kind == "urgent"] == ["fire"]


def test_whoever_only_sounds_so_is_served_as_usual() -> None:
    world = World()
    assert cried(world, "احترق قلبي على ولدي") != ["emergency"]
    assert not world.cases


def test_in_a_flood_a_cry_is_answered_at_once_and_what_follows_goes_to_staff() -> None:
    world = World()
    for number in range(30):
        world.write(person(), f"سطر من حكاية {number}")
    shown = [message.key for message in world.write(person(), CRY)]
    assert shown[0] == "emergency" and world.cases[1001].cry
    world.write(person(), "طيب جا اخوي واخذني عنده")
    world.wait(world.now + timedelta(minutes=2))
    assert any("جا اخوي" in plain(message.text) for message in world.said[room()])
