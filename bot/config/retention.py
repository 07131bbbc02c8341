"""The section `retention`: what is forgotten, and when.

The rule this module guards: what stands here is kept no longer. Cases and registrations are not in it.
"""

from datetime import timedelta

from pydantic import Field

from bot.config.section import Section


class Retention(Section):
    """`questions_days`: at least a week, which is as far back as the desk looks."""

    questions_days: int = Field(default=90, ge=7, le=3650)

    @property
    def questions(self) -> timedelta:
        return timedelta(days=self.questions_days)
