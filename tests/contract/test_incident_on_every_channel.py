"""Members of one incident read its one answer, and its correction, in the form of the channel they write on."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.conversation import Address, Party
from bot.core.events import MessageEdited, MessageReceived, Words
from bot.core.messages import Message
from tests.contract.test_every_channel import PUSHING, RIGS, bare
from tests.unit.case_room.test_incidents import PEOPLE, complain
from tests.unit.case_room.test_related import press, say
from tests.unit.world import World, room

ANSWER, BETTER = "وصلت السلال إلى الفرع", "وصلت السلال إلى فرع النزهة"


def told(channel: str) -> tuple[Message, Message]:
    """What a member on that channel is told: the answer of the incident, and what it became."""
    world = World()
    complain(world, PEOPLE[0], "تأخرت السلة")
    complain(world, PEOPLE[1], "ضاعت ورقتي في الفرع")
    there = Address(channel, "member", Party.PERSON)
    world.conversations[there] = replace(world.conversations.pop(PEOPLE[1]), address=there)
    say(world, 1001, "/حادثة تأخر السلال")
    say(world, 1002, "/incident 1001")
    press(world, 1001, "resolve")
    world.happen(room(), MessageReceived(Words(ANSWER, id="m1"), "agent"))
    press(world, 1001, "to-all")
    world.happen(room(), MessageEdited(Words(BETTER, id="m1"), "agent"))
    first, then = (m for m in world.said[there] if m.key in ("case-resolved", "answer-corrected"))
    return first, then


@pytest.mark.parametrize("name", RIGS)
def test_each_is_told_once_and_of_the_correction_once(name: str) -> None:
    first, then = told(name)
    assert ANSWER in first.text and BETTER in then.text
    assert "1002" in first.text and "1001" not in first.text + then.text, "of their own case alone"
    assert first.buttons and then.slot == first.slot, "it stands where the first one stood"


@pytest.mark.parametrize("name", PUSHING)
async def test_it_arrives_in_the_form_of_its_channel(name: str, tmp_path: Path) -> None:
    """Every word of it, and each way to say how it was: as buttons or a list."""
    first, _ = told(name)
    async with RIGS[name](tmp_path) as rig:
        await rig.sends(first.text, buttons=first.buttons, stamp=3)
        assert bare(ANSWER) in bare(rig.read())
        offered = rig.offered()
        assert len(offered) == (0 if name == "email" else len(first.buttons)), (
            "a mail is answered in words"
        )
        for title, button in zip(offered, first.buttons, strict=False):
            assert button.label.startswith(title.rstrip("… "))
