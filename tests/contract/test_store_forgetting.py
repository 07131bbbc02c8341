"""What was told without a name is found nowhere in its conversation, and what came twice is still known."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.disclosure import Disclosure, Line
from bot.core.events import Attachment, AttachmentKind, MessageReceived, Words
from bot.core.messages import Message
from bot.store.codec import load_event
from bot.store.queries import disclosures, forgetting, inbox, outbox
from bot.store.queries.inbox import Written, digest
from bot.store.schema import inbox as came
from bot.store.schema import outbox as went
from bot.store.sqlite.database import Database
from tests.contract.test_store_queries import someone
from tests.machine import BADR, NOON

SECRET = "المدير ياخذ رشوة"
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite:///{tmp_path}/data/rida.db")
    yield opened
    await opened.close()


async def test_what_came_and_was_said_is_blank_and_its_day_is_all_that_is_known(
    database: Database,
) -> None:
    whose, other = await someone(database), await someone(database, BADR)
    async with database.write() as conn:
        for who, name, at in ((whose, "a", NOON - MINUTE), (whose, "b", NOON), (other, "c", NOON)):
            written = Written(name, digest(SECRET))
            kept = await inbox.put(
                conn, who, "web", name, MessageReceived(Words(SECRET)), at, None, written
            )
            await inbox.done(conn, kept.id)
            row = await outbox.queue(conn, who, Message(SECRET, "ar"), at, kept.id)
            await outbox.sent(conn, {row: name}, at)
        await forgetting.forget_came(conn, whose, NOON, None)
        assert not await forgetting.forget_said(conn, whose, NOON, NOON + MINUTE, None)
        rows = (await conn.execute(select(came).order_by(came.c.id))).all()
        said = (await conn.execute(select(went).order_by(went.c.id))).all()
        again = await inbox.put(conn, whose, "web", "b", MessageReceived(Words(SECRET)), NOON)
    assert [SECRET in row.event for row in rows] == [True, False, True]
    assert [SECRET in row.message for row in said] == [True, False, True]
    assert rows[1].said == "" and rows[1].received_at == said[1].created_at == forgetting.day_of(NOON)
    assert load_event(rows[1].event) is not None and not again.is_new


async def test_what_is_still_to_be_sent_is_left_and_asked_about_again(database: Database) -> None:
    whose = await someone(database)
    async with database.write() as conn:
        row = await outbox.queue(conn, whose, Message(SECRET, "ar"), NOON)
        assert await forgetting.forget_said(conn, whose, NOON, NOON + MINUTE, None)
        await outbox.sent(conn, {row: "1"}, NOON)
        assert not await forgetting.forget_said(conn, whose, NOON, NOON + MINUTE, None)
        said = (await conn.execute(select(went))).one()
    assert SECRET not in said.message and said.status == forgetting.FORGOTTEN


@pytest.mark.parametrize("message", ["m1", "m2"])
async def test_an_edit_of_it_is_known_for_one(database: Database, message: str) -> None:
    whose = await someone(database)
    async with database.write() as conn:
        written = Written("m1", digest(SECRET))
        event = MessageReceived(Words(SECRET, id="m1"))
        kept = await inbox.put(conn, whose, "web", "m1", event, NOON, None, written)
        await forgetting.forget_came(conn, whose, None, kept.id)
        assert await forgetting.is_forgotten(conn, "web", message) == (message == "m1")


async def test_wrong_guesses_are_known_for_a_day_and_never_by_whom(database: Database) -> None:
    async with database.write() as conn:
        for at in (NOON - timedelta(days=2), NOON, NOON + MINUTE):
            await forgetting.count_guess(conn, at)
        assert await forgetting.guesses(conn, NOON - timedelta(days=9)) == (NOON, NOON + MINUTE)
        assert await forgetting.guesses(conn, NOON + MINUTE) == (NOON + MINUTE,)


async def test_a_file_on_its_way_leads_to_what_nobody_signed(database: Database) -> None:
    whose = await someone(database)
    photo = Attachment("place-1", AttachmentKind.PHOTO, "image/jpeg", 1, awaited=True)
    lines = (Line(NOON, Words(attachments=(photo,))),)
    async with database.write() as conn:
        await disclosures.save(conn, Disclosure(9001, whose, NOON, lines=lines))
        assert await disclosures.awaiting(conn, "place-1") is None
        unsigned = Disclosure(9002, 0, NOON, lines=lines, receipt="a digest")
        await disclosures.save(conn, unsigned)
        assert await disclosures.awaiting(conn, "place-1") == unsigned
        assert await disclosures.awaiting(conn, "place") is None
