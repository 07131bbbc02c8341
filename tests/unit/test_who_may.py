"""Role × action × kind × "is it about me": one table, walked whole, each row by what really happens."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from bot.core.conversation import Address, Party, desk
from bot.core.disclosure import Disclosure, Line, Wish
from bot.core.events import ButtonPressed, DisclosureTold, MorningCame, Words
from bot.core.facts import Role, StaffMember
from bot.core.staff_text.who_may import ANONYMOUS, DISCLOSURE, TABLE, Act, Me, Who, may
from bot.core.turn import Turn
from bot.texts.catalogue import plain
from handlers.shared.official_mail import letter
from handlers.shared.on_duty import members_of
from handlers.shared.private_readers import readers
from handlers.tables import TABLES
from tests.unit.world import World, person, room

PLANTED, NAME = "نبتة", "نورة الحربي"
OWN = Address("telegram", "own", Party.PERSON)
OTHERS = (StaffMember("other", "سعد", Role.AGENT, "other@example.org"),)
CASES = [kind for kind in TABLE if kind not in (DISCLOSURE, ANONYMOUS)]
CONFIDED = [DISCLOSURE, ANONYMOUS]
ROWS = [(kind, act, who, me) for kind in TABLE for act in Act for who in Who for me in Me]


def member_of(who: Who) -> StaffMember:
    role = Role.AGENT if who in (Who.CALLER, Who.STRANGER) else Role(who.value)
    return StaffMember("own", NAME, role, "own@example.org", OWN, who is Who.CALLER)


def staffed(who: Who) -> World:
    made = World()
    made.staff = [*(() if who is Who.STRANGER else (member_of(who),)), *OTHERS]
    return made


def keys_of(made: World, who: Address, event: object) -> list[str]:
    return [message.key for message in made.happen(who, event)]  # type: ignore[arg-type]


# What is confided -------------------------------------------------------------------------------------------


def confided(kind: str, who: Who, me: Me) -> World:
    """Held by this member, who would be its reader if the table lets them."""
    made = staffed(who)
    found = Disclosure(
        9001,
        0 if kind == ANONYMOUS else made.conversation(person()).id,
        made.now,
        Wish.CALL if who is Who.CALLER else Wish.CONFIDE,
        readers=("own",),
        lines=(Line(made.now, Words(PLANTED)),),
        receipt="digest" if kind == ANONYMOUS else "",
        settled=me is not Me.UNSETTLED,
        settled_lines=1,
        excluded=("own",) if me is Me.YES else (),
    )
    made.disclosures[9001] = found
    return made


def read(made: World) -> World:
    made.disclosures[9001] = replace(made.disclosures[9001], opened_by=("own",))
    return made


def pressed(action: str, arg: str, done: str) -> Callable[[World], bool]:
    return lambda made: keys_of(read(made), OWN, ButtonPressed(action, arg)) == [done]


def never_at_the_desk(event: object) -> Callable[[World], bool]:
    """Whether it can be found there by this member: by its number or a word of it."""

    def found(made: World) -> bool:
        made.happen(desk("web"), event)  # type: ignore[arg-type]
        said = plain("".join(m.text for m in made.said.get(desk("web"), [])))
        mails = "".join(mail.subject + mail.text for _, mail in made.mails)
        return any(word in said + plain(mails) for word in (PLANTED, "9001"))

    return found


DONE: dict[Act, Callable[[World], bool]] = {
    Act.NOTICE: lambda made: keys_of(made, OWN, DisclosureTold(9001, "own")) == ["private-told"],
    Act.OPEN: lambda made: (
        keys_of(made, OWN, ButtonPressed("private-look", "9001")) == ["private-opened-now"]
    ),
    Act.LOOK: pressed("private-look-for", "9001.answer", "private-looked"),
    Act.ANSWER: pressed("private-answer", "9001", "private-answer-ask"),
    Act.ABOUT: pressed("private-concerns", "9001", "private-about-ask"),
    Act.RECUSE: pressed("private-recuse", "9001", "private-passed"),
    Act.END: pressed("private-close", "9001", "private-closed"),
    Act.IDENTITY: pressed("private-identity", "9001", "private-why-identity"),
    Act.DRAW: lambda made: (
        keys_of(made, room(9001), ButtonPressed("draw", by="own")) == ["room-draw-ask"]
    ),
    Act.MAIL: lambda made: (
        keys_of(made, OWN, DisclosureTold(9001, "own")) == []
        and any(PLANTED in mail.text for _, mail in made.mails)
    ),
    Act.DIGEST: never_at_the_desk(MorningCame()),
    Act.LISTS: never_at_the_desk(ButtonPressed("open-cases", by="own")),
    Act.REPORT: never_at_the_desk(ButtonPressed("report", by="own")),
    Act.EXPORT: never_at_the_desk(ButtonPressed("registered", by="own")),
    Act.SEARCH: never_at_the_desk(ButtonPressed("case", "9001", by="own")),
}


@pytest.mark.parametrize("kind", CONFIDED)
@pytest.mark.parametrize("act", Act)
def test_of_what_is_confided_each_does_what_the_table_says_and_no_more(kind: str, act: Act) -> None:
    for who in Who:
        for me in Me:
            done = DONE[act](confided(kind, who, me))
            assert done is may(kind, act, who, me), f"{kind} {act} {who} {me}"


@pytest.mark.parametrize("kind", CONFIDED)
def test_whoever_may_open_it_is_chosen_to_read_it_and_nobody_else_is(kind: str) -> None:
    for who in Who:
        for me in Me:
            made = confided(kind, who, me)
            found = replace(made.disclosures[9001], readers=())
            facts = made.facts(desk("web"), DisclosureTold(9001, "own"))
            turn = Turn(made.conversation(person()), MorningCame(), facts, TABLES[Party.PERSON])
            chosen = [each.id for each in readers(turn, found)]
            assert ("own" in chosen) is may(kind, Act.OPEN, who, me), f"{kind} {who} {me}"


def test_whom_it_may_not_show_learns_no_more_than_of_a_number_that_does_not_exist() -> None:
    for kind in CONFIDED:
        for who in Who:
            for me in Me:
                if may(kind, Act.OPEN, who, me):
                    continue
                for action in ("look", "look-for", "answer", "about", "recuse", "close", "identity"):
                    made = read(confided(kind, who, me))
                    here = made.happen(OWN, ButtonPressed(f"private-{action}", "9001"))
                    nothing = made.happen(OWN, ButtonPressed(f"private-{action}", "9777"))
                    assert [m.text for m in here] == [m.text for m in nothing], f"{action} {who} {me}"


# A case ------------------------------------------------------------------------------------------------------


@cache
def opened(kind: str, who: Who) -> World:
    """Opened once for the rows that begin there."""
    from tests.unit.conventions.test_every_member import OPENED_BY

    made = staffed(who)
    opener = next(open_ for of, open_ in OPENED_BY.items() if of.value == kind)
    opener(made)
    return made


def with_case(kind: str, who: Who, me: Me) -> World:
    made = opened(kind, who).twin()
    if me is Me.YES:
        case = made.cases[1001]
        made.cases[1001] = replace(case, words=(*case.words, Words(f"كله من {NAME}")))
    return made


def in_room(action: str, refused: str = "room-not-allowed") -> Callable[[World], bool]:
    def done(made: World) -> bool:
        said = keys_of(made, room(), ButtonPressed(action, by="own"))
        return bool(said) and refused not in said

    return done


def at_the_desk(action: str, arg: str = "") -> Callable[[World], bool]:
    return lambda made: (
        "room-not-allowed" not in keys_of(made, desk("web"), ButtonPressed(action, arg, by="own"))
    )


def mailed(made: World) -> bool:
    """Whether a letter about it that is meant for them goes to them."""
    to = tuple(each for each in made.staff if each.id == "own")
    facts = made.facts(room(), ButtonPressed("card", by="own"))
    turn = Turn(made.conversation(room()), ButtonPressed("card", by="own"), facts, TABLES[Party.ROOM])
    return any(
        "own@" in effect.to for effect in letter(turn, made.cases[1001], to, "letter-opened").effects
    )  # type: ignore[union-attr]


def told(made: World) -> bool:
    """Whether they hear of it as whoever has it."""
    case = replace(made.cases[1001], assignee="own")
    facts = made.facts(room(), ButtonPressed("card", by="own"))
    turn = Turn(made.conversation(room()), ButtonPressed("card", by="own"), facts, TABLES[Party.ROOM])
    return any(each.id == "own" for each in members_of(turn, case, "assignee"))


def wrote(made: World) -> bool:
    return "room-not-allowed" not in [m.key for m in made.write(room(), "وصلنا", by="own")]


def never(_: World) -> bool:
    return False


CASE_DONE: dict[Act, Callable[[World], bool]] = {
    Act.NOTICE: told,
    Act.OPEN: in_room("card"),
    Act.LOOK: in_room("said"),
    Act.ANSWER: wrote,
    Act.ABOUT: lambda made: (
        keys_of(made, OWN, ButtonPressed("private-concerns", "1001")) != ["private-none"]
    ),
    Act.RECUSE: lambda made: (
        keys_of(made, OWN, ButtonPressed("private-recuse", "1001")) != ["private-none"]
    ),
    Act.END: in_room("resolve"),
    Act.DRAW: in_room("draw"),
    Act.IDENTITY: in_room("identity"),
    Act.MAIL: mailed,
    Act.DIGEST: at_the_desk("open-cases"),
    Act.LISTS: at_the_desk("open-cases"),
    Act.REPORT: lambda made: (
        [m.key for m in made.write(desk("web"), "/report", by="own")] != ["room-not-allowed"]
    ),
    Act.EXPORT: never,  # a command of the machine (`rida export`), of nobody's role
    Act.SEARCH: at_the_desk("case", "1001"),
}


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("act", Act)
def test_of_a_case_each_does_what_the_table_says_and_no_more(kind: str, act: Act) -> None:
    for who in Who:
        if who is Who.CALLER:
            continue  # an agent like others, where nothing is confided
        for me in Me:
            done = CASE_DONE[act](with_case(kind, who, me))
            assert done is may(kind, act, who, me), f"{kind} {act} {who} {me}"


def test_the_table_is_whole() -> None:
    assert len(ROWS) == len(TABLE) * len(Act) * len(Who) * len(Me)
    assert all(set(acts) >= set(Act) - {Act.IDENTITY} for acts in TABLE.values())
