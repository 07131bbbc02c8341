"""What the person was told of their data and agreed to, as this turn leaves it, and what is kept of it.

The rule this module guards: an agreement is kept with the version of the notice that it was given under,
and with the way in which it was given.
"""

from datetime import datetime

from bot.core.audit import Action
from bot.core.events import ButtonPressed
from bot.core.privacy import Consent, Purpose, RecordConsent, Way, WithdrawConsent
from bot.core.turn import Turn


def consented(
    turn: Turn,
    purpose: Purpose,
    *,
    by_guardian: bool = False,
    for_whom: str = "",
    about: int = 0,
    how: Way | None = None,
) -> Turn:
    """They agreed just now, by the press or the words of this turn. `for_whom` is the name of a relation,
    `about` the number of what it is for; `how` they said it, where that is not this turn's way."""
    here, version = turn.conversation, turn.facts.privacy.version
    said = (purpose, how or way(turn), version, by_guardian, for_whom, about, here.language)
    kept = turn.do(RecordConsent(here.contact, *said))
    return kept.audit(Action.CONSENTED, "person", person=here.id, reason=purpose.value)


def way(turn: Turn) -> Way:
    is_pressed = isinstance(turn.event, ButtonPressed) and not turn.event.typed
    return Way.PRESSED if is_pressed else Way.TYPED


def given(said: RecordConsent, at: datetime) -> Consent:
    """As it is kept."""
    how = (said.by_guardian, said.for_whom, said.about, said.language)
    return Consent(said.purpose, said.way, said.version, at, *how)


def consents_of(turn: Turn) -> tuple[Consent, ...]:
    """The latest first, with what this turn has added or taken back."""
    now, known = turn.facts.now, list(reversed(turn.facts.consents))
    for effect in turn.effects:
        if isinstance(effect, RecordConsent):
            known.append(given(effect, now))
        elif isinstance(effect, WithdrawConsent):
            known = [each for each in known if each.purpose not in effect.purposes]
    return tuple(each for each in reversed(known) if each.stands)


def stands(turn: Turn, purpose: Purpose) -> bool:
    return any(each.purpose is purpose for each in consents_of(turn))
