"""The window over real HTTP, against a strict Cloud API and with a clock in hand: held, called, pressed, told."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.conversation import Address, Party, desk, room_of
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.facts import Role
from bot.core.messages import Incoming
from bot.store.queries import conversations, opting
from bot.store.queries.staff import invite
from bot.store.schema import outbox
from bot.texts.catalogue import plain, sentence
from tests.fixtures.graph_api import GraphApi
from tests.integration.whatsapp.posting import Posting, rida

HUDA, BADR = "966512345678", "966598765432"
THURSDAY = datetime(2026, 11, 26, 7, tzinfo=UTC)
Json = dict[str, Any]


@dataclass
class Wall:
    at: datetime = THURSDAY

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Rig:
    api: GraphApi
    bot: Posting
    wall: Wall
    opens: Callable[[], AbstractAsyncContextManager[Posting]]
    stack: AsyncExitStack
    count: int = 0

    async def settle(self) -> None:
        """Everything that can be said is, and the statuses of it are heard."""
        for _ in range(4):
            await self.bot.app.runtime.settle()
            if not self.api.webhooks.pending:
                break
            await self.hears()

    async def hears(self) -> None:
        """What waits is posted and kept, and nothing of it is done yet."""
        await self.api.webhooks.deliver(f"{self.bot.client.base_url}/whatsapp".replace("//w", "/w"))

    async def restarted(self) -> None:
        """Rida ends with what it has kept, nothing more of it done, and begins anew on the same file."""
        await self.stack.aclose()
        self.bot = await self.stack.enter_async_context(self.opens())

    async def writes(self, text: str, who: str = HUDA) -> None:
        self.api.people.writes(who, text)
        await self.settle()

    async def presses(self, message: Json, title: str) -> None:
        self.api.people.presses(HUDA, message, title)
        await self.settle()

    async def staff(self, event: Any, case: int = 1001) -> None:
        await self.happens(room_of(case, "web") if case else desk("web"), event)

    async def happens(self, there: Address, event: Any) -> None:
        self.count += 1
        await self.bot.app.runtime.intake.accept(Incoming(f"staff-{self.count}", there, event))
        await self.settle()

    async def staff_writes(self, text: str, case: int = 1001) -> None:
        words = Words(text, id=f"w{self.count + 1}")
        await self.staff(MessageReceived(words, by="service"), case)

    async def passes(self, span: timedelta) -> None:
        self.wall.at += span
        await self.settle()

    def texts(self, who: str = HUDA) -> list[str]:
        """What somebody reads, shortly: of a template its words."""
        return [each.get("words") or _text(each) for each in self.api.sent(who)]

    async def card(self) -> str:
        """As it stands now."""
        return plain([each["text"] for each in await self._said() if each["key"] == "card"][-1])

    async def _said(self) -> list[Json]:
        return [row["message"] for row in await self.bot.rows(outbox)]

    async def room(self, case: int = 1001) -> list[str]:
        return await self.bot.told(f"case-{case}")

    async def statuses(self, key: str) -> list[str]:
        rows = await self.bot.rows(outbox)
        return [row["status"] for row in rows if row["message"]["key"] == key]


def _text(sent: Json) -> str:
    kind = sent["type"]
    said: str = (
        sent["interactive"]["body"]["text"] if kind == "interactive" else sent[kind].get("body", "")
    )
    return said


def body_of(key: str) -> str:
    return plain(sentence(key, "ar", {"number": "{{1}}"} if key == "template-reply" else {}))


@asynccontextmanager
async def rig(folder: Path, **more: str) -> AsyncIterator[Rig]:
    wall = Wall()
    async with GraphApi(now=wall).serving() as api:
        api.people.person(HUDA, "هدى")
        api.templates.add("rida_reply", "ar", "UTILITY", body_of("template-reply"), ["اعرض الرد"])
        api.templates.add("rida_message", "ar", "UTILITY", body_of("template-message"), ["اعرض الرد"])
        secrets = {
            "RIDA_WHATSAPP__TOKEN": api.token,
            "RIDA_WHATSAPP__PHONE_NUMBER_ID": api.phone_number_id,
            "RIDA_WHATSAPP__APP_SECRET": api.app_secret,
            "RIDA_WHATSAPP__VERIFY_TOKEN": api.verify_token,
        }

        def opens() -> AbstractAsyncContextManager[Posting]:
            return rida(folder, url=api.url, wall=wall, running=False, **secrets, **more)

        async with AsyncExitStack() as stack:
            yield Rig(api, await stack.enter_async_context(opens()), wall, opens, stack)


async def complains(r: Rig, words: str = "المكافأة لم تصل منذ شهرين", who: str = HUDA) -> None:
    for said in ("شكوى", words, "تم", "أن تصلني", "نعم"):
        await r.writes(said, who)


async def test_held_called_pressed_and_told_in_order(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        before = len(r.texts())
        await r.passes(timedelta(hours=24, minutes=1))
        await r.staff_writes("تواصلنا مع المحاسب")
        await r.staff_writes("وتصلك الأحد")
        called = r.texts()[before:]
        assert called == ["مرحبًا، لديك رد على طلبك 1001. اضغط «اعرض الرد» ليصلك هنا."]
        assert await r.statuses("staff-wrote") == ["held"]
        assert "room-window-held" in await r.room()
        assert "room-delivered" not in await r.room()
        template = r.api.sent(HUDA)[-1]
        await r.presses(template, "اعرض الرد")
        told = r.texts()[before + 1 :]
        assert ["تواصلنا مع المحاسب" in told[0], "وتصلك الأحد" in told[1]] == [True, True]
        assert len(told) == 2
        assert (await r.room()).count("room-delivered") == 2
        assert "room-window-shown" in await r.room()
        await r.passes(timedelta(minutes=1))
        await r.presses(template, "اعرض الرد")
        (said,) = r.texts()[before + 3 :]
        assert said.startswith(plain(sentence("held-all-shown", "ar", {})))


async def test_staff_read_before_and_after_they_write_that_it_is_kept(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        assert "الرد المباشر ممكن حتى" in await r.card()
        await r.passes(timedelta(hours=24, minutes=1))
        await r.staff(ButtonPressed("take", by="service"))
        assert "ما يُكتب الآن يُحفظ ويصل المستفيد" in await r.card()
        before = len(r.texts())
        await r.staff_writes("تواصلنا مع المحاسب")
        assert "room-kept" in await r.room() and "room-passed-on" not in await r.room()
        await r.presses(r.api.sent(HUDA)[-1], "اعرض الرد")
        assert "تواصلنا مع المحاسب" in r.texts()[before + 1]
        assert "الرد المباشر ممكن حتى" in await r.card()


async def test_alternatives_that_are_offered_late_are_kept_and_chosen_from(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        await r.passes(timedelta(hours=24, minutes=1))
        await r.staff(ButtonPressed("offer", by="service"))
        for words in ("سلة غذائية", "بطاقة تموين"):
            await r.staff_writes(words)
        before = len(r.texts())
        await r.staff(ButtonPressed("offer-done", by="service"))
        assert "room-offered-kept" in await r.room() and "room-offered" not in await r.room()
        assert [text for text in r.texts()[before:] if "سلة غذائية" in text] == []
        await r.writes("السلام عليكم")
        (offered,) = (each for each in r.api.sent(HUDA) if "سلة غذائية" in _text(each))
        await r.presses(offered, "2. بطاقة تموين")
        assert "room-chosen" in await r.room()


@pytest.mark.parametrize("writes", [True, False])
async def test_whose_turn_it_is_not_today_is_called_when_it_comes_or_writes_before(
    tmp_path: Path, writes: bool
) -> None:
    async with rig(tmp_path, RIDA_WHATSAPP__NEW_PEOPLE_A_DAY="1") as r:
        r.api.people.person(BADR, "بدر")
        await complains(r)
        await complains(r, "الموعد يتأجل كل مرة", BADR)
        await r.passes(timedelta(hours=25))
        await r.staff_writes("إلى هدى", 1001)
        before = len(r.texts(BADR))
        await r.staff_writes("إلى بدر", 1002)
        assert len(r.texts(BADR)) == before
        assert "room-window-held" in await r.room(1001)
        assert "room-window-turn" in await r.room(1002)
        if writes:
            await r.writes("السلام عليكم", BADR)
            assert "إلى بدر" in r.texts(BADR)[before]
        else:
            await r.passes(timedelta(hours=25))
            assert r.texts(BADR)[before:] == ["مرحبًا، لديك رد على طلبك 1002. اضغط «اعرض الرد» ليصلك هنا."]


async def test_what_is_answered_in_confidence_waits_too_and_its_notice_says_nothing_of_it(
    tmp_path: Path,
) -> None:
    """Told to whoever wrote it alone."""
    async with rig(tmp_path) as r:
        sara = Address("web", "member-sara", Party.PERSON)
        async with r.bot.app.database.write() as conn:
            ends = r.wall() + timedelta(days=1)
            await invite(conn, "join-sara", Role.CONFIDENTIAL, "سارة العتيبي", r.wall(), ends)
        await r.happens(sara, ButtonPressed("start", "join-sara"))
        for said in ("المشرف يتحرش بالمتطوعات", "وصلوه"):
            await r.writes(said)
        await r.happens(sara, ButtonPressed("private-look", "9001"))
        await r.passes(timedelta(hours=25))
        before = len(r.texts())
        await r.happens(sara, ButtonPressed("private-answer", "9001"))
        await r.happens(sara, MessageReceived(Words("نصدقك ونحن معك")))
        assert r.texts()[before:] == ["مرحبًا، لديك رسالة عندنا. اضغط «اعرض الرد» لتصلك هنا."]
        assert (await r.bot.told("member-sara"))[-1] == "private-answer-held"
        await r.presses(r.api.sent(HUDA)[-1], "اعرض الرد")
        assert "نصدقك ونحن معك" in r.texts()[before + 1]


async def test_a_second_before_the_window_closes_it_goes_out_at_once(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        before = len(r.texts())
        await r.passes(timedelta(hours=24) - timedelta(seconds=1))
        await r.staff_writes("تواصلنا مع المحاسب")
        assert "تواصلنا مع المحاسب" in r.texts()[before]
        assert await r.statuses("staff-wrote") == ["sent"]


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_platform_that_says_so_by_answer_or_by_status_is_believed(
    tmp_path: Path, at_once: bool
) -> None:
    """Its clock goes before ours: to us the window is open."""
    async with rig(tmp_path) as r:
        await complains(r)
        r.api.window.refuses_at_once = at_once
        await r.passes(timedelta(hours=1))
        r.api.faults.next(code=131047, by_status=not at_once, who=HUDA)
        await r.staff_writes("تواصلنا مع المحاسب")
        await r.settle()
        assert await r.statuses("staff-wrote") == ["held"]
        assert r.texts()[-1].startswith("مرحبًا، لديك رد على طلبك 1001")
        await r.writes("السلام عليكم")
        assert await r.statuses("staff-wrote") == ["sent"]


@pytest.mark.parametrize("trouble", ["paused", "missing"])
async def test_a_template_that_is_not_taken_leaves_it_held_and_is_told_once(
    tmp_path: Path, trouble: str
) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        for name in ("rida_reply", "rida_message"):
            if trouble == "paused":
                r.api.templates.known[name, "ar"].status = "PAUSED"
            else:
                del r.api.templates.known[name, "ar"]
        before = len(r.texts())
        await r.passes(timedelta(days=2))
        await r.staff_writes("أول")
        await r.staff_writes("ثان")
        assert len(r.texts()) == before
        assert await r.bot.told("desk") == [
            "desk-template-failed",
            "desk-template-failed",
        ]  # each of the two, once
        room = await r.room()
        assert "room-window-refused" in room or "room-window-uncalled" in room
        await r.writes("السلام عليكم")
        assert any("أول" in text for text in r.texts()[before:])
        assert any("ثان" in text for text in r.texts()[before:])


async def test_what_the_platform_tells_of_a_template_is_kept_told_and_followed(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        r.api.templates.pause("rida_reply")
        r.api.templates.pause("rida_message")
        await r.settle()
        assert await r.bot.told("desk") == ["desk-template-unusable"] * 2
        before = len(r.texts())
        await r.passes(timedelta(days=2))
        await r.staff_writes("أول")
        assert len(r.texts()) == before
        assert "room-window-uncalled" in await r.room()
        r.api.templates.approve("rida_reply")
        await r.settle()
        assert r.texts()[before:] == ["مرحبًا، لديك رد على طلبك 1001. اضغط «اعرض الرد» ليصلك هنا."]
        await r.presses(r.api.sent(HUDA)[-1], "اعرض الرد")
        assert "أول" in r.texts()[-1]
        for _ in range(2):  # it comes twice, and is told once
            r.api.templates.announce("rida_reply", "MARKETING", r.wall.at + timedelta(days=3))
        await r.settle()
        r.api.templates.recategorise("rida_reply", "MARKETING")
        await r.settle()
        assert (await r.bot.told("desk"))[2:] == [
            "desk-template-approved",
            "desk-template-category-later",
            "desk-template-category",
        ]


async def test_the_words_of_the_button_bring_it_too(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        await r.passes(timedelta(days=2))
        await r.staff_writes("تواصلنا مع المحاسب")
        before = len(r.texts())
        await r.writes("اعرض الرد")
        assert len(r.texts()) == before + 1
        assert "تواصلنا مع المحاسب" in r.texts()[-1]


async def test_a_solution_is_rated_after_it_was_read(tmp_path: Path) -> None:
    """Nobody is told that the case was closed before they have read that it was solved."""
    async with rig(tmp_path) as r:
        await complains(r)
        await r.passes(timedelta(days=2))
        await r.staff(ButtonPressed("resolve", by="service"))
        await r.staff_writes("أرسلنا المكافأة")
        before = len(r.texts())
        await r.passes(timedelta(days=9))
        assert r.texts()[before:] == []
        await r.presses(r.api.sent(HUDA)[-1], "اعرض الرد")
        assert "أرسلنا المكافأة" in r.texts()[-1]
        assert await r.statuses("closed-quietly") == []


async def test_whoever_stopped_such_messages_in_their_app_is_asked_nothing_more(tmp_path: Path) -> None:
    """131050: the platform takes the template for marketing, and this person wants none of it."""
    async with rig(tmp_path) as r:
        await complains(r)
        await r.passes(timedelta(days=2))
        r.api.faults.next(code=131050, who=HUDA)
        await r.staff_writes("تواصلنا مع المحاسب")
        assert await r.statuses("staff-wrote") == ["held"]
        room = await r.room()
        assert [
            "room-window-uncalled" in room or "room-window-refused" in room,
            "room-opted-out" in room,
        ] == [True, True]
        await r.writes("السلام عليكم")
        assert "تواصلنا مع المحاسب" in " ".join(r.texts())
        async with r.bot.app.database.read() as conn:
            talk = await conversations.find(conn, Address("whatsapp", HUDA, Party.PERSON))
        assert talk and talk.opted_out


@pytest.mark.parametrize("word", ["إيقاف", "stop"])
async def test_what_waits_and_is_no_answer_is_withdrawn_by_the_word(tmp_path: Path, word: str) -> None:
    """A question how it was is held with the answer: the word comes with the press, and takes it back."""
    async with rig(tmp_path) as r:
        await complains(r)
        await r.staff_writes("هل عنوانك كما هو؟")
        await r.passes(timedelta(hours=20))
        await r.passes(timedelta(days=3))
        assert await r.statuses("person-awaited") == ["held"]
        asked = len(r.api.sent(HUDA))
        async with r.bot.app.database.write() as conn:
            talk = await conversations.find(conn, Address("whatsapp", HUDA, Party.PERSON))
            assert talk
            await opting.opt_out(conn, talk.contact, r.wall.at)
        assert await r.statuses("person-awaited") == ["dropped"]
        await r.writes(word)
        assert "تذكير" not in " ".join(r.texts()[asked:])
