"""Staff ask for an initiative's QR code at the desk: its picture, and a poster to print, the English one
a press away (C14).

The rule this module guards: the code is found by the initiative's id or its name as people write it;
whatever else was written brings the list to choose from, and never a wrong code.
"""

from bot.core.conversation import Choice
from bot.core.registration import REGISTER, Initiative, edition, edition_of
from bot.core.topic import Topic
from bot.core.turn import Turn
from handlers.shared.initiatives import in_full
from handlers.shared.staff_commands import at_command, at_press, behind

PAPER = "A4"
NAMED = "مبادرة"
"""Before «ابدأ», this makes the word a name."""
ENGLISH = ("en", "english", "انجليزي", "إنجليزية", "بالإنجليزي", "بالإنجليزية", "الإنجليزية")


def on_qr(turn: Turn) -> Turn:
    """`/qr ibda`, `/qr ibda en`, or a press."""
    asked, language = edition_of(turn.arg) if turn.arg else _asked(turn)
    found = _named(turn, asked)
    if not found:
        return _which(turn)
    return _shown_in_english(turn, found) if language == "en" else _shown(turn, found)


def _asked(turn: Turn) -> tuple[str, str]:
    *name, last = behind(turn).split() or [""]
    in_english = name and turn.facts.fold(last) in map(turn.facts.fold, ENGLISH)
    return (" ".join(name), "en") if in_english else (behind(turn), "ar")


def _named(turn: Turn, asked: str) -> Initiative | None:
    """By the id or the whole name, or by what tells it from others: «كفاءات» for «مبادرة كفاءات»."""
    fold, initiatives = turn.facts.fold, turn.facts.initiatives
    called = {fold(word): each for each in initiatives for word in (each.id, *each.name.values())}
    return called.get(fold(asked)) or in_full(f"{NAMED} {asked}", initiatives)


def _shown(turn: Turn, initiative: Initiative) -> Turn:
    english = Choice("qr", edition(initiative.id, "en"), label="choice-poster-english")
    name, code = initiative.name[turn.conversation.language], f"{REGISTER}{initiative.id}"
    return turn.show("qr-shown", english, qr=code, poster=initiative.id, name=name, paper=PAPER)


def _shown_in_english(turn: Turn, initiative: Initiative) -> Turn:
    name = initiative.name[turn.conversation.language]
    return turn.show("poster-shown", poster=edition(initiative.id, "en"), name=name, paper=PAPER)


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
