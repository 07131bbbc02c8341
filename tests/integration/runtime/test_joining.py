"""Where each message has its price, a turn is one message: sent, failed, given up and repeated as one."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.conversation import Address, Choice, Party
from bot.core.effects import Reply
from bot.core.messages import Button, Delivery, Message
from bot.core.turn import Turn
from bot.runtime.delivery.channel import Refused, TryLater, Unreachable
from bot.store.queries.outbox_turns import UNSAID
from bot.store.schema import delivery_attempts, outbox
from tests.machine import DESK, Machine, Platform, machine, render

ALIA = Address("paid", "alia", Party.PERSON)
BADR = Address("paid", "badr", Party.PERSON)
Claim = Callable[[Turn], Turn]


@dataclass
class Paid(Platform):
    name: str = "paid"
    longest: int = 1000

    def carries(self, message: Message) -> bool:
        return len(message.text) <= self.longest


def with_all(reply: Reply, language: str, stamp: int, case: int | None) -> Message:
    """As the texts do: with the buttons of the choices and what goes along."""
    buttons = tuple(Button(each.action, each.arg, each.action) for each in reply.choices)
    message = render(reply, language, stamp, case)
    key = str(reply.text.args.get("kind", message.key))
    return replace(message, buttons=buttons, key=key, **reply.carried())


def said(turn: Turn, *texts: str, **more: object) -> Turn:
    for text in texts:
        turn = turn.show("echo", said=text, **more)
    return turn


def three(turn: Turn) -> Turn:
    """A person is answered three times; the desk hears once."""
    if turn.conversation.address == DESK:
        return said(turn, type(turn.event).__name__)
    return said(turn, f"{turn.text}1", f"{turn.text}2").reply("echo", Choice("go"), said=f"{turn.text}3")


class Rig:
    """A whole Rida beside which stands such a platform."""

    def __init__(self, m: Machine, paid: Paid, web: Platform) -> None:
        self.m, self.paid, self.web = m, paid, web

    async def hears(self, text: str, who: Address = ALIA) -> list[str]:
        """What is new there after somebody wrote."""
        before = len(self.paid.texts(who))
        await self.m.say(text, who)
        await self.m.runtime.settle()
        return self.paid.texts(who)[before:]

    async def rows(self) -> list[tuple[str, str]]:
        return [(row["status"], row["external_id"]) for row in await self.m.rows(outbox)]


@asynccontextmanager
async def rig_of(folder: Path, claim: Claim, longest: int = 1000, **more: Any) -> AsyncIterator[Rig]:
    paid, web = Paid(longest=longest), Platform()
    channels = {"web": web, "email": Platform("email"), "paid": paid}
    async with machine(folder, claim, channels=channels, render=with_all, **more) as m:
        yield Rig(m, paid, web)


async def test_a_turn_is_one_message_with_all_its_words(tmp_path: Path) -> None:
    async with rig_of(tmp_path, three) as rig:
        assert await rig.hears("a") == ["a1\n\na2\n\na3"]
        assert await rig.hears("b") == ["b1\n\nb2\n\nb3"]
        assert await rig.rows() == [("sent", "paid-1")] * 3 + [("sent", "paid-2")] * 3
        assert [each.id for each in rig.paid.sent] == [3, 6]  # known by its last row
        assert [each.message.buttons[0].action for each in rig.paid.sent] == ["go", "go"]
        assert len(await rig.m.rows(delivery_attempts)) == 6


async def test_the_other_channels_say_each_by_itself(tmp_path: Path) -> None:
    async with rig_of(tmp_path, three) as rig:
        await rig.m.say("a", replace(ALIA, channel="web"))
        await rig.m.runtime.settle()
        sent = rig.web.sent
        assert [each.message.text for each in sent] == ["a1", "a2", "a3"]


async def test_only_what_the_channel_can_carry_goes_together(tmp_path: Path) -> None:
    async with rig_of(tmp_path, three, longest=6) as rig:
        assert await rig.hears("a") == ["a1\n\na2", "a3"]


async def test_it_waits_and_is_tried_again_as_one(tmp_path: Path) -> None:
    async with rig_of(tmp_path, three) as rig:
        rig.paid.trouble = lambda _: TryLater("busy")
        assert await rig.hears("a") == []
        rig.paid.trouble = lambda _: None
        rig.m.wall.pass_by(timedelta(minutes=1))
        await rig.m.runtime.settle()
        assert rig.paid.texts(ALIA) == ["a1\n\na2\n\na3"]
        outcomes = [row["outcome"] for row in await rig.m.rows(delivery_attempts)]
        assert outcomes == ["try_later"] * 3 + ["sent"] * 3


@pytest.mark.parametrize("error", [Refused("odd"), Unreachable("gone")], ids=["refused", "gone"])
async def test_it_is_given_up_as_one_and_told_of_once(tmp_path: Path, error: Exception) -> None:
    async with rig_of(tmp_path, three) as rig:
        rig.paid.trouble = lambda _: error
        await rig.hears("a")
        assert [row["status"] for row in await rig.m.rows(outbox)][:3] == ["parked"] * 3
        assert [each.message.text for each in rig.web.sent if each.address == DESK] == ["DeliveryParked"]


async def test_a_kill_between_the_send_and_the_mark_repeats_that_one_message(tmp_path: Path) -> None:
    async with rig_of(tmp_path, three) as rig:

        def killed(delivery: Delivery) -> Exception | None:
            """It arrived, and nobody was left to hear of it."""
            if rig.paid.sent:
                return None
            rig.paid.sent.append(delivery)
            return RuntimeError("killed")

        rig.paid.trouble = killed
        await rig.hears("a")
        rig.m.wall.pass_by(timedelta(minutes=1))
        await rig.m.runtime.settle()
        assert rig.paid.texts(ALIA) == ["a1\n\na2\n\na3"] * 2
        assert {status for status, _ in await rig.rows()} == {"sent"}


def crying(turn: Turn) -> Turn:
    """A cry is answered in the middle of a turn."""
    if turn.text != "help":
        return said(turn, turn.text)
    return said(said(said(turn, "before"), "call now", kind="emergency-numbers"), "after")


async def test_a_cry_passes_what_waits_and_takes_nothing_with_it(tmp_path: Path) -> None:
    async with rig_of(tmp_path, crying) as rig:
        rig.paid.trouble = lambda each: (
            None if each.message.key.startswith("emergency") else TryLater("busy")
        )
        await rig.hears("first")
        assert await rig.hears("help") == ["call now"]
        rig.paid.trouble = lambda _: None
        rig.m.wall.pass_by(timedelta(minutes=1))
        await rig.m.runtime.settle()
        assert rig.paid.texts(ALIA) == ["call now", "first", "before\n\nafter"]


def mixed(turn: Turn) -> Turn:
    return said(said(said(turn, "open"), "private", private=True), "open again")


async def test_private_words_never_stand_with_others(tmp_path: Path) -> None:
    async with rig_of(tmp_path, mixed) as rig:
        assert await rig.hears("a") == ["open", "private", "open again"]


def counting(turn: Turn) -> Turn:
    """The first message is asked for the rest; the others only counted, and a question passes."""
    if turn.text == "begin":
        return turn.reply("echo", Choice("done"), said="we listen")
    if turn.text == "ask":
        return turn.reply("echo", said=f"and {turn.text}").reply("echo", Choice("done"), said="go on")
    way = [Choice("private")] if turn.text == "private" else []
    return turn.reply("echo", Choice("done"), *way, said=f"have {turn.text}", spare=True, slot="heard")


async def test_what_only_counts_is_done_and_not_sent(tmp_path: Path) -> None:
    async with rig_of(tmp_path, counting) as rig:
        assert await rig.hears("1") == ["have 1"]  # nothing offers to end it yet
        assert await rig.hears("begin") == ["we listen"]
        assert await rig.hears("1") == await rig.hears("2") == []
        assert await rig.hears("private") == ["have private"]
        assert await rig.hears("3") == await rig.hears("4") == []
        assert await rig.hears("ask") == ["and ask\n\ngo on"]
        assert [status for status, _ in await rig.rows()].count(UNSAID) == 4
        assert len(await rig.m.rows(delivery_attempts)) == len(await rig.rows()) - 4


async def test_what_is_not_sent_holds_nobody_up_and_is_no_failure(tmp_path: Path) -> None:
    async with rig_of(tmp_path, counting) as rig:
        await rig.hears("begin")
        for text in ("1", "2", "ask", "3"):
            await rig.m.say(text, ALIA)
        await rig.m.say("begin", BADR)
        await rig.m.runtime.settle()
        assert rig.paid.texts(ALIA) == ["we listen", "and ask\n\ngo on"]
        assert rig.paid.texts(BADR) == ["we listen"]
        assert rig.web.sent == []
        assert {status for status, _ in await rig.rows()} == {"sent", UNSAID}
