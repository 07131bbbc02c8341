"""A person and the staff of a case writing to each other; every word of both is kept with the case.

The rule this module guards: once staff have spoken, the bot keeps silent. It says once that the words
arrived, and speaks again when the person or the staff end the talk, or when both have been quiet for a
while. Until staff speak, what has a sure answer gets it, and goes to them all the same; nothing grave
does. Who asked for a person and has heard nobody yet is not told that a talk is over.
"""

from datetime import timedelta

from bot.core.case import Case
from bot.core.conversation import Choice
from bot.core.events import (
    ButtonPressed,
    CaseTaken,
    GoodwillGiven,
    PersonWrote,
    ReopenedByStaff,
    StaffEdited,
    StaffWrote,
    TalkHandedBack,
    TalkQuiet,
    TalkWentOn,
    Words,
)
from bot.core.reply_window import reply_window
from bot.core.topic import Rule, State, Topic, on, pressed, said, typed
from bot.core.turn import Turn
from bot.policy.languages import said_in
from faq.detect.chosen_option import names_one
from handlers.person.navigation.paused_forms import TALKING, offered
from handlers.person.own_cases.alternatives import choose_said
from handlers.person.own_cases.known_meanwhile import known_meanwhile
from handlers.person.own_cases.said_in_talk import is_unanswered, meant
from handlers.shared.approved_answer import approved
from handlers.shared.cases import own_case, with_words
from handlers.shared.message_summary import places_of
from handlers.shared.pending_words import handed_over, keep, waiting

NAME = TALKING
WAYS_OUT = frozenset(("menu", "back"))
"""Words that lead out of everything but a talk."""

URGENT_QUIET = timedelta(hours=3)
"""Where somebody cried for help, what they write goes to the staff for so long at least."""


def on_staff_wrote(turn: Turn, event: StaffWrote) -> Turn:
    """Whoever is in the middle of something stays there; everyone else can answer at once. A file on its
    way, and nothing beside it, is told when it is here."""
    files = event.words.attachments
    if files and all(file.awaited for file in files) and not (event.words.text or event.words.location):
        return turn
    number, answered = event.case, talks(turn, event.case)
    live = watched(turn, number) if answered else turn
    quiet = live if live.conversation.topic else live.leave()  # a typed number is an answer, no press
    told = _told(quiet, event)
    if not turn.conversation.topic:
        return begin(told, number).enter(NAME, "open", answered="yes")
    return told.enter(NAME, "open", answered="yes", offered="") if answered else told


def _told(turn: Turn, event: StaffWrote) -> Turn:
    """The first line of a talk says whose it is and about what; the next ones are only what was said."""
    goes_on = talks(turn, event.case) and turn.conversation.data.get("answered")
    again = () if goes_on else (Choice("write-to-case", str(event.case)),)
    return turn.show(
        "staff-wrote-next" if goes_on else "staff-wrote",
        *again,
        files=event.words.attachments,
        slot=_slot(event.words),
        number=event.case,
        text="\n".join(filter(None, (event.words.text, *places_of((event.words,))))),
    )


def on_staff_edited(turn: Turn, event: StaffEdited) -> Turn:
    """What was said before is changed where it stands, not said twice."""
    number, words = event.case, event.words
    again = Choice("write-to-case", str(number))
    return turn.show("staff-wrote-edited", again, slot=_slot(words), number=number, text=words.text)


def _slot(words: Words) -> str:
    return f"edit:{words.id}" if words.id else ""


def on_reopened(turn: Turn, event: ReopenedByStaff) -> Turn:
    case = turn.case(event.case)
    return turn.show("case-reopened-by-staff", number=case.number, due=case.due_at) if case else turn


def on_taken(turn: Turn, event: CaseTaken) -> Turn:
    return turn.show("case-taken", spare=True, number=event.case)


def on_goodwill(turn: Turn, event: GoodwillGiven) -> Turn:
    """A gesture besides the solution (C26), told in the person's language."""
    case = turn.case(event.case)
    given = next((g for g in case.goodwill if g.id == event.gesture), None) if case else None
    if not given:
        return turn
    name = said_in(given.name, turn.conversation.language)
    return turn.show("goodwill-given", number=event.case, gesture=name)


def on_write_to_case(turn: Turn) -> Turn:
    case = own_case(turn, turn.arg)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if unanswered := waiting(turn):
        return pass_on(handed_over(turn), case, unanswered)
    return turn.go(NAME, "open", case=str(case.number), told="", answered="")


def begin(turn: Turn, number: int) -> Turn:
    """Let the person talk with the staff of this case from now on, here and nowhere else."""
    entered = turn.enter(NAME, "open", case=str(number), told="", answered="")
    return _elsewhere(watched(entered, number), number)


def left(turn: Turn, number: int) -> Turn:
    """Out of the talk about this case, at whichever address they have it; where they were not in it, they
    stay where they are."""
    return _elsewhere(_left(turn, number), number)


def _left(turn: Turn, number: int) -> Turn:
    return turn.leave().cancel_timers(_timer(turn)) if talks(turn, number) else turn


def _elsewhere(turn: Turn, number: int) -> Turn:
    for each in turn.conversation.linked:
        turn = turn.post(each, TalkWentOn(number))
    return turn


def on_went_on(turn: Turn, event: TalkWentOn) -> Turn:
    """Silently: they write at another address now."""
    return _left(turn, event.case)


def on_handed_back(turn: Turn, event: TalkHandedBack) -> Turn:
    return _over(turn, event.case, "talk-handed-back")


def on_quiet(turn: Turn, event: TalkQuiet) -> Turn:
    """Whoever was asked something may take their time: their next words are the answer. A question that
    nobody has answered is no talk yet: its quiet counts from the staff's first word. A cry for help that
    nobody has answered is never quiet."""
    case = turn.case(event.case)
    is_unheard = case is not None and case.is_open and not case.staff_word_at
    if (case and case.cry) or not reply_window(turn.facts.can_reply_freely_until, turn.facts.now).is_free:
        return turn  # what staff wrote may be held: the answer to it is theirs
    if case and case.is_open and (case.asked_at or (is_unheard and case.kind.is_question)):
        return turn
    return _over(turn, event.case, "talk-quiet-unheard" if is_unheard else "talk-quiet")


def _over(turn: Turn, number: int, key: str) -> Turn:
    """Whoever has left the talk meanwhile is not told that it is over."""
    if not talks(turn, number):
        return turn
    again = Choice("write-to-case", str(number))
    over = left(turn, number)
    return over.reply(key, *offered(over), again, Choice("menu"), number=number)


def talks(turn: Turn, number: int) -> bool:
    conversation = turn.conversation
    return conversation.topic == NAME and conversation.data.get("case") == str(number)


def watched(turn: Turn, number: int) -> Turn:
    case, quiet = turn.case(number), turn.facts.pace.handover_quiet
    longest = max(quiet, URGENT_QUIET) if case and case.urgent else quiet
    until = turn.facts.now + longest
    return turn.set_timer(_timer(turn), until, turn.conversation.id, TalkQuiet(number))


def _timer(turn: Turn) -> str:
    return f"talk:{turn.conversation.id}:quiet"


def pass_on(turn: Turn, case: Case, written: tuple[Words, ...]) -> Turn:
    """What was written before the case was named goes along with it."""
    for words in written:
        current = turn.case(case.number) or case
        turn = with_words(turn, current, words).to_room(case.number, PersonWrote(case.number, words))
    return passed_on(begin(turn.pend(), case.number), case)


def ask_open(turn: Turn) -> Turn:
    number = _number(turn)
    return watched(turn, number).reply("talk-ask", Choice("talk-done"), number=number)


def on_said(turn: Turn) -> Turn:
    return meant(turn, turn.text) or _chosen(turn, turn.text) or _passed_and_answered(turn)


def _passed_and_answered(turn: Turn) -> Turn:
    passed = _pass_on(turn, turn.words)
    answers = (approved(turn, id) for id in known_meanwhile(turn)) if _is_unheard(turn) else ()
    for answer in answers:
        passed = passed.show("talk-answer", answer=answer)
    return passed


def _is_unheard(turn: Turn) -> bool:
    """Nobody of the staff has spoken in it yet, and nothing in it is urgent."""
    case = own_case(turn, turn.conversation.data.get("case", ""))
    is_silent = case is not None and case.is_open and not case.staff_word_at and not case.urgent
    return is_silent and not turn.conversation.data.get("answered")


def _chosen(turn: Turn, text: str) -> Turn | None:
    """After an offer the next words may choose; once staff wrote again, only what says so."""
    case = own_case(turn, turn.conversation.data.get("case", ""))
    asked = turn.conversation.data.get("offered") or names_one(text)
    return choose_said(turn, case, text) if case and asked else None


def on_typed(turn: Turn) -> Turn | None:
    """A greeting, a number, "menu", "complaint": whoever types it here says it to the staff. Only the
    words of our own buttons end the talk or take it back, for channels that have no buttons, and "menu"
    does once it was offered; the word for one's data works at any time, as the notice says."""
    event = turn.event
    ours = event.action if isinstance(event, ButtonPressed) and not _is_number(turn, event) else ""
    if ours == "talk-done":
        return on_done(turn)
    if ours == "privacy" or (ours == "menu" and turn.conversation.data.get("way")):
        return None
    if ours == "take-back" and is_unanswered(own_case(turn, turn.conversation.data.get("case", ""))):
        return None
    label = event.label if isinstance(event, ButtonPressed) else ""
    return meant(turn, label) or _chosen(turn, label) or _to_staff(_with_way_out(turn, ours))


def _with_way_out(turn: Turn, ours: str) -> Turn:
    """Whoever looks for the way out is told where their words went, and where it is: not each channel has
    a menu that stands beside the talk."""
    if ours not in WAYS_OUT:
        return turn
    shown = turn.enter(NAME, "open", told="yes", way="shown")
    return shown.reply("talk-goes-on", Choice("talk-done"), Choice("menu"), number=_number(turn))


def _is_number(turn: Turn, event: ButtonPressed) -> bool:
    return turn.facts.fold(event.label).isdecimal()


def _to_staff(turn: Turn) -> Turn:
    label = turn.event.label if isinstance(turn.event, ButtonPressed) else ""
    return _pass_on(turn, Words(label, at=turn.facts.now))


def _pass_on(turn: Turn, words: Words) -> Turn:
    case = own_case(turn, turn.conversation.data.get("case", ""))
    if not case:
        return keep(turn.leave(), words).reply("no-such-case", Choice("human"), Choice("menu"))
    kept = with_words(turn, case, words)
    return passed_on(
        watched(kept, case.number).to_room(case.number, PersonWrote(case.number, words)), case
    )


def passed_on(turn: Turn, case: Case) -> Turn:
    """Said once. From then on the bot does not come between them."""
    if turn.conversation.data.get("told"):
        return turn
    told = turn.enter(NAME, "open", told="yes")
    passed = ("talk-passed-on", Choice("talk-done"))
    return told.reply(*passed, slot="passed-on", spare=True, number=case.number)


def on_done(turn: Turn) -> Turn:
    over = left(turn, _number(turn))
    return over.reply("talk-ended", *offered(over), Choice("my-cases"), Choice("menu"), spare=True)


def _number(turn: Turn) -> int:
    return int(turn.conversation.data.get("case", "0"))


TALK = Topic(
    NAME,
    entry_points=(
        Rule(pressed("write-to-case"), on_write_to_case),
        on(StaffWrote, on_staff_wrote),
        on(StaffEdited, on_staff_edited),
        on(ReopenedByStaff, on_reopened),
        on(CaseTaken, on_taken),
        on(GoodwillGiven, on_goodwill),
        on(TalkHandedBack, on_handed_back),
        on(TalkQuiet, on_quiet),
        on(TalkWentOn, on_went_on),
    ),
    states={
        "open": State(
            ask_open,
            (
                Rule(typed, on_typed),
                Rule(pressed("talk-done"), on_done),
                Rule(said, on_said),
            ),
            is_open=True,
        )
    },
)
