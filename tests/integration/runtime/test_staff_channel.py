"""The staff move from the page to Telegram, or back: what was set before is told where they work when it falls due."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import select

from bot.app.build import App, opened
from bot.config import Settings, load
from bot.core.conversation import Address, Party, desk, room_of
from bot.core.effects import WAIT
from bot.core.events import AlbumOver, CaseResolved, Event, MessageReceived, MorningCame, Words
from bot.store.codec import kind_stored
from bot.store.queries import conversations, inbox, quiet, timers
from bot.store.schema import conversations as rows
from bot.store.schema import inbox as inbox_rows
from bot.store.schema import timers as timer_rows
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import GROUP, SUPERVISOR, Rig, rida, said, staff_group
from tests.integration.test_deadlines import SUNDAY, complain
from tests.transcripts.player import Wall, player

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


async def told(rig: Rig, has: str, thread: int | None = None) -> None:
    try:
        await rig.until(lambda: any(has in said(m) for m in rig.api.sent(GROUP, thread)))
    except TimeoutError:
        raise AssertionError([said(m) for m in rig.api.sent(GROUP, thread)]) from None


@pytest.mark.parametrize("after", [timedelta(), 3 * DAY], ids=["in time", "after an outage"])
async def test_a_promise_made_before_the_group_is_told_in_the_group(
    tmp_path: Path, api: BotApi, after: timedelta
) -> None:
    """The page's desk had its ladder, its promise and its morning; they fall due in the group. The case
    itself stands there at once, and can be worked there."""
    async with player(tmp_path) as before:
        await complain(before)
    staff_group(api)
    wall = Wall(SUNDAY + HOUR + after)
    async with rida(tmp_path, api, wall=wall) as rig:
        thread = await rig.topic()
        await told(rig, "شكوى رقم 1001", thread)
        wall.at = SUNDAY + 4 * DAY
        await told(rig, "فات الموعد", thread)
        api.people.presses(SUPERVISOR, rig.button(GROUP, "أستلمها", thread), "أستلمها")
        await told(rig, "استلمها", thread)
        await told(rig, "صباح الخير")
        async with rig.app.database.read() as conn:
            ours = select(timer_rows.c.key, rows.c.channel).join(rows, rows.c.id == timer_rows.c.target)
            pending = (await conn.execute(ours.where(timer_rows.c.status == "pending"))).all()
    assert {channel for key, channel in pending if not key.startswith(WAIT)} == {"telegram"}


def settings_of(folder: Path, channel: str) -> Settings:
    """Nothing goes anywhere: the settings say only where the staff work."""
    on = {"RIDA_TELEGRAM__ENABLED": "true", "RIDA_TELEGRAM__TOKEN": "700000001:" + 35 * "A"}
    usual = {"RIDA_CALENDAR__COUNTRY": "null", "RIDA_DEMO": "false"}
    settings = load(folder / "config.yaml", {**usual, **(on if channel == "telegram" else {})})
    assert settings.staff_channel == channel
    return settings


async def put(app: App, there: Address, name: str, channel: str, event: Event) -> None:
    now = app.runtime.clock.now()
    async with app.database.write() as conn:
        target = await conversations.at(conn, there, "ar", now)
        await inbox.put(conn, target.id, channel, name, event, now)


async def waits(app: App, there: Address) -> list[str]:
    """What lies in the inbox of that conversation without a turn yet, held or not."""
    async with app.database.read() as conn:
        found = await conversations.find(conn, there)
        mine = inbox_rows.c.conversation_id == (found.id if found else 0)
        kept = await conn.execute(select(inbox_rows.c.event).where(mine, inbox_rows.c.status != "done"))
        return [kind_stored(cast(str, event)) for event in kept.scalars()]


async def set_at(app: App, there: Address, key: str, event: Event) -> None:
    now = app.runtime.clock.now()
    async with app.database.write() as conn:
        target = await conversations.at(conn, there, "ar", now)
        await timers.set_timer(conn, key, now + DAY, target.id, event)


async def targets(app: App) -> dict[str, tuple[str, str]]:
    async with app.database.read() as conn:
        found = select(timer_rows.c.key, rows.c.channel, rows.c.address)
        joined = found.join(rows, rows.c.id == timer_rows.c.target)
        pending = await conn.execute(joined.where(timer_rows.c.status == "pending"))
        return {row.key: (row.channel, row.address) for row in pending}


@pytest.mark.parametrize(("old", "new"), [("web", "telegram"), ("telegram", "web")])
@pytest.mark.parametrize("is_quiet", [False, True], ids=["", "quiet"])
async def test_what_is_ours_moves_and_what_somebody_wrote_stays(
    tmp_path: Path, old: str, new: str, *, is_quiet: bool
) -> None:
    (tmp_path / "config.yaml").write_bytes((Path(__file__).parents[3] / "config.yaml").read_bytes())
    room, there, person = room_of(1001, old), desk(old), Address("web", "huda", Party.PERSON)
    async with opened(settings_of(tmp_path, old)) as app:
        await put(app, room, "ours", "internal", CaseResolved(1001))
        await put(app, room, "theirs", old, MessageReceived(Words("نتابع"), by="supervisor"))
        await put(app, room, "album", "internal", MessageReceived(Words(album="a", burst=1)))
        await put(app, person, "of-a-person", "internal", CaseResolved(1001))
        await set_at(app, room, f"{WAIT}album:9:a", AlbumOver("a", "supervisor"))
        await set_at(app, room, "case-1001:due", CaseResolved(1001))
        await set_at(app, there, "digest", MorningCame())
        await set_at(app, person, "left", CaseResolved(1001))
        if is_quiet:
            async with app.database.write() as conn:
                await quiet.hold(conn, datetime.now(UTC))
    for _ in range(2):
        async with opened(settings_of(tmp_path, new)) as app:
            assert await waits(app, room_of(1001, new)) == ["CaseResolved"]
            assert await waits(app, room) == ["MessageReceived", "MessageReceived"]
            assert await waits(app, person) == ["CaseResolved"]
            now = await targets(app)
    assert now == {
        f"{WAIT}album:9:a": (old, "case-1001"),
        "case-1001:due": (new, "case-1001"),
        "digest": (new, "desk"),
        "morning": (new, "desk"),
        "left": ("web", "huda"),
    }
