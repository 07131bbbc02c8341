"""What a start link means: `/start PARAMETER`, or the page opened with it; a poster's code is one.

The rule this module guards: a link that means nothing to us any more still brings people to the start.
"""

from collections.abc import Mapping

from bot.core.passes import START
from bot.core.registration import REGISTER
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Step, Turn
from handlers.person.fallback import on_start as on_plain_start
from handlers.person.registration.begin import on_link as on_registration_link
from handlers.staff_private import check_in
from handlers.staff_private.invitation import on_invitation

BY_PREFIX: Mapping[str, Step] = {REGISTER: on_registration_link, START: check_in.on_pass}
"""`reg-ibda` begins the registration of ibda; `pass-…` is a pass that somebody scans."""


def on_start(turn: Turn) -> Turn | None:
    if turn.facts.invitation:
        return on_invitation(turn, turn.facts.invitation)
    prefix = next((each for each in BY_PREFIX if turn.arg.startswith(each)), "")
    return BY_PREFIX.get(prefix, on_plain_start)(turn)


LINKS = Topic("links", entry_points=(Rule(pressed("start"), on_start),))
