"""The answer as its person reads it, and the place where a corrected one stands (C22)."""

from bot.core.case import Case
from bot.core.effects import Text
from handlers.shared.case_summary import has_headings


def answer_told(case: Case) -> tuple[Text, ...]:
    if has_headings(case):
        return (Text("case-answer", {"answer": case.applied}),)
    return (Text("case-did", {"applied": case.applied}),)


def slot_of(case: Case) -> str:
    """What is corrected later stands in its place."""
    return f"edit:answer-{case.number}.{case.rounds}" if case.answer and case.answer.message else ""
