"""The official e-mails: every complaint and every delay to the supervisor (C15), and who, what and until
when to whoever is delegated (C17)."""

from datetime import timedelta

import pytest

from bot.core.conversation import desk
from bot.core.events import Attachment, AttachmentKind, DigestDue, MessageReceived, Words
from bot.core.messages import Message
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

SUPERVISOR, DIRECTOR, AGENT = "supervisor@example.org", "director@example.org", "agent@example.org"


@pytest.fixture
def world() -> World:
    world = World()
    complain(world)
    return world


def subjects(world: World, to: str) -> list[str]:
    return [mail.subject for address, mail in world.mails if address == to]


def letter(world: World, to: str, beginning: str) -> Message:
    (mail,) = [m for address, m in world.mails if address == to and m.subject.startswith(beginning)]
    return mail


def test_the_supervisor_reads_of_every_complaint_and_of_its_reopening(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    world.write(room(), "تم", by="agent")
    world.press(person(), "rate-below")
    world.press(person(), "solved-no")
    assert subjects(world, SUPERVISOR) == ["شكوى جديدة رقم 1001", "مراجعة شكوى رقم 1001"]


def test_the_supervisor_reads_of_a_delay_whomever_the_ladder_tells(world: World) -> None:
    world.wait(world.cases[1001].due_at + timedelta(minutes=1))
    late = "تأخير: فات موعد شكوى رقم 1001"
    assert late in subjects(world, DIRECTOR) and late in subjects(world, SUPERVISOR)
    assert subjects(world, SUPERVISOR).count(late) == 1


def test_a_delay_that_is_told_late_and_together_reaches_the_supervisor_as_well(world: World) -> None:
    world.press(room(), "take", by="agent")
    world.now = world.cases[1001].due_at + timedelta(hours=1)  # nothing ran meanwhile
    for key in sorted(key for key in world.timers if key.startswith("case:1001:ladder:")):
        _, to, event = world.timers.pop(key)
        world.happen(to, event)
    world.happen(desk("web"), DigestDue())
    digests = [to for to, mail in world.mails if mail.key == "letter-digest-subject"]
    assert {SUPERVISOR, DIRECTOR} <= set(digests)


def test_a_delegation_says_who_what_and_until_when(world: World) -> None:
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.write(room(), "الاتصال بالمستفيدة وشرح الخطوات", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    for to in (AGENT, SUPERVISOR):
        told = plain(letter(world, to, "تفويض").text)
        assert "فوّض مشرف المشاريع بهذه الحالة: موظف خدمة المستفيدين" in told
        assert "المطلوب: الاتصال بالمستفيدة وشرح الخطوات" in told
        assert "حتى: الأحد 22 نوفمبر 2026" in told and "الساعة 2 مساءً" in told


def test_a_delegation_that_nobody_acted_on_comes_back_by_mail(world: World) -> None:
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    world.wait(world.now + timedelta(hours=5))
    assert "عاد التفويض: شكوى رقم 1001" in subjects(world, SUPERVISOR)
    assert world.cases[1001].assignee == "supervisor"


def test_a_delegate_who_offers_a_solution_has_acted(world: World) -> None:
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    world.press(room(), "more", by="agent")
    world.press(room(), "goodwill", by="agent")
    world.press(room(), "give", by="agent")
    world.wait(world.now + timedelta(hours=5))
    assert "عاد التفويض: شكوى رقم 1001" not in subjects(world, SUPERVISOR)


PAPER = Attachment("p" * 32 + ".pdf", AttachmentKind.DOCUMENT, "application/pdf", 900_000, "ورقة.pdf")
LETTER = Attachment(
    "d" * 32 + ".docx", AttachmentKind.DOCUMENT, "application/msword", 9_000, "letter.docx"
)
VOICE = Attachment("v" * 32 + ".ogg", AttachmentKind.VOICE, "audio/ogg", 9_000)
LARGE = Attachment("l" * 32 + ".png", AttachmentKind.PHOTO, "image/png", 7_000_000, "كبيرة.png")


def test_a_mail_carries_pictures_and_papers_within_a_bound_and_names_the_rest() -> None:
    world = World()
    world.write(person(), "عندي شكوى")
    world.happen(person(), MessageReceived(Words("تأخرت الخدمة", (PAPER, LETTER, VOICE, LARGE))))
    world.press(person(), "heard-all")
    world.write(person(), "أبغى حقي")
    world.press(person(), "confirm")
    mail = letter(world, SUPERVISOR, "شكوى جديدة")
    assert mail.attachments == (PAPER,)
    told = plain(mail.text)
    assert "وهي في محادثة الحالة رقم 1001 مع رضا" in told
    assert "مستند باسم letter.docx" in told and "تسجيل صوتي" in told and "صورة باسم كبيرة.png" in told
    assert "ورقة.pdf" not in told
    card = next(each for each in world.said[room()] if each.key == "card")
    assert card.attachments == (PAPER, LETTER, VOICE, LARGE)  # which is what the mail promises
