"""The pass that a registered person shows at the door (C14), as they get it in chat.

The rule this module guards: there is a pass while there is a place to enter: not for a registration that
was cancelled, whose day is over, or that was marked at the door already.
"""

from bot.core.effects import Text
from bot.core.passes import START
from bot.core.registration import Registration
from bot.core.turn import Turn


def pass_of(turn: Turn, registration: Registration) -> str:
    """The start parameter that its QR code holds; empty where there is no pass to show."""
    if not registration.is_active or registration.attended_at or _is_over(turn, registration):
        return ""
    initiative = turn.facts.initiative(registration.initiative)
    return START + turn.facts.passes.of(registration, initiative)


def pass_lines(turn: Turn, registration: Registration) -> tuple[Text, ...]:
    """What there is to say of it; nothing once it was used."""
    if not registration.is_active or registration.attended_at:
        return ()
    key = "pass-over" if _is_over(turn, registration) else "pass-until"
    initiative = turn.facts.initiative(registration.initiative)
    return (Text(key, {"day": turn.facts.passes.last_day(registration, initiative)}),)


def _is_over(turn: Turn, registration: Registration) -> bool:
    initiative = turn.facts.initiative(registration.initiative)
    return turn.facts.today > turn.facts.passes.last_day(registration, initiative)
