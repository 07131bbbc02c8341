"""One person with several addresses, through a whole Rida: linking by a code, apart again, found again."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.conversation import Address, Party, room_of
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.facts import Role
from bot.core.messages import Incoming
from bot.runtime.transcript import shown as plain
from bot.store.queries import conversations, profiles, staff
from bot.store.queries.history import HistoryItem, history
from tests.transcripts.player import Player, player

PAGE = Address("web", "page", Party.PERSON)
TELEPHONE = Address("web", "telephone", Party.PERSON)
OTHER = Address("web", "other", Party.PERSON)
CODE = re.compile(r"\d{4} \d{4}(?: \d{4})?")
WRONG = "هذا الرمز لا يفتح شيئًا"


async def _came(rida: Player, who: Address, event: object) -> None:
    rida._count += 1
    await rida.app.runtime.intake.accept(Incoming(f"m{rida._count}", who, event))  # type: ignore[arg-type]
    await rida.app.runtime.settle()


async def says(rida: Player, who: Address, *lines: str) -> str:
    """What is said to the last of them."""
    for line in lines:
        await _came(rida, who, MessageReceived(Words(line)))
    return await last(rida, who)


async def presses(rida: Player, who: Address, action: str, arg: str = "", by: str = "") -> str:
    await _came(rida, who, ButtonPressed(action, arg, by=by))
    return await last(rida, who)


async def items(rida: Player, who: Address) -> list[HistoryItem]:
    async with rida.app.database.read() as conn:
        there = await conversations.find(conn, who)
        return await history(conn, there.id) if there else []


async def last(rida: Player, who: Address) -> str:
    said = [item.text for item in await items(rida, who) if item.outgoing]
    return plain(said[-1]) if said else ""


async def complains(rida: Player, who: Address, what: str = "تأخرت الخدمة علي شهرين") -> None:
    await says(rida, who, "شكوى", what)
    for press in ("heard-all", "no-expectation", "confirm"):
        await presses(rida, who, press)


async def code_of(rida: Player, who: Address) -> str:
    found = CODE.search(await presses(rida, who, "link"))
    assert found
    return found[0]


async def links(rida: Player, shows: Address, writes: Address) -> str:
    asked = await says(rida, writes, await code_of(rida, shows))
    assert "هل المحادثتان لك" in asked
    return await says(rida, writes, "نعم")


async def everything(rida: Player) -> str:
    """Inbox and outbox, as they are kept."""
    async with rida.app.database.read() as conn:
        rows = (await conn.execute(text("SELECT event FROM inbox"))).scalars().all()
        rows += (await conn.execute(text("SELECT message FROM outbox"))).scalars().all()
        rows += (await conn.execute(text("SELECT rest FROM conversations"))).scalars().all()
        rows += (await conn.execute(text("SELECT event FROM timers"))).scalars().all()
    return plain("\n".join(map(str, rows)))


async def test_linked_cases_are_followed_from_either_and_notices_go_where_was_written_last(
    tmp_path: Path,
) -> None:
    async with player(tmp_path) as rida:
        await complains(rida, PAGE)
        assert "1001" not in await says(rida, TELEPHONE, "طلباتي")
        assert "ربطنا" in await links(rida, PAGE, TELEPHONE)
        assert "رُبطت هذه المحادثة" in await last(rida, PAGE)
        assert "1001" in await says(rida, TELEPHONE, "طلباتي")
        await presses(rida, room_of(1001, "web"), "take", by="service")
        assert "بدأ أحد موظفينا" in await last(rida, TELEPHONE)
        assert "بدأ أحد موظفينا" not in await last(rida, PAGE)
        await says(rida, PAGE, "سلام")
        await presses(rida, room_of(1001, "web"), "resolve", by="service")
        await _came(rida, room_of(1001, "web"), MessageReceived(Words("صرفنا لك المساعدة"), by="service"))
        assert "أنجزنا" in await last(rida, PAGE) and "أنجزنا" not in await last(rida, TELEPHONE)
        assert "هل" in await presses(rida, PAGE, "rate-as", "1001.1")


@pytest.mark.parametrize("typed", ["{}", "ربط {}", "/link {}", "رمزي هو {}", "link {}"])
async def test_a_code_is_known_however_it_is_typed(tmp_path: Path, typed: str) -> None:
    async with player(tmp_path) as rida:
        await says(rida, PAGE, "سلام")
        code = await code_of(rida, PAGE)
        arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        assert "هل المحادثتان لك" in await says(rida, TELEPHONE, typed.format(arabic))
        assert "ربطنا" in await presses(rida, TELEPHONE, "link-yes", "1")


async def test_forged_used_and_old_codes_are_answered_with_one_sentence(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await says(rida, PAGE, "سلام")
        forged = await says(rida, TELEPHONE, "1234 5678")
        code = await code_of(rida, PAGE)
        await says(rida, TELEPHONE, code)
        used = await says(rida, OTHER, code)
        await presses(rida, TELEPHONE, "link-no", "1")
        refused = await presses(rida, TELEPHONE, "link-yes", "1")
        code = await code_of(rida, PAGE)
        rida.wall.at += timedelta(minutes=16)
        await rida.app.runtime.settle()
        old = await says(rida, TELEPHONE, code)
        assert forged == used == refused == old and WRONG in forged
        newer = [await code_of(rida, PAGE), await code_of(rida, PAGE)]
        assert WRONG in await says(rida, OTHER, newer[0])


async def test_a_code_is_not_kept_longer_than_it_lives(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await says(rida, PAGE, "سلام")
        first = await code_of(rida, PAGE)
        assert first in await everything(rida)
        await says(rida, TELEPHONE, "شكوى", f"قالوا لي {first} ولا أدري ما هو")
        rida.wall.at += timedelta(minutes=16)
        await rida.app.runtime.settle()
        second = await code_of(rida, PAGE)
        await says(rida, OTHER, second)
        kept = await everything(rida)
        for code in (first, second):
            # a telling keeps its own words: what is dead opens nothing
            assert code.replace(" ", "") not in kept.replace(" ", "").replace(
                f"قالوالي{first}".replace(" ", ""), ""
            )


async def test_wrong_codes_slow_down_whoever_writes_them(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await says(rida, PAGE, "سلام")
        code = await code_of(rida, PAGE)
        for number in range(5):
            assert WRONG in await says(rida, TELEPHONE, f"0000 000{number}")
        assert "لا نجرب رمزًا الآن" in await says(rida, TELEPHONE, code)
        assert "هل المحادثتان لك" in await says(rida, OTHER, code)


async def test_a_code_for_oneself_and_one_twice(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await says(rida, PAGE, "سلام")
        assert "هذه المحادثة نفسها" in await says(rida, PAGE, await code_of(rida, PAGE))
        await links(rida, PAGE, TELEPHONE)
        assert "مربوطتان من قبل" in await says(rida, PAGE, await code_of(rida, TELEPHONE))


@pytest.mark.parametrize("leaves", [PAGE, TELEPHONE])
async def test_apart_each_keeps_what_was_opened_in_it_and_shows_nothing_else(
    tmp_path: Path, leaves: Address
) -> None:
    async with player(tmp_path) as rida:
        await complains(rida, PAGE)
        await complains(rida, TELEPHONE, "الموظف رد علي بأسلوب سيئ")
        await links(rida, PAGE, TELEPHONE)
        for who in (PAGE, TELEPHONE):
            listed = await says(rida, who, "طلباتي")
            assert "1001" in listed and "1002" in listed
        await presses(rida, room_of(1001, "web"), "take", by="service")
        assert "فصلنا" in await says(rida, leaves, "/unlink")
        for who, own, others in ((PAGE, "1001", "1002"), (TELEPHONE, "1002", "1001")):
            listed = await says(rida, who, "طلباتي")
            assert own in listed and others not in listed
            seen = "\n".join(item.text for item in await items(rida, who) if item.outgoing)
            assert own in seen and others not in seen, "what was shown of the other's is taken back"
            assert "1002" not in await presses(rida, PAGE, "withdraw", "1002")
        await presses(rida, room_of(1001, "web"), "resolve", by="service")
        await _came(rida, room_of(1001, "web"), MessageReceived(Words("تم"), by="service"))
        assert "1001" in await last(rida, PAGE) and "1001" not in await last(rida, TELEPHONE)


async def test_a_member_of_staff_s_own_chat_is_not_linked(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        async with rida.app.database.write() as conn:
            await staff.invite(
                conn, "t", Role.AGENT, "سارة", rida.wall.at, rida.wall.at + timedelta(hours=1)
            )
        await presses(rida, TELEPHONE, "start", "t")
        await says(rida, PAGE, "سلام")
        assert "محادثات العمل" in await presses(rida, TELEPHONE, "link")
        assert "محادثات العمل" in await says(rida, TELEPHONE, await code_of(rida, PAGE))


# Found again ------------------------------------------------------------------------------------------


async def _left(rida: Player, who: Address, number: str = "0551234567") -> str:
    await presses(rida, who, "leave-number")
    found = CODE.search(await says(rida, who, number))
    assert found
    return found[0]


@pytest.mark.parametrize(
    "number", ["0551234567", "+966 55 123 4567", "00966551234567", "٠٥٥١٢٣٤٥٦٧", "551234567"]
)
async def test_a_number_and_its_code_find_ones_cases_on_a_new_telephone(
    tmp_path: Path, number: str
) -> None:
    async with player(tmp_path) as rida:
        await complains(rida, PAGE)
        code = await _left(rida, PAGE)
        await presses(rida, OTHER, "find-again")
        assert "رمز الاستعادة" in await says(rida, OTHER, number)
        assert "وجدنا طلباتك" in await says(rida, OTHER, code)
        assert "1001" in await says(rida, OTHER, "طلباتي")
        assert "1001" in await says(rida, TELEPHONE, f"{number}\n{code}", "طلباتي")


async def test_a_number_alone_a_code_alone_and_a_wrong_pair_find_nothing_and_tell_nothing(
    tmp_path: Path,
) -> None:
    async with player(tmp_path) as rida:
        await complains(rida, PAGE)
        code = await _left(rida, PAGE)
        told = []
        for number, typed in (("0551234567", "1111 2222 3333"), ("0559999999", code)):
            await presses(rida, OTHER, "find-again")
            told += [(await says(rida, OTHER, number), await says(rida, OTHER, typed))]
        assert told[0] == told[1] and "لم نجد شيئًا" in told[0][1]
        assert "1001" not in await says(rida, OTHER, code) and "1001" not in await says(
            rida, OTHER, "طلباتي"
        )
        rida.wall.at += timedelta(minutes=16)
        await rida.app.runtime.settle()
        assert code not in await everything(rida)


async def test_the_number_is_seen_by_whoever_may_and_with_a_reason(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await complains(rida, PAGE)
        await _left(rida, PAGE)
        async with rida.app.database.read() as conn:
            (known,) = await profiles.of_case(conn, 1001)
            query = "SELECT m.message FROM outbox m JOIN conversations c ON c.id = m.conversation_id"
            told = (await conn.execute(text(f"{query} WHERE c.party != 'person'"))).scalars().all()
        assert known.phone == "+966551234567" and told
        assert not [each for each in told if "551234567" in str(each)]


async def test_the_offer_comes_once_with_the_first_case_of_the_page(tmp_path: Path) -> None:
    async with player(tmp_path, RIDA_WEB__OFFERS_NUMBER="true") as rida:
        await complains(rida, PAGE)
        assert "فاترك رقم جوالك" in await last(rida, PAGE)
        assert "مثل 0551234567" in await says(rida, PAGE, "أترك رقم جوالي")
        assert "لم نحفظ رقمًا" in await says(rida, PAGE, "لا أريد")
        async with rida.app.database.read() as conn:
            assert await profiles.of_case(conn, 1001) == ()
        await complains(rida, PAGE, "وهذه شكوى ثانية عن الموعد")
        assert "فاترك رقم جوالك" not in await last(rida, PAGE)


async def test_nobody_is_merged_by_a_name_or_a_number(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        for number, who in enumerate((PAGE, OTHER)):
            incoming = Incoming(
                f"n{number}", who, MessageReceived(Words("سلام")), "", "نورة", "966551234567"
            )
            await rida.app.runtime.intake.accept(incoming)
            await rida.app.runtime.settle()
        await complains(rida, PAGE)
        async with rida.app.database.read() as conn:
            found = [await conversations.find(conn, who) for who in (PAGE, OTHER)]
        assert found[0] and found[1] and found[0].contact != found[1].contact
        assert "1001" not in await says(rida, OTHER, "طلباتي")
