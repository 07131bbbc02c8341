"""What the made-up society does beside its people's stories: mornings, holidays, absences, the machine's
own chores, and what Meta tells of it."""

from datetime import timedelta

from bot.channels.whatsapp.incoming.payloads import Unreadable
from bot.channels.whatsapp.incoming.unread import Unread
from bot.core.facts import Role
from bot.demo_data.channels import PlayedMail, PlayedTelegram
from bot.demo_data.office import Office
from bot.demo_data.person import NOBODY_ON_WHATSAPP, Person
from bot.demo_data.staff import Staff
from bot.demo_data.stories import DAY, HOUR, Story, a_moment, complaint, told
from bot.policy.languages import FIRST
from bot.runtime.delivery.template_news import TemplateNews
from bot.store.queries import whatsapp_people

MONTH = 30 * DAY


async def chores(office: Office) -> Story:
    """What a running Rida does every day by itself."""
    while True:
        yield DAY
        await office.app.runtime.tidy()
        await office.app.runtime.erasing.finish()
        await office.app.learned.caught_up()


async def desk(staff: Staff) -> Story:
    """Days off are announced and withdrawn, members are away, leaders read the month's report."""
    office, chance = staff.office, staff.chance
    while True:
        yield staff.at_work(office.wall.at + MONTH * chance.uniform(0.4, 1.2))
        today = office.app.working.calendar.day_of(office.wall.at)
        day = today + timedelta(days=chance.randint(3, 20))
        await staff.at_desk(f"/holiday {day.isoformat()} إجازة داخلية", staff.leader())
        if chance.random() < 0.3:
            await staff.at_desk(f"/holiday -{day.isoformat()}", staff.leader())
        away, deputy = staff.agent(), staff.leader()
        until = today + timedelta(days=chance.randint(1, 6))
        await staff.at_desk(f"/away {today.isoformat()} {until.isoformat()} {deputy}", away)
        await staff.at_desk("/report", staff.one(Role.DIRECTOR, Role.SUPERVISOR))
        yield 7 * DAY
        if not office.first("away") and chance.random() < 0.6:
            await staff.at_desk("/back", away)


async def away_at_last(staff: Staff) -> None:
    """Somebody is away on the year's last day, whoever came back before."""
    today = staff.office.app.working.calendar.day_of(staff.office.wall.at)
    until = today + timedelta(days=staff.chance.randint(1, 6))
    line = f"/away {today.isoformat()} {until.isoformat()} {staff.leader()}"
    await staff.at_desk(line, staff.agent())


async def from_meta(office: Office) -> Story:
    """Its templates are approved, one is paused for a while."""
    for status in ("APPROVED", "PAUSED", "APPROVED"):
        for name in ("rida_reply", "rida_message"):
            told = TemplateNews(channel="whatsapp", name=name, language=FIRST, status=status)
            await office.app.runtime.templates.heard(told)
            await office.settle()
        yield 60 * DAY


async def new_number(person: Person, staff: Staff) -> Story:
    """On WhatsApp: staff send a paper, what nobody can read is kept as it came, and soon they
    have a new telephone, however long staff work on what they told."""
    async for pause in told(person):
        yield pause
    number = await person.case()
    if number is not None:
        await staff.sends_paper(number)
    office, now = person.office, person.office.wall.at
    runtime = office.app.runtime
    unread = Unread(
        database=runtime.database,
        clock=runtime.clock,
        intake=runtime.intake,
        staff_channel=office.app.settings.staff_channel,
    )
    await unread.keep(Unreadable("unsupported", f'{{"type": "unsupported", "of": "{now.isoformat()}"}}'))
    await office.settle()
    yield 2 * HOUR
    async with office.app.database.write() as conn:
        new = f"{NOBODY_ON_WHATSAPP}8{person.chance.randrange(90_000_000):08}"
        await whatsapp_people.number_changed(conn, person.where.address, new, now, at=now)
    yield a_moment(person)
    await person.says("غيرت رقمي")
    if number is not None:
        async for pause in staff.works_on(number, person):
            yield pause


async def mailbox_away(mail: PlayedMail, staff: Staff) -> Story:
    """A leader's mailbox is gone for some days: what is for them climbs, and the desk hears of it."""
    while True:
        yield 50 * DAY
        mail.gone = {each.email for each in staff.members if each.id == staff.leader()}
        yield 5 * DAY
        mail.gone = ()


async def blocked(telegram: PlayedTelegram, person: Person, staff: Staff) -> Story:
    """Somebody blocks the bot after their complaint: what is said to them reaches nobody."""
    story = complaint(person, staff)
    for _ in range(6):
        yield await anext(story, DAY)
    telegram.blocked.add(person.where.address)
    async for pause in story:
        yield pause
