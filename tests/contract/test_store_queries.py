"""Cases, timers, inbox and outbox as their modules promise."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.core.assessment import Assessment, Complexity, Severity
from bot.core.case import Case, Delegation, Entry, EntryKind, Kind, Move, Quality, Status, Triage
from bot.core.conversation import Choice, Draft, Pending, room_of
from bot.core.dated_action import ActionStep
from bot.core.disclosure import Disclosure, Line, Matter, Reach, Wish
from bot.core.effects import RecordRating
from bot.core.events import ActionDue, DraftLeft, MessageReceived, RatingUnanswered, Words
from bot.core.messages import Button, Message, Urgency
from bot.core.registration import Registration, RegistrationCount, WaitingNote
from bot.core.report import Looked
from bot.store.codec import load_event
from bot.store.queries import (
    cases,
    conversations,
    disclosures,
    history,
    inbox,
    outbox,
    outbox_order,
    registrations,
    reports,
    timers,
)
from bot.store.schema import LONGEST_WAIT, NaiveTime, delivery_attempts, ratings, settings
from bot.store.schema import outbox as outbox_table
from bot.store.schema import timers as timers_table
from bot.store.sqlite.database import Database
from tests.machine import ALIA, BADR, NOON

HOUR = timedelta(hours=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    yield database
    await database.close()


async def someone(database: Database, address: object = ALIA) -> int:
    async with database.write() as conn:
        return (await conversations.at(conn, address, "ar", NOON)).id  # type: ignore[arg-type]


def a_case(number: int, person: int, **changes: object) -> Case:
    return Case(number, Kind.COMPLAINT, person, NOON, NOON, NOON + 72 * HOUR, **changes)  # type: ignore[arg-type]


# conversations


async def test_an_address_has_one_conversation_for_ever(database: Database) -> None:
    first = await someone(database)
    assert await someone(database) == first
    assert await someone(database, BADR) != first


async def test_a_conversation_comes_back_as_it_was_saved(database: Database) -> None:
    await someone(database)
    async with database.write() as conn:
        fresh = await conversations.at(conn, ALIA, "ar", NOON)
        draft = Draft("listening", (Words("\u202eكلام", at=NOON),))
        told = replace(fresh, language="en", topic="complaint", state="x", stamp=3, data={"k": "v"})
        told = replace(
            told, prompt=(Choice("a", "1"),), draft=draft, pending=Pending((Words("x"),), True)
        )
        await conversations.save(conn, told, NOON)
        assert await conversations.find(conn, told.address) == told


# inbox


async def test_the_same_event_is_kept_once_even_when_it_comes_twice_at_once(database: Database) -> None:
    person = await someone(database)

    async def put() -> inbox.InsertResult:
        async with database.write() as conn:
            return await inbox.put(conn, person, "web", "m1", MessageReceived(Words("x")), NOON)

    kept = await asyncio.gather(*(put() for _ in range(10)))
    assert sum(each.is_new for each in kept) == 1
    assert len({each.id for each in kept}) == 1


async def test_the_same_id_on_another_channel_is_another_event(database: Database) -> None:
    person = await someone(database)
    async with database.write() as conn:
        for channel in ("web", "telegram"):
            kept = await inbox.put(conn, person, channel, "1", MessageReceived(Words("x")), NOON)
            assert kept.is_new


async def test_an_event_done_is_known_for_ever(database: Database) -> None:
    person = await someone(database)
    async with database.write() as conn:
        first = await inbox.put(conn, person, "web", "m1", MessageReceived(Words("x")), NOON)
        await inbox.done(conn, first.id)
        again = await inbox.put(conn, person, "web", "m1", MessageReceived(Words("x")), NOON)
        assert again == inbox.InsertResult(first.id, is_new=False)
        assert await inbox.due(conn, NOON, 9) == []
        assert await inbox.first(conn, person) is None


async def test_a_row_waits_for_the_earlier_one_of_its_conversation(database: Database) -> None:
    alia, badr = await someone(database), await someone(database, BADR)
    async with database.write() as conn:
        ids = []
        for person, name in ((alia, "a1"), (alia, "a2"), (badr, "b1")):
            kept = await inbox.put(conn, person, "web", name, MessageReceived(Words(name)), NOON)
            ids.append(kept.id)
        await inbox.try_later(conn, ids[0], 1, NOON + HOUR, "Boom")
        assert await inbox.due(conn, NOON, 9) == [badr]
        await inbox.park(conn, ids[0], 5, "Boom")
        assert await inbox.due(conn, NOON, 9) == [alia, badr]
        found = await inbox.first(conn, alia)
        assert found is not None and found.id == ids[1]


async def test_what_a_platform_brings_out_of_order_is_put_right_while_it_waits(
    database: Database,
) -> None:
    person = await someone(database)
    async with database.write() as conn:
        for number in (None, 12, 11, 13):
            words = MessageReceived(Words(str(number)))
            await inbox.put(conn, person, "telegram", f"u{number}", words, NOON, number)
        taken = []
        while row := await inbox.first(conn, person):
            taken.append(json.loads(row.event)["words"]["text"])
            await inbox.done(conn, row.id)
        assert taken == ["None", "11", "12", "13"]


async def test_a_clock_set_back_does_not_hold_up_what_waits(database: Database) -> None:
    person = await someone(database)
    async with database.write() as conn:
        kept = await inbox.put(conn, person, "web", "m1", MessageReceived(Words("x")), NOON)
        await inbox.try_later(conn, kept.id, 1, NOON + HOUR, "Boom")
        assert await inbox.due(conn, NOON, 9) == []
        assert await inbox.due(conn, NOON + HOUR, 9) == [person]
        assert await inbox.due(conn, NOON - LONGEST_WAIT, 9) == [person]


# outbox


async def test_only_the_head_of_a_conversation_is_due(database: Database) -> None:
    alia, badr = await someone(database), await someone(database, BADR)
    async with database.write() as conn:
        first = await outbox.queue(conn, alia, Message("1", "ar"), NOON)
        await outbox.queue(conn, alia, Message("2", "ar"), NOON)
        third = await outbox.queue(conn, badr, Message("3", "ar"), NOON)
        assert [row.id for row in await outbox_order.due_heads(conn, NOON, "web", 10)] == [first, third]
        assert await outbox_order.channels_waiting(conn, NOON) == ["web"]
        assert await outbox_order.due_heads(conn, NOON, "email", 10) == []
        await outbox.try_later(conn, [first], NOON + HOUR)
        assert [row.id for row in await outbox_order.due_heads(conn, NOON, "web", 10)] == [third]


async def test_a_button_was_shown_where_and_when_a_message_with_it_was_sent(database: Database) -> None:
    alia = await someone(database)
    async with database.write() as conn:
        for stamp, label, is_sent in ((1, "نعم", True), (2, "أكيد", True), (3, "طبعا", False)):
            shown = Message("?", "ar", buttons=(Button("yes", "x", label),), stamp=stamp)
            id = await outbox.queue(conn, alia, shown, NOON)
            assert not is_sent or await outbox.sent(conn, {id: ""}, NOON)
        asked = [(ALIA, stamp, "yes", "x") for stamp in (0, 1, 2, 3)]
        assert [await history.label_shown(conn, *each) for each in asked] == [None, "نعم", "أكيد", None]
        for other in ((BADR, 1, "yes", "x"), (ALIA, 1, "yes", ""), (ALIA, 1, "no", "x")):
            assert await history.label_shown(conn, *other) is None


async def test_there_is_a_room_for_each_that_is_listed_and_for_no_other(database: Database) -> None:
    alia = await someone(database)
    async with database.write() as conn:
        for number, triage in ((1001, None), (1002, Triage.WAITING)):
            await cases.save(conn, a_case(number, alia, triage=triage))
            await conversations.at(conn, room_of(number, "web"), "ar", NOON)
        asked = [room_of(number, "web") for number in (1001, 1002, 1003)]
        there = [each for each in (*asked, ALIA) if await history.has_room(conn, each)]
        assert there == [row.address for row in await history.rooms(conn)] == asked[:1]


async def test_people_come_before_the_rooms(database: Database) -> None:
    room, alia = await someone(database, room_of(1001, "web")), await someone(database)
    async with database.write() as conn:
        for target in (room, alia):
            await outbox.queue(conn, target, Message("x", "ar"), NOON)
        heads = await outbox_order.due_heads(conn, NOON, "web", 10)
        assert [head.conversation_id for head in heads] == [alia, room]


async def test_a_cry_and_a_sign_pass_what_waits_before_them(database: Database) -> None:
    room, alia = await someone(database, room_of(1001, "web")), await someone(database)
    async with database.write() as conn:

        async def waits(target: int, urgency: Urgency) -> int:
            return await outbox.queue(conn, target, Message("x", "ar"), NOON, urgency=urgency)

        async def next_one() -> int:
            (head, *_) = await outbox_order.due_heads(conn, NOON, "web", 10)
            assert await outbox.sent(conn, {head.id: "p"}, NOON) == {head.id}
            return head.id

        card, change = await waits(room, Urgency.NEWS), await waits(room, Urgency.CHANGE)
        answer, word = await waits(alia, Urgency.NEWS), await waits(alia, Urgency.WORDS)
        assert [h.id for h in await outbox_order.urgent_heads(conn, NOON, "web", 9)] == [answer]
        sign, cry = await waits(room, Urgency.SIGN), await waits(room, Urgency.CRY)
        assert [h.id for h in await outbox_order.urgent_heads(conn, NOON, "web", 9)] == [cry, answer]
        await outbox.try_later(conn, [card], NOON + HOUR)
        assert [await next_one() for _ in range(4)] == [cry, sign, answer, word]
        assert await outbox_order.due_heads(conn, NOON, "web", 10) == [], (
            "the card waits, and what follows it"
        )
        assert [h.id for h in await outbox_order.due_heads(conn, NOON + HOUR, "web", 10)] == [card]
        assert change > card


async def test_what_waits_in_one_slot_is_found_together(database: Database) -> None:
    room = await someone(database, room_of(1001, "web"))
    async with database.write() as conn:
        assert not await outbox.has_slot(conn, room, "card")
        for slot in ("card", "", "card", "card"):
            await outbox.queue(conn, room, Message("x", "ar", slot=slot), NOON)
        assert await outbox.has_slot(conn, room, "card")
        first, _, *later = await outbox.queued_of(conn, room)
        assert await outbox.later_of_slot(conn, first) == later


async def test_a_slot_is_taken_over_from_the_latest_that_was_sent(database: Database) -> None:
    alia = await someone(database)
    async with database.write() as conn:
        ids = [await outbox.queue(conn, alia, Message(str(n), "ar", slot="card"), NOON) for n in range(3)]
        await outbox.sent(conn, {ids[0]: "platform-7"}, NOON)
        assert [head.row().replaces for head in await outbox.queued(conn, ids)] == ["platform-7"] * 2
        (head,) = await outbox_order.due_heads(conn, NOON, "web", 10)
        assert (head.id, head.row().replaces) == (ids[1], "platform-7")


async def test_several_are_marked_together_each_with_its_own_name(database: Database) -> None:
    alia, badr = await someone(database), await someone(database, BADR)
    async with database.write() as conn:
        ids = [await outbox.queue(conn, whose, Message("x", "ar"), NOON) for whose in (alia, badr, alia)]
        await outbox.park(conn, ids[2])
        came = {ids[0]: "a:1", ids[1]: 'b"2', ids[2]: "c:3", 999: "gone with the case book"}
        assert await outbox.sent(conn, came, NOON) == {ids[0], ids[1]}
        rows = (await conn.execute(select(outbox_table).order_by(outbox_table.c.id))).all()
        told = [(row.status, row.external_id, row.attempts, row.sent_at) for row in rows]
        assert told == [("sent", "a:1", 1, NOON), ("sent", 'b"2', 1, NOON), ("parked", "", 0, None)]
        tried = (await conn.execute(select(delivery_attempts))).all()
        assert [(row.outbox_id, row.outcome) for row in tried] == [(ids[0], "sent"), (ids[1], "sent")]


async def test_who_is_named_waits(database: Database) -> None:
    alia, badr = await someone(database), await someone(database, BADR)
    async with database.write() as conn:
        for whose in (alia, badr):
            await outbox.queue(conn, whose, Message("x", "ar"), NOON, urgency=Urgency.CRY)
        for asked in (outbox_order.due_heads, outbox_order.urgent_heads):
            heads = await asked(conn, NOON, "web", 10, {alia})
            assert [head.conversation_id for head in heads] == [badr]


# cases


async def test_case_numbers_begin_at_1001(database: Database) -> None:
    person = await someone(database)
    async with database.write() as conn:
        assert await cases.next_case_number(conn) == 1001
        await cases.save(conn, a_case(1001, person))
        assert await cases.next_case_number(conn) == 1002


async def test_a_case_comes_back_as_it_was_saved(database: Database) -> None:
    person = await someone(database)
    delegation = Delegation("sara", "omar", "call", NOON + HOUR)
    words = (Words("كلام", at=NOON), Words("ثانٍ"))
    case = a_case(1001, person, words=words, delegation=delegation, alternatives=("أ", "ب"))
    later = a_case(1001, person, status=Status.CLOSED, quality=Quality.ABOVE, solved=True, rounds=2)
    async with database.write() as conn:
        for each in (case, later):
            await cases.save(conn, each)
            assert await cases.get(conn, 1001) == each
        assert await cases.get(conn, 1002) is None


async def test_a_person_s_cases_come_newest_first_and_the_desk_sees_the_open_ones(
    database: Database,
) -> None:
    alia, badr = await someone(database), await someone(database, BADR)
    async with database.write() as conn:
        await cases.save(conn, a_case(1001, alia))
        await cases.save(conn, a_case(1002, badr, status=Status.RESOLVED))
        await cases.save(conn, a_case(1003, alia, status=Status.WITHDRAWN))
        assert [case.number for case in await cases.of_person(conn, alia)] == [1003, 1001]
        assert [case.number for case in await cases.open_cases(conn)] == [1001]


async def test_the_history_of_a_case_keeps_its_order(database: Database) -> None:
    person = await someone(database)
    told = [
        Entry(EntryKind.SAID, NOON, Words("أولاً")),
        Entry(EntryKind.MOVED, NOON, by="sara", move=Move.TAKE),
        Entry(EntryKind.NOTED, NOON - HOUR, Words("ملاحظة"), detail="x"),
    ]
    async with database.write() as conn:
        await cases.save(conn, a_case(1001, person))
        for entry in told:
            await cases.record(conn, 1001, entry)
        assert await cases.entries(conn, 1001) == told


async def test_a_round_has_one_rating(database: Database) -> None:
    person = await someone(database)
    async with database.write() as conn:
        await cases.save(conn, a_case(1001, person))
        for quality, solved, number in (
            (Quality.BELOW, None, 1),
            (Quality.BELOW, False, 1),
            (Quality.ABOVE, True, 2),
        ):
            await cases.rate(conn, RecordRating(1001, number, quality, solved, NOON))
        found = (await conn.execute(select(ratings.c.round, ratings.c.quality, ratings.c.solved))).all()
    assert found == [(1, "below", False), (2, "above", True)]


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    person = await someone(database)
    noon = NOON.replace(tzinfo=None)
    with pytest.raises(NaiveTime):
        async with database.write() as conn:
            await cases.save(conn, a_case(1001, person).moved(Move.TAKE, due_at=noon))
    with pytest.raises(NaiveTime):
        async with database.write() as conn:
            await timers.set_timer(conn, "k", noon, person, DraftLeft())


async def test_times_sort_as_text_as_they_do_in_time(database: Database) -> None:
    person = await someone(database)
    early, late = NOON, NOON + timedelta(microseconds=1)
    async with database.write() as conn:
        await timers.set_timer(conn, "late", late, person, DraftLeft())
        await timers.set_timer(conn, "early", early, person, DraftLeft())
        stored = (await conn.execute(text("SELECT due_at FROM timers ORDER BY due_at"))).scalars().all()
        assert [timer.key for timer in await timers.due(conn, late, 9)] == ["early", "late"]
        assert [timer.key for timer in await timers.due(conn, early, 9)] == ["early"]
    assert len({len(each) for each in stored}) == 1


# timers


async def test_a_timer_that_is_set_anew_is_moved(database: Database) -> None:
    person = await someone(database)
    async with database.write() as conn:
        await timers.set_timer(conn, "k", NOON, person, DraftLeft())
        await timers.set_timer(conn, "k", NOON + HOUR, person, RatingUnanswered(1001))
        assert await timers.due(conn, NOON, 9) == []
        assert await timers.next_due_at(conn) == NOON + HOUR
        statuses = (await conn.execute(select(timers_table.c.status).order_by("id"))).scalars().all()
        assert statuses == ["pending"]
        (moved,) = await timers.due(conn, NOON + HOUR, 9)
        assert load_event(moved.event) == RatingUnanswered(1001)


async def test_timers_are_cancelled_by_the_beginning_of_their_key(database: Database) -> None:
    person = await someone(database)
    keys = ("case-1:a", "case-1:b", "case-10:a", "CASE-1:c", "case-1", "case-%", "case-1:\U0010fffe")
    async with database.write() as conn:
        for key in keys:
            await timers.set_timer(conn, key, NOON, person, DraftLeft())
        await timers.cancel(conn, "case-1:")
        left = {timer.key for timer in await timers.due(conn, NOON, 99)}
    assert left == {"case-10:a", "CASE-1:c", "case-1", "case-%"}


async def test_cases_whose_actions_are_watched_are_found_by_their_timers(database: Database) -> None:
    person = await someone(database)
    step = ActionDue(1001, 1, ActionStep.SOON)
    async with database.write() as conn:
        for key in ("action:1001:1", "action:1001:2", "action:1002:1", "action:10", "case:1003:a"):
            if key.count(":") == 2:
                await timers.set_timer(conn, key, NOON, person, step)
        await timers.cancel(conn, "action:1002:")
        assert await timers.with_actions(conn) == (1001,)
        (first, *_) = await timers.due(conn, NOON, 9)
        assert load_event(first.event) == step


async def test_a_setting_is_replaced(database: Database) -> None:
    from bot.store.queries import settings as queries

    async with database.write() as conn:
        await queries.put(conn, "k", "1")
        await queries.put(conn, "k", "2")
        assert (await conn.execute(select(settings.c.value))).scalars().all() == ["2"]


# registrations


def a_registration(number: int, person: int, **changes: object) -> Registration:
    answers = (("name", "هدى"), ("phone", "+966501234567"))
    return Registration(number, "ibda", person, "ar", NOON, answers, **changes)  # type: ignore[arg-type]


async def test_a_secret_is_made_once_and_outlives_a_restart_of_the_demonstration(
    database: Database,
) -> None:
    from bot.store.queries import settings as queries

    async with database.write() as conn:
        await queries.put(conn, "clock", "1")
        first = await queries.kept_secret(conn, queries.PASSES_KEPT, "made first")
        await queries.empty_everything(conn)
    async with database.write() as conn:
        again = await queries.kept_secret(conn, queries.PASSES_KEPT, "made later")
        assert await queries.get(conn, "clock") is None
    assert first == again == "made first"


async def test_registrations_come_back_as_they_were_saved_the_latest_first(database: Database) -> None:
    person, other = await someone(database), await someone(database, BADR)
    async with database.write() as conn:
        assert await registrations.next_number(conn) == 5001
        first = a_registration(5001, person, relation="أمي").with_new_pass()
        second = a_registration(5002, person).attended(NOON + HOUR, "agent")
        for each in (a_registration(5001, person), second, first, a_registration(5003, other)):
            await registrations.save(conn, each)
        assert await registrations.of_person(conn, person) == (second, first)
        assert await registrations.get(conn, 5001) == first
        assert await registrations.get(conn, 9999) is None
        assert [each.number for each in await registrations.of_initiative(conn, "ibda")] == [
            5003,
            5002,
            5001,
        ]
        assert await registrations.next_number(conn) == 5004


async def test_a_waiting_note_is_kept_once_and_taken_back(database: Database) -> None:
    person, other = await someone(database), await someone(database, BADR)
    mine, theirs = WaitingNote(person, "ibda"), WaitingNote(other, "ibda")
    async with database.write() as conn:
        for note in (mine, theirs, mine):
            await registrations.keep_note(conn, note, NOON)
        assert await registrations.notes_of(conn, person) == (mine,)
        assert set(await registrations.all_notes(conn)) == {mine, theirs}
        await registrations.drop_note(conn, mine)
        await registrations.drop_note(conn, mine)
        assert await registrations.all_notes(conn) == (theirs,)


async def test_registrations_are_counted_for_each_initiative(database: Database) -> None:
    person = await someone(database)
    async with database.write() as conn:
        await registrations.save(conn, a_registration(5001, person).attended(NOON, "agent"))
        await registrations.save(conn, a_registration(5002, person))
        await registrations.save(conn, a_registration(5003, person).cancelled())
        await registrations.keep_note(conn, WaitingNote(person, "rawaj"), NOON)
        assert await registrations.counts(conn) == (
            RegistrationCount("ibda", registered=2, cancelled=1, attended=1),
            RegistrationCount("rawaj", waiting=1),
        )


# the figures of a report


async def test_each_figure_counts_its_own_lines_and_those_of_its_time_alone(database: Database) -> None:
    """Of every kind another number of lines within the time, and one on each side of it."""
    person = await someone(database)
    counts = {kind: number for number, kind in enumerate(EntryKind, start=2)}
    async with database.write() as conn:
        await cases.save(conn, a_case(1001, person))
        for kind, count in counts.items():
            for at in (*[NOON] * count, NOON - HOUR, NOON + HOUR):
                await cases.record(conn, 1001, Entry(kind, at))
        for move, count in ((Move.DELEGATE, 3), (Move.REOPEN, 5), (Move.CLOSE, 7)):
            for at in (*[NOON] * count, NOON - HOUR, NOON + HOUR):
                await cases.record(conn, 1001, Entry(EntryKind.MOVED, at, move=move))
        found = await reports.figures(conn, reports.Period(NOON, NOON + HOUR, NOON + HOUR))
    assert found.goodwill == counts[EntryKind.GOODWILL]
    assert found.returned == counts[EntryKind.RETURNED]
    assert (found.delegated, found.reopened) == (3, 5)


async def test_assessments_are_read_of_the_cases_that_were_opened_in_the_time(database: Database) -> None:
    person, said = (
        await someone(database),
        Assessment(
            Severity.HIGH, is_safety=True, complexity=Complexity.SIMPLE, by="a", at=NOON, first_at=NOON
        ),
    )
    first, later = a_case(1001, person), NOON + HOUR
    async with database.write() as conn:
        await cases.save(conn, replace(first, opened_at=NOON, assessment=said))
        await cases.save(conn, replace(first, number=1002, opened_at=NOON, settled_at=NOON + HOUR / 2))
        await cases.save(conn, replace(first, number=1003, opened_at=NOON))
        await cases.save(conn, replace(first, number=1004, opened_at=NOON, kind=Kind.SUGGESTION))
        await cases.save(conn, replace(first, number=1005, opened_at=NOON - HOUR))
        kept = replace(first, number=1006, opened_at=NOON)
        await cases.save(conn, kept)
        await reports.keep_round(conn, kept)
        await cases.save(conn, replace(kept, opened_at=NOON + 9 * HOUR, rounds=2, assessment=said))
        found = await reports.figures(conn, reports.Period(NOON, later, later))
    assert sorted(found.looked, key=lambda each: (each.until, each.severity)) == [
        Looked(NOON, NOON, "high"),
        Looked(NOON, NOON, "high"),
        Looked(NOON, NOON + HOUR / 2),
        Looked(NOON, later),
    ]


# what people confide


async def test_what_is_confided_comes_back_as_it_was_saved_with_numbers_of_its_own(
    database: Database,
) -> None:
    person, other = await someone(database), await someone(database, BADR)
    told = Disclosure(9001, person, NOON, Wish.CALL, ("keeper",), lines=(Line(NOON, Words("سر")),))
    answer = Line(NOON + HOUR, Words("نحن معك"), "keeper", ALIA)
    answered = replace(told, lines=(*told.lines, answer), seen_at=NOON, seen_by="keeper")
    async with database.write() as conn:
        assert await disclosures.next_number(conn) == 9001
        await disclosures.save(conn, told)
        assert await disclosures.next_number(conn) == 9002
        await disclosures.save(conn, answered)
        assert await disclosures.get(conn, 9001) == answered
        assert await disclosures.get(conn, 9002) is None
        assert await disclosures.of_person(conn, person) == (answered,)
        assert await disclosures.of_person(conn, other) == ()
        assert await cases.next_case_number(conn) == 1001
        assert await cases.of_person(conn, person) == ()


async def test_what_nobody_signed_is_found_by_its_receipt_alone(database: Database) -> None:
    unsigned = Disclosure(9001, 0, NOON, receipt="a digest", matter=Matter.CHILD, reach=Reach.NONE)
    async with database.write() as conn:
        await disclosures.save(conn, unsigned)
        await disclosures.save(conn, replace(unsigned, number=9002, receipt="another"))
        assert await disclosures.of_receipt(conn, "a digest") == unsigned
        assert await disclosures.of_receipt(conn, "a guess") is None
        assert await disclosures.of_receipt(conn, "") is None
        rows = (await conn.execute(text("SELECT person FROM disclosures"))).scalars().all()
    assert rows == [None, None]
