"""What a second look at a case came to: said by staff in one press, and counted in the month's report."""

from dataclasses import replace

from bot.core.case import EntryKind, Move
from bot.core.effects import SaveCase
from bot.core.events import Words
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import not_possible, the_case


def on_said(upheld: bool, turn: Turn) -> Turn:
    """Whether the answer differs from what was decided before. It is said once a level."""
    case = the_case(turn)
    if not case.appeal.is_appeal or not case.can(Move.REOPEN):
        return not_possible(turn)
    if case.appeal.upheld is not None:
        return show_card(turn.show("room-appeal-said-already"))
    said = replace(case, appeal=replace(case.appeal, upheld=upheld))
    kind = EntryKind.UPHELD if upheld else EntryKind.STANDS
    kept = turn.do(SaveCase(said)).record(case.number, kind, Words())
    return show_card(kept.show("room-appeal-upheld" if upheld else "room-appeal-stands"))
