"""How it compared with what was expected, and whether it is solved (C2, C7, C22).

Below, as, above: no other scale. The rules this module guards: "not solved" opens the case again at once;
"below" asks once whether to; and neither of them is ever closed but by the person's own answer.
"""

from dataclasses import replace
from functools import partial
from typing import Any

from bot.core.appeal import is_over
from bot.core.case import Case, EntryKind, Move, Quality
from bot.core.conversation import Choice
from bot.core.effects import RecordRating, SaveCase, Text
from bot.core.events import (
    ButtonPressed,
    CaseClosed,
    CaseResolved,
    OutcomeLeft,
    OutcomeRated,
    PersonWrote,
    RatingUnanswered,
    Words,
)
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from faq.detect.solved_words import Solved, answer_of, says_unsolved
from handlers.person.own_cases.answered import answer_told, slot_of
from handlers.person.own_cases.appeals import begun_anew, last_answer, over, told_of
from handlers.person.own_cases.live_chat import begin, left
from handlers.shared.case_summary import is_unread
from handlers.shared.cases import own_case, with_words
from handlers.shared.message_summary import cut
from handlers.shared.pending_words import keep
from handlers.shared.reopening import reopen_case

NAME = "outcome"
RATES = tuple(f"rate-{quality}" for quality in Quality)


def on_resolved(turn: Turn, event: CaseResolved) -> Turn:
    case = turn.case(event.case)
    if not case or not case.can(Move.CLOSE):
        return turn
    if is_over(case):
        return last_answer(left(turn, case.number), case)
    waits = patiently(left(turn, case.number), case)
    if not case.kind.is_rated:
        told: dict[str, Any] = {"number": case.number, "applied": case.applied}
        return waits.notice(f"{case.kind}-outcome", Choice("suggestion"), Choice("menu"), **told)
    return waits.notice(
        "case-resolved",
        *rating_choices(case),
        slot=slot_of(case),
        number=case.number,
        told=answer_told(case),
        expectation=cut(case.expectation),
    )


def patiently(turn: Turn, case: Case) -> Turn:
    """The person has this long from now on to answer what was just asked."""
    patience = turn.facts.calendar.starts(turn.facts.now + turn.facts.pace.rating_patience)
    unanswered = RatingUnanswered(case.number, case.rounds)
    return turn.set_timer(_timer(case), patience, turn.conversation.id, unanswered)


def rating_choices(case: Case) -> tuple[Choice, ...]:
    """None for a kind whose person is not asked."""
    if not case.kind.is_rated:
        return ()
    return tuple(Choice(rate, arg_of(case)) for rate in RATES)


def arg_of(case: Case) -> str:
    return f"{case.number}.{case.rounds}"


# Rating ----------------------------------------------------------------------------------------------


def on_rated(quality: Quality, turn: Turn) -> Turn:
    case = meant(turn)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not counts(turn, case):
        return turn.show("rating-came-late", number=case.number).ask_again()
    return patiently(_rate(turn, case, quality), case).go(NAME, "solved", case=str(case.number))


def meant(turn: Turn) -> Case | None:
    """The case that the button names; a button that names none is about the one that is asked of."""
    return own_case(turn, turn.arg.partition(".")[0]) if turn.arg else _current(turn)


def counts(turn: Turn, case: Case) -> bool:
    """What is said of an earlier round, or of a case that is worked on, comes too late."""
    round_ = turn.arg.partition(".")[2]
    return case.can(Move.REOPEN) and round_ in ("", str(case.rounds))


def _rate(turn: Turn, case: Case, quality: Quality, solved: bool | None = None) -> Turn:
    rated = replace(case, quality=quality, solved=solved)
    rating = RecordRating(case.number, case.rounds, quality, solved, turn.facts.now)
    told = OutcomeRated(case.number, quality.value, solved, case.rounds)
    kept = turn.do(SaveCase(rated), rating).to_room(case.number, told)
    return kept.record(case.number, EntryKind.RATED, said_instead(turn), detail=_detail(quality, solved))


def said_instead(turn: Turn) -> Words:
    """How it was said, where it was not pressed: in the history, and no word of the telling."""
    event = turn.event
    if not isinstance(event, ButtonPressed) or not event.typed:
        return Words()
    return Words(event.label, at=turn.facts.now)


def _detail(quality: Quality, solved: bool | None) -> str:
    return {None: f"{quality}", True: f"{quality}, solved", False: f"{quality}, unsolved"}[solved]


# Solved or not ---------------------------------------------------------------------------------------


def ask_solved(turn: Turn) -> Turn:
    case = _current(turn)
    arg = arg_of(case) if case else ""
    return turn.reply("solved-ask", Choice("solved-yes", arg), Choice("solved-no", arg))


def on_solved(turn: Turn) -> Turn:
    case = meant(turn)
    if not case:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not counts(turn, case):
        return turn.show("rating-came-late", number=case.number).ask_again()
    rated = _rate(turn, case, case.quality, solved=True) if case.quality else turn
    if case.quality is Quality.BELOW:
        return patiently(rated, case).go(NAME, "offer", case=str(case.number))
    return _close(rated, case).reply("thanks-for-rating", Choice("menu"), number=case.number)


def on_unsolved(turn: Turn) -> Turn:
    case = meant(turn)
    if not case:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if case.is_open:
        return turn.show("already-open", number=case.number, due=turn.spoken(case.due_at)).ask_again()
    if not counts(turn, case):
        return turn.show("rating-came-late", number=case.number).ask_again()
    return unsolved(turn, case)


def unsolved(turn: Turn, case: Case) -> Turn:
    """Opened again at once, with a new promise, and the supervisors hear of it."""
    said = _rate(turn, case, case.quality, solved=False) if case.quality else _noted(turn, case)
    again = reopen_case(said.cancel_timers(_timer(case)), case, unsolved=True)
    return begun(again, case, "unsolved-reopened")


def _noted(turn: Turn, case: Case) -> Turn:
    """Nobody rates by saying so: that it is not solved stands in the history alone."""
    return turn.record(case.number, EntryKind.RATED, said_instead(turn), detail="unsolved")


def begun(turn: Turn, case: Case, key: str, why: str = "") -> Turn:
    """What is written next goes to the staff of this case, or of the one that follows it."""
    if is_over(case):
        return over(turn.leave(), case)
    now = begun_anew(turn, case) or turn.case(case.number) or case
    said = told_of(turn, now, case, why) or Text(key, {"number": now.number, "due": now.due_at})
    return begin(turn, now.number).reply(said.key, Choice("talk-done"), **said.args)


def on_said_solved(turn: Turn) -> Turn:
    case, answer = _current(turn), answer_of(turn.text)
    if not case or not case.can(Move.REOPEN) or not answer:
        return on_comment(turn)
    kept = said_about(turn, case)
    now = kept.case(case.number) or case
    return unsolved(kept, now) if answer is Solved.NO else on_solved(kept)


# Below -----------------------------------------------------------------------------------------------


def ask_offer(turn: Turn) -> Turn:
    case = _current(turn)
    arg = str(case.number) if case else ""
    return turn.reply("reopen-offer", Choice("reopen", arg), Choice("leave-closed", arg))


def on_leave_closed(turn: Turn) -> Turn:
    case = meant(turn)
    if not case:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not case.can(Move.REOPEN):
        return turn.show("rating-came-late", number=case.number).ask_again()
    return _close(turn, case).reply("left-closed", Choice("menu"), number=case.number)


def on_said_offer(turn: Turn) -> Turn:
    """It is what was missing, and reaches the staff."""
    case = _current(turn)
    if not case or not case.can(Move.REOPEN):
        return on_comment(turn)
    kept = said_about(turn, case)
    now = kept.case(case.number) or case
    if says_unsolved(turn.text):
        return unsolved(kept, now)
    choices = Choice("reopen", str(case.number)), Choice("leave-closed", str(case.number))
    return kept.reply("missing-kept", *choices, number=case.number)


def _close(turn: Turn, case: Case) -> Turn:
    left = _let_go(turn, case).cancel_timers(_timer(case))
    now = left.case(case.number) or case
    if not now.can(Move.CLOSE):
        return left
    return left.move(now, Move.CLOSE).to_room(case.number, CaseClosed(case.number))


def _let_go(turn: Turn, case: Case) -> Turn:
    """Out of the question about this case, and where they are if they were not in it."""
    here = turn.conversation
    return turn.leave() if here.topic == NAME and here.data.get("case") == str(case.number) else turn


def on_reopen(turn: Turn) -> Turn:
    """Works from the offer and from any later moment; twice reopens once."""
    case = own_case(turn, turn.arg)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not case.can(Move.REOPEN):
        return turn.show("already-open", number=case.number, due=turn.spoken(case.due_at)).ask_again()
    return _reopen(turn, case)


def _reopen(turn: Turn, case: Case) -> Turn:
    return begun(reopen_case(turn.cancel_timers(_timer(case)), case), case, "case-reopened")


# Words instead of a press ----------------------------------------------------------------------------


def on_comment(turn: Turn) -> Turn:
    """Whatever is written instead of a press is kept with the case and seen by staff."""
    case = _current(turn)
    if not case:
        return keep(turn.leave(), turn.words).reply("no-such-case", Choice("human"), Choice("menu"))
    return said_about(turn, case).reply("comment-kept").ask_again()


def said_about(turn: Turn, case: Case) -> Turn:
    return with_words(turn, case, turn.words).to_room(case.number, PersonWrote(case.number, turn.words))


# Silence ---------------------------------------------------------------------------------------------


def on_unanswered(turn: Turn, event: RatingUnanswered) -> Turn:
    """Nobody is pressed for a rating. Whoever has said nothing at all finds the case closed, and open to
    both; what was said to be wrong is the supervisors' to look at, and is not closed."""
    case = turn.case(event.case)
    if not case or not case.can(Move.REOPEN) or event.round not in (0, case.rounds):
        return turn
    if case.away_at:  # they were never asked; whoever comes back is (handlers/person/returned.py)
        return turn
    if is_unread(turn, case):  # nor were they; once they read it they have their time
        return turn
    turn = _let_go(turn, case)
    if case.solved is False:  # said to a version that only offered to reopen
        return unsolved(turn, case) if case.can(Move.CLOSE) else turn
    if case.quality is Quality.BELOW or (case.commented and not case.quality):
        return turn.to_room(case.number, OutcomeLeft(case.number, case.solved))
    return _closed_quietly(turn, case) if case.can(Move.CLOSE) else turn


def _closed_quietly(turn: Turn, case: Case) -> Turn:
    closed = turn.move(case, Move.CLOSE).to_room(case.number, CaseClosed(case.number))
    if not case.kind.is_rated:  # they heard what became of it
        return closed
    key, rating = (
        ("closed-quietly-rated", ()) if case.quality else ("closed-quietly", rating_choices(case))
    )
    return closed.notice(key, *rating, Choice("reopen", str(case.number)), number=case.number)


def _current(turn: Turn) -> Case | None:
    if turn.conversation.topic != NAME and "case" not in turn.conversation.data:
        return None
    return own_case(turn, turn.conversation.data.get("case", ""))


def _timer(case: Case) -> str:
    return f"case:{case.number}:rating"


OUTCOME = Topic(
    NAME,
    entry_points=(
        on(CaseResolved, on_resolved),
        on(RatingUnanswered, on_unanswered),
        *(Rule(pressed(f"rate-{quality}"), partial(on_rated, quality)) for quality in Quality),
        Rule(pressed("solved-yes"), on_solved),
        Rule(pressed("solved-no"), on_unsolved),
        Rule(pressed("leave-closed"), on_leave_closed),
        Rule(pressed("reopen"), on_reopen),
    ),
    states={
        "solved": State(ask_solved, (Rule(said, on_said_solved),)),
        "offer": State(ask_offer, (Rule(said, on_said_offer),), back="solved"),
    },
)
