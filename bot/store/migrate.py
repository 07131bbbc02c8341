"""The schema is only ever changed by a migration, and every start brings the file to the latest one."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.errors import NewerDatabase


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings; with a connection, env.py uses it instead of opening its own."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, revision: str = "head") -> None:
    command.upgrade(alembic_config(connection), revision)


def is_known(revision: str) -> bool:
    """Whether this version knows the schema of that name: a later version's it does not."""
    try:
        return ScriptDirectory.from_config(alembic_config()).get_revision(revision) is not None
    except CommandError:
        return False


async def migrate(engine: AsyncEngine, path: Path) -> None:
    """Bring the file to the latest revision, in one transaction.

    Raises:
        NewerDatabase: the file is at a revision that this version does not know.
    """
    async with engine.begin() as connection:
        try:
            await connection.run_sync(upgrade)
        except CommandError as error:
            raise NewerDatabase(path) from error
