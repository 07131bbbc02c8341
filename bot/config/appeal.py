"""The section `appeal`: how long somebody can ask for another look, and who else looks at it outside.

The rule this module guards: an address is never empty, and no one of them stands there twice.
"""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from bot.config.section import Name, Section, unless
from bot.config.values import Wrong
from bot.core.society import Appeal, Outside
from bot.policy.refusal import Findings

LONGEST = 366
"""Days. Later a person begins anew, with a case of its own."""


def _address(text: str) -> str:
    if not text.strip():
        raise Wrong(
            "leads nowhere", "write a telephone, a web address or a place, or leave the entry out"
        )
    return text.strip()


class OutsideSection(Section):
    """Where people can turn outside of the society: a ministry, an ombudsman."""

    name: Name
    address: Annotated[str, AfterValidator(_address)]

    @property
    def built(self) -> Outside:
        return Outside(self.name.model_dump(), self.address)


class AppealSection(Section):
    days: int = Field(default=30, ge=1, le=LONGEST)
    outside: tuple[OutsideSection, ...] = ()

    @property
    def built(self) -> Appeal:
        return Appeal(self.days, tuple(each.built for each in self.outside))

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        findings, seen = Findings("appeal"), list[Any]()
        for index, each in enumerate(self.outside):
            if each.address in seen:
                mend = "leave one of the two out"
                findings.add(f"outside[{index}].address", "stands in an entry before it", mend)
            seen.append(each.address)
        return unless(findings, self)
