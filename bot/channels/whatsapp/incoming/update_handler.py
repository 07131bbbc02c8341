"""The way in: what a body says becomes events of the right conversations, and is on the disk before the
platform is answered.

The rules this module guards: what one message breaks, the others survive; whatever a person wrote is
kept, and what nobody could read is kept as it came and its sender asked for it again; nothing here waits
for the network.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import assert_never

from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, SQLAlchemyError

from bot.channels.shared.button_data import Press, Signer, arg_of
from bot.channels.whatsapp.api.account import CHANNEL
from bot.channels.whatsapp.flows.flow_messages import answers_in
from bot.channels.whatsapp.incoming import preferences
from bot.channels.whatsapp.incoming.account_events import NumberNews, TemplateChanged, account_news
from bot.channels.whatsapp.incoming.json_reading import read
from bot.channels.whatsapp.incoming.payloads import (
    AccountEvent,
    FlowAnswered,
    IdentityChanged,
    Pressed,
    Said,
    Status,
    Understood,
    Unreadable,
    Wrote,
    understood,
)
from bot.channels.whatsapp.incoming.read_marks import Marks, MarksOfOnePost
from bot.channels.whatsapp.incoming.said import (
    awaited,
    beside,
    in_order,
    inbox_name,
    missed_by,
    phone,
    typed,
    words,
)
from bot.channels.whatsapp.incoming.statuses import report_of
from bot.channels.whatsapp.incoming.unread import Unread
from bot.channels.whatsapp.outgoing.titles import may_be_cut
from bot.core.conversation import Address
from bot.core.events import (
    ButtonPressed,
    Event,
    MessageEdited,
    MessageReceived,
    Origin,
    PlatformOptedOut,
    Quoted,
    Words,
)
from bot.core.messages import Awaited, Incoming
from bot.runtime.delivery.reports import DeliveryReport
from bot.runtime.intake import Accepting, Batch, Intake
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.failures import trace
from bot.runtime.views import Reading
from bot.store.errors import CannotWrite, NoRoom
from bot.store.queries import whatsapp_people
from bot.store.queries.whatsapp_people import Met
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

WINDOW = timedelta(hours=24)
"""So long after what somebody wrote they may be answered freely, by WhatsApp."""

FORGED = Press("forged", "", -1)
"""A press that no button of ours stands for: answered like a late one."""

News = TemplateChanged | NumberNews

_OF_ITS_OWN = (IntegrityError, DataError, InterfaceError)
"""What one message breaks by what it says, whenever it comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateHandler:
    """`heard` and `news` are told what became of a message of ours and what is new of the account, and
    keep it before they return."""

    phone_number_id: str
    signer: Signer
    database: Database
    clock: Clock
    intake: Intake
    reading: Reading
    heard: Callable[[DeliveryReport], Awaitable[None]]
    news: Callable[[News], Awaitable[None]]
    marks: Marks
    unread: Unread
    accepting: Accepting

    async def take(self, body: bytes) -> None:
        """Everything that a body says. When this returns, it will not be needed again.

        Raises:
            CannotWrite, NoRoom, SQLAlchemyError: it could not be kept; it must come again.
        """
        try:
            said = read(body)
        except ValueError:
            await self.unread.keep(Unreadable("json", body.decode("utf-8", "replace")))
            return
        batch = Batch(self.intake, self.database)
        post, apart = self._of_one_post(batch), in_order(understood(said, self.phone_number_id))
        with batch.under_way():
            done = await asyncio.gather(*map(post._each, apart), return_exceptions=True)
        await batch.on_disk()
        for failed in done:
            if isinstance(failed, BaseException):
                raise failed

    def _of_one_post(self, batch: Batch) -> "UpdateHandler":
        """What one post brings is committed piece by piece, and the disk is waited for once."""
        unread, marks = replace(self.unread, intake=batch), MarksOfOnePost(self.marks.put, batch)
        return replace(self, accepting=batch, unread=unread, marks=marks)

    async def _each(self, found: Iterable[Understood]) -> None:
        """One after the other; what breaks there is kept as it came. Others are let in between."""
        for one in found:
            try:
                await self._one(one)
            except Exception as error:
                if _must_come_again(error):
                    raise
                logger.error("a message of WhatsApp could not be taken\n%s", trace(error))
                await self.unread.keep(Unreadable("failed", one.raw if isinstance(one, Said) else None))
            await asyncio.sleep(0)

    async def _one(self, one: Understood) -> None:
        match one:
            case Wrote():
                await self._wrote(one)
            case Pressed():
                await self._pressed(one)
            case FlowAnswered():
                await self._filled_in(one)
            case IdentityChanged():
                await self._changed(one)
            case Status():
                if report := report_of(one, CHANNEL, self.clock.now()):
                    await self.heard(report)
            case AccountEvent(kind=preferences.FIELD):
                await self._preferred(one)
            case AccountEvent():
                if news := account_news(one):
                    await self.news(news)
            case Unreadable():
                await self.unread.keep(one)
            case _:
                assert_never(one)

    # what people write and press

    async def _wrote(self, wrote: Wrote) -> None:
        content, met = wrote.content, await self._met(wrote)
        if content.phone and not wrote.sender.wa_id:
            await self._shared(met.conversation, content.phone)
        address = met.address
        if content.poison:
            await self.unread.keep(Unreadable(content.poison, wrote.raw), met.conversation)
        if wrote.edits and not content.unsupported:
            await self._edited(wrote, address)
            return
        if press := typed(wrote):
            await self._accept(wrote, address, press)
            more = beside(wrote, press)
            if more.content.text or more.content.file:
                await self._words(more, address, "-beside")
            return
        await self._words(await self._with_quote(wrote, met), address)

    async def _with_quote(self, wrote: Wrote, met: Met) -> Wrote:
        """What of ours it answers: WhatsApp tells its name alone."""
        text = await self.reading.said_as(met.conversation, wrote.reply_to) if wrote.reply_to else ""
        return replace(wrote, quoted=Quoted(Origin.OURS, text)) if text else wrote

    async def _words(self, wrote: Wrote, address: Address, part: str = "") -> None:
        content, file = wrote.content, awaited(wrote)
        files, awaits = ((file.file,), (file,)) if file else ((), ())
        said = MessageReceived(words(wrote, files), unsupported=content.unsupported)
        await self._accept(wrote, address, said, awaits, part=part)
        if content.poison and content.text:  # the words were read, and what they came with was not
            missed = MessageReceived(Words(id=wrote.id), unsupported=missed_by(content.poison))
            await self._accept(wrote, address, missed, part="-unread")

    async def _edited(self, wrote: Wrote, address: Address) -> None:
        """Only the words are new: the files stay that the message came with. It opens no window: nobody
        has promised that it does."""
        if await self.reading.reads_as(CHANNEL, wrote.edits, wrote.content.text):
            return
        now = MessageEdited(words(wrote, ()))
        await self._accept(wrote, address, now, is_news=False)

    async def _pressed(self, pressed: Pressed) -> None:
        address = (await self._met(pressed)).address
        press = self.signer.read(pressed.data, address)
        if press is None and pressed.template:
            said = MessageReceived(Words(pressed.label or pressed.data, id=pressed.id))
            await self._accept(pressed, address, said)
            return
        await self._accept(pressed, address, await self._press(press or FORGED, address, pressed.label))

    async def _press(self, press: Press, address: Address, label: str) -> ButtonPressed:
        shown = await self.reading.history(address) if press.short else []
        arg = arg_of(press, (button for item in shown for button in item.buttons))
        its = (address, press.stamp, press.action, arg)
        whole = await self.reading.label_shown(*its) if may_be_cut(label) else None
        return ButtonPressed(press.action, arg, press.stamp, label=whole or label)

    async def _filled_in(self, form: FlowAnswered) -> None:
        """One of a form of ours is read as words; what is none of ours is kept as it came."""
        met = await self._met(form)
        if found := answers_in(form.answer, self.signer, met.address):
            name, said = found
            await self._accept(form, met.address, MessageReceived(Words(said, id=form.id, form=name)))
            return
        await self.unread.keep(Unreadable("flow", form.raw), met.conversation)
        await self._accept(form, met.address, MessageReceived(Words(id=form.id), unsupported="unknown"))

    async def _accept(
        self,
        said: Said,
        address: Address,
        event: Event,
        awaits: tuple[Awaited, ...] = (),
        *,
        part: str = "",
        is_news: bool = True,
    ) -> None:
        """`part` tells apart what one message became; `is_news` False: it is no message of its own."""
        now = self.clock.now()
        at = min(said.at or now, now)  # a telephone whose clock is fast opens the window no longer
        text = said.content.text if isinstance(said, Wrote) else ""
        named = (said.edits or said.id) if isinstance(said, Wrote) else ""
        incoming = Incoming(
            inbox_name(said) + part,
            address,
            event,
            sender_name=said.sender.name,
            sender_phone=phone(said),
            number=int(said.at.timestamp() * 1000) if said.at else None,
            awaits=awaits,
            message=named,
            text=text,
            free_until=at + WINDOW if is_news else None,
            unordered=True,
        )
        accepted = await self.accepting.accept(incoming)
        if accepted.is_new and is_news and said.id and not part:
            self.marks.put(address, said.id)

    # who they are

    async def _met(self, said: Said) -> Met:
        """Of whoever is known nothing is written."""
        ids, now = (said.sender.wa_id, said.sender.user_id), self.clock.now()
        async with self.database.read() as conn:
            known = await whatsapp_people.known(conn, *ids)
        if known:
            return known
        async with self.database.write_behind() as conn:
            return await whatsapp_people.met(conn, *ids, now, at=said.at)

    async def _shared(self, conversation: int, number: str) -> None:
        async with self.database.write_behind() as conn:
            await whatsapp_people.shared(conn, conversation, number, self.clock.now())

    async def _preferred(self, told: AccountEvent) -> None:
        """Of somebody who never wrote here nothing is kept."""
        for each in preferences.preferences(told.value):
            async with self.database.read() as conn:
                met = await whatsapp_people.known(conn, each.wa_id, each.user_id)
            if met:
                event = PlatformOptedOut(each.stops)
                await self.accepting.accept(Incoming(each.name, met.address, event))

    async def _changed(self, changed: IdentityChanged) -> None:
        """They write from elsewhere from now on: their conversation stays theirs."""
        was, becomes, now = changed.sender, changed.becomes, self.clock.now()
        async with self.database.write() as conn:
            if becomes.wa_id:
                numbers, ids = (was.wa_id, becomes.wa_id), (was.user_id, becomes.user_id)
                await whatsapp_people.number_changed(
                    conn, *numbers, now, at=changed.at, old_user_id=ids[0], user_id=ids[1]
                )
            else:
                await whatsapp_people.user_id_changed(
                    conn, was.user_id, becomes.user_id, now, at=changed.at, number=was.wa_id
                )


def _must_come_again(error: Exception) -> bool:
    """Nothing can be kept just now, whatever is said."""
    is_of_the_store = isinstance(error, CannotWrite | NoRoom | SQLAlchemyError)
    return is_of_the_store and not isinstance(error, _OF_ITS_OWN)
