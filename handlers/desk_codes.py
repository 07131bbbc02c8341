"""Staff ask for an initiative's QR code at the desk: its picture, and a poster to print (C14).

The rule this module guards: the code is found by the initiative's id or its name as people write it;
whatever else was written brings the list to choose from, and never a wrong code.
"""

from bot.core.conversation import Choice
from bot.core.registration import REGISTER, Initiative
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn
from handlers.desk_commands import for_staff
from handlers.desk_words import CODE, behind, commanded

PAPER = "A4"


def on_qr(turn: Turn) -> Turn:
    found = _named(turn, turn.arg or behind(turn))
    return _shown(turn, found) if found else _which(turn)


def _named(turn: Turn, asked: str) -> Initiative | None:
    fold = turn.facts.fold
    wanted = fold(asked)
    return next(
        (
            each
            for each in turn.facts.initiatives
            if wanted and wanted in (fold(each.id), *map(fold, each.name.values()))
        ),
        None,
    )


def _shown(turn: Turn, initiative: Initiative) -> Turn:
    name = initiative.name[turn.conversation.language]
    code, poster = f"{REGISTER}{initiative.id}", initiative.id
    return turn.show("qr-shown", qr=code, poster=poster, name=name, paper=PAPER)


def _which(turn: Turn) -> Turn:
    language = turn.conversation.language
    choices = (Choice("qr", each.id, title=each.name[language]) for each in turn.facts.initiatives)
    return turn.show("qr-which", *choices) if turn.facts.initiatives else turn.show("qr-none")


DESK_CODES = Topic(
    "desk-codes",
    entry_points=(
        Rule(pressed("qr"), for_staff(on_qr)),
        Rule(commanded(CODE), for_staff(on_qr)),
    ),
)
