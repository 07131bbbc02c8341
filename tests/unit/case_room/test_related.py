"""Cases that belong together: linked, merged into one, split into two (docs/decisions/110)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.appealed import Appealed
from bot.core.case import Kind, Move, Status
from bot.core.conversation import desk
from bot.core.dated_action import ACTION
from bot.core.events import ButtonPressed, CaseJoined, MessageEdited, MessageReceived, StaffWrote, Words
from bot.core.messages import Message
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room


def keys(messages: list[Message]) -> list[str]:
    return [each.key for each in messages]


def say(world: World, number: int, text: str, by: str = "agent") -> list[str]:
    return keys(world.happen(room(number), MessageReceived(Words(text), by)))


def press(world: World, number: int, action: str, arg: str = "", by: str = "agent") -> list[str]:
    return keys(world.happen(room(number), ButtonPressed(action, arg, by=by)))


def merge(world: World, number: int, into: int) -> None:
    say(world, number, f"/merge {into}")
    world.press(room(number), "merge-sure", by="agent")


def other(world: World, text: str = "ضاعت ورقتي في الفرع") -> None:
    """Somebody else complains."""
    who = person("p2")
    world.write(who, "عندي شكوى")
    world.write(who, text)
    world.press(who, "heard-all")
    world.write(who, "أن ألقاها")
    world.press(who, "confirm")


@pytest.fixture
def world() -> World:
    """The same person complains twice, an hour apart, and somebody else once."""
    world = World()
    complain(world)
    world.now += timedelta(hours=1)
    complain(world)
    other(world)
    return world


# Linking ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/link_case 1003", "/ربط ١٠٠٣", "/link_case ⁨#1003⁩"])
def test_both_cards_show_a_link_and_neither_person_sees_it(world: World, command: str) -> None:
    heard = [len(world.said[who]) for who in (person(), person("p2"))]
    assert say(world, 1001, command) == ["room-linked", "card"]
    assert (world.cases[1001].linked, world.cases[1003].linked) == ((1003,), (1001,))
    assert "1001" in world.said[room(1003)][-1].text and "1003" in world.said[room(1001)][-1].text
    assert say(world, 1003, "/link_case 1001") == ["room-linked-already"]
    assert say(world, 1003, "/unlink_case 1001") == ["room-unlinked", "card"]
    assert (world.cases[1001].linked, world.cases[1003].linked) == ((), ())
    assert say(world, 1003, "/unlink_case 1001") == ["room-linked-not"]
    assert [len(world.said[who]) for who in (person(), person("p2"))] == heard


@pytest.mark.parametrize("command", ["link_case", "unlink_case", "merge"])
@pytest.mark.parametrize(
    ("named", "said"), [("", "how"), ("1001", "itself"), ("1009", "none"), ("1003", "ended")]
)
def test_what_names_no_other_case_changes_nothing(
    world: World, command: str, named: str, said: str
) -> None:
    world.cases[1003] = replace(world.cases[1003], status=Status.ENDED)
    before = dict(world.cases)
    (key,) = say(world, 1001, f"/{command} {named}")
    assert key.endswith(said) and world.cases == before


def test_a_link_to_what_few_read_meanwhile_is_taken_away_again(world: World) -> None:
    say(world, 1001, "/link_case 1003")
    world.cases[1003] = replace(world.cases[1003], status=Status.ENDED, linked=())
    say(world, 1001, "/unlink_case 1003")
    assert world.cases[1003].linked == ()


# Merging ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "into"), [(1001, 1002), (1002, 1001)])
def test_one_goes_on_with_all_words_and_the_earlier_promise(world: World, number: int, into: int) -> None:
    first, before = world.cases[1001], world.cases[number]
    merge(world, number, into)
    gone, whole = world.cases[number], world.cases[into]
    assert (gone.status, gone.merged_into, gone.due_at) == (Status.MERGED, into, before.due_at)
    assert (whole.due_at, whole.starts_at, whole.opened_at) == (
        first.due_at,
        first.starts_at,
        first.opened_at,
    )
    assert len(whole.words) == 2 and whole.absorbed == (number,)
    assert [key for key in world.timers if key.startswith(f"case:{number}:")] == []
    assert any(key.startswith(f"case:{into}:ladder:") for key in world.timers)
    assert world.said[person()][-1].key == "cases-merged"


def test_it_is_asked_once_more_and_done_once(world: World) -> None:
    heard = len(world.said[person()])
    assert say(world, 1001, "/دمج 1002") == ["room-merge-ask"]
    assert world.cases[1001].is_open and len(world.said[person()]) == heard
    assert press(world, 1001, "merge-sure", "1002") == ["room-merged", "card"]
    assert press(world, 1001, "merge-sure", "1002") == ["room-merged-already"]
    assert len(world.said[person()]) == heard + 1
    assert say(world, 1002, "/merge 1001") == ["room-merge-circle"]


def test_cases_of_two_people_are_never_merged(world: World) -> None:
    before = dict(world.cases)
    assert say(world, 1001, "/merge 1003") == ["room-merge-two-people"]
    assert press(world, 1001, "merge-sure", "1003") == ["room-merge-two-people"]
    assert world.cases == before


def test_nothing_is_merged_into_what_is_over(world: World) -> None:
    world.cases[1002] = replace(world.cases[1002], status=Status.RESOLVED)
    assert say(world, 1001, "/merge 1002") == ["room-merge-over"]
    assert say(world, 1002, "/merge 1001")[0] == "room-not-possible"


def test_what_was_merged_elsewhere_says_where(world: World) -> None:
    complain(world)
    merge(world, 1001, 1002)
    assert say(world, 1004, "/merge 1001") == ["room-merge-elsewhere"]


def test_of_two_members_at_once_the_first_one_counts(world: World) -> None:
    """The other one asked before, and presses after."""
    say(world, 1001, "/merge 1002")
    say(world, 1002, "/merge 1001", by="coordinator")
    world.press(room(1001), "merge-sure", by="agent")
    world.press(room(1002), "merge-sure", by="coordinator")
    assert (world.cases[1001].merged_into, world.cases[1002].merged_into) == (1002, 0)
    assert world.said[room(1002)][-1].key == "room-merge-circle"


def test_what_was_resolved_in_the_same_moment_is_not_gone_into(world: World) -> None:
    """The other room had resolved its case before it heard of it."""
    gone = world.cases[1001].moved("merge", merged_into=1002)  # type: ignore[arg-type]
    world.cases[1001] = gone
    world.cases[1002] = replace(world.cases[1002], status=Status.RESOLVED)
    world.happen(room(1002), CaseJoined(1002, 1001))
    assert world.cases[1001].status is Status.OPEN and world.cases[1001].merged_into == 0
    assert "room-not-joined" in keys(world.said[room(1001)])
    assert any(key.startswith("case:1001:ladder:") for key in world.timers)


@pytest.mark.parametrize("text", ["1001", "وين وصلت شكواي 1001؟", "رقم ١٠٠١ ما صار شي"])
def test_whoever_names_the_old_number_is_led_on(world: World, text: str) -> None:
    merge(world, 1001, 1002)
    (said,) = world.write(person(), text)[-1:]
    assert "1002" in said.text


def test_a_late_button_of_the_old_number_is_one_of_the_new(world: World) -> None:
    merge(world, 1001, 1002)
    world.happen(person(), ButtonPressed("write-to-case", "1001"))
    world.write(person(), "وهذه صورة من الرسالة")
    assert world.cases[1002].words[-1].text == "وهذه صورة من الرسالة"
    assert len(world.cases[1001].words) == 1
    (asked,) = world.happen(person(), ButtonPressed("withdraw", "1001"))
    assert asked.key == "withdraw-ask" and "1002" in asked.text


def test_whoever_is_asked_about_the_old_one_is_asked_no_more(world: World) -> None:
    world.happen(person(), ButtonPressed("withdraw", "1001"))
    merge(world, 1001, 1002)
    world.write(person(), "نعم")
    assert world.cases[1002].is_open


def test_a_talk_about_it_goes_on_with_the_other_one(world: World) -> None:
    say(world, 1001, "نتابع معك")
    world.write(person(), "شكرا")
    merge(world, 1001, 1002)
    world.write(person(), "هل من جديد من الفرع")
    assert world.cases[1002].words[-1].text == "هل من جديد من الفرع"


def test_in_its_room_nothing_goes_to_the_person_any_more(world: World) -> None:
    merge(world, 1001, 1002)
    heard = len(world.said[person()])
    assert say(world, 1001, "نتابع طلبك") == ["room-merged-already"]
    assert say(world, 1001, "// كلمت الفرع") == ["room-noted"]
    assert press(world, 1001, "draw-sure") == ["room-merged-already"]
    assert press(world, 1001, "take")[0] == "room-not-possible"
    assert len(world.said[person()]) == heard


def test_what_was_promised_for_a_day_goes_along_and_is_listed_once(world: World) -> None:
    say(world, 1001, "نوصل السلة يوم الأربعاء")
    world.press(room(1001), "action-keep", by="agent")
    (action,) = world.cases[1001].actions
    merge(world, 1001, 1002)
    assert world.cases[1002].actions == (action,)
    clocks = [key for key in world.timers if key.startswith(ACTION)]
    assert clocks == [f"{ACTION}1002:{action.id}"]
    world.write(desk("web"), "/الإجراءات", by="agent")
    assert world.said[desk("web")][-1].text.count(action.what) == 1
    assert press(world, 1001, "action-done", "1")[0] == "room-action-settled"
    assert action.what not in world.said[room(1001)][-1].text
    press(world, 1001, "unmerge")
    assert (world.cases[1001].actions, world.cases[1002].actions) == ((), (action,))


@pytest.mark.parametrize("way", ["/split", "/فصل", "press"])
def test_it_comes_out_again_with_its_words_and_its_own_promise(world: World, way: str) -> None:
    say(world, 1001, "/take")
    before, after = world.cases[1001], world.cases[1002]
    merge(world, 1001, 1002)
    if way == "press":
        world.press(room(1001), "unmerge", by="agent")
    else:
        say(world, 1001, way)
    back, other = world.cases[1001], world.cases[1002]
    assert (back.status, back.assignee, back.due_at, back.words) == (
        Status.ASSIGNED,
        before.assignee,
        before.due_at,
        before.words,
    )
    assert (other.words, other.absorbed) == (after.words, ())
    assert other.due_at == before.due_at, "the earlier date was told"
    assert world.said[person()][-1].key == "case-apart-again"
    assert any(key.startswith("case:1001:ladder:") for key in world.timers)


def test_after_the_answer_it_stays_in(world: World) -> None:
    merge(world, 1001, 1002)
    say(world, 1002, "/resolve تم الإصلاح")
    assert say(world, 1001, "/split") == ["room-unmerge-late"]
    assert world.cases[1001].status is Status.MERGED


@pytest.fixture
def chain(world: World) -> World:
    """1001 went into 1002, and that one into 1004."""
    complain(world)
    merge(world, 1001, 1002)
    merge(world, 1002, 1004)
    return world


@pytest.mark.parametrize("order", [(1001, 1002), (1002, 1001)])
def test_a_chain_comes_apart_in_any_order(chain: World, order: tuple[int, int]) -> None:
    whole = chain.cases[1004]
    assert (whole.absorbed, len(whole.words)) == ((1002, 1001), 3)
    due = {number: chain.cases[number].due_at for number in (1001, 1002, 1004)}
    for number in order:
        press(chain, number, "unmerge")
    for number in (1001, 1002, 1004):
        case = chain.cases[number]
        assert (case.status, case.merged_into, case.absorbed) == (Status.OPEN, 0, ())
        assert len(case.words) == 1 and case.due_at <= due[number]
        assert any(key.startswith(f"case:{number}:ladder:") for key in chain.timers)


def test_the_middle_of_a_chain_comes_out_with_what_came_into_it(chain: World) -> None:
    press(chain, 1002, "unmerge")
    assert (chain.cases[1001].merged_into, chain.cases[1002].absorbed) == (1002, (1001,))
    assert (len(chain.cases[1002].words), len(chain.cases[1004].words)) == (2, 1)
    assert chain.cases[1004].absorbed == ()


def test_of_a_chain_the_case_that_goes_on_is_named(chain: World) -> None:
    say(chain, 1004, "/resolve تم الإصلاح")
    assert say(chain, 1001, "/split") == ["room-unmerge-late"]
    assert "1004" in chain.said[room(1001)][-1].text


def test_what_was_changed_meanwhile_comes_out_as_it_reads_now(world: World) -> None:
    before = world.cases[1001].words[0]
    world.cases[1001] = replace(world.cases[1001], words=(replace(before, id="m1"),))
    merge(world, 1001, 1002)
    world.happen(person(), MessageEdited(replace(before, id="m1", text="كما هو الآن")))
    press(world, 1001, "unmerge")
    assert [each.text for each in world.cases[1001].words] == ["كما هو الآن"]
    assert "كما هو الآن" not in [each.text for each in world.cases[1002].words]


def test_what_was_split_off_meanwhile_stays_where_it_is(world: World) -> None:
    merge(world, 1001, 1002)
    say(world, 1002, "/split")
    say(world, 1002, "1")
    press(world, 1002, "split-done")
    assert press(world, 1001, "unmerge") == ["room-unmerge-split"]
    assert [len(world.cases[n].words) for n in (1002, 1004)] == [1, 1]


def test_nothing_that_was_agreed_is_lost_in_another_case(world: World) -> None:
    for status in (Status.OFFERED, Status.AGREED):
        world.cases[1001] = replace(world.cases[1001], status=status)
        assert say(world, 1001, "/merge 1002") == ["room-merge-own-way"]
    assert say(world, 1002, "/merge 1001") == ["room-merge-ask"]


def test_an_appeal_goes_into_no_case_of_the_first_level(world: World) -> None:
    world.cases[1001] = replace(world.cases[1001], appeal=Appealed(2, ("agent",), ("agent",)))
    assert say(world, 1001, "/merge 1002") == ["room-merge-appeal"]
    merge(world, 1002, 1001)
    assert world.cases[1001].appeal.barred == ("agent",)


KINDS = tuple(Kind)
TOGETHER = {(one, one) for one in KINDS} | {
    (Kind.COMPLAINT, Kind.DELAY),
    (Kind.DELAY, Kind.COMPLAINT),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("into", KINDS)
def test_kinds_with_promises_of_their_own_are_not_merged(world: World, kind: Kind, into: Kind) -> None:
    world.cases[1001] = replace(world.cases[1001], kind=kind)
    world.cases[1002] = replace(world.cases[1002], kind=into)
    said = "room-merge-ask" if (kind, into) in TOGETHER else "room-merge-unlike"
    assert say(world, 1001, "/merge 1002") == [said]


def test_whoever_had_one_has_the_whole_and_what_was_known_is_known(world: World) -> None:
    say(world, 1001, "/take")
    world.cases[1001] = replace(world.cases[1001], category="food", restricted=True)
    merge(world, 1001, 1002)
    whole = world.cases[1002]
    assert (whole.status, whole.assignee) == (Status.ASSIGNED, "agent")
    assert whole.category == "food" and whole.restricted


def test_whoever_is_in_a_form_of_the_other_case_stays_in_it(world: World) -> None:
    """What they write next is their answer, and no word to the person."""
    press(world, 1002, "resolve")
    press(world, 1001, "merge-sure", "1002")
    here = world.conversation(room(1002))
    assert here.state == "resolving"
    points = [b for b in world.said[room(1002)][-3].buttons if b.action == "answer-point"]
    assert len(points) <= len(world.cases[1002].words)


def test_what_few_read_meanwhile_takes_nothing_in(world: World) -> None:
    """The other case was drawn into confidence in the same moment: this one goes on."""
    world.cases[1001] = world.cases[1001].moved(Move.MERGE, merged_into=1002)
    world.cases[1002] = replace(world.cases[1002], status=Status.ENDED, words=())
    world.happen(room(1002), CaseJoined(1002, 1001))
    assert world.cases[1001].is_open and "room-not-joined" in keys(world.said[room(1001)])


# Splitting --------------------------------------------------------------------------------------------


@pytest.fixture
def long(world: World) -> World:
    """Three messages in the first case."""
    for text in ("والباص يتأخر كل يوم", "وهذا من شهر"):
        world.happen(person(), ButtonPressed("write-to-case", "1001"))
        world.write(person(), text)
        world.happen(person(), ButtonPressed("talk-done"))
    assert len(world.cases[1001].words) == 3
    return world


def test_messages_become_a_case_with_the_same_promise(long: World) -> None:
    long.now += timedelta(hours=3)
    say(long, 1001, "/take")
    say(long, 1001, "/split")
    press(long, 1001, "split-pick", "2")
    press(long, 1001, "split-pick", "3")
    assert "room-split" in press(long, 1001, "split-done")
    first, new = long.cases[1001], long.cases[1004]
    assert [each.text for each in new.words] == ["والباص يتأخر كل يوم", "وهذا من شهر"]
    assert len(first.words) == 1
    assert (new.due_at, new.opened_at, new.person) == (first.due_at, first.opened_at, first.person)
    assert (new.linked, first.linked, new.assignee) == ((1001,), (1004,), first.assignee)
    assert any(key.startswith("case:1004:ladder:") for key in long.timers)
    assert "card" in keys(long.said[room(1004)])
    told = long.said[person()][-1]
    assert told.key == "case-split" and "1001" in told.text and "1004" in told.text


def test_numbers_can_be_typed(long: World) -> None:
    say(long, 1001, "/فصل")
    assert say(long, 1001, "٢ و ٣") == ["room-split-ask"]
    press(long, 1001, "split-done")
    assert len(long.cases[1004].words) == 2


@pytest.mark.parametrize(
    ("typed", "said"), [("7", "room-split-numbers"), ("لا شيء", "room-split-numbers"), ("1 2 3", "")]
)
def test_a_split_of_nothing_or_of_everything_splits_nothing(long: World, typed: str, said: str) -> None:
    say(long, 1001, "/split")
    assert press(long, 1001, "split-done") == ["room-split-none", "room-split-ask"]
    assert (said or "room-split-ask") in say(long, 1001, typed)
    press(long, 1001, "split-done")
    assert list(long.cases) == [1001, 1002, 1003] and len(long.cases[1001].words) == 3


def test_a_pick_is_taken_back_by_another_press(long: World) -> None:
    say(long, 1001, "/split")
    for _ in range(2):
        press(long, 1001, "split-pick", "2")
    assert press(long, 1001, "split-done") == ["room-split-none", "room-split-ask"]


def test_one_message_cannot_be_split(world: World) -> None:
    assert say(world, 1001, "/split") == ["room-split-one"]


def test_what_is_over_cannot_be_split(long: World) -> None:
    long.cases[1001] = replace(long.cases[1001], status=Status.CLOSED)
    assert say(long, 1001, "/split")[0] == "room-not-possible"


def test_a_colleague_s_words_answer_no_form_of_another(long: World) -> None:
    say(long, 1001, "/split")
    assert say(long, 1001, "نسأل الباص", by="coordinator")[0] == "room-passed-on"
    assert say(long, 1001, "2", by="coordinator") == ["room-others-form"]


def test_staff_words_to_the_new_number_reach_the_person(long: World) -> None:
    say(long, 1001, "/split")
    say(long, 1001, "3")
    press(long, 1001, "split-done")
    say(long, 1004, "سنسأل الباص")
    assert long.said[person()][-1].key == "staff-wrote"
    long.happen(person(), StaffWrote(1004, Words("وصلنا الجواب")))
    assert "1004" in long.said[person()][-1].text or long.said[person()][-1].key == "staff-wrote-next"
