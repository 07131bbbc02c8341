"""One of the made-up people: where they write, and what they can do there."""

from dataclasses import dataclass
from random import Random

from bot.core.conversation import Address, Party
from bot.core.events import AttachmentKind, ButtonPressed, MessageReceived, Words
from bot.demo_data.files import kept_file
from bot.demo_data.office import Office
from bot.demo_data.words import a_name
from bot.policy.languages import ENGLISH, FIRST
from bot.store.queries import cases, conversations, whatsapp_people

CHANNELS = ("web", "telegram", "whatsapp")
SHARES = (5, 3, 4)

NOBODY_ON_TELEGRAM = 4_400_000_000_000_000
"""Its ids have up to 52 bits, and nobody has one of the last."""

NOBODY_ON_WHATSAPP = "999"
"""No country has this code."""


@dataclass(slots=True)
class Person:
    office: Office
    chance: Random
    where: Address
    name: str
    phone: str
    language: str = FIRST

    async def says(self, text: str, file: AttachmentKind | None = None) -> None:
        files = () if file is None else (await kept_file(self.office, self.chance, file),)
        await self._does(MessageReceived(Words(text, files)))

    async def presses(self, action: str, arg: str = "") -> bool:
        """False: there is no such button any more."""
        return await self.office.press(self.where, action, arg)

    async def opens(self, action: str, arg: str = "") -> None:
        """By a link or a command, which no button has to show."""
        await self._does(ButtonPressed(action, arg))

    async def _does(self, event: MessageReceived | ButtonPressed) -> None:
        shows = self.where.channel == "telegram"
        await self.office.say(self.where, event, name=self.name if shows else "")

    async def case(self) -> int | None:
        """The newest of their cases."""
        async with self.office.app.database.read() as conn:
            here = await conversations.find(conn, self.where)
            mine = await cases.of_person(conn, *here.own) if here else ()
        return mine[0].number if mine else None


def born(office: Office, chance: Random, number: int, channel: str = "") -> Person:
    """The `number`-th of the made-up people."""
    on = channel or chance.choices(CHANNELS, SHARES)[0]
    phone, is_english = f"05{50_000_000 + 7 * number:08}", chance.random() < 0.06
    named = {
        "web": f"{chance.getrandbits(96):024x}",
        "telegram": str(NOBODY_ON_TELEGRAM + number),
        "whatsapp": f"{NOBODY_ON_WHATSAPP}{number:09}",
    }
    address = named[on]
    name = a_name(chance, english=is_english)
    where = Address(on, address, Party.PERSON)
    return Person(office, chance, where, name, phone, ENGLISH.code if is_english else FIRST)


async def met(person: Person) -> None:
    """As WhatsApp's way in does it: who is who there is known by their telephone."""
    if person.where.channel != "whatsapp":
        return
    office = person.office
    async with office.app.database.write() as conn:
        known = await whatsapp_people.met(conn, person.where.address, "", office.wall.at)
    person.where = known.address
