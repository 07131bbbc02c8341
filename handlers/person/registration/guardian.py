"""Whoever registers a child is asked whether they are the guardian: a child's data needs the guardian's
consent (PDPL, article 10 of the regulation).

The rule this module guards: it is asked once, after everything else; and whoever is not the guardian
loses nothing of what was answered.
"""

from bot.core.conversation import Choice
from bot.core.turn import Turn
from faq.detect.relations import HERS
from handlers.person.registration.draft import draft_of, gone, redrafted, to_next

YES, OF_AGE = "yes", "of-age"


def ask_guardian(turn: Turn) -> Turn:
    draft = draft_of(turn)
    if not draft:
        return gone(turn)
    key = "registration-guardian-she" if draft.kin in HERS else "registration-guardian-he"
    choices = (Choice("guardian-yes"), Choice("guardian-of-age"), Choice("guardian-no"))
    return turn.reply(key, *choices, Choice("menu"))


def on_yes(turn: Turn) -> Turn:
    return to_next(redrafted(turn, guardian=YES))


def on_of_age(turn: Turn) -> Turn:
    return to_next(redrafted(turn, guardian=OF_AGE))


def on_no(turn: Turn) -> Turn:
    """It waits as it is, for the guardian."""
    choices = (Choice("continue-registration"), Choice("human"), Choice("menu"))
    return turn.leave().reply("registration-guardian-needed", *choices)
