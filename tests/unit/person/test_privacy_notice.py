"""The notice at the first contact: told once, before the answer, and nobody has to do anything for it."""

from dataclasses import replace

import pytest

from bot.config.privacy import WHATSAPP, PrivacySection, ServiceSection
from bot.config.retention import Retention
from bot.config.section import Texts
from bot.core.conversation import Address, Party
from bot.core.privacy import Privacy, Purpose, Service, Way
from bot.texts.catalogue import plain
from faq.acts.heard import Act
from tests.unit.person.hearing import HearsTable, likely
from tests.unit.person.test_disclosure import VAGUE
from tests.unit.world import PRIVATE, World, person, room

NAMES = {"ar": "جمعية ماجد", "en": "Majid Society"}
PRIVACY = PrivacySection().built(NAMES, "", Retention())
NOTICE = "privacy-notice"
CASE = room()


def told(privacy: Privacy = PRIVACY, **more: object) -> World:
    return World(privacy=privacy, **more)  # type: ignore[arg-type]


def keys(world: World, text: str, who: Address | None = None) -> list[str]:
    return [each.key for each in world.write(who or person(), text)]


@pytest.mark.parametrize("text", ["السلام عليكم", "شكوى", "/menu", "كم رسوم التسجيل؟", "hello"])
def test_the_first_answer_stays_as_it_is_behind_the_notice(text: str) -> None:
    without = keys(told(replace(PRIVACY, version="")), text)
    assert keys(told(), text) == [NOTICE, *without]


def test_it_is_told_once_is_quiet_and_asks_for_nothing() -> None:
    world = told()
    notice, _ = world.write(person(), "السلام عليكم")
    assert notice.quiet and not notice.buttons
    assert keys(world, "السلام عليكم") == ["welcome"]
    (said,) = world.consents[world.conversation(person()).contact]
    assert (said.purpose, said.way, said.version) == (Purpose.NOTICE, Way.SHOWN, "1")


def test_it_says_who_why_how_long_through_what_and_what_may_be_asked_for() -> None:
    notice = plain(told().write(person(), "السلام عليكم")[0].text)
    for part in ("جمعية ماجد", "لخدمتك", "تيليجرام والبريد الإلكتروني", "خارج المملكة", "يبقى ما دمنا"):
        assert part in notice
    assert "نسخة" in notice and "للتصحيح" in notice and "للحذف" in notice


def test_it_speaks_to_women_and_men_alike() -> None:
    """Neither «اكتب» nor «تكتب», which are said to men."""
    notice = plain(told().write(person(), "السلام عليكم")[0].text)
    to_men = ("اكتب", "تكتب", "لتعرف", "لتأخذ", "شئت", "تحذف", "تصحّح")
    assert not [word for word in notice.replace("«", " ").split() if word.startswith(to_men)]


def test_of_services_abroad_it_names_those_that_are_used() -> None:
    here = Service("rida", NAMES, NAMES, NAMES, abroad=False)
    notice = plain(told(replace(PRIVACY, services=(here,))).write(person(), "سلام")[0].text)
    assert "لا يمر بخدمة خارج المملكة" in notice and "تيليجرام" not in notice


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (1, "أ", "A"),
        (2, "أ وب", "A and B"),
        (3, "أ، وب، وج", "A, B and C"),
        (4, "أ، وب، وج، ود", "A, B, C and D"),
    ],
)
def test_services_are_named_one_after_the_other_as_one_would_say_them(
    count: int, arabic: str, english: str
) -> None:
    services = tuple(
        Service(name[1], {"ar": name[0], "en": name[1]}, NAMES, NAMES, abroad=True)
        for name in ("أA", "بB", "جC", "دD")[:count]
    )
    world = told(replace(PRIVACY, services=services))
    assert f"عبر {arabic}، وخوادمها" in plain(world.write(person(), "سلام")[0].text)
    assert f"through {english}, whose" in plain(world.write(person(), "English")[0].text)


def test_a_new_version_is_told_once_more_and_says_that_it_changed() -> None:
    world = told()
    world.write(person(), "السلام عليكم")
    world.privacy = replace(PRIVACY, version="2")
    again, _ = world.write(person(), "السلام عليكم")
    assert again.key == NOTICE and "حدّثنا" in plain(again.text)
    assert keys(world, "السلام عليكم") == ["welcome"]


def test_whoever_goes_on_in_another_language_is_told_in_it() -> None:
    world = told()
    world.write(person(), "السلام عليكم")
    in_english, _ = world.write(person(), "English")
    assert in_english.key == NOTICE and "A word about your privacy" in in_english.text
    assert keys(world, "العربية") == ["menu"]


def test_a_cry_for_help_is_answered_alone_and_the_notice_comes_later() -> None:
    world = told()
    first = keys(world, "ساعدوني زوجي يضربني الحين")
    assert first and first[0].startswith("emergency") and NOTICE not in first
    world.write(person(), "شكرا لكم")
    world.write(person(), "القائمة")
    assert [each.key for each in world.said[person()]].count(NOTICE) == 1


CRIES = ("الحقوني حريق في البيت", "ابي انتحر", "ساعدوني زوجي يضربني الحين", "help me my house is on fire")


@pytest.mark.parametrize("cry", CRIES)
def test_the_talk_after_a_cry_is_not_broken_into_and_it_comes_once_that_is_over(cry: str) -> None:
    world = told()
    for said in (cry, "الدخان كثير", "تعبت ما في احد", "وينكم"):
        assert NOTICE not in keys(world, said)
    if CASE in world.said:
        assert NOTICE not in [each.key for each in world.write(CASE, "نحن معك", by="agent")]
        assert NOTICE not in keys(world, "شكرا لكم")
    over = [each.key for each in world.press(person(), _end(world))]
    assert NOTICE not in over
    assert keys(world, "/menu")[0] == NOTICE
    assert NOTICE not in keys(world, "/menu")


def _end(world: World) -> str:
    actions = [button.action for said in world.said[person()] for button in said.buttons]
    return "private-done" if "private-done" in actions else "talk-done"


def test_what_may_be_grave_is_answered_alone() -> None:
    hears = HearsTable({VAGUE: likely(Act.COMPLAIN, grave=Act.DISCLOSE)})
    assert keys(told(answers=hears), VAGUE) == ["grave-heard"]


def test_what_is_confided_is_answered_alone_too() -> None:
    world = told()
    world.write(person(), "عندي موضوع خاص")
    assert NOTICE not in [each.key for each in world.said[person()]]
    world.write(person(), "القائمة")
    assert [each.key for each in world.said[person()]].count(NOTICE) == 1


@pytest.mark.parametrize("who", PRIVATE.values(), ids=PRIVATE)
def test_whoever_works_here_is_told_nothing_of_it(who: Address) -> None:
    assert NOTICE not in keys(told(), "السلام عليكم", who)


def test_without_a_version_there_is_no_notice() -> None:
    assert keys(told(replace(PRIVACY, version="")), "السلام عليكم") == ["welcome"]


def test_another_person_is_told_for_themselves() -> None:
    world = told()
    world.write(person(), "السلام عليكم")
    assert keys(world, "السلام عليكم", person("p2")) == [NOTICE, "welcome"]


@pytest.mark.parametrize(
    ("public_url", "is_abroad", "channel", "offered"),
    [
        ("https://chat.example.org", False, "telegram", "https://chat.example.org/chat"),
        ("https://chat.example.org", False, "web", ""),  # they are there
        ("https://chat.example.org", True, "telegram", ""),  # it would not be true
        ("", False, "telegram", ""),  # nobody could reach it
        ("http://127.0.0.1:8080", False, "telegram", ""),
    ],
)
def test_the_own_page_is_offered_where_it_is_true(
    public_url: str, is_abroad: bool, channel: str, offered: str
) -> None:
    services = tuple(
        each.model_copy(update={"abroad": is_abroad}) if each.id == "rida" else each
        for each in PrivacySection().services
    )
    section = PrivacySection().model_copy(update={"services": services})
    world, who = told(section.built(NAMES, public_url, Retention())), Address(channel, "7", Party.PERSON)
    world.write(who, "عندي موضوع خاص")
    shown = [each for each in world.said[who] if each.key == "privacy-own-chat"]
    assert [plain(each.text).splitlines()[-1] for each in shown] == ([offered] if offered else [])
    assert world.said[who][-1].key == "private-tell"


@pytest.mark.parametrize("is_used", [True, False])
def test_whatsapp_is_named_as_soon_as_people_write_there(is_used: bool) -> None:
    society, kept = {"ar": "جمعية", "en": "Society"}, Retention()
    built = PrivacySection().built(society, "", kept, on_whatsapp=is_used)
    assert ("whatsapp" in [each.id for each in built.services]) is is_used
    known = PrivacySection().model_copy(update={"services": (ServiceSection.model_validate(WHATSAPP),)})
    assert [each.id for each in known.built(society, "", kept, on_whatsapp=True).services] == ["whatsapp"]
    notice = plain(told(built).write(person(), "سلام")[0].text)
    assert ("واتساب" in notice) is is_used


def test_where_people_write_mails_the_notice_says_that_mail_carries_them() -> None:
    def does(section: PrivacySection, *, by_mail: bool) -> str:
        built = section.built({"ar": "جمعية", "en": "society"}, "", Retention(), by_mail=by_mail)
        return next(each.does["ar"] for each in built.services if each.id == "email")

    usual = PrivacySection()
    assert "رسائل من يكتب لنا" in does(usual, by_mail=True)
    assert "رسائل من يكتب لنا" not in does(usual, by_mail=False)
    of_their_own = tuple(
        each.model_copy(update={"does": Texts(ar="بريدنا", en="our mail")})
        if each.id == "email"
        else each
        for each in usual.services
    )
    assert does(usual.model_copy(update={"services": of_their_own}), by_mail=True) == "بريدنا"
