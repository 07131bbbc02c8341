"""What WhatsApp is told of the society: the profile that people see behind its name, and what the chat
offers before anything is written.

The rules this module guards: it is said once, and again only when it changed here, so that restarts do
not say it again and again and what the society writes at Meta stands; nothing is said empty; and whatever
goes wrong stops nothing else.
"""

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.api.http import GraphError, NoAnswer
from bot.channels.whatsapp.identity import Identity
from bot.channels.whatsapp.number import asked_number
from bot.store.queries import settings
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

ABOUT, DESCRIPTION, ADDRESS, EMAIL, WEBSITE = 139, 512, 256, 128, 256  # characters, by WhatsApp
WEBSITES, PROMPTS, PROMPT, COMMAND, HINT = 2, 4, 80, 32, 256
INVALID = 100
"""The code of what WhatsApp will never take as it stands."""

AGAIN = 600.0
"""Seconds until a number that was not told is asked again."""


@dataclass(frozen=True, slots=True)
class Profile:
    """In the society's first language: WhatsApp has one for all. `commands` are by their names, with what
    they do; `prompts` are messages that a person can send with a touch."""

    about: str = ""
    description: str = ""
    address: str = ""
    email: str = ""
    websites: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    commands: tuple[tuple[str, str], ...] = ()

    @property
    def card(self) -> dict[str, str | list[str]]:
        """What is not empty, as long as WhatsApp takes it. An address of the web is whole or left out."""
        links = [each for each in self.websites if each and len(each) <= WEBSITE]
        told: dict[str, str | list[str]] = {
            "about": _cut(self.about, ABOUT),
            "description": _cut(self.description, DESCRIPTION),
            "address": _cut(self.address, ADDRESS),
            "email": self.email if len(self.email) <= EMAIL else "",
            "websites": links[:WEBSITES],
        }
        return {name: value for name, value in told.items() if value}

    @property
    def offered(self) -> dict[str, Any]:
        commands = [
            {"command_name": name, "command_description": _cut(does, HINT)}
            for name, does in self.commands
            if len(name) <= COMMAND
        ]
        prompts = [each for each in self.prompts if len(each) <= PROMPT]
        return {"prompts": prompts[:PROMPTS], "commands": commands}

    @property
    def known_as(self) -> str:
        """The same for the same profile."""
        return sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def _cut(text: str, room: int) -> str:
    """Between words where it can be."""
    plain = text.strip()
    if len(plain) <= room:
        return plain
    return f"{plain[: room - 1].rsplit(None, 1)[0]}…"


@dataclass(frozen=True, slots=True)
class Introduction:
    """Said at the start, beside everything else. `number` is Meta's id of the society's number."""

    client: Client
    database: Database
    number: str
    profile: Profile
    me: Identity

    async def run(self, stop: asyncio.Event) -> None:
        """Until it is said, and our number is known."""
        await self.introduce()
        while not self.me.number and not stop.is_set():
            self.me.number = await asked_number(self.client, self.number)
            if not self.me.number:
                await _wait(stop, AGAIN)

    async def introduce(self) -> None:
        key = f"whatsapp-profile-{self.number}"
        async with self.database.read() as conn:
            said = await settings.get(conn, key)
        if said == self.profile.known_as or not await self._said():
            return
        async with self.database.write_behind() as conn:
            await settings.put(conn, key, self.profile.known_as)

    async def _said(self) -> bool:
        """Whether WhatsApp has it now, as far as it takes it."""
        try:
            await self._carded()
            await self._offered()
        except _Later as error:
            logger.warning("WhatsApp was not told our profile: %s", error)
            return False
        return True

    async def _carded(self) -> None:
        """What WhatsApp refuses, as a web address that it cannot read, takes nothing else with it.

        Raises _Later.
        """
        card = self.profile.card
        edge = f"{self.number}/whatsapp_business_profile"
        told = await self._asked(edge, ",".join(card))
        there: dict[str, Any] = next(iter(told.get("data") or []), {})
        news = {name: value for name, value in card.items() if not _same(there.get(name), value)}
        if news and not await self._posted(edge, news):
            for name, value in news.items() if len(news) > 1 else ():
                await self._posted(edge, {name: value})

    async def _offered(self) -> None:
        """Raises _Later."""
        told = await self._asked(self.number, "conversational_automation")
        there = told.get("conversational_automation") or {}
        wanted = self.profile.offered
        if any(not _same(there.get(name) or [], value) for name, value in wanted.items()):
            await self._posted(f"{self.number}/conversational_automation", wanted, product=False)

    async def _asked(self, path: str, fields: str) -> dict[str, Any]:
        """Raises _Later. What cannot be asked may be said all the same."""
        try:
            return await self.client.http.get(path, fields=fields)
        except (GraphError, NoAnswer) as error:
            _check(error)
            return {}

    async def _posted(self, path: str, said: Mapping[str, Any], *, product: bool = True) -> bool:
        """Raises _Later."""
        head = {"messaging_product": "whatsapp"} if product else {}
        try:
            await self.client.http.post(path, {**head, **said})
        except (GraphError, NoAnswer) as error:
            _check(error)
            logger.warning("WhatsApp refused of our profile %s: %s", ", ".join(said), error)
            return False
        return True


class _Later(Exception):
    """It is none of what was said that WhatsApp refuses: the next start says it again."""


def _check(error: GraphError | NoAnswer) -> None:
    """Raises _Later."""
    if not isinstance(error, GraphError) or error.code != INVALID:
        raise _Later(str(error)) from None


def _same(there: Any, wanted: Any) -> bool:
    """WhatsApp ends addresses of the web with a slash, and adds its own to what it gives back."""
    if isinstance(wanted, list) and isinstance(there, list):
        pairs = zip(there, wanted, strict=True) if len(there) == len(wanted) else [(None, "")]
        return all(_same(a, b) for a, b in pairs)
    if isinstance(wanted, dict) and isinstance(there, dict):
        return all(_same(there.get(name), value) for name, value in wanted.items())
    if isinstance(wanted, str) and isinstance(there, str):
        return there.strip().rstrip("/") == wanted.strip().rstrip("/")
    return bool(there == wanted)


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
