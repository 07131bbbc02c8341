"""A society's year, lived from its first day to its last.

The rule this module guards: the same wishes and the same settings make the same book, row for row.
"""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bot.app.build import opened
from bot.config import Settings
from bot.core.events import Attachment, AttachmentKind, MessageReceived, Words
from bot.core.messages import Awaited, Incoming
from bot.demo_data import confiding, own_data, registering, society, stories, together
from bot.demo_data.chance import told_again
from bot.demo_data.channels import Platforms, PlayedOffice
from bot.demo_data.office import Wall
from bot.demo_data.person import Person, born
from bot.demo_data.scratch import beside_the_disk, learnt_by_heart, one_by_one
from bot.demo_data.staff import Staff
from bot.demo_data.stories import Lived, Story
from bot.store.queries.settings import MADE_UP, put
from bot.store.sqlite.database import made_at

YEAR = timedelta(days=365)
ENDS = time(18)
"""Of the last day, by the society's clock."""

CASES: tuple[tuple[Lived, int], ...] = (
    (stories.complaint, 60),
    (stories.delay, 11),
    (stories.suggestion, 9),
    (stories.to_a_person, 14),
    (stories.cry, 1),
    (own_data.copy, 1),
    (own_data.correction, 1),
    (own_data.erasure, 1),
    (own_data.no_more_messages, 1),
    (own_data.two_talks, 1),
    (own_data.found_again, 1),
)
"""What opens a case, and how often of a hundred."""

OTHERS: tuple[tuple[Lived, int], ...] = (
    (stories.question, 45),
    (registering.registration, 32),
    (stories.left_half_way, 8),
    (stories.thanks, 8),
    (confiding.in_confidence, 2),
    (confiding.without_a_name, 1),
)
"""What opens none."""

CERTAIN = tuple(lived for lived, _ in (*CASES, *OTHERS))
"""Each of them happens, in however small a year."""


UNFINISHED: tuple[tuple[Lived, timedelta], ...] = (
    (stories.complaint, timedelta(hours=26)),
    (stories.delay, timedelta(hours=5)),
    (registering.waits, timedelta(hours=4)),
    (stories.left_half_way, timedelta(hours=3)),
    (own_data.asks_for_code, timedelta(minutes=4)),
)
"""So long before its end they begin, and go on behind the year."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many `people` write, how many `cases` they open, about; and the society's last day."""

    people: int
    cases: int
    seed: int
    until: date


@dataclass
class Year:
    """`agenda` holds what goes on, and when: the next of it first."""

    office: PlayedOffice
    staff: Staff
    chance: Random
    first: datetime
    until: datetime
    agenda: list[tuple[datetime, int, Story]] = field(default_factory=list)
    begun: int = 0

    def begins(self, at: datetime, story: Story) -> None:
        self.begun += 1
        heapq.heappush(self.agenda, (at, self.begun, story))

    async def lived(self, tell: Callable[[float], None]) -> None:
        """`tell` hears how much of it is over, as a share of one."""
        while self.agenda and self.agenda[0][0] < self.until:
            at, number, story = heapq.heappop(self.agenda)
            await self.office.pass_to(at)
            tell((self.office.wall.at - self.first) / YEAR)
            pause = await anext(story, None)
            if pause is not None:
                heapq.heappush(self.agenda, (self.office.wall.at + pause, number, story))
        await self.office.pass_to(self.until)


async def make(
    settings: Settings, wanted: Wanted, tell: Callable[[float], None] = lambda _: None
) -> None:
    """Into the empty place that the settings name; their channels are played, whatever they say.

    Raises:
        StoreError: nothing can be written there.
    """
    until = datetime.combine(wanted.until, ENDS, settings.working_time.zone).astimezone(UTC)
    wall = Wall(until - YEAR)
    with told_again(wanted.seed) as chance, beside_the_disk(), learnt_by_heart(), one_by_one():
        await made_at(settings.database, wall.at)
        platforms = Platforms()
        async with opened(_in_its_year(settings, until), wall=wall, played=platforms.of) as app:
            office = PlayedOffice(app, wall, platforms=platforms)
            year = Year(office, Staff(office, chance, settings.members), chance, wall.at, until)
            await _begun(year, wanted)
            await year.lived(tell)
            await society.away_at_last(year.staff)
            await _left_open(year)
            async with app.database.write() as conn:
                await put(conn, MADE_UP, str(wanted.seed))


async def _begun(year: Year, wanted: Wanted) -> None:
    await year.office.settle()
    year.staff.reader = confiding.reader(year.office, year.chance)
    await confiding.joins(year.staff.reader, f"invited-{wanted.seed:016}")
    year.begins(year.first, society.chores(year.office))
    year.begins(year.first, society.desk(year.staff))
    year.begins(year.first, society.from_meta(year.office))
    late = year.until - timedelta(days=6)
    moves, blocks = (
        born(year.office, year.chance, 1_000_002 + number, channel)
        for number, channel in enumerate(("whatsapp", "telegram"))
    )
    year.begins(late, society.new_number(moves, year.staff))
    platforms = year.office.platforms
    year.begins(year.first, society.mailbox_away(platforms.mail, year.staff))
    year.begins(year.first + 90 * stories.DAY, society.blocked(platforms.telegram, blocks, year.staff))
    for at, story in _of_many(year, Random(f"many/{wanted.seed}")):  # noqa: S311 - made to be told again
        year.begins(at, story)
    for at, lived, person in _planned(year, wanted):
        year.begins(at, lived(person, year.staff))


def _of_many(year: Year, chance: Random) -> Iterator[tuple[datetime, Story]]:
    """One that was answered for all, one that goes on, and what one person told twice. By a chance of
    their own: everybody else lives as they would without them."""
    staff = Staff(year.office, chance, year.staff.members)
    people = [born(year.office, chance, 1_600_000 + number) for number in range(8)]
    yield year.first + 40 * stories.DAY, together.solved_incident(people[:4], staff)
    yield year.first + 70 * stories.DAY, together.told_twice(people[7], staff)
    yield year.until - 2 * stories.DAY, together.incident(people[4:7], staff)


def _planned(year: Year, wanted: Wanted) -> Iterator[tuple[datetime, Lived, Person]]:
    """Everybody writes at least once; who writes again is one of them. What is certain begins early, so
    that the year sees its end."""
    chance = year.chance
    cases = _drawn(chance, CASES, wanted.cases - len(CASES))
    others = _drawn(chance, OTHERS, max(wanted.people - wanted.cases, wanted.cases // 2) - len(OTHERS))
    drawn = [(YEAR - UNFINISHED[0][1], lived) for lived in (*cases, *others)]
    told = [*((YEAR / 2, lived) for lived in CERTAIN), *drawn]
    people = [born(year.office, chance, number) for number in range(wanted.people)]
    chance.shuffle(people)
    for number, (within, lived) in enumerate(told):
        at = year.first + within * chance.random()
        yield at, lived, people[number] if number < len(people) else chance.choice(people)
    for number, (lived, before) in enumerate(UNFINISHED):
        yield year.until - before, lived, born(year.office, chance, 1_500_000 + number)


def _drawn(chance: Random, of: tuple[tuple[Lived, int], ...], many: int) -> list[Lived]:
    lived, shares = zip(*of, strict=True)
    return chance.choices(lived, shares, k=many)


def _in_its_year(settings: Settings, until: datetime) -> Settings:
    """Registration is open in the made-up year, and one opens in the middle of it: those of the settings
    are another year's."""
    first, last = (until - YEAR).date(), until.date()
    opens = (first, first + timedelta(days=150), last + timedelta(days=20))
    moved = (
        each.model_copy(update={"opens": opens[number % 3], "closes": last + timedelta(days=90)})
        for number, each in enumerate(settings.initiatives)
    )
    return settings.model_copy(update={"initiatives": tuple(moved)})


async def _left_open(year: Year) -> None:
    """The last moments: what came in is on its way, what is said waits to go out, a file is awaited."""
    runtime, chance = year.office.app.runtime, year.chance
    for number in range(2_000_000, 2_000_004):
        who = born(year.office, chance, number, ("web", "telegram")[number % 2])
        await runtime.intake.accept(Incoming(f"last-{number}", who.where, MessageReceived(Words("هلا"))))
    await runtime.turns.drain()
    place = Attachment(f"{chance.getrandbits(128):032x}", AttachmentKind.PHOTO, "", 0, "", awaited=True)
    who = born(year.office, chance, 2_000_005, "telegram")
    came = MessageReceived(Words("", (place,)))
    await runtime.intake.accept(
        Incoming("last-file", who.where, came, awaits=(Awaited(place, "file:1"),))
    )
