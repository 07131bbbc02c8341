"""A service that is late, an idea for a better one, a request for help: told in one message, and a case
at once (C9, C15).

The rules this module guards: concern comes first (C18), the number and the promised date in the same turn
(C24, C25). Whoever began it by its button has a case with the first message. What was only heard as one
waits, is shown, and is filed by a press or a typed yes, never by itself.
"""

from bot.core.case import Case, EntryKind, Kind
from bot.core.conversation import Choice
from bot.core.events import CaseOpened, Words
from bot.core.facts import as_arg, time_of
from bot.core.privacy import Purpose
from bot.core.topic import Rule, State, Topic, pressed, said
from bot.core.turn import Turn
from faq.detect.typed_choice import says
from handlers.person.own_cases.additions import about_case, named_about
from handlers.person.own_cases.live_chat import begin
from handlers.shared.cases import new_case, open_case
from handlers.shared.consents import consented
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.message_summary import to_look_through
from handlers.shared.pending_words import all_waiting, handed_over, keep, waiting
from handlers.shared.understood import act_of

NAME = "remark"


def on_delay(turn: Turn) -> Turn:
    return turn.go(NAME, "telling", kind=Kind.DELAY.value, anew="")


def on_another(turn: Turn) -> Turn:
    """Whoever says so is not asked again whether it is about a case that exists."""
    return turn.go(NAME, "telling", kind=Kind.DELAY.value, anew="yes")


def on_suggestion(turn: Turn) -> Turn:
    return turn.go(NAME, "telling", kind=Kind.SUGGESTION.value, anew="")


def on_help(turn: Turn) -> Turn:
    return turn.go(NAME, "telling", kind=Kind.HELP.value, anew="")


# Heard, and not filed ---------------------------------------------------------------------------------


def hear_telling(turn: Turn, kind: Kind) -> Turn:
    """What was just written waits, and is shown with the press that files it."""
    since = as_arg(turn.words.at or turn.facts.now)
    return keep(turn, turn.words).go(NAME, "heard", kind=kind.value, since=since)


def ask_heard(turn: Turn) -> Turn:
    kind, told = _kind(turn), all_waiting(turn)
    if not told:
        return turn.go(NAME, "telling", kind=kind.value, anew="")
    dropping = (Choice("drop-told"),) if _before(turn) else ()
    choices = (*_filing(kind), *dropping, Choice("menu"))
    return turn.reply(f"{kind}-heard", *choices, told=to_look_through(told))


def _filing(kind: Kind) -> tuple[Choice, Choice]:
    if kind is Kind.DELAY:
        return Choice("file-delay"), Choice("just-asking", label="choice-ask-how-long")
    return Choice("file-suggestion"), Choice("just-asking")


def _before(turn: Turn) -> tuple[Words, ...]:
    """What was written before that telling: it may be about something else."""
    since = time_of(turn.conversation.data.get("since", ""))
    return tuple(each for each in all_waiting(turn) if each.at and each.at < since)


def on_dropped_before(turn: Turn) -> Turn:
    before = _before(turn)
    told = tuple(each for each in all_waiting(turn) if each not in before)
    return turn.pend(*told, asked=turn.conversation.pending.asked).ask_again()


def on_more(turn: Turn) -> Turn:
    """It is added to what waits and shown with it."""
    return keep(turn, turn.words).ask_again()


def on_file_delay(turn: Turn) -> Turn:
    return _file(turn, Kind.DELAY)


def on_file_suggestion(turn: Turn) -> Turn:
    return _file(turn, Kind.SUGGESTION)


def on_file_help(turn: Turn) -> Turn:
    """With what they told of their need already. Who only asked for help is asked what they need."""
    is_bare = all(_is_bare_plea(words) for words in all_waiting(turn))
    return _file(turn.pend() if is_bare else turn, Kind.HELP)


def _is_bare_plea(words: Words) -> bool:
    """«ساعدوني», «أحتاج مساعدة»: it says that they need help, and not what they need."""
    return not (words.attachments or words.location) and says(words.text, "need")


def _file(turn: Turn, kind: Kind) -> Turn:
    """Pressed once more, there is nothing left to file: it is asked for."""
    told = all_waiting(turn)
    asked = turn.enter(NAME, "telling", kind=kind.value, anew="")
    return _open(asked, told) if told else asked.ask_again()


# Begun by its button ----------------------------------------------------------------------------------


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
    case = new_case(turn, _kind(turn), words, act=act_of(turn, words))
    opened = consented(_opened(handed_over(turn), case), Purpose.COMPLAINT, about=case.number)
    talking = begin(opened.pend(), case.number)
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
        Rule(pressed("file-delay"), on_file_delay),
        Rule(pressed("file-suggestion"), on_file_suggestion),
        Rule(pressed("file-help"), on_file_help),
        Rule(pressed("delay"), on_delay),
        Rule(pressed("suggestion"), on_suggestion),
        Rule(pressed("ask-help"), on_help),
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
            is_open=True,
        ),
        "heard": State(
            ask_heard,
            (
                Rule(pressed("drop-told"), on_dropped_before),
                Rule(said, on_more),
            ),
        ),
    },
)
