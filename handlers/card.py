"""The card of a case: everything staff need, and what they can press (C16). Never who the person is."""

from bot.core.case import Case, Kind, Move
from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import Attachment, Words
from bot.core.turn import Turn
from handlers.complaint import files_told

_BUTTONS = (
    (Move.TAKE, "take"),
    (Move.DELEGATE, "delegate"),
    (Move.OFFER, "offer"),
    (Move.RESOLVE, "resolve"),
)


def show_card(turn: Turn) -> Turn:
    """The card takes over its slot, so a room has one card and it is always today's."""
    case = current(turn)
    if not case:
        return turn.show("room-no-case")
    return turn.show(
        "card", *_choices(case), files=files_of(case.words), slot="card", **card_args(turn, case)
    )


def current(turn: Turn) -> Case | None:
    number = turn.conversation.case
    return turn.case(number) if number is not None else None


def card_args(turn: Turn, case: Case) -> dict[str, Value]:
    return {
        "number": case.number,
        "kind": Text(f"kind-{case.kind}"),
        "status": Text(f"case-is-{case.status}"),
        "due": case.due_at,
        "assignee": _assignee(turn, case),
        "told": told(case.words),
        "details": _details(case),
    }


def _choices(case: Case) -> tuple[Choice, ...]:
    moves = tuple(
        Choice(name)
        for move, name in _BUTTONS
        if case.can(move) and not (move is Move.OFFER and case.kind is Kind.QUESTION)
    )
    return (*moves, Choice("note"))


def _assignee(turn: Turn, case: Case) -> Text:
    if not case.assignee:
        return Text("assignee-nobody")
    return Text("assignee-named", {"name": name_of(turn, case.assignee)})


def name_of(turn: Turn, id: str) -> str:
    member = turn.facts.member(id)
    return member.name if member else id


def told(words: tuple[Words, ...]) -> tuple[str | Text, ...]:
    lines = tuple(each.text.strip() for each in words if each.text.strip())
    return (lines or (Text("told-nothing"),)) + files_told(words)


def files_of(words: tuple[Words, ...]) -> tuple[Attachment, ...]:
    return tuple(attachment for each in words for attachment in each.attachments)


def _details(case: Case) -> tuple[Text, ...]:
    numbered = tuple(f"{n}. {text}" for n, text in enumerate(case.alternatives, start=1))
    return (
        *((Text("card-expectation", {"expectation": case.expectation}),) if case.expectation else ()),
        *((Text("card-alternatives", {"alternatives": numbered}),) if numbered else ()),
        *((Text("card-chosen", {"chosen": case.chosen}),) if case.chosen else ()),
        *((Text("card-applied", {"applied": case.applied}),) if case.applied else ()),
        *((Text("card-quality", {"quality": Text(f"quality-{case.quality}")}),) if case.quality else ()),
        *((Text("card-rounds", {"rounds": case.rounds}),) if case.rounds > 1 else ()),
    )
