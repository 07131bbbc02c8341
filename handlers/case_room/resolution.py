"""Ways to solve a case: alternatives for the person to choose from, and what was applied (C22)."""

import json
from dataclasses import replace

from bot.core.case import EntryKind, Move
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import AlternativesOffered, CaseResolved, StaffWrote, Words
from bot.core.labels import short
from bot.core.turn import Turn
from handlers.case_room.emergency import unanswered
from handlers.case_room.reply import (
    NAME,
    acting,
    after,
    delegation_timer,
    not_possible,
    passed_on,
    possible,
    the_case,
)
from handlers.shared.case_summary import OFFERED
from handlers.shared.cases import asks, heard, ladder_timers

MOST_ALTERNATIVES = 8
NOTHING = Words()


# Offering --------------------------------------------------------------------------------------------


def on_offer(turn: Turn) -> Turn:
    if not possible(turn, Move.OFFER):
        return not_possible(turn)
    return turn.go(NAME, "offering", by=turn.by, alternatives="[]")


def ask_offer(turn: Turn) -> Turn:
    return turn.reply("room-offer-ask", Choice("form-cancel"))


def on_alternative(turn: Turn, words: Words) -> Turn:
    alternatives = [*_alternatives(turn), words.text.strip()][:MOST_ALTERNATIVES]
    kept = turn.enter(NAME, "offering", alternatives=json.dumps(alternatives, ensure_ascii=False))
    return kept.reply(
        "room-offer-so-far",
        Choice("offer-done"),
        Choice("form-cancel"),
        slot="offer",
        alternatives=tuple(short(f"{n}. {t}", OFFERED) for n, t in enumerate(alternatives, start=1)),
        count=len(alternatives),
    )


def on_offer_done(turn: Turn) -> Turn:
    alternatives = _alternatives(turn)
    if not alternatives:
        return turn.ask_again()
    if not possible(turn, Move.OFFER):
        return not_possible(turn)
    taken = acting(turn)
    case = the_case(taken)
    offered = taken.move(
        case, Move.OFFER, alternatives=tuple(alternatives), offers=case.offers + 1, chosen=""
    )
    asked = asks(offered, the_case(offered))
    said = "room-offered" if passed_on(turn) == "room-passed-on" else "room-offered-kept"
    return after(asked.post(case.person, AlternativesOffered(case.number)), said)


def _alternatives(turn: Turn) -> list[str]:
    kept: list[str] = json.loads(turn.conversation.data.get("alternatives", "[]"))
    return kept


# Resolving -------------------------------------------------------------------------------------------


def on_resolve(turn: Turn) -> Turn:
    if waits := unanswered(turn):
        return waits
    if not possible(turn, Move.RESOLVE):
        return not_possible(turn)
    return turn.go(NAME, "resolving", by=turn.by)


def ask_resolve(turn: Turn) -> Turn:
    answered = (Choice("answered"),) if the_case(turn).kind.is_question else ()
    return turn.reply("room-resolve-ask", *answered, Choice("form-cancel"))


def on_answered(turn: Turn) -> Turn:
    return _resolve(turn, turn.facts.text(Text("applied-answered"), the_case(turn).language))


def on_applied(turn: Turn, words: Words) -> Turn:
    """What was applied is recorded and told to the person in the same words (C22); what shows it, be it a
    receipt or a photo, goes before."""
    return _resolve(turn, words.text.strip(), replace(words, text=""))


def _resolve(turn: Turn, applied: str, shown: Words = NOTHING) -> Turn:
    if waits := unanswered(turn):  # somebody cried for help after the form was opened
        return waits
    if not possible(turn, Move.RESOLVE):
        return not_possible(turn)
    taken = acting(turn)
    waited = heard(taken, the_case(taken))  # it waits for the person no longer
    case, now = the_case(waited), turn.facts.now
    resolved = waited.move(
        case, Move.RESOLVE, detail=applied, applied=applied, settled_at=now, delegation=None
    )
    quiet = resolved.cancel_timers(ladder_timers(case)).cancel_timers(delegation_timer(case))
    if shown:
        kept = quiet.record(case.number, EntryKind.STAFF_WROTE, shown)
        quiet = kept.post(case.person, StaffWrote(case.number, shown))
    said = "room-resolved" if case.kind.is_rated else "room-resolved-told"
    return after(quiet.post(case.person, CaseResolved(case.number)), said)
