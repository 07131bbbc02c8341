"""Held answers over real HTTP: of two cases, of what is confided, at another address, and for whom they are."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.messages import Incoming
from bot.store.queries import contacts, conversations
from tests.integration.whatsapp.test_window import HUDA, Rig, _text, complains, rig

PAGE = Address("web", "page", Party.PERSON)
NEXT = "SA.9999999999999999999"
"""The id of whoever has Huda's telephone now."""
SCOPED = "SA.7777777777777777777"


async def _two_cases(r: Rig) -> None:
    await complains(r)
    await complains(r, "السلة لم تصل إلى بيت أمي")
    await r.passes(timedelta(days=2))


@pytest.mark.parametrize("killed", ["never", "before the press", "after the press"])
async def test_answers_of_two_cases_come_in_order_after_one_press_each_once(
    tmp_path: Path, killed: str
) -> None:
    async with rig(tmp_path) as r:
        await _two_cases(r)
        before = len(r.texts())
        for case, text in ((1001, "أول"), (1002, "ثان"), (1001, "ثالث")):
            await r.staff_writes(text, case)
        assert len(r.texts()) == before + 1  # one notice for all of it
        if killed == "before the press":
            await r.restarted()
        r.api.people.presses(HUDA, r.api.sent(HUDA)[-1], "اعرض الرد")
        if killed == "after the press":
            await r.hears()
            await r.restarted()
        await r.settle()
        told = " ".join(r.texts()[before + 1 :])
        assert [told.count(each) for each in ("أول", "ثان", "ثالث")] == [1, 1, 1]
        assert told.index("أول") < told.index("ثان") < told.index("ثالث")


async def test_what_is_held_follows_to_where_its_person_writes_now(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        await r.passes(timedelta(days=2))
        await r.staff_writes("تواصلنا مع المحاسب")
        notice, before = r.api.sent(HUDA)[-1], len(r.texts())
        await _linked(r)
        await _page(r, "طلباتي")
        said = await r.bot.told("page")
        assert said[-2:] == ["cases-list", "staff-wrote"]
        assert "room-delivered" in await r.room()
        await _page(r, "سلام")
        assert (await r.bot.told("page")).count("staff-wrote") == 1
        await r.presses(notice, "اعرض الرد")
        assert "تواصلنا مع المحاسب" not in " ".join(r.texts()[before:])


async def _page(r: Rig, text: str) -> None:
    r.count += 1
    event = MessageReceived(Words(text))
    await r.bot.app.runtime.intake.accept(Incoming(f"page-{r.count}", PAGE, event))
    await r.settle()


async def _linked(r: Rig) -> None:
    async with r.bot.app.database.write() as conn:
        page = await conversations.at(conn, PAGE, "ar", r.wall.at)
        huda = await conversations.find(conn, Address("whatsapp", HUDA, Party.PERSON))
        assert huda
        await contacts.link(conn, page.id, huda.id, r.wall.at)


# For whom they are -----------------------------------------------------------------------------------


@pytest.mark.parametrize("killed", [False, True])
async def test_the_next_owner_of_a_telephone_never_gets_what_was_held(
    tmp_path: Path, killed: bool
) -> None:
    async with rig(tmp_path) as r:
        await complains(r)
        await r.passes(timedelta(days=2))
        await r.staff_writes("تواصلنا مع المحاسب")
        notice = r.api.sent(HUDA)[-1]
        nora = r.api.people.person(HUDA, "نورة", user_id=NEXT)
        r.api.people.presses(nora, notice, "اعرض الرد")
        if killed:
            await r.hears()
            await r.restarted()
        await r.settle()
        for text in ("السلام عليكم", "طلباتي", "تسجيلاتي", "بياناتي", "القائمة", "شكوى", "1002"):
            r.api.people.writes(nora, text)
            await r.settle()
        await r.staff_writes("وتصلك الأحد")
        told = " ".join(map(_text, r.api.sent(nora)))
        assert len(r.api.sent(nora)) >= 7
        for secret in ("1001", "المحاسب", "وتصلك الأحد", "المكافأة"):
            assert secret not in told
        assert "room-number-taken" in await r.room()


async def test_whoever_shows_no_telephone_is_served_from_complaint_to_rating(tmp_path: Path) -> None:
    async with rig(tmp_path) as r:
        mona = r.api.people.person("966500000077", "منى", user_id=SCOPED, phone=False)
        for text in ("شكوى", "المكافأة لم تصل منذ شهرين", "تم", "أن تصلني", "نعم"):
            r.api.people.writes(mona, text)
            await r.settle()
        await r.passes(timedelta(days=2))
        await r.staff(ButtonPressed("resolve", by="service"))
        await r.staff_writes("أرسلنا المكافأة")
        r.api.people.presses(mona, r.api.sent(mona)[-1], "اعرض الرد")
        await r.settle()
        for text in ("كما توقعت", "نعم"):
            r.api.people.writes(mona, text)
            await r.settle()
        sent = r.api.sent(mona)
        assert all("to" not in each and each["recipient"] == SCOPED for each in sent)
        assert "room-closed" in await r.room()


@pytest.mark.parametrize("stops", [False, True])
async def test_whoever_was_asked_is_reminded_once_by_day_and_never_after_the_word(
    tmp_path: Path, stops: bool
) -> None:
    """The window closes at 10 in the morning: nobody is woken for it at 7."""
    async with rig(tmp_path) as r:
        await complains(r)
        await r.staff_writes("هل عنوانك كما هو؟")
        if stops:
            await r.writes("إيقاف")
        await r.passes(timedelta(hours=22, minutes=59))
        assert await r.statuses("window-closes") == []
        for _ in range(3):
            await r.passes(timedelta(minutes=15))
            assert await r.statuses("window-closes") == ([] if stops else ["sent"])
