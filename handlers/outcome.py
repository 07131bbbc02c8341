"""How it compared with what was expected, and whether it is solved (C2, C7, C22).

Below, as, above: no other scale. The rules this module guards: "not solved" opens the case again at once;
"below" asks once whether to; and neither of them is ever closed but by the person's own answer.
"""

from dataclasses import replace
from functools import partial

from bot.core.case import Case, EntryKind, Move, Quality, Status
from bot.core.conversation import Choice
from bot.core.effects import RecordRating, SaveCase, Text
from bot.core.events import (
    CaseClosed,
    CaseResolved,
    MessageReceived,
    OutcomeLeft,
    OutcomeRated,
    PersonWrote,
    RatingUnanswered,
    Words,
)
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from handlers.cases import own_case, reopen_case, with_words
from handlers.pending import waiting
from handlers.solved_words import Solved, answer_of, asks_something, says_unsolved
from handlers.talk import begin, left
from handlers.told import cut
from handlers.words import is_no, is_yes

NAME = "outcome"
RATES = tuple(f"rate-{quality}" for quality in Quality)
MOST = 3  # requests that are named in one question


def on_resolved(turn: Turn, event: CaseResolved) -> Turn:
    case = turn.case(event.case)
    if not case or not case.can(Move.CLOSE):
        return turn
    return _patiently(left(turn, case.number), case).notice(
        "case-resolved",
        *rating_choices(case),
        number=case.number,
        applied=case.applied,
        expectation=cut(case.expectation),
    )


def _patiently(turn: Turn, case: Case) -> Turn:
    """The person has this long from now on to answer what was just asked."""
    patience = turn.facts.calendar.starts(turn.facts.now + turn.facts.pace.rating_patience)
    unanswered = RatingUnanswered(case.number, case.rounds)
    return turn.set_timer(_timer(case), patience, turn.conversation.id, unanswered)


def rating_choices(case: Case) -> tuple[Choice, ...]:
    return tuple(Choice(rate, _arg(case)) for rate in RATES)


def _arg(case: Case) -> str:
    return f"{case.number}.{case.rounds}"


# Rating ----------------------------------------------------------------------------------------------


def on_rated(quality: Quality, turn: Turn) -> Turn:
    case = _meant(turn)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not _counts(turn, case):
        return turn.show("rating-came-late", number=case.number).ask_again()
    return _patiently(_rate(turn, case, quality), case).go(NAME, "solved", case=str(case.number))


def _meant(turn: Turn) -> Case | None:
    """The case that the button names; a button that names none is about the one that is asked of."""
    return own_case(turn, turn.arg.partition(".")[0]) if turn.arg else _current(turn)


def _counts(turn: Turn, case: Case) -> bool:
    """What is said of an earlier round, or of a case that is worked on, comes too late."""
    round_ = turn.arg.partition(".")[2]
    return case.can(Move.REOPEN) and round_ in ("", str(case.rounds))


def _rate(turn: Turn, case: Case, quality: Quality, solved: bool | None = None) -> Turn:
    rated = replace(case, quality=quality, solved=solved)
    rating = RecordRating(case.number, case.rounds, quality, solved, turn.facts.now)
    told = OutcomeRated(case.number, quality.value, solved, case.rounds)
    kept = turn.do(SaveCase(rated), rating).to_room(case.number, told)
    return kept.record(case.number, EntryKind.RATED, Words(), detail=_detail(quality, solved))


def _detail(quality: Quality, solved: bool | None) -> str:
    return {None: f"{quality}", True: f"{quality}, solved", False: f"{quality}, unsolved"}[solved]


# Solved or not ---------------------------------------------------------------------------------------


def ask_solved(turn: Turn) -> Turn:
    case = _current(turn)
    arg = _arg(case) if case else ""
    return turn.reply("solved-ask", Choice("solved-yes", arg), Choice("solved-no", arg))


def on_solved(turn: Turn) -> Turn:
    case = _meant(turn)
    if not case:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not _counts(turn, case):
        return turn.show("rating-came-late", number=case.number).ask_again()
    rated = _rate(turn, case, case.quality, solved=True) if case.quality else turn
    if case.quality is Quality.BELOW:
        return _patiently(rated, case).go(NAME, "offer", case=str(case.number))
    return _close(rated, case).reply("thanks-for-rating", Choice("menu"), number=case.number)


def on_unsolved(turn: Turn) -> Turn:
    case = _meant(turn)
    if not case:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if case.is_open:
        return turn.show("already-open", number=case.number, due=case.due_at).ask_again()
    if not _counts(turn, case):
        return turn.show("rating-came-late", number=case.number).ask_again()
    return _unsolved(turn, case)


def _unsolved(turn: Turn, case: Case) -> Turn:
    """Opened again at once, with a new promise, and the supervisors hear of it."""
    said = _rate(turn, case, case.quality, solved=False) if case.quality else _noted(turn, case)
    again = reopen_case(said.cancel_timers(_timer(case)), case, unsolved=True)
    return _begun(again, case, "unsolved-reopened")


def _noted(turn: Turn, case: Case) -> Turn:
    """Nobody rates by saying so: that it is not solved stands in the history alone."""
    return turn.record(case.number, EntryKind.RATED, Words(), detail="unsolved")


def _begun(turn: Turn, case: Case, key: str) -> Turn:
    """What is written next goes to the staff of this case."""
    due = (turn.case(case.number) or case).due_at
    return begin(turn, case.number).reply(key, Choice("talk-done"), number=case.number, due=due)


def on_said_solved(turn: Turn) -> Turn:
    case, answer = _current(turn), answer_of(turn)
    if not case or not case.can(Move.REOPEN) or not answer:
        return on_comment(turn)
    kept = _said(turn, case)
    now = kept.case(case.number) or case
    return _unsolved(kept, now) if answer is Solved.NO else on_solved(kept)


# Below -----------------------------------------------------------------------------------------------


def ask_offer(turn: Turn) -> Turn:
    case = _current(turn)
    arg = str(case.number) if case else ""
    return turn.reply("reopen-offer", Choice("reopen", arg), Choice("leave-closed", arg))


def on_leave_closed(turn: Turn) -> Turn:
    case = _meant(turn)
    if not case:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not case.can(Move.REOPEN):
        return turn.show("rating-came-late", number=case.number).ask_again()
    return _close(turn, case).reply("left-closed", Choice("menu"), number=case.number)


def on_said_offer(turn: Turn) -> Turn:
    """Yes and no answer the question; anything else is what was missing, and reaches the staff."""
    case = _current(turn)
    if not case or not case.can(Move.REOPEN):
        return on_comment(turn)
    kept = _said(turn, case)
    now = kept.case(case.number) or case
    if says_unsolved(turn):
        return _unsolved(kept, now)
    if is_yes(turn):
        return _reopen(kept, now)
    if is_no(turn):
        return _close(kept, now).reply("left-closed", Choice("menu"), number=case.number)
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
        return turn.show("already-open", number=case.number, due=case.due_at).ask_again()
    return _reopen(turn, case)


def _reopen(turn: Turn, case: Case) -> Turn:
    return _begun(reopen_case(turn.cancel_timers(_timer(case)), case), case, "case-reopened")


# Words instead of a press ----------------------------------------------------------------------------


def on_comment(turn: Turn) -> Turn:
    """Whatever is written instead of a press is kept with the case and seen by staff."""
    case = _current(turn)
    if not case:
        return turn.leave().pend(turn.words).reply("no-such-case", Choice("human"), Choice("menu"))
    return _said(turn, case).reply("comment-kept").ask_again()


def _said(turn: Turn, case: Case) -> Turn:
    return with_words(turn, case, turn.words).to_room(case.number, PersonWrote(case.number, turn.words))


def unsolved_said(turn: Turn) -> Turn | None:
    """«لا ما انحلت», with nothing in progress: of the case whose opinion is asked for, or of one that
    was done. None: nothing of the kind was said, or a case is worked on, which it is then about."""
    if turn.conversation.topic or not isinstance(turn.event, MessageReceived):
        return None
    asked = _asked_of(turn)
    if asked and is_no(turn):
        return _said(turn, asked).go(NAME, "solved", case=str(asked.number))
    if not says_unsolved(turn):
        return None
    if asked:
        kept = _said(turn, asked)
        return _unsolved(kept, kept.case(asked.number) or asked)
    return _of_those_done(turn)


def _of_those_done(turn: Turn) -> Turn | None:
    done = [case for case in turn.cases if case.status is Status.RESOLVED]
    if len(done) == 1:
        kept = _said(turn, done[0])
        return _unsolved(kept, kept.case(done[0].number) or done[0])
    if not done and any(case.is_open for case in turn.cases):
        return None
    closed = [case for case in turn.cases if case.status is Status.CLOSED]
    return turn.pend(*waiting(turn), turn.words).go(NAME, "which") if done or closed else None


def ask_which(turn: Turn) -> Turn:
    done = [case for case in turn.cases if case.status is Status.RESOLVED]
    closed = [case for case in turn.cases if case.status is Status.CLOSED]
    choices = (
        Choice("solved-no", _arg(case), title=_named(turn, case)) for case in (done or closed)[:MOST]
    )
    return turn.reply("unsolved-which", *choices, Choice("human"), Choice("menu"))


def _named(turn: Turn, case: Case) -> str:
    return turn.facts.text(Text("choice-case", {"number": case.number}), turn.conversation.language)


def on_which(turn: Turn) -> Turn:
    """What was written before the case was named goes along with it."""
    case, written = _meant(turn), waiting(turn)
    if not case or not _counts(turn, case):
        return on_unsolved(turn)
    for words in written:
        current = turn.case(case.number) or case
        turn = with_words(turn, current, words).to_room(case.number, PersonWrote(case.number, words))
    return _unsolved(turn.pend(), turn.case(case.number) or case)


def comment_instead(turn: Turn) -> Turn | None:
    """What is written under the question how it was, and no answer fits, is said about the case."""
    asked = None if turn.conversation.topic else _asked_of(turn)
    if not asked or turn.facts.answers.ask(turn.text).decision != "hand_over":
        return None
    return _said(turn, asked).reply("comment-kept-rate", *rating_choices(asked), number=asked.number)


def kept_as_comment(turn: Turn) -> Turn:
    """What is no question is said about the case all the same, whatever answer is given to it."""
    asked = None if turn.conversation.topic else _asked_of(turn)
    return _said(turn, asked) if asked and not asks_something(turn) else turn


def _asked_of(turn: Turn) -> Case | None:
    """The case whose rating the buttons on show ask for."""
    args = {choice.arg for choice in turn.conversation.prompt if choice.action in RATES}
    case = own_case(turn, args.pop().partition(".")[0]) if len(args) == 1 else None
    return case if case and case.can(Move.REOPEN) else None


# Silence ---------------------------------------------------------------------------------------------


def on_unanswered(turn: Turn, event: RatingUnanswered) -> Turn:
    """Nobody is pressed for a rating. Whoever has said nothing at all finds the case closed, and open to
    both; what was said to be wrong is the supervisors' to look at, and is not closed."""
    case = turn.case(event.case)
    if not case or not case.can(Move.REOPEN) or event.round not in (0, case.rounds):
        return turn
    turn = _let_go(turn, case)
    if case.solved is False:  # said to a version that only offered to reopen
        return _unsolved(turn, case) if case.can(Move.CLOSE) else turn
    if case.quality is Quality.BELOW or (case.commented and not case.quality):
        return turn.to_room(case.number, OutcomeLeft(case.number, case.solved))
    return _closed_quietly(turn, case) if case.can(Move.CLOSE) else turn


def _closed_quietly(turn: Turn, case: Case) -> Turn:
    closed = turn.move(case, Move.CLOSE).to_room(case.number, CaseClosed(case.number))
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
        "which": State(ask_which, (Rule(pressed("solved-no"), on_which),)),
    },
)
