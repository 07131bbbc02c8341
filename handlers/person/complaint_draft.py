"""The draft of a complaint: kept with every word, looked after when it is left, and given back once."""

from dataclasses import replace

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice, Draft
from bot.core.events import DraftLeft, Words
from bot.core.privacy import Purpose
from bot.core.turn import Turn
from handlers.shared.cases import while_it_is_free
from handlers.shared.consents import stands
from handlers.shared.pending_words import met, unanswered

NAME = "complaint"


def keep(turn: Turn, draft: Draft) -> Turn:
    """Keep the draft, and look after it in office hours if it is left."""
    in_time = turn.facts.calendar.starts(turn.facts.now + turn.facts.pace.draft_reminder)
    later = while_it_is_free(turn, in_time)
    kept = turn.draft(draft)
    return kept.set_timer(timer(turn), later, turn.conversation.id, DraftLeft())


def timer(turn: Turn) -> str:
    return f"draft:{turn.conversation.id}"


def draft_of(turn: Turn) -> Draft:
    return turn.conversation.draft or Draft("listening")


def go_to(turn: Turn, state: str) -> Turn:
    return keep(turn, replace(draft_of(turn), state=state)).go(NAME, state)


def keep_words(turn: Turn, words: Words) -> Turn:
    """Words that were answered otherwise stay in the telling all the same."""
    draft = draft_of(turn)
    return keep(turn, replace(draft, words=(*draft.words, words)))


def on_left(turn: Turn, _: DraftLeft) -> Turn:
    """Taken up again gently, once."""
    draft = turn.conversation.draft
    if not draft or not draft.words or draft.reminded or stands(turn, Purpose.RESTRICTED):
        return turn
    reminded = turn.draft(replace(draft, reminded=True))
    return reminded.reply("draft-reminder", Choice("continue-draft"), Choice("menu"))


def on_drop_told(turn: Turn) -> Turn | None:
    """What was written before is about something else."""
    draft = turn.conversation.draft
    if not draft or not draft.carried:
        return None
    words = tuple(each for each in draft.words if each not in draft.carried)
    state = draft.state if words else "listening"
    kept = keep(turn, replace(draft, state=state, words=words, carried=()))
    said = kept.show("told-dropped")
    return said.go(NAME, state) if turn.conversation.topic in ("", NAME) else said


# As it was told -------------------------------------------------------------------------------------


def tell_history(turn: Turn, draft: Draft, case: Case) -> Turn:
    for words in draft.replaced:
        turn = turn.record(case.number, EntryKind.SAID, words, detail="reworded")
    for words in draft.words:
        turn = turn.record(case.number, EntryKind.SAID, words)
    if not draft.expectation and draft.state == "listening":
        return turn  # what they expect was not asked
    return turn.record(case.number, EntryKind.EXPECTED, Words(draft.expectation))


# Taken for a complaint ------------------------------------------------------------------------------


def undrafted(turn: Turn) -> Turn | None:
    """What was taken for a complaint waits again as it was written, with all that was added to it; None:
    nothing was."""
    draft = turn.conversation.draft
    if not draft or not draft.heard:
        return None
    wish = (Words(draft.expectation, at=turn.facts.now),) if draft.expectation else ()
    told = (*draft.replaced, *draft.words, *wish)
    here = turn.leave() if turn.conversation.topic == NAME else turn
    waits = here.draft(None).cancel_timers(timer(turn))
    return waits.pend(*unanswered(turn), *told, met=met(turn))


def on_to_case(turn: Turn) -> Turn | None:
    """It is about a case that exists, and goes there."""
    back = undrafted(turn)
    return back.restated(turn.event) if back else None
