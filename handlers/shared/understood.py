"""What the words of a case do, as they were understood: shown where its kind does not say it.

The rule this module guards: nothing of a disclosure is ever kept, shown or learned as one.
"""

from collections.abc import Iterator

from bot.core.case import Case
from bot.core.effects import Text
from bot.core.events import Words
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.disclosure import discloses
from handlers.shared.message_summary import texts_of

MOST = 5
"""Messages of a case that are listened to; whoever tells more has said by then what they do."""

EMPTY = (Act.HUMAN, Act.GREET, Act.OTHER)
"""They say nothing of what it is about: where more is said, that counts."""

SHOWN = tuple(act for act in Act if act is not Act.DISCLOSE)
"""What may be shown, and chosen instead."""


def act_of(turn: Turn, words: tuple[Words, ...]) -> str:
    """Empty where it is not plain, and where it may be a disclosure."""
    texts = texts_of(words)[:MOST]
    if any(is_private(turn, text) for text in texts):
        return ""
    if any(turn.facts.alarms.heard(text) for text in texts):
        return Act.DANGER
    leading = [act for text in texts for act in turn.facts.answers.hear(text).sure[:1]]
    telling = [act for act in leading if act not in EMPTY]
    return next(iter((*telling, *leading)), "")


def is_private(turn: Turn, text: str) -> bool:
    heard = turn.facts.answers.hear(text)
    return Act.DISCLOSE in (*heard.sure, heard.grave) or discloses(text)


def act_text(case: Case) -> Text | None:
    """None where the kind says it, or nothing plain was heard."""
    act = case.act_beside_kind
    return Text(f"act-{act}") if act in SHOWN else None


def teaching(turn: Turn, case: Case) -> Iterator[str]:
    """The messages that teach what such words do. None of a case that may hold a disclosure."""
    texts = texts_of(case.words)[:MOST]
    if any(is_private(turn, text) for text in texts):
        return
    told = [text for text in texts if not _is_empty(turn, text)]
    yield from told or texts[:1]


def _is_empty(turn: Turn, text: str) -> bool:
    return any(act in EMPTY for act in turn.facts.answers.hear(text).sure[:1])
