"""Who reads what is confided: in their order, never whoever it is about, and never nobody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.audit import Action, AuditNote, Reason
from bot.core.conversation import Address, Party, desk
from bot.core.disclosure import EVERYBODY, Disclosure, Line, Wish
from bot.core.events import ButtonPressed, DisclosureMissed, DisclosureTold, Words
from bot.core.facts import Absence, Role, StaffMember
from bot.core.privacy import Privacy
from bot.texts.catalogue import plain
from tests.unit.person.test_disclosure import (
    DIRECTOR,
    KEEPER,
    SUPERVISOR,
    TOLD,
    WITHOUT_KEEPER,
    confided,
    everywhere_but,
    keys,
    opened,
    world,
)
from tests.unit.world import PRIVATE, STAFF, SUNDAY_TEN, World, person

SECOND = replace(STAFF[4], id="second", private=Address("telegram", "second", Party.PERSON))
assert SECOND.private
OUTSIDE = "board@example.net"


def told_of(made: World, words: str = TOLD, about: tuple[str, ...] = (), **more: object) -> World:
    """Confided in these words, about whom they say, and told as it would be."""
    found = Disclosure(
        9001, made.conversation(person()).id, made.now, lines=(Line(made.now, Words(words)),)
    )
    made.disclosures[9001] = replace(found, about=about, **more)  # type: ignore[arg-type]
    made.happen(desk("web"), DisclosureMissed(9001, "nobody"))
    return made


def notes(made: World) -> list[AuditNote]:
    """What the trail says of it."""
    return [each.note for each, _ in made.audit if each.note.subject == "disclosure:9001"]


def readers(made: World) -> list[str]:
    return list(made.disclosures[9001].readers)


# Whom it is about, as far as is known --------------------------------------------------------------------

SAID = [
    ("all good", STAFF, (), ["keeper"]),
    ("a keeper is meant", STAFF, ("confidential",), ["director"]),
    ("the director is meant", STAFF, ("director",), ["keeper"]),
    ("both", STAFF, ("director", "confidential"), []),
    ("everybody", STAFF, (EVERYBODY,), []),
    ("no keeper", WITHOUT_KEEPER, (), ["director"]),
    ("no keeper, and the director", WITHOUT_KEEPER, ("director",), []),
    ("somebody else", STAFF, ("other",), ["keeper"]),
    ("only agents", [STAFF[1], STAFF[2]], (), []),
]


@pytest.mark.parametrize(("_name", "staff", "about", "read"), SAID, ids=[name for name, *_ in SAID])
def test_whoever_it_is_about_by_role_is_routed_around(
    _name: str, staff: list[StaffMember], about: tuple[str, ...], read: list[str]
) -> None:
    assert readers(told_of(world(*staff), about=about)) == read


def test_until_it_is_settled_no_supervisor_reads_it_and_nobody_who_has_a_case_of_the_person() -> None:
    assert readers(told_of(world(STAFF[0]))) == []
    assert readers(told_of(world(STAFF[0]), settled=True)) == ["supervisor"]
    assert readers(told_of(world(), apart=("keeper",))) == ["director"]


def test_whoever_has_a_case_of_the_person_is_kept_apart_when_they_confide() -> None:
    made = world()
    made.write(person(), "موظف")
    made.write(person(), "عندي سؤال عن ملفي القديم")
    made.press(person(), "talk-done")
    made.cases[1001] = replace(made.cases[1001], assignee="keeper")
    made.write(person(), TOLD)
    made.press(person(), "confide")
    assert readers(made) == ["director"]


@pytest.mark.parametrize("deputy", ["keeper", "director"])
def test_a_deputy_of_whom_it_may_be_about_is_routed_around_too(deputy: str) -> None:
    made = world()
    today = date(2026, 11, 22)
    made.absences = (Absence("supervisor", today, today, deputy),)
    expected = {"keeper": ["director"], "director": ["keeper"]}[deputy]
    assert readers(told_of(made)) == expected


def test_it_may_be_about_a_confidential_member_by_name_and_the_other_one_reads_it() -> None:
    named = replace(STAFF[4], name="سارة العتيبي")
    made = told_of(world(STAFF[3], named, SECOND), words="سارة تبتزني")
    assert readers(made) == ["second"]
    assert not made.said.get(KEEPER)


# Set by a confidential member --------------------------------------------------------------------------------


def test_a_confidential_member_sets_whom_it_is_about_and_it_may_be_changed() -> None:
    made = opened(*STAFF, SECOND)
    asked = made.press(KEEPER, "private-concerns")
    assert "المدير التنفيذي" in [button.label for button in asked[-1].buttons]
    made.press(KEEPER, "private-concerns-is", "9001.director")
    assert made.disclosures[9001].settled and made.disclosures[9001].excluded == ("director",)
    made.press(KEEPER, "private-concerns-is", "9001.director")
    assert made.disclosures[9001].excluded == ()
    made.press(KEEPER, "private-concerns-is", "9001.-")
    assert made.disclosures[9001].settled
    noted = [note.action for note in notes(made)]
    assert noted.count(Action.EXCLUDED) == 1 and noted.count(Action.SETTLED) == 2


def test_a_member_who_is_accused_while_holding_it_loses_it_at_once_and_hears_nothing() -> None:
    assert SECOND.private
    made = opened(*STAFF, SECOND)
    made.press(SECOND.private, "private-look")
    before = len(made.said[SECOND.private])
    made.press(KEEPER, "private-concerns")
    made.press(KEEPER, "private-concerns-is", "9001.second")
    assert readers(made) == ["keeper"]
    assert len(made.said[SECOND.private]) == before, "they are told nothing"
    assert [(each.at, each.of, each.only) for each in made.taken_back] == [
        (SECOND.private, "disclosure:9001", True)
    ]
    assert made.taken_back[0].tell == KEEPER, "whoever reads it hears what stands there still"
    for action in (
        "private-look",
        "private-answer",
        "private-concerns",
        "private-close",
        "private-recuse",
    ):
        (answer,) = made.happen(SECOND.private, ButtonPressed(action, "9001"))
        assert answer.key == "private-none"
    assert keys(made.write(SECOND.private, "/confided")) == ["private-none"]


def test_accused_in_the_middle_of_an_answer_nothing_of_it_goes_out() -> None:
    assert SECOND.private
    made = opened(*STAFF, SECOND)
    made.press(SECOND.private, "private-look")
    made.press(SECOND.private, "private-answer")
    made.press(KEEPER, "private-concerns")
    made.press(KEEPER, "private-concerns-is", "9001.second")
    assert keys(made.write(SECOND.private, "لا تكلموا أحدًا غيري")) == ["private-none"]
    assert "لا تكلموا أحدًا غيري" not in plain("".join(m.text for m in made.said[person()]))


def test_whoever_sets_it_on_themselves_reads_no_further() -> None:
    made = opened()
    made.press(KEEPER, "private-concerns")
    assert keys(made.press(KEEPER, "private-concerns-is", "9001.keeper")) == ["private-passed"]
    assert readers(made) == ["director"]
    assert keys(made.said[person()])[-1] == "private-readers"


def test_what_is_told_after_it_was_settled_counts_anew() -> None:
    made = opened()
    made.press(KEEPER, "private-concerns")
    made.press(KEEPER, "private-concerns-is", "9001.-")
    made.write(person(), "ومسؤولة الحالات الخاصة معهم")
    assert readers(made) == ["director"]


def test_no_agent_and_no_stranger_sets_it() -> None:
    made = opened()
    for who in (PRIVATE["agent"], SUPERVISOR, DIRECTOR, person("p2")):
        (answer,) = made.happen(who, ButtonPressed("private-concerns-is", "9001.keeper"))
        assert answer.key == "private-none"
    assert not made.disclosures[9001].settled


# Recused ----------------------------------------------------------------------------------------------------


def test_one_tap_recuses_and_the_next_one_gets_it() -> None:
    made = confided()
    assert keys(made.press(KEEPER, "private-recuse")) == ["private-passed"]
    assert readers(made) == ["director"] and keys(made.said[DIRECTOR]) == ["private-told"]
    assert keys(made.said[person()])[-1] == "private-readers"
    assert Action.RECUSED in [note.action for note in notes(made)]
    (answer,) = made.happen(KEEPER, ButtonPressed("private-look", "9001"))
    assert answer.key == "private-none"


def test_a_recusal_by_the_last_goes_outside_with_no_word_of_it() -> None:
    made = confided()
    made.privacy = Privacy(outside=OUTSIDE)
    made.press(KEEPER, "private-recuse")
    made.press(DIRECTOR, "private-recuse")
    ((to, mail),) = [each for each in made.mails if each[0] == OUTSIDE]
    assert to == OUTSIDE and "9001" in plain(mail.subject + mail.text)
    assert TOLD not in mail.text and mail.case is None
    assert OUTSIDE in plain(made.said[person()][-1].text)
    assert Action.OUTSIDE in [note.action for note in notes(made)]


def test_where_no_address_outside_is_known_the_person_is_told_honestly() -> None:
    made = confided()
    made.press(KEEPER, "private-recuse")
    made.press(DIRECTOR, "private-recuse")
    assert readers(made) == [] and not made.mails
    assert keys(made.said[person()])[-1] == "private-nobody"


def test_a_complaint_about_everybody_goes_outside() -> None:
    made = world()
    made.privacy = Privacy(outside=OUTSIDE)
    told_of(made, about=(EVERYBODY,))
    assert [to for to, _ in made.mails] == [OUTSIDE]
    assert not any(made.said.get(each) for each in PRIVATE.values())


def test_whoever_is_invited_from_outside_gets_it_with_the_next_telling() -> None:
    assert SECOND.private
    made = world(STAFF[0], STAFF[3])
    made.privacy = Privacy(outside=OUTSIDE)
    told_of(made, about=(EVERYBODY,))
    made.disclosures[9001] = replace(
        made.disclosures[9001], settled=True, excluded=("supervisor", "director")
    )
    made.staff.append(SECOND)
    made.wait(made.now + timedelta(hours=2, minutes=1))
    assert keys(made.said[SECOND.private]) == ["private-told-again"]


# Absent -----------------------------------------------------------------------------------------------------


def away(made: World, *ids: str) -> None:
    days = (date(2026, 11, 20), date(2026, 12, 20))
    made.absences = tuple(Absence(id, *days, "agent") for id in ids)


def test_whoever_is_away_is_not_asked_and_their_deputy_only_if_they_read_such_things() -> None:
    made = world()
    away(made, "keeper")
    told_of(made)
    assert readers(made) == ["director"]
    assert not made.said.get(KEEPER) and not made.said.get(PRIVATE["agent"])


def test_one_who_went_away_meanwhile_is_not_asked_again_and_again() -> None:
    made = confided(*STAFF, SECOND)
    assert SECOND.private
    away(made, "keeper")
    made.wait(made.now + timedelta(hours=2, minutes=1))
    assert keys(made.said[KEEPER]) == ["private-told"]
    assert keys(made.said[SECOND.private]) == ["private-told", "private-told-again"]


# Looked at --------------------------------------------------------------------------------------------------


def test_the_first_notice_holds_no_word_and_each_look_is_kept_with_its_reason() -> None:
    made = confided()
    assert TOLD not in everywhere_but(made, person())
    made.press(KEEPER, "private-look")
    assert keys(made.press(KEEPER, "private-look")) == ["private-why"]
    shown = made.press(KEEPER, "private-look-for", "9001.authorities")
    assert keys(shown) == ["private-looked"] and TOLD in plain(shown[0].text)
    looks = [note for note in notes(made) if note.action is Action.LOOKED]
    assert [(look.by, look.reason) for look in looks] == [
        ("keeper", Reason.FIRST_READING),
        ("keeper", Reason.AUTHORITIES),
    ]


@pytest.mark.parametrize("reason", ["", "curious", "9001", "answer.more"])
def test_a_reason_that_is_not_of_the_list_opens_nothing(reason: str) -> None:
    made = opened()
    (asked,) = made.happen(KEEPER, ButtonPressed("private-look-for", f"9001.{reason}"))
    assert asked.key == "private-why"


def test_who_it_is_is_told_for_a_reason_and_of_the_nameless_never() -> None:
    made = opened()
    assert keys(made.press(KEEPER, "private-identity")) == ["private-why-identity"]
    assert keys(made.press(KEEPER, "private-identity-for", "9001.answer")) == ["private-identity-unknown"]
    made.disclosures[9001] = replace(made.disclosures[9001], person=0, receipt="x")
    for action, arg in (("private-identity", "9001"), ("private-identity-for", "9001.answer")):
        (said,) = made.happen(KEEPER, ButtonPressed(action, arg))
        assert said.key in ("private-nameless", "private-none")


def test_a_member_asks_what_is_theirs_to_read_and_others_learn_nothing() -> None:
    made = confided()
    (listed,) = made.write(KEEPER, "/confided")
    assert listed.key == "private-list" and "9001" in plain(listed.text) and TOLD not in listed.text
    for who in (DIRECTOR, SUPERVISOR):
        assert keys(made.write(who, "/confided")) == ["private-none"]
    assert "private-none" not in keys(made.write(person("p2"), "/confided"))


# Its own clock ----------------------------------------------------------------------------------------------


def test_told_again_then_the_next_then_outside() -> None:
    made = confided()
    made.privacy = Privacy(outside=OUTSIDE)
    steps = []
    for hours in (2, 2, 3, 18):
        made.wait(made.now + timedelta(hours=hours, seconds=1))
        steps.append((readers(made), [to for to, _ in made.mails]))
    assert steps[0] == (["keeper"], [])
    assert steps[1][0] == ["keeper", "director"]
    assert steps[2][0] == ["keeper", "director", "@outside"] and steps[2][1] == [OUTSIDE]
    assert steps[3][1] == [OUTSIDE], "it is not told again within the day"
    assert keys(made.said[person()])[-1] == "private-readers"


def test_at_night_nobody_is_told_again_but_of_a_danger() -> None:
    made = world()
    made.now = SUNDAY_TEN + timedelta(hours=12)
    told_of(made)
    made.wait(made.now + timedelta(hours=6))
    assert keys(made.said[KEEPER]) == ["private-told"]


def test_a_danger_is_told_at_once_with_its_words_and_again_until_somebody_wrote_or_called() -> None:
    made = world()
    made.now = SUNDAY_TEN + timedelta(hours=15)  # one in the morning
    told_of(made, danger=True)
    assert keys(made.said[KEEPER]) == ["private-danger"] and TOLD in plain(made.said[KEEPER][0].text)
    made.wait(made.now + timedelta(minutes=31))
    assert keys(made.said[KEEPER]) == ["private-danger", *["private-danger-again"] * 3]
    assert keys(made.said[DIRECTOR]) == ["private-danger-again"] * 2
    assert {to for to, _ in made.mails} == {"director@example.org"}
    assert not any(TOLD in mail.text for _, mail in made.mails)
    made.press(KEEPER, "private-called")
    count = len(made.said[KEEPER])
    made.wait(made.now + timedelta(hours=3))
    assert len(made.said[KEEPER]) == count and not [key for key in made.timers if "9001" in key]


def test_opening_a_danger_ends_nothing_and_writing_does() -> None:
    made = world()
    told_of(made, danger=True)
    made.press(KEEPER, "private-look")
    made.wait(made.now + timedelta(minutes=11))
    assert keys(made.said[KEEPER])[-1] == "private-danger-again"
    made.press(KEEPER, "private-answer")
    made.write(KEEPER, "نحن معك")
    count = len(made.said[KEEPER])
    made.wait(made.now + timedelta(hours=3))
    assert len(made.said[KEEPER]) == count


# Forged ---------------------------------------------------------------------------------------------------


def test_a_notice_for_somebody_else_says_nothing() -> None:
    made = confided()
    for who in (DIRECTOR, SUPERVISOR, person("p2")):
        assert not made.happen(who, DisclosureTold(9001, "keeper"))


def test_a_caller_reads_and_settles_nothing() -> None:
    calls = replace(STAFF[1], calls_women=True)
    made = world(*(calls if each.id == "agent" else each for each in STAFF))
    told_of(made, wish=Wish.CALL)
    assert readers(made) == ["keeper", "agent"]
    made.press(PRIVATE["agent"], "private-look")
    (answer,) = made.happen(PRIVATE["agent"], ButtonPressed("private-concerns", "9001"))
    assert answer.key == "private-none"
    assert made.disclosures[9001].opened_by == ("agent",)
    assert Role.AGENT is calls.role
