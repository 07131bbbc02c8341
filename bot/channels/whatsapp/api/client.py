"""What is asked of the Graph API, each by its name."""

import logging
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import aiohttp

from bot.channels.whatsapp.api.account import Account
from bot.channels.whatsapp.api.http import Fate, GraphHttp, NoAnswer
from bot.channels.whatsapp.api.rate_limits import Limits

NOISY = ("aiohttp",)


class Client:
    """Each method raises GraphError where the Graph API refuses, NoAnswer where nothing was heard."""

    def __init__(self, account: Account) -> None:
        for name in NOISY:  # it would log addresses, and people's words
            logging.getLogger(name).setLevel(logging.WARNING)
        self._me = account.phone_number_id
        self.http = GraphHttp(account.api_base_url, account.token)
        self.limits = Limits(account.per_second)

    async def close(self) -> None:
        await self.http.close()

    async def send(
        self, to: Mapping[str, str], content: Mapping[str, Any], *, reference: str, about: str = ""
    ) -> str:
        """Gives WhatsApp's id of the message. `to` is `to` or `recipient` with whose it is; `content` has
        its `type`; `reference` comes back with whatever becomes of it."""
        body = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            **to,
            **content,
            "biz_opaque_callback_data": reference,
            **({"context": {"message_id": about}} if about else {}),
        }
        return _id_of(await self.http.post(f"{self._me}/messages", body))

    async def upload(self, data: bytes, mime: str, name: str) -> str:
        """Gives the id by which the file can be sent for thirty days."""
        form = aiohttp.FormData({"messaging_product": "whatsapp", "type": mime}, quote_fields=False)
        form.add_field("file", BytesIO(data), filename=_plain(name), content_type=mime)
        try:
            said = await self.http.post_form(f"{self._me}/media", form)
        except NoAnswer as error:  # whatever became of the file, nobody was told anything
            fate = Fate.AWAY if error.fate is Fate.AWAY else Fate.UNSAID
            raise NoAnswer(str(error), fate, error.retry_after) from None
        if not isinstance(said.get("id"), str | int):
            raise NoAnswer("an upload without an id", Fate.UNSAID)
        return str(said["id"])

    async def mark_read(self, message: str, *, typing: bool = False) -> None:
        """The two blue signs on the person's message; `typing` shows for 25 seconds that we write."""
        body: dict[str, Any] = {"messaging_product": "whatsapp", "status": "read", "message_id": message}
        if typing:
            body["typing_indicator"] = {"type": "text"}
        await self.http.post(f"{self._me}/messages", body)

    async def media(self, id: str) -> dict[str, Any]:
        """Where a file lies for five minutes (`url`), its `mime_type`, `sha256` and `file_size`."""
        return await self.http.get(id, phone_number_id=self._me)


def _id_of(said: Mapping[str, Any]) -> str:
    """Accepted, but by no name: it went out all the same, and is not repeated.

    Raises:
        NoAnswer: this is no answer to a send.
    """
    messages = said.get("messages")
    first = messages[0] if isinstance(messages, list) and messages else None
    if not isinstance(first, dict) or not isinstance(first.get("id"), str):
        raise NoAnswer("a send without an id", Fate.UNKNOWN)
    return str(first["id"])


def _plain(filename: str) -> str:
    """What would end the name within its header, or begin another header, is left out."""
    return "".join(each for each in filename if each not in '"\\\r\n' and each.isprintable())
