"""Many cases alike: one incident, one answer to all of it, and a notice while it lasts (docs/decisions/110)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.appealed import Appealed
from bot.core.case import Cry, Gesture, Status
from bot.core.conversation import Address
from bot.core.events import ButtonPressed, Words
from tests.unit.case_room.test_related import keys, merge, press, say
from tests.unit.world import World, person, room

PEOPLE = tuple(person(f"p{n}") for n in range(1, 5))
NOTICE = "نعرف أن السلال تأخرت في حي النزهة، ونعمل عليها."


def complain(world: World, who: Address, text: str) -> None:
    world.write(who, "عندي شكوى")
    world.write(who, text)
    world.press(who, "heard-all")
    world.write(who, "أن يصلني حقي")
    world.press(who, "confirm")


@pytest.fixture
def world() -> World:
    """Three people complain of three things."""
    world = World()
    for who, text in zip(PEOPLE, ("تأخرت السلة", "ضاعت ورقتي في الفرع", "الباص ما جاء"), strict=False):
        complain(world, who, text)
    return world


@pytest.fixture
def incident(world: World) -> World:
    """Led by the first of them."""
    say(world, 1001, "/حادثة تأخر السلال")
    say(world, 1002, "/incident 1001")
    say(world, 1003, "/حادثة ١٠٠١")
    return world


def test_it_has_a_name_and_cases_that_say_so(incident: World) -> None:
    lead, *others = (incident.cases[n] for n in (1001, 1002, 1003))
    assert (lead.incident, lead.joined) == (1001, (1002, 1003))
    assert [each.incident for each in others] == [1001, 1001]
    assert incident.incidents[1001].name == "تأخر السلال"
    said = [m.text for m in incident.said[room(1003)] if m.key == "room-incident-in"]
    assert said and "تأخر السلال" in said[0], "under the name that staff gave it"
    assert "1002" in incident.said[room()][-1].text and "1001" in incident.said[room(1003)][-1].text


@pytest.mark.parametrize(
    ("number", "command", "said"),
    [
        (1002, "/incident", "room-incident-in"),
        (1001, "/incident", "room-incident-leads"),
        (1002, "/incident 1001", "room-incident-already"),
        (1002, "/incident 1003", "room-incident-other"),
        (1001, "/incident 1002", "room-incident-own"),
        (1002, "/incident باصات", "room-incident-in"),
        (1004, "/incident 1002", "room-incident-led-by"),
        (1004, "/incident 1009", "room-related-none"),
        (1004, "/incident", "room-incident-how"),
    ],
)
def test_whatever_cannot_be_is_said(incident: World, number: int, command: str, said: str) -> None:
    complain(incident, PEOPLE[3], "شيء آخر تمامًا")
    before = dict(incident.cases)
    assert say(incident, number, command) == [said]
    assert incident.cases == before


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED, Status.WITHDRAWN])
def test_what_is_over_leads_none_and_joins_none(world: World, status: Status) -> None:
    world.cases[1001] = replace(world.cases[1001], status=status)
    assert say(world, 1001, "/incident اسم")[0] == "room-not-possible"
    assert say(world, 1002, "/incident 1001") == ["room-incident-over"]
    assert not world.incidents and world.cases[1002].incident == 0


def test_a_case_leaves_it_again(incident: World) -> None:
    say(incident, 1002, "/incident")
    incident.press(room(1002), "incident-out", by="agent")
    assert (incident.cases[1002].incident, incident.cases[1001].joined) == (0, (1003,))


def test_a_lead_is_merged_into_nothing(incident: World) -> None:
    complain(incident, PEOPLE[0], "السلة مرة ثانية")
    assert say(incident, 1001, "/merge 1004") == ["room-merge-lead"]


def test_a_member_that_is_merged_is_counted_where_it_goes(incident: World) -> None:
    complain(incident, PEOPLE[1], "ورقتي مرة ثانية")
    merge(incident, 1002, 1004)
    assert incident.cases[1004].incident == 1001
    assert incident.cases[1001].joined == (1003, 1004), "one matter of one person counts once"
    press(incident, 1002, "unmerge")
    assert 1002 in incident.cases[1001].joined and incident.cases[1002].incident == 1001


def test_a_member_that_is_merged_into_its_lead_is_counted_there(incident: World) -> None:
    complain(incident, PEOPLE[0], "السلة مرة ثانية")
    say(incident, 1004, "/incident 1001")
    merge(incident, 1004, 1001)
    assert incident.cases[1001].joined == (1002, 1003)
    press(incident, 1004, "unmerge")
    assert incident.cases[1001].joined == (1002, 1003, 1004)


# Proposed ----------------------------------------------------------------------------------------------

ABOUT = "مبادرة ابدأ ما ردوا علي"


def test_three_about_one_initiative_are_named_once_with_a_button(world: World) -> None:
    for who, text in zip(
        PEOPLE, (ABOUT, "مبادرة ابدأ تأخرت", "سجلت في مبادرة ابدأ ولا خبر"), strict=False
    ):
        complain(world, who, text)
    said = [m for m in world.said[room(1006)] if m.key == "room-incident-alike"]
    assert len(said) == 1 and "1004" in said[0].text and "1005" in said[0].text
    assert not any(m.key == "room-incident-alike" for n in (1004, 1005) for m in world.said[room(n)])
    world.press(room(1006), "same-incident", by="agent")
    assert world.cases[1004].joined == (1006, 1005)
    assert {world.cases[n].incident for n in (1004, 1005, 1006)} == {1004}
    assert world.incidents[1004].name == "مبادرة ابدأ"
    assert press(world, 1006, "same-incident", "1004.1005") == ["room-incident-already"]


def test_two_are_no_incident_and_neither_are_three_of_a_week(world: World) -> None:
    for who in PEOPLE[:2]:
        complain(world, who, ABOUT)
    world.now += timedelta(days=4)
    complain(world, PEOPLE[2], ABOUT)
    assert not any("room-incident-alike" in keys(said) for said in world.said.values())


def test_the_same_words_are_enough_and_other_words_are_not(world: World) -> None:
    for who in PEOPLE[:3]:
        complain(world, who, "موقع التوزيع مقفل من الصباح والناس واقفة")
    complain(world, PEOPLE[3], "ابني ما قبلوه في الدورة الصيفية")
    assert "room-incident-alike" in keys(world.said[room(1006)])
    assert "room-incident-alike" not in keys(world.said[room(1007)])


def test_one_that_is_like_a_known_incident_is_enough(incident: World) -> None:
    incident.cases[1001] = replace(incident.cases[1001], words=())
    complain(incident, PEOPLE[3], "ضاعت ورقتي في الفرع")
    (said,) = [m for m in incident.said[room(1004)] if m.key == "room-incident-alike"]
    assert [b.arg for b in said.buttons] == ["1001"]


# One answer to all -------------------------------------------------------------------------------------


def test_one_answer_goes_to_all_each_in_their_own_talk(incident: World) -> None:
    heard = len(incident.said[PEOPLE[1]])
    said = say(incident, 1001, "/resolve وصلت السلال إلى الفرع")
    assert said[-1] == "room-resolve-others"
    assert [incident.cases[n].is_open for n in (1001, 1002, 1003)] == [False, True, True]
    assert len(incident.said[PEOPLE[1]]) == heard
    incident.press(room(), "to-all", by="agent")
    for number, who in zip((1001, 1002, 1003), PEOPLE, strict=False):
        case = incident.cases[number]
        assert (case.status, case.applied) == (Status.RESOLVED, "وصلت السلال إلى الفرع")
        assert (
            incident.said[who][-1].key == "case-resolved" and str(number) in incident.said[who][-1].text
        )
        assert not any(key.startswith(f"case:{number}:ladder") for key in incident.timers)
    incident.press(PEOPLE[1], "rate-above")
    assert [each.case for each in incident.ratings] == [1002]
    moved = [e for n, e in incident.entries if n == 1002 and e.move == "resolve"]
    assert [each.by for each in moved] == ["agent"]


def test_pressed_twice_nobody_hears_it_twice(incident: World) -> None:
    say(incident, 1001, "/resolve تم")
    incident.press(room(), "to-all", by="agent")
    heard = {who: len(incident.said[who]) for who in PEOPLE[:3]}
    press(incident, 1001, "to-all", by="coordinator")
    assert {who: len(incident.said[who]) for who in PEOPLE[:3]} == heard


def test_only_this_one_leaves_the_others_as_they_are(incident: World) -> None:
    say(incident, 1001, "/resolve تم")
    assert incident.press(room(), "only-this", by="agent")[0].key == "room-incident-only"
    assert incident.cases[1002].is_open and incident.cases[1003].is_open


def test_no_case_without_others_is_asked_about(world: World) -> None:
    say(world, 1001, "/incident وحدها")
    assert "room-resolve-others" not in say(world, 1001, "/resolve تم")


def test_who_was_answered_who_chooses_and_who_cries_is_left_out(incident: World) -> None:
    complain(incident, PEOPLE[3], "السلة")
    say(incident, 1004, "/incident 1001")
    say(incident, 1002, "/resolve وجدنا ورقتك")
    case = incident.cases[1003]
    incident.cases[1003] = replace(case, cry=Cry(incident.now, incident.now))
    say(incident, 1004, "/take")
    incident.cases[1004] = replace(incident.cases[1004], status=Status.OFFERED)
    say(incident, 1001, "/resolve تم")
    incident.press(room(), "to-all", by="agent")
    assert incident.cases[1002].applied == "وجدنا ورقتك"
    assert incident.cases[1003].is_open and incident.said[room(1003)][-1].key == "room-incident-crying"
    assert incident.cases[1004].is_open and incident.said[room(1004)][-1].key == "room-incident-own-way"


def test_who_was_not_content_with_an_answer_is_answered_by_who_looks_at_it(incident: World) -> None:
    """Never by the same person, who may have handled the case before."""
    incident.cases[1002] = replace(incident.cases[1002], rounds=2)
    incident.cases[1003] = replace(incident.cases[1003], rounds=2, appeal=Appealed(2, ("a",), ("a",)))
    say(incident, 1001, "/resolve تم")
    incident.press(room(), "to-all", by="agent")
    for number in (1002, 1003):
        assert incident.cases[number].is_open
        assert incident.said[room(number)][-1].key == "room-incident-appeal"


@pytest.mark.parametrize(
    "answer",
    [
        "أعدنا لك ملفك رقم 1001",
        "حولنا المبلغ إلى الجوال ٠٥٥١٢٣٤٥٦٧",
        "عن قولك: السلة تأخرت عنا أسبوعين، وصلت أمس",
        "وصلت السلال، ومعها قسيمة مشتريات",
    ],
)
def test_what_may_be_one_person_s_own_is_looked_at_once_more(incident: World, answer: str) -> None:
    gift = Gesture("voucher", {"ar": "قسيمة مشتريات", "en": "A voucher"})
    words = (Words("السلة تأخرت عنا أسبوعين"),)
    incident.cases[1001] = replace(incident.cases[1001], goodwill=(gift,), words=words)
    say(incident, 1001, f"/resolve {answer}")
    heard = len(incident.said[PEOPLE[1]])
    assert incident.press(room(), "to-all", by="agent")[0].key == "room-incident-own-words"
    assert incident.cases[1002].is_open and len(incident.said[PEOPLE[1]]) == heard
    incident.press(room(), "to-all-sure", by="agent")
    assert incident.cases[1002].applied == answer


def test_others_can_be_answered_in_other_words(incident: World) -> None:
    say(incident, 1001, "/resolve أعدنا لك ملفك رقم 1001")
    assert press(incident, 1001, "to-all-otherwise") == ["room-incident-otherwise"]
    assert say(incident, 1001, "وصلت السلال إلى الفرع")[0] == "room-incident-answered"
    assert incident.cases[1001].applied == "أعدنا لك ملفك رقم 1001"
    for number, who in ((1002, PEOPLE[1]), (1003, PEOPLE[2])):
        assert incident.cases[number].applied == "وصلت السلال إلى الفرع"
        assert all("1001" not in message.text for message in incident.said[who])


def test_what_each_of_them_reads_is_shown_before(incident: World) -> None:
    say(incident, 1001, "/resolve وصلت السلال إلى الفرع")
    asked = incident.said[room()][-1]
    assert asked.key == "room-resolve-others" and "وصلت السلال إلى الفرع" in asked.text


# Its lead is gone ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["withdrawn", "drawn"])
def test_another_one_leads_it_where_its_lead_is_gone(noticed: World, way: str) -> None:
    """The first that is still worked on; the notice goes on, and whoever has it already has it."""
    complain(noticed, PEOPLE[3], "والسلة")
    say(noticed, 1004, "/incident 1001")
    say(noticed, 1002, "/resolve وجدنا ورقتك")
    if way == "withdrawn":
        noticed.happen(PEOPLE[0], ButtonPressed("withdraw", "1001"))
        noticed.press(PEOPLE[0], "withdraw-yes")
    else:
        press(noticed, 1001, "draw-sure")
    lead = noticed.cases[1003]
    assert (lead.incident, lead.joined) == (1003, (1004,)) and noticed.cases[1004].incident == 1003
    assert (noticed.cases[1001].incident, noticed.cases[1001].joined) == (0, ())
    assert noticed.incidents[1003].notice == NOTICE and not noticed.incidents[1001].notice
    (said,) = noticed.write(person("p9"), "شكوى")[-1:]
    assert said.text.count(NOTICE) == 1
    say(noticed, 1003, "/resolve وصلت السلال")
    noticed.press(room(1003), "to-all", by="agent")
    assert noticed.said[PEOPLE[3]][-1].key == "case-resolved"


def test_with_nobody_left_it_is_over_and_told_no_more(noticed: World) -> None:
    for number in (1002, 1003):
        say(noticed, number, "/resolve تم")
    noticed.happen(PEOPLE[0], ButtonPressed("withdraw", "1001"))
    noticed.press(PEOPLE[0], "withdraw-yes")
    assert not any(each.notice for each in noticed.incidents.values())


def test_a_button_of_the_former_lead_shows_what_is_known_now(noticed: World) -> None:
    noticed.write(PEOPLE[3], "شكوى")
    noticed.happen(PEOPLE[0], ButtonPressed("withdraw", "1001"))
    noticed.press(PEOPLE[0], "withdraw-yes")
    (asked,) = noticed.happen(PEOPLE[3], ButtonPressed("tell-me-too", "1001"))
    assert asked.key == "known-problem-which"
    noticed.press(PEOPLE[3], "tell-me-too")
    assert noticed.cases[1004].incident == 1002


# What people hear of it --------------------------------------------------------------------------------


@pytest.fixture
def noticed(incident: World) -> World:
    say(incident, 1001, "/notice", by="supervisor")
    assert say(incident, 1001, NOTICE, by="supervisor") == ["room-notice-on"]
    return incident


def test_only_leaders_write_it_and_only_where_it_is_led(incident: World) -> None:
    assert say(incident, 1001, "/إعلان", by="agent")[0] == "room-not-allowed"
    assert say(incident, 1002, "/notice", by="supervisor") == ["room-notice-not-lead"]
    assert incident.incidents[1001].notice == ""


def test_it_is_a_line_of_the_message_that_is_sent_anyway(noticed: World) -> None:
    who = PEOPLE[3]
    (said,) = noticed.write(who, "شكوى")[-1:]
    assert said.key == "complaint-begin" and NOTICE in said.text
    assert [b.action for b in said.buttons] == ["tell-me-too", "known-other", "heard-all"]


@pytest.mark.parametrize("way", ["press", "أخبرني أنا أيضًا", "وأنا بعد", "me too"])
def test_tell_me_too_is_a_case_of_their_own_without_telling_it(noticed: World, way: str) -> None:
    who = PEOPLE[3]
    noticed.write(who, "شكوى")
    said = noticed.press(who, "tell-me-too") if way == "press" else noticed.write(who, way)
    case = noticed.cases[1004]
    assert [m.key for m in said] == ["known-problem-noted"] and "1004" in said[0].text
    assert case.incident == 1001 and 1004 in noticed.cases[1001].joined
    assert NOTICE in case.words[0].text and noticed.conversation(who).draft is None
    assert any(key.startswith("case:1004:ladder") for key in noticed.timers)
    assert "room-incident-alike" not in keys(noticed.said[room(1004)])
    say(noticed, 1001, "/resolve وصلت السلال")
    noticed.press(room(), "to-all", by="agent")
    assert noticed.said[who][-1].key == "case-resolved"


def test_nobody_gets_two_numbers_for_it(noticed: World) -> None:
    who = PEOPLE[3]
    for _ in range(2):
        noticed.write(who, "شكوى")
        noticed.press(who, "tell-me-too")
    assert noticed.said[who][-1].key == "known-problem-yours" and len(noticed.cases) == 4


def test_something_else_goes_on_as_ever(noticed: World) -> None:
    who = PEOPLE[3]
    noticed.write(who, "شكوى")
    assert noticed.press(who, "known-other")[0].key == "complaint-listen"
    for each in ("الموظف رفع صوته علي",):
        noticed.write(who, each)
    noticed.press(who, "heard-all")
    noticed.write(who, "اعتذار")
    noticed.press(who, "confirm")
    assert noticed.cases[1004].incident == 0


def test_what_was_told_already_goes_along(noticed: World) -> None:
    who = PEOPLE[3]
    noticed.write(who, "شكوى")
    noticed.write(who, "والسلة لها أسبوع")
    noticed.happen(who, ButtonPressed("tell-me-too", "1001"))
    assert noticed.cases[1004].words[0].text == "والسلة لها أسبوع"


def test_what_was_told_already_is_kept_for_whoever_has_a_number(noticed: World) -> None:
    who = PEOPLE[3]
    noticed.write(who, "شكوى")
    noticed.press(who, "tell-me-too")
    noticed.write(who, "شكوى")
    noticed.write(who, "والسلة لها أسبوع")
    noticed.happen(who, ButtonPressed("tell-me-too", "1001"))
    assert noticed.cases[1004].words[-1].text == "والسلة لها أسبوع" and len(noticed.cases) == 4
    assert "والسلة لها أسبوع" in noticed.said[room(1004)][-1].text
    assert noticed.conversation(who).draft is None


@pytest.mark.parametrize("said", ["شيء آخر", "لا، شكواي غير", "مشكلتي شي ثاني", "not about this"])
def test_who_declines_in_words_is_heard(noticed: World, said: str) -> None:
    noticed.write(PEOPLE[3], "شكوى")
    assert noticed.write(PEOPLE[3], said)[-1].key == "complaint-listen"
    draft = noticed.conversation(PEOPLE[3]).draft
    assert draft and not draft.words


@pytest.fixture
def two(noticed: World) -> World:
    """A second one is known, and staff gave both names of their own."""
    say(noticed, 1001, "/incident شكوى أم خالد")
    complain(noticed, PEOPLE[0], "الباص متعطل")
    say(noticed, 1004, "/incident باص الأستاذ سعد")
    say(noticed, 1004, "/notice", by="supervisor")
    say(noticed, 1004, "الباص متعطل هذا الأسبوع", by="supervisor")
    return noticed


@pytest.mark.parametrize("way", ["أخبرني أنا أيضًا", "نبهوني", "حتى أنا عندي نفس المشكلة"])
def test_which_of_several_is_asked_of_whoever_says_so(two: World, way: str) -> None:
    who = PEOPLE[3]
    (begun,) = two.write(who, "شكوى")[-1:]
    (asked,) = two.write(who, way)
    assert asked.key == "known-problem-which" and NOTICE in asked.text
    for said in (begun, asked):
        shown = "\n".join((said.text, *(b.label for b in said.buttons)))
        assert "خالد" not in shown and "سعد" not in shown, "what staff call it is for the staff"
    place = next(n for n, b in enumerate(asked.buttons, start=1) if b.arg == "1004")
    assert two.write(who, str(place))[-1].key == "known-problem-noted"
    assert two.cases[1005].incident == 1004


def test_what_is_written_instead_of_a_choice_is_told(two: World) -> None:
    who = PEOPLE[3]
    two.write(who, "شكوى")
    two.write(who, "نبهوني")
    assert two.write(who, "السائق رفع صوته على ولدي")[-1].key == "complaint-heard"


@pytest.mark.parametrize("way", ["press", "/resolve تم"])
def test_it_is_taken_down_by_a_press_and_by_the_answer(noticed: World, way: str) -> None:
    if way == "press":
        noticed.press(room(), "notice-off", by="supervisor")
    else:
        say(noticed, 1001, way)
    (said,) = noticed.write(PEOPLE[3], "شكوى")[-1:]
    assert NOTICE not in said.text and [b.action for b in said.buttons] == ["heard-all"]
    noticed.happen(PEOPLE[3], ButtonPressed("tell-me-too", "1001"))
    assert 1004 not in noticed.cases and "known-problem-over" in keys(noticed.said[PEOPLE[3]])


def test_a_cry_for_help_waits_for_no_notice(noticed: World) -> None:
    said = noticed.write(PEOPLE[3], "شكوى: الحقوني في حريق في البيت")
    assert said[0].key.startswith("emergency")


def test_an_answer_in_many_words_is_asked_for_shorter(incident: World) -> None:
    say(incident, 1001, "/notice", by="supervisor")
    assert say(incident, 1001, "كلمة " * 80, by="supervisor") == ["room-notice-long", "room-notice-ask"]


# Where few read it ---------------------------------------------------------------------------------------


def test_what_is_drawn_into_confidence_leaves_all_others(incident: World) -> None:
    complain(incident, PEOPLE[0], "السلة مرة ثانية")
    say(incident, 1001, "/link_case 1002")
    merge(incident, 1004, 1001)
    press(incident, 1001, "draw-sure")
    assert incident.cases[1004].status is Status.ENDED and not incident.cases[1004].words
    assert incident.cases[1002].linked == () and incident.cases[1002].incident == 1002
    assert incident.cases[1001].joined == ()
