"""What the society is and has, in words: its channels (C12), its hours, its initiatives (C13).

What is not set in config.yaml is left out of the contact card, and called unknown in an answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from babel.dates import format_date
from babel.lists import format_list

from bot.core.effects import Approved
from bot.core.registration import Initiative
from bot.policy.languages import FIRST
from bot.policy.working_time import Opening, WorkingTime
from bot.texts.catalogue import isolated, sentence
from bot.texts.dates import Dates, clock

_NAMED = re.compile(r"\{([a-z_]+)\}")
_ARABIC = re.compile(r"[\u0620-\u064a]")
CHANNELS = ("mobile", "phone", "email", "social", "address", "map")


@dataclass(frozen=True, slots=True)
class Society:
    """`channels` maps a channel of `CHANNELS` to its value; `extension` belongs to the phone.

    `always` is, by language, what every text may name without being told. It is the same for every
    message: it is made once, and once more when the bot's name is known."""

    name: Mapping[str, str]
    channels: Mapping[str, str]
    extension: str
    initiatives: Sequence[Initiative]
    calendar: WorkingTime
    dates: Dates
    working_days: int = 3
    questions_days: int = 90
    always: dict[str, Mapping[str, str | int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.name_bot("")

    def name_bot(self, bot: str) -> None:
        """Say our user name on Telegram, once it is known."""
        self.always.update({language: self._always(language, bot) for language in self.name})

    def _always(self, language: str, bot: str) -> Mapping[str, str | int]:
        return {
            "society": isolated(self.name[language]),
            "contacts": self.contacts(language),
            "talk": f"https://t.me/{bot}" if bot else "",
            "questions_days": self.questions_days,
        }

    def contacts(self, language: str) -> str:
        return "\n".join(self._contact(c, language) for c in CHANNELS if self.channels.get(c))

    def _contact(self, channel: str, language: str) -> str:
        value = isolated(self.channels[channel])
        if channel == "phone" and self.extension:
            values: dict[str, str | int] = {"value": value, "extension": self.extension}
            return sentence("contact-phone-extension", language, values)
        return sentence(f"contact-{channel}", language, {"value": value})

    def fill(self, answer: Approved, language: str, /) -> str:
        """An approved answer with its `{names}` filled in. A line whose value is not set is left out.
        Where it is written in the first language alone, its readers in another are told so."""
        if language != FIRST and _is_borrowed(answer, language):
            return f"{sentence('answer-in-arabic', language, {})}\n\n{self.fill(answer, FIRST)}"
        named = self._values(answer, language)
        lines = answer.answer[language].strip().split("\n")
        known = [line for line in lines if all(named.get(name) for name in _NAMED.findall(line))]
        return "\n".join(_NAMED.sub(lambda found: named[found[1]], line) for line in known)

    def _values(self, answer: Approved, language: str) -> Mapping[str, str]:
        channels = {name: isolated(self.channels.get(name, "")) for name in CHANNELS}
        return {
            **channels,
            "extension": self.extension,
            "society": self.name[language],
            "working_days": str(self.working_days),
            "hours": self._hours(answer.at, language),
            "today": self._today(answer.at, language),
            "next_opening": self.dates.spoken(self.calendar.starts(answer.at), answer.at, language),
            **self._of_initiatives(answer, language),
        }

    # hours

    def _hours(self, at: datetime, language: str) -> str:
        """The coming seven days, those with the same hours together: holidays and seasons are in it."""
        first = at.astimezone(self.dates.zone).date()
        groups: dict[str, list[date]] = {}
        for day in sorted((first + timedelta(n) for n in range(7)), key=lambda d: (d.weekday() + 1) % 7):
            periods = self._periods(day, language)
            if periods:
                groups.setdefault(periods, []).append(day)
        lines = (self._line(days, periods, language) for periods, days in groups.items())
        return "\n".join(lines)

    def _periods(self, day: date, language: str) -> str:
        spans = (
            (self._clock(p.opens, language), self._clock(p.closes, language)) for p in self._open(day)
        )
        periods = (sentence("hours-period", language, {"from": a, "to": b}) for a, b in spans)
        return _join(tuple(periods), language)

    def _open(self, day: date) -> Sequence[Opening]:
        return self.calendar.hours_on(day)

    def _line(self, days: Sequence[date], periods: str, language: str) -> str:
        names = tuple(format_date(day, "EEEE", locale=language) for day in days)
        return sentence("hours-every", language, {"days": _join(names, language), "periods": periods})

    def _today(self, at: datetime, language: str) -> str:
        if not self.calendar.is_open(at):
            opening = self.dates.spoken(self.calendar.starts(at), at, language)
            return sentence("today-closed", language, {"opening": opening})
        today = at.astimezone(self.dates.zone).date()
        closes = next(p.closes for p in self._open(today) if p.opens <= at < p.closes)
        return sentence("today-open", language, {"time": self._clock(closes, language)})

    def _clock(self, at: datetime, language: str) -> str:
        return clock(at.astimezone(self.dates.zone).time(), language)

    # initiatives

    def _of_initiatives(self, answer: Approved, language: str) -> Mapping[str, str]:
        today = answer.at.astimezone(self.dates.zone).date()
        ordered = sorted(self.initiatives, key=lambda initiative: not initiative.is_open(today))
        lines = [(i.is_open(today), self._initiative(i, today, language)) for i in ordered]
        none = sentence("initiatives-none", language, {})
        named = next((i for i in self.initiatives if i.id == answer.initiative), None)
        return {
            "initiatives": "\n".join(line for _, line in lines) or none,
            "open_initiatives": "\n".join(line for is_open, line in lines if is_open) or none,
            "link": isolated(named.link) if named else "",
            "terms": named.terms.get(language, "") if named else "",
            "window": self._window(named, language) if named else "",
        }

    def _initiative(self, initiative: Initiative, today: date, language: str) -> str:
        key = "initiative-line-open" if initiative.is_open(today) else "initiative-line-closed"
        return sentence(key, language, {"name": isolated(initiative.name[language])})

    def _window(self, initiative: Initiative, language: str) -> str:
        days = {"opens": initiative.opens, "closes": initiative.closes}
        values = {name: self.dates.day(day, language) for name, day in days.items() if day}
        return sentence(initiative.window, language, values)


def _join(parts: tuple[str, ...], language: str) -> str:
    return format_list(parts, locale=language) if parts else ""


def _is_borrowed(answer: Approved, language: str) -> bool:
    """Whether nobody wrote it in this language: the first one's words stand there. A bare link or number
    reads the same in both."""
    text = answer.answer[language].strip()
    return text == answer.answer.get(FIRST, "").strip() and bool(_ARABIC.search(text))
