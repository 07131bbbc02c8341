"""How grave a case is: what is proposed to staff, how it reads, and the buttons that say it.

The rules this module guards: what is proposed follows from what the person wrote by rules that can be
said in a sentence each, and is called a proposal until somebody has pressed; and a press says all that it
confirms, so that a late one, or one made twice, confirms nothing that nobody saw.
"""

import re

from bot.core.assessment import Axes, Complexity, Severity
from bot.core.case import Case
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.anger import is_angry
from faq.detect.grave import is_again, is_unsafe
from handlers.shared.message_summary import texts_of

SEVERAL = 3
"""So many files, or points of a list, make a case involved."""

LONG = 700
"""And so many characters: who writes as much tells more than one thing."""

_POINT = re.compile(r"^\s*(?:[-•*–]|[0-9٠-٩]+\s*[-.)ـ:])\s*\S", re.MULTILINE)


# What is proposed ---------------------------------------------------------------------------------------


def proposed(case: Case) -> Axes:
    """Danger makes it a matter of safety, and grave; anger, need, and what happens again raise it;
    several points or files make it involved."""
    texts = texts_of(case.words)
    is_safety = bool(case.urgent) or case.act == Act.DANGER or any(map(is_unsafe, texts))
    if is_safety:
        severity = Severity.HIGH
    else:
        severity = Severity.MEDIUM if _is_raised(case, texts) else Severity.LOW
    return Axes(
        severity, is_safety, Complexity.INVOLVED if _is_involved(case, texts) else Complexity.SIMPLE
    )


def _is_raised(case: Case, texts: tuple[str, ...]) -> bool:
    asked_again = case.rounds > 1 or case.reminded_at is not None or case.act == Act.NEED
    return asked_again or any(is_angry(text) or is_again(text) for text in texts)


def _is_involved(case: Case, texts: tuple[str, ...]) -> bool:
    points = sum(len(_POINT.findall(text)) for text in texts)
    files = sum(len(words.attachments) for words in case.words)
    return max(points, files) >= SEVERAL or sum(map(len, texts)) > LONG


# How it reads -------------------------------------------------------------------------------------------


def assessed_line(turn: Turn, case: Case) -> tuple[Text, ...]:
    """On the card and in the official mail."""
    if not case.assessment:
        return ()
    member = turn.facts.member(case.assessment.by)
    name = member.name if member else case.assessment.by
    return (Text("card-assessed", {**_values(case.assessment.axes), "name": name}),)


def proposed_line(case: Case) -> tuple[Text, ...]:
    """Above its buttons. Of a case that is over nothing is proposed."""
    if not case.is_unassessed or not case.is_open:
        return ()
    return (Text("card-unassessed", _values(proposed(case))),)


def _values(axes: Axes) -> dict[str, Text]:
    safety = Text("safety-yes" if axes.is_safety else "safety-no")
    severity, complexity = Text(f"severity-{axes.severity}"), Text(f"complexity-{axes.complexity}")
    return {"severity": severity, "safety": safety, "complexity": complexity}


# Its buttons --------------------------------------------------------------------------------------------


def may_assess(case: Case) -> bool:
    return case.kind.is_assessed and case.is_open


def code_of(case: Case) -> str:
    """What the case is assessed as; empty: nobody has assessed it."""
    return case.assessment.axes.code if case.assessment else ""


def axes_of(case: Case) -> Axes:
    return case.assessment.axes if case.assessment else proposed(case)


def assessing(case: Case) -> tuple[Choice, ...]:
    """`mns.hns`: what it is, and what the press makes of it. One confirms all, one each changes one."""
    axes, before = axes_of(case), code_of(case)
    graver, safety, complexity = axes.changed
    as_it_is = () if case.assessment else (Choice("assess-is", f"{before}.{axes.code}"),)
    return (
        *as_it_is,
        Choice("assess-is", f"{before}.{graver.code}", f"choice-severity-{graver.severity}"),
        Choice(
            "assess-is",
            f"{before}.{safety.code}",
            "choice-safety-yes" if safety.is_safety else "choice-safety-no",
        ),
        Choice("assess-is", f"{before}.{complexity.code}", f"choice-complexity-{complexity.complexity}"),
    )


LABELS = (
    *(f"choice-severity-{each}" for each in Severity),
    *("choice-safety-yes", "choice-safety-no"),
    *(f"choice-complexity-{each}" for each in Complexity),
)
"""What stands on them, beside `choice-assess-is`."""
