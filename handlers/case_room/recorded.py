"""The room of a case that staff recorded for somebody: whose it is, their slip, and what they said of it.

The rule this module guards: how it was is their word; whoever took the case in never says it for them,
and nobody does while they can be asked themselves.
"""

from dataclasses import replace
from typing import Any

from bot.core.appeal import is_over
from bot.core.case import Case, Cry, EntryKind, Move, Quality
from bot.core.conversation import Choice
from bot.core.effects import RecordRating, SaveCase, Text
from bot.core.events import HelpCried, IntakeAdded, IntakeAnswered, Words
from bot.core.intake import LIVES, named_slip
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import NAME, acting, after, not_possible, the_case
from handlers.shared.case_summary import current, files_of, name_of
from handlers.shared.cases import with_words
from handlers.shared.message_summary import told
from handlers.shared.recorded import alarm_of
from handlers.shared.reopening import reopen_case

# Whose it is -------------------------------------------------------------------------------------------


def on_answered(turn: Turn, event: IntakeAnswered) -> Turn:
    if not current(turn):
        return turn
    if not event.theirs:
        return show_card(
            turn.show("room-intake-not-theirs", Choice("telephone"), Choice("slip"), Choice("identity"))
        )
    key = "room-intake-claimed-by-slip" if event.by_slip else "room-intake-claimed"
    return show_card(turn.show(key))


def on_added(turn: Turn, event: IntakeAdded) -> Turn:
    """A colleague took down more of the same matter: the person's words, as if they had written them."""
    case = current(turn)
    if not case or case.is_ended:
        return turn
    for words in event.told:
        turn = with_words(turn, turn.case(case.number) or case, words)
    if alarm := alarm_of(turn, event.told):
        now = turn.facts.now
        cried = replace(turn.case(case.number) or case, urgent=alarm.id, cry=Cry(now, now))
        turn = turn.do(SaveCase(cried)).to_room(case.number, HelpCried(case.number, alarm.id))
    name = name_of(turn, event.by)
    shown = turn.show("room-intake-added", files=files_of(event.told), name=name, told=told(event.told))
    return show_card(shown)


def on_slip(turn: Turn) -> Turn:
    """Anew: one that was printed before opens nothing any more."""
    case = the_case(turn)
    if not case.is_unclaimed:
        return not_possible(turn)
    taken = acting(turn)
    case = the_case(taken)
    printed = replace(case, slip=case.slip + 1)
    slip, until = named_slip(case.number, printed.slip, case.due_at), case.opened_at + LIVES
    return taken.do(SaveCase(printed)).show("room-slip", slip=slip, number=case.number, until=until)


# How it was --------------------------------------------------------------------------------------------


def on_rated_for(turn: Turn) -> Turn:
    if not the_case(turn).source:
        return not_possible(turn)
    why_not = _why_not(turn)
    return turn.show(why_not) if why_not else turn.go(NAME, "rated-for", by=turn.by)


def _why_not(turn: Turn) -> str:
    """Empty: this member may write down what the person said of it."""
    case = the_case(turn)
    if not case.is_unclaimed:
        return "room-rated-for-asked"
    if turn.by == case.taken_in_by:
        return "room-rated-for-taker"
    return "" if case.can(Move.CLOSE) else "room-rated-for-not-yet"


def ask_rated_for(turn: Turn) -> Turn:
    choices = (Choice("rated-for-is", each.value, label=f"choice-rate-{each}") for each in Quality)
    return turn.reply("room-rated-for-ask", *choices, Choice("form-cancel"))


def on_quality(turn: Turn) -> Turn:
    if turn.arg not in tuple(Quality):
        return turn.ask_again()
    return turn.go(NAME, "solved-for", by=turn.by, quality=turn.arg)


def ask_solved_for(turn: Turn) -> Turn:
    yes, no = (Choice("solved-for-is", each, label=f"choice-solved-{each}") for each in ("yes", "no"))
    return turn.reply("room-solved-for-ask", yes, no, Choice("form-cancel"))


def on_solved(turn: Turn) -> Turn:
    if why_not := _why_not(turn):
        return after(turn, why_not)
    quality = Quality(turn.conversation.data.get("quality", Quality.AS.value))
    return _rated(turn, the_case(turn), quality, solved=turn.arg == "yes")


def _rated(turn: Turn, case: Case, quality: Quality, *, solved: bool) -> Turn:
    rated = replace(case, quality=quality, solved=solved)
    rating = RecordRating(case.number, case.rounds, quality, solved, turn.facts.now)
    detail = f"{quality}, {'solved' if solved else 'unsolved'}"
    kept = turn.do(SaveCase(rated), rating).record(case.number, EntryKind.RATED, Words(), detail=detail)
    over = kept.leave().cancel_timers(f"case:{case.number}:rating")
    said: dict[str, Any] = {"quality": Text(f"quality-{quality}")}
    if solved or is_over(rated):
        return show_card(over.move(rated, Move.CLOSE).show("room-rated-for", **said))
    again = reopen_case(over, rated, unsolved=True)
    return show_card(again.show("room-rated-for-unsolved", **said, due=the_case(again).due_at))


ROOM_RECORDED = Topic(
    "room-recorded", entry_points=(on(IntakeAnswered, on_answered), on(IntakeAdded, on_added))
)
