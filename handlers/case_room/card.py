"""The card of a case: everything staff need, and what they can press (C16). Never who the person is."""

from typing import Any

from bot.core.case import Case, Gesture, Kind, Move, Status
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import Attachment, Words
from bot.core.labels import short
from bot.core.turn import Turn
from handlers.shared.initiatives import in_full
from handlers.shared.message_summary import brief, cut, is_brief, texts_of
from handlers.shared.waiting_clock import clock

_BUTTONS = (
    (Move.TAKE, "take"),
    (Move.RESOLVE, "resolve"),
    (Move.OFFER, "offer"),
    (Move.DELEGATE, "delegate"),
)


FEW = 5
"""So many buttons are shown at once; where there are more, the rarer ones wait behind `more`."""


OFFERED = 300
"""Characters of an alternative on a card; the person reads the whole."""


def show_card(turn: Turn, *, whole: bool = False) -> Turn:
    """The card takes over its slot, so a room has one card and it is always today's."""
    case = current(turn)
    if not case:
        return turn.show("room-no-case")
    return turn.show(
        "card",
        *_choices(turn, case, whole),
        files=files_of(case.words),
        slot="card",
        **card_args(turn, case),
    )


def current(turn: Turn) -> Case | None:
    number = turn.conversation.case
    return turn.case(number) if number is not None else None


def card_args(turn: Turn, case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "urgent": urgency(case),
        "kind": Text(f"kind-{case.kind}"),
        "status": _status(case),
        "due": case.due_at,
        "assignee": _assignee(turn, case),
        "told": brief(case.words),
        "details": (
            *_initiative(turn, case),
            *_details(case, turn.conversation.language),
            *_away(case),
            *clock(turn, case),
            *_late(case),
        ),
    }


def urgency(case: Case) -> tuple[Text, ...]:
    """The first line: that its person cried for help, and that nobody has written to them since."""
    crying = (Text("card-crying", {"since": case.cry.since}),) if case.cry else ()
    return crying or ((Text("card-urgent"),) if case.urgent else ())


def cries(turn: Turn, case: Case) -> tuple[str, ...]:
    """The latest words that cry for help, the last one first; where none is heard any more, the last
    words of all."""
    texts = texts_of(case.words)
    heard = [text for text in texts if turn.facts.alarms.heard(text)] if case.urgent else []
    return tuple(text[:CRY] for text in reversed(heard[-CRIES:])) or texts[-1:]


CRIES, CRY = 3, 600
"""So many cries are shown, and so much of each; the whole stands below."""


def _initiative(turn: Turn, case: Case) -> tuple[Text, ...]:
    """The one that the person names; nobody is asked for it."""
    named = in_full("\n".join(texts_of(case.words)), turn.facts.initiatives)
    name = named and named.name[turn.conversation.language]
    return (Text("card-initiative", {"name": name}),) if name else ()


def _status(case: Case) -> Text:
    """Nothing waits for somebody whom it did not reach."""
    unheard = case.away_at and case.status in (Status.OFFERED, Status.RESOLVED)
    return Text(f"case-away-{case.status}" if unheard else f"case-is-{case.status}")


def _away(case: Case) -> tuple[Text, ...]:
    is_waited = case.is_open or case.status is Status.RESOLVED
    return (Text("card-away", {"since": case.away_at}),) if case.away_at and is_waited else ()


def _late(case: Case) -> tuple[Text, ...]:
    if not case.late_reason or not case.missed_at:
        return ()
    return (Text("card-late", {"before": case.missed_at, "reason": case.late_reason}),)


def _choices(turn: Turn, case: Case, whole: bool) -> tuple[Choice, ...]:
    often, seldom = _often(case), _seldom(turn, case)
    if whole or len(often) + len(seldom) <= FEW:
        return (*often, *seldom)
    return (*often, Choice("more"))


def _often(case: Case) -> tuple[Choice, ...]:
    """What moves the case on."""
    moves = tuple(
        Choice(name)
        for move, name in _BUTTONS
        if case.can(move) and not (move is Move.OFFER and case.kind is Kind.QUESTION)
    )
    rest = (Choice("said"),) if is_brief(case.words) else ()
    live = (Choice("hand-back"),) if case.kind is Kind.QUESTION and case.is_open else ()
    learn = (Choice("learn"),) if case.kind is Kind.QUESTION and case.staff_word_at else ()
    alarm = (Choice("false-alarm"),) if case.urgent else ()
    return (*alarm, *moves, *live, *learn, *rest)


def _seldom(turn: Turn, case: Case) -> tuple[Choice, ...]:
    goodwill = (Choice("goodwill"),) if gestures_left(turn, case) else ()
    return (*_timely(case), *goodwill, Choice("note"), Choice("identity"))


def _timely(case: Case) -> tuple[Choice, ...]:
    """Asking the person, and saying in time that it takes longer."""
    promised = case.is_open and case.kind is not Kind.QUESTION
    return (Choice("ask"), Choice("late")) if promised else ()


def gestures_left(turn: Turn, case: Case) -> tuple[Gesture, ...]:
    """What can still be given (C26): each gesture once, while the case is worked on or just solved."""
    given = {gesture.id for gesture in case.goodwill}
    possible = case.is_open or case.can(Move.CLOSE)
    return tuple(g for g in turn.facts.goodwill if g.id not in given) if possible else ()


def _assignee(turn: Turn, case: Case) -> Text:
    if not case.assignee:
        return Text("assignee-nobody")
    return Text("assignee-named", {"name": name_of(turn, case.assignee)})


def name_of(turn: Turn, id: str) -> str:
    member = turn.facts.member(id)
    return member.name if member else id


def files_of(words: tuple[Words, ...]) -> tuple[Attachment, ...]:
    return tuple(attachment for each in words for attachment in each.attachments)


def _expectation(case: Case) -> tuple[Text, ...]:
    shown = cut(case.expectation)
    return (Text("card-expectation", {"expectation": shown}),) if shown else ()


def _details(case: Case, language: str) -> tuple[Text, ...]:
    given = tuple(gesture.name[language] for gesture in case.goodwill)
    numbered = tuple(short(f"{n}. {text}", OFFERED) for n, text in enumerate(case.alternatives, start=1))
    return (
        *_expectation(case),
        *((Text("card-alternatives", {"alternatives": numbered}),) if numbered else ()),
        *((Text("card-chosen", {"chosen": case.chosen}),) if case.chosen else ()),
        *((Text("card-applied", {"applied": case.applied}),) if case.applied else ()),
        *((Text("card-goodwill", {"given": given}),) if given else ()),
        *((Text("card-quality", {"quality": Text(f"quality-{case.quality}")}),) if case.quality else ()),
        *((Text("card-rounds", {"rounds": case.rounds}),) if case.rounds > 1 else ()),
    )
