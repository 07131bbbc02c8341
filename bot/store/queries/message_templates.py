"""What a platform says of our templates: whether they may be used, and as what they are billed. What it
never spoke of may be used."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import message_templates


@dataclass(frozen=True, slots=True)
class TemplateState:
    """In the platform's own words, in small letters; "" is not said yet. `why` is a key of ours where a
    send was refused because of it."""

    channel: str
    name: str
    language: str
    status: str = ""
    category: str = ""
    quality: str = ""
    why: str = ""

    @property
    def is_usable(self) -> bool:
        return not self.why and self.status not in UNUSABLE


UNUSABLE = frozenset(
    {"rejected", "paused", "disabled", "pending_deletion", "deleted", "archived", "in_appeal"}
)
_KEYS = ("channel", "name", "language")
_SAID = ("status", "category", "quality", "why")


async def get(conn: AsyncConnection, channel: str, name: str, language: str) -> TemplateState:
    mine = (
        message_templates.c[key] == value
        for key, value in zip(_KEYS, (channel, name, language), strict=True)
    )
    row = (await conn.execute(select(message_templates).where(*mine))).mappings().one_or_none()
    return _state(row) if row else TemplateState(channel, name, language)


async def every(conn: AsyncConnection, channel: str) -> list[TemplateState]:
    query = select(message_templates).where(message_templates.c.channel == channel)
    rows = await conn.execute(query.order_by(message_templates.c.name, message_templates.c.language))
    return [_state(row) for row in rows.mappings()]


async def save(conn: AsyncConnection, state: TemplateState, now: datetime) -> None:
    row = {name: getattr(state, name) for name in (*_KEYS, *_SAID)}
    fresh = insert(message_templates).values(**row, at=now)
    changed = {name: fresh.excluded[name] for name in (*_SAID, "at")}
    await conn.execute(fresh.on_conflict_do_update(index_elements=list(_KEYS), set_=changed))


def _state(row: object) -> TemplateState:
    return TemplateState(**{name: row[name] for name in (*_KEYS, *_SAID)})  # type: ignore[index]
