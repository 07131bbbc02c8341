"""What was shown is taken back: whoever asked for it hears how much is gone, and what is left and why."""

from bot.core.effects import Text
from bot.core.events import TakenBack
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.shared.reply_lines import with_lines

REASONS = ("age", "rights", "file", "phone", "refused")
"""What a platform refuses for; what stands here not is told as refused."""


def on_taken_back(turn: Turn, event: TakenBack) -> Turn:
    told = turn.show("taken-back", what=_what(event), taken=event.taken, private=True)
    return with_lines(turn, told, below=_left(event))


def _what(event: TakenBack) -> Text:
    kind, _, number = event.of.partition(":")
    return Text(f"taken-back-{kind}", {"number": int(number)} if number.isdecimal() else {})


def _left(event: TakenBack) -> tuple[Text, ...]:
    """What could not be deleted, each line only where there is something to tell."""
    counts = (("emptied", event.emptied), ("mails", event.mails))
    lines = [Text(f"taken-back-{name}", {"count": count}) for name, count in counts if count]
    if event.left:
        why = tuple(Text(f"taken-back-why-{reason}") for reason in _reasons(event))
        left = Text("taken-back-left", {"count": event.left, "why": why})
        lines = [*lines[:1], left, *lines[1:]] if event.emptied else [left, *lines]
        at_hand = _reasons(event) != ("phone",)  # it is on somebody else's telephone
        lines += [Text("taken-back-by-hand")] if at_hand else []
    return tuple(lines)


def _reasons(event: TakenBack) -> tuple[str, ...]:
    known = [reason if reason in REASONS else "refused" for reason in event.reasons]
    return tuple(dict.fromkeys(known or ["refused"]))


TAKEN_BACK = Topic("taken-back", entry_points=(on(TakenBack, on_taken_back),))
