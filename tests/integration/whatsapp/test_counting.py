"""What the month's messages come to, counted here and billed there: the same, once all is reported."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.message_costs import Budget, MonthOfMessages
from bot.store.queries import message_budget
from tests.fixtures.day import on_the_day
from tests.fixtures.graph_api import GraphApi
from tests.integration.whatsapp.posting import Posting
from tests.integration.whatsapp.test_with_the_platform import hears, talking

HUDA = "966512345678"
ALLOWED = 5
PRICED = {
    "RIDA_WHATSAPP__ALLOWANCE": str(ALLOWED),
    "RIDA_WHATSAPP__PRICE": "0.02",
    "RIDA_CALENDAR__TIMEZONE": "UTC",
}


@pytest.fixture
async def api() -> AsyncIterator[GraphApi]:
    async with GraphApi(now=on_the_day).serving() as api:
        api.people.person(HUDA, "هدى")
        api.billing.allowance = ALLOWED
        yield api


async def counted(there: Posting) -> MonthOfMessages:
    async with there.app.database.read() as conn:
        counts = await message_budget.counted(conn, f"{on_the_day():%Y-%m}")
    return MonthOfMessages(counts, Budget(ALLOWED, 0.02, "USD"))


async def test_what_is_counted_is_what_meta_bills(tmp_path: Path, api: GraphApi) -> None:
    async with talking(tmp_path, api, **PRICED) as there:
        for number in range(7):
            api.people.writes(HUDA, "متى دوامكم؟")
            await hears(there, api)
            await api.waits_for(HUDA, number + 1, seconds=30)
        await there.app.runtime.settle()
        await hears(there, api)  # the last reports
        month = await counted(there)
        assert (month.messages, month.free_replies) == (7, 7)
        assert month.billed == len(api.billed) == 2
        assert month.cost == pytest.approx(0.04)
        told = await there.told("desk")
        assert [key for key in told if key.startswith("desk-allowance")] == [
            "desk-allowance-part",
            "desk-allowance-whole",
        ]
