"""A case of every kind, walked along the legal moves to its end by the presses and words of real handlers.

The table of moves says what is legal (bot/core/case.py). Walked are all paths of at most `LONGEST` moves in which
no status comes twice, and each move of the table at least once, with the shortest way to it and from it.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.appeal import APPEALED
from bot.core.case import MOVES, EntryKind, Kind, Move, Stage, Status
from bot.core.conversation import desk
from bot.core.events import ButtonPressed, MessageReceived, Words
from handlers.shared.second_look import lookers
from tests.unit.conventions.test_every_member import OPENED_BY
from tests.unit.world import World, person, room

LONGEST = 3
DESK = desk("web")
OTHER = 1002
SILENCE = timedelta(days=10)
Path = tuple[Move, ...]

STEPS = tuple((here, move, there) for move, table in MOVES.items() for here, there in table.items())


def is_end(status: Status) -> bool:
    return status.stage in (Stage.OVER, Stage.GIVEN_UP)


# Each move, as people make it ----------------------------------------------------------------------------


def worker(world: World) -> str:
    """Whoever decided does not look once more: then it is whoever has it, or the first to whom it is offered."""
    case = world.cases[1001]
    if not case.appeal.is_appeal:
        return "agent"
    offered = [member.id for member in lookers(world.staff, case)]
    return case.assignee if case.assignee and case.assignee not in case.appeal.barred else offered[0]


def take(world: World) -> None:
    case = world.cases[1001]
    holder, first = case.assignee, worker(world)
    others = (
        [member.id for member in lookers(world.staff, case)] if case.appeal.is_appeal else ["coordinator"]
    )
    by = next(each for each in (first, *others, "director") if each != holder)
    world.happen(room(), ButtonPressed("take", by=by))
    if world.cases[1001].assignee != by:
        world.happen(room(), ButtonPressed("take-anyway", holder, by=by))


def delegate(world: World) -> None:
    """To the first of those who are offered: whoever decided what is looked at once more is not."""
    world.happen(room(), ButtonPressed("delegate", by="supervisor"))
    world.press(room(), "delegate-to", by="supervisor")
    world.press(room(), "whole-case", by="supervisor")
    world.press(room(), "until-hours", by="supervisor")


def offer(world: World) -> None:
    by = worker(world)
    world.happen(room(), ButtonPressed("offer", by=by))
    world.write(room(), "نعيد الإرسال", by=by)
    world.write(room(), "موعد آخر", by=by)
    world.press(room(), "offer-done", by=by)


def choose(world: World) -> None:
    world.press(person(), "choose")


def propose(world: World) -> None:
    world.press(person(), "propose")
    world.write(person(), "أفضل أن تتصلوا بي أولًا")


def resolve(world: World) -> None:
    by = worker(world)
    world.happen(room(), ButtonPressed("resolve", by=by))
    world.write(room(), "أنجزنا ما طُلب", by=by)


def close(world: World) -> None:
    world.wait(world.now + SILENCE)


def reopen(world: World) -> None:
    world.happen(person(), ButtonPressed("reopen", "1001"))


def withdraw(world: World) -> None:
    world.happen(person(), ButtonPressed("withdraw", "1001"))
    world.press(person(), "withdraw-yes")


def dismiss(world: World) -> None:
    world.wait(world.now + timedelta(hours=1))
    world.press(DESK, "triage-dismiss", by="supervisor")


def restore(world: World) -> None:
    world.press(DESK, "triage-restore", by="supervisor")


def end(world: World) -> None:
    """What went into another case is drawn with that one."""
    here = room(OTHER) if world.cases[1001].status is Status.MERGED else room()
    world.happen(here, ButtonPressed("draw", by="agent"))
    world.happen(here, ButtonPressed("draw-sure", by="agent"))


def merge(world: World) -> None:
    """Into another case of the same person, which is there already."""
    other = replace(world.cases[1001], number=OTHER, status=Status.OPEN, assignee="", cry=None)
    world.cases[OTHER] = other
    world.happen(room(), MessageReceived(Words(f"/merge {OTHER}"), "agent"))
    world.press(room(), "merge-sure", by="agent")


def unmerge(world: World) -> None:
    world.happen(room(), ButtonPressed("unmerge", by="agent"))


MADE_BY: Mapping[Move, Callable[[World], None]] = {
    Move.TAKE: take,
    Move.DELEGATE: delegate,
    Move.OFFER: offer,
    Move.CHOOSE: choose,
    Move.PROPOSE: propose,
    Move.RESOLVE: resolve,
    Move.CLOSE: close,
    Move.REOPEN: reopen,
    Move.WITHDRAW: withdraw,
    Move.DISMISS: dismiss,
    Move.RESTORE: restore,
    Move.END: end,
    Move.MERGE: merge,
    Move.UNMERGE: unmerge,
}


# The paths -----------------------------------------------------------------------------------------------


def paths(here: Status, seen: frozenset[Status] = frozenset()) -> Iterator[Path]:
    """To every end, with no status twice."""
    if is_end(here):
        yield ()
    if len(seen) == LONGEST:
        return
    for start, move, there in STEPS:
        if start is here and there not in seen | {here}:
            yield from ((move, *rest) for rest in paths(there, seen | {here}))


def shortest(here: Status, is_there: Callable[[Status], bool]) -> Path:
    """By moves that stay out of the desk, which has no hand in a case that staff have looked at."""
    waiting, known = deque([(here, Path())]), {here}
    while waiting:
        status, made = waiting.popleft()
        if is_there(status):
            return made
        for start, move, there in STEPS:
            if start is status and there not in known and move is not Move.END:
                known.add(there)
                waiting.append((there, (*made, move)))
    raise AssertionError(f"no way from {here}")


def through(here: Status, move: Move, there: Status) -> Path:
    to = shortest(Status.OPEN, lambda status: status is here)
    return (*to, move, *shortest(there, is_end))


EVERY = sorted(set(paths(Status.OPEN)) | {through(*step) for step in STEPS})


def walk(kind: Kind, path: Path) -> World:
    world = World(is_flood=Move.DISMISS in path)
    OPENED_BY[kind](world)
    status = world.cases[1001].status
    for move in path:
        MADE_BY[move](world)
        status = MOVES[move][status]
        assert world.cases[1001].status is status, f"{kind}: {move} of {path}"
    return world


def moves(world: World) -> Path:
    told = (entry for number, entry in world.entries if number == 1001)
    return tuple(entry.move for entry in told if entry.kind is EntryKind.MOVED and entry.move)


def beside_taking(path: Path) -> Path:
    """Whoever works on a case that nobody has takes it by that."""
    return tuple(move for move in path if move is not Move.TAKE)


@pytest.mark.parametrize("kind", Kind)
def test_every_legal_path_leads_to_its_end(kind: Kind) -> None:
    for path in EVERY:
        world = walk(kind, path)
        assert beside_taking(moves(world)) == beside_taking(path), f"{kind}: {moves(world)}"
        assert is_end(world.cases[1001].status)
        left = [key for key in world.timers if key.startswith("case:1001:ladder:")]
        assert not left, f"{kind}, {path}: {left} go on"
        assert not world.cases[1001].words or world.cases[1001].status is not Status.ENDED


def test_every_move_of_the_table_is_walked_from_every_status() -> None:
    walked = set()
    for path in EVERY:
        status = Status.OPEN
        for move in path:
            walked.add((status, move))
            status = MOVES[move][status]
    assert walked == {(here, move) for here, move, _ in STEPS} and set(MADE_BY) == set(Move)


# Opened again, and asked whether it lasted ---------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind)
def test_opened_again_each_time_until_its_last_answer(kind: Kind) -> None:
    """A kind with levels goes up twice, and its third answer closes it; any other is simply opened again."""
    world = walk(kind, (Move.RESOLVE,))
    for level in (2, 3):
        reopen(world)
        has_levels = kind in APPEALED
        assert world.cases[1001].status is Status.REOPENED
        assert world.cases[1001].appeal.level == (level if has_levels else 1)
        resolve(world)
    reopen(world)
    assert world.cases[1001].status is (Status.CLOSED if kind in APPEALED else Status.REOPENED)


@pytest.mark.parametrize("answer", ["lasted-yes", "lasted-no", ""])
@pytest.mark.parametrize("kind", Kind)
def test_did_it_last_is_asked_of_a_wrong_alone(kind: Kind, answer: str) -> None:
    world = walk(kind, (Move.RESOLVE, Move.CLOSE))
    world.wait(world.now + timedelta(days=40))
    is_asked = "did-it-last" in [message.key for message in world.said[person()]]
    assert is_asked is kind.is_answered_in_full
    if is_asked and answer:
        world.press(person(), answer)
    status = Status.REOPENED if is_asked and answer == "lasted-no" else Status.CLOSED
    said = {"lasted-yes": True, "lasted-no": False}.get(answer) if is_asked else None
    assert (world.cases[1001].status, world.cases[1001].lasted) == (status, said)
