"""What ails the house itself, told at the desk; what is grave by e-mail, too: whoever mends it need not
read the desk."""

from collections.abc import Callable

from bot.core.ailments import Ailment
from bot.core.effects import LookAtHouse, Text
from bot.core.events import AilmentsBegan, AilmentsOver, CheckDone
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.desk.group import letter_to_leaders
from handlers.shared.staff_commands import at_press

News = AilmentsBegan | AilmentsOver


def on_began(turn: Turn, event: AilmentsBegan) -> Turn:
    lines = _lines(event, lambda each: f"ails-{each.key}")
    return _by_mail(turn.show("desk-ails", lines=lines), event, "letter-ails", lines)


def on_over(turn: Turn, event: AilmentsOver) -> Turn:
    lines = _lines(event, lambda each: f"well-{each.key}")
    return _by_mail(turn.show("desk-well", lines=lines), event, "letter-well", lines)


def _lines(event: News, key: Callable[[Ailment], str]) -> tuple[Text, ...]:
    return tuple(
        Text(key(each), {**each.values, "at": each.at or since, "since": since})
        for each, since in zip(event.ailments, event.since, strict=True)
    )


def _by_mail(turn: Turn, event: News, key: str, lines: tuple[Text, ...]) -> Turn:
    grave = tuple(line for line, each in zip(lines, event.ailments, strict=True) if each.is_grave)
    return letter_to_leaders(turn, key, lines=grave) if grave else turn


def on_check(turn: Turn) -> Turn:
    """`/check`: it takes a while, and what it finds comes here."""
    return turn.do(LookAtHouse()).show("desk-check-begun")


def on_checked(turn: Turn, event: CheckDone) -> Turn:
    if not event.is_done:
        return turn.show("check-failed")
    lines = tuple(Text("ails-check", {"what": each.what, "mend": each.mend}) for each in event.found)
    return turn.show("check-found" if lines else "check-nothing", lines=lines)


DESK_AILMENTS = Topic(
    "desk-ailments",
    entry_points=(
        on(AilmentsBegan, on_began),
        on(AilmentsOver, on_over),
        on(CheckDone, on_checked),
        at_press("check", on_check),
    ),
)
