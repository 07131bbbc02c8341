"""The form in which staff answer: one line at once, or the draft under headings (C21, C22).

The rules this module guards: a line that says what was done is sent as it is, and the card names what
nobody ticked. An answer under headings, or one that points are ticked for, waits once for the others; and
nothing that was written is lost.
"""

from dataclasses import replace

from bot.core.answer import Answer, numbers_in, read
from bot.core.case import Case, EntryKind, Move
from bot.core.conversation import Choice, Held
from bot.core.effects import Text
from bot.core.events import Words
from bot.core.labels import NUMBERED, short
from bot.core.turn import Turn
from handlers.case_room.answers.answer import resolve
from handlers.case_room.writing import answer_draft
from handlers.case_room.writing.answer_draft import points
from handlers.case_room.writing.card import on_late_press
from handlers.case_room.writing.emergency import unanswered
from handlers.case_room.writing.reply import NAME, not_possible, possible, the_case
from handlers.shared.message_summary import cut

UNTICKED = "unticked"
"""Why an answer waits: a point of the complaint is not ticked."""

FROM_HERE_ALL = 3
"""From so many points on, one press ticks all of them."""


def on_resolve(turn: Turn) -> Turn:
    if waits := unanswered(turn):
        return waits
    if not possible(turn, Move.RESOLVE):
        return not_possible(turn)
    case = the_case(turn)
    opened, form = _without(turn).numbered()
    if case.kind.is_answered_in_full:
        opened = opened.show("room-answer-draft", draft=answer_draft.draft(turn, case))
    return opened.go(NAME, "resolving", by=turn.by, form=f"answer:{form}", ticked="", named="")


def ask_resolve(turn: Turn) -> Turn:
    case = the_case(turn)
    if not case.kind.is_answered_in_full:
        answered = (Choice("answered"),) if case.kind.is_question else ()
        return turn.reply("room-resolve-ask", *answered, Choice("form-cancel"))
    return turn.reply(
        "room-answer-ask",
        *_ticks(turn, case),
        *((Choice("answer-send"),) if _held(turn) else ()),
        *((Choice("answer-short"),) if _in_short(turn, case) else ()),
        Choice("form-cancel"),
        slot=turn.conversation.data.get("form", ""),
        points=_points_shown(turn, case),
    )


def on_answered(turn: Turn) -> Turn:
    told = turn.facts.text(Text("applied-answered"), the_case(turn).language)
    return resolve(turn, Answer(remedy=told))


# The points of the complaint ---------------------------------------------------------------------------


def on_point(turn: Turn) -> Turn:
    """A press ticks it, and one more takes that back."""
    number = int(turn.arg) if turn.arg.isdecimal() and len(turn.arg) < 3 else 0
    known = number in range(1, len(points(the_case(turn))) + 1)
    return _tick(turn, _ticked(turn) ^ {number}) if known else turn.ask_again()


def on_all_points(turn: Turn) -> Turn:
    return _tick(turn, frozenset(range(1, len(points(the_case(turn))) + 1)))


def _tick(turn: Turn, ticked: frozenset[int]) -> Turn:
    kept = ",".join(map(str, sorted(ticked)))
    return turn.enter(NAME, "resolving", ticked=kept).ask_again()


def _ticked(turn: Turn) -> frozenset[int]:
    kept = turn.conversation.data.get("ticked", "")
    return frozenset(int(each) for each in kept.split(",") if each)


def _several(case: Case) -> tuple[str, ...]:
    """Nobody ticks the only point that there is."""
    said = points(case)
    return said if len(said) > 1 else ()


def _unticked(turn: Turn) -> tuple[str, ...]:
    ticked = _ticked(turn)
    said = enumerate(_several(the_case(turn)), start=1)
    return tuple(point for n, point in said if n not in ticked)


def _signed(turn: Turn, number: int, point: str) -> str:
    return f"{'✓' if number in _ticked(turn) else '☐'} {number}. {point}"


def _points_shown(turn: Turn, case: Case) -> tuple[str | Text, ...]:
    said = _several(case)
    lines = (_signed(turn, n, point) for n, point in enumerate(said, start=1))
    return (Text("room-answer-points"), *lines) if said else ()


def _ticks(turn: Turn, case: Case) -> tuple[Choice, ...]:
    said = _several(case)
    each = tuple(
        Choice("answer-point", str(n), title=short(_signed(turn, n, point), NUMBERED))
        for n, point in enumerate(said, start=1)
    )
    return (*each, Choice("answer-all")) if len(said) >= FROM_HERE_ALL else each


# What is written ---------------------------------------------------------------------------------------


def on_written(turn: Turn, words: Words) -> Turn:
    """What was applied is recorded and told to the person in the same words."""
    numbers = numbers_in(words.text, len(_several(the_case(turn))))
    if numbers and not words.attachments:
        return _tick(turn, _ticked(turn) ^ numbers)
    answer = read(words.text)
    if words.text.strip() and not _says_something(answer):
        return turn.show("room-answer-empty").ask_again()
    unticked = _unticked(turn)
    if unticked and _goes_by_points(turn, answer) and not turn.conversation.data.get("named"):
        return _named(turn, words, unticked)
    return _sent(turn, words)


def _goes_by_points(turn: Turn, answer: Answer) -> bool:
    """Whoever ticks, or writes under headings, answers point by point. One line is for small things."""
    return bool(_ticked(turn) or answer.decision or answer.reasons or answer.next)


def _says_something(answer: Answer) -> bool:
    """Beside what was said back and how to appeal, which the draft says by itself."""
    return bool(answer.decision or answer.reasons or answer.remedy or answer.next)


def _named(turn: Turn, words: Words, unticked: tuple[str, ...]) -> Turn:
    """The answer waits, and stands in the history of the case from now on."""
    case = the_case(turn)
    kept = turn.record(case.number, EntryKind.HELD, words, detail=UNTICKED)
    held = kept.hold(*kept.conversation.held, Held(turn.by, UNTICKED, words, id=UNTICKED))
    return held.enter(NAME, "resolving", named="yes").reply(
        "room-answer-unticked",
        Choice("answer-send"),
        Choice("answer-go-on"),
        Choice("form-cancel"),
        count=len(unticked),
        of=len(_several(case)),
        points=tuple(f"- {point}" for point in unticked),
    )


def on_send(turn: Turn) -> Turn | None:
    """As it was written: by whoever wrote it, and by nobody else."""
    held = _held(turn)
    return _sent(turn, held.words) if held else on_late_press(turn)


def reworded(turn: Turn) -> Turn:
    """Whoever wrote it changed it while it waits: the form is shown again, and a press sends it."""
    before = _held(turn)
    if not before or turn.conversation.state != "resolving":
        return turn.show("room-edit-stays", about=turn.words.id)
    left = _without(turn)
    kept = left.record(the_case(turn).number, EntryKind.HELD, turn.words, detail=UNTICKED)
    held = replace(before, words=replace(before.words, text=turn.words.text))
    return kept.hold(*kept.conversation.held, held).ask_again()


def on_go_on(turn: Turn) -> Turn:
    """What they write next is the answer, and what waits can still be sent."""
    return turn.ask_again()


def _sent(turn: Turn, words: Words) -> Turn:
    told = replace(read(words.text, words.id), unanswered=_unticked(turn))
    return resolve(_without(turn), told, replace(words, text=""))


def _held(turn: Turn) -> Held | None:
    held = turn.conversation.held
    return next((each for each in held if (each.by, each.purpose) == (turn.by, UNTICKED)), None)


def _without(turn: Turn) -> Turn:
    held = _held(turn)
    return turn.hold(*(each for each in turn.conversation.held if each != held)) if held else turn


# In short ----------------------------------------------------------------------------------------------


def on_short(turn: Turn) -> Turn:
    """One press, where the talk knows what was done: what was chosen, what was given."""
    told = _in_short(turn, the_case(turn))
    return resolve(_without(turn), Answer(remedy=told)) if told else turn.ask_again()


def _in_short(turn: Turn, case: Case) -> str:
    known = answer_draft.drafted(turn, case)
    return cut(known.remedy)
