"""The section `retention`: what is forgotten, and when.

The rule this module guards: what stands here is kept no longer, and what is not set is kept for good: how
long cases and registrations must be kept is for the society and its law to say.
"""

from datetime import timedelta

from pydantic import Field

from bot.config.section import Section


class Retention(Section):
    """`questions_days`: at least a week, which is as far back as the desk looks. The others are in
    months; None: for good."""

    questions_days: int = Field(default=90, ge=7, le=3650)
    cases_months: int | None = Field(default=None, ge=1, le=600)
    registrations_months: int | None = Field(default=None, ge=1, le=600)
    disclosures_months: int | None = Field(default=None, ge=1, le=600)
    people_months: int | None = Field(default=None, ge=1, le=600)

    @property
    def questions(self) -> timedelta:
        return timedelta(days=self.questions_days)

    @property
    def cases(self) -> timedelta | None:
        return _months(self.cases_months)

    @property
    def registrations(self) -> timedelta | None:
        return _months(self.registrations_months)

    @property
    def disclosures(self) -> timedelta | None:
        return _months(self.disclosures_months)

    @property
    def people(self) -> timedelta | None:
        return _months(self.people_months)


def _months(count: int | None) -> timedelta | None:
    """Whole months, none shorter than it is."""
    return None if count is None else timedelta(days=31 * count)
