"""A question for a person (C11): at every step, with what was asked already attached."""

from datetime import timedelta

from bot.core.case import Case, EntryKind, Kind
from bot.core.conversation import Choice
from bot.core.events import CaseOpened, Words
from bot.core.learning import Reason
from bot.core.topic import Rule, State, Topic, pressed, said
from bot.core.turn import Turn
from handlers.person.own_cases.additions import about_case
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.person.own_cases.live_chat import begin, pass_on
from handlers.person.own_cases.take_back import TAKE_BACK
from handlers.shared.cases import new_case, open_case
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.message_summary import to_look_through
from handlers.shared.pending_words import corrected, handed_over, latest, met, note, waiting
from handlers.shared.understood import act_of

NAME = "human"


def on_human(turn: Turn) -> Turn:
    """Somebody who already waits for a person is not sent to the end of the line."""
    return _with_what_waits(turn)


def hand_over_unasked(turn: Turn) -> Turn:
    """The same for whoever plainly wanted it and has pressed nothing: one press takes it back."""
    return _with_what_waits(turn, unasked=True)


def _with_what_waits(turn: Turn, *, unasked: bool = False) -> Turn:
    told = waiting(turn)
    shown = turn.show("words-go-along", told=to_look_through(told)) if met(turn) else turn
    return _to_person(handed_over(shown), told, unasked=unasked)


def _to_person(turn: Turn, words: tuple[Words, ...], *, unasked: bool = False) -> Turn:
    case = next((c for c in turn.cases if c.kind.is_question and c.is_open), None)
    if case and words:
        return pass_on(turn, case, words)
    if case:
        return turn.go(TALK, "open", case=str(case.number), answered="")
    return _hand_over(turn, words, unasked=unasked) if words else turn.go(NAME, "asking")


def on_not_this(turn: Turn) -> Turn:
    """The answer did not fit: the question goes to a person as it was asked."""
    return _to_person(corrected(turn), waiting(turn) or latest(turn))


def ask_question(turn: Turn) -> Turn:
    return turn.reply("human-ask", Choice("connect"), Choice("menu"))


def on_asked(turn: Turn) -> Turn:
    if not says_something(turn, turn.words):
        return ask_for_words(turn)
    about = about_case(turn)
    if about:
        return about
    noted = note(turn, turn.text, Reason.HANDED_OVER)
    return _hand_over(noted, (*waiting(turn), turn.words))


def on_connect(turn: Turn) -> Turn:
    """What was asked here and answered goes along."""
    return _hand_over(handed_over(turn), waiting(turn))


def _hand_over(turn: Turn, words: tuple[Words, ...], *, unasked: bool = False) -> Turn:
    case = new_case(turn, Kind.QUESTION, words, act=act_of(turn, words))
    opened = open_case(turn, case)
    for each in words:
        opened = opened.record(case.number, EntryKind.SAID, each)
    talking = begin(opened.pend(), case.number)
    back = (Choice("take-back", str(case.number)),) if unasked else ()
    return talking.to_room(case.number, CaseOpened(case.number)).reply(
        _promise(turn, case),
        Choice("talk-done"),
        *back,
        number=case.number,
        minutes=turn.facts.pace.question_minutes,
        opening=turn.spoken(case.starts_at),
        due=turn.spoken(case.due_at),
    )


def _promise(turn: Turn, case: Case) -> str:
    """Minutes are named only where the office stays open for them: nobody is promised what cannot be."""
    now, minutes = turn.facts.now, timedelta(minutes=turn.facts.pace.question_minutes)
    if not turn.facts.calendar.is_open(now):
        return "human-closed"
    return "human-soon" if case.due_at - now <= minutes else "human-closing"


HUMAN = Topic(
    NAME,
    entry_points=(
        Rule(pressed("human"), on_human),
        Rule(pressed("not-this"), on_not_this),
        TAKE_BACK,
    ),
    states={
        "asking": State(
            ask_question,
            (
                Rule(pressed("connect"), on_connect),
                Rule(said, on_asked),
            ),
            is_open=True,
        )
    },
)
