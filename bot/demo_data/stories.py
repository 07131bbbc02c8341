"""What the made-up people live through, one story a function, with a pause wherever time passes.

A story is carried on when its pause is over; between two steps of it, the others live theirs.
"""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

from bot.core.events import AttachmentKind
from bot.demo_data.person import Person, met
from bot.demo_data.staff import Staff
from bot.demo_data.words import some
from bot.policy.languages import ENGLISH, FIRST

Story = AsyncIterator[timedelta]
Lived = Callable[[Person, Staff], Story]

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def a_moment(person: Person) -> timedelta:
    """Somebody reads and types."""
    return timedelta(seconds=person.chance.uniform(6, 50))


async def begins(person: Person) -> Story:
    await met(person)
    if person.language == ENGLISH.code:
        await person.says("hello")
        yield a_moment(person)
    elif person.chance.random() < 0.4:
        await person.says(some(person.chance, "greetings"))
        yield a_moment(person)


async def _files(person: Person) -> Story:
    for kind, share in ((AttachmentKind.PHOTO, 0.2), (AttachmentKind.VOICE, 0.08), *_SELDOM):
        if person.chance.random() < share or person.office.first(kind):
            await person.says("", kind)
            yield a_moment(person)


_SELDOM = (
    (AttachmentKind.DOCUMENT, 0.06),
    (AttachmentKind.AUDIO, 0.02),
    (AttachmentKind.VIDEO, 0.03),
)


async def complaint(person: Person, staff: Staff) -> Story:
    """Told, confirmed, worked on, rated."""
    async for pause in told(person):
        yield pause
    number = await person.case()
    if number is not None:
        async for pause in staff.works_on(number, person):
            yield pause
        async for pause in _rates(person, staff, number):
            yield pause


async def told(person: Person) -> Story:
    """A complaint, until it has its number."""
    chance, english = person.chance, person.language == ENGLISH.code
    async for pause in begins(person):
        yield pause
    await person.says("I want to complain" if english else "شكوى")
    yield a_moment(person)
    kind = "english_complaints" if english else "complaints"
    await person.says(some(chance, kind, initiative=_initiative(person)))
    yield a_moment(person)
    if not english and chance.random() < 0.4:
        await person.says(some(chance, "more"))
        yield a_moment(person)
    async for pause in _files(person):
        yield pause
    await person.presses("heard-all")
    yield a_moment(person)
    if chance.random() < 0.5:
        await person.presses("no-expectation")
    else:
        await person.says(some(chance, "english_expectations" if english else "expectations"))
    yield a_moment(person)
    await person.presses("confirm")
    yield a_moment(person)
    if person.where.channel == "web" and chance.random() < 0.3:
        await person.presses("leave-number")
        await person.says(person.phone)


def _initiative(person: Person) -> str:
    known = person.office.app.settings.built_initiatives
    return person.chance.choice(known).name[FIRST] if known else "الدورة"


async def _rates(person: Person, staff: Staff, number: int) -> Story:
    """Most do; some whom nothing was solved for hear from staff again."""
    if person.chance.random() < 0.25:
        return
    yield HOUR * person.chance.uniform(0.2, 30)
    if person.where.channel == "whatsapp":
        await person.presses("show-held")
    mark = person.chance.choices(("rate-above", "rate-as", "rate-below"), (4, 5, 2))[0]
    if not await person.presses(mark):
        return
    yield a_moment(person)
    if mark != "rate-below" or person.chance.random() < 0.4:
        await person.presses("solved-yes")
        return
    await person.presses("solved-no")
    yield a_moment(person)
    await person.says(some(person.chance, "reopened"))
    await person.presses("talk-done")
    yield HOUR * person.chance.uniform(2, 40)
    async for pause in staff.resolves(number):
        yield pause
    yield HOUR * person.chance.uniform(1, 20)
    await person.presses("rate-as")
    await person.presses("solved-yes")


async def left_half_way(person: Person, staff: Staff) -> Story:
    """A complaint that was begun; some take it up again when they are reminded."""
    async for pause in begins(person):
        yield pause
    await person.says("شكوى")
    yield a_moment(person)
    await person.says(some(person.chance, "complaints", initiative=_initiative(person)))
    yield 22 * HOUR
    if person.chance.random() < 0.4 and await person.presses("resume-complaint"):
        yield a_moment(person)
        await person.presses("heard-all")
        await person.presses("no-expectation")
        await person.presses("confirm")


async def delay(person: Person, staff: Staff) -> Story:
    async for pause in begins(person):
        yield pause
    await person.says("تأخرتو علينا مره")
    yield a_moment(person)
    await person.presses("file-delay")
    yield a_moment(person)
    await person.says(some(person.chance, "delays"))
    yield a_moment(person)
    await person.presses("talk-done")
    number = await person.case()
    if number is not None:
        async for pause in staff.works_on(number, person):
            yield pause
        async for pause in _rates(person, staff, number):
            yield pause


async def suggestion(person: Person, staff: Staff) -> Story:
    async for pause in begins(person):
        yield pause
    await person.says("عندي اقتراح")
    yield a_moment(person)
    await person.says(some(person.chance, "suggestions"))
    yield a_moment(person)
    await person.presses("talk-done")
    number = await person.case()
    if number is not None:
        yield HOUR * person.chance.uniform(2, 50)
        async for pause in staff.resolves(number):
            yield pause


async def question(person: Person, staff: Staff) -> Story:
    """Answered by itself, once or twice."""
    async for pause in begins(person):
        yield pause
    for _ in range(person.chance.choice((1, 1, 2, 3))):
        await person.says(some(person.chance, "questions"))
        yield a_moment(person)
    if person.chance.random() < 0.2:
        await person.says(some(person.chance, "thanks"))


async def to_a_person(person: Person, staff: Staff) -> Story:
    """What nobody has an answer to yet goes to staff, who may teach it."""
    async for pause in begins(person):
        yield pause
    await person.says(some(person.chance, "unknown"))
    yield a_moment(person)
    if not person.office.first("asks a person") and person.chance.random() < 0.3:
        return
    await person.says("موظف")
    number = await person.case()
    if number is not None:
        async for pause in staff.answers_question(number):
            yield pause
        if person.chance.random() < 0.5:
            await person.presses("talk-done")


async def thanks(person: Person, staff: Staff) -> Story:
    async for pause in begins(person):
        yield pause
    await person.says(some(person.chance, "thanks"))


async def cry(person: Person, staff: Staff) -> Story:
    async for pause in begins(person):
        yield pause
    await person.says(some(person.chance, "cries"))
    number = await person.case()
    yield MINUTE * person.chance.uniform(3, 25)
    if number is not None:
        async for pause in staff.answers_cry(number):
            yield pause
