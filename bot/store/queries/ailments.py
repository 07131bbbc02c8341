"""What ails the house, and what staff were told of it: a row each, which is read and written whole."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.ailments import Ailing, Course
from bot.store.codec import dump, load
from bot.store.schema import ailments

Name = tuple[str, str]
"""An ailment's key and its subject."""


async def every(conn: AsyncConnection) -> dict[Name, Course]:
    """In the order of their keys. A key that this version of Rida does not know is left alone."""
    query = select(ailments).where(ailments.c.key.in_(list(Ailing)))
    rows = await conn.execute(query.order_by(ailments.c.key, ailments.c.subject))
    return {(row.key, row.subject): load(row.course, Course) for row in rows}


async def keep(conn: AsyncConnection, name: Name, course: Course | None) -> None:
    """None: it needs to be remembered no more."""
    key, subject = name
    if course is None:
        gone = delete(ailments).where(ailments.c.key == key, ailments.c.subject == subject)
        await conn.execute(gone)
        return
    row = insert(ailments).values(key=key, subject=subject, course=dump(course))
    changed = {"course": row.excluded["course"]}
    await conn.execute(row.on_conflict_do_update(index_elements=["key", "subject"], set_=changed))
