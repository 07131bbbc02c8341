"""Where my cases stand (C3): a list, one case, and what can be done with it now."""

from bot.core.appeal import is_over
from bot.core.case import Case, Move
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import ButtonPressed, CaseWithdrawn, PersonWrote, Words
from bot.core.facts import Appeal
from bot.core.topic import Rule, State, Topic, pressed, said
from bot.core.turn import Turn
from bot.policy.languages import said_in
from handlers.person.own_cases.alternatives import show_alternatives
from handlers.person.own_cases.appeals import appeal_lines
from handlers.person.own_cases.rating import on_comment, rating_choices
from handlers.shared.actions import to_person
from handlers.shared.case_summary import has_headings
from handlers.shared.cases import ladder_timers, own_case, with_words
from handlers.shared.pending_words import keep

NAME = "my-cases"
SHOWN = 8


def on_list(turn: Turn) -> Turn:
    """With what was begun and not finished: whoever looks for it looks here."""
    cases, (begun, go_on) = turn.cases[:SHOWN], _begun(turn)
    if not cases and not begun:
        return turn.leave().reply("no-cases", Choice("complaint"), Choice("menu"))
    lines = (*begun, *(case_line(case) for case in cases), *_opted_out(turn))
    choices = (Choice("case", str(c.number), title=case_title(turn, c)) for c in cases)
    key = "cases-list" if cases else "cases-begun"
    return turn.leave().reply(key, *go_on, *choices, *_opting_in(turn), Choice("menu"), cases=lines)


def _opted_out(turn: Turn) -> tuple[Text, ...]:
    return (Text("cases-opted-out"),) if turn.conversation.opted_out else ()


def _opting_in(turn: Turn) -> tuple[Choice, ...]:
    return (Choice("opt-in"),) if turn.conversation.opted_out else ()


def _begun(turn: Turn) -> tuple[tuple[Text, ...], tuple[Choice, ...]]:
    """What stands of it in the list, without its words, and the buttons that go on with it."""
    draft, registering = turn.conversation.draft, turn.conversation.registering
    initiative = turn.facts.initiative(registering.initiative) if registering else None
    lines: tuple[Text, ...] = ()
    choices: tuple[Choice, ...] = ()
    if draft and draft.words:
        lines, choices = (Text("cases-begun-complaint"),), (Choice("continue-draft"),)
    if initiative:
        name = initiative.name[turn.conversation.language]
        lines = (*lines, Text("cases-begun-registration", {"name": name}))
        choices = (*choices, Choice("continue-registration"))
    return lines, choices


def on_case(turn: Turn) -> Turn:
    case = own_case(turn, turn.arg)
    if not case:
        return turn.leave().reply("no-such-case", Choice("my-cases"), Choice("menu"))
    return show_case(turn.leave(), case)


def show_case(turn: Turn, case: Case, *, asked: bool = False) -> Turn:
    """`asked`: its staff read just now that the person asks after it."""
    if case.can(Move.CHOOSE):
        return show_alternatives(turn, case)
    return turn.reply(
        "case-shown",
        *_choices(case),
        Choice("menu"),
        number=case.number,
        kind=Text(f"kind-{case.kind}"),
        status=_status(case),
        opened=turn.spoken(case.opened_at),
        details=_details(case, turn.conversation.language, turn.facts.appeal, asked=asked),
    )


def _choices(case: Case) -> tuple[Choice, ...]:
    arg = str(case.number)
    if case.is_open:
        return Choice("write-to-case", arg), Choice("withdraw", arg)
    if case.can(Move.RESTORE):
        return (Choice("still-mine", arg),)
    if not case.can(Move.REOPEN):
        return ()
    if is_over(case):
        return (Choice("complaint"),)
    rating = () if case.quality else rating_choices(case)
    return (*rating, Choice("reopen", arg))


def _details(case: Case, language: str, appeal: Appeal, *, asked: bool) -> tuple[Text, ...]:
    """Only what is so: a promise while it runs, the chosen way, what was done and given."""
    given = tuple(said_in(gesture.name, language) for gesture in case.goodwill)
    return (
        *((_due(case, asked=asked),) if case.is_open else ()),
        *((Text("case-chosen", {"chosen": case.chosen}),) if case.chosen else ()),
        *_done(case),
        *((Text("case-goodwill", {"given": given}),) if given else ()),
        *to_person(case),
        *appeal_lines(case, appeal, language),
    )


def _done(case: Case) -> tuple[Text, ...]:
    if case.is_open or not case.applied:
        return ()
    if has_headings(case):
        return (Text("case-answered", {"answer": case.applied}),)
    return (Text("case-applied", {"applied": case.applied}),)


def _due(case: Case, *, asked: bool) -> Text:
    if not asked:
        return Text("case-due", {"due": case.due_at})
    return Text("case-due-stays", {"number": case.number, "due": case.due_at})


def _status(case: Case) -> Text:
    into = {"number": case.merged_into} if case.merged_into else {}
    return Text(f"status-{case.status}", into)


def case_line(case: Case) -> Text:
    return Text(
        "cases-line",
        {"number": case.number, "kind": Text(f"kind-{case.kind}"), "status": _status(case)},
    )


def case_title(turn: Turn, case: Case) -> str:
    return turn.facts.text(Text("choice-case", {"number": case.number}), turn.conversation.language)


def not_theirs(turn: Turn, number: str) -> Turn:
    kept = keep(turn, turn.words)
    mine = (Choice("my-cases"),) if turn.cases else ()
    return kept.reply("status-not-yours", *who_looks(*mine), number=number).ask_again()


def who_looks(*more: Choice) -> tuple[Choice, ...]:
    return (Choice("human", label="choice-ask-human"), *more, Choice("menu"))


def on_withdraw(turn: Turn) -> Turn:
    case = own_case(turn, turn.arg)
    if not case or not case.can(Move.WITHDRAW):
        return turn.reply("withdraw-not-possible", Choice("my-cases"), Choice("menu"))
    return _wished(turn, case) if case.cry else turn.go(NAME, "withdrawing", case=turn.arg)


def _wished(turn: Turn, case: Case) -> Turn:
    """Nobody knows who holds the telephone: a cry for help is not withdrawn before it is answered."""
    label = turn.event.label if isinstance(turn.event, ButtonPressed) else ""
    said = label or turn.facts.text(Text("choice-withdraw"), turn.conversation.language)
    wish = Words(said, at=turn.facts.now)
    told = with_words(turn, case, wish).to_room(case.number, PersonWrote(case.number, wish))
    return told.show("withdraw-after-word", number=case.number).ask_again()


def ask_withdrawing(turn: Turn) -> Turn:
    number = int(turn.conversation.data["case"])
    return turn.reply("withdraw-ask", Choice("withdraw-yes"), Choice("withdraw-no"), number=number)


def on_withdrawn(turn: Turn) -> Turn:
    case = own_case(turn, turn.conversation.data["case"])
    left = turn.leave()
    if case and case.cry:
        return _wished(left, case)
    if not case or not case.can(Move.WITHDRAW):
        return left.reply("withdraw-not-possible", Choice("my-cases"), Choice("menu"))
    moved = left.move(case, Move.WITHDRAW, settled_at=turn.facts.now).cancel_timers(ladder_timers(case))
    told = moved.to_room(case.number, CaseWithdrawn(case.number))
    return told.reply("withdrawn", Choice("menu"), number=case.number)


def on_kept(turn: Turn) -> Turn:
    case = own_case(turn, turn.conversation.data["case"])
    return show_case(turn.leave(), case) if case else on_list(turn)


MY_CASES = Topic(
    NAME,
    entry_points=(
        Rule(pressed("my-cases"), on_list),
        Rule(pressed("case"), on_case),
        Rule(pressed("withdraw"), on_withdraw),
    ),
    states={
        "withdrawing": State(
            ask_withdrawing,
            (
                Rule(pressed("withdraw-yes"), on_withdrawn),
                Rule(pressed("withdraw-no"), on_kept),
                Rule(said, on_comment),
            ),
        )
    },
)
