"""WhatsApp as a channel: a message goes out in as few of WhatsApp's own as can carry it.

The rules this module guards: a part that was sent is not sent again when a later one fails; no limit of
WhatsApp's is found out by breaking it; and no message is given up for its file.
"""

import logging
from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.shared.button_data import Signer
from bot.channels.whatsapp.api.account import CHANNEL
from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.api.errors import Class, class_of, kind_of
from bot.channels.whatsapp.api.http import GraphError, NoAnswer
from bot.channels.whatsapp.flows.flow_messages import Flows
from bot.channels.whatsapp.outgoing.payloads import Payload, content_of, reaction_of
from bot.channels.whatsapp.outgoing.shape import Part, Say, carries, shape_of, without_file
from bot.channels.whatsapp.outgoing.templates import Templates, is_template, template_of
from bot.channels.whatsapp.outgoing.uploads import NotTaken, Uploads
from bot.core.address import Address
from bot.core.messages import Button, Delivery, Message, Urgency
from bot.runtime.delivery.channel import Refused, Unreachable
from bot.store.queries import whatsapp as store
from bot.store.queries.takebacks import takeback_of
from bot.store.queries.whatsapp_people import target_of
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

MARKS = {"waiting": "👀", "delivered": "👍"}

UNOPENED = (Class.FORM, Class.OURS, Class.TEMPLATE)
"""What says that a form cannot be opened, and nothing of the person or the account."""

OF_FILES = frozenset({131052, 131053})

OF_WHATSAPP = "wamid."
"""So begin its ids of messages: what stands elsewhere is answered without pointing at it."""


class WhatsAppChannel:
    name = CHANNEL
    patience = timedelta(minutes=2)
    """A report comes within seconds; one that found us away comes again within minutes."""

    def __init__(
        self,
        client: Client,
        signer: Signer,
        uploads: Uploads,
        database: Database,
        say: Say,
        templates: Templates | None = None,
        new_people_a_day: int = 250,
        flows: Mapping[str, str] | None = None,
    ) -> None:
        """`flows` are the ids of the forms at Meta, by their edition (bot.core.registration)."""
        self._flows = Flows(flows or {}, signer, say)
        self._client, self._signer, self._uploads = client, signer, uploads
        self._database, self._say = database, say
        self._templates, self.new_people_a_day = templates or Templates(), new_people_a_day

    def template_of(self, key: str, language: str) -> tuple[str, str] | None:
        return self._templates.of(key, language)

    def carries(self, message: Message) -> bool:
        """Whether it goes as one message, and loses no button by that."""
        return self._flows.opens(message) or carries(message, self._say)

    async def wait(self, address: Address, message: Message, urgency: Urgency) -> float:
        """Seconds until this person may hear it. What is most urgent is tried all the same."""
        return 0.0 if urgency <= Urgency.WORDS else self._client.limits.left(address.address)

    def room(self) -> int:
        """How many sends may begin now."""
        return self._client.limits.room()

    def opens_in(self) -> float:
        """Seconds until one more may."""
        return self._client.limits.opens_in()

    async def send(self, delivery: Delivery) -> str:
        """Gives back WhatsApp's id of the message with the choices.

        Raises:
            SendError: as the contract says.
        """
        try:
            return await self._sent(delivery)
        except (GraphError, NoAnswer) as error:
            raise kind_of(error) from None  # its text may quote what was sent
        except (KeyError, OSError):
            raise Refused("an attachment is missing", why="file-missing") from None

    async def _sent(self, delivery: Delivery) -> str:
        message = delivery.message
        if takeback_of(message):
            return ""  # nothing can be taken back there
        to = await self._target(delivery.address)
        if message.mark:
            return await self._marked(delivery, to)
        if is_template(message):
            return await self._called(delivery, to)
        return await self._form(delivery, to) or await self._parts(delivery, to)

    async def _form(self, delivery: Delivery, to: Mapping[str, str]) -> str:
        """Opened by its message; empty where there is none, or Meta does not open it, be it by a report:
        then the question is asked as everywhere."""
        content = self._flows.content(delivery.message, delivery.address)
        if not content or delivery.attempt > 1:
            return ""
        try:
            return await self._said(delivery, to, content, reference=str(delivery.id))
        except GraphError as error:
            if class_of(error.code, error.subcode, error.http)[0] not in UNOPENED:
                raise
            logger.warning("WhatsApp does not open the form of %s: %s", delivery.message.form, error)
            return ""

    async def _called(self, delivery: Delivery, to: Mapping[str, str]) -> str:
        """Raises Refused: the society has no such template any more."""
        id_of = partial(self._id_of, delivery.address, delivery.message.stamp)
        content = template_of(delivery.message, self._templates, id_of)
        if content is None:
            raise Refused("the template has no name", why="template-missing")
        return await self._said(delivery, to, content, reference=str(delivery.id))

    async def _target(self, address: Address) -> Mapping[str, str]:
        """Raises Unreachable: the telephone is another person's now, and they told no other address."""
        async with self._database.read() as conn:
            target = await target_of(conn, address)
        if not target:
            raise Unreachable("nobody we know is there any more")
        return {"to": target.to} if target.to else {"recipient": target.recipient}

    async def _marked(self, delivery: Delivery, to: Mapping[str, str]) -> str:
        """A sign that cannot be put there says nothing that is lost."""
        message = delivery.message
        if not _is_there(message.about):
            return ""
        content = reaction_of(message.about, MARKS[message.mark])
        try:
            return await self._said(delivery, to, content, reference=str(delivery.id))
        except GraphError as error:
            if class_of(error.code, error.subcode, error.http)[0] is not Class.OURS:
                raise
            return ""

    # a message in its parts

    async def _parts(self, delivery: Delivery, to: Mapping[str, str]) -> str:
        parts = shape_of(delivery.message, self._say).parts
        sent = await self._sent_before(delivery, len(parts))
        for number, part in enumerate(parts):
            if number not in sent:
                is_last = number == len(parts) - 1
                reference = str(delivery.id) if is_last else f"{delivery.id}.{number}"
                sent[number] = await self._part(delivery, to, part, reference, is_first=number == 0)
                if not is_last:
                    await self._remember(delivery.id, number, sent[number])
        return sent[len(parts) - 1]

    async def _sent_before(self, delivery: Delivery, parts: int) -> dict[int, str]:
        if parts == 1:
            return {}
        async with self._database.read() as conn:
            return await store.parts_sent(conn, delivery.id)

    async def part_arrived(self, conn: AsyncConnection, id: int, part: int, external_id: str) -> None:
        """Also where we died before we knew its name."""
        await store.part_sent(conn, id, part, external_id)

    async def part_failed(self, conn: AsyncConnection, id: int, part: int, external_id: str) -> bool:
        """Whether it is that one, which goes once more."""
        return await store.part_failed(conn, id, part, external_id)

    async def lacks_parts(self, conn: AsyncConnection, id: int) -> bool:
        return await store.lacks_parts(conn, id)

    async def _remember(self, row: int, part: int, message: str) -> None:
        async with self._database.write() as conn:
            await store.part_sent(conn, row, part, message)

    async def _part(
        self,
        delivery: Delivery,
        to: Mapping[str, str],
        part: Part,
        reference: str,
        *,
        is_first: bool,
    ) -> str:
        about = delivery.message.about
        more = {"reference": reference, "about": about if is_first and _is_there(about) else ""}
        try:
            return await self._said(delivery, to, await self._content(delivery, part), **more)
        except GraphError as error:
            if part.file is None or delivery.attempt > 1 or not _may_be_of_a_file(error):
                raise
        return await self._said(delivery, to, await self._content(delivery, part, anew=True), **more)

    async def _content(self, delivery: Delivery, part: Part, *, anew: bool = False) -> Payload:
        """A file is uploaded `anew` where its send failed before: Meta may not know its id any more."""
        message = delivery.message
        media, part = await self._uploaded(part, message, anew=anew or delivery.attempt > 1)
        return content_of(part, partial(self._id_of, delivery.address, message.stamp), media)

    async def _uploaded(self, part: Part, message: Message, *, anew: bool) -> tuple[Payload | None, Part]:
        """With its file; of one that WhatsApp does not take, the words that say so."""
        if part.file is None:
            return None, part
        try:
            return await self._uploads.uploaded(part.file, anew=anew), part
        except NotTaken:
            return None, without_file(part, message, self._say)
        except GraphError as error:
            if class_of(error.code, error.subcode, error.http)[0] is not Class.OURS:
                raise
            logger.warning("WhatsApp does not take a file of delivery: %s", error)
            return None, without_file(part, message, self._say)

    def _id_of(self, address: Address, stamp: int, button: Button) -> str:
        return self._signer.data(button, stamp, address)

    async def _said(
        self,
        delivery: Delivery,
        to: Mapping[str, str],
        content: Payload,
        *,
        reference: str,
        about: str = "",
    ) -> str:
        limits, person = self._client.limits, delivery.address.address
        await limits.turn(person)
        try:
            return await self._client.send(to, content, reference=reference, about=about)
        except GraphError as error:
            limits.heard(person, error, getattr(kind_of(error), "after", None))
            raise


def _is_there(about: str) -> bool:
    return about.startswith(OF_WHATSAPP)


def _may_be_of_a_file(error: GraphError) -> bool:
    is_ours = class_of(error.code, error.subcode, error.http)[0] is Class.OURS
    return is_ours or error.code in OF_FILES
