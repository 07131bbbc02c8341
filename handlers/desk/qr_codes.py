"""Staff ask for an initiative's QR code at the desk: its picture, and a poster to print, the other
languages a press away (C14).

The rule this module guards: the code is found by the initiative's id or its name as people write it;
whatever else was written brings the list to choose from, and never a wrong code.
"""

from bot.core.conversation import Choice
from bot.core.registration import REGISTER, Initiative, edition, edition_of
from bot.core.topic import Topic
from bot.core.turn import Turn
from bot.policy.languages import FIRST, OTHERS
from handlers.shared.initiatives import in_full
from handlers.shared.staff_commands import at_command, at_press, behind

PAPER = "A4"
NAMED = "مبادرة"
"""Before «ابدأ», this makes the word a name."""


def on_qr(turn: Turn) -> Turn:
    """`/qr ibda`, `/qr ibda en`, or a press."""
    asked, language = edition_of(turn.arg) if turn.arg else _asked(turn)
    found = _named(turn, asked)
    if not found:
        return _which(turn)
    return _shown(turn, found) if language == FIRST else _edition_shown(turn, found, language)


def _asked(turn: Turn) -> tuple[str, str]:
    *name, last = behind(turn).split() or [""]
    language = _called(turn, last) if name else ""
    return (" ".join(name), language) if language else (behind(turn), FIRST)


def _called(turn: Turn, word: str) -> str:
    fold = turn.facts.fold
    named = {fold(name): each.code for each in OTHERS for name in (each.code, *each.called)}
    return named.get(fold(word), "")


def _named(turn: Turn, asked: str) -> Initiative | None:
    """By the id or the whole name, or by what tells it from others: «كفاءات» for «مبادرة كفاءات»."""
    fold, initiatives = turn.facts.fold, turn.facts.initiatives
    called = {fold(word): each for each in initiatives for word in (each.id, *each.name.values())}
    return called.get(fold(asked)) or in_full(f"{NAMED} {asked}", initiatives)


def _shown(turn: Turn, initiative: Initiative) -> Turn:
    others = (
        Choice("qr", edition(initiative.id, each.code), label=f"choice-poster-{each.word}")
        for each in OTHERS
    )
    name, code = initiative.name[turn.conversation.language], f"{REGISTER}{initiative.id}"
    return turn.show("qr-shown", *others, qr=code, poster=initiative.id, name=name, paper=PAPER)


def _edition_shown(turn: Turn, initiative: Initiative, language: str) -> Turn:
    name = initiative.name[turn.conversation.language]
    return turn.show("poster-shown", poster=edition(initiative.id, language), name=name, paper=PAPER)


def _which(turn: Turn) -> Turn:
    language = turn.conversation.language
    choices = (Choice("qr", each.id, title=each.name[language]) for each in turn.facts.initiatives)
    return turn.show("qr-which", *choices) if turn.facts.initiatives else turn.show("qr-none")


DESK_CODES = Topic(
    "desk-codes",
    entry_points=(
        at_press("qr", on_qr),
        at_command("qr", on_qr),
    ),
)
