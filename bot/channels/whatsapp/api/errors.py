"""What the Graph API's errors mean to us, all in one place: a code, and what becomes of the message.

The same codes come as the answer to a send and, later, with a message's status. A code that stands
nowhere is judged by the HTTP status alone. For what the society must mend, a sentence tells staff how.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import assert_never

from bot.channels.whatsapp.api.http import Fate, GraphError, NoAnswer
from bot.runtime.delivery.channel import (
    ChannelDown,
    Held,
    Refused,
    SendError,
    Silence,
    TryLater,
    Unreachable,
)


class Class(StrEnum):
    """`wait`: it is tried again. `hold`: the person's 24 hours are over, and it waits for them.
    `unreachable`: this person takes nothing. `society`: nothing goes out until the society mends
    something. `template`: the template cannot be sent as it is. `form`: the form opens for nobody now,
    and its questions are asked instead. `ours`: this message never goes."""

    WAIT = "wait"
    HOLD = "hold"
    UNREACHABLE = "unreachable"
    SOCIETY = "society"
    TEMPLATE = "template"
    FORM = "form"
    OURS = "ours"


_C = Class
UNASKED = range(200, 300)
"""Permissions that the society took from us, or never gave."""

OF_TEMPLATES = range(132000, 132019)
OF_THE_NUMBER = range(133000, 133017)
"""Registering the number, and its PIN: what stands not in the table keeps it from sending."""

CODES: Mapping[int, tuple[Class, str]] = {
    # patience
    1: (_C.WAIT, ""),
    2: (_C.WAIT, ""),
    4: (_C.WAIT, ""),
    17: (_C.WAIT, ""),
    32: (_C.WAIT, ""),
    341: (_C.WAIT, ""),
    613: (_C.WAIT, ""),
    80007: (_C.WAIT, ""),
    80008: (_C.WAIT, ""),
    130429: (_C.WAIT, ""),
    131000: (_C.WAIT, ""),
    131016: (_C.WAIT, ""),
    131043: (_C.WAIT, ""),
    131048: (_C.WAIT, ""),
    131052: (_C.WAIT, ""),
    131053: (_C.WAIT, ""),
    131056: (_C.WAIT, ""),
    131057: (_C.WAIT, ""),
    133004: (_C.WAIT, ""),
    133015: (_C.WAIT, ""),
    133016: (_C.WAIT, ""),
    134101: (_C.WAIT, ""),
    135000: (_C.WAIT, ""),
    2494100: (_C.WAIT, ""),
    # the window is closed
    470: (_C.HOLD, "whatsapp-window"),
    131047: (_C.HOLD, "whatsapp-window"),
    # this person
    131021: (_C.UNREACHABLE, "whatsapp-own-number"),
    131026: (_C.UNREACHABLE, "whatsapp-unreachable"),
    # the society must act
    0: (_C.SOCIETY, "whatsapp-token"),
    3: (_C.SOCIETY, "whatsapp-permission"),
    10: (_C.SOCIETY, "whatsapp-permission"),
    33: (_C.SOCIETY, "whatsapp-number-id"),
    102: (_C.SOCIETY, "whatsapp-token"),
    104: (_C.SOCIETY, "whatsapp-token"),
    190: (_C.SOCIETY, "whatsapp-token"),
    368: (_C.SOCIETY, "whatsapp-restricted"),
    803: (_C.SOCIETY, "whatsapp-number-id"),
    130497: (_C.SOCIETY, "whatsapp-country"),
    131005: (_C.SOCIETY, "whatsapp-permission"),
    131030: (_C.SOCIETY, "whatsapp-test-number"),
    131031: (_C.SOCIETY, "whatsapp-restricted"),
    131037: (_C.SOCIETY, "whatsapp-display-name"),
    131042: (_C.SOCIETY, "whatsapp-payment"),
    131044: (_C.SOCIETY, "whatsapp-payment"),
    131045: (_C.SOCIETY, "whatsapp-unregistered"),
    131064: (_C.SOCIETY, "whatsapp-limit"),
    133007: (_C.SOCIETY, "whatsapp-restricted"),
    133010: (_C.SOCIETY, "whatsapp-unregistered"),
    # a template
    130472: (_C.TEMPLATE, "template-held-back"),
    131049: (_C.TEMPLATE, "template-held-back"),
    131050: (_C.TEMPLATE, "template-unwanted"),
    131063: (_C.TEMPLATE, "template-wrong"),
    132000: (_C.TEMPLATE, "template-wrong"),
    132001: (_C.TEMPLATE, "template-missing"),
    132005: (_C.TEMPLATE, "template-wrong"),
    132007: (_C.TEMPLATE, "template-refused"),
    132008: (_C.TEMPLATE, "template-wrong"),
    132012: (_C.TEMPLATE, "template-wrong"),
    132015: (_C.TEMPLATE, "template-paused"),
    132016: (_C.TEMPLATE, "template-disabled"),
    132018: (_C.TEMPLATE, "template-wrong"),
    134102: (_C.TEMPLATE, "template-wrong"),
    # a form
    132068: (_C.FORM, ""),
    132069: (_C.FORM, ""),
    139000: (_C.FORM, ""),
    # our own
    100: (_C.OURS, ""),
    131001: (_C.OURS, ""),
    131002: (_C.OURS, ""),
    131006: (_C.OURS, ""),
    131008: (_C.OURS, ""),
    131009: (_C.OURS, ""),
    131051: (_C.OURS, ""),
    131055: (_C.OURS, ""),
    131062: (_C.OURS, "whatsapp-no-number"),
    137000: (_C.OURS, ""),
}
"""Each code's class, and the end of the key that says more: `down-…` of what the society must mend,
`parked-…` of all else."""

SUBCODES: Mapping[tuple[int, int], tuple[Class, str]] = {
    (100, 33): (_C.SOCIETY, "whatsapp-number-id"),
}
"""What a code means only together with this subcode: 33 says that there is no such number for us."""

WAITS: Mapping[int, timedelta] = {
    4: timedelta(minutes=1),
    17: timedelta(minutes=1),
    32: timedelta(minutes=1),
    341: timedelta(minutes=1),
    613: timedelta(minutes=1),
    80008: timedelta(minutes=1),
    80007: timedelta(minutes=1),
    130429: timedelta(seconds=2),
    131048: timedelta(minutes=10),
    131056: timedelta(seconds=6),
    131057: timedelta(minutes=1),
    133015: timedelta(minutes=5),
    2494100: timedelta(minutes=1),
}
"""How long to wait at least where the Graph API itself does not say it."""

MENDING = timedelta(minutes=1)
"""Until a channel that the society must mend is tried again: whoever mends it waits to see it work."""


class TemplateRefused(Refused):
    """A template cannot be sent as it is: what it would have announced waits on."""


def class_of(code: int, subcode: int = 0, http: int = 0) -> tuple[Class, str]:
    """The class, and the end of the key that says more. What would be given up for good is tried again
    where the status says that the server was at fault or in a hurry."""
    found = _class_by_code(code, subcode)
    if found and not (found[0] in FOR_GOOD and _passes(http)):
        return found
    if http == 401:
        return Class.SOCIETY, "whatsapp-token"
    return (Class.OURS if 400 <= http < 500 and not _passes(http) else Class.WAIT), ""


FOR_GOOD = frozenset({Class.UNREACHABLE, Class.TEMPLATE, Class.OURS})


def _class_by_code(code: int, subcode: int) -> tuple[Class, str] | None:
    found = SUBCODES.get((code, subcode)) or CODES.get(code)
    ranges = (
        (UNASKED, (Class.SOCIETY, "whatsapp-permission")),
        (OF_TEMPLATES, (Class.TEMPLATE, "template-wrong")),
        (OF_THE_NUMBER, (Class.SOCIETY, "whatsapp-unregistered")),
    )
    return found or next((kind for codes, kind in ranges if code in codes), None)


def _passes(http: int) -> bool:
    return http >= 500 or http in (408, 429)


def error_of(
    code: int, *, subcode: int = 0, http: int = 0, retry_after: timedelta | None = None
) -> SendError:
    """What a code means to the outbox."""
    kind, more = class_of(code, subcode, http)
    name = f"error {code}" + (f"/{subcode}" if subcode else "")
    match kind:
        case Class.WAIT:
            return TryLater(name, _longer(retry_after, WAITS.get(code)))
        case Class.HOLD:
            return Held(name, why=more)
        case Class.UNREACHABLE:
            return Unreachable(name, why=more)
        case Class.SOCIETY:
            return ChannelDown(name, _longer(retry_after, MENDING), why=more)
        case Class.TEMPLATE:
            return TemplateRefused(name, why=more)
        case Class.FORM:
            return TryLater(name, retry_after)
        case Class.OURS:
            return Refused(name, why=more)
        case _:
            assert_never(kind)


def kind_of(error: GraphError | NoAnswer) -> SendError:
    """What a failure means to the outbox."""
    if isinstance(error, GraphError):
        return error_of(error.code, subcode=error.subcode, http=error.http, retry_after=error.retry_after)
    if error.fate is Fate.AWAY:
        return ChannelDown(str(error), error.retry_after)
    kind = Silence if error.fate is Fate.UNKNOWN else TryLater
    return kind(str(error), error.retry_after)


def _longer(one: timedelta | None, other: timedelta | None) -> timedelta | None:
    return max((each for each in (one, other) if each is not None), default=None)
