"""A press is taken only if its button was really shown to that conversation, or stands on the bar.

A late press is a true one: the core knows it by its stamp and answers it kindly. A press of what was
never offered is forged.
"""

import re

from bot.core.conversation import Address
from bot.core.events import ButtonPressed
from bot.policy.languages import LANGUAGES
from bot.web.chat.form import Pressed
from bot.web.shared.guard import Refusal
from bot.web.shared.site import Say, Site

STANDING = ("menu", "back", "cancel", "human", "language", "start")
LOST, NEVER = "lost", -1
"""What a press stands for of which nobody knows any more what it meant: a late one."""
STARTS = re.compile(r"(reg|init)-[a-z0-9_-]{1,32}")
"""What a link to the chat may open; nothing that is somebody's own."""


async def press_event(site: Site, address: Address, pressed: Pressed, language: str) -> ButtonPressed:
    """The event, labelled with what its button said.

    Raises:
        Refusal: no such button was shown.
    """
    label = await _offered(site, address, pressed) or _standing(pressed, site.wording.text, language)
    if label is None and await _was_lost(site, address, pressed):
        return ButtonPressed(LOST, stamp=NEVER, by=pressed.member)
    if label is None:
        raise Refusal(403, "web-error-not-offered")
    return ButtonPressed(pressed.action, pressed.arg, pressed.stamp, pressed.member, label)


async def _offered(site: Site, address: Address, pressed: Pressed) -> str | None:
    if pressed.stamp is None:
        return None
    return await site.reading.label_shown(address, pressed.stamp, pressed.action, pressed.arg)


async def _was_lost(site: Site, address: Address, pressed: Pressed) -> bool:
    """Whether it may have been shown after the backup that this book was restored from."""
    return pressed.stamp is not None and await site.reading.is_unknown(address, pressed.stamp)


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
