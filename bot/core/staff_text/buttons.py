"""What staff can press and type: one row a button, in the room of a case and at the common desk.

The rule this module guards: the card, the permissions, the commands on every channel, the menu that
Telegram completes them from and the tests read these rows; nothing of a button is written a second time.
The table of a case's room binds a step to each row, and cannot be built while one is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.case import Case, Gesture, Move
from bot.core.facts import Role

EVERYONE = frozenset({Role.AGENT, Role.SUPERVISOR, Role.DIRECTOR, Role.CONFIDENTIAL})
LEADERS = frozenset({Role.SUPERVISOR, Role.DIRECTOR})
WHO_MAY_KNOW = LEADERS | {Role.CONFIDENTIAL}
"""Who may be told who a person is."""

WHO_MAY_ANSWER = frozenset({Role.DIRECTOR, Role.CONFIDENTIAL})
"""Who answers requests about people's data."""

SELDOM = 12
"""From this place on, a button waits behind `more` where the card has too many."""


@dataclass(frozen=True, slots=True)
class OnCard:
    """What a card knows of its case when it chooses its buttons. `gestures` are those that can still be
    given (C26); `is_brief`: the card has no room for all that the person wrote; `is_sorted`: the
    society has categories for its kind, and `has_initiatives` that it has any."""

    case: Case
    gestures: tuple[Gesture, ...] = ()
    is_brief: bool = False
    is_sorted: bool = False
    has_initiatives: bool = False


Shown = Callable[[OnCard], bool]


@dataclass(frozen=True, slots=True)
class Button:
    """`id` is the action that is pressed, and `choice-ID` the text on it.

    `roles` are those who may. `command` is its name behind a slash, `arabic` the same in Arabic letters;
    both are empty where it cannot be typed. `place` orders the buttons of the card, and 0 is none of
    them; `shown` says on which cards it stands. `asks`: its form is answered in words, and words behind
    its command answer it. `reads`: what stands behind its command is read, and is no case's number.
    `part_of` names another button, where who may press that one may press this one, too. `in_room`: this
    button of the desk does its work in the room of a case as well.
    """

    id: str
    roles: frozenset[Role] = EVERYONE
    command: str = ""
    arabic: str = ""
    place: int = 0
    shown: Shown = lambda _: True
    asks: bool = False
    reads: bool = False
    part_of: str = ""
    in_room: bool = False


def _can(move: Move) -> Shown:
    return lambda on: on.case.can(move)


def _is_for_somebody(on: OnCard) -> bool:
    """Staff recorded it, and its person has no chat in which they follow it."""
    return on.case.is_unclaimed


def _is_question(on: OnCard) -> bool:
    return on.case.kind.is_question


def _is_promised(on: OnCard) -> bool:
    """It is worked on, and its date can be told to the person."""
    return on.case.is_open and not _is_question(on)


def _awaits_upheld(on: OnCard) -> bool:
    """An appeal was answered, and nobody has said yet whether that differs from what was decided."""
    appeal, is_done = on.case.appeal, on.case.can(Move.REOPEN)
    return is_done and appeal.is_appeal and appeal.upheld is None


ROOM = (
    Button("card", command="card", arabic="البطاقة"),
    Button("said", command="said", arabic="كلامه", place=8, shown=lambda on: on.is_brief, reads=True),
    Button("take", command="take", arabic="استلام", place=2, shown=_can(Move.TAKE)),
    Button(  # C17: the projects supervisor contacts the person, or delegates it
        "delegate", LEADERS, "delegate", "تفويض", place=5, shown=_can(Move.DELEGATE), asks=True
    ),
    Button(
        "offer",
        command="offer",
        arabic="حلول",
        place=4,
        shown=lambda on: on.case.can(Move.OFFER) and not _is_question(on),
        asks=True,
    ),
    Button("resolve", command="resolve", arabic="إنجاز", place=3, shown=_can(Move.RESOLVE), asks=True),
    Button("reopen", command="reopen", arabic="إعادة_فتح"),
    Button("ask", command="ask", arabic="سؤال", place=12, shown=_is_promised, asks=True),
    Button("late", command="late", arabic="تأخير", place=13, shown=_is_promised, asks=True),
    Button("goodwill", command="goodwill", arabic="ميزة", place=14, shown=lambda on: bool(on.gestures)),
    Button(
        "hand-back",
        command="hand_back",
        arabic="إعادة",
        place=6,
        shown=lambda on: _is_question(on) and on.case.is_open,
    ),
    Button(  # with a word of reason that the case keeps
        "false-alarm",
        command="false_alarm",
        arabic="إنذار_كاذب",
        place=1,
        shown=lambda on: bool(on.case.urgent),
        asks=True,
    ),
    Button("identity", WHO_MAY_KNOW, "identity", "هوية", place=16, asks=True),  # a reason each time
    Button(
        "learn",
        command="learn",
        arabic="تعليم",
        place=7,
        shown=lambda on: _is_question(on) and on.case.staff_word_at is not None,
    ),
    Button(
        "act",
        command="act",
        arabic="المقصود",
        place=17,
        shown=lambda on: bool(on.case.act_beside_kind),
    ),
    Button("slip", command="slip", arabic="قسيمة", place=20, shown=_is_for_somebody),
    Button(
        "telephone",
        command="telephone",
        arabic="جواله",
        place=24,
        shown=lambda on: _is_for_somebody(on) and (on.case.is_open or on.case.can(Move.CLOSE)),
        reads=True,
    ),
    Button(
        "rated-for",
        command="rated",
        arabic="تقييمه",
        place=9,
        shown=lambda on: _is_for_somebody(on) and on.case.can(Move.CLOSE),
    ),
    Button(  # again; until somebody has looked, the card has what it needs of itself
        "assess",
        command="assess",
        arabic="تقدير",
        place=22,
        shown=lambda on: on.case.is_open and on.case.assessment is not None,
    ),
    Button(  # what its second look came to
        "appeal-upheld", command="upheld", arabic="تغير_القرار", place=10, shown=_awaits_upheld
    ),
    Button("appeal-stands", command="stands", arabic="بقاء_القرار", place=11, shown=_awaits_upheld),
    Button("note", command="note", arabic="ملاحظة", place=15, asks=True),
    Button(
        "category",
        command="category",
        arabic="التصنيف",
        place=23,
        shown=lambda on: on.is_sorted and on.case.is_open,
    ),
    Button(
        "relationship", command="relationship", arabic="الصفة", place=21, shown=lambda on: on.case.is_open
    ),
    Button(
        "initiative",
        command="initiative",
        arabic="مبادرة",
        place=25,
        shown=lambda on: on.has_initiatives and on.case.is_open,
        reads=True,
    ),
    Button("action", command="action", arabic="إجراء", asks=True),
    Button("history", command="history", arabic="التاريخ", place=18, reads=True),
    Button("draw", command="private", arabic="خاص", place=19),  # out of everybody's eyes
    Button("link-case", command="link_case", arabic="ربط", reads=True),
    Button("unlink-case", command="unlink_case", arabic="فك_الربط", reads=True),
    Button("merge", command="merge", arabic="دمج", reads=True),
    Button("split", command="split", arabic="فصل", asks=True),
    Button("incident", command="incident", arabic="حادثة", reads=True),
    Button("notice", LEADERS, "notice", "إعلان", asks=True),  # people hear it in the society's name
    # what follows from one of these, or unfolds the card
    Button("act-is", part_of="act"),
    Button("category-is", part_of="category"),
    Button("relationship-is", part_of="relationship"),
    Button("initiative-is", part_of="initiative"),
    Button("assess-is", part_of="assess"),
    Button("action-keep"),
    Button("action-drop"),
    Button("action-other", asks=True),
    Button("action-done"),
    Button("action-cancel"),
    Button("more"),
    Button("write"),
    Button("take-anyway"),
    Button("learn-way"),
    Button("learn-answer"),  # waits for a leader at the desk
    Button("send-as-it-is"),
    Button("hold-send"),  # of one's own words only
    Button("hold-note"),
    Button("draw-sure"),
    Button("merge-sure", part_of="merge"),
    Button("unmerge", part_of="split"),
    Button("same-incident", part_of="incident"),
    Button("incident-out", part_of="incident"),
    Button("to-all", part_of="resolve"),
    Button("to-all-sure", part_of="resolve"),
    Button("to-all-otherwise", part_of="resolve", asks=True),
    Button("only-this", part_of="resolve"),
    Button("notice-keep", LEADERS, part_of="notice"),
    Button("notice-off", LEADERS, part_of="notice"),
)
"""In the room of a case: a press, or a command; or the command with the case's number, from elsewhere."""

DESK = (
    Button("open-cases", command="open", arabic="المفتوحة", part_of="card"),
    Button("mine", command="mine", arabic="حالاتي", part_of="card"),
    Button("case", command="case", arabic="حالة", part_of="card"),
    Button("registered", command="registered", arabic="المسجلون", part_of="card"),
    Button("actions", command="actions", arabic="الإجراءات", part_of="card"),
    Button("thanks-said", command="thanks", arabic="شكر", part_of="card"),
    Button("faq", command="faq", arabic="أسئلة", reads=True, in_room=True),
    Button("holiday", LEADERS, "holiday", "عطلة", reads=True),
    Button("away", command="away", arabic="غياب", reads=True),
    Button("back-to-work", command="back", arabic="عودة", reads=True),
    Button("report", LEADERS, "report", "تقرير", reads=True),
    Button("check", LEADERS, "check", "فحص"),
    Button("intake", command="intake", arabic="استقبال"),
    Button("messages", command="messages", arabic="رسائل", reads=True, part_of="card"),
    Button("qr", command="qr", arabic="رمز", reads=True, part_of="card"),
    Button("pass", command="pass", arabic="بطاقة", reads=True, part_of="card"),
    Button("data-requests", WHO_MAY_ANSWER, "requests", "طلبات_البيانات"),
    Button("data-request", WHO_MAY_ANSWER, "request", "طلب_بيانات", reads=True),
    Button("data-asked", command="data_asked", arabic="طلب_شفهي", reads=True),
    # what follows from one of these
    Button("intake-anew", part_of="intake"),
    Button("in-case", part_of="card"),
    Button("which-case", part_of="card"),
    Button("which-topic", part_of="card"),
    Button("attend", part_of="card"),
    Button("holidays", LEADERS, part_of="holiday"),
    Button("holiday-right", LEADERS, part_of="holiday"),
    Button("holiday-instead", LEADERS, part_of="holiday"),
    Button("learn-group", part_of="faq"),
    Button("learn-review", part_of="faq"),
    Button("learn"),
    Button("learn-way", part_of="learn"),
    Button("learn-new", part_of="learn"),
    Button("learn-drop", part_of="learn"),
    Button("learn-approve", LEADERS),  # what is answered in the society's name is a leader's word
    Button("learn-reject", LEADERS, part_of="learn-approve"),
    Button("triage", part_of="card"),
    Button("triage-open", part_of="card"),
    Button("triage-dismiss", LEADERS),
    Button("triage-restore", LEADERS, part_of="triage-dismiss"),
    Button("place-number", LEADERS),  # whoever pressed a member's button is let in by a leader's word
    Button("place-deny", LEADERS, part_of="place-number"),
    Button("place-undo", LEADERS, part_of="place-number"),
)
"""At the common desk, or anywhere by a command."""
