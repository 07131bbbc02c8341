"""What people of the made-up year ask for about their data, and how they bring two talks together."""

import re

from bot.core.facts import Role
from bot.demo_data.person import CHANNELS, Person, born, met
from bot.demo_data.staff import Staff
from bot.demo_data.stories import DAY, HOUR, Story, a_moment, complaint
from bot.runtime.transcript import shown

CODE = re.compile(r"\d{4} \d{4}(?: \d{4})?(?! ?\d)")


async def _after_a_complaint(person: Person, staff: Staff) -> Story:
    async for pause in complaint(person, staff):
        yield pause
    yield DAY * person.chance.uniform(1, 20)


async def copy(person: Person, staff: Staff) -> Story:
    """Their copy, and what they no longer agree to."""
    async for pause in _after_a_complaint(person, staff):
        yield pause
    await person.says("ابغى نسخة من بياناتي")
    yield a_moment(person)
    if person.chance.random() < 0.4:
        await person.says("لا تستخدمون رقمي")
        yield a_moment(person)
        await person.presses("data-use-again")


async def correction(person: Person, staff: Staff) -> Story:
    """A request with its thirty days; the director ends it."""
    async for pause in _after_a_complaint(person, staff):
        yield pause
    await person.says("صححوا اسمي")
    yield a_moment(person)
    await person.says(f"اسمي {person.name}")
    if person.chance.random() < 0.75:
        yield staff.at_work(person.office.wall.at + DAY * person.chance.uniform(1, 8))
        number = await staff.open_request()
        word = person.chance.choice(("done", "refuse الاسم مطابق لما أرسلته أنت"))
        if number:
            await staff.at_desk(f"/request {number} {word}", staff.one(Role.DIRECTOR))


async def erasure(person: Person, staff: Staff) -> Story:
    """Everything of theirs goes, at once or when what is open has ended."""
    async for pause in _after_a_complaint(person, staff):
        yield pause
    await person.says("احذفوا بياناتي")
    yield a_moment(person)
    if not await person.presses("data-erase-yes"):
        await person.presses(person.chance.choice(("data-erase-now", "data-erase-later")))


async def no_more_messages(person: Person, staff: Staff) -> Story:
    async for pause in _after_a_complaint(person, staff):
        yield pause
    await person.says("إيقاف الرسائل")
    if person.chance.random() < 0.3:
        yield 3 * DAY
        await person.says("ابدأ")


async def two_talks(person: Person, staff: Staff) -> Story:
    """They bring the talk of another channel to this one by a code; some part them again."""
    async for pause in _after_a_complaint(person, staff):
        yield pause
    await person.says("ربط")
    code = await _code(person)
    yield a_moment(person)
    other = _elsewhere(person)
    await met(other)
    if person.chance.random() < 0.3:
        await other.says("ربط 1234 5670")
        yield a_moment(person)
    if code:
        await other.says(f"ربط {code}")
        yield a_moment(person)
        await other.presses("link-yes")
        yield HOUR
        await other.says("طلباتي")
        if person.chance.random() < 0.2:
            await other.presses("unlink")


async def found_again(person: Person, staff: Staff) -> Story:
    """A number and a code were left on the page; on another telephone they find their cases by them."""
    async for pause in _after_a_complaint(person, staff):
        yield pause
    await person.says("أترك رقمي")
    yield a_moment(person)
    await person.says(person.phone)
    code = await _code(person)
    yield 10 * DAY
    other = _elsewhere(person, "web")
    await other.says("ضاع جوالي")
    yield a_moment(person)
    await other.says(person.phone)
    yield a_moment(person)
    if person.chance.random() < 0.5:
        await other.says("1234 5678 9012")
        yield a_moment(person)
        await other.says("ضاع جوالي")
        await other.says(person.phone)
    if code:
        await other.says(code)
        await other.presses("link-yes")


def _elsewhere(person: Person, channel: str = "") -> Person:
    others = [each for each in CHANNELS if each != person.where.channel]
    number = 500_000 + person.chance.randrange(400_000)
    made = born(person.office, person.chance, number, channel or person.chance.choice(others))
    made.name = person.name
    return made


async def _code(person: Person) -> str:
    """The one that was shown last."""
    for message in await person.office.shown(person.where):
        if found := CODE.search(shown(message.text)):
            return found[0]
    return ""


async def asks_for_code(person: Person, staff: Staff) -> Story:
    """One that nobody has used yet; and somebody writes another that is none."""
    await met(person)
    await person.says("ربط")
    yield a_moment(person)
    other = _elsewhere(person)
    await met(other)
    await other.says("ربط 1234 5670")
