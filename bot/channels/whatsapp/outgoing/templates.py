"""The templates that call somebody once nothing may be said freely to them: as they are sent, and as they
are submitted for approval.

The rules this module guards: what is sent is what was submitted, whose words stand in `bot/texts`; a
value has no line end, no tab and no long gap; and no body begins or ends with a value.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.whatsapp.outgoing.shape import Say
from bot.core.messages import Button, Message
from bot.core.purpose import TEMPLATE_MESSAGE, TEMPLATE_REPLY

Payload = dict[str, Any]

VALUES: Mapping[str, tuple[tuple[str, str], ...]] = {
    TEMPLATE_REPLY: (("number", "1001"),),
    TEMPLATE_MESSAGE: (),
}
"""What each text names, in its order, with an example of it."""

BODY, QUICK_REPLY = 1024, 25
"""Characters of a template's text, and of a button below it."""

_GAP, _BREAK = re.compile(r" {5,}"), re.compile(r"[\n\r\t]+")
_PLACE = re.compile(r"\{\{\d+\}\}")


@dataclass(frozen=True, slots=True)
class Templates:
    """The platform's name of each text in each of our languages, and of the language."""

    named: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)

    def of(self, key: str, language: str) -> tuple[str, str] | None:
        """None: the society has none for it."""
        name, code = self.named.get(key, {}).get(language, ("", ""))
        return (name, code) if name and code else None


def is_template(message: Message) -> bool:
    return message.key in VALUES


def template_of(message: Message, templates: Templates, id_of: Callable[[Button], str]) -> Payload | None:
    """As the Graph API takes it; None: the society has no such template."""
    named = templates.of(message.key, message.language)
    if named is None:
        return None
    name, code = named
    given = [value(message.args.get(each, "")) for each, _ in VALUES[message.key]]
    body = {"type": "body", "parameters": [{"type": "text", "text": each} for each in given]}
    components = [*([body] if given else []), *_buttons(message, id_of)]
    sent = {"name": name, "language": {"code": code}, "components": components}
    return {"type": "template", "template": sent}


def _buttons(message: Message, id_of: Callable[[Button], str]) -> list[Payload]:
    return [
        {
            "type": "button",
            "sub_type": "quick_reply",
            "index": str(place),
            "parameters": [{"type": "payload", "payload": id_of(button)}],
        }
        for place, button in enumerate(message.buttons)
    ]


def value(text: str) -> str:
    """A value as a template takes it: one line, without long gaps; never empty."""
    return _GAP.sub("    ", _BREAK.sub(" ", text)).strip() or "…"


# As it is submitted ------------------------------------------------------------------------------------


def definition(key: str, name: str, code: str, language: str, say: Say) -> Payload:
    """What Meta is asked to approve. `say` gives the words of a key with its values put in: `{{1}}`."""
    body: Payload = {"type": "BODY", "text": say(key, language)}
    if examples := [example for _, example in VALUES[key]]:
        body["example"] = {"body_text": [examples]}
    button = {"type": "QUICK_REPLY", "text": say("choice-show-held", language)}
    components = [body, {"type": "BUTTONS", "buttons": [button]}]
    return {"name": name, "language": code, "category": "UTILITY", "components": components}


def wrong_with(made: Payload, key: str) -> list[str]:
    """What Meta would refuse at once of a definition."""
    body, buttons = made["components"][0]["text"], made["components"][1]["buttons"]
    places = _PLACE.findall(body)
    wanted = [f"{{{{{n}}}}}" for n in range(1, len(VALUES[key]) + 1)]
    wrong = {
        "begins or ends with a value": bool(
            re.match(r"\s*\{\{\d+\}\}", body) or re.search(r"\{\{\d+\}\}\s*$", body)
        ),
        "names other values": places != wanted,
        "is empty or too long": not 0 < len(body.strip()) <= BODY,
        "has a break, a tab or a gap": bool(_BREAK.search(body) or _GAP.search(body)),
        "has a button that is too long": any(len(each["text"]) > QUICK_REPLY for each in buttons),
    }
    return [what for what, is_so in wrong.items() if is_so]
