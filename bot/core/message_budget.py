"""What goes out where each message has its price (WhatsApp, since October 2026).

The rules this module guards: what a turn says is one message, with all of its words; what only tells
again what stands there already is no message at all; words of staff, answers and whatever is new are.
"""

from collections.abc import Sequence

from bot.core.messages import TAKE_BACK, Button, Message
from bot.core.replaced import replaced

BETWEEN = "\n\n"

CHOICES = 10
"""So many buttons a joined message has at most: the rows of a list."""

AT_HAND = ("menu", "my-cases")
"""What everybody may press or write at any time: whoever is not shown it again misses nothing."""

TEMPLATES = "template-"
"""The keys of what goes as an approved template begin so, whose words are Meta's."""

_ALONE = ("qr", "poster", "copy", "slip", "form")  # a message carries one of each


def can_join(first: Message, second: Message) -> bool:
    """Whether both may be read as one: what is private never stands with what is not, and what says
    nothing (a sign, a taking back) stays what it is."""
    says = all(map(_is_words, (first, second)))
    alike = first.private == second.private and first.language == second.language
    drawn = any(getattr(first, name) and getattr(second, name) for name in _ALONE)
    return says and alike and not drawn


def _is_words(message: Message) -> bool:
    is_sign = message.mark or message.key == TAKE_BACK or message.key.startswith(TEMPLATES)
    return bool(message.text) and not is_sign


def joined(messages: Sequence[Message]) -> Message:
    """One message of what a turn said, in its order: all words, all files, and the buttons of its last
    prompt. What else was on offer follows them, where there is place. Its meaning (`key`) is that of the
    first."""
    if len(messages) == 1:
        return messages[0]
    first, last = messages[0], messages[-1]
    return replaced(
        first,
        text=BETWEEN.join(each.text for each in messages),
        buttons=_offered(messages),
        stamp=max(each.stamp for each in messages),
        slot=last.slot,
        about=next((each.about for each in messages if each.about), ""),
        attachments=tuple(file for each in messages for file in each.attachments),
        notices=tuple(notice for each in messages for notice in each.notices),
        quiet=all(each.quiet for each in messages),
        spare=all(each.spare for each in messages),
        **{
            name: next((found for each in messages if (found := getattr(each, name))), "")
            for name in _ALONE
        },
    )


def _offered(messages: Sequence[Message]) -> tuple[Button, ...]:
    """The prompt in force has the highest stamp; what is shown beside it has the same. Links lead on
    whatever is asked."""
    prompt = max((each.stamp for each in messages if each.buttons), default=0)
    now = [button for each in messages if each.stamp == prompt for button in each.buttons]
    before = [button for each in messages if each.stamp != prompt for button in each.buttons]
    links = [button for button in before if button.url]
    others = [button for button in before if not button.url]
    offered = dict[tuple[str, str, str], Button]()
    for button in (*now, *links, *others):
        offered.setdefault(_name(button), button)
    most = max(CHOICES, len({_name(button) for button in (*now, *links)}))
    return tuple(offered.values())[:most]


def _name(button: Button) -> tuple[str, str, str]:
    return button.action, button.arg, button.url


def is_news(message: Message, standing: Sequence[Message]) -> bool:
    """Whether `message` brings something that does not stand there. `standing` is what was said there
    last, as one message; nothing: nobody was told anything yet."""
    if _is_weighty(message) or not standing:
        return True
    there = joined(standing)
    offers = [_name(button) for button in message.buttons if button.action not in AT_HAND]
    if offers != _names(there)[: len(offers)]:  # a typed number means the same
        return True
    same = (message.slot, message.text, _names(message)) == (there.slot, there.text, _names(there))
    tells_again = bool(message.slot) and same
    return not (message.spare or tells_again)


def _is_weighty(message: Message) -> bool:
    """It is proof of something, or carries more than words."""
    carries = message.attachments or message.drawings or message.notices or message.mark
    return bool(carries) or message.key == TAKE_BACK


def _names(message: Message) -> list[tuple[str, str, str]]:
    return [_name(button) for button in message.buttons]
