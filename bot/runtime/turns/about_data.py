"""What a turn decided about people's data → rows."""

from datetime import datetime
from typing import assert_never

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.privacy import PrivacyEffect, RecordConsent, SaveRequest, WithdrawConsent
from bot.store.queries import consents, requests


async def about_data(conn: AsyncConnection, effect: PrivacyEffect, now: datetime) -> None:
    """In the turn's own transaction. `now` is UTC."""
    match effect:
        case RecordConsent():
            await consents.record(conn, effect, now)
        case WithdrawConsent():
            await consents.withdraw(conn, effect, now)
        case SaveRequest(request):
            await requests.save(conn, request)
        case _:
            assert_never(effect)
