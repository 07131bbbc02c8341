"""What is said of a case wherever it is shown: on its card, in an official mail."""

from typing import Any

from bot.core.case import Case, Status
from bot.core.effects import Text
from bot.core.events import Attachment, Words
from bot.core.labels import short
from bot.core.reply_window import reply_window
from bot.core.turn import Turn
from bot.policy.languages import said_in
from handlers.shared.assessing import assessed_line
from handlers.shared.message_summary import brief, cut, texts_of
from handlers.shared.related import related
from handlers.shared.sorting import sorted_lines
from handlers.shared.understood import act_text
from handlers.shared.waiting_clock import clock

OFFERED = 300
"""Characters of an alternative on a card; the person reads the whole."""

DECIDED = 400
"""Characters of what was told and decided before an appeal; the whole stands in the history."""


def current(turn: Turn) -> Case | None:
    number = turn.conversation.case
    return turn.case(number) if number is not None else None


def card_args(turn: Turn, case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "urgent": (*urgency(case), *of_an_appeal(turn, case)),
        "kind": Text(f"kind-{case.kind}"),
        "status": _status(turn, case),
        "due": case.due_at,
        "assignee": _assignee(turn, case),
        "told": brief(case.words),
        "details": (
            *((Text("card-unverified"),) if case.unverified else ()),
            *_restricted(case),
            *((Text("card-opted-out"),) if case.opted_out else ()),
            *_act(case),
            *assessed_line(turn, case),
            *_initiative(turn, case),
            *_source(turn, case),
            *sorted_lines(turn, case),
            *_details(case, turn.conversation.language),
            *related(case),
            *_away(case),
            *clock(turn, case),
            *_late(case),
        ),
    }


def urgency(case: Case) -> tuple[Text, ...]:
    """The first line: that its person cried for help, and that nobody has written to them since."""
    crying = (Text("card-crying", {"since": case.cry.since}),) if case.cry else ()
    return crying or ((Text("card-urgent"),) if case.urgent else ())


def of_an_appeal(turn: Turn, case: Case) -> tuple[Text, ...]:
    """Before everything else: what it is about, what was decided, and who may not have it again."""
    if case.follows:
        return (Text("card-follows", {"number": case.follows}),)
    if not case.appeal.is_appeal:
        return ()
    decided = tuple(short(f"{n}. {text}", DECIDED) for n, text in enumerate(case.appeal.decided, start=1))
    issue, expectation = short(" ".join(texts_of(case.words)), DECIDED), cut(case.expectation)
    former = tuple(name_of(turn, id) for id in case.appeal.barred)
    return (
        Text("card-appeal-last" if case.appeal.is_last else "card-appeal"),
        *((Text("card-appeal-issue", {"issue": issue}),) if issue else ()),
        *((Text("card-expectation", {"expectation": expectation}),) if expectation else ()),
        *((Text("card-appeal-decided", {"decided": decided}),) if decided else ()),
        *((Text("card-appeal-former", {"names": former}),) if former else ()),
    )


def cries(turn: Turn, case: Case) -> tuple[str, ...]:
    """The latest words that cry for help, the last one first; where none is heard any more, the last
    words of all."""
    texts = texts_of(case.words)
    heard = [text for text in texts if turn.facts.alarms.heard(text)] if case.urgent else []
    return tuple(text[:CRY] for text in reversed(heard[-CRIES:])) or texts[-1:]


CRIES, CRY = 3, 600
"""So many cries are shown, and so much of each; the whole stands below."""


def _initiative(turn: Turn, case: Case) -> tuple[Text, ...]:
    named = turn.facts.initiative(case.initiative)
    name = named and named.name[turn.conversation.language]
    return (Text("card-initiative", {"name": name}),) if name else ()


def _source(turn: Turn, case: Case) -> tuple[Text, ...]:
    """How it came to staff, and who took it in."""
    if not case.source:
        return ()
    named = Text(f"source-{case.source}")
    with_note = Text("source-with-note", {"source": named, "note": case.source_note})
    name = name_of(turn, case.taken_in_by)
    taken = Text("card-source", {"source": with_note if case.source_note else named, "name": name})
    return taken, Text("card-followed" if case.claimed else "card-unclaimed")


def _restricted(case: Case) -> tuple[Text, ...]:
    return (Text("card-restricted"),) if case.restricted else ()


def _act(case: Case) -> tuple[Text, ...]:
    act = act_text(case)
    return (Text("card-act", {"act": act}),) if act else ()


def _status(turn: Turn, case: Case) -> Text:
    """Nothing waits for somebody whom it did not reach."""
    away = case.away_at is not None and case.status in (Status.OFFERED, Status.RESOLVED)
    unheard = away or (case.status is Status.RESOLVED and is_unread(turn, case))
    if case.status is Status.RESOLVED and not case.kind.is_rated and not unheard:
        return Text("case-is-resolved-told")
    return Text(f"case-away-{case.status}" if unheard else f"case-is-{case.status}")


def _away(case: Case) -> tuple[Text, ...]:
    is_waited = case.is_open or case.status is Status.RESOLVED
    is_told = case.away_at and is_waited and not case.is_unclaimed  # which says it already
    return (Text("card-away", {"since": case.away_at}),) if is_told and case.away_at else ()


def is_unread(turn: Turn, case: Case) -> bool:
    """Whether it was solved when nothing could be said freely any more, and its person wrote nothing
    since: what they were told of it is held."""
    until, at = turn.facts.can_reply_freely_until, case.settled_at
    return at is not None and not reply_window(until, at).is_free


def window_line(turn: Turn, case: Case) -> tuple[Text, ...]:
    """Whether what staff write now goes out at once: said before they type, where it may not."""
    window = reply_window(turn.facts.can_reply_freely_until, turn.facts.now)
    is_written = case.is_open or case.status is Status.RESOLVED
    if window.until is None or not is_written:
        return ()
    if window.is_free:
        return (Text("card-window-open", {"until": window.until}),)
    return (Text("card-window-closed", {"since": window.until}),)


def _late(case: Case) -> tuple[Text, ...]:
    if not case.late_reason or not case.missed_at:
        return ()
    return (Text("card-late", {"before": case.missed_at, "reason": case.late_reason}),)


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


def has_headings(case: Case) -> bool:
    return case.answer is not None and not case.answer.is_plain


def _answered(case: Case) -> tuple[Text, ...]:
    if has_headings(case):
        return (Text("card-answer", {"answer": case.applied}),)
    return (Text("card-applied", {"applied": case.applied}),) if case.applied else ()


def _lasted(case: Case) -> tuple[Text, ...]:
    if case.lasted is None:
        return ()
    return (Text("card-lasted") if case.lasted else Text("card-not-lasted"),)


def _unanswered(case: Case) -> tuple[Text, ...]:
    left = case.answer.unanswered if case.answer else ()
    points = tuple(f"- {point}" for point in left)
    return (Text("card-unanswered", {"points": points}),) if points else ()


def _details(case: Case, language: str) -> tuple[Text, ...]:
    given = tuple(said_in(gesture.name, language) for gesture in case.goodwill)
    numbered = tuple(short(f"{n}. {text}", OFFERED) for n, text in enumerate(case.alternatives, start=1))
    return (
        *_expectation(case),
        *((Text("card-alternatives", {"alternatives": numbered}),) if numbered else ()),
        *((Text("card-chosen", {"chosen": case.chosen}),) if case.chosen else ()),
        *_answered(case),
        *_unanswered(case),
        *((Text("card-goodwill", {"given": given}),) if given else ()),
        *((Text("card-quality", {"quality": Text(f"quality-{case.quality}")}),) if case.quality else ()),
        *_lasted(case),
        *((Text("card-rounds", {"rounds": case.rounds}),) if case.rounds > 1 else ()),
    )
