"""Where a case goes by who its person is (C1), and how it is named to whoever reads of the case.

The rule this module guards: what staff decided is not undone by what is heard later.
"""

from dataclasses import replace

from bot.core.case import Case
from bot.core.effects import Text
from bot.core.events import Words
from bot.core.turn import Turn
from faq.detect.relationship import relationship_in
from handlers.shared.message_summary import texts_of


def heard_who(words: tuple[Words, ...]) -> str:
    """What their own words say of them; empty where they say nothing."""
    return next(filter(None, map(relationship_in, texts_of(words))), "")


def placed(turn: Turn, case: Case) -> Case:
    """With the category and the department of its person, where it has none yet."""
    if not case.relationship or case.category or case.department:
        return case
    place = turn.facts.sorting.place(case.kind, case.relationship)
    return replace(case, category=place.category, department=place.department)


def sorted_lines(turn: Turn, case: Case) -> tuple[Text, ...]:
    """The lines of a card: nothing of what is unknown."""
    language, known = turn.conversation.language, turn.facts.sorting
    category = known.category_name(case.category, language)
    department = known.department_name(case.department, language)
    who = Text(f"relationship-{case.relationship}") if case.relationship else None
    return (
        *((Text("card-category", {"category": category}),) if category else ()),
        *((Text("card-department", {"department": department}),) if department else ()),
        *((Text("card-relationship", {"who": who}),) if who else ()),
    )
