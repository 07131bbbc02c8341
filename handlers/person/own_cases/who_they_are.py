"""Who somebody is to the society (C1), asked once and only where it decides where their case goes.

The rules this module guards: it stands below the number and its date, in the same message, and nothing
waits for the answer; where nothing of config.yaml depends on it, nobody is asked.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind
from bot.core.conversation import Choice
from bot.core.effects import SaveCase, SendReply, Text
from bot.core.events import RelationshipSaid, Words
from bot.core.sorting import Relationship
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn
from handlers.shared.cases import own_case
from handlers.shared.sorting import placed


def asked_who(before: Turn, turn: Turn) -> Turn:
    """Behind all gates: in the message that says the number."""
    known = before.facts.sorting
    opened = _opened(before, turn) if known.categories or known.departments else None
    if not opened or opened.urgent or not _is_asked(before, opened):
        return turn
    said = [(place, each) for place, each in enumerate(turn.effects) if isinstance(each, SendReply)]
    return _with_question(turn, opened, *said[-1]) if said else turn


def _opened(before: Turn, turn: Turn) -> Case | None:
    """The case that this turn opens."""
    saved = [each.case for each in turn.effects if isinstance(each, SaveCase)]
    known = saved and any(case.number == saved[-1].number for case in before.facts.cases)
    return None if not saved or known else saved[-1]


def _is_asked(turn: Turn, case: Case) -> bool:
    is_known = case.relationship or case.category or case.department
    return not is_known and turn.facts.sorting.asks(case.kind)


def _with_question(turn: Turn, case: Case, place: int, said: SendReply) -> Turn:
    ways = tuple(
        Choice("i-am", f"{case.number}.{each}", label=f"choice-i-am-{each}") for each in Relationship
    )
    reply = said.reply
    asked = replace(
        reply, choices=(*reply.choices, *ways), below=(*reply.below, Text("relationship-asked"))
    )
    effects = (*turn.effects[:place], replace(said, reply=asked), *turn.effects[place + 1 :])
    here = turn.conversation
    prompt = (*here.prompt, *ways) if said.stamp == here.stamp and here.prompt else here.prompt
    return replace(turn, effects=effects, conversation=replace(here, prompt=prompt))


def on_i_am(turn: Turn) -> Turn:
    number, _, who = turn.arg.partition(".")
    case = own_case(turn, number)
    if not case or who not in tuple(Relationship):
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    told = placed(turn, replace(case, relationship=who))
    kept = turn.do(SaveCase(told)).record(case.number, EntryKind.SORTED, Words(), detail=who)
    return kept.to_room(case.number, RelationshipSaid(case.number)).show("relationship-kept").ask_again()


WHO_THEY_ARE = Topic("who-they-are", entry_points=(Rule(pressed("i-am"), on_i_am),))
