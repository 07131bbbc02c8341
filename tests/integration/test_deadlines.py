"""The ladder on a real file: through restarts and outages, with its proof, and what staff announce."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app.build import App, opened
from bot.config import load
from bot.core.case import Case
from bot.core.conversation import Address, Party, desk
from bot.core.events import MessageReceived, Words
from bot.core.messages import Delivery, Incoming
from bot.policy.public_holidays import DayOff
from bot.runtime.delivery.channel import Unreachable
from bot.runtime.transcript import Line
from bot.store.queries import cases, conversations, timers
from bot.store.queries.announcements import announced
from bot.store.queries.history import HistoryItem, history, mails
from bot.store.queries.notices import Proof, of_case
from bot.store.schema import conversations as conversation_table
from bot.texts.catalogue import plain
from tests.transcripts.player import Player, Wall, player

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SUNDAY = datetime(2026, 11, 22, 7, tzinfo=UTC)
DESK = desk("web")


async def complain(rida: Player) -> None:
    told = ("شكوى", "تأخرت علي المساعدة")
    pressed = ("هذا كل شيء", "أترك الحل لكم", "نعم، صحيح")
    lines = [Line("person", text) for text in told]
    lines += [Line("person", text, verb="presses") for text in pressed]
    await rida.play(tuple(lines))


async def at_desk(rida: Player, text: str) -> str:
    await rida.play((Line("desk", text, by="supervisor"),))
    return (await shown(rida.app, DESK))[-1].key


async def shown(app: App, where: Address) -> list[HistoryItem]:
    async with app.database.read() as conn:
        found = await conversations.find(conn, where)
        return [item for item in await history(conn, found.id) if item.outgoing] if found else []


async def case_of(app: App) -> Case:
    async with app.database.read() as conn:
        found = await cases.get(conn, 1001)
    assert found
    return found


async def proofs(app: App) -> list[Proof]:
    async with app.database.read() as conn:
        return await of_case(conn, 1001)


async def subjects(app: App) -> list[tuple[str, str]]:
    async with app.database.read() as conn:
        return [(mail.address.address, mail.item.key) for mail in await mails(conn)]


async def test_every_notice_has_its_proof(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await complain(rida)
        await rida.play((Line("@", (SUNDAY + 3 * DAY).isoformat()),))
        found = await proofs(rida.app)
    told = [(proof.step, proof.channel) for proof in found]
    assert told.count(("day-left", "web")) == told.count(("day-left", "email")) == 1
    assert {proof.step for proof in found} == {"unassigned", "day-left", "hours-left", "due"}
    assert all(proof.status == "sent" and proof.tries == 1 and proof.sent_at for proof in found)


async def test_after_an_outage_one_digest_and_no_flood(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await complain(rida)
        settings, wall = rida.app.settings, Wall(SUNDAY + 3 * DAY + 2 * HOUR)
    async with opened(settings, wall=wall) as app:
        before = len(await subjects(app))
        await app.runtime.settle()
        wall.at += timedelta(seconds=6)
        await app.runtime.settle()
        sent = [s for s in (await subjects(app))[before:] if s[1] == "letter-digest-subject"]
        assert sorted(to for to, _ in sent) == ["director@example.org", "supervisor@example.org"]
        case = await case_of(app)
        assert case.was_missed and not case.owed
        wall.at += timedelta(minutes=1)
        count = len(await proofs(app))
        await app.runtime.settle()
        assert len(await proofs(app)) == count


async def test_an_undeliverable_notice_climbs_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with player(tmp_path) as rida:
        await complain(rida)
        await rida.play((Line("case-1001", "أستلمها", by="service", verb="presses"),))
        channel = rida.app.runtime.outbox._channels["email"]

        async def send(delivery: Delivery) -> str:
            if delivery.address.address == "service@example.org":
                raise Unreachable("the mailbox does not exist")
            return "kept"

        monkeypatch.setattr(channel, "send", send, raising=False)
        await rida.play((Line("@", (SUNDAY + 2 * DAY).isoformat()),))
        told = [(p.step, p.tell, p.address, p.status) for p in await proofs(rida.app)]
    assert ("day-left", "assignee", "service@example.org", "parked") in told
    assert ("day-left", "supervisor", "supervisor@example.org", "sent") in told


class NoTalk:
    """Whoever it is for has opened no talk with the bot."""

    name = "telegram"

    async def send(self, delivery: Delivery) -> str:
        raise Unreachable("the chat does not exist")


async def test_a_list_that_a_member_could_not_get_in_private_lets_its_notices_climb(
    tmp_path: Path,
) -> None:
    config = """
staff:
  - {id: service, name: ج, role: agent, telegram_id: 77}
  - {id: supervisor, name: س, role: supervisor, email: s@example.org}
ladder:
  - {name: soon, kind: complaint, after: 1 office hour, of: opened, tell: assignee, how: [private]}
"""
    (tmp_path / "config.yaml").write_text(config, "utf-8")
    wall = Wall(SUNDAY)
    async with opened(load(tmp_path / "config.yaml", {}), wall=wall) as app:
        app.runtime.outbox._channels = {**app.runtime.outbox._channels, "telegram": NoTalk()}
        rida = Player(app, wall)
        await complain(rida)
        await rida.play((Line("case-1001", "أستلمها", by="service", verb="presses"),))
        wall.at += 2 * HOUR  # the machine was off when it fell due
        await app.runtime.settle()
        wall.at += timedelta(seconds=6)
        await app.runtime.settle()
        told = [(p.step, p.tell, p.channel, p.status) for p in await proofs(app)]
        assert ("soon", "assignee", "telegram", "parked") in told
        assert ("soon", "supervisor", "email", "sent") in told
        assert "desk-parked" not in [item.key for item in await shown(app, DESK)]  # the room says it


async def test_what_was_announced_survives_a_restart(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await complain(rida)
        assert await at_desk(rida, "/holiday 2026-11-24 إجازة طارئة") == "promises-moved"
        assert (await case_of(rida.app)).due_at == SUNDAY + 4 * DAY
        assert (await shown(rida.app, rida.person))[-1].key == "promise-moved-later"
        settings, wall = rida.app.settings, rida.wall
    async with opened(settings, wall=wall) as app:
        assert not app.working.calendar.is_working(date(2026, 11, 24))
        async with app.database.read() as conn:
            assert (await announced(conn)).off == {date(2026, 11, 24): "إجازة طارئة"}
        await app.runtime.intake.accept(
            Incoming("x", DESK, MessageReceived(Words("/holiday -2026-11-24"), by="supervisor"))
        )
        await app.runtime.settle()
        assert (await case_of(app)).due_at == SUNDAY + 3 * DAY


FITR = [date(2027, 3, day) for day in (9, 10, 11, 12, 14)]  # as estimated, the substitute day with them


@asynccontextmanager
async def before_eid(folder: Path) -> AsyncIterator[Player]:
    """A month before the feast, on the morning that asks about it."""
    config = "staff: [{id: supervisor, name: س, role: supervisor, email: s@example.org}]\n"
    (folder / "config.yaml").write_text(config, "utf-8")
    wall = Wall(datetime(2027, 2, 3, 4, tzinfo=UTC))
    async with opened(load(folder / "config.yaml", {}), wall=wall) as app:
        rida = Player(app, wall)
        await rida.play((Line("@", "2027-02-04T08:00:00+03:00"),))
        assert "holiday-confirm" not in [item.key for item in await shown(app, DESK)]
        await rida.play((Line("@", "2027-02-07T08:00:00+03:00"),))
        yield rida


async def feast(rida: Player) -> list[DayOff]:
    async with rida.app.database.read() as conn:
        await rida.app.working.load(conn)
    return list(rida.app.working.days_off(date(2027, 3, 1), date(2027, 3, 20)))


async def test_estimated_dates_are_asked_about_a_month_ahead_once(tmp_path: Path) -> None:
    async with before_eid(tmp_path) as rida:
        await rida.play((Line("@", "2027-02-16T08:00:00+03:00"),))
        (asked,) = [item for item in await shown(rida.app, DESK) if item.key == "holiday-confirm"]
        assert [line.partition(" ")[2][:7] for line in plain(asked.text).split("\n")[1:6]] == [
            f"{day.day} مارس "[:7] for day in FITR
        ]
        assert "1 شوال 1448هـ" in plain(asked.text)


async def test_one_press_confirms_the_feast(tmp_path: Path) -> None:
    async with before_eid(tmp_path) as rida:
        assert {day.is_estimated for day in await feast(rida)} == {True}
        await rida.play((Line("desk", "صحيحة، أؤكّدها", by="supervisor", verb="presses"),))
        assert (await shown(rida.app, DESK))[-1].key == "holiday-confirmed"
        assert [(day.day, day.is_estimated) for day in await feast(rida)] == [(d, False) for d in FITR]
        await rida.play((Line("desk", "صحيحة، أؤكّدها", by="supervisor", verb="presses"),))
        assert (await shown(rida.app, DESK))[-1].key == "holiday-not-estimated"


async def test_another_press_says_how_to_put_it_right(tmp_path: Path) -> None:
    """The command that is shown works as it stands, unseen marks of direction included."""
    async with before_eid(tmp_path) as rida:
        await rida.play((Line("desk", "لا، أصحّحها", by="supervisor", verb="presses"),))
        how = (await shown(rida.app, DESK))[-1].text.split("\n")[1]
        assert plain(how) == "/عطلة بدل 2027-03-09 2027-03-14"
        later = how.replace("2027-03-09", "2027-03-10").replace("2027-03-14", "2027-03-15")
        assert await at_desk(rida, later) == "holiday-announced"
        found = await feast(rida)
        assert [day.day.day for day in found] == [10, 11, 12, 13, 14, 15]
        assert {(day.name, day.is_estimated) for day in found} == {("عطلة عيد الفطر", False)}


async def test_the_morning_goes_on_after_a_restart(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await complain(rida)
        settings = rida.app.settings
    wall = Wall(SUNDAY + DAY)
    async with opened(settings, wall=wall) as app:
        await app.runtime.settle()
        keys = [key for _, key in await subjects(app)]
        assert keys.count("letter-morning-subject") == 1
        async with app.database.read() as conn:
            assert await timers.is_pending(conn, "morning")
            rooms = select(conversation_table.c.id).where(conversation_table.c.party == Party.DESK)
            assert len((await conn.execute(rooms)).all()) == 1
