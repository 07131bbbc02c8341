"""The schema is only ever changed by a migration, and every start brings the file to the latest one.

The rule this module guards: a file that is there already, as at nearly every start, is asked for its
revision and nothing more. What carries migrations out is read with the first of them.
"""

import logging
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store import migrations
from bot.store.errors import NewerDatabase

logger = logging.getLogger("rida")


def revisions() -> tuple[str, ...]:
    """All that this version knows, oldest first: the number in the name of each one's file."""
    files = Path(migrations.__file__).with_name("versions").glob("r*_*.py")
    return tuple(sorted(file.stem[1:].partition("_")[0] for file in files))


def is_known(revision: str) -> bool:
    """Whether this version knows the schema of that name: a later version's it does not."""
    return revision in revisions()


async def migrate(engine: AsyncEngine, path: Path) -> None:
    """Bring the file to the latest revision, in one transaction.

    Raises:
        NewerDatabase: the file is at a revision that this version does not know.
    """
    known = revisions()
    async with engine.begin() as connection:
        found = await connection.run_sync(_revision)
        if found and found not in known:
            raise NewerDatabase(path)
        if found != known[-1]:
            from bot.store.upgrade import upgrade

            if found:
                logger.info("the case book is brought from revision %s to %s", found, known[-1])
            await connection.run_sync(upgrade)


def _revision(connection: Connection) -> str | None:
    """None: nothing is there yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
