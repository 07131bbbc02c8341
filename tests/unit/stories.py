"""Whole stories of the small world, from the first word to the end: what several tests walk through.

Together they bring every kind of conversation into its states; a new kind of talk is a new story.
"""

from collections.abc import Callable
from datetime import timedelta

from bot.core.conversation import Address, Party, desk
from bot.core.events import (
    ButtonPressed,
    ChannelSilent,
    MessageEdited,
    MessageReceived,
    MorningCame,
    Words,
)
from bot.core.facts import Invitation, Role
from tests.unit.person.test_complaint import complain
from tests.unit.person.test_rating import done
from tests.unit.person.test_registration import HUDA, at_fields, at_summary
from tests.unit.world import PRIVATE, World, person, room

DESK = desk("web")
JOINING = Address("telegram", "77", Party.PERSON)
UNKNOWN = "زقفخظ ثصضطغ"
SECRET = "a-secret-of-the-link"


def a_complaint_is_worked_on_to_its_end(world: World) -> None:
    complain(world, "ما وصلتني السلة", "وانتظرت شهرين")
    world.press(room(), "take", by="agent")
    world.write(room(), "وصلتنا شكواك وسنرد عليك", by="agent")
    world.write(room(), "// اتصلت بالمستودع", by="agent")
    world.press(room(), "ask", by="agent")
    world.write(room(), "ما رقم طلبك؟", by="agent")
    world.write(person(), "رقم طلبي ٥٥")
    world.press(room(), "late", by="agent")
    world.write(room(), "ننتظر المورد", by="agent")
    world.press(room(), "late-days", "2", by="agent")
    world.press(room(), "offer", by="agent")
    for way in ("سلة أخرى", "قسيمة شراء"):
        world.write(room(), way, by="agent")
    world.press(room(), "offer-done", by="agent")
    world.press(person(), "choose")
    world.press(room(), "goodwill", by="supervisor")
    world.press(room(), "give", by="supervisor")
    done(world)
    world.press(person(), "rate-above")
    world.press(person(), "solved-no")
    world.wait(world.now + timedelta(days=4))
    done(world)
    world.wait(world.now + timedelta(days=9))


def a_case_is_delegated_edited_and_asked_about(world: World) -> None:
    complain(world)
    complain(world, "شكوى ثانية")
    world.press(room(), "delegate", by="supervisor")
    world.press(room(), "delegate-to", "agent", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")
    told = MessageReceived(Words("نعمل على طلبك", id="7"), by="agent")
    world.happen(room(), told)
    world.happen(room(), MessageEdited(Words("نعمل على طلبك الآن", id="7"), by="agent"))
    world.press(room(1002), "identity", by="keeper")
    world.write(room(1002), "للاتصال به", by="keeper")
    world.press(person(), "my-cases")
    world.press(person(), "case", "1001")
    world.press(person(), "write-to-case", "1001")
    world.write(person(), "هل من جديد؟")
    world.happen(room(), ButtonPressed("said", by="agent"))


def staff_teach_what_they_answered(world: World) -> None:
    for text in (UNKNOWN, "غظصث قفزخ"):
        world.write(person(), text)
    world.press(person(), "human")
    world.write(room(), "// لا أعرف بعد", by="agent")
    world.write(room(), "نعم، كل يوم أحد.", by="agent")
    world.press(room(), "learn", by="agent")
    world.press(room(), "learn-answer", by="agent")
    world.write(person("p2"), "خظغث صضقف")
    world.write(DESK, "/faq 2 عندنا كل يوم", by="supervisor")
    for addition in sorted(world.additions):
        world.press(DESK, "learn-approve", str(addition), by="supervisor")


def somebody_cries_for_help_twice(world: World) -> None:
    world.write(person(), "البيت يحترق الحين")
    world.now += timedelta(minutes=4)
    world.write(person(), "بيقتلني")
    world.wait(world.now + timedelta(minutes=45))
    world.write(room(), "أنا معك، أين أنت؟", by="agent")
    world.press(room(), "false-alarm", by="supervisor")
    world.write(room(), "كانت مزحة", by="supervisor")


def people_register_and_wait(world: World) -> None:
    at_summary(world)
    world.press(HUDA, "confirm-registration")
    at_fields(world, person("badr"))
    world.write(person("badr"), "بدر")
    world.press(HUDA, "register")
    world.press(HUDA, "register", "later")
    world.press(HUDA, "wait")
    world.write(DESK, "/registrations", by="agent")
    world.wait(world.now + timedelta(days=15))
    world.write(HUDA, "تسجيلاتي")


def somebody_writes_far_too_much(world: World) -> None:
    for burst in range(2):
        for number in range(30):
            world.write(person(), f"رسالة {burst} {number}")
        world.wait(world.now + timedelta(minutes=2))
    world.write(person(), "موظف")
    world.write(person(), "أريد موظفًا")


def staff_join_go_away_and_announce(world: World) -> None:
    world.invitations[SECRET] = Invitation(SECRET, Role.SUPERVISOR, "سارة", is_valid=True)
    world.happen(JOINING, ButtonPressed("start", SECRET))
    complain(world)
    world.press(room(), "take", by="joined-1")
    world.write(person(), "متى يجي الرد على شكواي؟")
    world.write(person("p2"), "البيت يحترق الحين")
    world.write(DESK, "/holiday 2026-11-24 يوم الجمعية", by="supervisor")
    world.write(DESK, "/away supervisor 2026-11-23 2026-11-30 director", by="supervisor")
    world.happen(DESK, MorningCame())
    world.wait(world.now + timedelta(days=6))
    world.happen(DESK, ChannelSilent("web", world.now - timedelta(days=30), world.now))


def somebody_confides(world: World) -> None:
    keeper = PRIVATE["keeper"]
    world.write(person(), "أمر خاص")
    world.write(person(), "أحدهم يأخذ مالًا من الأسر")
    world.write(person(), "ولا أريد أن يعرف")
    world.press(person(), "confide")
    world.wait(world.now + timedelta(hours=3))
    world.press(keeper, "private-look")
    world.press(keeper, "private-answer")
    world.write(keeper, "متى كان ذلك؟")
    world.write(person(), "قبل شهر، والمشرف يعرف")
    world.press(person(), "private-done")
    world.press(keeper, "private-close")


STORIES: list[Callable[[World], None]] = [
    a_complaint_is_worked_on_to_its_end,
    a_case_is_delegated_edited_and_asked_about,
    staff_teach_what_they_answered,
    somebody_cries_for_help_twice,
    people_register_and_wait,
    somebody_writes_far_too_much,
    staff_join_go_away_and_announce,
    somebody_confides,
]
