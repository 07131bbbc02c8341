"""The kinds of case, and what each means for everything that does not ask for it by name.

The rule this module guards: a kind says itself what follows from it, and none is forgotten.
"""

from enum import StrEnum
from typing import assert_never

from faq.acts.heard import Act


class Kind(StrEnum):
    COMPLAINT = "complaint"
    QUESTION = "question"
    DELAY = "delay"
    SUGGESTION = "suggestion"
    HELP = "help"

    @property
    def is_question(self) -> bool:
        """Whether a person of the staff answers it in a live talk, within minutes (C11). Anything else is
        solved within working days (C24), and can be told to be late."""
        match self:
            case Kind.QUESTION:
                return True
            case Kind.COMPLAINT | Kind.DELAY | Kind.SUGGESTION | Kind.HELP:
                return False
            case _:
                assert_never(self)

    @property
    def says(self) -> tuple[str, ...]:
        """The acts that the kind tells of already: who complains of waiting tells of a delay, too."""
        match self:
            case Kind.COMPLAINT | Kind.DELAY:
                return (Act.COMPLAIN, Act.DELAY)
            case Kind.SUGGESTION:
                return (Act.SUGGEST,)
            case Kind.HELP:
                return (Act.NEED,)
            case Kind.QUESTION:
                return (Act.ASK, Act.HUMAN)
            case _:
                assert_never(self)

    @property
    def is_rated(self) -> bool:
        """Whether its person is asked how it compared with what they expected (C2, C7). Whoever made a
        suggestion expected no service: they hear what became of it (C9)."""
        match self:
            case Kind.COMPLAINT | Kind.QUESTION | Kind.DELAY | Kind.HELP:
                return True
            case Kind.SUGGESTION:
                return False
            case _:
                assert_never(self)

    @property
    def is_assessed(self) -> bool:
        """Whether staff say first how grave it is: in it something went wrong, and may be wrong still."""
        match self:
            case Kind.COMPLAINT | Kind.DELAY:
                return True
            case Kind.QUESTION | Kind.SUGGESTION | Kind.HELP:
                return False
            case _:
                assert_never(self)

    @property
    def waits_when_asked(self) -> bool:
        """Whether the case waits for its person from a question mark of the staff's on: of anything else
        the button says so. What somebody needs is seldom told whole at once."""
        match self:
            case Kind.COMPLAINT | Kind.HELP:
                return True
            case Kind.QUESTION | Kind.DELAY | Kind.SUGGESTION:
                return False
            case _:
                assert_never(self)

    @property
    def is_answered_in_full(self) -> bool:
        """Whether it is a wrong that somebody tells: it is answered point by point, and they are
        asked weeks later whether that lasted."""
        match self:
            case Kind.COMPLAINT | Kind.DELAY:
                return True
            case Kind.QUESTION | Kind.SUGGESTION | Kind.HELP:
                return False
            case _:
                assert_never(self)
