"""What a transcriber made of a voice note stands beside its sound wherever the note went, and once."""

from collections.abc import Callable

import pytest

from bot.core.events import Attachment, AttachmentKind, MessageReceived, VoiceHeard, Words
from tests.unit.person.test_complaint import complain
from tests.unit.person.test_interrupted_forms import registering
from tests.unit.world import World, person, room

VOICE = Attachment("v1.ogg", AttachmentKind.VOICE, "audio/ogg", 10)
OTHER = Attachment("v2.ogg", AttachmentKind.VOICE, "audio/ogg", 10)
HEARD = "لم تصلني السلة هذا الشهر"


def spoken(world: World, *voices: Attachment) -> None:
    for voice in voices or (VOICE, OTHER):
        world.happen(person(), MessageReceived(Words("", (voice,))))


def in_a_form(world: World) -> None:
    """It answers no field, and waits for somebody; then staff are given it."""
    registering(world)
    spoken(world)
    assert world.conversation(person()).pending.words and not world.cases
    world.happen(person(), VoiceHeard(VOICE.id, HEARD))
    world.write(person(), "موظف")


def in_a_complaint(world: World) -> None:
    world.write(person(), "شكوى")
    spoken(world)
    world.happen(person(), VoiceHeard(VOICE.id, HEARD))
    for action in ("heard-all", "no-expectation", "confirm"):
        world.press(person(), action)


def undecided(world: World) -> None:
    """A form asks something, and the note may be for the staff who have spoken."""
    complain(world)
    registering(world)
    world.write(room(), "كيف نصل إليك؟", by="agent")
    spoken(world)
    world.happen(person(), VoiceHeard(VOICE.id, HEARD))
    world.press(person(), "whose-staff")


def in_a_case(world: World) -> None:
    complain(world)
    world.write(person(), "1001")
    world.press(person(), "write-to-case")
    spoken(world)
    world.happen(person(), VoiceHeard(VOICE.id, HEARD))


@pytest.mark.parametrize("told", [in_a_form, in_a_complaint, undecided, in_a_case])
def test_its_words_stand_beside_the_sound_and_nowhere_else(told: Callable[[World], None]) -> None:
    world = World()
    told(world)
    words = [each for case in world.cases.values() for each in case.words if each.attachments]
    (of_voice,) = [
        each.text for each in words if VOICE in each.attachments and OTHER not in each.attachments
    ]
    (of_other,) = [each.text for each in words if OTHER in each.attachments]
    assert HEARD in of_voice and HEARD not in of_other
