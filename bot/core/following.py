"""Which events find their person: they go to that address of a contact which was written from last.

The rule this module guards: what belongs to one conversation (a form, a file on its way, a burst) stays
there, and what is confided is told nowhere but where it was confided.
"""

from typing import get_args

from bot.core import events as e
from bot.core.events import Event

FOLLOWING: frozenset[type[Event]] = frozenset(
    {
        # what staff did
        e.StaffWrote,
        e.StaffEdited,
        e.AlternativesOffered,
        e.CaseTaken,
        e.CaseResolved,
        e.AnswerCorrected,
        e.ReopenedByStaff,
        e.GoodwillGiven,
        e.TalkHandedBack,
        e.CaseDismissed,
        e.CaseRestored,
        e.CasesMerged,
        e.CaseSplit,
        e.AttendanceMarked,
        e.RequestAnswered,
        # what the clock says of a case, and of what somebody waits for
        e.PersonAwaited,
        e.PromiseMoved,
        e.PromiseDelayed,
        e.PromiseMissed,
        e.ActionMissed,
        e.ActionDone,
        e.RatingUnanswered,
        e.LastingDue,
        e.WindowCloses,
        e.RegistrationOpened,
    }
)

FOLLOWING_NAMES = frozenset(each.__name__ for each in get_args(Event) if each in FOLLOWING)
"""As an event that is stored names its kind."""
