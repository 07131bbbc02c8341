"""What somebody confides: harassment, abuse, bribery, a child at risk. It is no case.

The rule this module guards: it stands in no list that cases stand in, and only its readers hear of it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.conversation import Address
from bot.core.events import Words


class Wish(StrEnum):
    """What the person asked for: that somebody trusted reads it, or that a woman calls them, too."""

    CONFIDE = "confide"
    CALL = "woman-calls"


class Matter(StrEnum):
    """What it is about, as the person said or as it was heard. Nobody is made to say."""

    ABUSE = "abuse"
    EXPLOITATION = "exploitation"
    HARASSMENT = "harassment"
    CORRUPTION = "corruption"
    CHILD = "child"
    MEMBER = "member"
    OTHER = "other"


class Reach(StrEnum):
    """Where the person may be written to: here; here, by notices that say nothing; or nowhere, and they
    come back by themselves."""

    HERE = "here"
    NEUTRAL = "neutral"
    NONE = "none"


EVERYBODY, SOMEBODY_ELSE = "everybody", "other"
"""Whom it is about, beside the roles of staff: all who work here; somebody who is none of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the person wrote, or what `by` (a staff id) answered in their own talk with the bot, which is
    `private`."""

    at: datetime
    words: Words
    by: str = ""
    private: Address | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """`person` is their conversation, 0 where nobody knows who it is: then `receipt` is the digest of
    what opens it, and `unread` counts the answers that they have not seen. `about` is whom it is about as
    the person said (roles, "everybody", "other"), `about_words` says so in their own words. `readers` are
    the staff ids of those who may read it: nobody whom it is about as far as that is known. `missed`
    are members whom nothing reached. Times are UTC."""

    number: int
    person: int
    opened_at: datetime
    wish: Wish = Wish.CONFIDE
    readers: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    seen_at: datetime | None = None
    seen_by: str = ""
    done_at: datetime | None = None
    receipt: str = ""
    matter: Matter | None = None
    about: tuple[str, ...] = ()
    about_words: str = ""
    reach: Reach = Reach.HERE
    unread: int = 0

    @property
    def is_anonymous(self) -> bool:
        return bool(self.receipt)

    @property
    def words(self) -> tuple[Words, ...]:
        """The person's own."""
        return tuple(line.words for line in self.lines if not line.by)

    @property
    def is_open(self) -> bool:
        return self.done_at is None
