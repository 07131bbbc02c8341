"""Working time in config.yaml, and how long people are given."""

from datetime import timedelta
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from bot.config.section import Section
from bot.config.values import Day
from bot.core.society import Pace
from bot.policy.calendar_rules import read_calendar
from bot.policy.working_time import Calendar


class Season(Section):
    name: str = ""
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    hijri_month: int | None = None
    hours: tuple[str, ...]


class CalendarSection(Section):
    """Working time (C24); the rules are bot/policy/working_time.py's."""

    timezone: str = "Asia/Riyadh"
    weekend: tuple[str, ...] = ("friday", "saturday")
    hours: tuple[str, ...] = ("08:00-16:00",)
    country: str | None = "SA"
    holidays: dict[Day, str] = Field(default_factory=dict)
    working: tuple[Day, ...] = ()
    seasons: tuple[Season, ...] = ()

    @cached_property
    def built(self) -> Calendar:
        return read_calendar(self.model_dump(by_alias=True))

    @model_validator(mode="after")
    def _keeps_promises(self) -> Self:
        _ = self.built
        return self


class PaceSection(Section):
    """How long people are given."""

    draft_reminder_hours: int = Field(default=20, ge=1)
    rating_patience_days: int = Field(default=3, ge=1)
    question_minutes: int = Field(default=20, ge=1, le=20)  # C11: twenty at the most
    handover_quiet_minutes: int = Field(default=30, ge=1)
    follow_up_minutes: int = Field(default=15, ge=1)
    unanswered_hours: int = Field(default=24, ge=1)
    story_seconds: int = Field(default=3, ge=0, le=30)
    pass_days: int = Field(default=90, ge=0, le=3650)

    @property
    def pace(self) -> Pace:
        draft = timedelta(hours=self.draft_reminder_hours)
        rating = timedelta(days=self.rating_patience_days)
        quiet = timedelta(minutes=self.handover_quiet_minutes)
        return Pace(
            draft,
            rating,
            self.question_minutes,
            quiet,
            timedelta(minutes=self.follow_up_minutes),
            timedelta(hours=self.unanswered_hours),
            timedelta(seconds=self.story_seconds),
        )


class FollowUp(Section):
    """The question whether what was put right has lasted."""

    days: int = Field(default=28, ge=0, le=365)

    @property
    def span(self) -> timedelta:
        return timedelta(days=self.days)
