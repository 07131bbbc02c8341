"""Telegram as a channel: a message goes out in parts, into a chat or a topic, or as a sign on another
one.

The rules this module guards: a part that was sent is not sent again when a later one fails; what takes
the place of an earlier message edits it where it stands; and no text is ever read as markup.
"""

import json
import logging
from collections.abc import Callable

from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.channels.shared.button_data import Signer
from bot.channels.telegram.api.client import Client, kind_of
from bot.channels.telegram.api.files import Files
from bot.channels.telegram.api.message_parts import Part, parts_of, rows_of
from bot.channels.telegram.api.rate_limits import urgent
from bot.channels.telegram.api.refusals import Verdict, verdict_of
from bot.channels.telegram.group.topic_retelling import CARD, anew, card_of, story_of
from bot.channels.telegram.group.topics import CHANNEL, ChatTarget, Desk, is_lost
from bot.channels.telegram.taking_back import TakingBack
from bot.core.conversation import Address, Party
from bot.core.messages import Button, Delivery, Message, Urgency
from bot.runtime.delivery.channel import Refused, TryLater
from bot.store.queries import outbox_slots
from bot.store.queries import telegram as store
from bot.store.queries.takebacks import takeback_of
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

MARKS = {"waiting": "👀", "delivered": "👍"}
"""Of the reactions that Telegram allows to bots."""

FOLLOWS = "edit:"
"""Slots of this kind belong to one message of somebody else: it is changed wherever it stands."""

TRIES = 3  # a lost topic is made again, a moved group followed, then sent once more


class TelegramChannel:
    name = CHANNEL

    def __init__(
        self,
        client: Client,
        signer: Signer,
        desk: Desk,
        files: Files,
        database: Database,
        heading: Callable[[], str],
    ) -> None:
        """`heading` stands above what is told again in a topic that was made again."""
        self._heading = heading
        self._client, self._signer, self._desk = client, signer, desk
        self._files, self._database = files, database
        self._taking_back = TakingBack(client, database)
        self._latest: dict[int, str] = {}

    async def send(self, delivery: Delivery) -> str:
        """Gives back `chat:message` of the message with the text and the buttons.

        Raises:
            SendError: as the contract says.
        """
        in_group = delivery.address.party is not Party.PERSON
        try:
            with urgent(delivery.urgency):
                return await self._sent(delivery)
        except TelegramError as error:
            raise kind_of(error, group=in_group) from None  # its text may quote what was sent
        except (KeyError, OSError):
            raise Refused("an attachment is missing") from None

    async def wait(self, address: Address, message: Message, urgency: Urgency) -> float:
        """Seconds until the chat or the group may hear it. Signs count nowhere."""
        if message.mark:
            return 0.0
        is_person = address.party is Party.PERSON
        chat = address.address if is_person else str(await self._desk.group())
        return self._client.limits.left(chat, urgency)

    def room(self) -> int:
        """How many sends may begin now."""
        return self._client.limits.room()

    def opens_in(self) -> float:
        """Seconds until one more may."""
        return self._client.limits.opens_in()

    async def _sent(self, delivery: Delivery) -> str:
        if takeback_of(delivery.message):
            await self._taking_back.done(delivery, self._desk.now())
            return ""
        for _ in range(TRIES):
            target = await self._target(delivery)
            try:
                return await self._out(delivery, target)
            except ChatMigrated as moved:
                await self._desk.moved(moved.new_chat_id)
            except BadRequest as error:
                if target.thread is None or not is_lost(error):
                    raise
                await self._desk.lost(delivery.address, target)
        raise TryLater("the topic cannot be made")

    async def _target(self, delivery: Delivery) -> ChatTarget:
        try:
            return await self._desk.target(delivery.address)
        except ChatMigrated as moved:
            await self._desk.moved(moved.new_chat_id)
            return await self._desk.target(delivery.address)

    async def _out(self, delivery: Delivery, target: ChatTarget) -> str:
        message = delivery.message
        if message.mark and message.about:
            return await self._marked(message)
        if target.is_anew:
            await self._retell(delivery, target)
        parts = parts_of(message)
        standing = self._standing(delivery, target, parts)
        if standing and await self._edited(delivery, standing, parts[0]):
            return delivery.replaces
        return await self._new(delivery, target, parts)

    # into a topic that was made again

    async def _retell(self, delivery: Delivery, target: ChatTarget) -> None:
        """The card, unless it is what is being sent, and the story so far. What waits to be said there is
        never given up for that."""
        try:
            await self._card_anew(delivery, target)
            await self._story(delivery.address, target)
        except (BadRequest, KeyError, OSError) as error:
            if isinstance(error, BadRequest) and not _is_refused(error):
                raise
            logger.error("a new topic does not tell what was before: %s", type(error).__name__)
        await self._desk.retold(delivery.address)

    async def _card_anew(self, delivery: Delivery, target: ChatTarget) -> None:
        """What follows in its slot changes it here."""
        found = await card_of(self._database, delivery.address)
        if not found or delivery.message.slot == CARD:
            return
        card, parts = anew(delivery, *found), parts_of(found[1])
        sent = {
            number: await self._part(card, target, part, first=False) for number, part in enumerate(parts)
        }
        await self._desk.posted(card.address, target, list(sent.values()))
        async with self._database.write() as conn:
            await outbox_slots.said_anew(conn, card.id, _name(target, parts, sent))

    async def _story(self, address: Address, target: ChatTarget) -> None:
        story = await story_of(self._database, address, self._heading())
        if story:
            message, _ = await self._client.say(target.chat, story, thread=target.thread)
            await self._desk.posted(address, target, [message])

    # a sign on the message that this one is about

    async def _marked(self, message: Message) -> str:
        chat, _, id = message.about.partition(":")
        sign = json.dumps([{"type": "emoji", "emoji": MARKS[message.mark]}])
        try:
            await self._client.call(
                "setMessageReaction", chat_id=int(chat), message_id=int(id), reaction=sign
            )
        except BadRequest:
            return "no-reaction"  # the message was deleted, or the group allows none: nothing is lost
        return message.about

    # in the place of an earlier one

    def _standing(self, delivery: Delivery, target: ChatTarget, parts: list[Part]) -> int:
        """The message that can be edited, or 0: it must be one text, and still where it is looked for."""
        chat, _, id = delivery.replaces.partition(":")
        texts = sum(part.file is None for part in parts)
        if chat != str(target.chat) or not id.isdecimal() or texts != 1:
            return 0
        kept = delivery.address.party is not Party.PERSON or delivery.message.slot.startswith(FOLLOWS)
        return int(id) if kept or self._latest.get(target.chat) == delivery.replaces else 0

    async def _edited(self, delivery: Delivery, message: int, part: Part) -> bool:
        """False where a new message must say it: the old one is gone, or nothing in it would change. On a
        later try that means that the first one arrived."""
        chat = int(delivery.replaces.partition(":")[0])
        try:
            await self._client.call(
                "editMessageText",
                chat_id=chat,
                message_id=message,
                text=part.text,
                reply_markup=self._keyboard(delivery),
            )
        except BadRequest as error:
            return delivery.attempt > 1 and verdict_of(error) is Verdict.SAME
        return True

    # anew

    async def _new(self, delivery: Delivery, target: ChatTarget, parts: list[Part]) -> str:
        sent = await self._sent_before(delivery, parts)
        for number, part in enumerate(parts):
            if number not in sent:
                sent[number] = await self._part(delivery, target, part, first=number == 0)
                await self._remember(delivery, parts, number, sent[number])
        await self._desk.posted(delivery.address, target, list(sent.values()))
        external_id = self._latest[target.chat] = _name(target, parts, sent)
        return external_id

    async def _sent_before(self, delivery: Delivery, parts: list[Part]) -> dict[int, int]:
        if len(parts) == 1 or delivery.attempt == 1:
            return {}
        async with self._database.read() as conn:
            return await store.parts_sent(conn, delivery.id)

    async def _remember(self, delivery: Delivery, parts: list[Part], number: int, message: int) -> None:
        if len(parts) > 1:
            async with self._database.write() as conn:
                await store.part_sent(conn, delivery.id, number, message)

    async def _part(self, delivery: Delivery, target: ChatTarget, part: Part, *, first: bool) -> int:
        around = {
            "reply_parameters": _answer(delivery.message, target) if first else None,
            "reply_markup": self._keyboard(delivery) if part.last else None,
        }
        if part.file is None:
            quiet = {"disable_notification": "true" if delivery.message.quiet else None}
            id, forum = await self._client.say(
                target.chat, part.text, thread=target.thread, **around, **quiet
            )
            self._desk.landed(target, forum=forum)
            return id
        where = {"chat_id": target.chat, "message_thread_id": target.thread, **around}
        return await self._files.send(part.file, part.text, **where)

    def _keyboard(self, delivery: Delivery) -> str | None:
        """As JSON, which is what Telegram takes."""
        message, address = delivery.message, delivery.address
        rows = [
            [self._button(button, message.stamp, address) for button in row]
            for row in rows_of(message.buttons)
        ]
        return json.dumps({"inline_keyboard": rows}) if rows else None

    def _button(self, button: Button, stamp: int, address: Address) -> dict[str, str]:
        if button.url:
            return {"text": button.label, "url": button.url}
        return {"text": button.label, "callback_data": self._signer.data(button, stamp, address)}


def _is_refused(error: BadRequest) -> bool:
    """For good, whatever becomes of the topic and the group."""
    return not is_lost(error) and isinstance(kind_of(error, group=True), Refused)


def _name(target: ChatTarget, parts: list[Part], sent: dict[int, int]) -> str:
    """Of a message that went in these parts: it is changed only where one of them holds all its words."""
    last = next(number for number, part in enumerate(parts) if part.last)
    whole = "" if sum(part.file is None for part in parts) == 1 else "+"
    return f"{target.chat}:{sent[last]}{whole}"


def _answer(message: Message, target: ChatTarget) -> str | None:
    chat, _, id = message.about.partition(":")
    if chat != str(target.chat) or not id.isdecimal():
        return None
    return json.dumps({"message_id": int(id), "allow_sending_without_reply": True})
