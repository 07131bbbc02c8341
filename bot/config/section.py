"""What every section of config.yaml is.

The rule this module guards: a key that nobody knows is refused.
"""

from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from bot.config.values import both
from bot.policy.refusal import Findings, SettingRefused

Whole = TypeVar("Whole")


class Section(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, hide_input_in_errors=True
    )


class Texts(Section):
    """A text in each language that people read."""

    ar: str
    en: str


Localised = Annotated[Texts, BeforeValidator(both)]


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
