"""Registrations of the made-up year: the form of an initiative, the list of who waits, the door."""

from datetime import date

from bot.core.registration import NAME, FieldKind, FormField, Initiative
from bot.demo_data.person import Person
from bot.demo_data.staff import Staff
from bot.demo_data.stories import DAY, HOUR, Story, a_moment, begins
from bot.demo_data.words import some
from bot.policy.languages import FIRST
from bot.store.queries import registrations
from bot.store.queries.conversations import find

RELATIONS = ("son", "daughter", "mother", "wife")


async def registration(person: Person, staff: Staff) -> Story:
    """Of one of those whose form the chat asks; some leave it half way, some cancel, some come."""
    is_first = person.office.first("registers")
    form = _chosen(person, is_open=is_first)
    if form is None:
        return
    async for pause in begins(person):
        yield pause
    await person.opens("start", f"reg-{form.id}")
    yield a_moment(person)
    if not await person.presses("register-here") and await person.presses("wait"):
        yield 20 * DAY
        await person.presses("register-here")
    await person.presses("agree")
    yield a_moment(person)
    await _for_whom(person)
    for field in form.form:
        yield a_moment(person)
        if not is_first and person.chance.random() < 0.04:
            return  # half way
        await _answers(person, field)
    yield a_moment(person)
    await person.presses("confirm-registration")
    async for pause in _afterwards(person, staff):
        yield pause


def _chosen(person: Person, *, is_open: bool) -> Initiative | None:
    today = person.office.app.working.calendar.day_of(person.office.wall.at)
    asked = [each for each in person.office.app.settings.built_initiatives if each.form]
    if is_open:
        asked = [each for each in asked if each.opens is None or each.opens <= today]
    return person.chance.choice(asked) if asked else None


async def _for_whom(person: Person) -> None:
    if person.chance.random() < 0.75 or not await person.presses("for-other"):
        await person.presses("for-me")
        return
    await person.presses("relation", person.chance.choice(RELATIONS))
    await person.presses("guardian-yes")


async def _answers(person: Person, field: FormField) -> None:
    chance = person.chance
    if field.optional and chance.random() < 0.4 and await person.presses("skip"):
        return
    if field.kind is FieldKind.CHOICE:
        await person.says(chance.choice(field.options)[FIRST])
        return
    await person.says(_answer(person, field))


def _answer(person: Person, field: FormField) -> str:
    chance = person.chance
    if field.kind is FieldKind.PHONE:
        return person.phone
    if field.kind is FieldKind.NUMBER:
        return str(chance.randint(0, 12))
    if field.kind is FieldKind.DATE:
        return date.fromordinal(chance.randint(715_000, 733_000)).isoformat()
    return person.name if field.id == NAME.id else some(chance, "districts")


async def _afterwards(person: Person, staff: Staff) -> Story:
    """Some cancel; of the others, some are at the door with their pass."""
    chance = person.chance
    yield DAY * chance.uniform(1, 12)
    is_first = person.office.first("door")
    if not is_first and chance.random() < 0.08:
        await person.says("تسجيلاتي")
        await person.presses("cancel-registration")
        await person.presses("cancel-yes")
        return
    if is_first or chance.random() < 0.35:
        yield staff.at_work(person.office.wall.at + HOUR * chance.uniform(1, 40))
        await _at_the_door(person, staff)


async def _at_the_door(person: Person, staff: Staff) -> None:
    office = person.office
    async with office.app.database.read() as conn:
        here = await find(conn, person.where)
        mine = await registrations.of_person(conn, here.id) if here else ()
    known = {each.id: each for each in office.app.settings.built_initiatives}
    for each in mine[:1]:
        by, token = staff.agent(), office.app.passes.of(each, known[each.initiative])
        await staff.at_desk(f"/pass {token}", by)
        await staff.press_at_desk("attend", by)


async def waits(person: Person, staff: Staff) -> Story:
    """For one that is not open yet: they will be told when it is."""
    now = person.office.app.working.calendar.day_of(person.office.wall.at)
    known = person.office.app.settings.built_initiatives
    later = [each for each in known if each.opens and each.opens > now]
    if later:
        async for pause in begins(person):
            yield pause
        await person.opens("start", f"reg-{later[0].id}")
        await person.presses("wait")
