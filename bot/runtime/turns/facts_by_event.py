"""Which parts of the facts an event loads, by who the conversation is with: one table for all events.

The rule this module guards: a turn loads what its event needs, and probes for nothing else. Every event
has a row; a step that reads a part which its event does not load is told so (`PartNotLoaded`).
"""

from collections.abc import Mapping
from typing import Any

from bot.core import events as e
from bot.core.conversation import Party
from bot.core.events import Event
from bot.core.facts import Facts, Part

Parts = frozenset[Part[Any]]
Row = dict[Party, Parts]


def _parts(*parts: Part[Any]) -> Parts:
    return frozenset(parts)


OWN = _parts(Facts.cases, Facts.staff, Facts.can_reply_freely_until)
"""For a person's conversation: their cases, and who works on them."""

OPENS = _parts(Facts.next_case, Facts.is_flood)
REGISTERS = _parts(Facts.registrations, Facts.next_registration, Facts.waiting_notes)
ASKS = _parts(Facts.answers, Facts.next_question, Facts.replied, Facts.gathered)
CONFIDES = _parts(
    Facts.history,
    Facts.disclosure,
    Facts.next_disclosure,
    Facts.absences,
    Facts.opened,
    Facts.guesses,
    Facts.is_forgotten,
    Facts.confided,
)
ARRIVES = _parts(
    Facts.missed, Facts.released, Facts.invitation, Facts.places, Facts.profile, Facts.at_door
)
TOLD = _parts(Facts.consents, Facts.requests, Facts.next_request)
KNOWN = _parts(Facts.known_problems)
LINKS = _parts(Facts.offer, Facts.code_tries, Facts.earlier, Facts.recorded)
PERSON_SAYS = TOLD | KNOWN | OWN | OPENS | REGISTERS | ASKS | ARRIVES | CONFIDES | LINKS
"""A person's words and presses may lead anywhere: words are restated as presses, and presses as words."""

READING = _parts(Facts.staff, Facts.absences, Facts.disclosure)
"""For whoever reads what is confided, and for its clock at the desk."""

ROOM = _parts(Facts.cases, Facts.staff, Facts.absences, Facts.can_reply_freely_until)
"""For a case's room: its card, and who is on duty."""

TEACHES = _parts(Facts.answers, Facts.next_addition, Facts.asked)
DRAWS = _parts(Facts.drawn_from, Facts.next_disclosure)
RELATES = _parts(Facts.related)
ROOM_WRITES = ROOM | RELATES | {Facts.edited}
ROOM_PRESSES = (
    ROOM
    | TEACHES
    | DRAWS
    | RELATES
    | _parts(Facts.staff_said, Facts.said, Facts.history, Facts.next_case)
)

LEADERS = _parts(Facts.staff)
"""For the desk: to whom a letter goes."""

OPEN_CASES = _parts(Facts.cases, Facts.staff, Facts.absences)
DESK_SAYS = (
    OPEN_CASES
    | TEACHES
    | _parts(Facts.additions, Facts.registered, Facts.at_door, Facts.thanks)
    | _parts(Facts.requests, Facts.next_request, Facts.places, Facts.recorded)
)

SAID: Row = {Party.PERSON: PERSON_SAYS, Party.ROOM: ROOM_WRITES, Party.DESK: DESK_SAYS}
"""Also for an event where nobody expects it: it is claimed as words are."""


def _rows(*kinds: type[Any], **by_party: Parts) -> dict[type[Any], Row]:
    """`by_party` names who is at the other end."""
    row = SAID | {Party(name): parts for name, parts in by_party.items()}
    return dict.fromkeys(kinds, row)


NAMED = _parts(Facts.named)

NEEDS: Mapping[type[Any], Row] = {
    # what people and staff write and press, and what becomes words of theirs
    **_rows(e.MessageReceived, e.MessageEdited, e.VoiceHeard, e.BurstOver),
    **_rows(e.ButtonPressed, room=ROOM_PRESSES),
    **_rows(e.FileCame, e.FileMissed, person=PERSON_SAYS | NAMED, room=ROOM | NAMED),
    **_rows(e.AlbumOver, room=ROOM),
    # to a person: what staff did, and what the clock says
    **_rows(e.StaffWrote, e.StaffEdited, e.AlternativesOffered, e.CaseTaken, e.GoodwillGiven, person=OWN),
    **_rows(
        e.CaseResolved, e.AnswerCorrected, e.ReopenedByStaff, e.TalkHandedBack, e.TalkQuiet, person=OWN
    ),
    **_rows(e.CaseDismissed, e.CaseRestored, e.WordsMissed, e.HeldReleased, person=OWN),
    **_rows(e.WindowCloses, person=OWN | {Facts.consents}),
    **_rows(e.DraftLeft, e.LastingDue, person=OWN | {Facts.consents}),
    **_rows(e.DraftLeft, person=OWN | {Facts.consents}),
    **_rows(e.ActionMissed, e.ActionDone, person=OWN),
    **_rows(e.ActionDue, room=ROOM),
    **_rows(e.PersonAwaited, e.PromiseMoved, e.PromiseDelayed, e.PromiseMissed, person=OWN),
    **_rows(e.RatingUnanswered, person=OWN | OPENS),
    **_rows(e.TalkWentOn, e.AddressLinked, e.AddressUnlinked, e.CodeOver, person=OWN),
    **_rows(e.PersonUnblocked, person=OWN | {Facts.missed}),
    **_rows(e.RegistrationLeft, person=OWN | {Facts.consents}),
    **_rows(e.RegistrationOpened, person=OWN | {Facts.waiting_notes}),
    **_rows(e.AttendanceMarked, person=OWN | {Facts.registrations}),
    # to a member in their own talk with the bot
    **_rows(e.IdentityAsked, person=OWN | {Facts.profiles}),
    **_rows(e.MemberTold, e.MemberBriefed, person=OWN),
    **_rows(e.DisclosureTold, e.DisclosureAdded, e.DisclosureUnanswered, person=OWN | READING),
    **_rows(e.DisclosureHeld, person=OWN | READING),
    # what staff recorded for somebody
    **_rows(e.IntakeConfirmed, person=PERSON_SAYS),
    **_rows(e.CaseRecorded, person=OWN | {Facts.recorded}),
    **_rows(e.IntakeRecorded, person=OWN, desk=LEADERS),
    **_rows(e.IntakeAdded, e.IntakeAnswered, e.NumberChanged, room=ROOM),
    **_rows(e.NumberAsked, person=OWN, desk=LEADERS),
    **_rows(e.NumberCorrected, e.NoticeWithdrawn, person=OWN | {Facts.recorded}),
    # about people's data
    **_rows(e.DataAsked, person=OWN | REGISTERS | TOLD | {Facts.disclosure}),
    **_rows(e.RequestTold, person=OWN | {Facts.requests}),
    **_rows(e.RequestAnswered, e.ErasureAwaited, person=OWN | REGISTERS | TOLD | {Facts.disclosure}),
    **_rows(e.RequestDue, desk=LEADERS | {Facts.requests}),
    # of what is confided, to its person
    **_rows(
        e.DisclosureSeen,
        e.DisclosureAnswered,
        e.DisclosureDone,
        e.DisclosureRouted,
        e.DisclosureLate,
        person=OWN | {Facts.disclosure},
        letterbox=_parts(Facts.disclosure),
    ),
    **_rows(e.DisclosureQuiet, e.TalkLeft, e.Forgotten, person=OWN | {Facts.disclosure}),
    **_rows(e.CaseDrawn, person=OWN | READING),
    # of cases that belong together: from room to room, and to the person
    **_rows(e.CaseDrawnAlong, room=ROOM),
    **_rows(e.CaseLinked, e.CaseJoined, e.CaseNotJoined, e.CaseParted, room=ROOM | RELATES),
    **_rows(e.IncidentJoined, e.IncidentFound, e.IncidentOver, e.IncidentAnswered, room=ROOM | RELATES),
    **_rows(e.IncidentHanded, e.IncidentLed, e.IncidentActed, e.NoticeStands, room=ROOM | RELATES),
    **_rows(e.CasesMerged, e.CaseSplit, person=OWN),
    # of what is confided, to the desk, which says nothing of it
    **_rows(e.DisclosureUnseen, e.DisclosureMissed, e.DisclosureDue, person=OWN, desk=READING),
    # to whoever asked that something be taken back
    **_rows(e.TakenBack, person=OWN, room=ROOM, desk=LEADERS),
    # to a case's room: what the person did, what the clock says, and what did not arrive
    **_rows(e.RelationshipSaid, room=ROOM),
    **_rows(e.CaseOpened, room=ROOM | RELATES),
    **_rows(e.StaffMoved, e.HelpCried, e.CryHeard, e.CryUnanswered, room=ROOM),
    **_rows(e.PersonWrote, e.PersonThanked, e.PersonReminded, e.PersonEdited, room=ROOM),
    **_rows(e.PersonFileCame, e.PersonFileMissed, room=ROOM),
    **_rows(e.AlternativeChosen, e.AlternativeProposed, e.OutcomeRated, e.OutcomeLeft, room=ROOM),
    **_rows(e.CaseReopened, e.CaseClosed, e.UseRestricted, room=ROOM),
    **_rows(e.CaseWithdrawn, room=ROOM | RELATES),
    **_rows(e.LadderStepDue, e.PromisePassed, e.NoticesTold, e.NoticeUndelivered, room=ROOM),
    **_rows(e.PersonUnreachable, e.PersonReturned, e.MemberUnreachable, room=ROOM),
    **_rows(e.NumberTaken, e.NumberProved, e.OptedOut, room=ROOM),
    **_rows(e.PlatformOptedOut, person=OWN),
    **_rows(e.CaseUndelivered, e.StaffWordsDelivered, e.StaffWordsRefused, room=ROOM),
    **_rows(e.AnswerHeld, e.CallRefused, e.HeldShown, room=ROOM),
    **_rows(e.CalendarChanged, room=ROOM, desk=OPEN_CASES),
    **_rows(e.StaffUnheard, room=ROOM, desk=LEADERS),
    # to the desk: what the clock says, and how the house is
    **_rows(e.MorningCame, desk=OPEN_CASES | {Facts.waiting_notes, Facts.thanks}),
    **_rows(e.DigestDue, e.WorkingTimeWritten, e.TriageWaits, e.TriageDue, desk=OPEN_CASES),
    **_rows(e.ReportAsked, desk=_parts(Facts.figures)),
    **_rows(e.AdditionWaits, desk=_parts(Facts.additions)),
    **_rows(e.AnswersChanged, desk=_parts(Facts.answers)),
    **_rows(e.StaffGroupClosed, desk=LEADERS | {Facts.cases}),
    **_rows(e.StaffGroupOpened, e.BotShared, e.BotOurs, e.GroupTrouble, e.GroupMended, desk=LEADERS),
    **_rows(e.GroupConnected, e.ConfigOverrules, desk=LEADERS),
    **_rows(e.PlacesChanged, e.PlaceClaimed, desk=LEADERS | {Facts.places}),
    **_rows(e.PlaceDecided, person=OWN),
    **_rows(e.ChannelSilent, desk=LEADERS | {Facts.away}),
    **_rows(
        e.ChannelMissed, e.ChannelWentDown, e.ChannelCameBack, e.DiskScarce, e.AllowanceUsed, desk=LEADERS
    ),
    **_rows(e.TrailBroken, e.PayloadUnread, e.AccountChanged, e.AllowanceUsed, desk=LEADERS),
    **_rows(e.BookQuiet, desk=LEADERS),
    **_rows(e.WorkingTimeRefused, e.DeliveryParked, e.TurnFailed, desk=LEADERS),
    **_rows(e.MailRepliesStopped, e.MailsLeft, e.MemberMailed, desk=LEADERS),
    **_rows(e.StrangerMailed, e.MachineMailed, room=ROOM),
    **_rows(e.TemplateChanged, e.AilmentsBegan, e.AilmentsOver, e.CheckDone, desk=LEADERS),
}
"""A part that is added here is loaded by `fact_parts.LOADERS`."""


def parts_of(event: Event, party: Party) -> Parts:
    """Nobody writes from a mailbox: there is nothing to know."""
    return NEEDS[type(event)].get(party, frozenset())
