"""What a month of messages comes to: an estimate, and what the platform says goes before what we guess."""

import pytest

from bot.core.message_costs import Budget, Count, MonthOfMessages, money

PRICED = Budget(allowance=1000, price=0.02, currency="USD")


@pytest.mark.parametrize(
    ("counts", "billed"),
    [
        ({}, 0),
        ({"": Count(900, 0, 900)}, 0),
        ({"": Count(1001, 0, 1001)}, 1),
        ({"service": Count(1200, 200, 0)}, 200),
        ({"service": Count(1000, 0, 0), "": Count(50, 0, 50)}, 50),
        ({"service": Count(1150, 150, 0), "": Count(50, 0, 50)}, 200),
        ({"utility": Count(30, 0, 30)}, 30),
        ({"utility": Count(30, 10, 0)}, 10),
        ({"service": Count(5, 5, 0), "marketing": Count(2, 2, 0)}, 7),
    ],
)
def test_what_is_billed_as_far_as_it_can_be_known(counts: dict[str, Count], billed: int) -> None:
    month = MonthOfMessages(counts, PRICED)
    assert month.billed == billed
    assert month.cost == pytest.approx(billed * 0.02)


def test_without_an_allowance_only_what_the_platform_bills_is_billed() -> None:
    assert MonthOfMessages({"": Count(5000, 0, 5000)}, Budget()).billed == 0


@pytest.mark.parametrize(
    ("allowance", "before", "now", "shares"),
    [
        (1000, 0, 799, ()),
        (1000, 799, 800, (80,)),
        (1000, 800, 801, ()),
        (1000, 999, 1000, (100,)),
        (1, 0, 1, (80, 100)),
        (3, 2, 3, (80, 100)),
        (0, 0, 5000, ()),
    ],
)
def test_a_share_is_crossed_once(allowance: int, before: int, now: int, shares: tuple[int, ...]) -> None:
    assert Budget(allowance).crossed(before, now) == shares


@pytest.mark.parametrize(
    ("amount", "told"), [(0, "0.00"), (0.0125, "0.0125"), (0.5, "0.5"), (12.5, "12.50")]
)
def test_money_is_told_without_needless_figures(amount: float, told: str) -> None:
    assert money(amount) == told
