"""Several addresses of one person: what a turn may know of it, and the rows that it becomes."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, assert_never

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Conversation
from bot.core.events import ButtonPressed, Event, IdentityAsked
from bot.core.facts import Facts, Part, Profile
from bot.core.intake import slip_in
from bot.core.linking import (
    Earlier,
    HideCodes,
    KeepLinkCode,
    KeepRecoveryCode,
    LinkingEffect,
    LinkOffer,
    LinkWith,
    NoteIdentity,
    Unlink,
    UseLinkCode,
    typed_code,
    typed_number,
)
from bot.core.receipts import waits_until
from bot.runtime.turns import opting, recorded_parts
from bot.store.queries import (
    codes,
    contacts,
    following,
    profiles,
    recorded,
    whatsapp_recycled,
    whatsapp_rows,
)

ANSWERS = ("link-yes", "link-no")


async def tries(
    conn: AsyncConnection, conversation: Conversation, event: Event, now: datetime
) -> tuple[datetime, ...]:
    is_tried = typed_code(conversation, event) or slip_in(event)[0]
    return await codes.tries(conn, now) if is_tried else ()


async def offer(
    conn: AsyncConnection,
    conversation: Conversation,
    event: Event,
    now: datetime,
) -> LinkOffer | None:
    """Whether it may be tried is asked before it is: right or wrong, it then opens nothing."""
    typed = typed_code(conversation, event)
    if not typed and (asked := _asked_of(conversation, event)):
        return await codes.written(conn, asked, conversation.id, now)
    if not typed or waits_until(conversation.wrong_codes, await codes.tries(conn, now), now):
        return None
    if typed.link:
        return await codes.offer(conn, typed.link, now)
    return await codes.found(conn, typed.number, typed.code) if typed.number else None


async def earlier(
    conn: AsyncConnection, conversation: Conversation, event: Event, now: datetime
) -> Earlier | None:
    """Nothing is asked where telephones do not come round, or no number was written."""
    if conversation.address.channel != whatsapp_rows.CHANNEL:
        return None
    number = typed_number(conversation, event)
    if not number or not await whatsapp_recycled.had_another_owner(conn, conversation.id):
        return None
    slowed = waits_until((), await codes.tries(conn, now), now) is not None
    return Earlier(number, await whatsapp_recycled.opened_before(conn, conversation.id, number), slowed)


async def profiles_asked(conn: AsyncConnection, event: Event) -> tuple[Profile, ...]:
    """At all addresses of a case's person, for whoever may ask."""
    return await profiles.of_case(conn, event.case) if isinstance(event, IdentityAsked) else ()


def _asked_of(conversation: Conversation, event: Event) -> int:
    """The code whose question is answered, be it by a press or in words; 0 for none."""
    if isinstance(event, ButtonPressed):
        arg = event.arg if event.action in ANSWERS else ""
    else:
        arg = next((each.arg for each in conversation.prompt if each.action in ANSWERS), "")
    return int(arg) if arg.isascii() and arg.isdecimal() and len(arg) < 10 else 0


async def carry_out(
    conn: AsyncConnection, effect: LinkingEffect, inbox_id: int | None, now: datetime
) -> None:
    match effect:
        case KeepLinkCode(conversation, code):
            await codes.hide_shown(conn, conversation)
            await codes.keep(conn, conversation, code, now)
        case UseLinkCode(id, conversation, over):
            await codes.use(conn, id, conversation, now if over else None)
        case LinkWith(conversation, other):
            await contacts.link(conn, conversation, other, now)
            await opting.linked(conn, conversation, inbox_id, now)
        case Unlink(conversation):
            own = await contacts.own_of(conn, conversation)
            await contacts.unlink(conn, conversation, now)
            await following.put_right(conn, own)
        case KeepRecoveryCode(conversation, number, code):
            await codes.hide_shown(conn, conversation)
            await codes.keep_recovery(conn, conversation, number, code, now)
            await profiles.keep(conn, conversation, "", number, now)
        case NoteIdentity():
            await recorded.note(conn, effect, now)
        case HideCodes():
            await _hide(conn, effect, inbox_id, now)
        case _:
            assert_never(effect)


async def _hide(conn: AsyncConnection, codes_: HideCodes, inbox_id: int | None, now: datetime) -> None:
    if codes_.tried:
        await codes.count_try(conn, now)
    if codes_.written and inbox_id is not None:
        await codes.hide_written(conn, inbox_id)
    if codes_.shown:
        await codes.end(conn, codes_.conversation, now)
        await codes.hide_shown(conn, codes_.conversation)
        await codes.hide_elsewhere(conn, codes_.conversation, now)


LINKING: Mapping[Part[Any], Callable[[Any], Awaitable[Any]]] = {
    Facts.offer: lambda of: offer(of.conn, of.conversation, of.event, of.now),
    Facts.earlier: lambda of: earlier(of.conn, of.conversation, of.event, of.now),
    Facts.code_tries: lambda of: tries(of.conn, of.conversation, of.event, of.now),
    Facts.profiles: lambda of: profiles_asked(of.conn, of.event),
    Facts.recorded: lambda of: recorded_parts.known(of.conn, of.conversation, of.event, of.now),
}
"""The loaders of `fact_parts.py` for these parts."""
