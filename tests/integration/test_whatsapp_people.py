"""People of WhatsApp are found, given out and erased by every id that is kept of them, over the command line."""

import asyncio
import json
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.case import Case, Kind
from bot.core.conversation import Address
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from bot.store.erasure.erase import erase
from bot.store.queries import cases, conversations
from bot.store.queries.whatsapp_people import (
    Target,
    met,
    number_changed,
    target_of,
    user_id_changed,
)
from tests.fixtures.traces import assert_nowhere, traces
from tests.integration.test_person_command import rida
from tests.machine import NOON, Machine, Platform, machine

BEFORE, NUMBER, NEWER = "966557000111", "966557123894", "966557222333"
OLD_ID, ID, HIDDEN, NEWCOMER = "SA.1098237465", "SA.2098237466", "SA.3098237467", "SA.4098237468"
WORDS = {
    ID: "السلة التي وصلتنا كانت ناقصة جدا",
    HIDDEN: "سؤال من بلا رقم عن البذور البعيدة",
    NEWCOMER: "أنا صاحب الرقم الجديد وهذا كلامي",
}


def _wamid(number: str, count: int) -> str:
    """As WhatsApp makes them: the telephone stands in it."""
    return (
        "wamid." + b64encode(b"\x1d\x04\x0c" + number.encode() + f"\x15\x02{count:08}".encode()).decode()
    )


@dataclass
class Lived:
    m: Machine
    count: int = 0

    async def writes(self, wa_id: str, user_id: str, text: str) -> Address:
        self.count += 1
        at = NOON + timedelta(minutes=self.count)
        async with self.m.runtime.database.write() as conn:
            found = await met(conn, wa_id, user_id, at)
        name = _wamid(wa_id or user_id, self.count)
        event = MessageReceived(Words(text))
        incoming = Incoming(name, found.address, event, "ar", "", wa_id, message=name)
        await self.m.runtime.intake.accept(incoming)
        await self.m.runtime.settle()
        return found.address


@asynccontextmanager
async def lived(folder: Path) -> AsyncIterator[Lived]:
    """Somebody whose number and id changed and who has a case; somebody without a telephone; and whoever
    has the number now that the first one has left."""
    channels = {"web": Platform(), "email": Platform("email"), "whatsapp": Platform("whatsapp")}
    async with machine(folder, channels=channels) as m:
        lived = Lived(m)
        first = await lived.writes(BEFORE, OLD_ID, WORDS[ID])
        async with m.runtime.database.write() as conn:
            await number_changed(conn, BEFORE, NUMBER, NOON + timedelta(minutes=2))
            await user_id_changed(conn, OLD_ID, ID, NOON + timedelta(minutes=2))
            talk = await conversations.find(conn, first)
            assert talk
            case = Case(1001, Kind.COMPLAINT, talk.id, NOON, NOON, NOON, words=(Words(WORDS[ID]),))
            await cases.save(conn, case)
        await lived.writes(NUMBER, ID, "وأزيد على ما قلت")
        await lived.writes("", HIDDEN, WORDS[HIDDEN])
        yield lived


@pytest.fixture
def data(tmp_path: Path) -> Path:
    async def make() -> None:
        async with lived(tmp_path):
            pass

    asyncio.run(make())
    return tmp_path / "data"


def _words(told: object) -> list[str]:
    written = json.dumps(told, ensure_ascii=False)
    return [id for id, words in WORDS.items() if words in written]


@pytest.mark.parametrize(
    ("asked", "whose"),
    [
        (f"whatsapp:{NUMBER}", ID),
        (f"whatsapp:+{NUMBER}", ID),
        (" WhatsApp: 0557123894", ID),
        (f"whatsapp:{ID}", ID),
        (f"whatsapp:{ID.lower()}", ID),
        (ID, ID),
        (f"phone:{NUMBER}", ID),
        ("٠٥٥٧١٢٣٨٩٤", ID),
        (NUMBER, ID),
        (f"whatsapp:{HIDDEN}", HIDDEN),
        (HIDDEN, HIDDEN),
        ("1001", ID),
    ],
)
def test_whoever_writes_on_whatsapp_is_found_by_every_id(data: Path, asked: str, whose: str) -> None:
    told = rida(data, "person", "export", asked)
    assert _words(told) == [whose]
    known = {HIDDEN: [f"whatsapp:{HIDDEN}"], ID: [f"whatsapp:{NUMBER}", f"whatsapp:{ID}"]}
    assert told["addresses"] == known[whose]


@pytest.mark.parametrize("asked", ["whatsapp:SA.999", "SA.999", "whatsapp:966500000000", "whatsapp:1"])
def test_nobody_is_guessed(data: Path, asked: str) -> None:
    said = rida(data, "person", "export", asked, status=1)
    assert "nobody is known by" in said and "whatsapp:SA.…" in said


@pytest.mark.parametrize("asked", [f"whatsapp:{NUMBER}", ID, f"phone:{NUMBER}", "1001"])
def test_nothing_of_them_is_left_and_a_backup_brings_nothing_back(
    data: Path, asked: str, tmp_path: Path
) -> None:
    kept, new = Path(rida(data, "backup")["file"]), tmp_path / "new"
    theirs = [WORDS[ID], BEFORE, NUMBER, OLD_ID, ID]
    assert list(traces(theirs, data / "rida.db")) == theirs
    assert rida(data, "person", "erase", asked, "--yes")["finished"]
    for file in sorted(data.glob("rida.db*")):  # the log beside it as well
        assert_nowhere(theirs, file)
    assert list(traces([HIDDEN, WORDS[HIDDEN]], data / "rida.db")) == [HIDDEN, WORDS[HIDDEN]]
    assert rida(new, "restore", "--yes", str(kept))["erased"] == 1
    for file in sorted(new.glob("rida.db*")):
        assert_nowhere(theirs, file)


def test_somebody_without_a_telephone_is_erased(data: Path) -> None:
    assert rida(data, "person", "erase", HIDDEN, "--yes")["finished"]
    assert_nowhere([WORDS[HIDDEN], HIDDEN], data)


def test_a_number_that_came_round_again_names_both_and_erases_neither(tmp_path: Path) -> None:
    async def make() -> None:
        async with lived(tmp_path) as talk:
            await talk.writes(NUMBER, NEWCOMER, WORDS[NEWCOMER])

    asyncio.run(make())
    data = tmp_path / "data"
    for asked in (f"whatsapp:{NUMBER}", f"phone:{NUMBER}"):
        said = rida(data, "person", "erase", asked, "--yes", status=1)
        assert "contact:1" in said and "contact:3" in said
    told = rida(data, "person", "export", NEWCOMER)
    assert _words(told) == [NEWCOMER] and told["cases"] == []
    before = rida(data, "person", "export", ID)
    assert _words(before) == [ID] and [each["case"]["number"] for each in before["cases"]] == [1001]
    rida(data, "person", "erase", ID, "--yes")
    assert _words(rida(data, "person", "export", f"whatsapp:{NUMBER}")) == [NEWCOMER]
    assert_nowhere([WORDS[ID], ID], data / "rida.db")


async def test_the_last_word_to_whoever_was_erased_goes_where_they_write_from(tmp_path: Path) -> None:
    async with lived(tmp_path) as talk, talk.m.runtime.database.write() as conn:
        address = (await met(conn, NUMBER, ID, NOON + timedelta(hours=1))).address
        done = await erase(conn, 1, NOON + timedelta(hours=2), tells=address)
        assert done
        assert await target_of(conn, address) == Target(to=NUMBER)
        again = await met(conn, NUMBER, ID, NOON + timedelta(hours=3))
        assert again.address == address and again.conversation not in done.note.conversations
