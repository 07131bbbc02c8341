"""What an answer could say, as the talk knows it: a draft that staff copy, change and send (C21, C22).

The rule this module guards: it says nothing that did not happen. Where the talk does not know, the
heading stands with a mark that holds its place, and is left out if nobody writes there.
"""

from datetime import timedelta

from bot.core.answer import Answer, Part, points_of
from bot.core.case import Case
from bot.core.effects import Text
from bot.core.events import Words
from bot.core.labels import short
from bot.core.turn import Turn
from bot.policy.languages import said_in
from handlers.shared.message_summary import texts_of, without_numbers

CLOCKS = timedelta(minutes=1)
"""What a platform's clock may differ from ours."""

PLACE = "…"
POINT = 90
"""Characters of a point in the form and in the draft."""


def points(case: Case) -> tuple[str, ...]:
    """The points of the complaint as they were said back (C21); of a case that was opened again, what was
    said since."""
    if not case.kind.is_answered_in_full:
        return ()
    told = _of_this_round(case)
    plain = tuple(words for words in told if not words.attachments)  # what names a file is no point
    said = (without_numbers(text) for text in texts_of(plain or told))
    return tuple(short(point, POINT) for point in points_of(said))


def _of_this_round(case: Case) -> tuple[Words, ...]:
    """Of what was merged, all: each part of it was said back when it came."""
    if case.absorbed and case.rounds == 1:
        return case.words
    if case.rounds == 1:
        return tuple(w for w in case.words if w.at is None or w.at <= case.opened_at + CLOCKS)
    anew = tuple(w for w in case.words if w.at is not None and w.at >= case.opened_at - CLOCKS)
    return anew or case.words


def draft(turn: Turn, case: Case) -> str:
    """In the language of its person, whatever the room reads."""
    known = drafted(turn, case)
    lines = (f"{heading(turn, case, part)}: {getattr(known, part) or PLACE}" for part in Part)
    return "\n".join((*filter(None, (known.opening,)), *lines))


def drafted(turn: Turn, case: Case) -> Answer:
    """As much of the answer as the talk knows."""
    done = _says(turn, case, "chosen", case.chosen), _says(turn, case, "goodwill", given(case))
    return Answer(
        opening=_said_back(turn, case),
        reasons=_says(turn, case, "late", case.late_reason),
        remedy="\n".join(filter(None, done)),
        appeal="" if case.appeal.is_last else _says(turn, case, "appeal", "yes"),
    )


def given(case: Case) -> str:
    """The gestures of goodwill by name (C26)."""
    return "، ".join(said_in(gesture.name, case.language) for gesture in case.goodwill)


def heading(turn: Turn, case: Case, part: Part) -> str:
    return turn.facts.text(Text(f"answer-heading-{part}"), case.language)


def whole(turn: Turn, case: Case, answer: Answer) -> str:
    """The answer as its person reads it: small headings, and below each what stands there."""
    if answer.is_plain:
        return answer.remedy
    said = (f"{heading(turn, case, part)}:\n{text}" for part, text in answer.parts)
    return "\n\n".join((*filter(None, (answer.opening,)), *said))


def _said_back(turn: Turn, case: Case) -> str:
    said = points(case)
    numbered = (f"{n}. {point}" for n, point in enumerate(said, start=1))
    told = turn.facts.text(Text("answer-draft-said"), case.language)
    return "\n".join((told, *numbered)) if said else ""


def _says(turn: Turn, case: Case, what: str, text: str) -> str:
    return turn.facts.text(Text(f"answer-draft-{what}", {"text": text}), case.language) if text else ""
