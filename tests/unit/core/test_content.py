"""What goes along with the words reaches the channel and the pages, each field of it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.conversation import Choice, Conversation
from bot.core.effects import Reply, SendReply
from bot.core.events import Attachment, AttachmentKind, MessageReceived, Notice, Words
from bot.core.messages import CARRIED, Drawing
from bot.core.turn import Turn
from bot.policy.languages import FIRST
from bot.store.queries.history import outgoing
from handlers.tables import TABLES
from tests.unit.world import RENDERER, World, person

FILE = Attachment("f1", AttachmentKind.PHOTO, "image/png", 1)
SENT: dict[str, Any] = {
    "attachments": (FILE,),
    "slot": "card",
    "about": "17:4",
    "mark": "delivered",
    "notices": (Notice(1001, "due", "director"),),
    "qr": "reg-ibda",
    "poster": "ibda",
    "copy": "1",
    "slip": "1001.1",
    "private": True,
    "quiet": True,
    "asks_number": True,
    "form": "ibda",
    "spare": True,
}


def fresh() -> Turn:
    event = MessageReceived(Words("x"))
    return Turn(Conversation(1, person()), event, World().facts(person(), event), TABLES[person().party])


def said(turn: Turn) -> Reply:
    (effect,) = turn.effects
    assert isinstance(effect, SendReply)
    return effect.reply


def test_the_table_above_knows_every_field() -> None:
    assert SENT.keys() == set(CARRIED)


@pytest.mark.parametrize("way", ["show", "reply", "notice"])
def test_each_field_goes_from_the_step_to_the_message_and_the_page(way: str) -> None:
    given = {name: value for name, value in SENT.items() if name != "attachments"}
    reply = said(getattr(fresh(), way)("cancelled", Choice("menu"), files=(FILE,), **given))
    message = RENDERER.message(reply, FIRST, 1)
    item = outgoing(1, message, datetime(2026, 11, 22, tzinfo=UTC), "sent")
    assert reply.carried() == message.carried() == item.carried() == SENT
    drawn = (("qr", "reg-ibda"), ("poster", "ibda"), ("copy", "1"), ("slip", "1001.1"))
    assert item.drawings == tuple(Drawing(kind, of) for kind, of in drawn)


def test_what_is_no_field_is_a_value_of_the_text() -> None:
    reply = said(fresh().show("staff-wrote", slot="s", number=1001, text="أهلًا"))
    assert (reply.slot, dict(reply.text.args)) == ("s", {"number": 1001, "text": "أهلًا"})


def test_a_file_on_its_way_is_left_out_of_the_message() -> None:
    on_its_way = Attachment("f2", AttachmentKind.PHOTO, "image/png", 1, awaited=True)
    reply = said(fresh().show("cancelled", files=(FILE, on_its_way)))
    assert RENDERER.message(reply, FIRST, 1).attachments == (FILE,)
