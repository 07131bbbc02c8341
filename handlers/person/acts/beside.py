"""What is answered in a line beside what leads: a greeting, thanks, a question that was asked with it.

The rule this module guards: a question is answered beside something else by an approved answer that is
sure, and never beside a disclosure or a danger.
"""

import re
from collections.abc import Iterator, Mapping

from bot.core.effects import Text
from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from faq.text.follow_up import bare
from faq.text.questions import asks_something, is_question
from handlers.person.questions.answering import understood
from handlers.shared.approved_answer import approved, title
from handlers.shared.gravity import is_grave
from handlers.shared.keywords import PERSON
from handlers.shared.reply_lines import Lines, with_lines

_ENDS = re.compile(r"(?<=[?؟])\s*|[\n.،,;؛!]+")
BESIDE = frozenset((Act.HUMAN, Act.STATUS, Act.REGISTER, Act.NEED))
"""What can be had besides by one word more: a line says by which."""

TOLD: Mapping[str, Act] = {
    "in-kind-aid": Act.NEED,
    "cash-aid": Act.NEED,
    "who-is-served": Act.NEED,
    "complaint-how": Act.COMPLAIN,
    "service-delay": Act.DELAY,
    "suggestion-how": Act.SUGGEST,
    "talk-to-human": Act.HUMAN,
    "how-to-register": Act.REGISTER,
}
"""What is done for the act itself says as much as these answers: said beside it, they say it twice."""


def with_the_rest(turn: Turn, done: Turn, heard: Heard, led: Act) -> Turn:
    """`done` is what follows from the act that leads."""
    if is_grave(turn, turn.text):
        return done
    others = tuple(act for act in heard.sure if act is not led)
    thanks = (Text("beside-thanks"),) if Act.THANK in others else ()
    above, below = (*greeting(turn), *thanks), tuple(_below(turn, others, led))
    return with_lines(turn, done, above=above, below=below)


def greeting(turn: Turn) -> Lines:
    """Returned where it stands before something else."""
    met, rest = _greeted(turn, turn.text)
    if not met or not rest:
        return ()
    return (Text("beside-salam" if {"سلام", "السلام", "salam"} & {*met.split()} else "beside-hello"),)


def _greeted(turn: Turn, text: str) -> tuple[str, str]:
    """The greeting that the words begin with, and what follows it; both folded."""
    said = f"{turn.facts.fold(text)} "
    before = (turn.facts.fold(word) for word in PERSON["greeting"])
    met = next((w for w in sorted(before, key=len, reverse=True) if said.startswith(f"{w} ")), "")
    return met, said.removeprefix(met).strip()


def _below(turn: Turn, others: tuple[Act, ...], led: Act) -> Iterator[Text]:
    id = answer_to(turn) if led is not Act.ASK else ""
    if id and TOLD.get(id) is not led:
        yield answered(turn, id)
    for act in others:
        if act in BESIDE:
            yield Text(f"beside-{act}")


def answered(turn: Turn, id: str) -> Text:
    return Text("beside-answer", {"title": title(turn, id), "answer": approved(turn, id)})


def answer_to(turn: Turn) -> str:
    """The entry that surely answers a question within the message; empty where there is none."""
    asked = (part for part in _ENDS.split(turn.text) if _asks(turn, part))
    meant = (understood(turn, bare(part)) for part in asked)
    return next((each.candidates[0].id for each in meant if each.decision == "answer"), "")


def _asks(turn: Turn, part: str) -> bool:
    _, rest = _greeted(turn, part)
    return len(rest.split()) > 1 and (is_question(part.strip()) or asks_something(rest))


def only_asks(turn: Turn) -> bool:
    """By its form: each part of it asks, or is a greeting."""
    parts = [part for part in _ENDS.split(turn.text) if turn.facts.fold(part)]
    return bool(parts) and all(_asks(turn, part) or not _after_greeting(turn, part) for part in parts)


def _after_greeting(turn: Turn, part: str) -> str:
    met, rest = _greeted(turn, part)
    return rest if met else part
