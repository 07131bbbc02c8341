"""What was done to a case is read as a story, in nobody's words; and what matters stands in the audit trail."""

from datetime import timedelta

import pytest

from bot.core.audit import Action, Reason
from bot.core.case import Move
from bot.core.conversation import desk
from bot.core.effects import Text
from bot.core.events import ButtonPressed
from bot.core.facts import Role
from bot.core.passes import PassState
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain
from handlers.shared.histories import LOOKS, PAGE
from tests.unit.desk.test_check_in import HUDA as AT_THE_DOOR
from tests.unit.desk.test_check_in import PRIVATE_OF, scan, world_with
from tests.unit.desk.test_learning import UNKNOWN
from tests.unit.person.test_complaint import complain
from tests.unit.person.test_registration import HUDA, registered
from tests.unit.staff_private.test_readers import KEEPER, TOLD, confided, opened
from tests.unit.world import PRIVATE, RENDERER, STAFF, World, person, room

DESK = desk("web")
MEMBER = {role: next(m for m in STAFF if m.role is role) for role in Role}
WORDS = ("ما وصلني رد من شهرين", "أبغى حقي", "راجعت ملفها", "نعتذر ونعود إليك")


def worked_on() -> World:
    world = World()
    complain(world, WORDS[0], expectation=WORDS[1])
    world.press(room(), "take", by="agent")
    world.now += timedelta(days=1)
    world.write(room(), f"// {WORDS[2]}", by="agent")
    world.write(room(), WORDS[3], by="agent")
    return world


def asked(world: World, by: str, arg: str = "") -> str:
    (shown,) = world.happen(room(), ButtonPressed("history", arg, by=by))
    return plain(shown.text)


def noted(world: World) -> list[tuple[str, str, str, str]]:
    notes = (each.note for each, _ in world.audit)
    return [(note.by, note.action.value, note.subject, str(note.reason)) for note in notes]


# The story -------------------------------------------------------------------------------------------


def test_it_tells_who_did_what_when_in_both_calendars() -> None:
    told = asked(worked_on(), "supervisor").splitlines()
    assert told[0] == "تاريخ الحالة 1001، الصفحة 1:"
    assert told[1] == "— الأحد 22 نوفمبر 2026، الموافق 12 جمادى الآخرة 1448هـ —"
    assert told[2].endswith("10 صباحًا، صاحب الحالة: فتح الحالة")
    assert "10 صباحًا، موظف خدمة المستفيدين: استلم الحالة" in told[5]
    assert told[6] == "— الاثنين 23 نوفمبر 2026، الموافق 13 جمادى الآخرة 1448هـ —"
    assert [line.partition(": ")[2] for line in told[7:]] == ["كتب ملاحظة داخلية", "كتب إلى صاحب الحالة"]


@pytest.mark.parametrize("by", [member.id for member in STAFF])
def test_it_holds_nobodys_words(by: str) -> None:
    told = asked(worked_on(), by)
    assert not any(word in told for words in WORDS for word in words.split() if len(word) > 3)


@pytest.mark.parametrize("role", Role)
def test_who_looked_is_told_to_whoever_leads(role: Role) -> None:
    world = worked_on()
    world.write(room(), "/identity", by="supervisor")
    world.write(room(), "لإرسال الشهادة", by="supervisor")
    asked(world, "director")
    told, knows = asked(world, MEMBER[role].id), role in (Role.SUPERVISOR, Role.DIRECTOR)
    assert ("سأل عن هوية صاحب الحالة" in told) == knows == ("تاريخ الحالة)" in told)
    assert ("من اطّلع ومن أخذ نسخة يراه" in told) == (not knows)
    assert "لإرسال" not in told


def test_a_stranger_reads_nothing() -> None:
    world = worked_on()
    (shown,) = world.happen(room(), ButtonPressed("history", by="stranger"))
    assert shown.key == "room-not-allowed" and noted(world)[-1][1] != "looked"


def test_asking_for_it_stands_in_it() -> None:
    world = worked_on()
    asked(world, "agent")
    assert noted(world)[-1] == ("agent", "looked", "case:1001", "history")


def test_a_long_one_has_pages_without_a_gap() -> None:
    world = worked_on()
    for number in range(2 * PAGE):
        world.write(room(), f"// {number}", by="agent")
    many = sum(subject == "case:1001" for _, _, subject, _ in noted(world))
    pages = [asked(world, "agent", str(page)) for page in (1, 2, 3)]
    lines = [line for page in pages for line in page.splitlines() if ": " in line]
    assert len(lines) == many and "لا توجد صفحة" in asked(world, "agent", "4")
    (first,) = world.happen(room(), ButtonPressed("history", by="agent"))
    assert [(b.action, b.arg) for b in first.buttons] == [("history", "2")]


@pytest.mark.parametrize("typed", ["/history", "/التاريخ", "/history 1"])
def test_it_can_be_typed(typed: str) -> None:
    shown = worked_on().write(room(), typed, by="agent")
    assert [message.key for message in shown] == ["history"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_and_reason_can_be_said(language: str) -> None:
    keys = {f"audit-{each.replace('_', '-')}" for each in Action} | {
        f"audit-moved-{each}" for each in Move
    }
    keys |= {f"audit-why-{each}" for each in Reason if each not in [*Move]}
    assert not [key for key in keys if plain(RENDERER.text(Text(key), language)) in ("", key)]


def test_what_is_a_look_is_no_work() -> None:
    """Whoever works on a case reads what was done to it, whoever they are."""
    assert {Action.LOOKED, Action.IDENTITY, Action.EXPORTED} <= LOOKS
    assert not LOOKS & {Action.OPENED, Action.MOVED, Action.STAFF_WROTE, Action.ESCALATED, Action.RATED}


def test_an_entry_of_a_former_member_names_nobody() -> None:
    world = worked_on()
    world.staff = [member for member in world.staff if member.id != "agent"]
    assert "عضو سابق: استلم الحالة" in asked(world, "supervisor")


# What stands in it -------------------------------------------------------------------------------------


def test_all_that_they_wrote_is_a_look() -> None:
    world = worked_on()
    world.write(room(), "/said", by="agent")
    assert noted(world)[-1] == ("agent", "looked", "case:1001", "said")


def test_absences_and_working_days() -> None:
    world = World()
    world.write(DESK, "/away 2026-11-24 2026-11-26 coordinator", by="agent")
    world.write(DESK, "/back", by="agent")
    world.write(DESK, "/holiday 2026-11-30 إجازة", by="supervisor")
    world.write(DESK, "/holiday -2026-11-30", by="supervisor")
    assert noted(world) == [
        ("agent", "absence", "staff:agent", ""),
        ("agent", "absence", "staff:agent", "back"),
        ("supervisor", "calendar", "calendar", ""),
        ("supervisor", "calendar", "calendar", ""),
    ]


def test_a_registration_from_beginning_to_end() -> None:
    world = registered(World())
    world.write(HUDA, "تسجيلاتي")
    world.press(HUDA, "registration")
    world.press(HUDA, "cancel-registration")
    world.press(HUDA, "cancel-yes")
    done = [each[1:3] for each in noted(world) if each[1] != "consented"]
    assert done == [
        ("registered", "registration:5001"),
        ("cancelled", "registration:5001"),
    ]
    assert {each[0] for each in noted(world)} == {""}
    assert {each.note.person for each, _ in world.audit} == {world.conversation(HUDA).id}


def test_what_staff_teach_and_who_approves_it() -> None:
    world = World()
    world.write(person(), UNKNOWN)
    world.write(DESK, "/faq 1 نعم، كل صيف", by="agent")
    world.happen(DESK, ButtonPressed("learn-approve", "1", by="supervisor"))
    assert noted(world)[-2:] == [
        ("agent", "taught", "addition:1", ""),
        ("supervisor", "decided", "addition:1", "approved"),
    ]


@pytest.mark.parametrize(
    ("role", "reason"), [(Role.AGENT, "at-the-door"), (Role.DIRECTOR, "name-at-the-door")]
)
def test_a_pass_at_the_door(role: Role, reason: str) -> None:
    world, token = world_with(PassState.VALID)
    scan(world, PRIVATE_OF[role], token)
    world.press(PRIVATE_OF[role], "attend", token)
    by = MEMBER[role].id
    assert noted(world)[:2] == [
        (by, "looked", "registration:5001", reason),
        (by, "attended", "registration:5001", ""),
    ]
    assert world.audit[0][0].note.person == world.conversation(AT_THE_DOOR).id


# Of what is confided -----------------------------------------------------------------------------------


def test_a_reader_reads_the_history_of_a_private_matter_in_private() -> None:
    made = opened()
    made.press(KEEPER, "private-look")
    (shown,) = made.press(KEEPER, "private-history")
    told = plain(shown.text)
    assert shown.key == "private-history" and shown.private
    assert "مسؤولة الحالات الخاصة: اطّلع (القراءة الأولى)" in told and TOLD not in told
    assert noted(made)[-1] == ("keeper", "looked", "disclosure:9001", "history")


@pytest.mark.parametrize("who", ["supervisor", "director", "agent"])
def test_whoever_is_no_reader_learns_nothing_of_it(who: str) -> None:
    made = opened()
    before = noted(made)
    shown = made.happen(PRIVATE[who], ButtonPressed("private-history", "9001"))
    assert not [each for each in shown if each.key.startswith("private-history")]
    assert noted(made) == before


def test_it_is_opened_before_its_history() -> None:
    made = confided()
    shown = made.happen(KEEPER, ButtonPressed("private-history", "9001"))
    assert [each.key for each in shown] == ["private-opened-now"]
