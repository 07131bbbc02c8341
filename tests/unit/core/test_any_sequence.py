"""Whatever happens, in whatever order: the state stays legal, everybody is answered, no word is lost."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.core.case import MOVES, Status
from bot.core.conversation import Address, desk
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    Location,
    MessageReceived,
    Words,
)
from bot.core.facts import Pace
from bot.core.messages import Button, Message
from bot.core.passes import Pass
from faq.acts.heard import Act
from handlers.person.flood_control import AT_ONCE
from handlers.shared.keywords import PERSON
from handlers.tables import TABLES
from tests.unit.person.hearing import HearsByLetters
from tests.unit.world import INITIATIVES, PASSES, PRIVATE, STAFF, World, person, room

IN_LETTERS = str.maketrans("0123456789", "زظغفقخضثصط")
PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)
VOICE = Attachment("v.ogg", AttachmentKind.VOICE, "audio/ogg", 10)
COMMANDS = st.sampled_from([word for words in PERSON.values() for word in words])
ODD = st.sampled_from(
    [
        "",
        "   ",
        "١",
        "2",
        "99",
        "1001",
        "١٠٠١",
        "\u202eقلب",
        "a\x07b",
        "x" * 4096,
        "😀",
        "...",
        "زوجي يضربني",
    ]
)
FORGED = st.sampled_from(
    [
        "attend",
        "choose",
        "propose",
        "rate-below",
        "reopen",
        "case",
        "withdraw",
        "write-to-case",
        "topic",
        "nonsense",
        "register",
        "registration",
        "correct",
        "correct-field",
        "cancel-registration",
        "pass-lost",
        "wait",
        "wait-off",
        "skip",
        "option",
        "start",
    ]
)
ARGS = st.sampled_from(
    [
        "5001",
        "5001.1",
        "5001.name",
        "ibda",
        "later",
        "reg-ibda",
        "init-over",
        "",
        "1001",
        "1001.1",
        "1001.1.0",
        "1001.9.9",
        "999",
        "../x",
        "١٠٠١",
        "a.b.c",
        "1.2.3.4",
    ]
)
PEOPLE = st.sampled_from([person("p1"), person("p2")])
MEMBERS = st.sampled_from([*(member.id for member in STAFF), "stranger"])


LATER = st.sampled_from(
    [
        "choose",
        "propose",
        "reopen",
        "leave-closed",
        "withdraw",
        "withdraw-yes",
        "add-more",
        "drop-told",
        "delay",
        "suggestion",
        "human",
        "write-to-case",
        "menu",
        "reword",
        "continue-draft",
        "continue-registration",
        "begin-registration",
        "begin-anew-yes",
        "change-answer",
        "change-field",
        "change-whom",
        "keep-answer",
        "registration",
        "correct",
        "correct-field",
        "cancel-registration",
        "cancel-yes",
        "pass-lost",
        "wait",
        "wait-off",
    ]
)
NUMBERS = st.sampled_from([1001, 1002])
WORKERS = st.sampled_from(["supervisor", "agent"])
SOLVED = st.sampled_from(["solved-yes", "solved-no"])


class AnySequence(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = World(answers=HearsByLetters())
        self.serial = count(1)
        self.written: set[str] = set()
        self.refused: dict[str, datetime] = {}
        """What answered no field, or was heard as what somebody does and not filed, and when: it waits a day
        for its next step, then the inbox has it."""

    # people

    @rule(who=PEOPLE, number=st.integers(0, 10**7))
    def writes(self, who: Address, number: int) -> None:
        """Words that no answer fits, so that they must be kept: a number in them may be an age."""
        text = f"زقفخظ {number} ثصضطغ {next(self.serial)}".translate(IN_LETTERS)
        self.written.add(text)
        heard = self.world.answers.hear(text)
        if heard.sure[:1] != (Act.COMPLAIN,) and (heard.sure or heard.likely):
            self.refused[text] = self.world.now
        self._heard(who, MessageReceived(Words(text)))
        if self.world.conversation(who).topic == "remark":  # said on to what was heard before it
            self.refused[text] = self.world.now

    @rule(who=PEOPLE, text=COMMANDS | ODD)
    def commands(self, who: Address, text: str) -> None:
        self._heard(who, MessageReceived(Words(text)))

    @rule(who=PEOPLE, place=st.booleans(), voice=st.booleans())
    def sends(self, who: Address, place: bool, voice: bool) -> None:
        words = (
            Words(location=Location(21.5, 39.2))
            if place
            else Words(attachments=(VOICE if voice else PHOTO,))
        )
        self._heard(who, MessageReceived(words))

    @rule(who=PEOPLE, number=st.integers(0, 10**7))
    def floods(self, who: Address, number: int) -> None:
        for each in range(AT_ONCE + 5):
            self.writes(who, number + each)

    @rule(who=PEOPLE)
    def sends_a_sticker(self, who: Address) -> None:
        self._heard(who, MessageReceived(Words(), unsupported="sticker"))

    @rule(who=PEOPLE, data=st.data())
    def presses(self, who: Address, data: st.DataObject) -> None:
        self._press(who, data)

    @rule(who=PEOPLE, action=FORGED, arg=ARGS, stamp=st.integers(0, 9))
    def forges(self, who: Address, action: str, arg: str, stamp: int) -> None:
        self._answered(who, self.world.happen(who, ButtonPressed(action, arg, stamp)))

    # staff

    @rule(number=NUMBERS, by=MEMBERS, data=st.data())
    def staff_press(self, number: int, by: str, data: st.DataObject) -> None:
        if number in self.world.cases:
            self._press(room(number), data, by)

    @rule(
        number=NUMBERS,
        by=MEMBERS,
        text=st.sampled_from(["تم", "// سر", "//", "1", "", "هذا غلطك"]),
    )
    def staff_write(self, number: int, by: str, text: str) -> None:
        if number in self.world.cases:
            self._answered(room(number), self.world.write(room(number), text, by=by))

    # whole steps, so that the deep states are reached as often as the first ones

    @rule(who=PEOPLE, number=st.integers(0, 10**7))
    def complains(self, who: Address, number: int) -> None:
        self.world.write(who, "شكوى")
        self.writes(who, number)
        for action in ("heard-all", "no-expectation", "confirm"):
            self._press_if_shown(who, action)

    @rule(
        who=PEOPLE, number=st.integers(0, 10**7), initiative=st.sampled_from(["ibda", "kursi", "later"])
    )
    def registers(self, who: Address, number: int, initiative: str) -> None:
        self.world.write(who, "سجلني")
        for action in ("register", "agree", "for-me"):
            self._press_if_shown(who, action)
        self.writes(who, number)
        for answer in ("0501234567", "1", "15/3/1990", "2"):
            self._heard(who, MessageReceived(Words(answer)))
        self._press_if_shown(who, "confirm-registration")

    @rule(closes=st.integers(-40, 60))
    def initiatives_change(self, closes: int) -> None:
        """Somebody writes other dates into config.yaml, or takes the first initiative out."""
        day = self.world.now.date() + timedelta(days=closes)
        changed = tuple(replace(each, opens=None, closes=day) for each in INITIATIVES)
        self.world.initiatives = changed[1:] if closes % 5 == 0 else changed

    @rule(number=NUMBERS, by=WORKERS)
    def staff_offer(self, number: int, by: str) -> None:
        if number in self.world.cases and self._press_if_shown(room(number), "offer", by):
            self.world.write(room(number), "حل أول", by=by)
            self.world.write(room(number), "حل ثان", by=by)
            self._press_if_shown(room(number), "offer-done", by)

    @rule(number=NUMBERS, by=WORKERS)
    def staff_resolve(self, number: int, by: str) -> None:
        if number in self.world.cases and self._press_if_shown(room(number), "resolve", by):
            self.world.write(room(number), "نفذنا المطلوب", by=by)

    @rule(number=NUMBERS, by=WORKERS, days=st.sampled_from(["1", "3", "9"]))
    def staff_late(self, number: int, by: str, days: str) -> None:
        if number not in self.world.cases:
            return
        self._press_if_shown(room(number), "more", by)
        if self._press_if_shown(room(number), "late", by):
            self.world.write(room(number), "ننتظر ردًا", by=by)
            self.world.happen(room(number), ButtonPressed("late-days", days, by=by))

    @rule(number=NUMBERS, by=WORKERS)
    def staff_ask(self, number: int, by: str) -> None:
        if number not in self.world.cases:
            return
        self._press_if_shown(room(number), "more", by)
        if self._press_if_shown(room(number), "ask", by):
            self.world.write(room(number), "ما رقمك؟", by=by)

    @rule(days=st.integers(-2, 9), sign=st.sampled_from(["", "-", "ok "]))
    def staff_announce(self, days: int, sign: str) -> None:
        day = (self.world.now + timedelta(days=days)).date().isoformat()
        text = f"/holiday {sign}{day} {'' if sign else 'عيد'}"
        self._answered(desk("web"), self.world.write(desk("web"), text, by="supervisor"))

    @rule(
        number=st.sampled_from([5001, 5002]),
        by=MEMBERS,
        serial=st.integers(1, 2),
        last=st.sampled_from([date(2026, 11, 23), date(2027, 12, 31)]),
    )
    def staff_check(self, number: int, by: str, serial: int, last: date) -> None:
        token = PASSES.signed(Pass(number, serial, last))
        self._answered(desk("web"), self.world.write(desk("web"), f"/pass {token}", by=by))
        self._press_if_shown(desk("web"), "attend", by)

    @rule(who=st.sampled_from([person("p1"), PRIVATE["agent"]]), number=st.sampled_from([5001, 5002]))
    def scans(self, who: Address, number: int) -> None:
        token = PASSES.signed(Pass(number, 1, date(2027, 12, 31)))
        self._answered(who, self.world.happen(who, ButtonPressed("start", f"pass-{token}")))
        self._press_if_shown(who, "attend")

    @rule(who=PEOPLE, rate=st.sampled_from(["rate-below", "rate-as", "rate-above"]), solved=SOLVED)
    def rates(self, who: Address, rate: str, solved: str) -> None:
        if self._press_if_shown(who, rate):
            self._press_if_shown(who, solved)

    @rule(who=PEOPLE, action=LATER)
    def goes_on(self, who: Address, action: str) -> None:
        self._press_if_shown(who, action)

    def _press_if_shown(self, who: Address, action: str, by: str = "") -> bool:
        """Press the newest button of that name, if there ever was one."""
        shown = [(m, b) for m in self.world.said.get(who, []) for b in m.buttons if b.action == action]
        if shown:
            self._pressed(who, *shown[-1], by)
        return bool(shown)

    # time

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.world.wait(self.world.now + timedelta(hours=hours))

    # what must hold

    @invariant()
    def every_state_exists(self) -> None:
        for conversation in self.world.conversations.values():
            if conversation.topic:
                table = TABLES[conversation.address.party]
                assert table.has(conversation.topic, conversation.state)

    @invariant()
    def every_status_was_reached_by_a_legal_move(self) -> None:
        for number, case in self.world.cases.items():
            status = Status.OPEN
            for move in (e.move for n, e in self.world.entries if n == number and e.move):
                status = MOVES[move][status]
            assert status is case.status

    @invariant()
    def an_open_case_is_watched_and_a_finished_one_is_not(self) -> None:
        for number, case in self.world.cases.items():
            watched = any(key.startswith(f"case:{number}:ladder:") for key in self.world.timers)
            assert not watched or case.is_open
            assert watched or not case.is_open or self.world.now >= case.due_at

    @invariant()
    def only_staff_mark_attendance(self) -> None:
        marked = {each.attended_by for each in self.world.registrations.values() if each.attended_at}
        assert marked <= {member.id for member in STAFF}

    @invariant()
    def no_word_is_lost(self) -> None:
        waited = {text for text, at in self.refused.items() if self.world.now - at > Pace().pending}
        lost = self.written - self.world.kept() - waited
        assert not lost, lost

    @invariant()
    def every_word_is_in_one_place(self) -> None:
        """What belongs to one case turns up in no other, and in no step that comes after."""
        places = [*self.world.places()]
        count = Counter(line for place in places for line in place)
        twice = {text for text in self.written if count[text] > 1}
        assert not twice, (twice, [place for place in places if place & twice])

    def _press(self, who: Address, data: st.DataObject, by: str = "") -> None:
        """Any button that was ever shown: the latest, a late one, or one that was pressed before."""
        shown = [
            (message, button) for message in self.world.said.get(who, []) for button in message.buttons
        ]
        if shown:
            message, button = data.draw(st.sampled_from(shown))
            self._pressed(who, message, button, by)

    def _pressed(self, who: Address, message: Message, button: Button, by: str) -> None:
        if button.action in ("start-over-yes", "begin-anew-yes"):
            self.written -= self.world.kept()  # the person's own wish, and the inbox still has it
        if button.action == "drop-told":
            self.written -= self.world.carried(who)
        event, answered = ButtonPressed(button.action, button.arg, message.stamp, by), self._answers(who)
        replies = self.world.happen(who, event)
        self._given_anew(who, answered)
        self._answered(who, replies)

    def _heard(self, who: Address, event: MessageReceived) -> None:
        """Answered at once; or, where the person talks with the staff, before their eyes in that room."""
        case = self.world.conversation(who).data.get("case", "")
        in_talk = self.world.conversation(who).topic == "talk"
        in_form = self.world.conversation(who).topic == "registration"
        answered = self._answers(who)
        before = len(self.world.said.get(room(int(case)), [])) if in_talk else 0
        replies = self.world.happen(who, event)
        self._given_anew(who, answered)
        if in_form and event.words.text not in self._answers(who).values():
            self.refused[event.words.text] = self.world.now
        if in_talk and not replies and not self._is_gathered(who):
            replies = self.world.said[room(int(case))][before:]
            assert [reply.key for reply in replies] == ["room-person-wrote"]
        self._answered(who, replies)

    def _answers(self, who: Address) -> dict[tuple[object, str], str]:
        """What stands in the registration that was begun and in those that were made, by its field."""
        world = self.world
        draft = world.conversation(who).registering
        forms = {draft.initiative: draft} if draft else {}
        made = {each.number: each for each in world._registrations_of(who)}
        return {
            (form, field): answer
            for form, each in (*forms.items(), *made.items())
            for field, answer in (*each.answers, ("relation", each.relation))
        }

    def _given_anew(self, who: Address, before: dict[tuple[object, str], str]) -> None:
        """An answer that its person gave anew is theirs to replace."""
        after = self._answers(who)
        self.written -= {answer for key, answer in before.items() if after.get(key, answer) != answer}

    def _is_gathered(self, who: Address) -> bool:
        """So much at once that it was said once that an answer to all of it comes."""
        return self.world.conversation(who).burst.waits

    def _answered(self, who: Address, replies: list[Message]) -> None:
        assert replies or self._is_gathered(who), "nobody answered"
        assert all(reply.text.strip() for reply in replies)


AnySequence.TestCase.settings = settings(stateful_step_count=40, suppress_health_check=[*HealthCheck])
test_any_sequence = AnySequence.TestCase
