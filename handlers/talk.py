"""A person and the staff of a case writing to each other; every word of both is kept with the case."""

from bot.core.case import Case
from bot.core.conversation import Choice
from bot.core.events import ButtonPressed, CaseTaken, PersonWrote, StaffWrote, Words
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from handlers.cases import own_case, with_words

NAME = "talk"


def on_staff_wrote(turn: Turn, event: StaffWrote) -> Turn:
    """Whoever is in the middle of something stays there; everyone else can answer at once."""
    number = event.case
    told = turn.notice(
        "staff-wrote",
        Choice("write-to-case", str(number)),
        files=event.words.attachments,
        number=number,
        text=event.words.text,
    )
    return told if turn.conversation.topic else told.enter(NAME, "open", case=str(number))


def on_taken(turn: Turn, event: CaseTaken) -> Turn:
    return turn.show("case-taken", number=event.case)


def on_write_to_case(turn: Turn) -> Turn:
    case = own_case(turn, turn.arg)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    pending = turn.conversation.pending
    if pending.words and not pending.answered:
        return pass_on_pending(turn, case)
    return turn.go(NAME, "open", case=turn.arg)


def pass_on_pending(turn: Turn, case: Case) -> Turn:
    """What was written before the case was named goes along with it."""
    for words in turn.conversation.pending.words:
        current = turn.case(case.number) or case
        turn = with_words(turn, current, words).to_room(case.number, PersonWrote(case.number, words))
    return _passed_on(turn.pend().enter(NAME, "open", case=str(case.number)), case)


def ask_open(turn: Turn) -> Turn:
    return turn.reply("talk-ask", Choice("talk-done"), number=_number(turn))


def on_said(turn: Turn) -> Turn:
    return _pass_on(turn, turn.words)


def on_courtesy(turn: Turn) -> Turn:
    """A greeting or thanks is meant for whoever is at the other end."""
    label = turn.event.label if isinstance(turn.event, ButtonPressed) else ""
    return _pass_on(turn, Words(label, at=turn.facts.now))


def _pass_on(turn: Turn, words: Words) -> Turn:
    case = own_case(turn, turn.conversation.data.get("case", ""))
    if not case:
        return turn.leave().pend(words).reply("no-such-case", Choice("human"), Choice("menu"))
    kept = with_words(turn, case, words)
    return _passed_on(kept.to_room(case.number, PersonWrote(case.number, words)), case)


def _passed_on(turn: Turn, case: Case) -> Turn:
    return turn.reply("talk-passed-on", Choice("talk-done"), slot="passed-on", number=case.number)


def on_done(turn: Turn) -> Turn:
    return turn.leave().reply("talk-ended", Choice("my-cases"), Choice("menu"))


def _number(turn: Turn) -> int:
    return int(turn.conversation.data.get("case", "0"))


TALK = Topic(
    NAME,
    entry_points=(
        Rule(pressed("write-to-case"), on_write_to_case),
        on(StaffWrote, on_staff_wrote),
        on(CaseTaken, on_taken),
    ),
    states={
        "open": State(
            ask_open,
            (
                Rule(pressed("talk-done"), on_done),
                Rule(pressed("greeting"), on_courtesy),
                Rule(pressed("thanks"), on_courtesy),
                Rule(said, on_said),
            ),
        )
    },
)
