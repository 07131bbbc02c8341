"""How many messages went out this month where each has its price, and when the desk is warned."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.core.events import AllowanceUsed
from bot.core.message_costs import Budget, Count
from bot.core.turn import Turn
from bot.runtime.delivery.channel import Unreachable
from bot.runtime.delivery.failures import DeliveryPolicy
from bot.runtime.delivery.reports import DeliveryReport, ReportKind
from bot.store.queries import message_budget
from bot.store.schema import counted_messages, inbox
from tests.integration.runtime.test_joining import ALIA, Rig, rig_of
from tests.machine import DESK

RIYADH = timezone(timedelta(hours=3))
MARCH = "2026-03"
POLICY = DeliveryPolicy(budget=Budget(10, 0.02, "USD"), zone=RIYADH)
LATE = datetime(2026, 3, 31, 21, 30, tzinfo=UTC)


def answer(turn: Turn) -> Turn:
    if turn.conversation.address == DESK:
        return turn.show("echo", said=type(turn.event).__name__)
    return turn.show("echo", said=turn.text).show("echo", said="and more")


async def counts(rig: Rig, month: str = MARCH) -> dict[str, Count]:
    async with rig.m.runtime.database.read() as conn:
        return await message_budget.counted(conn, month)


def report(kind: ReportKind, name: str = "paid-1", **more: object) -> DeliveryReport:
    told: dict[str, object] = {"at": LATE - timedelta(days=20), **more}
    return DeliveryReport("paid", name, 0, kind, **told)  # type: ignore[arg-type]


async def test_a_message_counts_once_however_often_it_is_reported(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        await rig.hears("a")
        assert await counts(rig) == {"": Count(1, 0, 1)}
        for kind in (ReportKind.ACCEPTED, ReportKind.DELIVERED, ReportKind.DELIVERED, ReportKind.READ):
            await rig.m.runtime.reports.heard(report(kind, category="service", billable=True))
        assert await counts(rig) == {"service": Count(1, 1, 0)}


async def test_what_was_only_accepted_is_not_billed_yet(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        await rig.hears("a")
        await rig.m.runtime.reports.heard(report(ReportKind.ACCEPTED, category="service", billable=True))
        assert await counts(rig) == {"service": Count(1, 0, 1)}


async def test_a_report_may_come_before_the_answer_of_its_send(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        early = report(ReportKind.DELIVERED, category="service", billable=False)
        await rig.m.runtime.reports.heard(early)
        await rig.hears("a")
        assert await counts(rig) == {"service": Count(1, 0, 0)}


async def test_what_says_no_price_counts_nothing_new(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        await rig.m.runtime.reports.heard(report(ReportKind.DELIVERED, "another's"))
        assert await counts(rig) == {}


async def test_what_failed_costs_nothing(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        await rig.hears("a")
        await rig.m.runtime.reports.heard(report(ReportKind.FAILED, error=Unreachable("gone")))
        assert await counts(rig) == {}


async def test_the_month_is_the_society_s(tmp_path: Path) -> None:
    """Half past midnight in Riyadh is still yesterday's month in Greenwich."""
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        rig.m.wall.at = LATE
        await rig.hears("a")
        assert await counts(rig) == {}
        assert await counts(rig, "2026-04") == {"": Count(1, 0, 1)}


async def test_no_name_of_a_message_is_kept_as_it_came_nor_for_ever(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        await rig.hears("a")
        assert "paid-1" not in str(await rig.m.rows(counted_messages))
        for month in (4, 5):
            rig.m.wall.at = LATE.replace(month=month, day=20)
            await rig.hears("a")
        kept = [row["month"] for row in await rig.m.rows(counted_messages)]
        assert kept == ["2026-04", "2026-05"]
        assert await counts(rig) == {"": Count(1, 0, 1)}


async def warnings(rig: Rig) -> list[dict[str, Any]]:
    found = [row["event"] for row in await rig.m.rows(inbox)]
    return [each for each in found if each["type"] == AllowanceUsed.__name__]


async def test_the_desk_is_warned_once_at_each_share_of_the_allowance(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        for n in range(14):
            await rig.hears(f"m{n}")
        told = await warnings(rig)
        assert [(each["messages"], each["share"]) for each in told] == [(8, 80), (10, 100)]
        assert (told[0]["price"], told[0]["currency"]) == ("0.02", "USD")
        assert [each.message.text for each in rig.web.sent if each.address == DESK] == [
            "AllowanceUsed"
        ] * 2


async def test_it_is_not_warned_again_when_one_fails_and_another_takes_its_place(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        for n in range(8):
            await rig.hears(f"m{n}")
        await rig.m.runtime.reports.heard(report(ReportKind.FAILED, "paid-8", error=Unreachable("gone")))
        await rig.hears("again")
        assert len(await warnings(rig)) == 1


@pytest.mark.parametrize("budget", [Budget(), Budget(0, 0.02)], ids=["nothing", "only a price"])
async def test_without_an_allowance_nobody_is_warned(tmp_path: Path, budget: Budget) -> None:
    async with rig_of(tmp_path, answer, delivery=DeliveryPolicy(budget=budget)) as rig:
        for n in range(12):
            await rig.hears(f"m{n}")
        assert await warnings(rig) == []
        assert await counts(rig) == {"": Count(12, 0, 12)}


async def test_the_web_page_counts_nothing(tmp_path: Path) -> None:
    async with rig_of(tmp_path, answer, delivery=POLICY) as rig:
        await rig.m.say("a", type(ALIA)("web", "badr", ALIA.party))
        await rig.m.runtime.settle()
        assert await counts(rig) == {}
