"""A service that is late, or an idea for a better one: told in one message, and a case at once (C9, C15).

The rules this module guards: concern comes first (C18), the number and the promised date in the same turn
(C24, C25), and the first message is a case already, so that leaving loses nothing.
"""

from bot.core.case import Case, EntryKind, Kind
from bot.core.conversation import Choice
from bot.core.events import CaseOpened, Words
from bot.core.topic import Rule, State, Topic, pressed, said
from bot.core.turn import Turn
from handlers.person.own_cases.additions import about_case, named_about
from handlers.person.own_cases.live_chat import begin
from handlers.shared.cases import new_case, open_case
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.message_summary import to_look_through
from handlers.shared.pending_words import handed_over, waiting

NAME = "remark"


def on_delay(turn: Turn) -> Turn:
    return turn.go(NAME, "telling", kind=Kind.DELAY.value, anew="")


def on_another(turn: Turn) -> Turn:
    """Whoever says so is not asked again whether it is about a case that exists."""
    return turn.go(NAME, "telling", kind=Kind.DELAY.value, anew="yes")


def on_suggestion(turn: Turn) -> Turn:
    return turn.go(NAME, "telling", kind=Kind.SUGGESTION.value, anew="")


def ask_telling(turn: Turn) -> Turn:
    """What was written before is shown: it may be the whole of it, or about something else."""
    before = waiting(turn)
    if not before:
        return turn.reply(f"{_kind(turn)}-ask", Choice("menu"))
    choices = (Choice("heard-all"), Choice("drop-told"), Choice("menu"))
    return turn.reply(f"{_kind(turn)}-ask-told", *choices, told=to_look_through(before))


def on_dropped(turn: Turn) -> Turn:
    return turn.pend().ask_again()


def on_heard_all(turn: Turn) -> Turn:
    before = waiting(turn)
    return _open(turn, before) if before else turn.ask_again()


def on_written(turn: Turn) -> Turn:
    """What is about a case that exists is no new one."""
    if turn.conversation.data.get("anew"):
        return on_told(turn)
    here = about_case if _kind(turn) is Kind.DELAY else named_about
    return here(turn) or on_told(turn)


def on_told(turn: Turn) -> Turn:
    """What was written before belongs to it; what comes after is added to it."""
    if not says_something(turn, turn.words):
        return ask_for_words(turn)
    return _open(turn, (*waiting(turn), turn.words))


def _open(turn: Turn, words: tuple[Words, ...]) -> Turn:
    case = new_case(turn, _kind(turn), words)
    talking = begin(_opened(handed_over(turn), case).pend(), case.number)
    return talking.to_room(case.number, CaseOpened(case.number)).reply(
        f"{case.kind}-opened",
        Choice("talk-done"),
        number=case.number,
        due=case.due_at,
        told=to_look_through(case.words),
    )


def _opened(turn: Turn, case: Case) -> Turn:
    opened = open_case(turn, case)
    for words in case.words:
        opened = opened.record(case.number, EntryKind.SAID, words)
    return opened


def _kind(turn: Turn) -> Kind:
    return Kind(turn.conversation.data.get("kind", Kind.SUGGESTION.value))


REMARKS = Topic(
    NAME,
    entry_points=(
        Rule(pressed("delay"), on_delay),
        Rule(pressed("suggestion"), on_suggestion),
        Rule(pressed("another-matter"), on_another),
    ),
    states={
        "telling": State(
            ask_telling,
            (
                Rule(pressed("heard-all"), on_heard_all),
                Rule(pressed("drop-told"), on_dropped),
                Rule(said, on_written),
            ),
        )
    },
)
