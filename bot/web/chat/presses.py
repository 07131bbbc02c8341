"""A press is taken only if its button was really shown to that conversation, or stands on the bar.

A late press is a true one: the core knows it by its stamp and answers it kindly. A press of what was
never offered is forged.
"""

import re
from collections.abc import Sequence

from bot.core.events import ButtonPressed
from bot.runtime.views import HistoryItem
from bot.web.chat.form import Pressed
from bot.web.shared.guard import Refusal
from bot.web.shared.site import LANGUAGES, Say

STANDING = ("menu", "back", "cancel", "human", "language", "start")
STARTS = re.compile(r"(reg|init)-[a-z0-9_-]{1,32}")
"""What a link to the chat may open; nothing that is somebody's own."""


def press_event(
    pressed: Pressed, history: Sequence[HistoryItem], say: Say, language: str
) -> ButtonPressed:
    """The event, labelled with what its button said.

    Raises:
        Refusal: no such button was shown.
    """
    label = _offered(pressed, history) or _standing(pressed, say, language)
    if label is None:
        raise Refusal(403, "web-error-not-offered")
    return ButtonPressed(pressed.action, pressed.arg, pressed.stamp, pressed.member, label)


def _offered(pressed: Pressed, history: Sequence[HistoryItem]) -> str | None:
    shown = (
        button.label
        for item in history
        if item.outgoing and item.stamp == pressed.stamp
        for button in item.buttons
        if (button.action, button.arg) == (pressed.action, pressed.arg)
    )
    return next(shown, None)


def _standing(pressed: Pressed, say: Say, language: str) -> str | None:
    if pressed.stamp is not None or pressed.action not in STANDING:
        return None
    if not _may_stand(pressed):
        return None
    return say(f"web-bar-{pressed.action}", language)


def _may_stand(pressed: Pressed) -> bool:
    if pressed.action == "start":
        return bool(STARTS.fullmatch(pressed.arg))
    return not pressed.arg or (pressed.action == "language" and pressed.arg in LANGUAGES)
