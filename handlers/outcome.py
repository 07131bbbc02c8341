"""How it compared with what was expected, and whether it is solved (C2, C7, C22).

Below, as, above: no other scale. "Not solved" or "below" offers to reopen; nobody is argued with.
"""

from dataclasses import replace
from functools import partial

from bot.core.case import Case, EntryKind, Move, Quality
from bot.core.conversation import Choice
from bot.core.effects import RecordRating, SaveCase
from bot.core.events import CaseClosed, CaseResolved, OutcomeRated, PersonWrote, RatingUnanswered, Words
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from handlers.cases import own_case, reopen_case, with_words
from handlers.talk import begin, left

NAME = "outcome"


def on_resolved(turn: Turn, event: CaseResolved) -> Turn:
    case = turn.case(event.case)
    if not case or not case.can(Move.CLOSE):
        return turn
    patience = turn.facts.calendar.starts(turn.facts.now + turn.facts.pace.rating_patience)
    asked = left(turn, case.number).set_timer(
        _timer(case), patience, turn.conversation.id, RatingUnanswered(case.number)
    )
    return asked.notice(
        "case-resolved",
        *rating_choices(case),
        number=case.number,
        applied=case.applied,
        expectation=case.expectation,
    )


def rating_choices(case: Case) -> tuple[Choice, ...]:
    arg = f"{case.number}.{case.rounds}"
    return tuple(Choice(f"rate-{quality}", arg) for quality in (Quality.BELOW, Quality.AS, Quality.ABOVE))


def on_rated(quality: Quality, turn: Turn) -> Turn:
    number, _, round_ = turn.arg.partition(".")
    case = own_case(turn, number)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not case.can(Move.REOPEN) or str(case.rounds) != round_:
        return turn.show("rating-came-late", number=case.number).ask_again()
    return _rate(turn, case, quality).go(NAME, "solved", case=number)


def _rate(turn: Turn, case: Case, quality: Quality, solved: bool | None = None) -> Turn:
    rated = replace(case, quality=quality, solved=solved)
    rating = RecordRating(case.number, case.rounds, quality, solved, turn.facts.now)
    told = turn.do(SaveCase(rated), rating).to_room(case.number, OutcomeRated(case.number))
    return told.record(case.number, EntryKind.RATED, Words(), detail=_detail(quality, solved))


def _detail(quality: Quality, solved: bool | None) -> str:
    return {None: f"{quality}", True: f"{quality}, solved", False: f"{quality}, unsolved"}[solved]


def ask_solved(turn: Turn) -> Turn:
    return turn.reply("solved-ask", Choice("solved-yes"), Choice("solved-no"))


def on_solved(turn: Turn) -> Turn:
    case = _current(turn)
    if not case or not case.quality:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    rated = _rate(turn, case, case.quality, solved=True)
    if case.quality is Quality.BELOW:
        return rated.go(NAME, "offer")
    return _close(rated).reply("thanks-for-rating", Choice("menu"), number=case.number)


def on_unsolved(turn: Turn) -> Turn:
    case = _current(turn)
    if not case or not case.quality:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    return _rate(turn, case, case.quality, solved=False).go(NAME, "offer")


def ask_offer(turn: Turn) -> Turn:
    case = _current(turn)
    arg = str(case.number) if case else ""
    return turn.reply("reopen-offer", Choice("reopen", arg), Choice("leave-closed"))


def on_leave_closed(turn: Turn) -> Turn:
    return _close(turn).reply("left-closed", Choice("menu"), number=turn.conversation.data["case"])


def _close(turn: Turn) -> Turn:
    case = _current(turn)
    left = turn.leave()
    if not case or not case.can(Move.CLOSE):
        return left
    closed = left.cancel_timers(_timer(case)).move(case, Move.CLOSE)
    return closed.to_room(case.number, CaseClosed(case.number))


def on_reopen(turn: Turn) -> Turn:
    """Works from the offer and from any later moment; twice reopens once."""
    case = own_case(turn, turn.arg)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not case.can(Move.REOPEN):
        return turn.show("already-open", number=case.number, due=case.due_at).ask_again()
    again = reopen_case(turn.cancel_timers(_timer(case)), case)
    reopened = again.case(case.number) or case
    return begin(again, case.number).reply(
        "case-reopened", Choice("talk-done"), number=case.number, due=reopened.due_at
    )


def on_comment(turn: Turn) -> Turn:
    """Whatever is written instead of a press is kept with the case and seen by staff."""
    case = _current(turn)
    if not case:
        return turn.leave().pend(turn.words).reply("no-such-case", Choice("human"), Choice("menu"))
    kept = with_words(turn, case, turn.words).to_room(case.number, PersonWrote(case.number, turn.words))
    return kept.reply("comment-kept").ask_again()


def on_unanswered(turn: Turn, event: RatingUnanswered) -> Turn:
    """Nobody is pressed for a rating: the case closes kindly and stays open to both."""
    case = turn.case(event.case)
    if not case or not case.can(Move.CLOSE):
        return turn
    closed = turn.move(case, Move.CLOSE).to_room(case.number, CaseClosed(case.number))
    rating = () if case.quality else rating_choices(case)
    choices = (*rating, Choice("reopen", str(case.number)))
    return closed.notice("closed-quietly", *choices, number=case.number)


def _current(turn: Turn) -> Case | None:
    return own_case(turn, turn.conversation.data.get("case", ""))


def _timer(case: Case) -> str:
    return f"case:{case.number}:rating"


OUTCOME = Topic(
    NAME,
    entry_points=(
        on(CaseResolved, on_resolved),
        on(RatingUnanswered, on_unanswered),
        *(Rule(pressed(f"rate-{quality}"), partial(on_rated, quality)) for quality in Quality),
        Rule(pressed("reopen"), on_reopen),
    ),
    states={
        "solved": State(
            ask_solved,
            (
                Rule(pressed("solved-yes"), on_solved),
                Rule(pressed("solved-no"), on_unsolved),
                Rule(said, on_comment),
            ),
        ),
        "offer": State(
            ask_offer,
            (
                Rule(pressed("leave-closed"), on_leave_closed),
                Rule(said, on_comment),
            ),
            back="solved",
        ),
    },
)
