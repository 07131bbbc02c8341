"""A case and its moves.

The rule this module guards: a case changes its status only by a move of the table below. An illegal
move raises `IllegalMove`; nobody sets a status by hand. docs/case-states.md is drawn from the table.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, assert_never

from bot.core.answer import Answer
from bot.core.appealed import FIRST_LEVEL, Appealed
from bot.core.assessment import Assessment
from bot.core.case_parts import Cry as Cry
from bot.core.case_parts import Delegation as Delegation
from bot.core.case_parts import Quality as Quality
from bot.core.case_parts import ToAll as ToAll
from bot.core.case_parts import Triage as Triage
from bot.core.dated_action import DatedAction
from bot.core.events import Words
from bot.core.kind import Kind as Kind
from bot.core.society import Gesture as Gesture
from bot.policy.languages import FIRST


class Status(StrEnum):
    OPEN = "open"
    ASSIGNED = "assigned"
    OFFERED = "offered"
    AGREED = "agreed"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    ENDED = "ended"
    MERGED = "merged"

    @property
    def is_open(self) -> bool:
        """Whether the case is being worked on: its deadline runs, and it may be solved."""
        return self.stage is Stage.WORKED_ON

    @property
    def stage(self) -> "Stage":
        match self:
            case Status.OPEN | Status.ASSIGNED | Status.OFFERED | Status.AGREED | Status.REOPENED:
                return Stage.WORKED_ON
            case Status.RESOLVED:
                return Stage.DONE
            case Status.CLOSED:
                return Stage.OVER
            case Status.WITHDRAWN | Status.DISMISSED | Status.ENDED | Status.MERGED:
                return Stage.GIVEN_UP
            case _:
                assert_never(self)


class Stage(StrEnum):
    """What a status means for everything that does not ask for it by name. `DONE`: the person may still
    say that it is not solved. `GIVEN_UP`: it ended without a solution."""

    WORKED_ON = "worked_on"
    DONE = "done"
    OVER = "over"
    GIVEN_UP = "given_up"


class Move(StrEnum):
    TAKE = "take"
    DELEGATE = "delegate"
    OFFER = "offer"
    CHOOSE = "choose"
    PROPOSE = "propose"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    DISMISS = "dismiss"
    RESTORE = "restore"
    END = "end"
    MERGE = "merge"
    UNMERGE = "unmerge"


_S, _M = Status, Move
_WORKED_ON = tuple(status for status in Status if status.is_open)
_OF_ITS_PERSON = (_S.OFFERED, _S.AGREED)  # what they choose, or have chosen, is of this case alone
_HANDED = {
    _S.OPEN: _S.ASSIGNED,
    _S.REOPENED: _S.ASSIGNED,
    _S.ASSIGNED: _S.ASSIGNED,
    _S.OFFERED: _S.OFFERED,
    _S.AGREED: _S.AGREED,
}

MOVES: dict[Move, dict[Status, Status]] = {
    _M.TAKE: _HANDED,
    _M.DELEGATE: _HANDED,
    _M.OFFER: dict.fromkeys(_WORKED_ON, _S.OFFERED),
    _M.CHOOSE: {_S.OFFERED: _S.AGREED},
    _M.PROPOSE: {_S.OFFERED: _S.ASSIGNED},
    _M.RESOLVE: dict.fromkeys(_WORKED_ON, _S.RESOLVED),
    _M.CLOSE: {_S.RESOLVED: _S.CLOSED},
    _M.REOPEN: {_S.RESOLVED: _S.REOPENED, _S.CLOSED: _S.REOPENED},
    _M.WITHDRAW: dict.fromkeys(_WORKED_ON, _S.WITHDRAWN),
    _M.DISMISS: {_S.OPEN: _S.DISMISSED},
    _M.RESTORE: {_S.DISMISSED: _S.OPEN},
    _M.END: {status: _S.ENDED for status in Status if status is not _S.ENDED},
    _M.MERGE: {status: _S.MERGED for status in _WORKED_ON if status not in _OF_ITS_PERSON},
    _M.UNMERGE: {_S.MERGED: _S.OPEN},
}
"""The legal moves: for each move, the status it leaves and the status it reaches."""


class IllegalMove(Exception):
    """The case is in no status from which this move may be made."""

    def __init__(self, number: int, status: Status, move: Move) -> None:
        super().__init__(f"case {number} is {status}: {move} is not a legal move from there")
        self.number, self.status, self.move = number, status, move


@dataclass(frozen=True, slots=True)
class Case:
    """`number` is what people say aloud. Times are UTC; `starts_at` and `due_at` follow C24.

    `person` is the conversation to answer in. `offers` and `rounds` count the sets of alternatives and
    the openings, so that a button of an earlier one is known for late.

    `told` are the steps of the ladder that were told for the promise in force, `owed` those that the next
    digest tells, and `repeated_at` is when what comes every morning was last told. `asked_at` is since
    when it waits for the person, `waited_seconds` the office time that it waited before.
    `missed_at` is the first promise of this round that was not kept; a new date does not undo it.
    `answered_at`, `late_told_at` and `settled_at` are when staff first wrote to the person,
    first told them that it takes longer, and solved it (or the person withdrew it), in this round.
    `sorry_for` is the promise that the person was told of when it was not kept.
    `reminded_at` is when staff last read that the person asks after it.
    `commented`: the person wrote after it was done, in this round.
    `away_at` is when it was last found that nothing reaches the person; None: it does, so far.
    `triage` is set while it waits among the many new cases of a flood (docs/decisions/60).
    `urgent` is the kind of emergency (config.yaml) that its person spoke of; empty for none. `cry` is
    there while nobody has written to them since; a case is never settled meanwhile.
    `act` is what its words do, as it was heard or staff corrected it; empty where that is not plain.
    `answer` is what its person was answered when it was solved, part by part; `applied` is all of it.
    `lasting_asked_at` is when its person was asked whether it lasted, `lasted` what they said.
    `follows` is the case whose days for an appeal were over when its person wanted it opened again.
    `actions` is what staff promised for a day.
    `restricted`: its person asked that their data is used for nothing else; `opted_out`: nothing unasked.
    `source` is how it reached staff who recorded it for its person (bot/core/intake.py), empty where they
    wrote themselves; `source_note` is where exactly, `taken_in_by` the staff id of who took it in, `slip`
    counts the slips that were printed, and `claimed`: its person follows it in a chat of their own.
    `unverified`: it came by a mail whose sender may be forged (bot/core/mail_address.py).
    `category` and `department` are ids of config.yaml, `relationship` who its person is (C1).
    `initiative` is the id of the one that its person named; `initiative_set`: staff said it, or none.
    `assessment` is what a member of staff said of how grave it is; None: nobody has looked.
    `linked`, `merged_into`, `absorbed`, `incident` and `joined` are numbers of other cases
    (docs/decisions/110): those beside it, the one that it went into, those that came into it, the lead of
    its incident (its own number where it leads), and, of a lead, the others of its incident. `to_all`:
    these were answered with it.
    """

    number: int
    kind: Kind
    person: int
    opened_at: datetime
    starts_at: datetime
    due_at: datetime
    language: str = FIRST
    status: Status = Status.OPEN
    words: tuple[Words, ...] = ()
    expectation: str = ""
    assignee: str = ""
    delegation: Delegation | None = None
    alternatives: tuple[str, ...] = ()
    offers: int = 0
    chosen: str = ""
    applied: str = ""
    quality: Quality | None = None
    solved: bool | None = None
    rounds: int = 1
    told: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    repeated_at: datetime | None = None
    staff_word_at: datetime | None = None
    asked_at: datetime | None = None
    waited_seconds: int = 0
    late_reason: str = ""
    missed_at: datetime | None = None
    answered_at: datetime | None = None
    late_told_at: datetime | None = None
    settled_at: datetime | None = None
    goodwill: tuple[Gesture, ...] = ()
    urgent: str = ""
    triage: Triage | None = None
    commented: bool = False
    sorry_for: datetime | None = None
    reminded_at: datetime | None = None
    cry: Cry | None = None
    away_at: datetime | None = None
    act: str = ""
    restricted: bool = False
    opted_out: bool = False
    source: str = ""
    source_note: str = ""
    taken_in_by: str = ""
    slip: int = 0
    claimed: bool = False
    unverified: bool = False
    category: str = ""
    department: str = ""
    relationship: str = ""
    initiative: str = ""
    initiative_set: bool = False
    answer: Answer | None = None
    lasting_asked_at: datetime | None = None
    lasted: bool | None = None
    assessment: Assessment | None = None
    appeal: Appealed = FIRST_LEVEL
    follows: int = 0
    actions: tuple[DatedAction, ...] = ()
    linked: tuple[int, ...] = ()
    merged_into: int = 0
    absorbed: tuple[int, ...] = ()
    incident: int = 0
    joined: tuple[int, ...] = ()
    to_all: ToAll | None = None

    @property
    def was_missed(self) -> bool:
        """Whether this round's promise was not kept, be it that a new date was given before (C24)."""
        return self.missed_at is not None

    @property
    def is_open(self) -> bool:
        return self.status.is_open

    @property
    def is_ended(self) -> bool:
        """It goes on where few read it: here it has no words and is written of no more."""
        return self.status is Status.ENDED

    @property
    def is_unclaimed(self) -> bool:
        """Staff recorded it for somebody who has no chat of their own in which they follow it, so far."""
        return bool(self.source) and not self.claimed

    @property
    def act_beside_kind(self) -> str:
        """What its words do, where neither the kind nor a cry for help says it; empty else."""
        return "" if self.urgent or self.act in self.kind.says else self.act

    @property
    def is_unassessed(self) -> bool:
        return self.kind.is_assessed and self.assessment is None

    def can(self, move: Move) -> bool:
        return self.status in MOVES[move]

    def moved(self, move: Move, **changes: Any) -> "Case":
        """The case after `move`, with the fields that the move sets.

        Raises:
            IllegalMove: the table has no such move from the case's status.
        """
        if not self.can(move):
            raise IllegalMove(self.number, self.status, move)
        return replace(self, status=MOVES[move][self.status], **changes)


class EntryKind(StrEnum):
    """What a line of a case's history tells."""

    OPENED = "opened"
    SAID = "said"
    EXPECTED = "expected"
    MOVED = "moved"
    NOTED = "noted"
    STAFF_WROTE = "staff_wrote"
    RATED = "rated"
    ESCALATED = "escalated"
    PROMISED = "promised"
    HELD = "held"
    GOODWILL = "goodwill"
    IDENTITY = "identity"
    URGENT = "urgent"
    RETURNED = "returned"
    HEARD = "heard"
    FALSE_ALARM = "false_alarm"
    UNDERSTOOD = "understood"
    SORTED = "sorted"
    ASSESSED = "assessed"
    APPEALED = "appealed"
    UPHELD = "upheld"
    STANDS = "stands"
    ACTION = "action"
    ACTION_DONE = "action_done"
    ACTION_LATE = "action_late"
    ACTION_MISSED = "action_missed"
    ACTION_DROPPED = "action_dropped"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a case's history, only ever added to. `by` is a staff id, empty for the person."""

    kind: EntryKind
    at: datetime
    words: Words = Words()
    by: str = ""
    move: Move | None = None
    detail: str = ""
