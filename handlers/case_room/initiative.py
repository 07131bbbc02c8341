"""Which initiative a case is about, set by one press or by its name (C8, C13).

The rule this module guards: what staff said of it is undone by nothing that the person names later.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind, Stage
from bot.core.conversation import Choice
from bot.core.effects import SaveCase
from bot.core.events import Words
from bot.core.turn import Turn
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import not_possible, the_case
from handlers.shared.initiatives import named, named_in

NONE = "none"
"""Of a case that is about no initiative, whatever its person named."""


def _takes(case: Case) -> bool:
    """Also what is done: the month's report counts it by this."""
    return case.status.stage is not Stage.GIVEN_UP


def on_initiative(turn: Turn) -> Turn:
    """Behind the command stands its name; with nothing, they are shown."""
    if not _takes(the_case(turn)):
        return not_possible(turn)
    said = turn.arg.strip()
    if not said:
        return _shown(turn, "room-initiative")
    found = turn.facts.initiative(said) or named_in(said, turn.facts.initiatives)
    return _set(turn, found.id) if found else _shown(turn, "room-initiative-unknown")


def _shown(turn: Turn, key: str) -> Turn:
    case, known = the_case(turn), turn.facts.initiatives
    others = [each for each in known if each.id != case.initiative]
    if not others and not case.initiative:
        return turn.show("room-no-initiatives")
    names = (
        Choice("initiative-is", each.id, title=each.name[turn.conversation.language]) for each in others
    )
    none = (Choice("initiative-is", NONE, label="choice-initiative-none"),) if case.initiative else ()
    return turn.show(key, *names, *none)


def on_initiative_is(turn: Turn) -> Turn:
    known = turn.arg == NONE or turn.facts.initiative(turn.arg)
    return _set(turn, turn.arg) if known and _takes(the_case(turn)) else not_possible(turn)


def _set(turn: Turn, id: str) -> Turn:
    """Pressed twice it is set once."""
    case, initiative = the_case(turn), "" if id == NONE else id
    if case.initiative_set and case.initiative == initiative:
        return show_card(turn)
    name = named(turn, initiative) if initiative else ""
    now = replace(case, initiative=initiative, initiative_set=True)
    kept = turn.do(SaveCase(now)).record(case.number, EntryKind.SORTED, Words(name), detail=id)
    if not initiative:
        return show_card(kept.show("room-initiative-none"))
    return show_card(kept.show("room-initiative-set", name=name))
