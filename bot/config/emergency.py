"""The section `emergency`: whom a person in danger is told to call, and the words that say so.

The rule this module guards: every kind has a number to call and words that raise it.
"""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, model_validator

from bot.config.section import Name, Section
from bot.config.values import Slug, Wrong
from bot.policy.languages import worded
from faq.detect.alarm import Alarm, Line
from faq.detect.emergency_words import REVIEWED
from faq.detect.signs import Signs


class Number(Section):
    """A number and what answers there."""

    number: str = Field(min_length=2)
    name: Name


class Emergency(Section):
    """A kind of emergency. `words` and `unless` come on top of the reviewed ones of that id."""

    id: Slug
    numbers: tuple[Number, ...] = Field(min_length=1)
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _raised(self) -> Self:
        if self.id not in REVIEWED and not self.words:
            known = ", ".join(REVIEWED)
            raise Wrong(f"nothing raises {self.id!r}", f"write words, or one of the ids {known}")
        return self

    @property
    def alarm(self) -> tuple[Alarm, tuple[Signs, ...]]:
        lines = tuple(Line(each.number, each.name.model_dump()) for each in self.numbers)
        all_ = (Signs(self.words), *REVIEWED.get(self.id, ()))
        return Alarm(self.id, lines), tuple(
            Signs(each.words, (*each.unless, *self.unless)) for each in all_ if each.words
        )


_UNIFIED = {"number": "911", "name": worded(ar="الطوارئ الموحد", en="Unified emergency number")}
_AMBULANCE = {"number": "997", "name": worded(ar="إسعاف الهلال الأحمر", en="Red Crescent ambulance")}
_FIRE = {"number": "998", "name": worded(ar="الدفاع المدني", en="Civil defence")}
_HEALTH = {"number": "937", "name": worded(ar="مركز الصحة", en="Health ministry")}
_VIOLENCE = {
    "number": "1919",
    "name": worded(ar="بلاغات العنف الأسري", en="Domestic violence reports"),
}

SAUDI_ARABIA: tuple[Mapping[str, Any], ...] = (
    {"id": "life", "numbers": (_UNIFIED, _HEALTH)},
    {"id": "violence", "numbers": (_VIOLENCE, _UNIFIED)},
    {"id": "danger", "numbers": (_UNIFIED,)},
    {"id": "medical", "numbers": (_AMBULANCE, _UNIFIED)},
    {"id": "fire", "numbers": (_FIRE, _UNIFIED)},
)
"""911 answers in the regions of Makkah, Riyadh, Madinah and the east; 997, 998 and 1919 everywhere."""


def saudi_arabia() -> tuple[Emergency, ...]:
    return tuple(Emergency.model_validate(each) for each in SAUDI_ARABIA)
