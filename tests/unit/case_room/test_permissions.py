"""Every button and command of a room × every role × every state of its case."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.core.case import Case, Stage, Status
from bot.core.conversation import desk
from bot.core.effects import Text
from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.facts import Role
from bot.core.staff_text import buttons, commands
from bot.core.staff_text.buttons import Button
from handlers.case_room.table import ACTIONS, WORK
from handlers.case_room.writing.reply import NAME
from handlers.desk.learning import DESK_LEARNING
from handlers.shared.permissions import MAY, may
from handlers.tables import DESK, ROOMS
from tests.table import rows
from tests.unit.person.test_complaint import complain
from tests.unit.world import RENDERER, STAFF, World, person, room

ROOT = Path(__file__).parents[3]

A, S, D, C = Role.AGENT, Role.SUPERVISOR, Role.DIRECTOR, Role.CONFIDENTIAL
ALL, LEADERS = {A, S, D, C}, {S, D}

ANY = set(Status) - {Status.ENDED}  # that goes on where few read it
WORKED_ON = {Status.OPEN, Status.ASSIGNED, Status.OFFERED, Status.AGREED, Status.REOPENED}

WHO = {
    "everyone": ALL,
    "everyone else": ALL,
    "supervisor, director": LEADERS,
    "supervisor, director, confidential": {S, D, C},
}
WHEN = {
    "at any time": ANY,
    "while it is worked on": WORKED_ON,
    "while it is worked on, where config.yaml names `categories` for its kind": set(),  # test_sorting.py
    "while it is worked on, or merged": WORKED_ON | {Status.MERGED},
    "while it is worked on, or solved": WORKED_ON | {Status.RESOLVED},
    "once it is solved or closed": {Status.RESOLVED, Status.CLOSED},
    "while somebody cries for help": {
        Status.MERGED
    },  # that leads on; tests/unit/case_room/test_emergency_in_the_room.py
    "while its person has no talk with us": set(),  # tests/unit/staff_private/test_intake.py
    "once it is solved, while its person has no talk with us": set(),
    "while the case is not given up": {each for each in Status if each.stage is not Stage.GIVEN_UP},
    "once an appeal is answered": set(),  # tests/unit/person/test_appeals.py
    "once a question is answered": {Status.MERGED},  # that leads on; tests/unit/desk/test_learning.py
}
"""What docs/staff.md says of who may and in which states of a case, a complaint here."""


def _told() -> dict[str, tuple[str, set[str], str, str]]:
    """For each button that docs/staff.md names: its label, its commands, who may, and when."""
    page = (ROOT / "docs" / "staff.md").read_text("utf-8").partition("\n## The card\n")[2]
    lines = [line for line in page.partition("\n## ")[0].splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    told = {}
    for label, typed, _, who, when in rows:
        words = re.findall("`/([^`]+)`", typed)
        told[commands.ROOM[words[0]]] = (label, set(words), who, when)
    assert len(told) == len(rows)
    return told


TOLD = _told()

FOLLOWS: dict[str, tuple[set[Role], set[Status]]] = {
    "more": (ALL, ANY),
    "write": (ALL, ANY),
    "send-as-it-is": (ALL, ANY),
    "hold-send": (ALL, ANY),
    "hold-note": (ALL, ANY),
    "take-anyway": (ALL, WORKED_ON),
    "learn-way": (ALL, set()),
    "learn-answer": (ALL, set()),
    "draw-sure": (ALL, ANY),
    "assess-is": (ALL, set()),  # without what it makes of it: tests/unit/case_room/test_assessment.py
    "category-is": (ALL, set()),  # without a category, and without a relationship: test_sorting.py
    "relationship-is": (ALL, set()),
    "initiative-is": (ALL, set()),  # without one: tests/unit/case_room/test_initiative.py
    "merge-sure": (ALL, WORKED_ON | {Status.MERGED}),
    "unmerge": (ALL, {Status.MERGED}),
    "same-incident": (ALL, WORKED_ON),
    "incident-out": (ALL, ANY),
    "to-all": (ALL, set()),  # in the lead of an incident: tests/unit/case_room/test_incidents.py
    "to-all-sure": (ALL, set()),
    "to-all-otherwise": (ALL, set()),
    "only-this": (ALL, ANY),
    "notice-keep": (LEADERS, ANY),
    "notice-off": (LEADERS, ANY),
    "action-keep": (ALL, set()),  # without an action: tests/unit/case_room/test_actions.py
    "action-drop": (ALL, set()),
    "action-other": (ALL, set()),
    "action-done": (ALL, set()),
    "action-cancel": (ALL, set()),
    "act-is": (ALL, set()),  # without an act: tests/unit/case_room/test_understood.py
}
"""What unfolds the card or follows from another button, and has no command."""

TABLE = {id: (WHO[who], WHEN[when]) for id, (_, _, who, when) in TOLD.items()} | FOLLOWS
"""For each action: who may, and in which states of the case it can be done."""

REFUSED, IMPOSSIBLE = {"room-not-allowed"}, {"room-not-possible", "room-goodwill-none", "room-ended"}
IMPOSSIBLE |= {"room-no-categories", "room-action-settled"}
MEMBER = {role: next(m for m in STAFF if m.role is role) for role in Role}


@cache
def complained() -> World:
    """Told once for the thousands of rows that begin here."""
    world = World()
    complain(world)
    return world


def case_in(status: Status) -> World:
    world = complained().twin()
    case: Case = world.cases[1001]
    world.cases[1001] = replace(case, status=status, assignee="coordinator")
    return world


def outcome(world: World, action: str, by: str) -> str:
    before = world.cases[1001], world.conversation(room()), len(world.said[person()])
    if action == "send-as-it-is":
        world.write(room(), "لا تبالغ", by=by)
    arg = _held(world, by) if action.startswith("hold-") else ""
    if action == "write":
        shown = world.write(room(), "أهلًا بك", by=by)
    else:
        shown = world.happen(room(), ButtonPressed(action, arg, by=by))
    after = world.cases[1001], world.conversation(room()), len(world.said[person()])
    if shown[0].key in REFUSED | IMPOSSIBLE:
        assert before[0] == after[0] and before[2] == after[2] and not after[1].topic
    return "refused" if shown[0].key in REFUSED else ("no" if shown[0].key in IMPOSSIBLE else "yes")


def _held(world: World, by: str) -> str:
    """The number of a message that waits for its writer's word."""
    shown = world.write(room(), "/كلام", by=by)
    return next((button.arg for message in shown for button in message.buttons), "")


@rows("status", Status)
@rows("action", TABLE)
@rows("role", [*Role, None])
def test_who_may_do_what_and_when(action: str, role: Role | None, status: Status) -> None:
    roles, states = TABLE[action]
    expected = "refused" if role not in roles else ("yes" if status in states else "no")
    by = MEMBER[role].id if role else "stranger"
    assert outcome(case_in(status), action, by) == expected


@pytest.mark.parametrize("button", buttons.ROOM, ids=lambda button: button.id)
def test_a_button_is_told_of_as_it_is(button: Button) -> None:
    """docs/staff.md names it as the card does, with its commands; and the card offers what can be done."""
    if not button.command:
        assert button.id in FOLLOWS and not (button.arabic or button.place)
        return
    label, words, *_ = TOLD[button.id]
    assert label == RENDERER.text(Text(f"choice-{button.id}"), "en")
    assert words == {button.command, button.arabic}


def test_the_table_above_is_whole() -> None:
    """Every action of the rooms, of their typed words and of Telegram's commands has its line."""
    pressed = {action for action in MAY if any(r.trigger(ButtonPressed(action)) for r in ACTIONS)}
    assert len(ACTIONS) == len(pressed) and pressed | {"write"} == set(TABLE) == set(MAY)
    assert set(WORK) == pressed, "a step whose button has no row"
    forms = {"form-cancel"}
    typed = set(ROOMS.commands.values()) | set(commands.ROOM.values()) - {"faq"}
    assert typed <= pressed | forms


@pytest.mark.parametrize("rows", [buttons.ROOM, buttons.DESK], ids=["room", "desk"])
def test_a_row_says_one_thing(rows: tuple[Button, ...]) -> None:
    """Ids, places and words are each used once, and a part is for whoever the whole is for."""
    by_id = {row.id: row for row in rows}
    places = [row.place for row in rows if row.place]
    assert len(by_id) == len(rows) and len(set(places)) == len(places)
    for row in rows:
        assert bool(row.command) == bool(row.arabic)
        whole = by_id.get(row.part_of) or next(r for r in buttons.ROOM if r.id == (row.part_of or "card"))
        assert not row.part_of or whole.roles == row.roles
    typed = [word for row in (*buttons.ROOM, *buttons.DESK) for word in (row.command, row.arabic) if word]
    assert len(set(typed)) == len(typed)
    assert all(commands.command(row.arabic) == row.command for row in rows if row.command)


@pytest.mark.parametrize("button", [b for b in buttons.ROOM if b.id in WORK], ids=lambda b: b.id)
def test_a_button_that_asks_for_words_has_a_form_that_takes_them(button: Button) -> None:
    """So that words behind its command are an answer (`/resolve the basket was paid`), and no reply to the
    person; what a refused form was to be told waits for the same reason."""
    is_over = button.id in ("rated-for", "to-all-otherwise")
    world = case_in(Status.RESOLVED if is_over else Status.ASSIGNED)
    came: dict[str, Any] = {"urgent": "danger", "staff_word_at": world.now, "source": "walk-in"}
    came |= {"words": (Words("تأخرت السلة"), Words("والباص"))} if button.id == "split" else {}
    came |= {"incident": 1001} if button.id in ("notice", "to-all-otherwise") else {}
    world.cases[1001] = replace(world.cases[1001], **came)
    if button.id == "action-other":
        world.write(room(), "نوصلها يوم الأربعاء", by="supervisor")
    waits = [held.id for held in world.conversation(room()).held if held.purpose == "action"]
    world.happen(room(), ButtonPressed(button.id, "".join(waits), by="supervisor"))
    states = WORK[button.id].forms
    words = MessageReceived(Words("كلام"))
    takes = any(rule.trigger(words) for state in states.values() for rule in state.rules)
    assert takes == button.asks
    assert bool(states) == bool(world.conversation(room()).state)


WRITTEN_AT_THE_DESK: dict[str, tuple[set[Role], str]] = {
    "/holiday": (LEADERS, "holidays-coming"),
    "/عطلة": (LEADERS, "holidays-coming"),
    "/report": (LEADERS, "report"),
    "/تقرير": (LEADERS, "report"),
    "/messages": (ALL, "messages"),
    "/رسائل": (ALL, "messages"),
    "/away": (ALL, "away-unreadable"),
    "/غياب": (ALL, "away-unreadable"),
    "/back": (ALL, "away-over"),
    "/عودة": (ALL, "away-over"),
    "/qr": (ALL, "qr-which"),
    "/رمز": (ALL, "qr-which"),
    "/pass": (ALL, "door-how"),
    "/بطاقة": (ALL, "door-how"),
    "/faq": (ALL, "learn-none"),
    "/أسئلة": (ALL, "learn-none"),
    "/request": ({Role.DIRECTOR, Role.CONFIDENTIAL}, "desk-request-how"),
    "/طلب_بيانات": ({Role.DIRECTOR, Role.CONFIDENTIAL}, "desk-request-how"),
    "/data_asked": (ALL, "desk-data-asked-how"),
    "/طلب_شفهي": (ALL, "desk-data-asked-how"),
}
"""For each written command of the desk: who may, and what comes of it."""


@rows("word", WRITTEN_AT_THE_DESK)
@rows("role", [*Role, None])
def test_who_may_write_what_at_the_desk(word: str, role: Role | None) -> None:
    roles, key = WRITTEN_AT_THE_DESK[word]
    by = MEMBER[role].id if role else "stranger"
    (said,) = World().happen(desk("web"), MessageReceived(Words(word), by=by))
    assert said.key == (key if role in roles else "room-not-allowed")


def test_the_written_commands_are_whole() -> None:
    """Every word has its line."""
    assert {f"/{word}" for word in commands.WRITTEN} == set(WRITTEN_AT_THE_DESK)


@pytest.mark.parametrize("action", MAY)
def test_nobody_unknown_may_anything(action: str) -> None:
    assert not may(None, action)


@pytest.mark.parametrize("state", ROOMS.topics[0].states)
def test_a_form_goes_no_further_when_the_member_is_gone(state: str) -> None:
    """Begun by somebody who was removed meanwhile: no step of it is taken any more."""
    begun = case_in(Status.ASSIGNED)
    data = {"by": "supervisor", "alternatives": '["حل"]', "to": "agent", "task": "اتصال"}
    there = replace(begun.conversation(room()), topic=NAME, state=state, data=data)
    begun.conversations[room()] = there
    begun.staff = [member for member in begun.staff if member.id != "supervisor"]
    case, heard, mails = begun.cases[1001], len(begun.said[person()]), len(begun.mails)
    actions = ("offer-done", "answered", "give", "delegate-to", "whole-case", "until-hours", "until-day")
    for event in (
        *(ButtonPressed(each, "agent", there.stamp, "supervisor") for each in actions),
        MessageReceived(Words("تم كل شيء"), by="supervisor"),
    ):
        shown = begun.happen(room(), event)
        assert shown and begun.conversation(room()).state == state
    assert (begun.cases[1001], len(begun.said[person()]), len(begun.mails)) == (case, heard, mails)


@pytest.mark.parametrize(
    "action", ["open-cases", "mine", "case", "in-case", "which-case", "which-topic", "faq", "nonsense"]
)
def test_the_desk_listens_to_staff_only(action: str) -> None:

    world = case_in(Status.OPEN)
    for event in (ButtonPressed(action, "1001", by="stranger"), MessageReceived(Words("1001"), by="x")):
        assert [m.key for m in world.happen(desk("web"), event)] == ["room-not-allowed"]


PRESSED_AT_THE_DESK: dict[str, str] = {
    "open-cases": "desk-open-cases",
    "mine": "desk-none-mine",
    "registered": "desk-nobody-registered",
    "case": "desk-in-its-room",
    "in-case": "desk-in-its-room",
    "which-case": "desk-which-case",
    "which-topic": "desk-which-topic",
    "faq": "learn-none",
}
"""For each press and command of the desk (`/case 1001`, `/take 1001` from elsewhere): what staff are told."""


@rows("status", Status)
@rows("action", PRESSED_AT_THE_DESK)
@rows("role", [*Role, None])
def test_who_may_press_what_at_the_desk(action: str, role: Role | None, status: Status) -> None:
    """The lists are the same for everybody who works here; what a command does is asked in the room."""
    world, by = case_in(status), MEMBER[role].id if role else "stranger"
    world.cases[1001] = replace(world.cases[1001], assignee="")
    before = world.cases[1001]
    arg = {"case": "1001", "in-case": "1001.take"}.get(action, "")
    said = world.happen(desk("web"), ButtonPressed(action, arg, by=by))[0]
    nothing_open = action == "open-cases" and not before.is_open
    known = "desk-no-cases" if nothing_open else PRESSED_AT_THE_DESK[action]
    assert said.key == (known if role else "room-not-allowed")
    assert role or world.cases[1001] == before


OF_DAYS_AND_CODES: dict[str, tuple[set[Role], str]] = {
    "holidays": (LEADERS, "holidays-coming"),
    "holiday-right": (LEADERS, "holiday-unreadable"),
    "holiday-instead": (LEADERS, "holiday-checked-already"),
    "qr": (ALL, "qr-which"),
    "intake": (ALL, "intake-in-private"),
    "intake-anew": (ALL, "intake-in-private"),
    "actions": (ALL, "desk-no-actions"),
    "thanks-said": (ALL, "desk-no-thanks"),
    "check": (LEADERS, "desk-check-begun"),
    "data-requests": ({Role.DIRECTOR, Role.CONFIDENTIAL}, "desk-no-requests"),
}
"""For each press of the desk that concerns no case: who may, and what comes of it."""


@pytest.mark.parametrize("action", OF_DAYS_AND_CODES)
@pytest.mark.parametrize("role", [*Role, None])
def test_who_may_press_what_of_days_and_codes(action: str, role: Role | None) -> None:
    roles, key = OF_DAYS_AND_CODES[action]
    by = MEMBER[role].id if role else "stranger"
    said = World().happen(desk("web"), ButtonPressed(action, by=by))[0]
    assert said.key == (key if role in roles else "room-not-allowed")


def test_the_desk_s_table_is_whole() -> None:
    """Every button of the desk has a rule, and every rule for a press a button, with its line above."""
    rules = [rule for topic in DESK.topics for rule in topic.entry_points]
    taken = {row.id for row in buttons.DESK if any(r.trigger(ButtonPressed(row.id)) for r in rules)}
    presses = [rule for rule in rules if any(rule.trigger(ButtonPressed(id)) for id in taken)]
    typed = {row.id for row in buttons.DESK if row.reads}
    assert taken | typed | {"learn"} == {row.id for row in buttons.DESK}, "learn is what its parts name"
    assert len(presses) == len(taken)
    known = (PRESSED_AT_THE_DESK, OF_DAYS_AND_CODES, LEARNING, TRIAGED, AT_THE_DOOR, OF_PLACES)
    assert taken == {action for table in known for action in table}


AT_THE_DOOR = {"attend"}
"""A press with a pass behind it: tests/unit/desk/test_check_in.py."""

OF_PLACES = {"place-number", "place-deny", "place-undo"}
"""What is pressed about somebody's account is a leader's."""


@pytest.mark.parametrize("action", sorted(OF_PLACES))
@pytest.mark.parametrize("role", [*Role, None])
def test_who_may_let_somebody_into_a_place_and_out_of_it(action: str, role: Role | None) -> None:
    by = MEMBER[role].id if role else "stranger"
    said = World().happen(desk("web"), ButtonPressed(action, "nobody", by=by))[0]
    assert (said.key == "room-not-allowed") is (role not in LEADERS)


TRIAGED: dict[str, set[Role]] = {
    "triage": ALL,
    "triage-open": ALL,
    "triage-dismiss": LEADERS,
    "triage-restore": LEADERS,
}
"""For each press at the desk about many new cases that came together: who may."""


@pytest.mark.parametrize("action", TRIAGED)
@pytest.mark.parametrize("role", [*Role, None])
def test_who_may_look_at_many_new_cases_and_who_dismisses_them(action: str, role: Role | None) -> None:
    world = World(is_flood=True)
    complain(world)
    by = MEMBER[role].id if role else "stranger"
    shown = world.happen(desk("web"), ButtonPressed(action, "1001", by=by))
    refused = shown[0].key == "room-not-allowed"
    assert refused == (role not in TRIAGED[action])
    assert (world.cases[1001].status is Status.OPEN) or action == "triage-dismiss"
    assert not refused or world.cases[1001].triage


LEARNING: dict[str, set[Role]] = {
    "faq": ALL,
    "learn-group": ALL,
    "learn-way": ALL,
    "learn-new": ALL,
    "learn-drop": ALL,
    "learn-review": ALL,
    "learn-approve": LEADERS,
    "learn-reject": LEADERS,
}
"""For each press at the desk about what people asked: who may."""


@pytest.mark.parametrize("action", LEARNING)
@pytest.mark.parametrize("role", [*Role, None])
def test_who_may_learn_from_people_and_who_approves(action: str, role: Role | None) -> None:
    world = World()
    for who in ("p1", "p2"):
        world.write(person(who), f"زقفخظ {'أ' if who == 'p1' else 'ثصضطغ'}")
    world.happen(desk("web"), ButtonPressed("faq", "2 جواب جديد", by="agent"))
    arg = {"faq": "", "learn-way": "1.fees"}.get(action, "1")
    by = MEMBER[role].id if role else "stranger"
    before = (dict(world.additions), set(world.settled))
    shown = world.happen(desk("web"), ButtonPressed(action, arg, by=by))
    refused = shown[0].key == "room-not-allowed"
    assert refused == (role not in LEARNING[action])
    if refused:
        assert (world.additions, world.settled) == before


def test_the_table_of_learning_is_whole() -> None:
    rules = DESK_LEARNING.entry_points
    known = [each for each in LEARNING if any(r.trigger(ButtonPressed(each)) for r in rules)]
    assert known == list(LEARNING)
    pressed_ones = [r for r in rules if not r.trigger(MessageReceived(Words("/faq")))]
    assert len(pressed_ones) == len(LEARNING) + 2  # the others are what happens elsewhere
