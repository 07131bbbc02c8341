"""What a platform reports is believed in any order, and never makes less known than was."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.messages import Message
from bot.core.turn import Turn
from bot.runtime.delivery.channel import TryLater
from bot.runtime.delivery.reports import ReportKind
from bot.store.erasure.erase import erase
from bot.store.erasure.find import contact_by
from bot.store.queries import message_budget
from bot.store.queries.forgetting import forget_said
from tests.integration.runtime.reporting import HUDA, PATIENCE, Reporting, reporting

ACCEPTED, DELIVERED, READ, FAILED = ReportKind
SECOND = timedelta(seconds=1)


@dataclass
class Bundling(Reporting):
    def carries(self, message: Message, /) -> bool:
        return True


@dataclass
class InPieces(Reporting):
    pieces: dict[tuple[int, int], str] = field(default_factory=dict)
    lacking: set[int] = field(default_factory=set)

    async def part_arrived(self, conn: AsyncConnection, id: int, part: int, name: str, /) -> None:
        self.pieces[id, part] = name

    async def part_failed(self, conn: AsyncConnection, id: int, part: int, name: str, /) -> bool:
        self.lacking |= {id} if self.pieces.get((id, part)) == name else set()
        return self.pieces.get((id, part)) == name and bool(self.pieces.pop((id, part)))

    async def lacks_parts(self, conn: AsyncConnection, id: int, /) -> bool:
        return id in self.lacking


def twice(turn: Turn) -> Turn:
    return turn.reply("echo", said=f"{turn.text}1").reply("echo", said=f"{turn.text}2")


@pytest.mark.parametrize("order", list(permutations((ACCEPTED, DELIVERED, READ))), ids=str)
async def test_what_is_known_only_grows(tmp_path: Path, order: tuple[ReportKind, ...]) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        best = 1
        for kind in order:
            await told.report(kind)
            best = max(best, [ACCEPTED, DELIVERED, READ].index(kind) + 1)
            row = await told.row()
            assert (row["status"], row["reported"]) == ("sent", best)
            assert bool(row["delivered_at"]) == (best >= 2)
            assert bool(row["read_at"]) == (best == 3)


async def test_a_report_of_what_was_never_sent_is_counted_and_changes_nothing(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        before = await told.row()
        await told.report(READ, reference=999, external_id="wamid.unknown")
        await told.report(FAILED, reference=0, external_id="wamid.unknown")
        await told.report(READ, channel="web")
        assert await told.row() == before
        assert told.m.runtime.reports.counts == {"unknown": 3}


async def test_a_report_without_our_number_is_found_by_the_platform_s_name(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        await told.report(DELIVERED, reference=0)
        assert (await told.row())["reported"] == 2


@pytest.mark.parametrize("kind", [ACCEPTED, DELIVERED, READ])
async def test_a_send_whose_answer_is_lost_is_told_by_its_report_and_never_repeated(
    tmp_path: Path, kind: ReportKind
) -> None:
    wa = Reporting(loses=lambda delivery: delivery.message.text == "a")
    async with reporting(tmp_path, wa=wa) as told:
        await told.says("a")
        await told.says("b")
        assert told.texts == ["a"]  # what was said later waits: its fate is not known
        await told.later(PATIENCE / 2)
        assert told.texts == ["a"]
        await told.report(kind)
        await told.later(2 * PATIENCE)
        assert told.texts == ["a", "b"]
        row = await told.row()
        assert (row["status"], row["external_id"], row["begun_at"]) == ("sent", "whatsapp-1", None)


async def test_without_a_report_it_is_sent_again_after_the_patience_and_ever_more_seldom(
    tmp_path: Path,
) -> None:
    async with reporting(tmp_path, wa=Reporting(loses=lambda _: True)) as told:
        await told.says("a")
        for waits in (1, 2, 4):
            await told.later(waits * PATIENCE - SECOND)
            sent = len(told.texts)
            await told.later(SECOND)
            assert len(told.texts) == sent + 1
        told.wa.loses = lambda _: False
        await told.later(8 * PATIENCE)
        await told.later(timedelta(days=1))
        assert told.texts == ["a"] * 5
        assert (await told.row())["status"] == "sent"


async def test_a_failure_that_is_reported_is_tried_again_and_counted_once(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        for _ in range(3):
            await told.report(FAILED, 0, TryLater("busy"))
        assert ((await told.row())["status"], (await told.row())["attempts"]) == ("queued", 1)
        await told.later(2 * SECOND)
        assert told.texts == ["a", "a"]
        await told.report(FAILED, 0, TryLater("busy"))  # of the first: heard already
        await told.report(ACCEPTED, 0)
        row = await told.row()
        assert (row["status"], row["external_id"], row["reported"]) == ("sent", "whatsapp-2", 1)


async def test_what_arrived_after_it_failed_is_not_sent_again(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        await told.report(FAILED, error=TryLater("busy"))
        await told.report(DELIVERED)
        await told.report(FAILED, error=TryLater("busy"))
        await told.later(timedelta(days=1))
        assert told.texts == ["a"]
        assert ((await told.row())["status"], (await told.row())["reported"]) == ("sent", 2)
        assert told.wa.sent[0].address == HUDA


async def test_what_was_erased_is_found_by_no_report(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        await told.report(READ)
        async with told.m.runtime.database.write() as conn:
            contact = await contact_by(conn, f"whatsapp:{HUDA.address}")
            await erase(conn, contact, told.m.runtime.clock.now())
        await told.report(DELIVERED)
        await told.report(FAILED, error=TryLater("busy"))
        assert told.m.runtime.reports.counts["unknown"] == 2
        await told.later(timedelta(days=1))
        assert told.texts == ["a"]


async def test_what_is_forgotten_keeps_no_time_of_its_way(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        await told.says("a")
        await told.report(READ)
        here, now = await told.m.conversation(HUDA), told.m.runtime.clock.now()
        async with told.m.runtime.database.write() as conn:
            await forget_said(conn, here.id, now - SECOND, now + SECOND, None)
        await told.report(FAILED, error=TryLater("busy"))
        row = await told.row()
        assert row["status"] == "forgotten"
        assert not any(
            row[name] for name in ("begun_at", "delivered_at", "read_at", "reference", "reported")
        )


async def test_all_that_went_as_one_message_fares_alike(tmp_path: Path) -> None:
    async with reporting(tmp_path, wa=Bundling(loses=lambda _: True), claim=twice) as told:
        await told.says("a")
        rows = [await told.row(nth) for nth in (0, 1)]
        assert [row["reference"] for row in rows] == [rows[1]["id"]] * 2
        await told.report(DELIVERED)
        for nth in (0, 1):
            row = await told.row(nth)
            assert (row["status"], row["external_id"], row["reported"]) == ("sent", "whatsapp-1", 2)
        assert len(told.wa.sent) == 1


async def test_of_a_message_in_parts_those_that_arrived_are_remembered(tmp_path: Path) -> None:
    wa = InPieces(loses=lambda _: True)
    async with reporting(tmp_path, wa=wa) as told:
        await told.says("a")
        await told.report(ACCEPTED, part=0, external_id="piece")
        assert (await told.row())["status"] == "queued"
        assert wa.pieces == {(told.wa.sent[0].id, 0): "piece"}
        await told.report(FAILED, part=0, external_id="another", error=TryLater("busy"))
        assert wa.pieces and (await told.row())["begun_at"]
        await told.report(FAILED, part=0, external_id="piece", error=TryLater("busy"))
        assert not wa.pieces and not (await told.row())["begun_at"]
        await told.later(4 * SECOND)
        assert told.texts == ["a", "a"]


@pytest.mark.parametrize("known", [[], [ACCEPTED], [ACCEPTED, DELIVERED], [READ]], ids=str)
@pytest.mark.parametrize("later", [ACCEPTED, DELIVERED, READ])
async def test_a_message_of_which_a_part_failed_has_not_arrived_whatever_its_last_part_did(
    tmp_path: Path, known: list[ReportKind], later: ReportKind
) -> None:
    wa = InPieces()
    async with reporting(tmp_path, wa=wa) as told:
        await told.says("a")
        await told.report(ACCEPTED, part=0, external_id="piece")
        for kind in known:
            await told.report(kind)
        await told.report(FAILED, part=0, external_id="piece", error=TryLater("busy"))
        await told.report(later)
        assert ((await told.row())["status"], told.texts) == ("queued", ["a"])
        wa.lacking.clear()
        await told.later(4 * SECOND)
        assert ((await told.row())["status"], told.texts) == ("sent", ["a", "a"])


async def test_what_arrived_stays_counted_and_what_failed_does_not(tmp_path: Path) -> None:
    async with reporting(tmp_path) as told:
        for text in ("a", "b"):
            await told.says(text)
            await told.report(ACCEPTED, category="service")
        await told.report(DELIVERED, 0, category="service", billable=False)
        for nth in (0, 1):
            await told.report(FAILED, nth, TryLater("busy"))
        async with told.m.runtime.database.read() as conn:
            assert await message_budget.free_replies(conn, "whatsapp", "2026-03") == 1
