"""What is taken back of what was shown: from our pages at once, and by the ids that a platform must be told."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Party, mailbox, room_of
from bot.core.events import DisclosureTold, MessageReceived, TakenBack, Words
from bot.core.messages import Message
from bot.store.codec import load_event
from bot.store.queries import (
    conversations,
    history,
    inbox,
    outbox,
    takebacks,
    telegram,
    whatsapp,
)
from bot.store.queries.inbox import Written
from bot.store.queries.takebacks import Fate, Post
from bot.store.schema import inbox as inbox_table
from bot.store.schema import takeback_posts
from bot.store.sqlite.database import Database
from tests.machine import NOON

ROOM = room_of(1001, "telegram")
HUDA = Address("telegram", "7", Party.PERSON)
MEMBER = Address("telegram", "103", Party.PERSON)


@pytest.fixture
async def conn(tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    async with database.write() as conn:
        yield conn
    await database.close()


async def at(conn: AsyncConnection, address: Address) -> int:
    return (await conversations.at(conn, address, "ar", NOON)).id


async def said(conn: AsyncConnection, whose: int, name: str, message: Message | None = None) -> int:
    id = await outbox.queue(conn, whose, message or Message("words", "ar"), NOON)
    await outbox.sent(conn, {id: name}, NOON)
    return id


async def wrote(conn: AsyncConnection, whose: int, name: str) -> None:
    event = MessageReceived(Words("words"))
    row = await inbox.put(conn, whose, "telegram", name, event, NOON, written=Written(name, ""))
    await inbox.done(conn, row.id)


async def named(conn: AsyncConnection) -> dict[str, str]:
    rows = (await conn.execute(select(takeback_posts).order_by(takeback_posts.c.id))).mappings()
    return {f"{row['chat_id']}:{row['message_id']}": row["kind"] for row in rows}


async def told(conn: AsyncConnection, whose: int) -> TakenBack:
    query = select(inbox_table.c.event).where(inbox_table.c.conversation_id == whose)
    event = load_event(
        (await conn.execute(query.order_by(inbox_table.c.id.desc()).limit(1))).scalar_one()
    )
    assert isinstance(event, TakenBack)
    return event


async def test_a_talk_is_on_no_page_any_more_and_named_in_both_directions(conn: AsyncConnection) -> None:
    huda = await at(conn, HUDA)
    await wrote(conn, huda, "7:1")
    long = await said(conn, huda, "7:4+")
    await telegram.part_sent(conn, long, 0, 3)
    await telegram.part_sent(conn, long, 1, 4)
    await takebacks.queue(conn, huda, "person", NOON)
    after = await said(conn, huda, "7:5")
    assert [item.id for item in await history.history(conn, huda)] == [f"out-{after}"]
    assert await named(conn) == {"7:4": Post.OURS, "7:3": Post.OURS, "7:1": Post.THEIRS}


async def test_what_waits_to_be_said_there_is_not_said_and_what_was_under_way_is_named(
    conn: AsyncConnection,
) -> None:
    huda = await at(conn, HUDA)
    waits = await outbox.queue(conn, huda, Message("words", "ar"), NOON)
    await takebacks.queue(conn, huda, "person", NOON)
    assert [row.message.key for row in await outbox.queued_of(conn, huda)] == ["take-back"]
    assert await outbox.sent(conn, {waits: "7:9"}, NOON) == set()
    await takebacks.came_late(conn, waits, huda, "7:9", NOON)
    assert await named(conn) == {"7:9": Post.OURS}


async def test_what_arrives_when_all_else_was_taken_back_is_asked_for_by_itself(
    conn: AsyncConnection,
) -> None:
    huda = await at(conn, HUDA)
    waits = await outbox.queue(conn, huda, Message("words", "ar"), NOON)
    id = await takebacks.queue(conn, huda, "person", NOON)
    [ticket] = await outbox.queued_of(conn, huda)
    await takebacks.over(conn, id, ticket.id, NOON)
    assert await outbox.queued_of(conn, huda) == []
    await takebacks.came_late(conn, waits, huda, "7:9", NOON)
    assert await named(conn) == {"7:9": Post.OURS} and len(await outbox.queued_of(conn, huda)) == 1
    await takebacks.came_late(conn, 999, huda, "7:10", NOON)  # the case book was emptied
    assert "7:10" not in await named(conn)


async def test_of_a_room_its_topic_goes_first_and_its_posts_of_any_kind(conn: AsyncConnection) -> None:
    room = await at(conn, ROOM)
    await telegram.keep_topic(conn, telegram.TopicRow(ROOM.address, -100, 5, "", "", stale=False))
    await telegram.keep_posts(conn, -100, [6, 7], ROOM.address)
    await said(conn, room, "-100:6")
    await wrote(conn, room, "-100:8")
    id = await takebacks.queue(conn, room, "case:1001", NOON)
    waiting = await takebacks.waiting(conn, id)
    assert (waiting[0].kind, waiting[0].message_id) == (Post.TOPIC, 5)
    assert {post.message_id for post in waiting} == {5, 6, 7, 8}


async def test_of_a_member_s_own_talk_only_what_is_about_one_matter(conn: AsyncConnection) -> None:
    member = await at(conn, MEMBER)
    private = {"args": {"number": "\u20689001\u2069"}, "private": True}
    await said(conn, member, "103:1", Message("of it", "ar", **private))
    await said(conn, member, "103:2", Message("of another", "ar", args={"number": "9002"}, private=True))
    cause = await inbox.put(conn, member, "internal", "x", DisclosureTold(9001, "d"), NOON)
    id = await outbox.queue(conn, member, Message("told", "ar", private=True), NOON, cause.id)
    await outbox.sent(conn, {id: "103:3"}, NOON)
    await said(conn, member, "103:4", Message("a case of that number", "ar", args={"number": "9001"}))
    await takebacks.queue(conn, member, "disclosure:9001", NOON, only=True, also=("103:5", "web-4"))
    assert set(await named(conn)) == {"103:1", "103:3", "103:5"}
    shown = [item.text for item in await history.history(conn, member)]
    assert shown == ["of another", "a case of that number"]


async def test_whoever_asked_hears_how_much_is_left_and_the_ids_are_forgotten(
    conn: AsyncConnection,
) -> None:
    room, member = await at(conn, ROOM), await at(conn, MEMBER)
    for number in range(1, 5):
        await said(conn, room, f"-100:{number}")
    letter = await at(conn, mailbox("s@example.org"))
    await said(conn, letter, "<x>", Message("words", "ar", case=1001))
    await said(conn, letter, "<y>", Message("words", "ar", case=1002))
    id = await takebacks.queue(conn, room, "case:1001", NOON, tell=member)
    posts = await takebacks.waiting(conn, id)
    await takebacks.went(conn, [posts[0].id], Fate.TAKEN)
    await takebacks.went(conn, [posts[1].id], Fate.EMPTIED)
    await takebacks.went(conn, [posts[2].id], Fate.LEFT, "age")
    [ticket] = await outbox.queued_of(conn, room)
    assert await takebacks.over(conn, id, ticket.id, NOON, "Unreachable")
    assert await told(conn, member) == TakenBack("case:1001", 1, 1, 2, ("Unreachable", "age"), 1)
    assert await named(conn) == {} and not await takebacks.over(conn, id, ticket.id, NOON)


async def test_on_the_page_all_of_it_is_gone(conn: AsyncConnection) -> None:
    room, desk = await at(conn, room_of(1001, "web")), await at(conn, MEMBER)
    await said(conn, room, "web-1")
    id = await takebacks.queue(conn, room, "case:1001", NOON, tell=desk)
    assert await history.history(conn, room) == []
    await takebacks.over(conn, id, (await outbox.queued_of(conn, room))[0].id, NOON)
    assert await told(conn, desk) == TakenBack("case:1001", 1)


async def test_what_a_telephone_shows_stays_there_and_is_told_as_such(conn: AsyncConnection) -> None:
    """WhatsApp deletes nothing; what waited to be sent is on no telephone."""
    huda, member = await at(conn, Address("whatsapp", "966", Party.PERSON)), await at(conn, MEMBER)
    await wrote(conn, huda, "wamid.1")
    for name in ("wamid.2", "wamid.2", "wamid.4"):  # two rows went as one message
        last = await said(conn, huda, name)
    await whatsapp.part_sent(conn, last, 0, "wamid.3")
    await outbox.queue(conn, huda, Message("waits", "ar"), NOON)
    id = await takebacks.queue(conn, huda, "person", NOON, tell=member)
    [ticket] = await outbox.queued_of(conn, huda)
    assert await history.history(conn, huda) == []
    await takebacks.gather(conn, id, NOON)
    await takebacks.came_late(conn, last, huda, "wamid.5", NOON)
    await takebacks.over(conn, id, ticket.id, NOON)
    assert await told(conn, member) == TakenBack("person", 0, 0, 5, ("phone",))


async def test_of_a_telephone_that_shows_nothing_nothing_is_told(conn: AsyncConnection) -> None:
    huda, member = await at(conn, Address("whatsapp", "966", Party.PERSON)), await at(conn, MEMBER)
    await outbox.queue(conn, huda, Message("waits", "ar"), NOON)
    id = await takebacks.queue(conn, huda, "person", NOON, tell=member)
    await takebacks.over(conn, id, (await outbox.queued_of(conn, huda))[0].id, NOON)
    assert await told(conn, member) == TakenBack("person")


async def test_what_is_written_after_it_was_asked_for_stays(conn: AsyncConnection) -> None:
    huda = await at(conn, HUDA)
    id = await takebacks.queue(conn, huda, "person", NOON)
    await wrote(conn, huda, "7:2")
    await takebacks.gather(conn, id, NOON + timedelta(seconds=1))
    assert await named(conn) == {} and len(await history.history(conn, huda)) == 1


Fates = list[tuple[str, int]]


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("say", "hear", "queue", "take back", "send it", "crash in the middle")),
            st.integers(0, 3),
        ),
        max_size=25,
    )
)
def test_whatever_happens_nothing_taken_back_is_shown_and_nobody_is_told_twice(acts: Fates) -> None:
    asyncio.run(_walk(acts))


async def _walk(acts: Fates) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite:///{folder}/rida.db")
        try:
            async with database.write() as conn:
                await _walked(conn, acts)
        finally:
            await database.close()


async def _walked(conn: AsyncConnection, acts: Fates) -> None:
    huda, asker = await at(conn, HUDA), await at(conn, MEMBER)
    asked, shown, number = 0, 0, 10
    for act, many in acts:
        number += 1
        match act:
            case "say":
                await said(conn, huda, f"7:{number}")
                shown += 1
            case "hear":
                await wrote(conn, huda, f"7:{number}")
                shown += 1
            case "queue":
                await outbox.queue(conn, huda, Message("words", "ar"), NOON)
            case "take back":
                await takebacks.queue(conn, huda, "person", NOON, tell=asker)
                asked, shown = asked + 1, 0
            case "send it" | "crash in the middle":
                shown += await _sent(conn, huda, many, ends=act == "send it")
        assert len(await history.history(conn, huda)) == shown
    while await outbox.queued_of(conn, huda):
        shown += await _sent(conn, huda, 100, ends=True)
    assert await named(conn) == {}
    told_to = select(inbox_table.c.id).where(inbox_table.c.conversation_id == asker)
    assert len((await conn.execute(told_to)).all()) == asked


async def _sent(conn: AsyncConnection, whose: int, many: int, *, ends: bool) -> int:
    """The head of the queue goes out, or the process ends after some posts of it; what is on a page more."""
    waiting = await outbox.queued_of(conn, whose)
    if not waiting:
        return 0
    row, id = waiting[0], takebacks.takeback_of(waiting[0].message)
    if not id:
        await outbox.sent(conn, {row.id: f"7:{1000 + row.id}"}, NOON)
        return 1
    await takebacks.gather(conn, id, NOON)
    posts = await takebacks.waiting(conn, id)
    await takebacks.went(conn, [post.id for post in (posts if ends else posts[:many])], Fate.TAKEN)
    if ends:
        await outbox.sent(conn, {row.id: ""}, NOON)
        await takebacks.over(conn, id, row.id, NOON)
    return 0
