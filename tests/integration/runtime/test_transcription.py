"""The place of a transcriber: the sound goes to staff at once, its words follow, and nothing waits for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.core.conversation import Address, Party, room_of
from bot.core.events import AttachmentKind, ButtonPressed, MessageReceived, Words
from bot.core.messages import Incoming
from bot.runtime import transcription
from bot.runtime.transcription import Transcriber
from bot.store.queries import cases, conversations
from bot.store.queries.history import HistoryItem, history
from bot.texts.catalogue import plain
from tests.transcripts.player import SAMPLES, Player, player

HUDA = Address("web", "huda", Party.PERSON)
ROOM = room_of(1001, "web")
SAID = "متى تفتحون التسجيل؟"


class Listener:
    """Hears what it is told to hear, in its own time."""

    def __init__(self, *says: str | Exception) -> None:
        self.says, self.heard = list(says), list[tuple[bytes, str]]()
        self.may_answer = asyncio.Event()

    async def __call__(self, sound: Path, mime: str, /) -> str:
        self.heard.append((sound.read_bytes(), mime))
        await self.may_answer.wait()
        said = self.says.pop(0)
        if isinstance(said, Exception):
            raise said
        return said


@asynccontextmanager
async def running(folder: Path, transcriber: Transcriber | None) -> AsyncIterator[Player]:
    async with player(folder, transcriber) as rida:
        stop = asyncio.Event()
        turning = asyncio.create_task(rida.app.runtime.run(stop))
        await asyncio.sleep(0.1)
        try:
            yield rida
        finally:
            stop.set()
            async with asyncio.timeout(10):
                await turning


async def sends_voice(rida: Player, id: str) -> None:
    name, data = SAMPLES["voice"]

    async def once() -> AsyncIterator[bytes]:
        yield data

    kept = await rida.app.runtime.attachments.keep(once(), name, AttachmentKind.VOICE)
    event = MessageReceived(Words("", (kept,)))
    await rida.app.runtime.intake.accept(Incoming(id, HUDA, event))


async def shown(rida: Player, who: Address) -> list[HistoryItem]:
    async with rida.app.database.read() as conn:
        found = await conversations.find(conn, who)
        return [item for item in await history(conn, found.id) if item.outgoing] if found else []


async def until(rida: Player, who: Address, words: str) -> HistoryItem:
    async with asyncio.timeout(20):
        while True:
            for item in await shown(rida, who):
                if words in plain(item.text):
                    return item
            await asyncio.sleep(0.02)


async def until_keyed(rida: Player, who: Address, key: str) -> None:
    """Until the text of this key has gone out to them."""
    async with asyncio.timeout(20):
        while not any(item.key == key for item in await shown(rida, who)):
            await asyncio.sleep(0.02)


async def test_staff_have_the_sound_at_once_and_its_words_when_they_are_there(tmp_path: Path) -> None:
    listener = Listener(SAID)
    async with running(tmp_path, listener) as rida:
        await sends_voice(rida, "v1")
        card = await until(rida, ROOM, "1001")
        assert [file.kind for file in card.attachments] == [AttachmentKind.VOICE]
        await until_keyed(rida, HUDA, "human-soon")
        before = len(await shown(rida, HUDA))
        listener.may_answer.set()
        written = await until(rida, ROOM, SAID)
        assert "كتبته آلة وقد تخطئ" in plain(written.text)
        assert listener.heard == [(SAMPLES["voice"][1], "audio/ogg")]
        assert len(await shown(rida, HUDA)) == before  # nobody is answered by it
        async with rida.app.database.read() as conn:
            case = await cases.get(conn, 1001)
        assert case and SAID in case.words[0].text and case.words[0].attachments


async def test_in_a_complaint_it_becomes_part_of_the_telling(tmp_path: Path) -> None:
    listener = Listener("تأخرت المعاملة شهرًا")
    listener.may_answer.set()
    async with running(tmp_path, listener) as rida:
        intake = rida.app.runtime.intake
        await intake.accept(Incoming("c1", HUDA, ButtonPressed("complaint")))
        await sends_voice(rida, "v1")
        await told(rida, "تأخرت")
        await intake.accept(Incoming("c2", HUDA, ButtonPressed("heard-all")))
        await intake.accept(Incoming("c3", HUDA, ButtonPressed("no-expectation")))
        summary = await until(rida, HUDA, "تأخرت المعاملة شهرًا")
        assert summary.key == "complaint-summary"


async def told(rida: Player, words: str) -> None:
    """Until the draft holds these words."""
    async with asyncio.timeout(20):
        while True:
            async with rida.app.database.read() as conn:
                found = await conversations.find(conn, HUDA)
            if found and found.draft and any(words in each.text for each in found.draft.words):
                return
            await asyncio.sleep(0.02)


async def test_what_cannot_be_written_out_stays_a_sound_and_the_next_one_is_heard(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcription, "PATIENCE", 0.5)
    listener = Listener(OSError("the words of a person"), "  ", SAID)
    async with running(tmp_path, listener) as rida:
        await sends_voice(rida, "too slow")
        while "TimeoutError" not in caplog.text:
            await asyncio.sleep(0.02)
        listener.may_answer.set()
        for name in ("broken", "empty", "heard"):
            await sends_voice(rida, name)
        await until(rida, ROOM, SAID)
    assert "OSError" in caplog.text and "the words of a person" not in caplog.text


async def test_a_stop_does_not_wait_for_a_note_that_is_being_listened_to(tmp_path: Path) -> None:
    listener = Listener(SAID)
    async with running(tmp_path, listener) as rida:
        await sends_voice(rida, "v1")
        await until(rida, ROOM, "1001")
        while not listener.heard:
            await asyncio.sleep(0.02)


async def test_by_itself_nobody_listens(tmp_path: Path) -> None:
    async with running(tmp_path, None) as rida:
        assert rida.app.runtime.listening is None
        await sends_voice(rida, "v1")
        card = await until(rida, ROOM, "1001")
        assert card.attachments
