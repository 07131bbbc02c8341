"""What Meta posts to `/whatsapp`, over real HTTP: kept before it is acknowledged, once for ever, each for
itself, and nothing of it is lost."""

import asyncio
import json
import logging
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.commands.check.findings import Level
from bot.commands.check.unread import unread
from bot.core.conversation import desk
from bot.runtime.personal import personal_copy
from bot.store.erasure.erase import erase
from bot.store.erasure.find import contact_by
from bot.store.queries.kept_payloads import KEPT_FOR
from bot.store.schema import conversations, inbox, kept_payloads, outbox, profiles
from tests.fixtures.day import on_the_day
from tests.integration.whatsapp.posting import TOKEN, VERIFY, rida
from tests.unit.channels.test_whatsapp_payloads import anything, messages
from tests.unit.channels.whatsapp_bodies import HUDA, SCOPED, body, message, raw, said, value

BADR = "966500000002"
NOON = datetime(2026, 11, 29, 9, tzinfo=UTC)
POISONED = [
    message(id="p1", text=None),
    message(id="p2", text={"body": {"deep": [1]}}),
    message(id="p3", type="hologram", hologram={"x": "قصة خاصة"}),
    message(id="p4", **{"from": None}),
    5,
    None,
    [[]],
]


def of(row: Any) -> Any:
    return row["event"].get("words", {}).get("text")


async def test_a_message_is_kept_before_it_is_acknowledged_and_then_answered(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message())) == 200
        (row,) = await there.came()
        assert (row["kind"], of(row)) == ("MessageReceived", "السلام عليكم")
        assert (row["number"], row["message"]) == (1795942800_000, "wamid.HBgM1")
        assert HUDA not in row["external_id"] and "wamid" not in row["external_id"]
        assert await there.people() == [HUDA]
        assert [(p["name"], p["phone"]) for p in await there.rows(profiles)] == [("هدى", f"+{HUDA}")]
        assert await there.told(HUDA)


async def test_the_address_is_verified_and_the_secret_is_asked(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        asked = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "77"}
        answer = await there.client.get("/whatsapp", params=asked)
        assert (answer.status_code, answer.text) == (200, "77")
        there.secret = "another secret"
        assert await there.post(said(message())) == 403
        assert (await there.client.post("/whatsapp", content=raw(said(message())))).status_code == 403
        assert await there.came() == []


async def test_what_comes_again_changes_nothing_however_late(tmp_path: Path) -> None:
    ahead = timedelta()
    async with rida(tmp_path, running=False, wall=lambda: on_the_day() + ahead) as there:
        given = raw(said(message(), message(id="2", text={"body": "لم يصلني رد"})))
        assert await there.post(given) == 200
        await there.app.runtime.settle()
        before = [await there.rows(table) for table in (inbox, outbox, conversations, profiles)]
        for later in (timedelta(0), timedelta(days=8), timedelta(days=400)):
            ahead = later
            assert [await there.post(given) for _ in range(3)] == [200, 200, 200]
        assert [await there.rows(table) for table in (inbox, outbox, conversations, profiles)] == before


async def test_one_that_nobody_can_read_drops_none_beside_it(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        one, two = message(id="1"), message(id="2", **{"from": BADR})
        assert (
            await there.post(
                body(value(one, *POISONED, contacts=[]), 5, value(*POISONED, two, contacts=[]))
            )
            == 200
        )
        words = [of(row) for row in await there.came() if not row["event"].get("unsupported")]
        assert words == ["السلام عليكم"] * 3, "words beside an unknown type are words, too"
        kept = await there.rows(kept_payloads)
        assert {row["why"] for row in kept} == {"text", "unknown", "no-sender", "message", "change"}
        whose = {row["id"]: row["address"] for row in await there.rows(conversations)}
        known = {row["why"] for row in kept if row["conversation_id"]}
        assert known == {"text", "unknown"}
        assert {whose[row["conversation_id"]] for row in kept if row["conversation_id"]} == {HUDA}
        assert any("قصة خاصة" in row["body"] for row in kept)


async def test_its_sender_is_asked_kindly_and_the_desk_hears_of_it_once_a_day(tmp_path: Path) -> None:
    ahead = timedelta()
    async with rida(tmp_path, running=False, wall=lambda: on_the_day() + ahead) as there:
        for number in range(3):
            odd = message(id=f"odd-{number}", text={"body": number})
            assert await there.post(said(odd)) == 200
        assert "unreadable-message" in await there.told(HUDA)
        at_the_desk = desk("web").address
        assert (await there.told(at_the_desk)).count("desk-payload-unread") == 1
        ahead = timedelta(days=1)
        assert await there.post(said(message(id="odd-9", text=[9]))) == 200
        assert (await there.told(at_the_desk)).count("desk-payload-unread") == 2


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (message("sticker", sticker={"id": "1"}), "cannot-read"),
        (message("unsupported", errors=[{"code": 131051}]), "cannot-read"),
        (message("a_new_kind", a_new_kind={}), "cannot-read"),
        (message("image", image={"caption": 5}), "unreadable-message"),
        (message(text={"body": ""}), "empty-message"),
        (message(text={"body": "\u200b\u200f\u2060"}), "no-words"),
        (message("image", image={"id": None, "caption": "لم يصلني رد على طلبي"}), "file-unavailable"),
    ],
    ids=lambda each: str(each)[-40:],
)
async def test_whoever_sends_what_we_cannot_take_hears_what_we_can(
    tmp_path: Path, given: Any, key: str
) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(given)) == 200
        assert key in await there.told(HUDA)


@pytest.mark.parametrize(
    "given", [b"", b"{", b"\xff\xfe", b"null", b"[1]", b"5", b"[" * 100_000], ids=len
)
async def test_a_signed_body_that_nobody_can_read_is_kept_and_does_not_come_again(
    tmp_path: Path, given: bytes
) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await there.post(given) == 200
        assert len(await there.rows(kept_payloads)) == 1


async def test_what_asks_for_no_answer_gets_none(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        silent = [
            message("reaction", id="r", reaction={"message_id": "x", "emoji": "👍"}),
            message("revoke", id="v", revoke={"original_message_id": "x"}),
            message("request_welcome", id="w"),
        ]
        assert await there.post(said(*silent)) == 200
        assert (await there.came(), await there.rows(kept_payloads)) == ([], [])


# Who they are ------------------------------------------------------------------------------------------


async def test_somebody_without_a_telephone_is_somebody_all_the_same(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        bare = message(**{"from": None, "from_user_id": SCOPED})
        assert await there.post(said(bare, contacts=[])) == 200
        assert await there.people() == [SCOPED]
        assert await there.told(SCOPED)


async def test_whoever_changes_their_number_goes_on_where_they_were(tmp_path: Path) -> None:
    new = "966500000099"
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message())) == 200
        moved = {
            "type": "user_changed_number",
            "wa_id": new,
            "user_id": "SA.9",
            "previous_user_id": SCOPED,
        }
        event = message("system", id="s", timestamp="1795942900", system=moved)
        assert [await there.post(body(value(event, contacts=None))) for _ in range(2)] == [200, 200]
        contact = [{"profile": {"name": "هدى"}, "wa_id": new, "user_id": "SA.9"}]
        after = message(id="3", timestamp="1795943000", **{"from": new})
        assert await there.post(said(after, contacts=contact)) == 200
        assert await there.people() == [HUDA]
        assert len(await there.came()) == 2


async def test_posts_side_by_side_make_one_conversation_and_one_turn_after_the_other(
    tmp_path: Path,
) -> None:
    async with rida(tmp_path, running=False) as there:
        album = [
            said(message("image", id=f"i{n}", timestamp=str(1795942800 + n), image={"id": str(n)}))
            for n in range(6)
        ]
        statuses = await asyncio.gather(*(there.post(each) for each in (*album, *album)))
        assert set(statuses) == {200}
        assert await there.people() == [HUDA]
        rows = await there.came()
        assert sorted(row["message"] for row in rows) == [f"i{n}" for n in range(6)]
        assert sorted(row["number"] for row in rows) == [(1795942800 + n) * 1000 for n in range(6)]


async def test_a_hundred_people_who_write_at_once_are_a_hundred(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        people = [f"9665{n:08d}" for n in range(100)]
        posts = [said(message(id=who, **{"from": who}), contacts=[]) for who in people]
        assert {*await asyncio.gather(*map(there.post, posts))} == {200}
        assert sorted(await there.people()) == people


# The window ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "hours"),
    [("1795942800", 24), ("1795942800000", 24), (str(1795942800 - 8 * 86400), 24 - 8 * 24), (None, 30)],
)
async def test_the_window_is_open_for_a_day_after_what_was_written_and_not_after_what_came_late(
    tmp_path: Path, told: str | None, hours: int
) -> None:
    """What is eight days old is taken as well, for nothing of anybody is lost; it opens no window."""
    now = NOON + timedelta(hours=6)
    async with rida(tmp_path, running=False, wall=lambda: now) as there:
        assert await there.post(said(message(timestamp=told))) == 200
        (talk,) = (t for t in await there.rows(conversations) if t["channel"] == "whatsapp")
        assert talk["free_until"] == NOON + timedelta(hours=hours)
        assert len(await there.came()) == 1


async def test_a_time_that_is_yet_to_come_opens_the_window_no_longer(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False, wall=lambda: NOON) as there:
        assert await there.post(said(message(timestamp=str(1795942800 + 10 * 86400)))) == 200
        (talk,) = (t for t in await there.rows(conversations) if t["channel"] == "whatsapp")
        assert talk["free_until"] == NOON + timedelta(hours=24)


# Edits ---------------------------------------------------------------------------------------------------


async def test_an_edit_changes_what_was_said_and_the_same_words_again_change_nothing(
    tmp_path: Path,
) -> None:
    def edited(words: str, id: str) -> Any:
        now = {"type": "text", "text": {"body": words}}
        return said(message("edit", id=id, edit={"original_message_id": "wamid.HBgM1", "message": now}))

    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message())) == 200
        for given in (edited("السلام عليكم", "e1"), edited("أهلًا", "e2"), edited("أهلًا", "e3")):
            assert await there.post(given) == 200
        rows = await there.came()
        assert [(row["kind"], of(row)) for row in rows[1:]] == [("MessageEdited", "أهلًا")]
        assert rows[1]["event"]["words"]["id"] == "wamid.HBgM1"


# Statuses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["sent", "delivered", "read", "failed", "deleted", "", None])
async def test_a_status_of_what_we_never_sent_is_taken_and_changes_nothing(
    tmp_path: Path, status: Any
) -> None:
    async with rida(tmp_path, running=False) as there:
        told = {"id": "wamid.x", "status": status, "timestamp": "1795942800", "recipient_id": HUDA}
        if status == "failed":
            told["errors"] = [{"code": 131026}]
        assert await there.post(body(value(statuses=[told, told]))) == 200
        assert (await there.people(), await there.rows(outbox)) == ([], [])


# The account -----------------------------------------------------------------------------------------------


async def test_the_desk_hears_what_becomes_of_the_account_once(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        news: dict[str, Any] = {
            "account_update": {
                "event": "ACCOUNT_VIOLATION",
                "violation_info": {"violation_type": "SCAM"},
            },
            "phone_number_quality_update": {"event": "DOWNGRADE", "current_limit": "TIER_250"},
            "phone_number_name_update": {"decision": "REJECTED"},
            "smb_message_echoes": {"message_echoes": [message()]},
            "a_field_of_tomorrow": {"event": "X"},
        }
        for kind, about in news.items():
            assert [await there.post(body(about, field=kind)) for _ in range(2)] == [200, 200]
        told = [key for key in await there.told(desk("web").address) if key.startswith("desk-account")]
        assert sorted(told) == [
            "desk-account-fewer",
            "desk-account-name-refused",
            "desk-account-restricted",
        ]
        assert (await there.people(), await there.rows(kept_payloads)) == ([], [])


# Privacy -------------------------------------------------------------------------------------------------


async def test_what_nobody_could_read_is_in_the_copy_and_goes_with_its_person(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        odd = message(id="o", text={"words": "لم يصلني رد"})
        stray = message(id="n", text={"words": "لا اسم"}, **{"from": {"was": HUDA}})
        other = message(id="b", text={"words": "غيرها"}, **{"from": BADR})
        assert await there.post(said(odd, stray, other, contacts=[])) == 200
        await there.app.runtime.settle()
        now = there.app.runtime.clock.now()
        async with there.app.database.write() as conn:
            contact = await contact_by(conn, f"whatsapp:{HUDA}")
            copy = await personal_copy(conn, contact, now)
            assert any("لم يصلني رد" in each.text for talk in copy.talks for each in talk.said)
            await erase(conn, contact, now)
        assert [row["body"].count("غيرها") for row in await there.rows(kept_payloads)] == [1]


async def test_rida_check_says_how_much_nobody_could_read_and_not_what(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        settings = there.app.settings
        assert list(unread(settings)) == []
        assert await there.post(said(message(id="1", text=["قصة خاصة"]), message(id="2", text=[]))) == 200
        await there.app.database.on_disk()
        (found,) = unread(settings)
        assert (found.level, found.about) == (Level.NOTE, "whatsapp")
        assert found.what.startswith("2 of what whatsapp brought could not be read, the last at ")
        assert "قصة" not in found.what + found.mend and HUDA not in found.what + found.mend
    assert list(unread(settings.model_copy(update={"database": f"sqlite:///{tmp_path}/none.db"}))) == []


async def test_what_nobody_could_read_is_kept_for_thirty_days(tmp_path: Path) -> None:
    ahead = timedelta()
    async with rida(tmp_path, running=False, wall=lambda: on_the_day() + ahead) as there:
        assert await there.post(said(message(text=[1]))) == 200
        ahead = KEPT_FOR - timedelta(hours=1)
        await there.app.runtime.tidy()
        assert len(await there.rows(kept_payloads)) == 1
        ahead = KEPT_FOR + timedelta(hours=1)
        await there.app.runtime.tidy()
        assert await there.rows(kept_payloads) == []


async def test_a_number_of_a_document_is_hidden_in_what_nobody_could_read_too(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message(text={"words": "هويتي ١٠١٢٣٤٥٦٧٢"}))) == 200
        (kept,) = await there.rows(kept_payloads)
        assert "١٠١٢٣٤٥٦٧٢" not in kept["body"]


async def test_no_name_number_or_word_is_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    async with rida(tmp_path, running=False) as there:
        for given in (said(message(), *POISONED), said(message(text=["قصة خاصة"])), b"{", said()):
            assert await there.post(given) == 200
        await there.app.runtime.settle()
    written = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    for secret in (HUDA, SCOPED, "هدى", "السلام", "قصة", "wamid", TOKEN):
        assert secret not in written


# Pace ----------------------------------------------------------------------------------------------------


async def test_the_acknowledgement_waits_for_no_turn_and_no_network(tmp_path: Path) -> None:
    """How long it took is printed (`-rP` shows it): a machine that is busy must not fail it."""
    took = []
    async with rida(tmp_path, running=False) as there:
        for number in range(100):
            given = raw(said(message(id=str(number))))
            began = time.perf_counter()
            assert await there.post(given) == 200
            took.append(time.perf_counter() - began)
        async with there.app.database.read() as conn:
            waits = select(func.count()).where(inbox.c.status == "new")
            assert (await conn.execute(waits)).scalar_one() == 100
    sys.stdout.write(f"a webhook is answered in {sorted(took)[50] * 1000:.1f} ms, by the median of 100\n")


# Anything at all -------------------------------------------------------------------------------------------


async def test_anything_that_is_signed_is_taken(tmp_path: Path) -> None:
    """Over real HTTP, into a real file, one after the other: what one leaves behind meets the next."""
    async with rida(tmp_path, running=False) as there:
        loop = asyncio.get_running_loop()

        def post(given: Any) -> int:
            return asyncio.run_coroutine_threadsafe(there.post(given), loop).result(60)

        @settings(max_examples=60)
        @given(
            anything
            | st.lists(messages, max_size=3).map(lambda each: said(*each))
            | st.binary(max_size=40)
        )
        def tried(given: Any) -> None:
            assert post(given) == 200

        await asyncio.to_thread(tried)
        assert await there.post(said(message(id="the last one"))) == 200
        assert [row["message"] for row in await there.came()][-1] == "the last one"


async def test_what_comes_again_after_an_erasure_brings_nobody_back(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message())) == 200
        await there.app.runtime.settle()
        async with there.app.database.write() as conn:
            contact = await contact_by(conn, f"whatsapp:{HUDA}")
            await erase(conn, contact, there.app.runtime.clock.now())
        assert await there.post(said(message())) == 200
        await there.app.runtime.settle()
        kept = json.dumps([await there.rows(table) for table in (inbox, outbox)], default=str)
        assert "السلام" not in kept and HUDA not in kept


async def test_the_longest_message_that_whatsapp_takes_is_taken_and_answered(tmp_path: Path) -> None:
    words = "لم يصلني رد على طلبي منذ شهر، " * 2184
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message(text={"body": words[:65_536]}))) == 200
        (row,) = await there.came()
        assert of(row) == words[:65_536]
        assert await there.told(HUDA)
