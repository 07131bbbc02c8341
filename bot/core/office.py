"""Effects: who works here, and when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.core.address import Address


class DayState(StrEnum):
    """What staff say of a date: off, worked although it is a holiday, or off as was estimated. `ASKED` is
    that staff were asked about an estimate."""

    OFF = "off"
    WORKING = "working"
    CONFIRMED = "confirmed"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class AnnounceDay:
    """Keep what was said of a date (rule 6 of C24). `name` is the holiday's; `by` is a staff id."""

    day: date
    state: DayState
    name: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class AdmitStaff:
    """Make whoever talks at `address` a member of staff, in the role of the invitation `secret` (hashed).
    An invitation that was used or ran out meanwhile admits nobody."""

    secret: str
    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class SetAbsence:
    """The member is away from `first` to `last`, both held, and `deputy` stands in; an earlier word of
    the member is replaced. Without dates the member is back."""

    member: str
    first: date | None = None
    last: date | None = None
    deputy: str = ""
