"""Carrying out what a turn decided: rows, all in the turn's own transaction, and nothing but rows.

What concerns another conversation becomes an event in its inbox, so no turn ever locks two.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import assert_never

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core import linking as links
from bot.core.audit import RecordAudit
from bot.core.conversation import Address, Choice, Conversation, Party, mailbox
from bot.core.effects import (
    AdmitStaff,
    AnnounceDay,
    CancelTimers,
    ClearHistory,
    DropWaitingNote,
    ErasePerson,
    KeepQuestion,
    KeepRound,
    KeepWaitingNote,
    LookAtHouse,
    PostEvent,
    RecordEntry,
    RecordRating,
    Reply,
    SaveAddition,
    SaveCase,
    SaveDisclosure,
    SaveIncident,
    SaveRegistration,
    SendEmail,
    SendMissed,
    SendReply,
    SetAbsence,
    SetTimer,
    SettleQuestions,
    SilentEffect,
)
from bot.core.events import TalkLeft
from bot.core.forgetting import ForgetTalk
from bot.core.messages import Message, urgency_of
from bot.core.opting import OptOut
from bot.core.places import ClaimPlace, FreePlace, TakePlace
from bot.core.privacy import AboutData
from bot.core.purpose import purpose_of
from bot.core.registration import WaitingNote
from bot.core.replaced import replaced
from bot.core.report import CountAct
from bot.core.takeback import TakeBack
from bot.core.thanks import KeepThanks, TellThanks
from bot.core.turn import Turn
from bot.policy.languages import FIRST
from bot.runtime.turns import linking, opting
from bot.runtime.turns.about_data import about_data
from bot.store.erasure.erase import erase
from bot.store.queries import (
    acts,
    announcements,
    audit,
    cases,
    cleared,
    conversations,
    disclosures,
    following,
    forgetting,
    inbox,
    incidents,
    learning,
    notices,
    outbox,
    outbox_again,
    places,
    registrations,
    reports,
    settings,
    staff,
    takebacks,
    thanks,
    timers,
)

SENT_MEANWHILE = timedelta(minutes=1)
"""What waited to be sent should have gone by then."""

Render = Callable[[Reply, str, int, int | None], Message]
"""A reply, its language, the prompt's stamp and a room's case number; out comes what the outbox keeps."""

RenderEmail = Callable[[SendEmail, str], Message]


@dataclass(frozen=True, slots=True)
class MessageRenderer:
    """How meaning becomes words: the texts room's two functions."""

    render: Render
    render_email: RenderEmail


@dataclass(frozen=True, slots=True)
class EffectApplier:
    """The open transaction of one turn. `now` is UTC; `inbox_id` is the event that the turn is about."""

    conn: AsyncConnection
    renderer: MessageRenderer
    now: datetime
    inbox_id: int | None = None
    unlinked: str = ""
    """What names the events of a turn that must not lead to its conversation; empty: its row does."""
    _met: dict[Address, Conversation] = field(default_factory=dict)

    async def carry_out(self, turn: Turn) -> None:
        """All effects in their order, then the conversation as the turn leaves it. Of whoever is erased
        nothing is left to be kept."""
        if any(isinstance(effect, ErasePerson) for effect in turn.effects):
            await self._erased(turn)
            return
        hides = any(isinstance(effect, ForgetTalk) for effect in turn.effects)
        applier = replaced(self, unlinked=secrets.token_hex(8)) if hides else self
        await applier._carry_out(turn)

    async def _carry_out(self, turn: Turn) -> None:
        labels: dict[Choice, str] = {}
        for number, effect in enumerate(turn.effects):
            if isinstance(effect, SendReply):
                is_cry = _is_cry(turn)
                message = await self.say(turn.conversation, effect.reply, effect.stamp, is_cry=is_cry)
                labels |= labels_of(effect.reply, message)
            else:
                await self._do(f"{self.unlinked or self.inbox_id}:{number}", effect)
        await conversations.save(self.conn, labelled(turn.conversation, labels), self.now)
        for effect in turn.effects:
            if isinstance(effect, ForgetTalk):
                await self._forget(turn.conversation.id, effect)

    async def _forget(self, whose: int, talk: ForgetTalk) -> None:
        """What is still to be sent is asked about again, whatever happens to this process meanwhile."""
        if talk.guessed:
            await forgetting.count_guess(self.conn, self.now)
        await forgetting.forget_names(self.conn, talk.files)
        await forgetting.forget_came(self.conn, whose, talk.since, self.inbox_id)
        since, until = talk.since, talk.until
        if since is None or until is None:
            return
        if await forgetting.forget_said(self.conn, whose, since, until, self.inbox_id):
            event, at = TalkLeft(since, until), self.now + SENT_MEANWHILE
            await timers.set_timer(self.conn, f"talk-left:{whose}", at, whose, event)

    async def _erased(self, turn: Turn) -> None:
        """What the turn says is said in a conversation that begins anew, for the one of before is
        nobody's now; it is erased as well once it was sent (bot.runtime.erasure)."""
        said = [effect.reply for effect in turn.effects if isinstance(effect, SendReply)]
        there = turn.conversation.address
        for number, effect in enumerate(turn.effects):
            if isinstance(effect, ErasePerson):
                tells = there if said else None
                await erase(self.conn, effect.contact, self.now, self.inbox_id, tells)
            elif not isinstance(effect, SendReply):
                await self._do(f"{self.inbox_id}:{number}", effect)
        for reply in said:
            anew = await conversations.at(self.conn, there, turn.conversation.language, self.now)
            in_their_language = replaced(anew, language=turn.conversation.language)
            await self.say(in_their_language, reply, anew.stamp)

    async def _do(self, name: str, effect: SilentEffect) -> None:
        match effect:
            case SendMissed(person, linked):
                await outbox_again.send_missed(self.conn, person, *linked)
            case SendEmail():
                await self._mail(effect)
            case SaveCase(case):
                await cases.save(self.conn, case)
            case KeepRound(case):
                await reports.keep_round(self.conn, case)
            case RecordEntry(case, entry):
                await cases.record(self.conn, case, entry)
            case RecordRating():
                await cases.rate(self.conn, effect)
            case PostEvent(to, event):
                await following.post(self.conn, await self._id(to), inbox.INTERNAL, name, event, self.now)
            case SetTimer():
                await self._set_timer(effect)
            case CancelTimers(prefix):
                await timers.cancel(self.conn, prefix)
            case AnnounceDay():
                await announcements.announce(self.conn, effect, self.now)
            case SetAbsence():
                await announcements.set_absence(self.conn, effect)
            case KeepQuestion(question):
                await learning.keep(self.conn, question)
            case SettleQuestions(ids, addition, forget):
                await learning.settle(self.conn, ids, addition, forget=forget)
            case SaveAddition(addition):
                await learning.save(self.conn, addition)
            case AdmitStaff(secret, member, address):
                await staff.admit(self.conn, secret, member, address, self.now)
            case SaveRegistration(registration):
                await registrations.save(self.conn, registration)
            case KeepWaitingNote(person, initiative):
                await registrations.keep_note(self.conn, WaitingNote(person, initiative), self.now)
            case DropWaitingNote(person, initiative):
                await registrations.drop_note(self.conn, WaitingNote(person, initiative))
            case SaveDisclosure(disclosure):
                await disclosures.save(self.conn, disclosure)
            case ClearHistory(case, texts):
                await cleared.clear(self.conn, case, texts)
            case ForgetTalk():
                pass  # once all the others are done: it is about what they leave
            case TakeBack():
                await self._take_back(effect)
            case SaveIncident(incident):
                await incidents.save(self.conn, incident)
            case KeepThanks(said):
                await thanks.keep(self.conn, said)
            case TellThanks(ids):
                await thanks.tell(self.conn, ids)
            case LookAtHouse():
                await settings.put(self.conn, settings.CHECK_ASKED, self.now.isoformat())
            case CountAct(act, day):
                await acts.count(self.conn, act, day)
            case (
                links.KeepLinkCode()
                | links.UseLinkCode()
                | links.LinkWith()
                | links.Unlink()
                | links.KeepRecoveryCode()
                | links.HideCodes()
                | links.NoteIdentity()
            ):
                await linking.carry_out(self.conn, effect, self.inbox_id, self.now)
            case ClaimPlace() | TakePlace() | FreePlace():
                await places.carry_out(self.conn, effect, self.now)
            case OptOut():
                await opting.carry_out(self.conn, effect, self.now)
            case RecordAudit(note, words):
                await audit.record(self.conn, note, self.now, words)
            case ErasePerson():
                pass  # `_erased` does it, for nothing of the turn is left afterwards
            case AboutData():
                await about_data(self.conn, effect, self.now)
            case _:
                assert_never(effect)

    async def _take_back(self, asked: TakeBack) -> None:
        at = await self._id(asked.at)
        tell = None if asked.tell is None else await self._id(asked.tell)
        await takebacks.queue(
            self.conn, at, asked.of, self.now, tell=tell, only=asked.only, also=asked.also
        )

    async def _set_timer(self, timer: SetTimer) -> None:
        target, when = await self._id(timer.to), (timer.key, timer.due_at)
        keeps = timer.keeps_pending
        await timers.set_timer(self.conn, *when, target, timer.event, keeps_pending=keeps)

    async def say(
        self, conversation: Conversation, reply: Reply, stamp: int, *, is_cry: bool = False
    ) -> Message:
        """The reply in the words of its reader, as it was queued. Whoever wants nothing that they did not
        ask for gets no more than what somebody waits for."""
        message = self.renderer.render(reply, conversation.language, stamp, conversation.case)
        if conversation.opted_out is None or purpose_of(message).is_answer:
            await self._queue(conversation, message, is_cry=is_cry)
        return message

    async def _mail(self, effect: SendEmail) -> None:
        target = await self.at(mailbox(effect.to))
        message = self.renderer.render_email(effect, target.language)
        await self._queue(target, message)

    async def _queue(self, to: Conversation, message: Message, *, is_cry: bool = False) -> None:
        stands = await self._stands(to, message.slot)
        urgency = urgency_of(message, to.address.party, is_cry=is_cry, stands=stands)
        id = await outbox.queue(self.conn, to.id, message, self.now, self._cause(to), urgency)
        if message.notices:
            await notices.record(self.conn, id, message.notices, self.now)

    def _cause(self, to: Conversation) -> int | None:
        """Of a mail of such a turn nothing is: it would lead back."""
        return None if self.unlinked and to.address.party is Party.MAILBOX else self.inbox_id

    async def _stands(self, to: Conversation, slot: str) -> bool:
        in_room = bool(slot) and to.address.party is Party.ROOM
        return in_room and await outbox.has_slot(self.conn, to.id, slot)

    async def at(self, address: Address) -> Conversation:
        """The conversation of an address, made at its first use, and looked up once a turn."""
        if address not in self._met:
            self._met[address] = await conversations.at(self.conn, address, FIRST, self.now)
        return self._met[address]

    async def _id(self, to: Address | int) -> int:
        return to if isinstance(to, int) else (await self.at(to)).id


def labels_of(reply: Reply, message: Message) -> dict[Choice, str]:
    """What the button of each choice says."""
    return {choice: button.label for choice, button in zip(reply.choices, message.buttons, strict=False)}


def labelled(conversation: Conversation, labels: Mapping[Choice, str]) -> Conversation:
    """What is on offer, with what its buttons say: whoever types that is understood by it."""
    if not labels.keys() & set(conversation.prompt):
        return conversation
    prompt = (replaced(each, shown=labels.get(each, each.shown)) for each in conversation.prompt)
    return replaced(conversation, prompt=tuple(prompt))


def _is_cry(turn: Turn) -> bool:
    """Whether this is the room of somebody who cried for help, while the case is open."""
    number = turn.conversation.case
    case = None if number is None else turn.case(number)
    return case is not None and bool(case.urgent) and case.is_open
