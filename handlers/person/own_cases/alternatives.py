"""Ways to solve it (C22): staff offer alternatives, the person chooses one or proposes another."""

from bot.core.case import Case, Move
from bot.core.conversation import Choice
from bot.core.events import AlternativeChosen, AlternativeProposed, AlternativesOffered
from bot.core.labels import NUMBERED, short
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from faq.detect.chosen_option import chosen
from handlers.shared.cases import heard, own_case, with_words
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.pending_words import keep

NAME = "options"
TALK = "talk"  # handlers/person/own_cases/live_chat.py, which asks here what was chosen


def on_offered(turn: Turn, event: AlternativesOffered) -> Turn:
    case = turn.case(event.case)
    if not case or not case.can(Move.CHOOSE):
        return turn
    here = turn.conversation
    in_talk = here.topic == TALK and here.data.get("case") == str(case.number)
    shown = show_alternatives(turn, case)
    return shown.enter(TALK, here.state, offered="yes") if in_talk else shown


def show_alternatives(turn: Turn, case: Case) -> Turn:
    numbered = tuple(f"{n}. {text}" for n, text in enumerate(case.alternatives, start=1))
    choices = (
        Choice("choose", f"{case.number}.{case.offers}.{index}", title=short(text, NUMBERED))
        for index, text in enumerate(numbered)
    )
    return turn.notice(
        "alternatives-offered",
        *choices,
        Choice("propose", f"{case.number}.{case.offers}"),
        number=case.number,
        alternatives=numbered,
    )


def on_chosen(turn: Turn) -> Turn:
    case, offer, index = _named(turn)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not case.can(Move.CHOOSE) or offer != case.offers or index >= len(case.alternatives):
        return turn.show("choice-came-late", number=case.number).ask_again()
    return _choose(turn, case, index)


def choose_said(turn: Turn, case: Case, text: str = "") -> Turn | None:
    """«الثاني», «الحل رقم ٢», or how one of them begins. None: it chooses none of them."""
    if not case.can(Move.CHOOSE) or turn.words.attachments or turn.words.location:
        return None
    index = chosen(text or turn.text, case.alternatives)
    return None if index is None else _choose(turn, case, index)


def chosen_in_words(turn: Turn) -> Turn | None:
    """With nothing in progress: of the offer that is on show, or the only one that waits."""
    if turn.conversation.topic:
        return None
    shown = {c.arg.partition(".")[0] for c in turn.conversation.prompt if c.action == "choose"}
    waits = [case for case in turn.cases if case.can(Move.CHOOSE)]
    meant = [case for case in waits if str(case.number) in shown] or waits
    digits = turn.facts.fold(turn.text).isdecimal()
    return choose_said(turn, meant[0]) if len(meant) == 1 and (shown or not digits) else None


def _choose(turn: Turn, case: Case, index: int) -> Turn:
    chosen = case.alternatives[index]
    turn = heard(turn, case)
    moved = turn.move(turn.case(case.number) or case, Move.CHOOSE, detail=chosen, chosen=chosen)
    return moved.to_room(case.number, AlternativeChosen(case.number)).notice(
        "alternative-chosen",
        Choice("my-cases"),
        Choice("menu"),
        number=case.number,
        chosen=chosen,
        due=turn.spoken(case.due_at),
    )


def on_propose(turn: Turn) -> Turn:
    case, offer, _ = _named(turn)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if not case.can(Move.PROPOSE) or offer != case.offers:
        return turn.show("choice-came-late", number=case.number).ask_again()
    return turn.go(NAME, "proposing", case=str(case.number))


def ask_proposal(turn: Turn) -> Turn:
    return turn.reply("propose-ask", Choice("menu"))


def on_proposed(turn: Turn) -> Turn:
    """Words that come after the staff moved on are not lost: they join the case all the same."""
    if not says_something(turn, turn.words):
        return ask_for_words(turn)
    case = own_case(turn, turn.conversation.data.get("case", ""))
    if not case:
        return keep(turn.leave(), turn.words).reply("no-such-case", Choice("human"), Choice("menu"))
    kept = with_words(turn, case, turn.words)
    case = kept.case(case.number) or case
    if case.can(Move.PROPOSE):
        kept = kept.move(case, Move.PROPOSE, detail=turn.text)
    told = kept.leave().to_room(case.number, AlternativeProposed(case.number, turn.words))
    return told.reply("proposal-passed-on", Choice("my-cases"), Choice("menu"), number=case.number)


def _named(turn: Turn) -> tuple[Case | None, int, int]:
    """`CASE.OFFER.INDEX`, as the choice was made; anything else names no case."""
    parts = turn.arg.split(".")
    if not all(part.isdecimal() and len(part) < 12 for part in parts):
        return None, 0, 0
    offer, index = (*(int(part) for part in parts[1:]), 0, 0)[:2]
    return own_case(turn, parts[0]), offer, index


OPTIONS = Topic(
    NAME,
    entry_points=(
        on(AlternativesOffered, on_offered),
        Rule(pressed("choose"), on_chosen),
        Rule(pressed("propose"), on_propose),
    ),
    states={
        "proposing": State(ask_proposal, (Rule(said, on_proposed),), is_open=True),
    },
)
