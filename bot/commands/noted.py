"""A verb that shows or takes out what people gave is written into the audit trail first.

The rule this module guards: nothing personal leaves by a command before an entry says so; where none can
be written, nothing is shown.
"""

import asyncio
from datetime import datetime

from sqlalchemy.exc import DBAPIError

from bot.commands.common import refuse
from bot.commands.language import say
from bot.config import Settings
from bot.core.audit import OPERATOR, Action, AuditNote, Reason
from bot.runtime.shared.clock import wall_time
from bot.store.errors import StoreError
from bot.store.queries import audit
from bot.store.sqlite.database import beside, file_of


def noted(settings: Settings, action: Action, subject: str, reason: Reason, person: int = 0) -> None:
    """Write that the operator did this.

    Raises:
        typer.Exit: there is no database, or it cannot be written.
    """
    if not file_of(settings.database).exists():
        raise refuse(say("command-no-database"))
    note = AuditNote(action, subject, OPERATOR, person, reason)
    try:
        asyncio.run(_written(settings, note, wall_time()))
    except (StoreError, DBAPIError, OSError) as error:
        file, why = str(file_of(settings.database)), type(error).__name__
        raise refuse(say("command-unnoted", file=file, why=why)) from None


async def _written(settings: Settings, note: AuditNote, now: datetime) -> None:
    async with beside(settings.database) as conn:
        await audit.record(conn, note, now)
