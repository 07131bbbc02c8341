"""What is said of an outcome with nothing in progress: «لا ما انحلت», or a comment (C22).

The rule this module guards: "not solved" is heard wherever it is plain which case it is about, and asked
where it is not; and what stands under the question how it was is kept with its case.
"""

from bot.core.appeal import is_over
from bot.core.case import Case, Move, Status
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import MessageReceived, PersonWrote
from bot.core.topic import Rule, State, Topic, pressed
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.solved_words import says_unsolved
from faq.detect.typed_choice import says
from faq.text.questions import asks_something
from handlers.person.own_cases.additions import named_cases
from handlers.person.own_cases.appeals import over
from handlers.person.own_cases.rating import (
    NAME,
    RATES,
    arg_of,
    counts,
    meant,
    on_unsolved,
    rating_choices,
    said_about,
    unsolved,
)
from handlers.shared.cases import own_case, with_words
from handlers.shared.hearing import leads
from handlers.shared.pending_words import keep, waiting

HERE = "unsolved"
MOST = 3  # requests that are named in one question


def unsolved_said(turn: Turn) -> Turn | None:
    """«لا ما انحلت», with nothing in progress: of the case whose opinion is asked for, or of one that
    was done. None: nothing of the kind was said, or a case is worked on, which it is then about."""
    if turn.conversation.topic or not isinstance(turn.event, MessageReceived) or turn.words.forwarded:
        return None
    if named_cases(turn):
        return None  # it is about that one, whichever was asked about last
    asked = _asked_of(turn)
    if asked and says(turn.text, "no"):
        return turn.go(NAME, "solved", case=str(asked.number))
    if not says_unsolved(turn.text):
        return None
    if asked:
        kept = said_about(turn, asked)
        return unsolved(kept, kept.case(asked.number) or asked)
    return _of_those_done(turn)


def _of_those_done(turn: Turn) -> Turn | None:
    done = [case for case in turn.cases if case.status is Status.RESOLVED]
    if len(done) == 1:
        kept = said_about(turn, done[0])
        return unsolved(kept, kept.case(done[0].number) or done[0])
    if not done and any(case.is_open for case in turn.cases):
        return None
    closed = _closed(turn)
    if done or closed:
        return keep(turn, turn.words).go(HERE, "which")
    ended = next((case for case in turn.cases if is_over(case)), None)
    return over(keep(turn, turn.words), ended) if ended else None


def _closed(turn: Turn) -> list[Case]:
    """Those that can be opened again."""
    return [case for case in turn.cases if case.status is Status.CLOSED and not is_over(case)]


def ask_which(turn: Turn) -> Turn:
    done = [case for case in turn.cases if case.status is Status.RESOLVED]
    closed = _closed(turn)
    choices = (
        Choice("solved-no", arg_of(case), title=_named(turn, case)) for case in (done or closed)[:MOST]
    )
    return turn.reply("unsolved-which", *choices, Choice("human"), Choice("menu"))


def _named(turn: Turn, case: Case) -> str:
    return turn.facts.text(Text("choice-case", {"number": case.number}), turn.conversation.language)


def on_which(turn: Turn) -> Turn:
    """What was written before the case was named goes along with it."""
    case, written = meant(turn), waiting(turn)
    if not case or not counts(turn, case):
        return on_unsolved(turn)
    for words in written:
        current = turn.case(case.number) or case
        turn = with_words(turn, current, words).to_room(case.number, PersonWrote(case.number, words))
    return unsolved(turn.pend(), turn.case(case.number) or case)


def comment_instead(turn: Turn) -> Turn | None:
    """What is written under the question how it was, and no answer fits, is said about the case."""
    asked = None if turn.conversation.topic else _asked_of(turn)
    if not asked or leads(turn, Act.THANK):
        return None
    if turn.facts.answers.ask(turn.text).decision != "hand_over":
        return None
    rating = rating_choices(asked)
    key = "comment-kept-rate" if rating else "comment-kept"
    return said_about(turn, asked).reply(key, *rating, number=asked.number)


def kept_as_comment(turn: Turn) -> Turn:
    """What is no question is said about the case all the same, whatever answer is given to it."""
    asked = None if turn.conversation.topic else _asked_of(turn)
    return said_about(turn, asked) if asked and not asks_something(turn.text) else turn


def _asked_of(turn: Turn) -> Case | None:
    """The case whose rating the buttons on show ask for."""
    args = {choice.arg for choice in turn.conversation.prompt if choice.action in RATES}
    case = own_case(turn, args.pop().partition(".")[0]) if len(args) == 1 else None
    return case if case and case.can(Move.REOPEN) else None


UNSOLVED = Topic(HERE, states={"which": State(ask_which, (Rule(pressed("solved-no"), on_which),))})
