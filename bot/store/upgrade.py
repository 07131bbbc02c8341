"""Alembic, which carries the migrations out. It is a tenth of what a start reads, so `bot.store.migrate`
asks for it only where there is something to do."""

from datetime import datetime

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings; with a connection, env.py uses it instead of opening its own."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, revision: str = "head", at: datetime | None = None) -> None:
    """`at` (UTC) is when a trail that is made begins, where that is not now."""
    config = alembic_config(connection)
    config.attributes["at"] = at
    command.upgrade(config, revision)
