"""Contacts: who talks in which conversation, and what is theirs."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case, Kind
from bot.core.conversation import Address, Party, desk, mailbox, room_of
from bot.core.events import CaseTaken, Event, MessageReceived, TalkQuiet, Words
from bot.core.registration import Registration, WaitingNote
from bot.store.queries import cases, contacts, conversations, following, inbox, registrations
from bot.store.schema import conversations as table
from bot.store.schema import inbox as inbox_rows
from bot.store.sqlite.database import Database

NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
CASE_TAKEN = CaseTaken(1001)
PAGE = Address("web", "alia", Party.PERSON)
PHONE = Address("telegram", "77", Party.PERSON)


@pytest.fixture
async def conn(tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    async with database.write() as conn:
        yield conn
    await database.close()


async def _made(conn: AsyncConnection, address: Address) -> int:
    return (await conversations.at(conn, address, "ar", NOW)).id


async def _together(conn: AsyncConnection) -> tuple[int, int]:
    page, phone = await _made(conn, PAGE), await _made(conn, PHONE)
    contact = await contacts.of_conversation(conn, page)
    await conn.execute(update(table).where(table.c.id == phone).values(contact_id=contact))
    return page, phone


async def test_each_persons_conversation_has_a_contact_of_its_own(conn: AsyncConnection) -> None:
    page, phone = await conversations.at(conn, PAGE, "ar", NOW), await _made(conn, PHONE)
    assert page.contact == await contacts.of_conversation(conn, page.id)
    assert page == await conversations.find(conn, PAGE)
    other = await contacts.of_conversation(conn, phone)
    assert page.contact and other and page.contact != other
    assert await contacts.conversations_of(conn, other) == (phone,)


@pytest.mark.parametrize("nobody", [room_of(1001, "web"), desk("web"), mailbox("a@b.example")])
async def test_nobody_is_at_the_other_end_of_a_room_the_desk_or_a_mailbox(
    conn: AsyncConnection, nobody: Address
) -> None:
    made = await conversations.at(conn, nobody, "ar", NOW)
    assert made.contact == 0 == await contacts.of_conversation(conn, made.id)
    assert made.linked == () and await contacts.own_of(conn, made.id) == (made.id,)
    assert await contacts.of_conversation(conn, 9_999) == 0


async def test_keys_and_salts_are_random(conn: AsyncConnection) -> None:
    known = [await contacts.key_of(conn, await contacts.make(conn, NOW)) for _ in range(20)]
    said = [value for each in known if each for value in (each.key, each.salt)]
    assert len(said) == len(set(said)) == 40
    assert all(len(value) == 32 and int(value, 16) for value in said)
    assert await contacts.key_of(conn, 9_999) is None and await contacts.key_of(conn, 0) is None


async def test_a_conversation_knows_the_others_of_its_contact(conn: AsyncConnection) -> None:
    page, phone = await _together(conn)
    stranger = await _made(conn, replace(PHONE, address="78"))
    found = await conversations.find(conn, PAGE)
    assert found and found.own == (page, phone) == await contacts.own_of(conn, page)
    assert await contacts.own_of(conn, phone) == (phone, page)
    assert await contacts.own_of(conn, stranger) == (stranger,)


async def test_so_does_that_of_a_turn_and_keeps_it_when_it_is_saved(conn: AsyncConnection) -> None:
    page, phone = await _together(conn)
    await inbox.put(conn, phone, "telegram", "1", MessageReceived(Words("سلام")), NOW)
    row = await inbox.first(conn, phone)
    assert row and row.conversation.own == (phone, page)
    await conversations.save(conn, replace(row.conversation, topic="menu"), NOW)
    again = await conversations.find(conn, PHONE)
    assert again == replace(row.conversation, topic="menu")


async def test_what_was_opened_in_any_of_them_is_theirs(conn: AsyncConnection) -> None:
    page, phone = await _together(conn)
    stranger = await _made(conn, replace(PHONE, address="78"))
    for number, person in enumerate((page, phone, stranger), 1001):
        await cases.save(conn, Case(number, Kind.COMPLAINT, person, NOW, NOW, NOW))
        registration = Registration(number + 4000, "ibda", person, "ar", NOW)
        await registrations.save(conn, registration)
        await registrations.keep_note(conn, WaitingNote(person, f"of-{number}"), NOW)
    for own in ((page, phone), (phone, page)):
        assert [each.number for each in await cases.of_person(conn, *own)] == [1002, 1001]
        assert [each.number for each in await registrations.of_person(conn, *own)] == [5002, 5001]
        notes = await registrations.notes_of(conn, *own)
        assert {each.initiative for each in notes} == {"of-1001", "of-1002"}
    assert [each.number for each in await cases.of_person(conn, stranger)] == [1003]


# Linked and apart -------------------------------------------------------------------------------------


async def _three(conn: AsyncConnection) -> tuple[int, int, int]:
    other = await _made(conn, replace(PHONE, address="78"))
    return await _made(conn, PAGE), await _made(conn, PHONE), other


async def test_linked_they_are_one_contacts_and_apart_they_are_who_they_were(
    conn: AsyncConnection,
) -> None:
    page, phone, _ = await _three(conn)
    before = [await contacts.of_conversation(conn, each) for each in (page, phone)]
    for leaves in (page, phone):
        assert await contacts.link(conn, phone, page, NOW)
        assert not await contacts.link(conn, page, phone, NOW) and not await contacts.link(
            conn, page, page, NOW
        )
        assert set(await contacts.own_of(conn, page)) == {page, phone}
        assert set(await contacts.homes_of(conn, await contacts.of_conversation(conn, page))) == set(
            before
        )
        assert await contacts.unlink(conn, leaves, NOW) and not await contacts.unlink(conn, leaves, NOW)
        assert [await contacts.of_conversation(conn, each) for each in (page, phone)] == before


@pytest.mark.parametrize("leaves", [0, 1, 2])
async def test_of_three_one_leaves_and_two_stay_together(conn: AsyncConnection, leaves: int) -> None:
    three = await _three(conn)
    before = [await contacts.of_conversation(conn, each) for each in three]
    await contacts.link(conn, three[2], three[1], NOW)
    await contacts.link(conn, three[0], three[2], NOW)
    assert len({await contacts.of_conversation(conn, each) for each in three}) == 1
    gone, rest = three[leaves], [each for each in three if each != three[leaves]]
    assert await contacts.unlink(conn, gone, NOW)
    assert await contacts.own_of(conn, gone) == (gone,)
    assert set(await contacts.own_of(conn, rest[0])) == set(rest)
    assert await contacts.unlink(conn, rest[0], NOW)
    assert [await contacts.of_conversation(conn, each) for each in three] == before


async def test_what_follows_its_person_is_put_where_they_wrote_last(conn: AsyncConnection) -> None:
    page, phone = await _together(conn)

    async def wrote(channel: str, whose: int, name: str) -> None:
        await inbox.put(conn, whose, channel, name, MessageReceived(Words("x")), NOW)

    async def told(name: str, event: Event = CASE_TAKEN) -> int:
        kept = await following.post(conn, page, "internal", name, event, NOW)
        query = select(inbox_rows.c.conversation_id).where(inbox_rows.c.id == kept.id)
        return int((await conn.execute(query)).scalar_one())

    assert await told("nobody-wrote") == page
    await wrote("telegram", phone, "1")
    assert await told("1") == phone and await told("1", TalkQuiet(1001)) == phone, "the same is kept once"
    assert await told("2", TalkQuiet(1001)) == page, "what lies in a conversation stays there"
    await wrote("web", page, "2")
    assert await told("3") == page
    await contacts.lose(conn, page, NOW)
    assert await told("4") == phone and await following.reaches(conn, page)
    await contacts.lose(conn, phone, NOW)
    assert await told("5") == page and not await following.reaches(conn, page)
    await wrote("telegram", phone, "3")
    assert await told("6") == phone and await following.reaches(conn, page)


async def test_a_room_is_told_where_it_is(conn: AsyncConnection) -> None:
    room = await _made(conn, room_of(1001, "web"))
    kept = await following.post(conn, room, "internal", "1", CASE_TAKEN, NOW)
    query = select(inbox_rows.c.conversation_id).where(inbox_rows.c.id == kept.id)
    assert (await conn.execute(query)).scalar_one() == room


# Any sequence -----------------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["link", "unlink", "writes", "lost"]), st.integers(0, 3), st.integers(0, 3)
    ),
    max_size=14,
)


@given(STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_is_linked_and_put_apart_each_sees_its_own_and_a_notice_comes_once(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    """A model beside it: groups of conversations, of which one leaves or two become one."""
    database = await Database.open(f"sqlite:///{tmp_path_factory.mktemp('any')}/rida.db")
    async with database.write() as conn:
        talks = [await _made(conn, Address("web", f"p{each}", Party.PERSON)) for each in range(4)]
        for each, whose in enumerate(talks):
            await cases.save(conn, Case(1001 + each, Kind.COMPLAINT, whose, NOW, NOW, NOW))
        homes = [await contacts.of_conversation(conn, each) for each in talks]
        groups = [{each} for each in talks]
        for number, (what, one, two) in enumerate(steps):
            here, there = talks[one], talks[two]
            if what == "link":
                await contacts.link(conn, here, there, NOW)
                both = [group for group in groups if {here, there} & group]
                groups = [group for group in groups if group not in both] + [set().union(*both)]
            elif what == "unlink":
                await contacts.unlink(conn, here, NOW)
                groups = [each for group in groups if (each := group - {here})] + [{here}]
            elif what == "writes":
                await inbox.put(conn, here, "web", f"w{number}", MessageReceived(Words("x")), NOW)
            else:
                await contacts.lose(conn, here, NOW)
            for each in talks:
                mine = next(group for group in groups if each in group)
                assert set(await contacts.own_of(conn, each)) == mine
                seen = {
                    case.person
                    for case in await cases.of_person(conn, *await contacts.own_of(conn, each))
                }
                assert seen == mine
                kept = await following.post(conn, each, "internal", f"{number}:{each}", CASE_TAKEN, NOW)
                query = select(inbox_rows.c.conversation_id).where(inbox_rows.c.id == kept.id)
                assert (await conn.execute(query)).scalars().all()[0] in mine and kept.is_new
        for each in talks:
            await contacts.unlink(conn, each, NOW)
        assert [await contacts.of_conversation(conn, each) for each in talks] == homes
    await database.close()
