"""Plays a transcript through WhatsApp: what a person does is a signed POST to the real webhook, what is said
to them a real HTTP request to the local Cloud API, and every status of it comes back. The staff stay on the page.

Nothing of the talk may differ for it. What WhatsApp cannot carry (an empty message) goes in as on the page.
"""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app.build import opened
from bot.channels.shared.button_data import SHORT, WHOLE, digest
from bot.channels.whatsapp.incoming import update_handler
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.events import ButtonPressed
from bot.core.messages import Button, Message
from bot.core.reply_window import SHOW_HELD
from bot.policy.languages import LANGUAGES
from bot.runtime import transcript
from bot.runtime.delivery import holding, reports
from bot.runtime.transcript import Line, shown
from bot.runtime.turns import release, window_parts
from bot.store.codec import load as stored_as
from bot.store.queries import conversations, history
from bot.store.queries.conversations import address_of
from bot.store.queries.history import Told
from bot.store.queries.outbox_turns import UNSAID
from bot.store.schema import conversations as conversation_rows
from bot.store.schema import outbox
from bot.texts.catalogue import plain, sentence
from tests.fixtures.graph_api import GraphApi
from tests.fixtures.graphapi import state
from tests.fixtures.graphapi.people import pressable
from tests.fixtures.graphapi.settings import settings_of
from tests.transcripts.player import ROOT, SAMPLES, Player, Wall

NUMBERS = {"person": "966512345678", "elsewhere": "966598765432", "person-2": "966555555555"}
"""Who has a telephone, by whose the lines are called."""

KINDS = {"photo": "image", "document": "document", "voice": "voice"}
MIMES = {"photo": "image/png", "document": "application/pdf", "voice": "audio/ogg; codecs=opus"}


def at(who: str) -> Address:
    return Address("whatsapp", NUMBERS[who], Party.PERSON)


@dataclass
class WhatsAppPlayer(Player):
    person: Address = at("person")
    elsewhere: Address = at("elsewhere")
    api: GraphApi = None  # type: ignore[assignment]
    webhook: httpx.AsyncClient = None  # type: ignore[assignment]
    typed: list[tuple[str, str]] = field(default_factory=list)
    """Numbers that were typed in the place of a press, each with the label that it stands for."""

    def _address(self, who: str) -> Address:
        return at(who) if who in NUMBERS else super()._address(who)

    async def _settle(self) -> None:
        """Until nothing is to be done and nothing is to be told: a status may be news."""
        await super()._settle()
        while self.api.webhooks.pending:
            await self._told_to_us()
            await super()._settle()

    async def _told_to_us(self) -> None:
        while self.api.webhooks.pending:
            hook = self.api.webhooks.pending.popleft()
            answer = await self.webhook.post("/whatsapp", content=hook.body, headers=hook.headers)
            assert answer.status_code == 200, f"{answer.status_code} to {hook.body!r}"

    async def _act(self, line: Line) -> None:
        if line.who not in NUMBERS or not line.text.strip():
            if line.who in NUMBERS:  # whatever they wrote opens their window
                self.api.people.at(NUMBERS[line.who]).wrote_at = self.wall()
            await super()._act(line)
            return
        if line.verb == "presses":
            await self._pressed(NUMBERS[line.who], line)
        elif line.verb == "sends":
            self._sends(NUMBERS[line.who], line)
        else:
            self.api.people.writes(NUMBERS[line.who], line.text)
        await self._told_to_us()

    async def _news(self, conn: AsyncConnection) -> list[Told]:
        """As `told` does, with what was not said again."""
        query = select(outbox, *(conversation_rows.c[each] for each in ("channel", "address", "party")))
        said = (outbox.c.id > self._last, outbox.c.status.in_(("sent", UNSAID)))
        rows = await conn.execute(query.join(conversation_rows).where(*said).order_by(outbox.c.id))
        return [Told(row["id"], address_of(row), history._went(row)) for row in rows.mappings()]

    async def told(self, case: int) -> str:
        """With what was not said again because it stood there already: it costs money there, and the talk
        goes on by it all the same (docs/decisions/93-…)."""
        with patch.object(transcript, "_UNTOLD", tuple(set(transcript._UNTOLD) - {UNSAID})):
            return await super().told(case)

    async def lost(self) -> list[str]:
        """What the outbox says somebody was sent, and they were not: of each, its words."""
        query = select(outbox.c.message, conversation_rows.c.address).join(conversation_rows)
        mine = (conversation_rows.c.channel == "whatsapp", outbox.c.status == "sent")
        async with self.app.database.read() as conn:
            rows = (await conn.execute(query.where(*mine))).all()
        return [
            message.text
            for message, address in ((stored_as(row[0], Message), row[1]) for row in rows)
            if not all(
                pattern.search(self._had(address))
                for pattern in map(lines_as_sent, message.text.splitlines())
            )
        ]

    def _had(self, who: str) -> str:
        return bare(" ".join(body_of(each) for each in self.api.sent(who)))

    # a press

    async def _pressed(self, who: str, line: Line) -> None:
        there = self._address(line.who)
        press = await self._press(line, there)
        if line.text.startswith("/"):
            self.api.people.presses_id(who, await self._genuine(press, there))
            return
        if press.action == SHOW_HELD:
            self._opens(who)
            return
        if not self._is_there(who, press):
            self._opens(who)
            await self._told_to_us()
            await self._settle()
        assert self._is_there(who, press), f"no button {line.text!r} was ever sent to {who}"
        if found := self._shown_to(who, press):
            self.api.people.presses(who, *found)
        else:
            self.typed.append((self._number_of(who, press), line.text))
            self.api.people.writes(who, self.typed[-1][0])

    def _is_there(self, who: str, press: ButtonPressed) -> bool:
        return bool(self._shown_to(who, press) or self._number_of(who, press))

    def _number_of(self, who: str, press: ButtonPressed) -> str:
        """What is typed where the choices are only written; empty where there is no such line."""
        for message in reversed(self.api.sent(who)):
            for line in shown(body_of(message)).splitlines():
                number, _, label = line.partition(". ")
                if number.isdecimal() and label == shown(press.label):
                    return number
        return ""

    def _shown_to(self, who: str, press: ButtonPressed) -> tuple[dict[str, Any], str] | None:
        """The newest message in which it can be pressed, and what stands on it there."""
        for message in reversed(self.api.sent(who)):
            for title, reply in pressable(message):
                if is_of(str(reply.get(reply["type"], {}).get("id", "")), press):
                    return message, title
        return None

    def _opens(self, who: str) -> None:
        """What waits is shown when it is asked for."""
        waiting = next((m for m in reversed(self.api.sent(who)) if m["type"] == "template"), None)
        assert waiting, f"nothing waits for {who}"
        self.api.people.presses(who, waiting, waiting["buttons"][0])

    async def _genuine(self, press: ButtonPressed, there: Address) -> str:
        """A button that was never shown and yet bears our signature: the core must bear it."""
        async with self.app.database.read() as conn:
            found = await conversations.find(conn, there)
        assert found and self.app.whatsapp
        return self.app.whatsapp.signer.data(Button(press.action, press.arg, ""), found.stamp, there)

    # a file

    def _sends(self, who: str, line: Line) -> None:
        first, _, caption = line.text.partition("\n")
        kind, _, rest = first.partition(" ")
        people = self.api.people
        if kind == "location":
            people.sends_location(who, *(float(each) for each in rest.split()))
        elif kind == "sticker":
            people.sends_media(who, kind, b"RIFF....WEBP")
        else:
            data, mime = SAMPLES[kind][1], MIMES[kind]
            people.sends_media(who, KINDS[kind], data, mime=mime, name=rest, caption=caption)


def lines_as_sent(line: str) -> re.Pattern[str]:
    """A code is hidden later where it is kept, and was sent."""
    return re.compile(re.escape(bare(line)).replace("••••", r"\d{4}"))


def bare(text: str) -> str:
    """Without any blank: a long line is broken where it has one, or where it has none."""
    return "".join(shown(text).split())


def body_of(message: Mapping[str, Any]) -> str:
    """The words of a message as it was posted."""
    content = message[message["type"]]
    if message["type"] == "interactive":
        return str(content["body"]["text"])
    return str(content.get("body") or content.get("caption") or message.get("words") or "")


def is_of(id: str, press: ButtonPressed) -> bool:
    """Whether that is the id of such a button, whatever its stamp."""
    whole = f"{WHOLE}{press.action}{WHOLE}{press.arg}"
    return id.endswith((whole, f"{SHORT}{press.action}{SHORT}{digest(press.arg)}"))


@contextmanager
def stays_open() -> Iterator[None]:
    """The window for free replies, on both sides, for a talk that goes on after days."""
    with ExitStack() as patched:
        for module in (update_handler, window_parts, release, holding, reports, state):
            patched.enter_context(patch.object(module, "WINDOW", timedelta(days=400)))
        yield


@asynccontextmanager
async def whatsapp_player(folder: Path, **more: str) -> AsyncIterator[WhatsAppPlayer]:
    (folder / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())
    wall = Wall()
    async with GraphApi(wall).serving() as api:
        for who in NUMBERS.values():
            api.people.person(who, "هدى")
        for name, key in (("rida_reply", "template-reply"), ("rida_message", "template-message")):
            for language in LANGUAGES:
                words = plain(sentence(key, language, {"number": "{{1}}"}))
                button = plain(sentence("choice-show-held", language, {}))
                api.templates.add(name, language, body=words, buttons=[button])
        environment = {
            "RIDA_CALENDAR__COUNTRY": "null",
            "RIDA_DEMO": "true",
            "RIDA_PACE__STORY_SECONDS": "0",
            "RIDA_WEB__OFFERS_NUMBER": "false",
            **settings_of(api),
            **more,
        }
        async with opened(load(folder / "config.yaml", environment), wall=wall) as app:
            assert app.whatsapp
            (called,) = app.whatsapp.webhooks(app.runtime).values()
            transport = httpx.ASGITransport(called)
            async with httpx.AsyncClient(transport=transport, base_url="http://rida") as webhook:
                yield WhatsAppPlayer(app, wall, api=api, webhook=webhook)
