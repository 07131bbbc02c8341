"""How many people a day a society may write to first, where its platform allows only so many, and who of
those that wait is written to.

The rule this module guards: answers and moved dates go before all else, and the last part of a day's
allowance is theirs alone.
"""

from bot.core.purpose import Purpose

PART = 5
"""A fifth of the allowance is kept for answers, another one from what is less than an appeal."""


def may_open(purpose: Purpose, used: int, limit: int) -> bool:
    """Whether one more talk may be opened for this purpose, where `used` were in the last 24 hours. Those
    that wait are asked in the order of their purposes."""
    return used < _share(purpose, limit)


def _share(purpose: Purpose, limit: int) -> int:
    kept = max(1, limit // PART) if limit > 1 else 0
    if purpose.is_answer:
        return limit
    return limit - kept if purpose is Purpose.APPEAL else limit - 2 * kept
