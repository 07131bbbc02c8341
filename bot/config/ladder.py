"""The section `ladder`: who is told before a promise is missed, and of a cry for help."""

from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from bot.config.section import Section
from bot.policy.emergency_ladder import CRY, EMERGENCY, EVERY_WAY
from bot.policy.ladder import USUAL
from bot.policy.ladder_default import DEFAULT


class Rung(Section):
    """A step of the ladder (C24, C11); the grammar is bot/policy/ladder.py's."""

    name: str = ""
    kind: str = ""
    before: str | None = None
    after: str | None = None
    of: str = "due"
    when: str = "always"
    tell: str = ""
    how: tuple[str, ...] = USUAL
    urgent: bool = False
    repeat: str = "never"

    @model_validator(mode="before")
    @classmethod
    def _of_its_kind(cls, written: Any) -> Any:
        """What is unset of a cry for help is otherwise than of a promise."""
        is_cry = isinstance(written, Mapping) and written.get("kind") == EMERGENCY
        return {"of": CRY, "how": EVERY_WAY, "urgent": True, **written} if is_cry else written


def default_ladder() -> tuple[Rung, ...]:
    return tuple(Rung.model_validate(step) for step in DEFAULT)
