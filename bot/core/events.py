"""What happened. Past tense: an event is committed to the inbox before anyone acts on it.

Times are aware datetimes in UTC. `by` is a staff member's id in rooms and at the desk, and empty
when the person of the conversation wrote.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.core.ailments import Ailment, Found
from bot.core.dated_action import ActionStep
from bot.core.related_events import CaseDrawnAlong as CaseDrawnAlong
from bot.core.related_events import CaseJoined as CaseJoined
from bot.core.related_events import CaseLinked as CaseLinked
from bot.core.related_events import CaseNotJoined as CaseNotJoined
from bot.core.related_events import CaseParted as CaseParted
from bot.core.related_events import CasesMerged as CasesMerged
from bot.core.related_events import CaseSplit as CaseSplit
from bot.core.related_events import IncidentActed as IncidentActed
from bot.core.related_events import IncidentAnswered as IncidentAnswered
from bot.core.related_events import IncidentFound as IncidentFound
from bot.core.related_events import IncidentHanded as IncidentHanded
from bot.core.related_events import IncidentJoined as IncidentJoined
from bot.core.related_events import IncidentLed as IncidentLed
from bot.core.related_events import IncidentOver as IncidentOver
from bot.core.related_events import NoticeStands as NoticeStands

OWN_NUMBER = "☎"
"""Stands in the talk for a person's own number, which no room may show."""

UNREADABLE = "unreadable"
"""What a channel calls `unsupported` that is of a known kind and holds what nobody can read."""


class AttachmentKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was stored at intake. `id` is a generated name; `name` is what the sender called it.

    `awaited`: it is still on its way from the platform. Nothing leads to a file by this id, which ends
    when the file is here or is given up.
    """

    id: str
    kind: AttachmentKind
    mime: str
    size: int
    name: str = ""
    awaited: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """WGS 84 degrees."""

    latitude: float
    longitude: float


class Origin(StrEnum):
    """Where a message that is passed on comes from: its sender's own messages, ours, or somebody else."""

    OWN = "own"
    OURS = "ours"
    USER = "user"
    HIDDEN_USER = "hidden_user"
    CHAT = "chat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Somebody else's words, passed on. `name` is what the platform calls their author, empty where it
    does not say or it is the sender's own; `at` is when they were written (UTC)."""

    origin: Origin
    name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a message answers. `whose` it is; `text` is the part that was marked, or all of it; `file` the
    kind of what was sent instead of words."""

    whose: Origin
    text: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One message as it was written, never normalised or shortened.

    `id` is the platform's name for the message, by which a later edit finds it; empty where there is
    none. `burst` messages came at once and are this one, with as much of them as it has room for, and
    `others` of them are left out: the inbox keeps them all. 0: it is one message's own.

    `album` is the platform's name for what was sent together with others; `calls` whether it begins with
    somebody's name, so that they hear of it. `reply_to` is the id of the message that it answers.
    `hidden` numbers of documents and accounts were in it, which are not kept. `form` names the form of
    ours that was filled in at once (bot.core.registration_forms); its answers are the lines of the text.
    """

    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    location: Location | None = None
    at: datetime | None = None
    id: str = ""
    others: int = 0
    burst: int = 0
    forwarded: Forwarded | None = None
    quoted: Quoted | None = None
    album: str = ""
    calls: bool = False
    reply_to: str = ""
    hidden: int = 0
    form: str = ""

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.attachments or self.location)


@dataclass(frozen=True, slots=True)
class FileCame:
    """A file that a turn has seen as `awaited` (its id then) is here. `message` is the id of what it came
    with, where that was nothing but the file."""

    awaited: str
    file: Attachment
    message: str = ""


@dataclass(frozen=True, slots=True)
class FileMissed:
    """An awaited file was given up; its sender is told beside this."""

    awaited: str
    kind: AttachmentKind
    message: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """What an e-mail has beside its words. `subject` is as it stands there; `thread` are the Message-IDs
    of what it follows, the nearest last. `is_reply`: its subject says that it answers something.
    `foreign` is a case of somebody else that it names or answers, 0 for none: its sender learns nothing
    of it. `left_out` is `file` where something of it was not taken, `mail` where all but its head.
    `proven`: the society's mail server found that it is of its sender, or it answers a mail of ours that
    went to its sender alone."""

    subject: str = ""
    thread: tuple[str, ...] = ()
    is_reply: bool = False
    foreign: int = 0
    left_out: str = ""
    proven: bool = True


@dataclass(frozen=True, slots=True)
class MessageReceived:
    """Someone wrote. `unsupported` names what the channel could not carry (a sticker, a poll). `mail` is
    there where it came by e-mail."""

    words: Words
    by: str = ""
    unsupported: str = ""
    mail: Mail | None = None


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """Someone changed what they had written: `words` as they are now, with the id of the first ones."""

    words: Words
    by: str = ""


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """A choice was pressed. `stamp` is that of the reply that showed it: an older one is a late press.

    `label` is what the button said, for the history of the talk. `typed`: nothing was pressed, the words
    stand for it.
    """

    action: str
    arg: str = ""
    stamp: int | None = None
    by: str = ""
    label: str = ""
    typed: bool = False


# From a room to the person of its case -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StaffWrote:
    case: int
    words: Words


@dataclass(frozen=True, slots=True)
class StaffEdited:
    """What staff wrote to the person reads otherwise now; `words.id` says which message it was."""

    case: int
    words: Words


@dataclass(frozen=True, slots=True)
class AlternativesOffered:
    case: int


@dataclass(frozen=True, slots=True)
class CaseResolved:
    case: int


@dataclass(frozen=True, slots=True)
class AnswerCorrected:
    """Staff changed the message with the answer by which the case was solved."""

    case: int


@dataclass(frozen=True, slots=True)
class CaseTaken:
    case: int


@dataclass(frozen=True, slots=True)
class GoodwillGiven:
    """`gesture` is the id that the case keeps it under (C26)."""

    case: int
    gesture: str


@dataclass(frozen=True, slots=True)
class TalkHandedBack:
    """Staff ended the live talk about their case: the bot answers again."""

    case: int


@dataclass(frozen=True, slots=True)
class ReopenedByStaff:
    case: int


@dataclass(frozen=True, slots=True)
class VoiceHeard:
    """A transcriber made `text` of the voice note `attachment`, the id of its file."""

    attachment: str
    text: str


# From a room to a member of staff in private -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IdentityAsked:
    """A member (`by`, a staff id) gave a reason to know who the person of the case is."""

    case: int
    by: str


# Between a person and those who read what they confide ----------------------------------------------


@dataclass(frozen=True, slots=True)
class DisclosureTold:
    """To a member (a staff id) in private: something was confided that they may read; `again`: nobody has
    opened it yet, or, in danger, written or called; `due`: a promise passes, and nobody has written."""

    disclosure: int
    member: str
    again: bool = False
    due: bool = False


@dataclass(frozen=True, slots=True)
class DisclosureAdded:
    """To a member in private: the person has written more, from this line on."""

    disclosure: int
    member: str
    line: int


@dataclass(frozen=True, slots=True)
class DisclosureMissed:
    """To the desk, which says nothing of it: what was for a member alone did not arrive."""

    disclosure: int
    member: str


@dataclass(frozen=True, slots=True)
class DisclosureLate:
    """To the person: the promise of the case that became it has passed, and nobody has written."""

    disclosure: int


@dataclass(frozen=True, slots=True)
class DisclosureDue:
    """To the desk, which says nothing of it: the promise of the case that became it passes."""

    disclosure: int


@dataclass(frozen=True, slots=True)
class CaseDrawn:
    """To the person: their case is read by few from now on, as this disclosure."""

    case: int
    disclosure: int


@dataclass(frozen=True, slots=True)
class DisclosureRouted:
    """To the person: others read it from now on."""

    disclosure: int


@dataclass(frozen=True, slots=True)
class DisclosureSeen:
    """To the person: somebody has read it."""

    disclosure: int


@dataclass(frozen=True, slots=True)
class DisclosureAnswered:
    """To the person: this line is the answer of whoever reads it."""

    disclosure: int
    line: int


@dataclass(frozen=True, slots=True)
class DisclosureUnanswered:
    """To the member who wrote it: their answer did not reach the person."""

    disclosure: int
    member: str


@dataclass(frozen=True, slots=True)
class DisclosureDone:
    """To the person: whoever reads it has ended it."""

    disclosure: int


# To the room of the case ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StaffMoved:
    """The staff work here from now on, and worked elsewhere until now: they see the case here."""

    case: int


# From a person to the room of the case -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IntakeConfirmed:
    """A member of staff recorded for somebody what they told: it comes to a conversation that is that
    person's own. `by` is the member and `taker` the conversation in which they did. `private`: it is
    confided, and no case. `told` is what they told; the rest stands as in their draft (`IntakeDraft`)."""

    by: str
    taker: int
    source: str
    note: str
    kind: str
    told: tuple[Words, ...]
    expectation: str
    phone: str = ""
    name: str = ""
    agreed: bool | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class IntakeRecorded:
    """To who recorded it: its number. `told`: its person is told of it at an address that is known;
    `waits`: once they answer a call there, or write."""

    case: int
    due_at: datetime
    slip: int
    told: bool = False
    private: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class CaseRecorded:
    """To an address whose telephone was given for the case: whether it is theirs is asked there."""

    case: int


@dataclass(frozen=True, slots=True)
class IntakeAnswered:
    """To the room of a case: somebody said that it is theirs, or that the telephone is another's."""

    case: int
    theirs: bool
    by_slip: bool = False


@dataclass(frozen=True, slots=True)
class IntakeAdded:
    """To the room of a case: a member (`by`) took down more for the same telephone."""

    case: int
    by: str
    told: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """To a member (`by`) in their own talk: the telephone that was given for the case is to be put right.
    `person` is the conversation of whoever it is for."""

    case: int
    by: str
    person: int


@dataclass(frozen=True, slots=True)
class NumberCorrected:
    """To the conversation of whoever a case was recorded for: their telephone (E.164) and their name, as
    a member (`by`) wrote them. A name alone changes no telephone; neither of them forgets it."""

    case: int
    by: str
    phone: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class NoticeWithdrawn:
    """To an address that was told of a case: its telephone was not the one that was meant."""

    case: int


class Corrected(StrEnum):
    """What came of it. `TOLD`: the new telephone is asked whose the case is; `WAITS`: once its person
    answers a call there; `SLIP`: nobody is there."""

    TOLD = "told"
    WAITS = "waits"
    SLIP = "slip"
    FORGOTTEN = "forgotten"
    NAMED = "named"
    SAME = "same"
    FOLLOWED = "followed"


@dataclass(frozen=True, slots=True)
class NumberChanged:
    """To the room: what came of it. `withdrawn`: whoever has the telephone of before was told."""

    case: int
    how: Corrected
    slip: int = 0
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class CaseOpened:
    case: int


@dataclass(frozen=True, slots=True)
class HelpCried:
    """The person of the case wrote of an emergency; `kind` is its id in config.yaml."""

    case: int
    kind: str


@dataclass(frozen=True, slots=True)
class PersonWrote:
    """`unproven`: it came by a mail of their address that anybody could have sent."""

    case: int
    words: Words
    unproven: bool = False


@dataclass(frozen=True, slots=True)
class RelationshipSaid:
    """The person pressed who they are to the society."""

    case: int


@dataclass(frozen=True, slots=True)
class PersonThanked:
    """The person thanks for what was done in their case."""

    case: int
    words: Words


@dataclass(frozen=True, slots=True)
class PersonReminded:
    """The person asks after their case. Told once in a while, however often they do."""

    case: int
    words: Words


@dataclass(frozen=True, slots=True)
class PersonEdited:
    case: int
    before: Words
    words: Words


@dataclass(frozen=True, slots=True)
class PersonFileCame:
    """A file of the person that was on its way when they wrote."""

    case: int
    file: Attachment


@dataclass(frozen=True, slots=True)
class PersonFileMissed:
    """It was given up, and the person was told so."""

    case: int
    kind: AttachmentKind


@dataclass(frozen=True, slots=True)
class AlternativeChosen:
    case: int


@dataclass(frozen=True, slots=True)
class AlternativeProposed:
    case: int
    words: Words


@dataclass(frozen=True, slots=True)
class OutcomeRated:
    """What was said of `round`, which may be over when the room hears it: "not solved" begins another."""

    case: int
    quality: str = ""
    solved: bool | None = None
    round: int = 0


@dataclass(frozen=True, slots=True)
class OutcomeLeft:
    """It was below what the person expected, and they have not said whether to open it again. `solved` is
    what they said of that, None for nothing."""

    case: int
    solved: bool | None = None


@dataclass(frozen=True, slots=True)
class CaseReopened:
    """The person opened it again; `unsolved`: by saying that it is not solved, `returned`: that it was
    and did not last."""

    case: int
    unsolved: bool = False
    returned: bool = False


@dataclass(frozen=True, slots=True)
class CaseClosed:
    case: int


@dataclass(frozen=True, slots=True)
class CaseWithdrawn:
    case: int


@dataclass(frozen=True, slots=True)
class Notice:
    """That a message tells a step of a case's ladder to the role of `tell`."""

    case: int
    step: str
    tell: str


# From a room of a flood's case to the desk, and from the desk to its person --------------------------


@dataclass(frozen=True, slots=True)
class TriageWaits:
    """A case came that waits among many others for staff to look at it; `again`: after it had been
    dismissed."""

    case: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class TriageDue:
    """The list of all cases that wait to be looked at is due; `seen` is the newest of the list before."""

    seen: int = 0


@dataclass(frozen=True, slots=True)
class CaseDismissed:
    """Staff dismissed the case among many, and nobody has taken that back."""

    case: int


@dataclass(frozen=True, slots=True)
class CaseRestored:
    """The case waits for staff again after they had dismissed it: they took that back when its person had
    been told, or its person wrote of it."""

    case: int


# From the desk to rooms, and from a room to the person ---------------------------------------------


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """Working days changed: to the desk itself, then to each room whose promise moves."""

    case: int = 0


@dataclass(frozen=True, slots=True)
class WorkingTimeWritten:
    """The calendar or the ladder of config.yaml is another than before, and in force."""


@dataclass(frozen=True, slots=True)
class WorkingTimeRefused:
    """config.yaml was changed so that it cannot be taken. `problems` name the key and the mend."""

    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticesTold:
    """A digest told these steps of the case."""

    case: int
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeUndelivered:
    """A notice of the ladder could not be delivered to the role of `tell`: the next one is told."""

    case: int
    step: str
    tell: str


@dataclass(frozen=True, slots=True)
class MemberTold:
    """A step of the ladder, to a member's own talk with the bot. `key` says what it tells, `due` when,
    and `said` which words of the person it is about."""

    notice: Notice
    member: str
    key: str
    due: datetime
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberBriefed:
    """A list of cases, to a member's own talk with the bot: `key` says which list, `cases` are its lines
    and `closures` what is to be done before one, as they are read."""

    member: str
    key: str
    cases: tuple[str, ...]
    closures: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseMoved:
    """The promise to the person was made anew because working days changed. `before` is the old one."""

    case: int
    before: datetime


@dataclass(frozen=True, slots=True)
class PromiseMissed:
    """The promise to the person was not kept. `role` has the case; `late`: it is told after its time."""

    case: int
    due: datetime
    role: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class ActionMissed:
    """What was promised for a day is not done. `role` has it now."""

    case: int
    action: int
    role: str


@dataclass(frozen=True, slots=True)
class ActionDone:
    """What its person heard to be late is done after all."""

    case: int
    action: int


@dataclass(frozen=True, slots=True)
class PromiseDelayed:
    """It will take longer: staff gave a reason and a new date. `before` is the promise that is missed."""

    case: int
    before: datetime


# At the desk ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """A member asked for the report from `begins` to `ends`, which is not held (UTC), of `month`
    (2026-11). `messages`: only for what was sent where each message has its price."""

    begins: datetime
    ends: datetime
    month: str = ""
    messages: bool = False


@dataclass(frozen=True, slots=True)
class AnswersChanged:
    """The staff taught something: whoever asks next is answered with it."""


@dataclass(frozen=True, slots=True)
class AdditionWaits:
    """A new answer waits for a leader's word. `addition` is its number."""

    addition: int


@dataclass(frozen=True, slots=True)
class AttendanceMarked:
    """Staff marked at the door that somebody came: to the person who registered them."""

    registration: int


# From the timers -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LadderStepDue:
    """A step of the ladder fell due (C24). `step` is its name in config.yaml, `at` its time."""

    case: int
    step: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ActionDue:
    """A step of the clock of an action with a date, to the room of its case."""

    case: int
    action: int
    step: ActionStep


@dataclass(frozen=True, slots=True)
class PromisePassed:
    """The promise `due` of the case has come, to its room. `at` is when that was to be told."""

    case: int
    due: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class CryUnanswered:
    """It is time to tell again of a cry for help to whose person nobody has written yet."""

    case: int


@dataclass(frozen=True, slots=True)
class MorningCame:
    """The office opens: the lists of the day are due."""


@dataclass(frozen=True, slots=True)
class DigestDue:
    """What was late to be told is told together."""


@dataclass(frozen=True, slots=True)
class PersonAwaited:
    """The person has not answered yet. `asked_at` says which question it was."""

    case: int
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class DraftLeft:
    """A conversation was left in the middle and has been quiet for the configured time."""


@dataclass(frozen=True, slots=True)
class BurstOver:
    """What somebody wrote faster than it can be read is taken together now."""


@dataclass(frozen=True, slots=True)
class AlbumOver:
    """What staff sent together should all have come by now. `by` is a staff id."""

    album: str
    by: str


@dataclass(frozen=True, slots=True)
class TalkQuiet:
    """Neither side of a live talk has written for the configured time."""

    case: int


@dataclass(frozen=True, slots=True)
class AddressLinked:
    """To the other conversations of a person: one on `channel` is theirs, too, from now on."""

    channel: str


@dataclass(frozen=True, slots=True)
class AddressUnlinked:
    """To those that were linked with it: the one on `channel` is apart from them now."""

    channel: str


@dataclass(frozen=True, slots=True)
class CodeOver:
    """The code that was shown here opens nothing any more, or has been shown long enough."""


@dataclass(frozen=True, slots=True)
class TalkWentOn:
    """To the other conversations of a person: the talk about the case goes on, or is over, elsewhere."""

    case: int


@dataclass(frozen=True, slots=True)
class DisclosureUnseen:
    """To the desk, which says nothing of it: it is time to tell the readers again."""

    disclosure: int


@dataclass(frozen=True, slots=True)
class DisclosureQuiet:
    """The person has not written for a while what goes to its readers."""

    disclosure: int


@dataclass(frozen=True, slots=True)
class TalkLeft:
    """What was confided here without a name from `since` on and before `until` (UTC) must not be found
    here any more, and something of it had still to be sent."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What came here is kept nowhere."""


@dataclass(frozen=True, slots=True)
class RatingUnanswered:
    """`round` 0 is of a version that did not say which."""

    case: int
    round: int = 0


@dataclass(frozen=True, slots=True)
class LastingDue:
    """It is time to ask whether what was solved in that round has lasted."""

    case: int
    round: int


@dataclass(frozen=True, slots=True)
class RegistrationLeft:
    """A registration was begun and left, and has been quiet for the configured time."""


# About people's data -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DataAsked:
    """To the person themselves: they asked for something of their data, of which this turn is told all.
    `way` is how they asked (bot.core.privacy.Way), `words` what they said it in where a form would have
    taken it."""

    wish: str
    way: str = "pressed"
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class RequestTold:
    """To a member in their own talk: a request about somebody's data. `why` is new, due or closed."""

    request: int
    member: str
    why: str = "new"


@dataclass(frozen=True, slots=True)
class RequestDue:
    """To the desk, which says nothing of it there: a request is due soon, or now."""

    request: int


@dataclass(frozen=True, slots=True)
class RequestAnswered:
    """To the person: their request was done, refused or prolonged."""

    request: int


@dataclass(frozen=True, slots=True)
class UseRestricted:
    """To the room of a case: its person's data is used for nothing else, or (`on` is false) again."""

    case: int
    on: bool = True


@dataclass(frozen=True, slots=True)
class ErasureAwaited:
    """To the person's talk: they asked to be erased once what is open is done; it is looked at daily."""

    request: int


# From the desk to a person ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegistrationOpened:
    """What a person waits for can be registered for now."""

    initiative: str


# From the platform -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StaffGroupClosed:
    """The bot was taken out of the staff's group: nothing can be said there."""


@dataclass(frozen=True, slots=True)
class StaffGroupOpened:
    """The bot is in the staff's group again."""


Trouble = Literal["rights", "topics", "muted", "deaf", "patience"]


@dataclass(frozen=True, slots=True)
class GroupTrouble:
    """Since `since` (UTC) the bot cannot work in the staff's group as it should. `kind`: `rights` to
    manage topics are missing, `topics` are switched off, it is `muted`, or `deaf` to what is written
    there; or the platform asked for `patience` until `until`."""

    kind: Trouble
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class GroupMended:
    """The trouble of that kind, which began at `since`, is over."""

    kind: Trouble
    since: datetime


Lacking = Literal["admin", "topics", "manage", "delete", "muted"]


@dataclass(frozen=True, slots=True)
class GroupConnected:
    """The group is the staff's since somebody brought the code there. `missing` is what the bot lacks in
    it: it is no `admin`, there are no `topics`, it may not `manage` them or `delete` messages, or is
    `muted`. Told again whenever that changes; `before`: something was missing when it was told last."""

    missing: tuple[Lacking, ...] = ()
    before: bool = False


@dataclass(frozen=True, slots=True)
class ConfigOverrules:
    """config.yaml names another group than the one that was connected by a link (`group`), or other
    accounts for these `members` (names), and counts."""

    group: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacesChanged:
    """Who of the staff list has a place on the messenger is not as it was shown last. `joined` are the
    ids of members who have theirs since."""

    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceClaimed:
    """Somebody pressed the button of `member`, and was shown one of these `numbers`."""

    member: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceDecided:
    """To whoever pressed the button of `member`: the place is theirs, or it is not."""

    member: str
    given: bool


UnheardFor = Literal["topics", "anonymous"]


@dataclass(frozen=True, slots=True)
class StaffUnheard:
    """What somebody wrote or pressed in the group reaches no room, because of `why`: there are no
    `topics` and it answers no message of ours, or its writer is `anonymous`. `message` names it."""

    message: str
    why: UnheardFor


SharedBy = Literal["polling", "webhook"]


@dataclass(frozen=True, slots=True)
class BotShared:
    """Another program takes our bot's updates since `since` (UTC), by `polling` or by a `webhook`."""

    how: SharedBy
    since: datetime


@dataclass(frozen=True, slots=True)
class BotOurs:
    """The updates are all ours again. `since` is when the other program began."""

    since: datetime


@dataclass(frozen=True, slots=True)
class ChannelSilent:
    """Nothing was heard from a platform for longer than it keeps what people write (UTC). `missing` is
    how much it dropped; None where that cannot be told."""

    channel: str
    since: datetime
    until: datetime
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class ChannelMissed:
    """How much was dropped in the silence from `since` on, known only now."""

    channel: str
    since: datetime
    missing: int


AccountNews = Literal[
    "restricted",
    "restored",
    "verified",
    "rejected",
    "fewer",
    "more",
    "name-taken",
    "name-refused",
    "alert",
]


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """To the desk: what became of our account or our number at a platform; `detail` is its own word for
    how far, empty where it says none."""

    channel: str
    what: AccountNews
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PayloadUnread:
    """A platform brought what nobody could read. It is kept as it came; the desk hears it once a day."""

    channel: str


@dataclass(frozen=True, slots=True)
class WordsMissed:
    """What the person wrote from `since` to `until` (UTC) may never have reached us."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class PersonUnreachable:
    """The person's platform takes nothing for them any more: they blocked us, or are gone. `for_good`:
    their account there is no more. `why` is the end of a key (`parked-…`), for a platform that does not
    say whether they blocked us."""

    case: int
    for_good: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlatformOptedOut:
    """The person switched off in their app what nobody asked for, or (`on` is false) on again; or they
    did so in another chat, which is linked with this one now."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class OptedOut:
    """To the room of a case: its person wants no messages that they did not ask for, or (`on` is false)
    wants them again."""

    case: int
    on: bool = True


@dataclass(frozen=True, slots=True)
class NumberTaken:
    """The WhatsApp number of the person of this case is another person's now. `away`: nothing reaches
    them anywhere else either."""

    case: int
    away: bool = True


@dataclass(frozen=True, slots=True)
class NumberProved:
    """Whoever has that number now wrote the number of this case: they see it from now on."""

    case: int


@dataclass(frozen=True, slots=True)
class PersonUnblocked:
    """The person lets the bot write to them again, and has not written yet."""


@dataclass(frozen=True, slots=True)
class PersonReturned:
    """The person, whom nothing reached, acted again. `missed` messages wait until they ask for them."""

    case: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class MemberUnreachable:
    """What was for one member of staff (a staff id) alone did not arrive: they have opened no talk with
    the bot, or have stopped it."""

    case: int
    member: str


# From the machine ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeliveryParked:
    """An outgoing message was given up: `reason` is a typed send error's name or its `why`, never its
    text. `to` is the address of a mail."""

    delivery: int
    channel: str
    reason: str
    case: int | None = None
    notices: tuple[Notice, ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class CaseUndelivered:
    """To the room of a case: something about it was given up. `to` is the address of a mail, empty for
    the person; `reason` as above."""

    case: int
    channel: str
    reason: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class StaffWordsDelivered:
    """The person's platform took what staff wrote; `message` is the id of the staff's own message."""

    case: int
    message: str


@dataclass(frozen=True, slots=True)
class CryHeard:
    """What staff wrote to the person at `at` (UTC) has reached them: their cry for help was heard."""

    case: int
    at: datetime


@dataclass(frozen=True, slots=True)
class StaffWordsRefused:
    """It was given up: `reason` is a typed send error's name, never its text. `is_gone`: the person takes
    nothing any more."""

    case: int
    message: str
    reason: str
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class AnswerHeld:
    """To the room: what was said to the person of the case is kept, for nothing may be said freely to
    them since `since` (UTC). `message` is the id of the staff's own message, empty for what was no words
    of theirs. `call`: `open`, a notice is on its way that something waits; `waiting`, it waits for its
    day; `none`, there is none."""

    case: int
    message: str
    since: datetime
    call: str


@dataclass(frozen=True, slots=True)
class CallRefused:
    """To the room: the notice that something waits could not be sent; the person gets it all the same
    when they write."""

    case: int


@dataclass(frozen=True, slots=True)
class HeldReleased:
    """To the person's own talk: they wrote, and so many messages about each of these cases go out now
    that were held. `resolved` are those whose solution is among them."""

    cases: tuple[tuple[int, int], ...]
    resolved: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WindowCloses:
    """To the person, who was asked something at `asked_at`: soon, at `until` (UTC), nothing may be said
    freely to them any more."""

    case: int
    asked_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class HeldShown:
    """To the room: so many messages that were held for the person go out now."""

    case: int
    count: int


@dataclass(frozen=True, slots=True)
class DisclosureHeld:
    """To the member who wrote it: their answer waits until the person writes."""

    disclosure: int
    member: str


@dataclass(frozen=True, slots=True)
class TemplateChanged:
    """To the desk: what a platform says of one of our templates, or what came of using it. `what` ends
    the key of what is said: approved, unusable, category, category-later, quality, or why a send failed.
    `at` (UTC) is when that will be so, where it is not yet and the platform says when."""

    channel: str
    name: str
    language: str
    what: str
    detail: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChannelWentDown:
    """Nothing of a channel gets through since `since` (UTC); what it should carry is kept and waits.
    `why` is the end of a key (`down-…`): what the society must do."""

    channel: str
    since: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class AllowanceUsed:
    """So many messages of `month` (2026-11) were sent where each has its price: `share` percent of the
    `allowance`, beyond which each costs `price` of `currency` (empty: nobody said how much)."""

    channel: str
    month: str
    messages: int
    share: int
    allowance: int
    price: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ChannelCameBack:
    channel: str
    since: datetime


@dataclass(frozen=True, slots=True)
class DiskScarce:
    """Files find no room any more, or again; `megabytes` are missing to what is kept free for words."""

    is_scarce: bool
    megabytes: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was shown about `of` (`case:1001`, `disclosure:9001`, `person`) was taken back from where it
    stood, as far as its platform allows: `taken` messages are gone, of `emptied` ones the words are,
    `left` ones stand there still, for these `reasons` (`age`, `rights`, `file`, `refused`, `phone`: its
    platform deletes nothing; or the name of a typed send error). `mails` official letters about it went
    out, which nobody can take back."""

    of: str
    taken: int = 0
    emptied: int = 0
    left: int = 0
    reasons: tuple[str, ...] = ()
    mails: int = 0


@dataclass(frozen=True, slots=True)
class BookQuiet:
    """The book was restored at `since`, and what waited in it goes nowhere until somebody says so: so
    many messages, deadlines that have passed, messages without an answer, and cries for help."""

    since: datetime
    messages: int
    passed: int
    unread: int
    cries: int


@dataclass(frozen=True, slots=True)
class TrailBroken:
    """The audit trail does not hold: a fault of `bot.core.audit.Fault`, at this entry, of the time that
    stands there (empty: none does)."""

    fault: str
    entry: int
    at: str


@dataclass(frozen=True, slots=True)
class AilmentsBegan:
    """To the desk: so much ails the house since each one's time (UTC), and somebody must mend it."""

    ailments: tuple[Ailment, ...]
    since: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class AilmentsOver:
    """To the desk: so much of what it was told of is well again. `since` is when each began (UTC)."""

    ailments: tuple[Ailment, ...]
    since: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class CheckDone:
    """To the desk: what the check found that was asked for there. Not `is_done`: it could not look."""

    found: tuple[Found, ...]
    is_done: bool = True


# About mail ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StrangerMailed:
    """To the room of `case`: somebody wrote of it from an address that is not its person's; what they
    wrote is the case `theirs`."""

    case: int
    theirs: int


@dataclass(frozen=True, slots=True)
class MachineMailed:
    """To the room of the case: a program answered a mail of it, as an absence note does."""

    case: int
    words: Words


@dataclass(frozen=True, slots=True)
class MailRepliesStopped:
    """To the desk: so many mails of one address were answered by themselves today, and no more are.
    `case` is its newest one, 0 for none."""

    case: int


@dataclass(frozen=True, slots=True)
class MailsLeft:
    """Mails lie unread in the mailbox that a person may have written; the desk hears it once a day."""


@dataclass(frozen=True, slots=True)
class MemberMailed:
    """To the desk: a member wrote to the mailbox of those who complain; `member` is their staff id."""

    member: str
    words: Words


@dataclass(frozen=True, slots=True)
class TurnFailed:
    """A turn could not be carried out after every retry; its message stays in the inbox, parked."""

    inbox: int
    channel: str


Event = (
    MessageReceived
    | MessageEdited
    | ButtonPressed
    | StaffWrote
    | StaffEdited
    | ReopenedByStaff
    | AlternativesOffered
    | CaseResolved
    | AnswerCorrected
    | CaseTaken
    | GoodwillGiven
    | TalkHandedBack
    | IdentityAsked
    | BurstOver
    | AlbumOver
    | VoiceHeard
    | TalkQuiet
    | TalkWentOn
    | AddressLinked
    | AddressUnlinked
    | CodeOver
    | IntakeConfirmed
    | IntakeRecorded
    | CaseRecorded
    | IntakeAdded
    | IntakeAnswered
    | NumberAsked
    | NumberCorrected
    | NoticeWithdrawn
    | NumberChanged
    | CaseOpened
    | CaseDrawnAlong
    | CaseJoined
    | CaseLinked
    | CaseNotJoined
    | CaseParted
    | CasesMerged
    | CaseSplit
    | IncidentActed
    | IncidentAnswered
    | IncidentFound
    | IncidentJoined
    | IncidentHanded
    | IncidentLed
    | IncidentOver
    | NoticeStands
    | HelpCried
    | AnswersChanged
    | AdditionWaits
    | PersonWrote
    | PersonThanked
    | RelationshipSaid
    | PersonReminded
    | PersonEdited
    | FileCame
    | FileMissed
    | PersonFileCame
    | PersonFileMissed
    | AlternativeChosen
    | AlternativeProposed
    | OutcomeRated
    | OutcomeLeft
    | CaseReopened
    | CaseClosed
    | CaseWithdrawn
    | TriageWaits
    | TriageDue
    | CaseDismissed
    | CaseRestored
    | LadderStepDue
    | CryUnanswered
    | CryHeard
    | MorningCame
    | DigestDue
    | PersonAwaited
    | CalendarChanged
    | WorkingTimeWritten
    | WorkingTimeRefused
    | NoticesTold
    | MemberTold
    | MemberBriefed
    | NoticeUndelivered
    | PromiseMoved
    | PromiseDelayed
    | ActionDue
    | ActionMissed
    | ActionDone
    | PromiseMissed
    | PromisePassed
    | ReportAsked
    | AttendanceMarked
    | StaffGroupClosed
    | GroupTrouble
    | GroupMended
    | GroupConnected
    | ConfigOverrules
    | PlacesChanged
    | PlaceClaimed
    | PlaceDecided
    | StaffMoved
    | StaffUnheard
    | BotShared
    | BotOurs
    | StaffGroupOpened
    | ChannelSilent
    | ChannelMissed
    | PayloadUnread
    | AccountChanged
    | WordsMissed
    | PersonUnreachable
    | NumberTaken
    | PlatformOptedOut
    | OptedOut
    | NumberProved
    | MemberUnreachable
    | DraftLeft
    | RegistrationLeft
    | RegistrationOpened
    | DataAsked
    | RequestTold
    | RequestDue
    | RequestAnswered
    | ErasureAwaited
    | UseRestricted
    | RatingUnanswered
    | LastingDue
    | DisclosureTold
    | DisclosureAdded
    | DisclosureMissed
    | DisclosureRouted
    | DisclosureLate
    | DisclosureDue
    | CaseDrawn
    | DisclosureSeen
    | DisclosureAnswered
    | DisclosureUnanswered
    | DisclosureDone
    | DisclosureUnseen
    | DisclosureQuiet
    | TalkLeft
    | Forgotten
    | DeliveryParked
    | CaseUndelivered
    | PersonReturned
    | PersonUnblocked
    | StaffWordsDelivered
    | StaffWordsRefused
    | AnswerHeld
    | CallRefused
    | HeldReleased
    | HeldShown
    | WindowCloses
    | DisclosureHeld
    | TemplateChanged
    | ChannelWentDown
    | AllowanceUsed
    | DiskScarce
    | ChannelCameBack
    | TakenBack
    | TrailBroken
    | AilmentsBegan
    | AilmentsOver
    | BookQuiet
    | CheckDone
    | StrangerMailed
    | MachineMailed
    | MailRepliesStopped
    | MailsLeft
    | MemberMailed
    | TurnFailed
)
