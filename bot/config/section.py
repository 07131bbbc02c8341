"""What every section of config.yaml is.

The rule this module guards: a key that nobody knows is refused.
"""

from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from bot.config.values import in_every_language, one_line
from bot.policy.languages import LANGUAGES, worded
from bot.policy.refusal import Findings, SettingRefused

Whole = TypeVar("Whole")


class Section(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, hide_input_in_errors=True
    )


class Texts(Section):
    """A text in each language that people read: a key by each code."""

    __annotations__ = dict.fromkeys(LANGUAGES, str)

    def __getitem__(self, language: str) -> str:
        return str(getattr(self, language))


def texts(**by_language: str) -> Texts:
    """What stands where nothing is written."""
    return Texts.model_validate(worded(**by_language))


def _of_one_line(named: Texts) -> Texts:
    return type(named)(**{code: one_line(name) for code, name in named.model_dump().items()})


Localised = Annotated[Texts, BeforeValidator(in_every_language)]
Name = Annotated[Localised, AfterValidator(_of_one_line)]
"""What something or somebody is called, in each language."""


class EntryRefused(SettingRefused):
    """Of an entry of a list: its keys are the entry's own, for whoever knows its place to complete."""


def unless_entry(findings: Findings, whole: Whole) -> Whole:
    """Raises EntryRefused: with all that was found."""
    if findings.problems:
        raise EntryRefused(findings.problems)
    return whole


def unless(findings: Findings, whole: Whole) -> Whole:
    """Raises SettingRefused: with all that was found."""
    if findings.problems:
        raise SettingRefused(findings.problems)
    return whole
