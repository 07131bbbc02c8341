"""The way in: an update becomes an event of the right conversation, and is on the disk before it is let
go.

The rules this module guards: what cannot be read is named and passed by, so that it never stops the
rest; a group that is not the staff's is none of ours; whatever a person wrote is kept, and nothing here
waits for the network.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from telegram.error import TelegramError

from bot.channels.shared.button_data import Press, Signer, arg_of
from bot.channels.shared.commands import command_of, press_of
from bot.channels.telegram.api.client import Client
from bot.channels.telegram.api.files import Files
from bot.channels.telegram.api.payloads import (
    Added,
    Changed,
    Left,
    Moved,
    Place,
    Pressed,
    Removed,
    Sender,
    TopicClosed,
    Unblocked,
    Wrote,
)
from bot.channels.telegram.api.tolerant_parsing import read
from bot.channels.telegram.group.bot_rights import Standing
from bot.channels.telegram.group.connecting import code_in
from bot.channels.telegram.group.topics import CHANNEL, Desk
from bot.channels.telegram.group.unheard_staff import Unheard, is_anonymous
from bot.channels.telegram.incoming.last_heard import update_name
from bot.core.conversation import Address, Party, desk
from bot.core.events import (
    Attachment,
    ButtonPressed,
    Event,
    MessageEdited,
    MessageReceived,
    PersonUnblocked,
    StaffGroupClosed,
    StaffGroupOpened,
    StaffUnheard,
    UnheardFor,
    Words,
)
from bot.core.messages import Awaited, Incoming
from bot.core.staff_text.reading import for_another_bot
from bot.core.staff_text.reading import read as read_staff
from bot.policy.languages import LANGUAGES
from bot.runtime.intake import Intake
from bot.runtime.views import Reading

logger = logging.getLogger(__name__)

FORGED = Press("forged", "", -1)
"""A press that no button of ours stands for: answered like a late one."""

WhoIs = Callable[[int], Awaitable[str]]
"""Gives the staff id of a Telegram user id, empty for somebody who does not work here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateHandler:
    """`bot` is the bot's own id; `name` its user name as far as it is known. `gone` is told of a Telegram
    user who left the staff's group, `back` when the bot itself is in it (again), and `connected` when a
    group became the staff's just now; `is_welcomed` while a new group is told what it lacks."""

    client: Client
    bot: str
    signer: Signer
    desk: Desk
    files: Files
    intake: Intake
    reading: Reading
    who_is: WhoIs
    gone: Callable[[int], Awaitable[None]]
    back: Callable[[], Awaitable[None]]
    connected: Callable[[], Awaitable[None]]
    is_welcomed: Callable[[], bool]
    name: Callable[[], str]
    standing: Standing
    unheard: Unheard = field(default_factory=Unheard)
    _answering: set[asyncio.Task[None]] = field(default_factory=set)

    async def take(self, raw: Any) -> None:
        """Everything that an update asks for. When this returns, it will not be needed again.

        Raises:
            SQLAlchemyError: it could not be kept; it must come again.
        """
        found = read(raw, self.client)
        if found is None:
            return
        id, said = found
        match said:
            case Wrote(edited=True) if await self._reads_as_before(said):
                return  # a reaction, or its looks: Telegram brings that as an edit, too
            case Wrote(place=Place(private=True)):
                await self._person_wrote(id, said)
            case Wrote():
                await self._group_wrote(id, said)
            case Pressed():
                await self._pressed(id, said)
            case Moved(old=old, new=new):
                if old == await self.desk.group():
                    await self.desk.moved(new)
            case TopicClosed(place=place):
                await self.desk.closed(place)
            case Changed(chat=chat):
                self._looked_at(chat)
            case Removed(chat=chat) | Added(chat=chat):
                await self._group_changed(id, chat, there=isinstance(said, Added))
            case Unblocked(chat=chat):
                there = Address(CHANNEL, str(chat), Party.PERSON)
                await self._accept(id, there, PersonUnblocked(), Sender(0))
            case Left(chat=chat, user=user):
                if chat == await self.desk.group():
                    await self.gone(user)
            case _:
                assert_never(said)

    async def _reads_as_before(self, wrote: Wrote) -> bool:
        return await self.reading.reads_as(CHANNEL, wrote.id, wrote.whole)

    # people

    async def _person_wrote(self, id: int, wrote: Wrote) -> None:
        address = Address(CHANNEL, str(wrote.place.chat), Party.PERSON)
        command = command_of(wrote.text)
        is_own = not (wrote.edited or wrote.forwarded)
        action = press_of(command) if command and is_own else None
        if command is None or action is None:
            await self._words(id, address, wrote, "")
            return
        await self._accept(id, address, action, wrote.sender, wrote=wrote)
        beside = replace(wrote, text="" if action.arg else command.arg)
        if beside.text or beside.file:
            await self._words(id, address, beside, "", "-beside")

    async def _words(self, id: int, address: Address, wrote: Wrote, by: str, part: str = "") -> None:
        """A file is fetched later. An edit keeps the files that its message came with: only its words are
        new."""
        file = self.files.expect(wrote.file) if wrote.file and not wrote.edited else None
        files, awaits = ((file.file,), (file,)) if file else ((), ())
        words = _said(wrote, files)
        said = MessageReceived(words, by, wrote.unsupported)
        event = MessageEdited(words, by) if wrote.edited else said
        await self._accept(id, address, event, wrote.sender, part, awaits, wrote)

    async def _accept(
        self,
        id: int,
        address: Address,
        event: Event,
        sender: Sender,
        part: str = "",
        awaits: tuple[Awaited, ...] = (),
        wrote: Wrote | None = None,
    ) -> None:
        """`id` is the update's: one person's updates are numbered in the order they were said."""
        language = sender.language[:2] if address.party is Party.PERSON else ""
        known = language if language in LANGUAGES else ""
        name = update_name(self.bot, f"{id}{part}")
        who = (known, sender.name, sender.phone)
        written = (wrote.id, wrote.whole) if wrote else ("", "")
        await self.intake.accept(Incoming(name, address, event, *who, id, awaits, *written))

    # staff

    async def _group_wrote(self, id: int, wrote: Wrote) -> None:
        if await self._is_connecting(wrote) or not await self._is_ours(wrote.place.chat, wrote.sender):
            return
        self.standing.saw(forum=wrote.place.forum)
        by, room = await self._member(wrote.sender), await self.desk.room_at(wrote.place)
        if for_another_bot(wrote.text, self.name()):
            return
        is_command = bool(read_staff(wrote.text).name) and not wrote.edited
        is_meant = room.party is Party.ROOM or is_command
        why = await self._why_unheard(wrote, is_meant=is_meant)
        if why and self.unheard.is_news(why, wrote.sender.id):
            await self._accept(id, room, StaffUnheard(wrote.id, why), Sender(0))
        elif is_meant:
            await self._words(id, room, wrote, by)
        elif str(wrote.place.reply_by) == self.bot and not wrote.edited:
            which = ButtonPressed("which-topic", wrote.id, by=by, label=wrote.text)
            await self._accept(id, room, which, wrote.sender, wrote=wrote)

    async def _is_connecting(self, wrote: Wrote) -> bool:
        """Whether it brought the code that makes its group the staff's. What is passed on is somebody
        else's word."""
        code = "" if wrote.edited or wrote.forwarded else code_in(wrote.text, self.name())
        before = await self.desk.group() if code else 0
        if not code or not await self.desk.connect(code, wrote.place.chat):
            return False
        if before and before != wrote.place.chat:
            self._beside(self.client.leave_chat(before))
        await self.connected()
        return True

    async def _why_unheard(self, wrote: Wrote, *, is_meant: bool) -> UnheardFor | None:
        """None: it is heard, or it is the staff's own talk."""
        if is_meant:
            return "anonymous" if is_anonymous(wrote.sender) else None
        place = wrote.place
        is_lost = await self.standing.lost_topics(place.chat, forum=place.forum)
        return "topics" if is_lost and not wrote.edited else None

    def _looked_at(self, chat: int) -> None:
        logger.info("the bot's rights in the group %d changed", chat)
        self.standing.look_again()

    async def _is_ours(self, chat: int, sender: Sender) -> bool:
        """Another group of somebody who works here is going to be the staff's: it hears its number."""
        group = await self.desk.group()
        if chat == group:
            return True
        if await self.desk.awaits_group():
            return False  # the code may be on its way there
        if sender.id and await self.who_is(sender.id):
            logger.warning("to make this group the staff's, write telegram.staff_group: %d", chat)
        else:
            logger.warning("a stranger wrote to the bot in another group, and it leaves that group")
            self._beside(self.client.leave_chat(chat))
        return False

    async def _member(self, sender: Sender) -> str:
        """Somebody unknown stays unknown by a name that no member of staff has."""
        member = await self.who_is(sender.id) if sender.id else ""
        return member or f"telegram:{sender.id or 'anonymous'}"

    async def _group_changed(self, id: int, chat: int, *, there: bool) -> None:
        if chat != await self.desk.group():
            return
        came_back = await self.desk.went(chat, there=there)
        if not there:
            logger.error(
                "the bot was removed from the staff group; add it again, what it has to say waits"
            )
        else:
            await (self.connected() if came_back else self.back())
        self.standing.look_again()
        if there and self.is_welcomed():
            return  # it is told so by itself
        event = StaffGroupOpened() if there else StaffGroupClosed()
        await self._accept(id, desk(CHANNEL), event, Sender(0))

    # presses

    async def _pressed(self, id: int, pressed: Pressed) -> None:
        place = pressed.place
        if place.private:
            address, by = Address(CHANNEL, str(place.chat), Party.PERSON), ""
        elif place.chat == await self.desk.group():
            address, by = await self.desk.room_at(place), await self._member(pressed.sender)
        else:
            self._answer(pressed)
            return
        if not place.private and is_anonymous(pressed.sender) and self.unheard.is_news("anonymous", 0):
            about = StaffUnheard(f"{place.chat}:{place.reply_to}", "anonymous")
            await self._accept(id, address, about, Sender(0))
            self._answer(pressed)
            return
        press = self.signer.read(pressed.data, address) or FORGED
        event = await self._press_event(press, address, by, pressed.label)
        await self._accept(id, address, event, pressed.sender)
        self._answer(pressed)

    async def _press_event(self, press: Press, address: Address, by: str, label: str) -> ButtonPressed:
        shown = await self.reading.history(address) if press.short else []
        arg = arg_of(press, (button for item in shown for button in item.buttons))
        return ButtonPressed(press.action, arg, press.stamp, by, label)

    def _answer(self, pressed: Pressed) -> None:
        """That the press was heard: a sign on the button."""
        self._beside(self.client.answer_callback_query(pressed.query))

    def _beside(self, asked: Awaitable[object]) -> None:
        """What nobody waits for."""
        answering = asyncio.create_task(self._quietly(asked))
        self._answering.add(answering)
        answering.add_done_callback(self._answering.discard)

    async def _quietly(self, asked: Awaitable[object]) -> None:
        """What Telegram may refuse without harm: a press that is too old, a group that is gone."""
        try:
            async with asyncio.timeout(5):
                await asked
        except (TelegramError, TimeoutError) as error:
            logger.info("telegram did not take it: %s", type(error).__name__)


def _answered(wrote: Wrote) -> str:
    """The name of the message that a person answers; in a group that says whom it is for."""
    place = wrote.place
    return f"{place.chat}:{place.reply_to}" if place.private and place.reply_to else ""


def _said(wrote: Wrote, files: tuple[Attachment, ...]) -> Words:
    return Words(
        wrote.text,
        files,
        wrote.location,
        id=wrote.id,
        forwarded=wrote.forwarded,
        quoted=wrote.quoted,
        album=wrote.album,
        calls=wrote.calls,
        reply_to=_answered(wrote),
    )
