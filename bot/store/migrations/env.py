"""What Alembic runs. The connection comes from `bot.store.upgrade`."""

from alembic import context
from sqlalchemy import Connection

from bot.store.schema import metadata


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,  # SQLite changes a table by making it anew
        transactional_ddl=True,  # our own BEGIN IMMEDIATE stands around all of it
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
