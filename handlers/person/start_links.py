"""What a start link means: `/start PARAMETER`, the page opened with it, or the words that a link writes
where there are no parameters; a poster's code is one.

The rule this module guards: a link that means nothing to us any more still brings people to the start.
"""

from collections.abc import Mapping

from bot.core.events import ButtonPressed, MessageReceived
from bot.core.intake import START as SLIP
from bot.core.link_words import COMPLAINT, MENU
from bot.core.passes import START
from bot.core.registration import REGISTER
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Step, Turn
from handlers.person.complaint import on_begin
from handlers.person.fallback import on_start as on_plain_start
from handlers.person.navigation.menu import on_menu
from handlers.person.recorded import on_slip
from handlers.person.registration.begin import on_link as on_registration_link
from handlers.staff_private import check_in
from handlers.staff_private.invitation import on_invitation
from handlers.staff_private.places import on_button, place_opened

BY_PREFIX: Mapping[str, Step] = {
    REGISTER: on_registration_link,
    START: check_in.on_pass,
    SLIP: on_slip,
}
"""`reg-ibda` begins the registration of ibda; `pass-…` is a pass that somebody scans, `case-…` a slip."""

BY_NAME: Mapping[str, Step] = {COMPLAINT: on_begin, MENU: on_menu}


def on_start(turn: Turn) -> Turn | None:
    if turn.facts.invitation:
        return on_invitation(turn, turn.facts.invitation)
    if place := place_opened(turn):
        return on_button(turn, place)
    if named := BY_NAME.get(turn.arg.lower()):
        return named(turn)
    prefix = next((each for each in BY_PREFIX if turn.arg.startswith(each)), "")
    return BY_PREFIX.get(prefix, on_plain_start)(turn) or on_plain_start(turn)


def on_link_words(turn: Turn) -> Turn | None:
    """A gate: whoever sends the words of a link has pressed it, and speaks its language unless they chose
    one. In the middle of something only the very words count: what is like them may be told to staff."""
    event = turn.event
    if not isinstance(event, MessageReceived) or _is_more(event):
        return None
    meant = turn.facts.link_words.meant(event.words.text, nearly=not turn.conversation.topic)
    if not meant:
        return None
    return _speaking(turn, meant.language).restated(
        ButtonPressed("start", meant.start, by=event.by, label=turn.text)
    )


def _speaking(turn: Turn, language: str) -> Turn:
    here = turn.conversation
    return turn if here.chose_language or here.language == language else turn.speak(language)


def _is_more(event: MessageReceived) -> bool:
    """What is passed on is somebody else's link."""
    words = event.words
    return bool(words.attachments or words.location or words.forwarded or words.quoted)


LINKS = Topic("links", entry_points=(Rule(pressed("start"), on_start),))
