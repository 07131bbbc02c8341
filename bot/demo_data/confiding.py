"""What people of the made-up year confide, with their name and without, and those who read it."""

import re
from random import Random

from bot.core.events import AttachmentKind
from bot.core.facts import Role
from bot.demo_data.office import Office
from bot.demo_data.person import Person, born
from bot.demo_data.staff import Staff
from bot.demo_data.stories import DAY, HOUR, MINUTE, Story, a_moment, begins
from bot.demo_data.words import some
from bot.runtime.transcript import shown
from bot.store.queries import staff as members

RECEIPT = re.compile(r"\d{4}(?: \d{4}){3}")
READER = 1_000_001
"""The number of whoever was invited to read it; no person's."""


def reader(office: Office, chance: Random) -> Person:
    return born(office, chance, READER, "web")


async def joins(person: Person, token: str) -> None:
    """Somebody whom an invitation lets read what is confided, as `rida staff invite` makes one."""
    office = person.office
    async with office.app.database.write() as conn:
        until = office.wall.at + DAY
        await members.invite(conn, token, Role.CONFIDENTIAL, person.name, office.wall.at, until)
    await person.says(f"/start {token}")
    await person.opens("start", token)


async def in_confidence(person: Person, staff: Staff) -> Story:
    """With a name: a reader opens it, writes, and ends it."""
    async for pause in begins(person):
        yield pause
    async for pause in _tells(person, "confide"):
        yield pause
    yield a_moment(person)
    await person.says(some(person.chance, "private_more"))
    if person.chance.random() < 0.3:
        await person.says("", AttachmentKind.VOICE)
    yield a_moment(person)
    await person.presses("private-done")
    yield staff.at_work(person.office.wall.at + HOUR)
    async for pause in _read(staff):
        yield pause


async def _tells(person: Person, choice: str) -> Story:
    """What is not offered this choice when it is told gets it by the door for private matters."""
    await person.says(some(person.chance, "private"))
    yield a_moment(person)
    if not await person.presses(choice):
        await person.opens("private-matter")
        yield a_moment(person)
        await person.presses(choice)


async def _read(staff: Staff) -> Story:
    """By the one who was invited for it."""
    reads = staff.reader
    if reads is None:
        return
    await reads.presses("private-look")
    yield 5 * MINUTE
    await reads.presses("private-answer")
    await reads.says(some(staff.chance, "private_answers"))
    yield DAY
    await reads.presses("private-look")
    await reads.presses("private-why-follow-up")
    if staff.chance.random() < 0.5:
        await reads.presses("private-close")


async def without_a_name(person: Person, staff: Staff) -> Story:
    """Only the receipt leads back to it; once or twice somebody guesses one."""
    async for pause in begins(person):
        yield pause
    async for pause in _tells(person, "anonymously"):
        yield pause
    receipt = await _receipt(person)
    yield a_moment(person)
    await person.presses("receipt-kept")
    yield staff.at_work(person.office.wall.at + HOUR)
    async for pause in _read(staff):
        yield pause
    yield DAY
    await person.says("1234 5678 9012 3456")
    if receipt and person.chance.random() < 0.7:
        await person.says(receipt)
        yield a_moment(person)
        await person.says(some(person.chance, "private_more"))
        await person.says("القائمة")


async def _receipt(person: Person) -> str:
    texts = (shown(message.text) for message in await person.office.shown(person.where))
    found = (RECEIPT.search(text) for text in texts)
    return next((each[0] for each in found if each), "")
