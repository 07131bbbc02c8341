"""Off for longer than Telegram keeps what people write: staff and leaders are told, with how much is
missing, and whoever has an open case is asked once to write again, in office hours."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.channels.telegram.incoming import polling
from bot.core.events import WordsMissed
from bot.runtime.shared.clock import wall_time
from bot.store.schema import settings, timers
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    BADR,
    GROUP,
    HUDA,
    MODES,
    Rig,
    Wall,
    rida,
)

pytestmark = pytest.mark.usefixtures("group", "short_polls")
OFFICE = ZoneInfo("Asia/Riyadh")
ASKED = "فأرسله مرة أخرى"
MISSED = WordsMissed.__name__


@pytest.fixture
def short_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told once a request brought nothing is told a second later, not half a minute."""
    monkeypatch.setattr(polling, "LONG_POLL", 1)


async def waiting(rig: Rig) -> list[datetime]:
    async with rig.app.database.read() as conn:
        query = select(timers.c.due_at).where(
            timers.c.key.startswith("missed:"), timers.c.status == "pending"
        )
        return sorted((await conn.execute(query)).scalars())


async def off_for(folder: Path, api: BotApi, span: timedelta, wall: Wall, mode: str, lost: int) -> None:
    """Huda has a case; then nothing is heard for that time, and so many messages are dropped."""
    async with rida(folder, api, mode, wall=wall) as rig:
        await rig.complains()
        await rig.topic()
        await rig.says(BADR, "/menu")
        await rig.until(lambda: not api.delivery.pending)

        async def is_noted() -> bool:
            return any(row["key"].startswith("telegram-heard") for row in await rig.rows(settings))

        while not await is_noted():
            await rig.app.runtime.settle()
    api.delivery.stop_webhook()
    for number in range(lost):
        api.people.writes(HUDA, f"رسالة {number}")
    wall.ahead += span
    api.delivery.passes(span)


def shown_at_desk(api: BotApi) -> str:
    return "\n".join(str(m.get("text")) for m in api.sent(GROUP) if "message_thread_id" not in m)


@pytest.mark.parametrize("mode", MODES)
async def test_a_silence_of_a_day_is_told_and_counted(tmp_path: Path, api: BotApi, mode: str) -> None:
    wall = Wall()
    await off_for(tmp_path, api, timedelta(hours=26), wall, mode, lost=3)
    api.people.writes(BADR, "/contact")
    async with rida(tmp_path, api, mode, wall=wall) as rig:
        await rig.until(lambda: any("966503011458" in text for text in rig.shown(BADR)))
        await rig.until(lambda: "رسائل أو ضغطات" in shown_at_desk(api))
        assert "لم نستقبل شيئًا من تيليجرام" in shown_at_desk(api)
        assert await rig.mails("انقطاع طويل")
        (at,) = await waiting(rig)
        here = at.astimezone(OFFICE)
        assert here.strftime("%a") not in ("Fri", "Sat")
        assert 7 <= here.hour <= 20
        assert not any(ASKED in text for text in rig.shown(HUDA))
        wall.ahead += at - wall() + timedelta(seconds=1)
        await rig.until(lambda: any(ASKED in text for text in rig.shown(HUDA)))
        assert not any(ASKED in text for text in rig.shown(BADR)), "no case, no question"
    async with rida(tmp_path, api, mode, wall=wall) as rig:
        await rig.says(HUDA, "/menu")
        assert sum(ASKED in text for text in rig.shown(HUDA)) == 1
        assert shown_at_desk(api).count("لم نستقبل شيئًا من تيليجرام") == 1


@pytest.mark.parametrize(
    ("span", "told"), [(timedelta(hours=23), False), (timedelta(hours=25), True)], ids=["kept", "lost"]
)
async def test_only_what_telegram_does_not_keep_is_told(
    tmp_path: Path, api: BotApi, span: timedelta, told: bool
) -> None:
    wall = Wall()
    await off_for(tmp_path, api, span, wall, "polling", lost=0)
    async with rida(tmp_path, api, wall=wall) as rig:
        await rig.says(BADR, "/contact", "966503011458")
        await rig.app.runtime.settle()
        assert ("لم نستقبل شيئًا من تيليجرام" in shown_at_desk(api)) is told


async def test_what_is_missing_is_told_once_it_is_known(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    await off_for(tmp_path, api, timedelta(hours=30), wall, "polling", lost=1)
    async with rida(tmp_path, api, wall=wall) as rig:
        await rig.until(lambda: "لا يُعرف بعد" in shown_at_desk(api))
        await rig.says(BADR, "/contact", "966503011458")
        await rig.until(lambda: "رسالة واحدة أو ضغطة زر" in shown_at_desk(api))
        assert len(await waiting(rig)) == 1


async def test_where_nothing_is_missing_nobody_is_asked(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    await off_for(tmp_path, api, timedelta(hours=30), wall, "polling", lost=0)
    async with rida(tmp_path, api, wall=wall) as rig:
        await rig.until(lambda: "لا يُعرف بعد" in shown_at_desk(api))
        await rig.says(BADR, "/contact", "966503011458")
        await rig.until(lambda: "لم يضع شيء" in shown_at_desk(api))
        assert await waiting(rig) == []


async def test_after_a_week_no_number_is_believed(tmp_path: Path, api: BotApi) -> None:
    wall = Wall()
    await off_for(tmp_path, api, timedelta(days=8), wall, "polling", lost=2)
    api.people.writes(BADR, "/contact")
    async with rida(tmp_path, api, wall=wall) as rig:
        await rig.until(lambda: any("966503011458" in text for text in rig.shown(BADR)))
        await rig.until(lambda: "لا يُعرف بعد" in shown_at_desk(api))
        assert "الضائع بحسب" not in shown_at_desk(api)


def test_the_wall_moves() -> None:
    wall = Wall()
    wall.ahead = timedelta(days=1)
    assert wall() - wall_time() > timedelta(hours=23)
