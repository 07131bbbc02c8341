"""What the Cloud API tells of our messages afterwards, over real HTTP: lost answers, failures by status, and an
account that nobody pays for."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.conversation import Address, Party, desk
from bot.core.messages import Button, Message
from bot.store.queries import conversations
from bot.store.queries import outbox as enqueue
from bot.store.schema import outbox
from tests.fixtures.day import on_the_day
from tests.fixtures.graph_api import GraphApi
from tests.integration.whatsapp.posting import Posting, rida

HUDA = "966512345678"
PATIENCE = timedelta(minutes=2)


class Ahead:
    """A clock that a test sets forward, for both sides."""

    def __init__(self) -> None:
        self.by = timedelta()

    def __call__(self) -> datetime:
        return on_the_day() + self.by


@asynccontextmanager
async def talking(
    folder: Path, clock: Callable[[], datetime] = on_the_day, **more: str
) -> AsyncIterator[tuple[GraphApi, Posting]]:
    """Huda and a Rida whose webhook the platform knows."""
    async with GraphApi(now=clock).serving() as api:
        api.people.person(HUDA, "هدى")
        async with known(folder, api, clock, **more) as there:
            yield api, there


@asynccontextmanager
async def known(
    folder: Path, api: GraphApi, clock: Callable[[], datetime] = on_the_day, **more: str
) -> AsyncIterator[Posting]:
    ours = {
        "RIDA_WHATSAPP__TOKEN": api.token,
        "RIDA_WHATSAPP__PHONE_NUMBER_ID": api.phone_number_id,
        "RIDA_WHATSAPP__APP_SECRET": api.app_secret,
        "RIDA_WHATSAPP__VERIFY_TOKEN": api.verify_token,
    }
    async with rida(folder, url=api.url, wall=clock, running=False, **ours, **more) as there:
        yield there


async def tells(api: GraphApi, there: Posting, **how: Any) -> None:
    """All that is pending at the platform; then all is done that can be."""
    while api.webhooks.pending:
        await api.webhooks.deliver(
            f"{there.client.base_url}/whatsapp".replace("//whatsapp", "/whatsapp"), **how
        )
    await there.app.runtime.settle()


async def ours(there: Posting) -> list[dict[str, Any]]:
    """The answers to her, oldest first: not the template that calls her where one is held."""
    begun = [row for row in await there.rows(outbox) if row["reference"] is not None]
    return [row for row in begun if not row["message"]["key"].startswith("template-")]


@pytest.mark.parametrize("fault", ["drop_after_accepting", "hang_after_accepting"])
async def test_what_was_accepted_without_an_answer_is_told_by_its_status_and_not_repeated(
    tmp_path: Path, fault: str
) -> None:
    clock = Ahead()
    async with talking(tmp_path, clock) as (api, there):
        api.people.writes(HUDA, "السلام عليكم")
        api.faults.next(**{fault: True})
        sending = asyncio.create_task(tells(api, there))
        await asyncio.wait_for(api.waits_for(HUDA, 1), 20)
        await tells(api, there)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        rows = await ours(there)
        assert {(row["status"], row["reported"]) for row in rows} == {("sent", 2)}
        clock.by += 2 * PATIENCE
        await there.app.runtime.settle()
        assert len(api.sent(HUDA)) == 1


async def test_what_was_never_accepted_is_sent_again_after_the_patience(tmp_path: Path) -> None:
    clock = Ahead()
    async with talking(tmp_path, clock) as (api, there):
        api.people.writes(HUDA, "السلام عليكم")
        api.faults.next(drop=True)
        await tells(api, there)
        assert api.sent(HUDA) == []
        clock.by += PATIENCE / 2
        await tells(api, there)
        assert api.sent(HUDA) == []
        clock.by += PATIENCE
        await tells(api, there)
        assert len(api.sent(HUDA)) == 1


async def test_a_process_that_ends_between_send_and_mark_leaves_it_to_the_status(tmp_path: Path) -> None:
    clock = Ahead()
    async with GraphApi(now=clock).serving() as api:
        api.people.person(HUDA, "هدى")
        async with known(tmp_path, api, clock) as there:
            api.people.writes(HUDA, "السلام عليكم")
            api.faults.next(hang_after_accepting=True)
            sending = asyncio.create_task(tells(api, there))
            await asyncio.wait_for(api.waits_for(HUDA, 1), 20)
            sending.cancel()
            for task in [*there.app.runtime.outbox._sending]:
                task.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            assert {row["status"] for row in await ours(there)} == {"queued"}
        async with known(tmp_path, api, clock) as there:
            await there.app.runtime.settle()
            assert len(api.sent(HUDA)) == 1
            await tells(api, there)
            clock.by += 2 * PATIENCE
            await there.app.runtime.settle()
            assert len(api.sent(HUDA)) == 1
            assert {row["status"] for row in await ours(there)} == {"sent"}


@pytest.mark.parametrize("how", [{}, {"twice": True}, {"disordered": True}, {"batched": True}], ids=str)
async def test_statuses_come_in_any_order_and_twice(tmp_path: Path, how: dict[str, bool]) -> None:
    async with talking(tmp_path) as (api, there):
        api.statuses.read = True
        api.people.writes(HUDA, "السلام عليكم")
        await tells(api, there)
        await tells(api, there, **how)
        rows = await ours(there)
        assert {(row["status"], row["reported"]) for row in rows} == {("sent", 3)}
        assert all(row["delivered_at"] and row["read_at"] for row in rows)
        assert len(api.sent(HUDA)) == 1


async def test_an_account_that_nobody_pays_for_is_told_once_and_loses_nothing(tmp_path: Path) -> None:
    clock = Ahead()
    async with talking(tmp_path, clock) as (api, there):
        api.account.unpaid = True
        api.people.writes(HUDA, "السلام عليكم")
        for _ in range(6):
            await tells(api, there)
            clock.by += timedelta(minutes=5)
        assert (await there.told(desk("web").address)).count("desk-channel-mend") == 1
        api.account.unpaid = False
        for _ in range(3):
            clock.by += timedelta(minutes=20)
            await tells(api, there)
        await tells(api, there)
        assert {(row["status"], row["reported"]) for row in await ours(there)} == {("sent", 2)}
        assert (await there.told(desk("web").address)).count("desk-channel-back") == 1


@pytest.mark.parametrize(
    ("code", "status"), [(131026, "parked"), (131047, "held"), (100, "parked"), (131056, "queued")]
)
async def test_what_fails_by_status_fares_as_if_it_had_been_refused(
    tmp_path: Path, code: int, status: str
) -> None:
    async with talking(tmp_path) as (api, there):
        api.people.writes(HUDA, "السلام عليكم")
        api.faults.next(code=code, by_status=True)
        await tells(api, there)
        assert {row["status"] for row in await ours(there)} == {"sent"}
        await tells(api, there)
        assert {row["status"] for row in await ours(there)} == {status}
        assert len(api.sent(HUDA)) == 1


# a message in two: its words, and the question with the buttons

LONG = f"{'كلمة ' * 300}\n\nهل هذا صحيح؟"


async def queued(there: Posting, clock: Ahead) -> None:
    buttons = (Button("yes", "", "نعم"), Button("no", "", "لا"))
    async with there.app.database.write() as conn:
        at = await conversations.at(conn, Address("whatsapp", HUDA, Party.PERSON), "ar", clock())
        await enqueue.queue(conn, at.id, Message(LONG, "ar", "long", buttons=buttons), clock())


async def written_to(api: GraphApi, there: Posting, clock: Ahead) -> None:
    """She has written, was answered, and all was reported; then something long is said to her."""
    api.people.writes(HUDA, "السلام عليكم")
    while api.webhooks.pending:
        await tells(api, there)
    clock.by += PATIENCE
    await queued(there, clock)


def shown(api: GraphApi) -> list[str]:
    """As what each part of it went out."""
    kinds = {"text": "words", "interactive": "question"}
    said = [each for each in api.sent(HUDA) if each["type"] in kinds]
    return [kinds[each["type"]] for each in said if "كلمة" in str(each) or "هل هذا صحيح؟" in str(each)]


@pytest.mark.parametrize(
    "fault",
    [{"code": 131000}, {"code": 131000, "by_status": True}, {"drop": True}, {"page": 502}],
    ids=str,
)
async def test_a_part_that_went_out_is_not_sent_again_when_the_next_fails(
    tmp_path: Path, fault: dict[str, Any]
) -> None:
    clock = Ahead()
    async with talking(tmp_path, clock) as (api, there):
        await written_to(api, there, clock)
        api.faults.next(**fault, spares=1)
        await there.app.runtime.settle()
        assert shown(api) == (["words", "question"] if "by_status" in fault else ["words"])
        for _ in range(6):
            await tells(api, there)
            clock.by += PATIENCE
        assert shown(api).count("words") == 1 and shown(api)[-1] == "question"
        assert {row["status"] for row in await ours(there)} == {"sent"}


@pytest.mark.parametrize("is_reported", [True, False])
@pytest.mark.parametrize("part", [0, 1])
async def test_a_process_that_ends_between_two_parts_repeats_none_that_is_reported(
    tmp_path: Path, part: int, is_reported: bool
) -> None:
    """A part that was accepted and never heard of again may go twice; none is left out."""
    clock = Ahead()
    async with GraphApi(now=clock).serving() as api:
        api.people.person(HUDA, "هدى")
        async with known(tmp_path, api, clock) as there:
            await written_to(api, there, clock)
            before = len(api.sent(HUDA))
            api.faults.next(hang_after_accepting=True, spares=part)
            sending = asyncio.create_task(there.app.runtime.settle())
            await asyncio.wait_for(api.waits_for(HUDA, before + 1 + part), 20)
            sending.cancel()
            for task in [*there.app.runtime.outbox._sending]:
                task.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        if not is_reported:
            api.webhooks.pending.clear()
        async with known(tmp_path, api, clock) as there:
            for _ in range(4):
                await tells(api, there)
                clock.by += PATIENCE
        again = [] if is_reported else [["words"], ["question"]][part]
        assert sorted(shown(api)) == sorted(["words", "question", *again])
        assert shown(api)[0] == "words" and shown(api)[-1] == "question"


@pytest.mark.parametrize("how", [{}, {"twice": True}, {"disordered": True}, {"batched": True}], ids=str)
async def test_a_part_that_is_reported_to_have_failed_goes_again_with_the_question_below_it(
    tmp_path: Path, how: dict[str, bool]
) -> None:
    clock = Ahead()
    async with talking(tmp_path, clock) as (api, there):
        await written_to(api, there, clock)
        api.faults.next(code=131000, by_status=True)
        for _ in range(6):
            await tells(api, there, **how)
            clock.by += PATIENCE
        assert shown(api) == ["words", "question", "words", "question"]
        assert {row["status"] for row in await ours(there)} == {"sent"}
