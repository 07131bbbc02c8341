"""A small world for the pure core: a frozen clock, a calendar, texts, and whoever writes in it.

It carries out effects in memory the way the runtime does in the database, so that whole journeys can be
walked in microseconds. Nothing here decides anything.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, assert_never
from zoneinfo import ZoneInfo

from bot.config.emergency import saudi_arabia
from bot.core.advance import advance
from bot.core.audit import AuditEntry, RecordAudit
from bot.core.awaited import is_awaited
from bot.core.case import Case, Entry, EntryKind, Gesture
from bot.core.case_audit import note_of
from bot.core.conversation import Address, Conversation, Party
from bot.core.dated_action import open_ones
from bot.core.disclosure import Disclosure
from bot.core.effects import (
    AdmitStaff,
    AnnounceDay,
    CancelTimers,
    ClearHistory,
    DayState,
    DropWaitingNote,
    Effect,
    ErasePerson,
    KeepQuestion,
    KeepRound,
    KeepWaitingNote,
    LookAtHouse,
    PostEvent,
    RecordEntry,
    RecordRating,
    SaveAddition,
    SaveCase,
    SaveDisclosure,
    SaveIncident,
    SaveRegistration,
    SendEmail,
    SendMissed,
    SendReply,
    SetAbsence,
    SetTimer,
    SettleQuestions,
)
from bot.core.events import (
    ButtonPressed,
    CaseOpened,
    ChannelSilent,
    Event,
    FileCame,
    FileMissed,
    IdentityAsked,
    IntakeConfirmed,
    MessageEdited,
    MessageReceived,
    MorningCame,
    NumberCorrected,
    PlaceClaimed,
    PlacesChanged,
    ReportAsked,
    TakenBack,
    VoiceHeard,
    Words,
)
from bot.core.facts import (
    SAID_PAGE,
    Absence,
    Answers,
    Appeal,
    Facts,
    Invitation,
    Pace,
    Part,
    Profile,
    Role,
    StaffMember,
    page_of,
)
from bot.core.forgetting import ForgetTalk
from bot.core.intake import ADD, CONFIRM, SAME_WITHIN, IntakeKnown
from bot.core.learning import Addition, AskedQuestion
from bot.core.link_words import LinkWords
from bot.core.linking import (
    Earlier,
    HideCodes,
    KeepLinkCode,
    KeepRecoveryCode,
    LinkingEffect,
    LinkOffer,
    LinkWith,
    NoteIdentity,
    Unlink,
    UseLinkCode,
)
from bot.core.messages import Button, Message
from bot.core.opting import OptOut
from bot.core.passes import Passes, token_in
from bot.core.places import ClaimPlace, FreePlace, StaffPlace, TakePlace
from bot.core.privacy import (
    LISTED,
    AboutData,
    Consent,
    Privacy,
    PrivacyEffect,
    RecordConsent,
    Request,
    SaveRequest,
    WithdrawConsent,
)
from bot.core.receipts import Receipts, waits_until
from bot.core.registration import (
    PHONE,
    USUAL_FORM,
    FieldKind,
    FormField,
    Initiative,
    Registration,
    RegistrationCount,
    WaitingNote,
)
from bot.core.related import ALIKE_FOR, Compared, Incident, Related, leads_out, led_by, named_case
from bot.core.report import CountAct, Figures
from bot.core.sorting import Sorting
from bot.core.takeback import TakeBack
from bot.core.thanks import KeepThanks, TellThanks, Thanks
from bot.policy.calendar_rules import read_calendar
from bot.policy.ladder import Ladder, Rung, read_rungs
from bot.policy.ladder_default import DEFAULT
from bot.policy.working_time import Calendar
from bot.runtime.turns.about_data import asks_for_own, request_in
from bot.runtime.turns.confided_parts import confided_in, history_asked, receipt_typed
from bot.runtime.turns.effects import labelled, labels_of
from bot.runtime.turns.facts_by_event import parts_of
from bot.runtime.turns.place_parts import PLACES
from bot.runtime.turns.recorded_parts import alike, number_in, says
from bot.store.queries.staff import PREFIX, hashed
from bot.texts.dates import Dates
from bot.texts.kindness import unkind_words
from bot.texts.link_words import link_words
from bot.texts.render import Renderer
from bot.texts.society import Society
from faq.detect.emergency import Alarms
from faq.detect.unkind_words import Coach
from faq.engine.answering import Answering
from faq.engine.shipped import shipped
from faq.entries import load_all, outside
from faq.text.normalise import fold
from handlers.shared.consents import given
from handlers.tables import TABLES

ZONE = ZoneInfo("Asia/Riyadh")
CALENDAR = read_calendar(
    {"timezone": "Asia/Riyadh", "weekend": ["friday", "saturday"], "hours": ["08:00-16:00"]}
)
SUNDAY_TEN = datetime(2026, 11, 22, 7, tzinfo=UTC)
HEARING, _ = shipped()
"""The answers that ship, and what they hear."""

ANSWERS = Answering(load_all().entries, outside(), HEARING)
"""The same, hearing nothing: what follows from an act is told by a table (tests/unit/person/hearing.py)."""

COACH = Coach(unkind_words(), fold)
PASSES = Passes(b"a key of the tests", 90, ZONE)
ALARMS = Alarms([each.alarm for each in saudi_arabia()], fold)

DATES = Dates(ZONE)
SOCIETY = Society(
    name={"ar": "جمعية ماجد", "en": "Majid Society"},
    channels={
        "mobile": "966503011458",
        "phone": "0126062959",
        "email": "customer.service@majidsociety.org",
    },
    extension="2",
    initiatives=(),
    calendar=CALENDAR,
    dates=DATES,
)
INITIATIVES = (
    Initiative(
        "ibda",
        {"ar": "مبادرة ابدأ", "en": "Ibda"},
        terms={"ar": "للسيدات", "en": "For women"},
        opens=date(2026, 11, 1),
        closes=date(2026, 12, 31),
        form=(
            *USUAL_FORM,
            FormField(
                "period",
                {"ar": "الوقت", "en": "Time"},
                FieldKind.CHOICE,
                ({"ar": "الصباح", "en": "Morning"}, {"ar": "المساء", "en": "Evening"}),
            ),
            FormField("birth", {"ar": "تاريخ الميلاد", "en": "Date of birth"}, FieldKind.DATE),
            FormField("children", {"ar": "عدد الأبناء", "en": "Children"}, FieldKind.NUMBER, (), True),
        ),
    ),
    Initiative("kursi", {"ar": "برنامج على كرسي ماجد", "en": "On Majid's Chair"}, form=(PHONE,)),
    Initiative("linked", {"ar": "مبادرة الرابط", "en": "Linked"}, link="https://example.org/linked"),
    Initiative("later", {"ar": "مبادرة لاحقة", "en": "Later"}, opens=date(2026, 12, 6), form=USUAL_FORM),
    Initiative("over", {"ar": "مبادرة انتهت", "en": "Over"}, closes=date(2026, 10, 31), form=USUAL_FORM),
)
RENDERER = Renderer(DATES, SOCIETY, lambda case: "")
LADDER = Ladder(read_rungs(DEFAULT), CALENDAR)
LINKS = (INITIATIVES, link_words(INITIATIVES))

PRIVATE = {
    name: Address("telegram", name, Party.PERSON)
    for name in ("supervisor", "director", "keeper", "agent")
}
NO_CLAIM: dict[str, Any] = {"claim": "", "number": "", "claimed_at": None}

STAFF = (
    StaffMember(
        "supervisor", "مشرف المشاريع", Role.SUPERVISOR, "supervisor@example.org", PRIVATE["supervisor"]
    ),
    StaffMember("agent", "موظف خدمة المستفيدين", Role.AGENT, "agent@example.org", PRIVATE["agent"]),
    StaffMember("coordinator", "منسق المبادرات", Role.AGENT, "coordinator@example.org"),
    StaffMember(
        "director", "المدير التنفيذي", Role.DIRECTOR, "director@example.org", PRIVATE["director"]
    ),
    StaffMember("keeper", "مسؤولة الحالات الخاصة", Role.CONFIDENTIAL, private=PRIVATE["keeper"]),
)

GOODWILL = (
    Gesture("priority", {"ar": "أولوية في الدورة القادمة", "en": "Priority in the next course"}),
    Gesture("call", {"ar": "اتصال من المدير", "en": "A call from the manager"}),
)


@dataclass
class World:
    """Everything that has happened. `said` holds what each conversation was shown, in order."""

    now: datetime = SUNDAY_TEN
    conversations: dict[Address, Conversation] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    audit: list[tuple[RecordAudit, datetime]] = field(default_factory=list)
    rounds: list[Case] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    ratings: list[RecordRating] = field(default_factory=list)
    said: dict[Address, list[Message]] = field(default_factory=dict)
    unreached: dict[Address, list[Message]] = field(default_factory=dict)
    mails: list[tuple[str, Message]] = field(default_factory=list)
    staff: list[StaffMember] = field(default_factory=lambda: list(STAFF))
    staff_places: list[StaffPlace] = field(default_factory=list)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    links: list[LinkingEffect] = field(default_factory=list)
    offer: LinkOffer | None = None
    earlier: Earlier | None = None
    profiles: dict[Address, Profile] = field(default_factory=dict)
    timers: dict[str, tuple[datetime, Address, Event]] = field(default_factory=dict)
    rungs: tuple[Rung, ...] = LADDER.rungs
    days: list[AnnounceDay] = field(default_factory=list)
    absences: tuple[Absence, ...] = ()
    initiatives: tuple[Initiative, ...] = INITIATIVES
    sorting: Sorting = field(default_factory=Sorting)
    made_links: tuple[tuple[Initiative, ...], LinkWords] = LINKS
    """The words of links, and of which initiatives they were made."""
    registrations: dict[int, Registration] = field(default_factory=dict)
    waiting_notes: list[WaitingNote] = field(default_factory=list)
    questions: dict[int, AskedQuestion] = field(default_factory=dict)
    settled: set[int] = field(default_factory=set)
    additions: dict[int, Addition] = field(default_factory=dict)
    answers: Answers = ANSWERS
    disclosures: dict[int, Disclosure] = field(default_factory=dict)
    incidents: dict[int, Incident] = field(default_factory=dict)
    forgotten: list[ForgetTalk] = field(default_factory=list)
    guesses: list[datetime] = field(default_factory=list)
    linked_file: int = 0
    blank: set[str] = field(default_factory=set)
    receipts: list[str] = field(default_factory=list)
    shown: Counter[Address] = field(default_factory=Counter)
    """How many messages each was ever shown: what is taken back later was shown all the same."""
    taken_back: list[TakeBack] = field(default_factory=list)
    thanks: list[Thanks] = field(default_factory=list)
    looks: int = 0
    acts: Counter[tuple[str, datetime]] = field(default_factory=Counter)
    is_flood: bool = False
    pace: Pace = field(default_factory=Pace)
    appeal: Appeal = field(default_factory=Appeal)
    came: dict[Address, list[Words]] = field(default_factory=dict)
    replied: int = 0
    released: int = 0
    privacy: Privacy = field(default_factory=Privacy)
    consents: dict[int, list[Consent]] = field(default_factory=dict)
    requests: dict[int, Request] = field(default_factory=dict)
    _inbox: deque[tuple[Address, Event]] = field(default_factory=deque)

    def twin(self) -> "World":
        """Where all of this has happened too, and nothing that happens there happens here. What is kept is never
        changed in its place, so only what keeps it is made again."""
        assert not self._inbox, "something is happening here"
        return replace(self, **{name: _again(kept) for name, kept in vars(self).items()})

    # who does what

    def write(self, who: Address, text: str, by: str = "", **more: object) -> list[Message]:
        return self.happen(who, MessageReceived(Words(text), by=by, **more))  # type: ignore[arg-type]

    def press(self, who: Address, action: str, arg: str = "", by: str = "") -> list[Message]:
        """Press a button where it was last shown, with the stamp it was shown with; one that the card keeps
        behind "more" is looked for there."""
        found = self._shown(who, action, arg)
        if not found and action != "more" and self._shown(who, "more", ""):
            self.press(who, "more", by=by)
            found = self._shown(who, action, arg)
        if not found:
            raise AssertionError(f"no button {action!r} was shown to {self._where(who)}")
        button, stamp = found
        return self.happen(who, ButtonPressed(action, button.arg, stamp, by))

    def _where(self, who: Address) -> str:
        """Who it is, the step that they are in, and what they can press there."""
        there = self.conversation(who)
        offered = ", ".join(choice.action for choice in there.prompt) or "nothing"
        return f"{who.address}, who is in {there.topic or 'no topic'}/{there.state} and sees: {offered}"

    def _shown(self, who: Address, action: str, arg: str) -> tuple[Button, int] | None:
        for message in reversed(self.said.get(who, [])):
            for button in message.buttons:
                if button.action == action and (not arg or button.arg == arg):
                    return button, message.stamp
        return None

    def happen(self, who: Address, event: Event) -> list[Message]:
        """Let it happen, and everything that follows from it. Gives what `who` was shown meanwhile."""
        before = self.shown[who]
        if isinstance(event, MessageReceived):
            event = self._came(who, event)
        self._inbox.append((who, event))
        while self._inbox:
            self._turn(*self._inbox.popleft())
        count = self.shown[who] - before
        return self.said.get(who, [])[-count:] if count else []

    def _came(self, who: Address, event: MessageReceived) -> MessageReceived:
        """Dated as the inbox dates it: of two messages the later one has the later time."""
        came = self.came.setdefault(who, [])
        at = event.words.at or self.now + timedelta(microseconds=len(came))
        came.append(replace(event.words, at=at))
        return replace(event, words=came[-1])

    def wait(self, until: datetime) -> None:
        """Time passes; timers fire in order, each at its own time."""
        while due := sorted((at, key) for key, (at, _, _) in self.timers.items() if at <= until):
            at, key = due[0]
            _, to, event = self.timers.pop(key)
            self.now = max(self.now, at)
            self.happen(to, event)
        self.now = until

    # what a turn does

    def conversation(self, who: Address) -> Conversation:
        if who not in self.conversations:
            contact = 0
            if who.party is Party.PERSON:
                contact = 1 + sum(each.party is Party.PERSON for each in self.conversations)
            self.conversations[who] = Conversation(len(self.conversations) + 1, who, contact=contact)
        return self.conversations[who]

    def facts(self, who: Address, event: Event) -> Facts:
        """The parts that the runtime loads for this event: a step that needs more fails."""
        known: dict[Part[Any], Callable[[], Any]] = {
            Facts.absences: lambda: self.absences,
            Facts.answers: lambda: self.answers,
            Facts.next_question: lambda: 1 + len(self.questions),
            Facts.next_addition: lambda: 1 + len(self.additions),
            Facts.asked: lambda: tuple(
                q for q in reversed(self.questions.values()) if q.id not in self.settled
            ),
            Facts.additions: lambda: tuple(a for a in self.additions.values() if a.status == "waiting"),
            Facts.staff_said: lambda: self._staff_said(who),
            Facts.next_case: lambda: 1001 + len(self.cases),
            Facts.known_problems: lambda: self._known_problems(who),
            Facts.related: lambda: self._related(who, event),
            Facts.staff: lambda: tuple(self.staff),
            Facts.cases: lambda: self._cases_of(who, event),
            Facts.invitation: lambda: self._invitation(event),
            Facts.places: lambda: self._places(event),
            Facts.profile: lambda: self._profile(who),
            Facts.offer: lambda: self.offer,
            Facts.earlier: lambda: self.earlier,
            Facts.code_tries: lambda: (),
            Facts.recorded: lambda: self._recorded(who, event),
            Facts.profiles: lambda: self._profiles(event),
            Facts.named: lambda: self._named(event),
            Facts.away: lambda: self._away(event),
            Facts.figures: lambda: Figures() if isinstance(event, ReportAsked) else None,
            Facts.gathered: lambda: self._gathered(who, event),
            Facts.said: lambda: self._said(who, event),
            Facts.history: lambda: self._history(who, event),
            Facts.registrations: lambda: self._registrations_of(who),
            Facts.next_registration: lambda: 5001 + len(self.registrations),
            Facts.waiting_notes: lambda: self._notes(who, event),
            Facts.registered: lambda: tuple(self._counts()),
            Facts.at_door: lambda: self._at_door(event),
            Facts.edited: lambda: self._edited(who, event),
            Facts.disclosure: lambda: self._disclosure(who, event),
            Facts.opened: lambda: self._opened(who, event),
            Facts.guesses: lambda: tuple(self.guesses),
            Facts.is_forgotten: lambda: isinstance(event, MessageEdited) and event.words.id in self.blank,
            Facts.confided: lambda: tuple(d for d in self.disclosures.values() if d.is_open),
            Facts.drawn_from: lambda: tuple(
                e for n, e in self.entries if n == self.conversation(who).case
            ),
            Facts.next_disclosure: lambda: 9001 + len(self.disclosures),
            Facts.replied: lambda: self.replied,
            Facts.thanks: lambda: self._thanks(event),
            Facts.is_flood: lambda: (
                self.is_flood and who.party is Party.PERSON and not self._cases_of(who, event)
            ),
            Facts.missed: lambda: self._missed(who, event),
            Facts.released: lambda: self.released,
            Facts.can_reply_freely_until: lambda: self._free_until(who),
            Facts.requests: lambda: self._requests(who, event),
            Facts.next_request: lambda: 3001 + len(self.requests),
            Facts.consents: lambda: tuple(
                reversed(self.consents.get(self.conversation(who).contact, []))
            ),
        }
        wanted = parts_of(event, who.party)
        return Facts(
            now=self.now,
            calendar=self.calendar,
            ladder=Ladder(self.rungs, self.calendar),
            asked_days=frozenset(day.day for day in self.days if day.state is DayState.ASKED),
            coach=COACH,
            alarms=ALARMS,
            text=RENDERER.text,
            fold=fold,
            passes=PASSES,
            staff_channel="web",
            actor=next((m for m in self.staff if m.id == getattr(event, "by", "")), None),
            goodwill=GOODWILL,
            sorting=self.sorting,
            appeal=self.appeal,
            pace=self.pace,
            initiatives=self.initiatives,
            receipts=receipts(self._fresh_receipt),
            privacy=self.privacy,
            link_words=self._link_words(),
            event=type(event).__name__,
            parts={part: known[part]() for part in wanted},
        )

    def _recorded(self, who: Address, event: Event) -> IntakeKnown:
        """As the runtime finds it: whose telephone it is, on WhatsApp, and what was recorded today."""
        if isinstance(event, IntakeConfirmed):
            at = self._at_phone(event.phone)
            return IntakeKnown(at=self.conversation(at).id, address=at) if at else IntakeKnown()
        if isinstance(event, NumberCorrected):
            return self._corrected(event)
        here = self.conversation(who)
        draft = here.taking_in
        if draft and says(here, event, CONFIRM, "summary"):
            lately = (c for c in self.cases.values() if c.source and self._phone_of(c) == draft.phone)
            latest = sorted(lately, key=lambda case: -case.number)
            return alike(draft, tuple(c for c in latest if c.opened_at > self.now - SAME_WITHIN))
        if draft and says(here, event, ADD, "twin"):
            return IntakeKnown(self.cases.get(draft.twin))
        case = self.cases.get(number_in(event))
        return IntakeKnown(case, bool(case) and self._at_phone(self._phone_of(case)) == who)

    def _corrected(self, event: NumberCorrected) -> IntakeKnown:
        case = self.cases[event.case]
        phone, at = self._phone_of(case), self._at_phone(event.phone)
        before = self._at_phone(phone)
        known = IntakeKnown(case, phone=phone, before=self.conversation(before).id if before else 0)
        return replace(known, at=self.conversation(at).id, address=at) if at else known

    def _phone_of(self, case: Case) -> str:
        return self.profiles.get(self._address(case.person), Profile()).phone

    def _at_phone(self, phone: str) -> Address | None:
        at = Address("whatsapp", phone.removeprefix("+"), Party.PERSON)
        return at if phone and at in self.conversations else None

    def _related(self, who: Address, event: Event) -> Related:
        """As the runtime finds it: where the event names another case, or opens one."""
        mine = self.cases.get(self.conversation(who).case or 0)
        if mine is None:
            return Related()
        found = self.cases.get(named_case(event, mine))
        found = None if found is mine else found
        while found and found.merged_into and leads_out(event):
            found = self.cases.get(found.merged_into)
        talks = {each.id: each.contact for each in self.conversations.values()}
        is_theirs = found is not None and talks.get(found.person) == talks.get(mine.person)
        incident = self.incidents.get(mine.incident or led_by(found))
        return Related(found, is_theirs, incident, self._recent(mine, event))

    def _recent(self, mine: Case, event: Event) -> tuple[Compared, ...]:
        if not isinstance(event, CaseOpened) or mine.incident:
            return ()
        since = self.now - ALIKE_FOR
        alike = (c for c in self.cases.values() if c.kind == mine.kind and c.is_open and c is not mine)
        recent = sorted((c for c in alike if c.opened_at >= since), key=lambda c: -c.number)
        names = tuple(each.name for each in fields(Compared))
        return tuple(Compared(**{name: getattr(each, name) for name in names}) for each in recent)

    def _known_problems(self, who: Address) -> tuple[Incident, ...]:
        noticed = (each for each in self.incidents.values() if each.notice)
        return tuple(each for each in noticed if self.cases[each.lead].is_open)

    def _link_words(self) -> LinkWords:
        """Made once for the same initiatives."""
        if self.made_links[0] is not self.initiatives:
            self.made_links = self.initiatives, link_words(self.initiatives)
        return self.made_links[1]

    def _disclosure(self, who: Address, event: Event) -> Disclosure | None:
        by_file = self.linked_file if isinstance(event, FileCame | VoiceHeard) else 0
        return self.disclosures.get(by_file or confided_in(self.conversation(who), event))

    def _fresh_receipt(self) -> str:
        self.receipts.append(f"{4_321_000_000_000_000 + len(self.receipts)}")
        return self.receipts[-1]

    def _opened(self, who: Address, event: Event) -> Disclosure | None:
        """As the runtime finds it: where it may be tried."""
        typed = receipt_typed(event)
        if not typed or waits_until(self.conversation(who).guesses, self.guesses, self.now):
            return None
        digest = receipts().digest(typed)
        return next((each for each in self.disclosures.values() if each.receipt == digest), None)

    def _thanks(self, event: Event) -> tuple[Thanks, ...]:
        """Those of the desk that stood in no list yet; all of them for whoever asks."""
        asks = isinstance(event, ButtonPressed) and event.action == "thanks-said"
        if not (asks or isinstance(event, MorningCame)):
            return ()
        return tuple(t for t in reversed(self.thanks) if not t.case and (asks or not t.told))

    def _free_until(self, who: Address) -> datetime | None:
        """Of the talk, or of the person of the room's case."""
        here = self.conversation(who)
        case = self.cases.get(here.case or 0)
        talks = (each for each in self.conversations.values() if case and each.id == case.person)
        return next((each.free_until for each in talks), here.free_until)

    def _missed(self, who: Address, event: Event) -> int:
        """Asked for whoever is back, and for whoever asks to see it."""
        asks = isinstance(event, ButtonPressed) and event.action == "show-missed"
        is_back = who.party is Party.PERSON and any(case.away_at for case in self._cases_of(who, event))
        return len(self.unreached.get(who, [])) if asks or is_back else 0

    def _away(self, event: Event) -> tuple[int, ...]:
        """Whoever has an open case, the one that is due first before others, where a channel was silent."""
        if not isinstance(event, ChannelSilent):
            return ()
        cases = sorted(self.cases.values(), key=lambda case: case.due_at)
        return tuple(dict.fromkeys(case.person for case in cases if case.is_open))

    def _named(self, event: Event) -> frozenset[tuple[int, EntryKind]]:
        """The cases whose lines hold the file that came or was given up."""
        if not isinstance(event, FileCame | FileMissed):
            return frozenset()
        held = (
            (number, entry) for number, entry in self.entries if is_awaited(entry.words, event.awaited)
        )
        return frozenset((number, entry.kind) for number, entry in held)

    def _edited(self, who: Address, event: Event) -> frozenset[EntryKind]:
        """What the room's edited message had been kept as."""
        number = self.conversation(who).case
        if not number or not isinstance(event, MessageEdited) or not event.words.id:
            return frozenset()
        kept = (entry for case, entry in self.entries if case == number)
        return frozenset(entry.kind for entry in kept if entry.words.id == event.words.id)

    def _at_door(self, event: Event) -> Registration | None:
        shown = PASSES.read(token_in(event))
        return self.registrations.get(shown.number) if shown else None

    def _registrations_of(self, who: Address) -> tuple[Registration, ...]:
        mine = self.conversation(who).id
        latest_first = sorted(self.registrations.values(), key=lambda each: -each.number)
        return tuple(each for each in latest_first if each.person == mine)

    def _notes(self, who: Address, event: Event) -> tuple[WaitingNote, ...]:
        mine = self.conversation(who).id
        everybody = isinstance(event, MorningCame)
        return tuple(note for note in self.waiting_notes if everybody or note.person == mine)

    def _counts(self) -> Iterator[RegistrationCount]:
        """Of every initiative that anybody registered or waits for, by its id."""
        all_of = (*self.registrations.values(), *self.waiting_notes)
        for id in sorted({each.initiative for each in all_of}):
            own = [r for r in self.registrations.values() if r.initiative == id]
            active = sum(1 for r in own if r.is_active)
            came = sum(1 for r in own if r.attended_at)
            waiting = sum(1 for note in self.waiting_notes if note.initiative == id)
            yield RegistrationCount(id, active, len(own) - active, came, waiting)

    def _staff_said(self, who: Address) -> str:
        number = self.conversation(who).case
        said = [e.words.text for n, e in self.entries if n == number and e.kind == "staff_wrote"]
        return said[-1] if said else ""

    def _gathered(self, who: Address, event: Event) -> tuple[Words, ...]:
        """As the runtime reads it, without the message that comes in now."""
        burst = self.conversation(who).burst
        if not burst.gathered or not isinstance(event, MessageReceived):
            return self._waiting(who)
        return tuple(self.came[who][:-1][-burst.gathered :]) if burst.story else ()

    def _waiting(self, who: Address) -> tuple[Words, ...]:
        """What waits to be taken together."""
        waiting = self.conversation(who).burst.gathered
        return tuple(self.came[who][-waiting:]) if waiting else ()

    def _said(self, who: Address, event: Event) -> tuple[Words, ...]:
        case = self.cases.get(self.conversation(who).case or 0)
        if not case or not isinstance(event, ButtonPressed):
            return ()
        skip = (page_of(event.arg) - 1) * SAID_PAGE
        return self._messages(self._address(case.person), case.words)[skip : skip + SAID_PAGE + 1]

    def _messages(self, who: Address, words: tuple[Words, ...]) -> tuple[Words, ...]:
        """Each burst as the messages that it was taken from, by the time of its first one."""
        return tuple(message for each in words for message in self._burst(who, each))

    def _burst(self, who: Address, words: Words) -> list[Words]:
        came = [each for each in self.came.get(who, []) if each.at and words.at and each.at >= words.at]
        return came[: words.burst] if words.burst and words.at else [words]

    def _invitation(self, event: Event) -> Invitation | None:
        is_start = isinstance(event, ButtonPressed) and event.action == "start"
        found = self.invitations.get(event.arg) if is_start else None  # type: ignore[union-attr]
        return replace(found, secret=hashed(found.secret)) if found else None

    def _places(self, event: Event) -> tuple[StaffPlace, ...]:
        presses = isinstance(event, ButtonPressed) and event.action in {"start", *PLACES}
        return (
            tuple(self.staff_places) if presses or isinstance(event, PlacesChanged | PlaceClaimed) else ()
        )

    def _placed(self, member: str, **changes: Any) -> None:
        self.staff_places = [
            replace(each, **changes) if each.member == member else each for each in self.staff_places
        ]

    def _works_at(self, member: str, address: Address | None) -> None:
        self.staff = [
            replace(each, private=address) if each.id == member else each for each in self.staff
        ]

    def _profile(self, who: Address) -> Profile | None:
        return self.profiles.get(who)

    def _profiles(self, event: Event) -> tuple[Profile, ...]:
        if not isinstance(event, IdentityAsked):
            return ()
        opener = self._address(self.cases[event.case].person)
        whose = [opener, *map(self._address, self.conversations[opener].linked)]
        return tuple(self.profiles[each] for each in whose if each in self.profiles)

    @property
    def calendar(self) -> Calendar:
        """With what was announced: the latest word of each day counts."""
        said = {each.day: each for each in self.days if each.state is not DayState.ASKED}
        of = {state: [d for d, each in said.items() if each.state is state] for state in DayState}
        off = {day: said[day].name for day in of[DayState.OFF]}
        working, confirmed = frozenset(of[DayState.WORKING]), frozenset(of[DayState.CONFIRMED])
        return CALENDAR.with_days(off, working, confirmed) if said else CALENDAR

    def _cases_of(self, who: Address, event: Event) -> tuple[Case, ...]:
        conversation = self.conversation(who)
        cases = sorted(self.cases.values(), key=lambda case: -case.number)
        if who.party is Party.PERSON:
            return tuple(case for case in cases if case.person == conversation.id)
        if who.party is Party.ROOM:
            return tuple(case for case in cases if case.number == conversation.case)
        if isinstance(event, ButtonPressed) and event.action == "actions":
            return tuple(case for case in cases if open_ones(case.actions))
        asked = event.arg.partition(".")[0] if isinstance(event, ButtonPressed) else ""
        restored = isinstance(event, ButtonPressed) and event.action == "triage-restore"
        return tuple(
            case
            for case in cases
            if case.is_open or str(case.number) == asked or (restored and case.status == "dismissed")
        )

    def _history(self, who: Address, event: Event) -> tuple[AuditEntry, ...]:
        subject = history_asked(self.conversation(who), event)
        mine = [(id, at, each.note) for id, (each, at) in enumerate(self.audit, 1)]
        return tuple(
            AuditEntry(id, at, note.by, note.action, note.subject, "", "", str(note.reason), "", "")
            for id, at, note in mine
            if note.subject == subject
        )

    def _turn(self, who: Address, event: Event) -> None:
        conversation = self.conversation(who)
        turn = advance(conversation, event, self.facts(who, event), TABLES[who.party])
        self.conversations[who] = turn.conversation
        for effect in turn.effects:
            self._carry_out(turn.conversation, effect)

    def _carry_out(self, conversation: Conversation, effect: Effect) -> None:
        match effect:
            case SendReply(reply, stamp):
                shown = RENDERER.message(reply, conversation.language, stamp)
                who = conversation.address
                self._show(who, shown)
                self.conversations[who] = labelled(self.conversations[who], labels_of(reply, shown))
            case SendEmail():
                self.mails.append((effect.to, RENDERER.email(effect, "ar")))
            case SaveCase(case):
                self.cases[case.number] = case
            case RecordEntry(case, entry):
                self.entries.append((case, entry))
                self.audit.append((RecordAudit(note_of(case, entry)), entry.at))
            case RecordRating():
                self.ratings.append(effect)
            case PostEvent(to, event):
                self._inbox.append((self._address(to), event))
            case SetTimer(key, due_at, to, event) if not (effect.keeps_pending and key in self.timers):
                self.timers[key] = (due_at, self._address(to), event)
            case KeepQuestion(question):
                first = self.questions.get(question.id)
                self.questions[question.id] = (
                    replace(first, reason=question.reason) if first else question
                )
            case SettleQuestions(ids):
                self.settled |= set(ids)
                for id in ids if effect.forget else ():
                    self.questions[id] = replace(self.questions[id], text="")
            case SaveAddition(addition):
                self.additions[addition.id] = addition
            case ClaimPlace(member, address, number):
                self._placed(member, claim=address.address, number=number, claimed_at=self.now)
            case TakePlace(member, address):
                self._placed(member, account=address.address, **NO_CLAIM)
                self._works_at(member, address)
            case FreePlace(member):
                self._placed(member, account="", code=f"another-{member}", **NO_CLAIM)
                self._works_at(member, None)
            case AdmitStaff(secret, name, address):
                self._admit(secret, name, address)
            case AnnounceDay():
                self.days.append(effect)
            case SetAbsence(member, first, last, deputy):
                others = tuple(each for each in self.absences if each.member != member)
                away = (Absence(member, first, last, deputy),) if first and last else ()
                self.absences = (*others, *away)
            case ClearHistory(case):
                self.entries = [(n, _bare(e) if n == case else e) for n, e in self.entries]
                self.thanks = [each for each in self.thanks if each.case != case]
                self.said[room(case)] = []
            case SaveIncident(incident):
                self.incidents[incident.lead] = incident
            case SaveDisclosure(disclosure):
                self.disclosures[disclosure.number] = disclosure
            case ForgetTalk():
                self.forgotten.append(effect)
                self.guesses += [self.now] if effect.guessed else []
            case SaveRegistration(registration):
                self.registrations[registration.number] = registration
            case KeepWaitingNote(person, initiative):
                note = WaitingNote(person, initiative)
                self.waiting_notes += [] if note in self.waiting_notes else [note]
            case DropWaitingNote(person, initiative):
                self.waiting_notes = [
                    note for note in self.waiting_notes if note != WaitingNote(person, initiative)
                ]
            case CancelTimers(prefix):
                self.timers = {k: v for k, v in self.timers.items() if not k.startswith(prefix)}
            case SetTimer():
                pass  # it is pending, and is kept as it is
            case KeepRound(case):
                self.rounds.append(case)
            case ErasePerson(contact):
                self.erased.append(contact)
            case KeepThanks(said):
                self.thanks.append(replace(said, id=len(self.thanks) + 1))
            case TellThanks(ids):
                self.thanks = [replace(t, told=t.told or t.id in ids) for t in self.thanks]
            case LookAtHouse():
                self.looks += 1
            case CountAct(act, day):
                self.acts[act, day] += 1
            case (
                KeepLinkCode() | UseLinkCode() | LinkWith() | Unlink() | KeepRecoveryCode() | HideCodes()
            ):
                self.links.append(effect)
            case NoteIdentity(conversation_id, name, phone, forget):
                known = self.profiles.get(self._address(conversation_id), Profile())
                number = "" if forget else phone or known.phone
                self.profiles[self._address(conversation_id)] = Profile(name or known.name, number)
            case OptOut():
                pass  # the conversation of the turn says it itself
            case RecordAudit():
                self.audit.append((effect, self.now))
            case TakeBack():
                self._take_back(effect)
            case AboutData():
                self._about_data(effect)
            case SendMissed(person, linked):
                who = self._address(person)
                for each in (person, *linked):
                    self._show(who, *self.unreached.pop(self._address(each), []))
            case _:
                assert_never(effect)

    def _show(self, who: Address, *messages: Message) -> None:
        self.said.setdefault(who, []).extend(messages)
        self.shown[who] += len(messages)

    def _take_back(self, asked: TakeBack) -> None:
        """All of a place; what is about something alone is for the store."""
        at = self._address(asked.at)
        gone = [] if asked.only else self.said.pop(at, [])
        self.taken_back.append(asked)
        if asked.tell is not None:
            self._inbox.append((self._address(asked.tell), TakenBack(asked.of, len(gone))))

    def _requests(self, who: Address, event: Event) -> tuple[Request, ...]:
        here = self.conversation(who)
        if asks_for_own(here, event):
            return tuple(r for r in reversed(self.requests.values()) if r.contact == here.contact)
        if isinstance(event, ButtonPressed) and event.action == LISTED and who.party is Party.DESK:
            return tuple(r for r in self.requests.values() if r.is_open)
        found = self.requests.get(request_in(here, event))
        return (found,) if found else ()

    def _about_data(self, effect: PrivacyEffect) -> None:
        match effect:
            case RecordConsent(contact):
                self.consents.setdefault(contact, []).append(given(effect, self.now))
            case WithdrawConsent(contact, purposes):
                self.consents[contact] = [
                    replace(each, withdrawn_at=each.withdrawn_at or self.now)
                    if each.purpose in purposes
                    else each
                    for each in self.consents.get(contact, [])
                ]
            case SaveRequest(request):
                there = {each.id: each.contact for each in self.conversations.values()}
                contact = request.contact or there.get(request.conversation, 0)
                self.requests[request.number] = replace(request, contact=contact)

    def _admit(self, secret: str, name: str, address: Address) -> None:
        token = next(token for token in self.invitations if hashed(token) == secret)
        invitation = self.invitations[token]
        self.invitations[token] = replace(invitation, is_valid=False)
        number = 1 + sum(each.id.startswith(PREFIX) for each in self.staff)
        member = StaffMember(f"{PREFIX}{number}", name, invitation.role, private=address)
        self.staff.append(member)

    def _address(self, to: Address | int) -> Address:
        if isinstance(to, Address):
            return to
        return next(who for who, conversation in self.conversations.items() if conversation.id == to)

    # where every word is kept

    def kept(self) -> set[str]:
        """Every text that is still somewhere: in a draft, pending, with a case or in its history."""
        texts = {question.text for question in self.questions.values()}
        texts |= {said.text for said in self.thanks}
        for case in self.cases.values():
            said = self._messages(self._address(case.person), case.words)
            texts |= {words.text for words in (*case.words, *said)}
        texts |= {case.expectation for case in self.cases.values()}
        for disclosure in self.disclosures.values():
            said = self._messages(self._address(disclosure.to), disclosure.words)
            texts |= {words.text for words in (*disclosure.words, *said)}
        texts |= {entry.words.text for _, entry in self.entries} | {e.detail for _, e in self.entries}
        for who, conversation in self.conversations.items():
            texts |= {
                words.text
                for words in self._messages(who, (*conversation.pending.words, *conversation.pending.met))
            }
            if draft := conversation.draft:
                told = (*draft.words, *draft.replaced)
                texts |= {words.text for words in (*told, *self._messages(who, told))}
                texts |= {draft.expectation}
            if confided := conversation.confided:
                texts |= {words.text for words in self._messages(who, confided.words)}
            if undecided := conversation.undecided:
                texts |= {words.text for words in self._messages(who, undecided.words)}
            if begun := conversation.registering:
                texts |= {begun.relation, *dict(begun.answers).values()}
        for registration in self.registrations.values():
            texts |= {registration.relation, *dict(registration.answers).values()}
        for who in self.conversations:
            texts |= {words.text for words in self._waiting(who)}
        return {line.strip() for text in texts for line in (text, *text.splitlines())}

    def carried(self, who: Address) -> set[str]:
        """What was written before the step that this person is in, and can be dropped from it."""
        conversation = self.conversation(who)
        waits = (*conversation.pending.words, *conversation.pending.met)
        return _lines((*waits, *(conversation.draft.carried if conversation.draft else ())))

    def places(self) -> Iterator[set[str]]:
        """The lines that stand in each place where a person's words can be: every case, every draft, what
        waits, and every registration."""
        for case in self.cases.values():
            yield _lines(case.words, case.expectation)
        for conversation in self.conversations.values():
            yield _lines((*conversation.pending.words, *conversation.pending.met))
            if confided := conversation.confided:
                yield _lines(confided.words)
            if draft := conversation.draft:
                yield _lines(draft.words, draft.expectation)
            if begun := conversation.registering:
                yield _lines((), begun.relation, *dict(begun.answers).values())
        for disclosure in self.disclosures.values():
            yield _lines(disclosure.words)
        for registration in self.registrations.values():
            yield _lines((), registration.relation, *dict(registration.answers).values())


def receipts(fresh: Callable[[], str] = str) -> Receipts:
    """What makes them slow to guess is shown once (tests/unit/person/test_unsigned.py), and waited for nowhere."""
    return Receipts(b"a salt", fresh, cost=2)


def _again(kept: Any) -> Any:
    """What keeps things is made again, also within another; the things are the same."""
    match kept:
        case Counter() | set() | deque():
            return kept.copy()
        case dict():
            return {key: _again(each) for key, each in kept.items()}
        case list():
            return list(kept)
    return kept


def _bare(entry: Entry) -> Entry:
    return replace(entry, words=Words(), detail="")


def _lines(words: tuple[Words, ...], *texts: str) -> set[str]:
    return {line.strip() for text in (*(w.text for w in words), *texts) for line in text.splitlines()}


def person(name: str = "p1") -> Address:
    return Address("web", name, Party.PERSON)


def room(number: int = 1001) -> Address:
    return Address("web", f"case-{number}", Party.ROOM)
