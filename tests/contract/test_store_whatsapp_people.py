"""Who is who on WhatsApp: ids of a person come and go in any order, and nobody gets another's talk."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Party
from bot.store.queries import contacts, conversations, following
from bot.store.queries.whatsapp_people import (
    Met,
    NobodyNamed,
    Target,
    known,
    met,
    number_changed,
    target_of,
    user_id_changed,
)
from bot.store.sqlite.database import Database

NOW = datetime(2026, 11, 29, 7, tzinfo=UTC)
A, B, C = "966500000001", "966500000002", "966500000003"
U, V, W, X = "SA.111", "SA.222", "SA.333", "SA.444"


@pytest.fixture
async def conn(tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    async with database.write() as conn:
        yield conn
    await database.close()


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


async def contact_at(conn: AsyncConnection, found: Met) -> int:
    return await contacts.of_conversation(conn, found.conversation)


@pytest.mark.parametrize(
    "first, then, target",
    [
        (("+966 50 000 0001", ""), (A, ""), Target(to=A)),
        ((A, U), (A, U), Target(to=A)),
        ((A, U), ("", U), Target(to=A)),  # an id that is left out forgets nothing
        ((A, U), (A, ""), Target(to=A)),  # as webhooks of an older version tell it
        ((A, ""), (A, U), Target(to=A)),  # the id is adopted
        (("", U), ("", U), Target(recipient=U)),
        (("", U), (A, U), Target(to=A)),  # their telephone is told now
        ((A, U), (B, U), Target(to=B)),
    ],
)
async def test_it_is_one_conversation(
    conn: AsyncConnection, first: tuple[str, str], then: tuple[str, str], target: Target
) -> None:
    begun, again = await met(conn, *first, NOW), await met(conn, *then, later(5))
    assert (again.conversation, again.address) == (begun.conversation, begun.address)
    assert not begun.recycled and not again.recycled
    assert await target_of(conn, begun.address) == target
    assert await known(conn, *then) == again


async def test_what_says_nobody_is_refused(conn: AsyncConnection) -> None:
    with pytest.raises(NobodyNamed):
        await met(conn, "", " ", NOW)


async def test_whoever_tells_nothing_new_needs_no_connection_that_writes(conn: AsyncConnection) -> None:
    assert await known(conn, A, U) is None
    begun = await met(conn, A, U, NOW)
    assert await known(conn, A, U) == await known(conn, A, "") == await known(conn, "", U) == begun
    assert await known(conn, B, U) is await known(conn, A, V) is None


async def test_a_number_that_came_round_again_begins_anew(conn: AsyncConnection) -> None:
    before = await met(conn, A, U, NOW)
    newcomer = await met(conn, A, V, later(5))
    assert newcomer.recycled and newcomer.conversation != before.conversation
    assert newcomer.address != before.address
    assert await contact_at(conn, newcomer) != await contact_at(conn, before)
    assert await target_of(conn, newcomer.address) == Target(to=A)
    assert not await target_of(conn, before.address)
    assert not await following.reaches(conn, before.conversation)
    again = await met(conn, A, "", later(6))
    assert (again.conversation, again.recycled) == (newcomer.conversation, False)


async def test_it_may_come_round_often(conn: AsyncConnection) -> None:
    owners = [await met(conn, A, f"SA.{number}", later(number)) for number in range(5)]
    assert len({each.conversation for each in owners}) == len({each.address for each in owners}) == 5
    assert [bool(await target_of(conn, each.address)) for each in owners] == [False] * 4 + [True]


async def test_the_one_before_is_answered_again_where_they_write_from(conn: AsyncConnection) -> None:
    before = await met(conn, A, U, NOW)
    await met(conn, A, V, later(5))
    assert (await met(conn, "", U, later(6))).conversation == before.conversation
    assert await target_of(conn, before.address) == Target(recipient=U)
    await met(conn, B, U, later(7))
    assert await target_of(conn, before.address) == Target(to=B)


async def test_a_telephone_moves_to_somebody_who_is_known(conn: AsyncConnection) -> None:
    one, two = await met(conn, A, U, NOW), await met(conn, B, V, NOW)
    moved = await met(conn, A, V, later(5))
    assert (moved.conversation, moved.recycled) == (two.conversation, True)
    assert await target_of(conn, two.address) == Target(to=A)
    assert not await target_of(conn, one.address)


async def test_words_that_come_late_take_no_number_back(conn: AsyncConnection) -> None:
    begun = await met(conn, A, U, NOW, at=NOW)
    await met(conn, B, U, later(5), at=later(5))
    await met(conn, A, U, later(6), at=later(1))
    assert await target_of(conn, begun.address) == Target(to=B)


async def test_a_number_that_changed(conn: AsyncConnection) -> None:
    begun = await met(conn, A, U, NOW)
    for _ in range(2):  # told twice
        assert (await number_changed(conn, A, B, later(5), at=later(4))).linked == 0
    assert await target_of(conn, begun.address) == Target(to=B)
    assert (await met(conn, B, V, later(6))).conversation == begun.conversation
    newcomer = await met(conn, A, W, later(7))
    assert newcomer.conversation != begun.conversation and not newcomer.recycled


async def test_an_id_that_changed(conn: AsyncConnection) -> None:
    begun = await met(conn, A, U, NOW)
    for _ in range(2):
        await user_id_changed(conn, U, V, later(5), at=later(4))
    assert await target_of(conn, begun.address) == Target(recipient=V)  # its telephone may be another now
    assert (await met(conn, "", V, later(6))).conversation == begun.conversation
    newcomer = await met(conn, A, W, later(7))
    assert newcomer.conversation != begun.conversation and newcomer.recycled
    assert await target_of(conn, begun.address) == Target(recipient=V)
    assert await following.reaches(conn, begun.conversation)


CHAIN = (("number", A, B, U, V), ("number", B, C, V, W), ("user", "", "", W, X))


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("told", ["with ids", "numbers alone"])
async def test_a_chain_of_changes_in_any_order(
    conn: AsyncConnection, order: tuple[int, ...], told: str
) -> None:
    begun = await met(conn, A, U, NOW)
    for place in (*order, *order):
        kind, old, new, old_id, id = CHAIN[place]
        at, now = later(place + 1), later(10)
        if kind == "user":
            await user_id_changed(conn, old_id, id, now, at=at)
        elif told == "with ids":
            await number_changed(conn, old, new, now, at=at, old_user_id=old_id, user_id=id)
        else:
            await number_changed(conn, old, new, now, at=at)
    if told == "with ids":
        assert await target_of(conn, begun.address) == Target(recipient=X)
        assert (await met(conn, C, X, later(11))).conversation == begun.conversation
    else:
        assert (await met(conn, C, W, later(11))).conversation == begun.conversation
    assert await target_of(conn, begun.address) == Target(to=C)
    assert (await met(conn, A, "SA.999", later(12))).conversation != begun.conversation
    assert (await met(conn, B, "SA.998", later(12))).conversation != begun.conversation
    late = await met(conn, "", U, later(13), at=NOW)  # written before all of it
    assert late.conversation == begun.conversation


async def test_changes_of_nobody_we_know_change_nothing(conn: AsyncConnection) -> None:
    begun = await met(conn, A, U, NOW)
    assert not (await number_changed(conn, B, C, NOW)).conversation
    assert not (await user_id_changed(conn, V, W, NOW)).conversation
    assert not (await number_changed(conn, B, A, NOW - timedelta(days=1))).conversation
    assert await target_of(conn, begun.address) == Target(to=A)


async def test_an_event_that_comes_behind_the_words_it_tells_of_brings_both_together(
    conn: AsyncConnection,
) -> None:
    before = await met(conn, A, U, NOW, at=NOW)
    after = await met(conn, B, V, later(5), at=later(5))
    changed = await number_changed(conn, A, B, later(6), at=later(4), old_user_id=U, user_id=V)
    assert (changed.conversation, changed.linked) == (before.conversation, after.conversation)
    assert await contact_at(conn, before) == await contact_at(conn, after)
    assert not await target_of(conn, before.address)
    assert await target_of(conn, after.address) == Target(to=B)


async def test_an_id_told_behind_the_words_brings_them_together_though_the_number_seemed_another_s(
    conn: AsyncConnection,
) -> None:
    before = await met(conn, A, U, NOW, at=NOW)
    after = await met(conn, A, V, later(5), at=later(5))
    assert after.recycled
    assert (await user_id_changed(conn, U, V, later(6), at=later(4))).linked == after.conversation
    assert await contact_at(conn, before) == await contact_at(conn, after)
    assert await target_of(conn, after.address) == Target(to=A)


async def test_a_new_number_that_was_somebody_else_s(conn: AsyncConnection) -> None:
    one, two = await met(conn, A, U, NOW), await met(conn, B, V, NOW)
    assert (await number_changed(conn, A, B, later(5), at=later(4))).linked == 0
    assert await contact_at(conn, one) != await contact_at(conn, two)
    assert await target_of(conn, one.address) == Target(to=B)
    assert not await target_of(conn, two.address)
    assert (await met(conn, "", V, later(6))).conversation == two.conversation


async def test_an_event_about_the_newcomer_moves_nobody_else(conn: AsyncConnection) -> None:
    before = await met(conn, A, U, NOW)
    newcomer = await met(conn, A, V, later(5))
    await number_changed(conn, A, B, later(7), at=later(6), old_user_id=V, user_id=W)
    assert await target_of(conn, newcomer.address) == Target(to=B)
    assert not await target_of(conn, before.address)
    await number_changed(
        conn, A, C, later(8), at=later(1), old_user_id=U, user_id=X
    )  # late, of the other
    assert await target_of(conn, before.address) == Target(to=C)
    assert await target_of(conn, newcomer.address) == Target(to=B)


async def test_a_conversation_without_ids_is_answered_at_its_name(conn: AsyncConnection) -> None:
    by_number, by_id = (Address("whatsapp", each, Party.PERSON) for each in (A, U))
    for each in (by_number, by_id):
        await conversations.at(conn, each, "ar", NOW)
    assert await target_of(conn, by_number) == Target(to=A)
    assert await target_of(conn, by_id) == Target(recipient=U)


async def test_two_posts_at_once_of_somebody_new_make_one_conversation(tmp_path: Path) -> None:
    import asyncio

    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")

    async def one() -> Met:
        async with database.write() as conn:
            return await met(conn, A, U, NOW)

    found = await asyncio.gather(*(one() for _ in range(6)))
    await database.close()
    assert len({each.conversation for each in found}) == 1
