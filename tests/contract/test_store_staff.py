"""Invitations, members who joined, and profiles, in the database and through a whole Rida."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.conversation import Address, Party, desk, room_of
from bot.core.events import ButtonPressed, Event, MessageReceived, Words
from bot.core.facts import Profile, Role
from bot.core.messages import Incoming
from bot.runtime.transcript import transcript_of
from bot.store.queries import conversations, profiles, staff
from bot.store.queries.history import history
from bot.store.sqlite.database import Database, beside
from tests.transcripts.player import Player, player

NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
SARA = Address("telegram", "77", Party.PERSON)
HOURS = timedelta(hours=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    try:
        yield database
    finally:
        await database.close()


async def test_only_a_hash_of_the_invitation_is_kept(database: Database) -> None:
    async with database.write() as conn:
        await staff.invite(conn, "s3cret-token", Role.AGENT, "سارة", NOW, NOW + HOURS)
        rows = (await conn.execute(text("select * from staff_invitations"))).all()
    assert rows and "s3cret-token" not in str(rows)


async def test_it_admits_once_until_its_end(database: Database) -> None:
    async with database.write() as conn:
        await staff.invite(conn, "t", Role.SUPERVISOR, "سارة", NOW, NOW + HOURS)
        found = await staff.invitation(conn, "t", NOW)
        assert found and found.is_valid and found.role is Role.SUPERVISOR
        late = await staff.invitation(conn, "t", NOW + HOURS)
        assert late and not late.is_valid
        await staff.admit(conn, found.secret, "سارة", SARA, NOW + HOURS)
        assert await staff.working(conn) == ()
        await staff.admit(conn, found.secret, "سارة", SARA, NOW)
        await staff.admit(conn, found.secret, "نورة", replace(SARA, address="78"), NOW)
        (member,) = await staff.working(conn)
        assert (member.id, member.role, member.private) == ("joined-1", Role.SUPERVISOR, SARA)
        used = await staff.invitation(conn, "t", NOW)
        assert used and not used.is_valid


@pytest.mark.parametrize("wrong", ["", "T", "t ", "t\x00", "\ud800", "x" * 64])
async def test_another_token_is_none(database: Database, wrong: str) -> None:
    async with database.write() as conn:
        await staff.invite(conn, "t", Role.AGENT, "", NOW, NOW + HOURS)
        assert await staff.invitation(conn, wrong, NOW) is None


async def test_whoever_was_removed_or_left_is_gone_and_may_come_again(database: Database) -> None:
    async with database.write() as conn:
        for token in ("a", "b", "c"):
            await staff.invite(conn, token, Role.AGENT, "", NOW, NOW + HOURS)
        await staff.admit(conn, staff.hashed("a"), "سارة", SARA, NOW)
        for wrong in ("joined-2", "1", "joined-", "joined-x", "joined-²", "joined-9999999999999"):
            assert not await staff.remove(conn, wrong, NOW)
        assert await staff.remove(conn, "joined-1", NOW) and not await staff.remove(conn, "joined-1", NOW)
        assert await staff.at(conn, SARA) is None
        await staff.admit(conn, staff.hashed("b"), "سارة", SARA, NOW)
        assert await staff.at(conn, SARA)
        await staff.leave(conn, SARA, NOW)
        assert await staff.working(conn) == () and len(await staff.all_joined(conn)) == 1


async def test_what_is_new_of_a_profile_replaces_what_was_known(database: Database) -> None:
    async with database.write() as conn:
        them = await conversations.at(conn, SARA, "ar", NOW)
        for name, phone in (("", ""), ("سارة", ""), ("", "966551234567"), ("سارة علي", "")):
            await profiles.keep(conn, them.id, name, phone, NOW)
        assert await profiles.of(conn, them.id) == Profile("سارة علي", "966551234567")
        assert await profiles.of_case(conn, 1001) == ()


async def test_an_invitation_is_written_beside_a_running_rida(database: Database) -> None:
    async with beside(f"sqlite:///{database.path}") as conn:
        await staff.invite(conn, "t", Role.AGENT, "", NOW, NOW + HOURS)
    async with database.read() as conn:
        assert await staff.invitation(conn, "t", NOW)


# Through a whole Rida --------------------------------------------------------------------------------

NAME, PHONE = "نورة القحطاني", "966551234567"
CLIENT = Address("web", "client", Party.PERSON)


async def happen(rida: Player, who: Address, event: Event) -> None:
    rida._count += 1
    known = (NAME, PHONE) if who == CLIENT else ("", "")
    incoming = Incoming(f"m{rida._count}", who, event, "", *known)
    await rida.app.runtime.intake.accept(incoming)
    await rida.app.runtime.settle()


async def shown(rida: Player, who: Address) -> str:
    async with rida.app.database.read() as conn:
        there = await conversations.find(conn, who)
        items = await history(conn, there.id) if there else []
    return "\n".join(item.text for item in items if item.outgoing)


async def test_joining_working_and_asking_who_it_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """From the link to the private answer; and no place that several read ever names the person."""
    caplog.set_level(logging.DEBUG)
    for noisy in ("aiosqlite", "filelock"):
        caplog.set_level(logging.WARNING, logger=noisy)  # as `rida run` does
    sara, room = Address("web", "sara", Party.PERSON), room_of(1001, "web")
    async with player(tmp_path) as rida:
        async with rida.app.database.write() as conn:
            await staff.invite(conn, "t0ken", Role.SUPERVISOR, "سارة", NOW, NOW + HOURS)
        await happen(rida, sara, ButtonPressed("start", "t0ken"))
        assert "أهلًا بك يا" in await shown(rida, sara)
        for said in ("شكوى", "تأخرت الخدمة"):
            await happen(rida, CLIENT, MessageReceived(Words(said)))
        for press in ("heard-all", "no-expectation", "confirm"):
            await happen(rida, CLIENT, ButtonPressed(press))
        for press in ("take", "identity"):
            await happen(rida, room, ButtonPressed(press, by="joined-1"))
        await happen(rida, room, MessageReceived(Words("لإرسال الشهادة"), by="joined-1"))
        assert NAME in await shown(rida, sara) and PHONE in await shown(rida, sara)
        await happen(rida, desk("web"), ButtonPressed("open-cases", by="joined-1"))
        rida.wall.at = NOW + timedelta(days=4)
        await rida.app.runtime.settle()
        async with rida.app.database.read() as conn:
            query = "select m.message from outbox m join conversations c on c.id = m.conversation_id"
            rows = (await conn.execute(text(f"{query} where c.party != 'person'"))).scalars().all()
            inside = (await conn.execute(text("select event from inbox"))).scalars().all()
            written = await transcript_of(conn, 1001, "web", UTC)
    assert len(rows) > 6
    names = (NAME, PHONE, "نورة", NAME.encode("unicode_escape").decode())
    for place in (*rows, *inside, written, caplog.text):
        assert not any(name in str(place) for name in names)
