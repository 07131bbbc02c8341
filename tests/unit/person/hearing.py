"""Answers that hear what a table says, so that what follows from an act is tried without the classifier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from bot.core.facts import Answers, FaqEntry, Understanding
from faq.acts.heard import NOTHING_HEARD, Act, Heard, ScoredAct
from tests.unit.world import ANSWERS


def sure(*acts: Act) -> Heard:
    """The acts are plain, the first one leads."""
    return Heard(_ranked(acts), sure=acts)


def likely(*acts: Act, grave: Act | None = None) -> Heard:
    """It is not plain which of them is meant."""
    return Heard(_ranked(acts), likely=acts, grave=grave)


def _ranked(first: Sequence[Act]) -> tuple[ScoredAct, ...]:
    """All thirteen, as a hearing gives them."""
    acts = (*first, *(act for act in Act if act not in first))
    return tuple(ScoredAct(act, round(0.9 / 2**place, 4)) for place, act in enumerate(acts))


@dataclass
class HearsTable:
    """In a message of the `table` what stands there, in any other nothing. It answers as `answers` do."""

    table: Mapping[str, Heard] = field(default_factory=dict)
    answers: Answers = ANSWERS

    def hear(self, text: str, /) -> Heard:
        return self.table.get(text, NOTHING_HEARD)

    def ask(self, question: str, /) -> Understanding:
        return self.answers.ask(question)

    def entry(self, id: str, /) -> FaqEntry:
        return self.answers.entry(id)

    def __contains__(self, id: object, /) -> bool:
        return id in self.answers

    def groups(self, questions: Sequence[str], /) -> Sequence[Sequence[int]]:
        return self.answers.groups(questions)


def hears(act: Act, *texts: str) -> HearsTable:
    """Of each of these messages it is sure that it is this act."""
    return HearsTable(dict.fromkeys(texts, sure(act)))


class HearsByLetters(HearsTable):
    """It hears something else in each message, and always the same in the same one: one act that is sure,
    two of them, several that are likely, something grave, or nothing."""

    def hear(self, text: str, /) -> Heard:
        mark = crc32(text.encode())
        first, second = (list(Act)[(mark >> by) % len(Act)] for by in (0, 8))
        return (
            sure(first),
            sure(*dict.fromkeys((first, second))),
            likely(first, second, Act.ASK),
            likely(first, grave=Act.DISCLOSE if mark & 1 else Act.DANGER),
            NOTHING_HEARD,
        )[(mark >> 16) % 5]
