"""What somebody confides: harassment, abuse, bribery, a child at risk. It is no case.

The rule this module guards: it stands in no list that cases stand in, and only its readers hear of it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.core.conversation import Address, letterbox
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
    are members whom nothing reached. Times are UTC.

    Whom it is about: `excluded` are the staff ids that a confidential member set, and from then on
    (`settled`) only what is told after its first `settled_lines` lines can add to them; `apart` are those
    who have a case of this person, and read nothing until it is settled. `recused` said that they cannot
    follow it up, or tell it themselves. `unheard` counts how often it was told again because nobody had
    opened it; `opened_by` have. `danger`: somebody is in danger, and it is told again until somebody of
    the staff has written or called (`answered_at`). `from_case` is the case that it was
    drawn from, and `due_at` the promise of that case. `sent_outside_at` is when the address outside the
    society was last told.
    """

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
    excluded: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()
    settled: bool = False
    settled_lines: int = 0
    apart: tuple[str, ...] = ()
    unheard: int = 0
    opened_by: tuple[str, ...] = ()
    danger: bool = False
    answered_at: datetime | None = None
    from_case: int = 0
    due_at: datetime | None = None
    sent_outside_at: datetime | None = None

    @property
    def is_anonymous(self) -> bool:
        return bool(self.receipt)

    def said_about(self, about: tuple[str, ...], words: str = "") -> "Disclosure":
        """With whom the person says that it is about. What they say anew is settled anew."""
        same = (about, words) == (self.about, self.about_words)
        return replace(self, about=about, about_words=words, settled=self.settled and same)

    @property
    def to(self) -> Address | int:
        """Where its person hears of it."""
        return letterbox(self.number) if self.is_anonymous else self.person

    @property
    def words(self) -> tuple[Words, ...]:
        """The person's own."""
        return tuple(line.words for line in self.lines if not line.by)

    @property
    def is_open(self) -> bool:
        return self.done_at is None

    @property
    def is_urgent(self) -> bool:
        """Somebody is in danger, and nobody has written to them or called them."""
        return self.danger and self.answered_at is None

    @property
    def waits(self) -> bool:
        """Whether those who read it are told again."""
        return self.is_open and (self.is_urgent or self.seen_at is None)
