"""One case that tells of two things: staff choose the messages that become a case of their own.

The rules this module guards: the new case has the promise of the first one, which was made when they were
written; no message is in both or in neither; and a choice of nothing or of everything splits nothing.
"""

from dataclasses import replace
from typing import Any

from bot.core.case import Case, EntryKind, Move, Status
from bot.core.conversation import Choice
from bot.core.effects import SaveCase
from bot.core.events import CaseOpened, CaseSplit, Words
from bot.core.labels import short
from bot.core.related import SPLIT_DONE
from bot.core.turn import Turn
from handlers.case_room.related.linking import changed
from handlers.case_room.related.unmerging import on_unmerge
from handlers.case_room.writing.emergency import unanswered
from handlers.case_room.writing.reply import NAME, after, not_possible, the_case
from handlers.shared.cases import open_case
from handlers.shared.message_summary import told

PICK = "split-pick"
SHOWN, LABEL, LINE = 20, 30, 200
"""So many messages have a button, so long is what stands on it, and so long is its line."""


def on_split(turn: Turn) -> Turn:
    """In the room of a merged case it leads out again."""
    case = the_case(turn)
    if case.status is Status.MERGED:
        return on_unmerge(turn)
    if not case.is_open or case.triage:
        return not_possible(turn)
    if waits := unanswered(turn):
        return waits
    if len(case.words) < 2:
        return turn.show("room-split-one", number=case.number)
    return turn.go(NAME, "splitting", by=turn.by, picked="")


def ask_splitting(turn: Turn) -> Turn:
    lines = tuple(_line(turn, place, words) for place, words in enumerate(the_case(turn).words, start=1))
    picks = tuple(_button(turn, place, line) for place, line in enumerate(lines[:SHOWN], start=1))
    choices = (*picks, Choice(SPLIT_DONE), Choice("form-cancel"))
    return turn.reply("room-split-ask", *choices, slot="split", lines=lines)


def _line(turn: Turn, place: int, words: Words) -> str:
    mark = "☑" if place in _picked(turn) else "☐"
    return short(f"{mark} {place}. {' '.join(_said(turn, words).split())}", LINE)


def _said(turn: Turn, words: Words) -> str:
    language = turn.conversation.language
    lines = (
        each if isinstance(each, str) else turn.facts.text(each, language) for each in told((words,))
    )
    return " ".join(lines)


def _button(turn: Turn, place: int, line: str) -> Choice:
    return Choice(PICK, str(place), title=short(line, LABEL))


def _picked(turn: Turn) -> frozenset[int]:
    """Places of messages, from 1 on."""
    known = range(1, len(the_case(turn).words) + 1)
    kept = turn.conversation.data.get("picked", "").split(",")
    return frozenset(int(each) for each in kept if each and int(each) in known)


def on_pick(turn: Turn) -> Turn:
    """Pressed again it is chosen no more."""
    place = int(turn.arg) if turn.arg.isdecimal() and len(turn.arg) < 6 else 0
    return _choose(turn, _picked(turn) ^ {place})


def on_typed(turn: Turn) -> Turn:
    """Their numbers, as many as there are; where there is none, it is asked again."""
    words = "".join(each if each.isdecimal() else " " for each in turn.facts.fold(turn.text))
    places = frozenset(int(each) for each in words.split() if len(each) < 6)
    known = places & frozenset(range(1, len(the_case(turn).words) + 1))
    if not known or known != places:
        return turn.show("room-split-numbers").ask_again()
    return _choose(turn, known)


def _choose(turn: Turn, places: frozenset[int]) -> Turn:
    kept = ",".join(map(str, sorted(places)))
    return turn.enter(NAME, "splitting", picked=kept).ask_again()


def on_done(turn: Turn) -> Turn:
    case, places = the_case(turn), _picked(turn)
    if not case.is_open:
        return not_possible(turn)
    if not places:
        return turn.show("room-split-none").ask_again()
    if len(places) == len(case.words):
        return turn.show("room-split-all").ask_again()
    return _split(turn, case, places)


def _split(turn: Turn, case: Case, places: frozenset[int]) -> Turn:
    sides: tuple[list[Words], list[Words]] = ([], [])
    for place, words in enumerate(case.words, start=1):
        sides[place in places].append(words)
    left, new = sides[0], _new(turn, case, tuple(sides[1]))
    opened = _opened(turn, new)
    kept = replace(case, words=tuple(left))
    noted = changed(opened.do(SaveCase(kept)), kept, new.number, on=True)
    there = noted.to_room(new.number, CaseOpened(new.number))
    told_them = there.post(case.person, CaseSplit(case.number, new.number))
    return after(told_them, "room-split", number=case.number, other=new.number, due=new.due_at)


def _new(turn: Turn, case: Case, words: tuple[Words, ...]) -> Case:
    """Whatever is known of the person and of how it came stays; what was done was for the first."""
    anew: dict[str, Any] = {
        "alternatives": (),
        "offers": 0,
        "chosen": "",
        "applied": "",
        "quality": None,
        "solved": None,
        "rounds": 1,
        "goodwill": (),
        "delegation": None,
        "asked_at": None,
        "act": "",
        "linked": (case.number,),
        "absorbed": (),
        "incident": 0,
        "joined": (),
    }
    return replace(case, number=turn.facts.next_case, status=Status.OPEN, words=words, **anew)


def _opened(turn: Turn, new: Case) -> Turn:
    """Whoever has the first one has it."""
    opened = open_case(turn, new)
    if new.assignee:
        opened = opened.move(new, Move.TAKE)
    for words in new.words:
        opened = opened.record(new.number, EntryKind.SAID, words, detail="split")
    return opened
