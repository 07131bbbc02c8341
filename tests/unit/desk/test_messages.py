"""What the desk reads of the messages of a month, where each has its price."""

import pytest

from bot.core.conversation import desk
from bot.core.events import AllowanceUsed
from bot.core.message_costs import Budget, Count, MonthOfMessages
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain
from handlers.desk.reports import message_lines
from tests.unit.world import RENDERER, World

COUNTS = {"": Count(5, 0, 5), "service": Count(1000, 0, 0), "utility": Count(3, 3, 0), "odd": Count(1)}
PRICED = Budget(1000, 0.02, "USD")


def told(budget: Budget, language: str = "en") -> list[str]:
    month = MonthOfMessages(COUNTS, budget)
    return [plain(RENDERER.text(line, language)) for line in message_lines(month)]


def test_it_tells_the_count_the_allowance_and_the_cost_and_that_it_is_an_estimate() -> None:
    count, used, cost, estimate = told(PRICED)
    assert count == "Sent by WhatsApp (an estimate): 1009\nreplies: 1005\nutility templates: 3\nothers: 1"
    assert used == "Replies a month that cost nothing: 1000, sent of them so far: 1005"
    assert cost == "Of them billed: 8, estimated cost: 0.16 USD"
    assert estimate.startswith("This is an estimate: the month is that of the society's calendar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_price_nothing_is_said_of_a_cost(language: str) -> None:
    assert len(told(PRICED, language)) == 4
    assert len(told(Budget(1000), language)) == 3
    assert len(told(Budget(), language)) == 2


@pytest.mark.parametrize("text", ["/messages", "/رسائل", "/messages 2026-11", "/رسائل ٢٠٢٦-١٠"])
@pytest.mark.parametrize("member", ["agent", "supervisor"])
def test_any_member_asks_for_it(text: str, member: str) -> None:
    (said,) = World().write(desk("web"), text, by=member)
    assert said.key == "messages" and "تقدير" in said.text


@pytest.mark.parametrize(("share", "key"), [(80, "desk-allowance-part"), (100, "desk-allowance-whole")])
def test_the_desk_is_warned_with_the_price_where_there_is_one(share: int, key: str) -> None:
    used = AllowanceUsed("whatsapp", "2026-11", 800, share, 1000, "0.02", "USD")
    (said,) = World().happen(desk("web"), used)
    assert said.key == key and "0.02" in said.text and "تقدير" in said.text
    (plainly,) = World().happen(desk("web"), AllowanceUsed("whatsapp", "2026-11", 800, share, 1000))
    assert "0.02" not in plainly.text and "الإعدادات" in plainly.text
