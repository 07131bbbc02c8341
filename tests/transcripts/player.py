"""Plays a transcript against a whole Rida on a real file, and gives back what really happened.

The channel is what the web page uses; the clock is moved by the transcript's own `@` lines.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app.build import App, opened
from bot.config import load
from bot.core.ailments import Found
from bot.core.conversation import Address, Party, desk, room_of
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    Event,
    Location,
    MessageReceived,
    Words,
)
from bot.core.facts import Role
from bot.core.intake import code_of
from bot.core.messages import Incoming, Message
from bot.core.reply_window import WINDOW
from bot.runtime.delivery.channel import Channel
from bot.runtime.transcript import Line, shown, transcript_of
from bot.runtime.transcription import Transcriber
from bot.store.codec import load as stored_as
from bot.store.queries import conversations, staff, timers
from bot.store.queries.history import HistoryItem, Told, history, told_after
from bot.store.schema import outbox
from tests.transcripts.labels import name_of

WELL = "well"

SLIP = re.compile(r"(\d{4})[- ]SLIP")
RECEIPT, GROUPS = "RECEIPT", re.compile(r"\d{4}(?: \d{4}){3}")
SHOWN = re.compile(r"(?<=: )\d{4} \d{4}(?: \d{4})?$", re.MULTILINE)
HIDDEN = re.compile("•{4} •{4}(?: •{4})?")
SHOWN_NUMBER = "966512345678"
"""Of whoever is on WhatsApp and shows a telephone."""
ROOT = Path(__file__).parents[2]
JOINS = "/start join-"
NAMES = {"sara": "سارة العتيبي", "nora": "نورة الحربي"}
SAMPLES: dict[str, tuple[str, bytes]] = {
    "photo": ("image.png", bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000")),
    "document": ("paper.pdf", b"%PDF-1.4\n%%EOF\n"),
    "voice": ("voice.ogg", b"OggS\x00\x02" + bytes(22) + b"\x01\x13OpusHead\x01\x01" + bytes(40)),
}


@dataclass
class Wall:
    at: datetime = datetime(2026, 11, 22, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Player:
    app: App
    wall: Wall
    person: Address = Address("web", "transcript", Party.PERSON)
    elsewhere: Address = Address("web", "elsewhere", Party.PERSON)
    """The same person, or another, at another telephone."""
    told_live: list[str] = field(default_factory=list)
    receipt: str = ""
    members: dict[str, str] = field(default_factory=dict)
    """The own talks of those who joined in it: the name of each by its address."""
    ails: tuple[Found, ...] | None = None
    """What the check of the installation finds; None in a talk in which nobody looks."""
    _count: int = 0
    _last: int = 0
    _numbers: list[int] = field(default_factory=list)
    _codes: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The check looks at what the talk says, and nothing else is watched."""
        self_check, ailments = self.app.runtime.self_check, self.app.runtime.ailments
        self_check._inspect = self.found
        ailments._probes = (self_check.probe,)

    async def play(self, lines: tuple[Line, ...]) -> None:
        """What was done and said is noted as it happens: of what is told without a name nothing is left
        to be read afterwards. Its receipt is chance, and stands as RECEIPT in a talk."""
        for line in lines:
            if not line.said and line.who:
                self.told_live.append(("\n" if line.who == "@" else "") + str(line))
            if line.who == "@":
                await self._wait(datetime.fromisoformat(line.text).astimezone(UTC))
            elif not line.said:
                await self._do(line)

    async def _note(self) -> None:
        async with self.app.database.read() as conn:
            for each in await self._news(conn):
                self._last = each.number
                is_sign = each.item.key == "room-delivered"  # on somebody's message: it says nothing
                if (who := self._whose(each.address)) and not is_sign:
                    self.told_live.append(str(Line(who, self._shown(each.item), said=True)))

    async def _news(self, conn: AsyncConnection) -> list[Told]:
        return await told_after(conn, self._last)

    def _whose(self, address: Address) -> str:
        if address.party is Party.MAILBOX:
            return f"mail {address.address}"
        known = {self.person: "person", self.elsewhere: "elsewhere"}
        is_own = address.party is Party.PERSON
        return known.get(address, self.members.get(address.address, "") if is_own else address.address)

    def _shown(self, item: HistoryItem) -> str:
        text = shown(item.text)
        if found := GROUPS.search(text):
            self.receipt = found[0]
        buttons = [f"[{name_of(shown(each.label))}]" for each in item.buttons]
        subject = [item.subject] if item.subject else []
        return "\n".join([*subject, GROUPS.sub(RECEIPT, text), *buttons])

    async def _wait(self, until: datetime) -> None:
        """Time passes; what falls due on the way is done at its own time."""
        while (due := await self._next_due_at()) and due <= until:
            self.wall.at = max(self.wall.at, due)
            await self._settle()
        self.wall.at = until
        await self._settle()
        if self.ails is not None:
            await self._look()
            await self._note()

    async def _house(self, line: Line) -> None:
        """`error NAME` or `warning NAME`, what is found and its mend; or that all is well."""
        head, *rest = line.text.split("\n")
        level, _, name = head.partition(" ")
        found = () if head == WELL else (Found(name, rest[0], rest[1], level == "error"),)
        self.ails = found
        await self._look()
        await self._look()

    async def _look(self) -> None:
        """As the check of each hour, and the watch after it."""
        await self.app.runtime.self_check.look(tells=False)
        await self.app.runtime.ailments.look()
        await self.app.runtime.settle()

    async def found(self, _: str) -> tuple[Found, ...]:
        return self.ails or ()

    async def _settle(self) -> None:
        await self.app.runtime.settle()

    async def _next_due_at(self) -> datetime | None:
        async with self.app.database.read() as conn:
            return await timers.next_due_at(conn)

    async def joins(self, line: Line) -> None:
        """`member-sara presses: /start join-confidential-sara`: she was invited in that role."""
        _, role, name = line.text.split()[1].split("-", 2)
        token, now = line.text.split()[1], self.wall.at
        self.members[self._address(line.who).address] = line.who
        async with self.app.database.write() as conn:
            await staff.invite(conn, token, Role(role), NAMES[name], now, now + timedelta(days=1))

    async def _do(self, line: Line) -> None:
        if line.text.startswith(JOINS):
            await self.joins(line)
        if line.who == "house":
            await self._house(line)
        else:
            await self._act(await self._coded(line))
        await self._settle()
        if self.ails is not None:
            await self.app.runtime.self_check.look_if_due()
            await self._settle()
        await self.app.learned.caught_up()
        await self._note()

    async def _act(self, line: Line) -> None:
        self._count += 1
        who = self._address(line.who)
        event = await self._event(line, who)
        until = self.wall.at + WINDOW if who.channel == "whatsapp" else None
        await self.app.runtime.intake.accept(
            Incoming(f"line-{self._count}", who, event, free_until=until)
        )

    async def _coded(self, line: Line) -> Line:
        """As it was really written: the receipt itself, and for a code that was hidden meanwhile the last of
        its length that was shown."""
        async with self.app.database.read() as conn:
            rows = await conn.execute(select(outbox.c.message).order_by(outbox.c.id))
        for stored in rows.scalars():
            for found in SHOWN.findall(shown(stored_as(stored, Message).text)):
                self._codes[len(found)] = found
        text = HIDDEN.sub(lambda code: self._codes[len(code[0])], line.text)
        return replace(line, text=SLIP.sub(self._slip, text.replace(RECEIPT, self.receipt)))

    def _slip(self, found: re.Match[str]) -> str:
        """The code of the first slip of a case, as it is printed and never kept."""
        return found[0].replace("SLIP", code_of(self.app.passes.key, int(found[1]), 1))

    def _address(self, who: str) -> Address:
        if who == "elsewhere":
            return self.elsewhere
        if who.startswith("member-"):
            return Address("web", who, Party.PERSON)
        if who.startswith("person"):
            name = self.person.address + who.removeprefix("person")
            return replace(self.person, address=name)
        return desk("web") if who == "desk" else room_of(int(who.removeprefix("case-")), "web")

    async def _event(self, line: Line, who: Address) -> Event:
        if line.verb == "presses":
            return await self._press(line, who)
        if line.verb == "sends":
            return await self._sent(line)
        return MessageReceived(Words(line.text), by=line.by)

    async def _press(self, line: Line, who: Address) -> ButtonPressed:
        """The newest button of that label; `/action arg` for one that was never shown (forged, late)."""
        if line.text.startswith("/"):
            action, _, arg = line.text[1:].partition(" ")
            return ButtonPressed(action, arg, by=line.by)
        async with self.app.database.read() as conn:
            conversation = await conversations.find(conn, who)
            assert conversation, f"nobody has talked at {who.address}"
            items = await history(conn, conversation.id)
        for item in reversed(_standing(items)):
            for button in item.buttons:
                if name_of(shown(button.label)) == line.text:
                    return ButtonPressed(button.action, button.arg, item.stamp, line.by, button.label)
        raise AssertionError(f"no button {line.text!r} was ever shown at {who.address}")

    async def _sent(self, line: Line) -> MessageReceived:
        words, unsupported, texts = Words(), "", []
        for part in line.text.split("\n"):
            kind, _, rest = part.partition(" ")
            if kind in set(AttachmentKind):
                kept = await self._file(kind, rest)
                words = replace(words, attachments=(*words.attachments, kept))
            elif kind == "location":
                words = replace(words, location=Location(*(float(each) for each in rest.split())))
            elif kind == "sticker":
                unsupported = kind
            else:
                texts.append(part)
        return MessageReceived(replace(words, text="\n".join(texts)), line.by, unsupported)

    async def _file(self, kind: str, name: str) -> Attachment:
        _, data = SAMPLES[kind]
        return await self.app.runtime.attachments.keep(_once(data), name, AttachmentKind(kind))

    async def told(self, case: int) -> str:
        zone = self.app.settings.working_time.zone
        async with self.app.database.read() as conn:
            return await transcript_of(conn, case, "web", zone, private=True, members=self.members)


def _standing(items: list[HistoryItem]) -> list[HistoryItem]:
    """A page has one bubble a slot, as Telegram has: what was changed in its place can be pressed no more."""
    last = {item.slot: item.id for item in items if item.slot}
    return [item for item in items if last.get(item.slot, item.id) == item.id]


async def _once(data: bytes) -> AsyncIterator[bytes]:
    await asyncio.sleep(0)
    yield data


@asynccontextmanager
async def player(
    folder: Path, transcriber: Transcriber | None = None, *, on: str = "web", **environment: str
) -> AsyncIterator[Player]:
    """`on`: the channel of its person. What a platform would make of it is no part of a talk."""
    (folder / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())
    usual = {"RIDA_CALENDAR__COUNTRY": "null", "RIDA_DEMO": "true", "RIDA_PACE__STORY_SECONDS": "0"}
    usual["RIDA_WEB__OFFERS_NUMBER"] = "false"  # a talk is the same on every channel
    settings = load(folder / "config.yaml", {**usual, **environment})
    wall = Wall()
    async with opened(settings, wall=wall, transcriber=transcriber) as app:
        if on != "web":
            channels = cast(dict[str, Channel], app.runtime.outbox._channels)
            channels[on] = channels["web"]
        name = SHOWN_NUMBER if on == "whatsapp" else "transcript"
        yield Player(app, wall, person=Address(on, name, Party.PERSON))
