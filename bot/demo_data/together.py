"""What happens to many at once in the made-up year, and what one person tells twice.

The rule this module guards: whatever an incident can come to has happened once: told in a notice, joined
by a press and by staff, answered for all, and still open on the last day.
"""

from collections.abc import Sequence

from bot.demo_data.person import Person
from bot.demo_data.staff import Staff, Story
from bot.demo_data.stories import DAY, HOUR, a_moment, begins
from bot.demo_data.words import some


async def incident(people: Sequence[Person], staff: Staff) -> Story:
    """The first of them leads it, the last one is counted to it by staff, the others say «me too»."""
    first, *others, last = people
    async for pause in _complains(first, some(staff.chance, "many_tell")):
        yield pause
    lead, by = await first.case(), staff.leader()
    if lead is None:
        return
    yield staff.at_work(staff.office.wall.at)
    await staff.says(lead, f"/حادثة {some(staff.chance, 'incidents')}", by)
    await staff.says(lead, "/إعلان", by)
    await staff.says(lead, some(staff.chance, "known_problems"), by)
    for person in others:
        yield HOUR * staff.chance.uniform(0.2, 3)
        async for pause in _says_too(person):
            yield pause
    async for pause in _complains(last, some(staff.chance, "many_tell")):
        yield pause
    if (number := await last.case()) is not None:
        await staff.says(number, f"/حادثة {lead}", by)


async def solved_incident(people: Sequence[Person], staff: Staff) -> Story:
    """One answer to all of them."""
    async for pause in incident(people, staff):
        yield pause
    lead = await people[0].case()
    if lead is None:
        return
    yield staff.at_work(staff.office.wall.at + DAY)
    by = staff.leader()
    await staff.presses(lead, "resolve", by)
    await staff.says(lead, some(staff.chance, "incident_answers"), by)
    await staff.presses(lead, "to-all-sure", by)
    yield HOUR
    for person in people[1:]:
        await person.presses("rate-as")


async def told_twice(person: Person, staff: Staff) -> Story:
    """One matter with two numbers, which staff put together; and one that they link with it."""
    numbers = list[int]()
    for _ in range(3):
        async for pause in _complains(person, some(staff.chance, "many_tell")):
            yield pause
        numbers += [number for number in [await person.case()] if number]
        yield HOUR
    if len(set(numbers)) < 3:
        return
    first, again, beside = numbers
    yield staff.at_work(staff.office.wall.at)
    await staff.says(first, f"/ربط {beside}", staff.agent())
    await staff.says(again, f"/دمج {first}", staff.agent())
    await staff.presses(again, "merge-sure", staff.agent(), str(first))
    yield DAY
    async for pause in staff.resolves(first):
        yield pause


async def _complains(person: Person, text: str) -> Story:
    async for pause in begins(person):
        yield pause
    await person.says("شكوى")
    yield a_moment(person)
    await person.presses("known-other")
    await person.says(text)
    yield a_moment(person)
    for press in ("heard-all", "no-expectation", "confirm"):
        await person.presses(press)
        yield a_moment(person)


async def _says_too(person: Person) -> Story:
    async for pause in begins(person):
        yield pause
    await person.says("شكوى")
    yield a_moment(person)
    await person.presses("tell-me-too")
