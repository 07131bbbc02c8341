"""Plays a transcript through Telegram: what is done becomes an update, what is said a real HTTP request.

Nothing of the talk may differ for it. What Telegram cannot carry (an empty
message) goes in as on the page.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app.build import opened
from bot.channels.shared.button_data import Signer
from bot.channels.telegram.incoming.update_handler import UpdateHandler
from bot.config import load
from bot.core.conversation import Address, Party, desk, room_of
from bot.core.messages import Button
from bot.runtime.transcript import Line, shown, transcript_of
from bot.store.queries import conversations
from bot.store.queries.telegram import topic_of
from tests.fixtures.bot_api import BotApi
from tests.transcripts.labels import name_of
from tests.transcripts.player import JOINS, ROOT, SAMPLES, Player, Wall

GROUP, PERSON, ELSEWHERE = -1001, 7, 8
MEMBERS = {"member-sara": 201, "member-nora": 202}
"""Who joins in the middle of a talk, in a private chat of their own."""

USERS = {"person": PERSON, "elsewhere": ELSEWHERE, **MEMBERS}
"""Who has a private chat, by whose the lines are called."""

STAFF = {"supervisor": 101, "service": 102, "coordinator": 103, "director": 104}


@dataclass
class TelegramPlayer(Player):
    person: Address = Address("telegram", str(PERSON), Party.PERSON)
    elsewhere: Address = Address("telegram", str(ELSEWHERE), Party.PERSON)
    api: BotApi = None  # type: ignore[assignment]
    update_handler: UpdateHandler = None  # type: ignore[assignment]

    def _address(self, who: str) -> Address:
        if who in USERS:
            return Address("telegram", str(USERS[who]), Party.PERSON)
        return desk("telegram") if who == "desk" else room_of(int(who.removeprefix("case-")), "telegram")

    def _whose(self, address: Address) -> str:
        """Who works here has a private chat on Telegram, and is called by the role there."""
        member = {Address("telegram", str(id), Party.PERSON): name for name, id in STAFF.items()}
        return member.get(address, "") or super()._whose(address)

    async def _act(self, line: Line) -> None:
        if not line.text.strip() or (line.by and line.by not in STAFF):
            await super()._act(line)
            return
        await self._written(line)
        while self.api.delivery.pending:
            await self.update_handler.take(self.api.delivery.pending.popleft())

    async def _written(self, line: Line) -> None:
        user = USERS.get(line.who) or STAFF[line.by]
        where = await self._where(line.who)
        if line.text.startswith(JOINS):
            self.api.people.writes(user, line.text)
        elif line.verb == "presses":
            await self._pressed(user, line)
        elif line.verb == "sends":
            self._sends(user, line, where)
        else:
            self.api.people.writes(user, line.text, **where)

    async def _where(self, who: str) -> dict[str, int]:
        if who in USERS:
            return {}
        async with self.app.database.read() as conn:
            topic = await topic_of(conn, who, GROUP)
        return {"chat": GROUP, **({"thread": topic.thread_id} if topic else {})}

    async def _pressed(self, user: int, line: Line) -> None:
        where = await self._where(line.who)
        chat, thread = where.get("chat", USERS.get(line.who)), where.get("thread")
        messages = self.api.sent(chat, thread)
        if line.text.startswith("/"):
            data = await self._genuine(line)
            self.api.people.presses_data(user, messages[-1], data)
            return
        for message in reversed(messages):
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in (button for row in rows for button in row):
                if name_of(shown(button["text"])) == line.text:
                    self.api.people.presses_data(user, message, button["callback_data"])
                    return
        raise AssertionError(f"no button {line.text!r} was ever shown in {chat}")

    async def _genuine(self, line: Line) -> str:
        """A button that was never shown and yet bears our signature: the core must bear it."""
        action, _, arg = line.text[1:].partition(" ")
        who = self._address(line.who)
        async with self.app.database.read() as conn:
            found = await conversations.find(conn, who)
        assert found
        return Signer(self.api.token).data(Button(action, arg, ""), found.stamp, who)

    def _sends(self, user: int, line: Line, where: dict[str, int]) -> None:
        first, _, caption = line.text.partition("\n")
        kind, _, rest = first.partition(" ")
        people = self.api.people
        if kind == "location":
            latitude, longitude = (float(each) for each in rest.split())
            people.sends_location(user, latitude, longitude, **where)
        elif kind == "sticker":
            people.sends_file(user, kind, b"x", **where)
        else:
            more: dict[str, Any] = {"caption": caption} if caption else {}
            people.sends_file(user, kind, SAMPLES[kind][1], name=rest, **more, **where)

    async def told(self, case: int) -> str:
        zone = self.app.settings.working_time.zone
        async with self.app.database.read() as conn:
            return await transcript_of(conn, case, "telegram", zone, private=True, members=self.members)


@asynccontextmanager
async def telegram_player(folder: Path) -> AsyncIterator[TelegramPlayer]:
    (folder / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())
    async with BotApi().serving() as api:
        _people(api)
        environment = {
            "RIDA_CALENDAR__COUNTRY": "null",
            "RIDA_DEMO": "true",
            "RIDA_PACE__STORY_SECONDS": "0",
            "RIDA_TELEGRAM__ENABLED": "true",
            "RIDA_TELEGRAM__TOKEN": api.token,
            "RIDA_TELEGRAM__API_BASE_URL": api.url,
            "RIDA_TELEGRAM__STAFF_GROUP": str(GROUP),
            "RIDA_TELEGRAM__PER_SECOND": "0",
            **{f"RIDA_STAFF__{n}__TELEGRAM_ID": str(id) for n, id in enumerate(STAFF.values())},
        }
        wall = Wall()
        async with opened(load(folder / "config.yaml", environment), wall=wall) as app:
            assert app.telegram
            update_handler = app.telegram.update_handler(app.runtime.intake)
            yield TelegramPlayer(app, wall, api=api, update_handler=update_handler)


def _people(api: BotApi) -> None:
    for id in (PERSON, ELSEWHERE):
        api.people.person(id, "هدى", language_code="ar")
    api.people.group(GROUP, "الموظفون")
    for name, id in MEMBERS.items():
        api.people.person(id, name)
        api.state.chats[id].started = True
    for name, id in STAFF.items():  # whoever works here has written to the bot once
        api.people.person(id, name)
        api.people.joins(GROUP, id)
        api.state.chats[id].started = True
    for id in (PERSON, ELSEWHERE):
        api.state.chats[id].started = True
    api.delivery.pending.clear()
