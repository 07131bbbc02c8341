"""Did it last? One question, weeks after a wrong was put right, and never a second one (C22).

The rules this module guards: it is asked once a case, while the office is open, and of nobody who wants
no messages or no use of their data; "no" opens the case again at once with a new promise.
"""

from dataclasses import replace

from bot.core.appeal import is_over
from bot.core.case import Case, EntryKind, Move, Status
from bot.core.conversation import Choice
from bot.core.effects import SaveCase
from bot.core.events import AnswerCorrected, LastingDue, MessageReceived
from bot.core.privacy import Purpose
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.solved_words import Solved, forgives, lasted_of, says_unsolved
from faq.detect.wishes import bare_wish
from faq.text.questions import asks_something
from handlers.person.own_cases.additions import named_cases
from handlers.person.own_cases.answered import slot_of
from handlers.person.own_cases.appeals import RETURNED
from handlers.person.own_cases.rating import (
    arg_of,
    begun,
    counts,
    meant,
    rating_choices,
    said_about,
    said_instead,
)
from handlers.shared.cases import own_case
from handlers.shared.consents import stands
from handlers.shared.hearing import leads
from handlers.shared.reopening import lasting_timer, reopen_case

NAME = "lasting"
YES, NO = "lasted-yes", "lasted-no"


# Asking ----------------------------------------------------------------------------------------------


def on_due(turn: Turn, event: LastingDue) -> Turn:
    case, now = turn.case(event.case), turn.facts.now
    if not case or event.round != case.rounds or not _may_be_asked(turn, case):
        return turn
    if not turn.facts.calendar.is_open(now):  # the machine was off when it was time
        opens = turn.facts.calendar.starts(now)
        return turn.set_timer(lasting_timer(case), opens, turn.conversation.id, event)
    asked = turn.do(SaveCase(replace(case, lasting_asked_at=now)))
    return asked.notice("did-it-last", *_choices(case), number=case.number)


def _may_be_asked(turn: Turn, case: Case) -> bool:
    is_over = case.status is Status.CLOSED or (case.status is Status.RESOLVED and case.solved is True)
    is_there = not case.away_at and (case.claimed or not case.source)
    is_wanted = not case.opted_out and turn.conversation.opted_out is None
    is_used = not case.restricted and not stands(turn, Purpose.RESTRICTED)
    return is_over and is_there and is_wanted and is_used and case.lasting_asked_at is None


def _choices(case: Case) -> tuple[Choice, ...]:
    return Choice(YES, arg_of(case)), Choice(NO, arg_of(case))


# Answering -------------------------------------------------------------------------------------------


def on_yes(turn: Turn) -> Turn:
    case = meant(turn)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not _counts(turn, case):
        return turn.show("rating-came-late", number=case.number).ask_again()
    return _lasted(turn, case)


def on_no(turn: Turn) -> Turn:
    case = meant(turn)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if case.is_open:
        return turn.show("already-open", number=case.number, due=turn.spoken(case.due_at)).ask_again()
    if not _counts(turn, case):
        return turn.show("rating-came-late", number=case.number).ask_again()
    return _did_not_last(turn, case)


def _counts(turn: Turn, case: Case) -> bool:
    return counts(turn, case) and case.lasting_asked_at is not None and case.lasted is None


def _lasted(turn: Turn, case: Case) -> Turn:
    noted = _noted(turn, case, lasted=True)
    return noted.notice("lasting-thanks", Choice("menu"), number=case.number)


def _did_not_last(turn: Turn, case: Case) -> Turn:
    """As what was not solved, in the one way that is open to the case, and the supervisors hear of it."""
    noted = _noted(turn, case, lasted=False).cancel_timers(f"case:{case.number}:rating")
    again = reopen_case(noted, noted.case(case.number) or case, unsolved=True, returned=True)
    return begun(again, case, "unsolved-reopened", RETURNED)


def _noted(turn: Turn, case: Case, *, lasted: bool) -> Turn:
    kept = turn.do(SaveCase(replace(case, lasted=lasted)))
    detail = "lasted" if lasted else "not-lasted"
    return kept.record(case.number, EntryKind.RATED, said_instead(turn), detail=detail)


# A corrected answer ----------------------------------------------------------------------------------


def on_corrected(turn: Turn, event: AnswerCorrected) -> Turn:
    """Where the platform can, in the place of what was sent; else as a message of its own."""
    case = turn.case(event.case)
    if not case or not case.can(Move.REOPEN):
        return turn
    key, rating = (
        ("answer-corrected-rated", ())
        if case.quality or is_over(case)
        else ("answer-corrected", rating_choices(case))
    )
    return turn.notice(key, *rating, slot=slot_of(case), number=case.number, answer=case.applied)


# In words --------------------------------------------------------------------------------------------


def lasting_said(turn: Turn) -> Turn | None:
    """«لا، رجعت المشكلة», while the question is on show. None: it is no answer to it."""
    case = _asked_of(turn)
    if not case or not isinstance(turn.event, MessageReceived) or turn.words.forwarded:
        return None
    if named_cases(turn):
        return None  # it is about that one
    answer = Solved.NO if says_unsolved(turn.text) else lasted_of(turn.text)
    if answer is None:
        return None
    kept = said_about(turn, case)
    now = kept.case(case.number) or case
    return _lasted(kept, now) if answer is Solved.YES else _did_not_last(kept, now)


def lasting_comment(turn: Turn) -> Turn | None:
    """What is written under the question, and no answer of ours fits, is said about the case."""
    case = _asked_of(turn)
    if not case or turn.words.forwarded or leads(turn, Act.THANK):
        return None
    if _is_of_its_own(turn) and not forgives(turn.text):
        return None
    wrongs = () if not _tells_of_a_wrong(turn) else (Choice("complaint"),)
    choices = (*_choices(case), *wrongs)
    return said_about(turn, case).reply("comment-kept-lasting", *choices, number=case.number)


def _is_of_its_own(turn: Turn) -> bool:
    """A question that has an answer, or a wish that begins something new."""
    if asks_something(turn.text) or bare_wish(turn.text) or leads(turn, Act.HUMAN):
        return True
    return turn.facts.answers.ask(turn.text).decision == "answer"


def _tells_of_a_wrong(turn: Turn) -> bool:
    """It may be this one again, or a new one: which of them, they say by a press."""
    return leads(turn, Act.COMPLAIN) or leads(turn, Act.DELAY)


def _asked_of(turn: Turn) -> Case | None:
    if turn.conversation.topic:
        return None
    args = {choice.arg for choice in turn.conversation.prompt if choice.action == NO}
    case = own_case(turn, args.pop().partition(".")[0]) if len(args) == 1 else None
    return case if case and case.can(Move.REOPEN) and case.lasted is None else None


LASTING = Topic(
    NAME,
    entry_points=(
        on(LastingDue, on_due),
        on(AnswerCorrected, on_corrected),
        Rule(pressed(YES), on_yes),
        Rule(pressed(NO), on_no),
    ),
)
