"""Who is who over real posts: a telephone that came round again, change events, Meta's own switch."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.conversation import Address, Party
from bot.core.facts import Profile
from bot.store.queries import whatsapp_rows
from bot.store.queries.conversations import find
from bot.store.queries.profiles import of_case
from bot.store.queries.whatsapp_people import Target, target_of
from bot.store.schema import conversations, outbox, profiles
from tests.integration.whatsapp.posting import Posting, rida
from tests.unit.channels.whatsapp_bodies import HUDA, SCOPED, Json, body, message, said, value

NEW = "SA.2222222222222222222"
AGAIN = f"{HUDA}-2"
"""The name of the conversation of whoever has Huda's telephone now."""
WORDS = "تأخرت معونة الشتاء علي شهرين ولم يتصل بي أحد"


@pytest.fixture
async def posting(tmp_path: Path) -> AsyncIterator[Posting]:
    async with rida(tmp_path, running=False) as posting:
        yield posting


class Writer:
    def __init__(self, posting: Posting) -> None:
        self.posting, self.count = posting, 0

    async def writes(self, user_id: str, *texts: str) -> None:
        for text in texts:
            self.count += 1
            at = str(1795942800 + 60 * self.count)
            one = message(id=f"wamid.{self.count}", timestamp=at, text={"body": text})
            who = [{"profile": {"name": "هدى"}, "wa_id": HUDA, "user_id": user_id}]
            assert await self.posting.post(said(one, contacts=who)) == 200
            await self.posting.app.runtime.settle()


COMPLAINT = ("شكوى", WORDS, "هذا كل شيء", "أترك الحل لكم", "نعم، صحيح")


async def _texts(posting: Posting, address: str) -> str:
    await posting.told(address)
    async with posting.app.database.read() as conn:
        talk = await find(conn, Address("whatsapp", address, Party.PERSON))
    assert talk
    rows = [row for row in await posting.rows(outbox) if row["conversation_id"] == talk.id]
    return "\n".join(row["message"]["text"] for row in rows)


async def test_the_next_owner_of_a_telephone_gets_a_welcome_and_nothing_of_the_one_before(
    posting: Posting,
) -> None:
    writer = Writer(posting)
    await writer.writes(SCOPED, *COMPLAINT)
    assert "1001" in await _texts(posting, HUDA)
    await writer.writes(NEW, "السلام عليكم", "طلباتي")
    assert await posting.people() == [HUDA, AGAIN]
    shown = await _texts(posting, AGAIN)
    assert "1001" not in shown and WORDS not in shown
    assert "room-number-taken" in await posting.told("case-1001")
    await writer.writes(NEW, "1001")
    assert (await posting.told(AGAIN))[-1] == "number-proved"


async def test_a_change_event_keeps_the_same_conversation(posting: Posting) -> None:
    writer = Writer(posting)
    await writer.writes(SCOPED, *COMPLAINT)
    change: Json = message(
        "system",
        id="wamid.system",
        timestamp="1795943400",
        system={
            "type": "user_changed_number",
            "body": "changed",
            "wa_id": "966500000009",
            "user_id": NEW,
            "previous_user_id": SCOPED,
        },
    )
    told = {**value(change), "contacts": None}
    assert await posting.post(body({k: v for k, v in told.items() if v is not None})) == 200
    one = message(
        id="wamid.after", **{"from": "966500000009"}, timestamp="1795943460", text={"body": "طلباتي"}
    )
    who = [{"profile": {"name": "هدى"}, "wa_id": "966500000009", "user_id": NEW}]
    assert await posting.post(said(one, contacts=who)) == 200
    await posting.app.runtime.settle()
    assert await posting.people() == [HUDA]
    assert (await posting.told(HUDA))[-1] == "cases-list"


async def test_meta_s_own_switch_counts_as_the_word(posting: Posting) -> None:
    writer = Writer(posting)
    await writer.writes(SCOPED, *COMPLAINT)
    before = await posting.told(HUDA)
    for way, key in (("stop", "room-opted-out"), ("resume", "room-opted-in")):
        told = {
            "wa_id": HUDA,
            "detail": "…",
            "category": "marketing_messages",
            "value": way,
            "timestamp": 1,
        }
        stranger = {**told, "wa_id": "966500000077"}
        switched = body(value(user_preferences=[told, stranger, "x"]), field="user_preferences")
        for _ in range(2):
            assert await posting.post(switched) == 200
        assert (await posting.told("case-1001")).count(key) == 1
    assert await posting.told(HUDA) == before and await posting.people() == [HUDA]
    async with posting.app.database.read() as conn:
        assert len(await whatsapp_rows.ids_of(conn, [1, 2, 3, 4])) == 1


def _card(phone: str, **more: object) -> Json:
    return {"name": {"formatted_name": "هدى"}, "phones": [{"phone": phone, "wa_id": phone[1:]}], **more}


async def _hidden(posting: Posting, *said_: Json) -> None:
    """Somebody who shows no telephone."""
    who = [{"profile": {"name": "هدى"}, "user_id": NEW}]
    for each in said_:
        given = {"from": None, "from_user_id": NEW, "timestamp": "1795943000", **each}
        assert await posting.post(said(message(**given), contacts=who)) == 200
        await posting.app.runtime.settle()


def _text(count: int, text: str) -> Json:
    return {"id": f"wamid.t{count}", "text": {"body": text}}


async def _sharing(posting: Posting, card: Json, count: int = 1) -> None:
    shared = {"kind": "contacts", "id": f"wamid.c{count}", "contacts": [card]}
    await _hidden(posting, shared)


async def test_whoever_shows_no_telephone_is_offered_to_share_it_and_is_found_by_it(
    posting: Posting,
) -> None:
    await _hidden(posting, *(_text(count, text) for count, text in enumerate(COMPLAINT)))
    assert "شارك رقمك" in await _texts(posting, NEW)
    await _hidden(posting, _text(90, "شارك رقمي"))
    asked = [row["message"] for row in await posting.rows(outbox) if row["message"].get("asks_number")]
    assert [each["key"] for each in asked] == ["number-share-ask"]
    await _sharing(posting, _card("+966500000055", origin="contact_request"))
    assert (await posting.told(NEW))[-1] == "number-shared"
    [profile] = await posting.rows(profiles)
    assert profile["phone"] == "+966500000055"
    async with posting.app.database.read() as conn:
        [ids] = await whatsapp_rows.ids_of(conn, [1, 2, 3, 4, 5])
        target = await target_of(conn, Address("whatsapp", NEW, Party.PERSON))
    assert ids.wa_id == "966500000055" and target == Target(recipient=NEW)
    await _hidden(posting, _text(91, "شارك رقمي"))
    assert (await posting.told(NEW))[-1] != "number-share-ask"


async def test_somebody_else_s_card_is_words(posting: Posting) -> None:
    await _hidden(posting, _text(1, "سلام"))
    await _sharing(posting, _card("+966500000066", origin="other"))
    assert "number-shared" not in await posting.told(NEW)
    assert not any(row["phone"] for row in await posting.rows(profiles))


async def test_a_shared_number_fills_the_field_of_a_form(posting: Posting) -> None:
    for count, text in enumerate(
        ("سلام", "التسجيل في مبادرة", "مبادرة ابدأ", "نعم", "لي أنا", "هدى محمد", "الدمام", "نعم")
    ):
        last = [row["message"] for row in await posting.rows(outbox)][-1:]
        if any(button["action"] == "share-number" for each in last for button in each["buttons"]):
            break
        await _hidden(posting, _text(count, text))
    last = [row["message"] for row in await posting.rows(outbox)][-1:]
    assert any(button["action"] == "share-number" for each in last for button in each["buttons"]), last
    await _sharing(posting, _card("+966501234567", origin="contact_request"))
    [talk] = [row for row in await posting.rows(conversations) if row["channel"] == "whatsapp"]
    assert "+966501234567" in str(talk["rest"])


async def test_it_is_known_that_no_telephone_is_shown_and_that_the_word_was_said(
    posting: Posting,
) -> None:
    await _hidden(posting, *(_text(count, text) for count, text in enumerate((*COMPLAINT, "إيقاف"))))
    async with posting.app.database.read() as conn:
        [who] = await of_case(conn, 1001)
    assert who == Profile("هدى", hides_number=True, opted_out=True)
