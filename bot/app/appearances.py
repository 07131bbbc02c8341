"""How each platform would show a message, told by what sends it there: for the demonstration.

The rule this module guards: no limit of a platform is written down a second time; and a demonstration
that nobody switches reads nothing of the platforms.
"""

from collections.abc import Mapping, Sequence

from bot.channels.telegram.api.message_parts import parts_of, rows_of
from bot.channels.whatsapp.outgoing.shape import Part, carries, shape_of
from bot.core.messages import Button, Message
from bot.core.purpose import TEMPLATE_MESSAGE, TEMPLATE_REPLY
from bot.texts.catalogue import plain, sentence
from bot.web.shared.appearances import Bubble, Key, Platform


def appearances() -> Mapping[str, Platform]:
    return {
        "telegram": Platform(_on_telegram),
        "whatsapp": Platform(_on_whatsapp, carries=lambda message: carries(message, _say), call=_call),
    }


def _say(key: str, language: str) -> str:
    return plain(sentence(key, language, {}))


def _on_telegram(message: Message) -> Sequence[Bubble]:
    rows = tuple(tuple(Key(button, button.label) for button in row) for row in rows_of(message.buttons))
    return [Bubble(part.text, part.file, rows if part.last else ()) for part in parts_of(message)]


def _on_whatsapp(message: Message) -> Sequence[Bubble]:
    return [_bubble(part) for part in shape_of(message, _say).parts]


def _bubble(part: Part) -> Bubble:
    below = (*part.buttons, *((part.link,) if part.link else ()))
    return Bubble(
        part.text,
        part.file,
        rows=tuple((Key(each.button, each.title),) for each in below),
        sheet=tuple(Key(each.button, each.title, each.description) for each in part.rows),
        opener=part.opener,
    )


def _call(message: Message) -> Message:
    """The template that tells that something waits, and nothing of it."""
    number = str(message.case or message.args.get("number", ""))
    key = TEMPLATE_REPLY if number else TEMPLATE_MESSAGE
    values = {"number": number} if number else {}
    label = _say("choice-show-held", message.language)
    text = plain(sentence(key, message.language, values))
    return Message(
        text=text, language=message.language, key=key, buttons=(Button("show-held", "", label),)
    )
