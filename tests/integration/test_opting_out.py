"""One word, and nothing comes that its person did not ask for; answers and promised dates come all the same."""

import re
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, Event, MessageReceived, PlatformOptedOut, Words
from bot.core.messages import Incoming, Message
from bot.core.purpose import purpose_of
from bot.runtime.transcript import shown
from bot.store.codec import load
from bot.store.erasure.erase import erase
from bot.store.queries import audit, cases, conversations, opting
from bot.store.queries import outbox as outbox_rows
from bot.store.queries.history import history
from bot.store.schema import contacts, outbox
from faq.detect.opting_words import opts_in, opts_out
from tests.transcripts.player import Player, player

WORDS = "تأخرت معونة الشتاء علي شهرين ولم يتصل بي أحد"
COMPLAINS = ("شكوى", WORDS, "هذا كل شيء", "أترك الحل لكم", "نعم، صحيح")
_COUNT = 0


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Player]:
    async with player(tmp_path) as played:
        yield played


async def happens(talk: Player, event: Event, at: Address | None = None) -> list[Message]:
    """What it made Rida say to the person."""
    global _COUNT
    _COUNT += 1
    before = len(await told(talk))
    await talk.app.runtime.intake.accept(Incoming(f"opting-{_COUNT}", at or talk.person, event))
    await talk.app.runtime.settle()
    return (await told(talk))[before:]


async def writes(talk: Player, *texts: str) -> list[Message]:
    said = [await happens(talk, MessageReceived(Words(text))) for text in texts]
    return said[-1]


async def staff(talk: Player, text: str) -> list[Message]:
    return await happens(talk, MessageReceived(Words(text), by="supervisor"), talk._address("case-1001"))


async def told(talk: Player) -> list[Message]:
    async with talk.app.database.read() as conn:
        here = await conversations.find(conn, talk.person)
        mine = outbox.c.conversation_id == (here.id if here else 0)
        rows = await conn.execute(select(outbox.c.message).where(mine).order_by(outbox.c.id))
        return [load(row, Message) for row in rows.scalars()]


async def room(talk: Player) -> str:
    async with talk.app.database.read() as conn:
        there = await conversations.find(conn, talk._address("case-1001"))
        assert there
        return shown("\n".join(each.text for each in await history(conn, there.id)))


def keys(said: list[Message]) -> list[str]:
    return [each.key for each in said if each.key != "privacy-notice"]


async def later(talk: Player, at: str) -> list[str]:
    before = len(await told(talk))
    await talk._wait(datetime.fromisoformat(f"{at}:00+03:00"))
    return keys((await told(talk))[before:])


@pytest.mark.parametrize(
    "word", ["إيقاف", "ايقاف", "توقف.", "STOP", "stop!", "unsubscribe", "/stop", "أوقفوا الرسائل"]
)
def test_one_word_is_heard(word: str) -> None:
    assert opts_out(word, in_form=False) and not opts_in(word)


@pytest.mark.parametrize(
    "told",
    [
        "توقف صرف المعونة",
        "the bus stop is far",
        "إيقاف الخدمة عني ظلم",
        "متى ابدأ؟",
        "وقف خيري",
        "start a complaint",
    ],
)
def test_a_word_more_tells_something(told: str) -> None:
    assert not opts_out(told, in_form=False) and not opts_in(told)


@pytest.mark.parametrize("word", ["إيقاف", "stop", "unsubscribe"])
async def test_it_is_confirmed_kept_and_seen_by_staff(talk: Player, word: str) -> None:
    await writes(talk, *COMPLAINS)
    assert keys(await writes(talk, word)) == ["opted-out"]
    async with talk.app.database.read() as conn:
        here = await conversations.find(conn, talk.person)
        case = await cases.get(conn, 1001)
        trail = [each.action for each in await audit.everything(conn)]
    assert here and here.opted_out and case and case.opted_out and "opted-out" in trail
    assert "أوقف المستفيد الرسائل التي لم يسأل عنها" in await room(talk)
    assert "أوقفت التذكيرات" in shown((await writes(talk, "طلباتي"))[-1].text)
    assert keys(await writes(talk, "إيقاف")) == ["opted-out"]  # again is the same


async def test_answers_and_moved_dates_come_and_nothing_else_does(talk: Player) -> None:
    await writes(talk, *COMPLAINS)
    await writes(talk, "إيقاف")
    await happens(talk, MessageReceived(Words("/take"), by="supervisor"), talk._address("case-1001"))
    said = await staff(talk, "راجعنا طلبك وسنوصل المعونة يوم الأحد")
    assert "staff-wrote" in keys(said)
    late = await later(talk, "2026-11-25T11:00")  # the promised date has passed
    assert any(key.startswith("promise-") for key in late)
    assert all(purpose_of(each).is_answer for each in await told(talk))


@pytest.mark.parametrize(("words", "said"), [(("إيقاف",), []), (("إيقاف", "ابدأ"), ["draft-reminder"])])
async def test_a_draft_that_was_left_is_reminded_of_only_where_that_is_wanted(
    talk: Player, words: tuple[str, ...], said: list[str]
) -> None:
    await writes(talk, *words, "شكوى", WORDS)
    assert await later(talk, "2026-11-29T10:00") == said


async def test_undone_by_its_button_and_by_a_word(talk: Player) -> None:
    await writes(talk, *COMPLAINS)
    [out] = await writes(talk, "stop")
    assert keys(await writes(talk, out.buttons[0].label)) == ["opted-in"]
    await writes(talk, "stop")
    assert keys(await writes(talk, "start")) == ["opted-in"]
    assert keys(await writes(talk, "start")) == ["menu"]  # who takes everything asks for the menu by it
    async with talk.app.database.read() as conn:
        case = await cases.get(conn, 1001)
    assert case and not case.opted_out


async def test_in_a_telling_the_word_is_an_answer(talk: Player) -> None:
    await writes(talk, "شكوى", WORDS, "هذا كل شيء")
    assert "opted-out" not in keys(await writes(talk, "توقف"))
    async with talk.app.database.read() as conn:
        here = await conversations.find(conn, talk.person)
    assert here and here.opted_out is None and here.draft and here.draft.expectation == "توقف"


async def test_a_clear_word_counts_in_a_form_too_and_the_form_goes_on(talk: Player) -> None:
    await writes(talk, "شكوى", WORDS, "هذا كل شيء")
    assert keys(await writes(talk, "unsubscribe"))[0] == "opted-out"
    assert keys(await writes(talk, "أترك الحل لكم")) == ["complaint-summary"]


async def test_the_switch_of_the_app_counts_as_the_word(talk: Player) -> None:
    await writes(talk, *COMPLAINS)
    assert await happens(talk, PlatformOptedOut()) == []
    assert "أوقف المستفيد الرسائل التي لم يسأل عنها" in await room(talk)
    assert await happens(talk, PlatformOptedOut(on=False)) == []
    async with talk.app.database.read() as conn:
        here = await conversations.find(conn, talk.person)
    assert here and here.opted_out is None


async def test_while_staff_are_spoken_to_it_counts_and_reaches_them_too(talk: Player) -> None:
    await writes(talk, *COMPLAINS)
    await staff(talk, "هل نوقف الطلب أم نستمر فيه؟")
    assert "opted-out" in keys(await writes(talk, "إيقاف"))
    assert "كتب المستفيد:\nإيقاف" in await room(talk)
    assert "opted-in" in keys(await writes(talk, "ابدأ"))


# The person's, whatever they write from ---------------------------------------------------------------

ELSEWHERE = Address("web", "elsewhere", Party.PERSON)


async def at(talk: Player, who: Address, *texts: str) -> None:
    for text in texts:
        await happens(talk, MessageReceived(Words(text)), who)


async def both(talk: Player) -> list[bool]:
    async with talk.app.database.read() as conn:
        found = [await conversations.find(conn, each) for each in (talk.person, ELSEWHERE)]
    return [bool(each and each.opted_out) for each in found]


async def links(talk: Player) -> None:
    await at(talk, ELSEWHERE, "سلام")
    await happens(talk, ButtonPressed("link"))
    [code] = re.findall(r"\d{4} \d{4}", shown((await told(talk))[-1].text))
    await at(talk, ELSEWHERE, code, "نعم")


async def test_it_holds_at_all_addresses_of_its_person(talk: Player) -> None:
    await writes(talk, *COMPLAINS)
    await links(talk)
    await at(talk, ELSEWHERE, "إيقاف")
    assert await both(talk) == [True, True]
    assert "أوقفت التذكيرات" in shown((await writes(talk, "طلباتي"))[-1].text)
    assert keys(await writes(talk, "ابدأ")) == ["opted-in"]
    assert await both(talk) == [False, False]


async def test_it_comes_along_when_chats_are_linked_and_stays_when_they_are_apart(talk: Player) -> None:
    await writes(talk, *COMPLAINS)
    await at(talk, ELSEWHERE, "إيقاف")
    assert await both(talk) == [False, True]
    await links(talk)
    assert await both(talk) == [True, True]
    assert "أوقف المستفيد الرسائل التي لم يسأل عنها" in await room(talk)
    await happens(talk, ButtonPressed("unlink"))
    await happens(talk, ButtonPressed("unlink-yes"))
    assert await both(talk) == [True, True]
    await writes(talk, "ابدأ")
    assert await both(talk) == [False, True]


WAITS = {
    "staff-wrote": "queued",
    "promise-delayed": "queued",
    "person-awaited": "dropped",
    "draft-reminder": "dropped",
    "closed-quietly": "dropped",
    "case-taken": "dropped",
    "welcome": "queued",
}


async def test_of_what_waits_already_only_what_is_awaited_is_still_said(talk: Player) -> None:
    await writes(talk, *COMPLAINS)
    async with talk.app.database.write() as conn:
        here = await conversations.find(conn, talk.person)
        assert here
        said = {
            key: await outbox_rows.queue(conn, here.id, Message("…", "ar", key), talk.wall.at)
            for key in WAITS
        }
        await opting.opt_out(conn, here.contact, talk.wall.at)
        rows = {row.id: row.status for row in await conn.execute(select(outbox.c.id, outbox.c.status))}
    assert {key: rows[id] for key, id in said.items()} == WAITS


async def test_an_erased_person_begins_anew_with_everything(talk: Player) -> None:
    await writes(talk, *COMPLAINS, "إيقاف")
    async with talk.app.database.write() as conn:
        here = await conversations.find(conn, talk.person)
        assert here
        await erase(conn, here.contact, talk.wall.at)
        rows = await conn.execute(select(contacts.c.opted_out).where(contacts.c.id == here.contact))
    assert rows.scalar_one() is None
