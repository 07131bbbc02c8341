"""What happens in the office: people complain, staff answer or forget, machines fail, feasts are seen."""

import heapq
import random
from datetime import UTC, datetime, timedelta

from bench.years.office import DESK, STAFF, Office
from bench.years.watch import Watch
from bot.core.assessment import BY_CODE
from bot.core.conversation import Address, Choice, Conversation, Draft, Party, room_of
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.demo_data.plans import HOUR, Doing, plan
from handlers.shared.assessing import code_of

DAY = timedelta(days=1)

DAYS_OF_A_YEAR = 365
RARE = (
    ("off", 0.06),
    ("jump", 0.04),
    ("restart", 0.3),
    ("announce", 0.03),
    ("away", 0.12),
    ("back", 0.03),
    ("incident", 0.1),
)
"""How often a day."""

OF_ONE = 3
"""So many cases are one incident."""


def stretch(first: int, years: int, cases: int, seed: int) -> Watch:
    """From the first of January of `first`."""
    begins = datetime(first, 1, 1, tzinfo=UTC)
    office = Office(begins, random.Random(f"{seed}/{first}"), up_since=begins)  # noqa: S311 - repeatable
    watch = Watch(office)
    office.seen, office.failed = watch.seen, watch.failed
    doing: Doing = []
    for n in range(DAYS_OF_A_YEAR * years):
        _one_day(watch, doing, begins + n * DAY, cases)
    return watch


def _one_day(watch: Watch, doing: Doing, day: datetime, cases: int) -> None:
    chance = watch.office.chance
    for _ in range(cases):
        heapq.heappush(doing, (day + DAY * chance.random(), 0, "open"))
    for what, share in RARE:
        if chance.random() < share:
            heapq.heappush(doing, (day + DAY * chance.random(), 0, what))
    heapq.heappush(doing, (day + 9 * HOUR, 0, "check"))  # noon in Riyadh
    while doing and doing[0][0] < day + DAY:
        at, number, what = heapq.heappop(doing)
        watch.office.run_until(at)
        _do(watch, doing, number, what)
        watch.everything_climbed()


def _do(watch: Watch, doing: Doing, number: int, what: str) -> None:
    office, chance = watch.office, watch.office.chance
    if what == "open":
        for each in plan(office.chance, office.now, opened(office)):
            heapq.heappush(doing, each)
    elif what == "off":
        office.counts["outages"] += 1
        office.now += chance.choice((0.2, 3, 20, 70, 220)) * HOUR * chance.random()
        office.started()
    elif what == "jump":
        office.counts["clock jumps"] += 1
        office.now += chance.choice((-1, 1)) * chance.choice((5, 60, 300)) * timedelta(minutes=1)
        office.started()
    elif what == "restart":
        office.counts["restarts"] += 1
        office.started()
    elif what in ("announce", "away", "back"):
        at_the_desk(office, what)
    elif what == "incident":
        incident(office)
    elif what == "check":
        _check(watch)
    else:
        act(watch, number, what)


def _check(watch: Watch) -> None:
    """While the office is open and the machine ran since before it opened."""
    office = watch.office
    today = office.calendar.hours_on(office.calendar.day_of(office.now))
    if today and office.calendar.is_open(office.now) and office.up_since < today[0].opens:
        watch.nothing_is_lost()


# A case ----------------------------------------------------------------------------------------------


def opened(office: Office) -> int:
    """A person confirms a complaint."""
    number = 1001 + office.counts["cases"]
    who = Address("web", f"person-{number}", Party.PERSON)
    draft = Draft("summary", (Words("x"),), expectation="y")
    office.conversations[who] = Conversation(
        office.known(who),
        who,
        topic="complaint",
        state="summary",
        prompt=(Choice("confirm"),),
        draft=draft,
    )
    office.happen(who, ButtonPressed("confirm", stamp=0))
    return number


def act(watch: Watch, number: int, what: str) -> None:
    office = watch.office
    case, where = office.cases.get(number), room_of(number, "web")
    if not case or not case.is_open:
        return
    by = office.chance.choice(("agent", "coordinator"))

    def press(action: str, arg: str = "") -> None:
        office.happen(where, ButtonPressed(action, arg, None, by))

    def write(text: str) -> None:
        office.happen(where, MessageReceived(Words(text), by=by))

    office.counts[what] += 1
    if what == "take":
        press("take")
    elif what == "assess":
        press("assess-is", f"{code_of(case)}.{office.chance.choice(tuple(BY_CODE))}")
    elif what == "write":
        write("word")
    elif what == "ask":
        press("ask"), write("question")
    elif what == "late":
        press("late"), write("reason")
        press("late-days", str(office.chance.randint(1, 3)))
    elif what == "answer":
        who = office.addresses[case.person]
        office.happen(who, ButtonPressed("write-to-case", str(number)))
        office.happen(who, MessageReceived(Words("answer")))
    else:
        press("resolve"), write("done")
        office.counts["answered with others"] += len(case.joined)
        press("to-all")
        for each in (*office.cases[number].joined, number):
            forget(watch, each)


def forget(watch: Watch, number: int) -> None:
    """A finished case is no longer looked at here; its rating is another story."""
    office = watch.office
    case = office.cases.get(number)
    if not case or case.is_open:
        return
    office.incidents.pop(number, None)
    for key in office.keys(str(number)):
        office.timers.pop(key)
    del office.cases[number]
    person = office.addresses.pop(case.person)
    office.conversations.pop(person, None)
    room = office.conversations.pop(room_of(number, "web"), None)
    if room:
        office.addresses.pop(room.id, None)
    watch.forget(number)


# An incident -----------------------------------------------------------------------------------------


def incident(office: Office) -> None:
    """Some that are open are one incident, of which people hear until nobody stands by it any more."""
    free = [each.number for each in office.cases.values() if each.is_open and not each.incident]
    if len(free) < OF_ONE:
        return
    office.counts["incident"] += 1
    lead, *others = office.chance.sample(free, OF_ONE)
    where = room_of(lead, "web")
    office.happen(where, MessageReceived(Words("/incident x"), by="agent"))
    for number in others:
        office.happen(room_of(number, "web"), MessageReceived(Words(f"/incident {lead}"), by="agent"))
    office.happen(where, ButtonPressed("notice", by="supervisor"))
    office.happen(where, MessageReceived(Words("y"), by="supervisor"))


# At the desk -----------------------------------------------------------------------------------------


def at_the_desk(office: Office, what: str) -> None:
    office.counts[what] += 1
    say = {"announce": _holiday, "away": _away, "back": lambda _: ("agent", "/back")}[what]
    by, text = say(office)
    office.happen(DESK, MessageReceived(Words(text), by=by))


def _holiday(office: Office) -> tuple[str, str]:
    """Announced where there is none, withdrawn or confirmed where there is one."""
    day = office.calendar.day_of(office.now) + timedelta(days=office.chance.randint(1, 12))
    off = office.calendar.days_off(day, day)
    sign = office.chance.choice(("-", "ok ")) if off else ""
    return "supervisor", f"/holiday {sign}{day.isoformat()}{'' if off else ' x'}"


def _away(office: Office) -> tuple[str, str]:
    """For some days from today on; the director is always there, and a circle of the others refused."""
    member, deputy = office.chance.sample(STAFF, 2)
    if member.id == "director":
        member, deputy = deputy, member
    first = office.calendar.day_of(office.now) + timedelta(days=office.chance.randint(0, 3))
    last = first + timedelta(days=office.chance.randint(0, 12))
    return member.id, f"/away {first.isoformat()} {last.isoformat()} {deputy.id}"
