"""Addresses of people who write by e-mail.

The rule this module guards: a mail whose sender may be forged is never the talk of whoever has that
address: it has an address of its own, which is nobody's contact but its own.
"""

from bot.core.address import Address, Party

MAIL = "email"
_UNVERIFIED = "unverified:"
"""No mail address begins so: a colon may not stand there."""


def person_at(address: str, *, is_verified: bool) -> Address:
    """Where whoever wrote from this bare address talks with us."""
    bare = address.strip().lower()
    return Address(MAIL, bare if is_verified else f"{_UNVERIFIED}{bare}", Party.PERSON)


def is_by_mail(address: Address) -> bool:
    """Whether a person writes there by mail; official mail goes to mailboxes."""
    return address.channel == MAIL and address.party is Party.PERSON


def is_unverified(address: Address) -> bool:
    return is_by_mail(address) and address.address.startswith(_UNVERIFIED)


def bare(address: Address) -> str:
    """As a mail server knows it."""
    return address.address.removeprefix(_UNVERIFIED)
