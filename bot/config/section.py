"""What every section of config.yaml is. The rule this module guards: a key that nobody knows is refused.
What every section of config.yaml is. The rule this module guards: a key that nobody knows is refused."""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from bot.policy.refusal import Findings, SettingRefused

Whole = TypeVar("Whole")


class Section(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, hide_input_in_errors=True
    )


def unless(findings: Findings, whole: Whole) -> Whole:
    """Raises SettingRefused: with all that was found."""
    if findings.problems:
        raise SettingRefused(findings.problems)
    return whole
