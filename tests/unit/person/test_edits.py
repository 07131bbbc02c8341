"""What was written is changed afterwards: it counts as it reads now, and what it was is kept."""

from bot.core.conversation import Address
from bot.core.events import Attachment, AttachmentKind, MessageEdited, MessageReceived, Words
from tests.unit.world import World, person, room

HUDA = person()
PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)


def says(world: World, text: str, id: str, who: Address = HUDA, **more: object) -> list[str]:
    words = Words(text, id=id, **more)  # type: ignore[arg-type]
    return [m.key for m in world.happen(who, MessageReceived(words))]


def edits(world: World, text: str, id: str, who: Address = HUDA, by: str = "") -> list[str]:
    return [m.key for m in world.happen(who, MessageEdited(Words(text, id=id), by))]


def complaint() -> World:
    world = World()
    world.write(HUDA, "شكوى")
    says(world, "قبل", "m1", attachments=(PHOTO,))
    return world


def opened() -> World:
    world = complaint()
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(HUDA, action)
    return world


def test_an_edit_in_the_telling_keeps_the_file_and_the_words_before() -> None:
    world = complaint()
    assert "edit-kept" in edits(world, "بعد", "m1")
    draft = world.conversations[HUDA].draft
    assert draft is not None
    assert [(w.text, w.attachments) for w in draft.words] == [("بعد", (PHOTO,))]
    assert [w.text for w in draft.replaced] == ["قبل"]


def test_an_edited_expectation_is_the_expectation() -> None:
    world = complaint()
    world.press(HUDA, "heard-all")
    says(world, "أريد اعتذارًا", "m2")
    assert edits(world, "أريد حلًا", "m2")[-1] == "complaint-summary"
    draft = world.conversations[HUDA].draft
    assert draft is not None
    assert draft.expectation == "أريد حلًا"
    assert edits(world, "  ", "m2")
    assert (world.conversations[HUDA].draft or draft).expectation == "أريد حلًا"


def test_an_edit_after_the_case_was_opened_reaches_the_staff() -> None:
    world = opened()
    assert edits(world, "بعد", "m1") == ["edit-kept-case"]
    assert [w.text for w in world.cases[1001].words] == ["بعد"]
    assert "قبل" in world.kept()
    assert "room-person-edited" in [m.key for m in world.said[room()]]


def test_an_edit_of_something_never_kept_is_said_now() -> None:
    world = World()
    says(world, "شكزى", "m1")
    assert "complaint-begin" in "".join(edits(world, "شكوى", "m1"))
    assert not any("شكزى" in w.text for w in (world.conversations[HUDA].draft or complaint()).words)  # type: ignore[union-attr]


def test_somebody_else_s_words_are_not_found() -> None:
    world = opened()
    other = person("p2")
    edits(world, "تخريب", "m1", who=other)
    assert [w.text for w in world.cases[1001].words] == ["قبل"]


def test_a_staff_edit_is_asked_for_permission() -> None:
    world = opened()
    assert edits(world, "شيء", "s1", who=room(), by="stranger") == ["room-not-allowed"]
    assert edits(world, "شيء", "s1", who=room(), by="agent") == ["room-edit-stays"]
    assert not [m for m in world.said[HUDA] if m.key == "staff-wrote-edited"]
