"""People who write to a running bot through its page, while a backup is made."""

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256

import httpx

from tests.crash.backups.held import Held
from tests.crash.backups.home import Home

EVERY = 4  # messages, of which the last brings a photo along
PAUSE = 0.1  # seconds from an answer to the next message


@dataclass(frozen=True)
class Said:
    """One message that was acknowledged at `at` by this machine's monotonic clock; `photo` is the digest
    of what came along, empty for none; it took so many `seconds` from the request to its answer."""

    who: int
    text: str
    at: float
    photo: str
    seconds: float


@dataclass
class Writing:
    url: str
    acknowledged: list[Said] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    ends: asyncio.Event = field(default_factory=asyncio.Event)

    async def person(self, who: int) -> None:
        """Somebody at a page of their own writes until it ends."""
        headers = {"accept-language": "ar", "x-rida": "1"}
        async with httpx.AsyncClient(base_url=self.url, headers=headers, timeout=120) as client:
            await client.get("/chat")
            count = 0
            while not self.ends.is_set():
                count += 1
                await self._one(client, who, count)
                await asyncio.sleep(PAUSE)

    async def _one(self, client: httpx.AsyncClient, who: int, count: int) -> None:
        text = _text(who, count)
        fields: list[tuple[str, object]] = [
            ("client_id", (None, str(uuid.uuid4()))),
            ("text", (None, text)),
        ]
        photo = _photo(text) if count % EVERY == 0 else b""
        fields += [("files", ("a.png", photo))] if photo else []
        begun = time.monotonic()
        answer = await client.post("/chat/messages", files=fields)  # type: ignore[arg-type]
        ended = time.monotonic()
        if answer.status_code != 202:
            self.refused.append(answer.status_code)
            return
        digest = sha256(photo).hexdigest() if photo else ""
        self.acknowledged.append(Said(who, text, ended, digest, ended - begun))


def _text(who: int, count: int) -> str:
    return f"مرحبا {who}-{count}"


def _photo(text: str) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0" * 64 + text.encode() * 500


@asynccontextmanager
async def people_write(home: Home, people: int) -> AsyncIterator[Writing]:
    """Everybody has written at least once when it is entered."""
    bot = home.bot()
    await bot.start()
    await bot.up(120)
    writing = Writing(f"http://127.0.0.1:{bot.port}")
    tasks = [asyncio.create_task(writing.person(who)) for who in range(people)]
    try:
        while len({each.who for each in writing.acknowledged}) < people:
            await _look(tasks)
        yield writing
        writing.ends.set()
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await bot.end()


async def _look(tasks: list[asyncio.Task[None]]) -> None:
    """Whoever could not write says why."""
    done, _ = await asyncio.wait(tasks, timeout=0.05, return_when=asyncio.FIRST_EXCEPTION)
    for task in done:
        task.result()


# What of it is in a book -------------------------------------------------------------------------------


def lost_of(held: Held, acknowledged: list[Said], before: float) -> list[str]:
    """What was acknowledged before that moment, and is not in it, or its photo is not."""
    texts = {text for text, _ in _messages(held)}
    photos = set(held.files.values())
    early = [each for each in acknowledged if each.at <= before]
    return [
        each.text for each in early if each.text not in texts or (each.photo and each.photo not in photos)
    ]


def is_one_moment(held: Held) -> bool:
    """Of everybody's messages it holds the first so many, without a gap and each once, and each with the
    files that it came with."""
    by: dict[int, list[int]] = {}
    for text, files in _messages(held):
        if not text.startswith("مرحبا ") or "-" not in text:
            continue
        who, count = text.removeprefix("مرحبا ").split("-")
        by.setdefault(int(who), []).append(int(count))
        if (int(count) % EVERY == 0) != bool(files) or not set(files) <= held.files.keys():
            return False
    return all(sorted(counts) == list(range(1, len(counts) + 1)) for counts in by.values())


def _messages(held: Held) -> Iterator[tuple[str, list[str]]]:
    for row in held.rows["inbox"]:
        words = json.loads(row["event"]).get("words") if row["kind"] == "MessageReceived" else None
        if words:
            yield words.get("text", ""), [each["id"] for each in words.get("attachments", ())]
