"""Which group becomes the staff's: the first that brings the code, and no other; what it lacks is said there until it has it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.telegram.group import connecting
from bot.channels.telegram.group.connecting import RIGHTS
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import AGENT, STRANGER, SUPERVISOR, Rig, rida, said

TEAM, THEIRS, BASIC = -1_000_000_777_000, -1_000_000_888_000, -777
CODE = "a-Code_of-sixteen"
LINK = f"https://t.me/rida_local_bot?startgroup={CODE}&admin={'+'.join(RIGHTS)}"


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi) -> AsyncIterator[Rig]:
    """A Rida without a group, with a code that is out; two groups without the bot."""
    for group, title in ((TEAM, "فريقنا"), (THEIRS, "غيرنا")):
        api.people.group(group, title)
        api.state.chats[group].members.clear()
        for user in (SUPERVISOR, AGENT, STRANGER):
            api.people.joins(group, user)
    async with rida(tmp_path, api, group=None) as rig:
        await opened(rig)
        yield rig


async def opened(rig: Rig, at: datetime | None = None) -> None:
    async with rig.app.database.write() as conn:
        await connecting.open_code(conn, CODE, at or datetime.now(UTC))


async def told(rig: Rig, has: str, group: int = TEAM) -> None:
    def found() -> bool:
        return group in rig.api.state.chats and any(has in said(m) for m in rig.api.sent(group))

    await rig.until(found)


def is_in(rig: Rig, group: int) -> bool:
    members = rig.api.state.chats[group].members
    return bool(members.get(rig.api.state.me.id, {"status": "left"})["status"] != "left")


async def test_the_first_group_wins_and_a_second_one_is_left(rig: Rig) -> None:
    rig.api.people.adds_by_link(SUPERVISOR, TEAM, LINK, late=True)
    await told(rig, "صلاحياتي فيها كاملة ✓")
    rig.api.people.adds_by_link(STRANGER, THEIRS, LINK)
    await rig.until(lambda: not is_in(rig, THEIRS))
    assert await rig.app.telegram.desk.group() == TEAM  # type: ignore[union-attr]
    assert not rig.api.sent(THEIRS)
    async with rig.app.database.read() as conn:
        code = await connecting.code_now(conn)
    assert code and code.used_by == TEAM and code.others == 1


async def test_what_is_no_code_of_today_takes_no_group(rig: Rig) -> None:
    """A stranger's group is never taken; one that is passed on, another one, and an old one neither."""
    start = f"/start@rida_local_bot {CODE}"
    rig.api.people.adds_by_link(STRANGER, THEIRS, LINK, loses_code=True)
    origin = {"type": "hidden_user", "sender_user_name": "س", "date": 1}
    rig.api.people.says(STRANGER, {"text": start, "forward_origin": origin}, chat=THEIRS)
    rig.api.people.writes(STRANGER, "/start@rida_local_bot another-code", chat=THEIRS)
    await opened(rig, datetime.now(UTC) - timedelta(hours=2))
    rig.api.people.writes(STRANGER, start, chat=THEIRS)
    await rig.until(lambda: not is_in(rig, THEIRS))
    assert await rig.app.telegram.desk.group() == 0  # type: ignore[union-attr]


async def test_what_is_missing_is_named_and_mended_without_a_word_of_anybody(rig: Rig) -> None:
    """A basic group, the code written by hand, no rights; then topics, which give it another id, and the rights."""
    people = rig.api.people
    people.group(BASIC, "صغيرة", forum=False, rights=())
    people.joins(BASIC, SUPERVISOR)
    people.writes(SUPERVISOR, f"/start@rida_local_bot {CODE}", chat=BASIC)
    await told(rig, "اجعلوني مشرفًا", BASIC)
    await told(rig, "شغّلوا المواضيع", BASIC)
    grown = people.migrates(BASIC, -1_000_000_000_777)
    people.switches_topics(grown.id, True)
    people.bot_becomes(grown.id, "administrator", ("can_manage_topics", "can_delete_messages"))
    await told(rig, "اكتملت صلاحياتي", grown.id)
    assert await rig.app.telegram.desk.group() == grown.id  # type: ignore[union-attr]


async def test_an_administrator_who_is_not_shown_may_bring_the_code_and_twice_is_once(rig: Rig) -> None:
    rig.api.people.adds_by_link(SUPERVISOR, TEAM, LINK, anonymous=True)
    await told(rig, "صلاحياتي فيها كاملة ✓")
    rig.api.people.adds_by_link(SUPERVISOR, TEAM, LINK)
    await rig.complains()
    await rig.until(lambda: any("شكوى رقم 1001" in said(m) for m in rig.api.sent(TEAM)))
    assert sum("تم الربط" in said(m) for m in rig.api.sent(TEAM)) == 1
