"""Ways to solve a case: alternatives for the person to choose from (C22)."""

import json

from bot.core.case import Move
from bot.core.conversation import Choice
from bot.core.events import AlternativesOffered, Words
from bot.core.labels import short
from bot.core.turn import Turn
from handlers.case_room.writing.reply import (
    NAME,
    acting,
    after,
    not_possible,
    passed_on,
    possible,
    the_case,
)
from handlers.shared.case_summary import OFFERED
from handlers.shared.cases import asks

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
