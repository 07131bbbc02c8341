"""Learning from people at the desk: the week's unanswered questions, and what staff make of them.

The rules this module guards: one tap makes a question a new way to ask for an answer that there is; a new
answer is said to nobody before a leader approved it; what is decided is decided once.
"""

import re
from dataclasses import replace

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice
from bot.core.effects import SaveAddition, SettleQuestions, Text
from bot.core.events import AdditionWaits, AnswersChanged
from bot.core.learning import Addition, AdditionKind, AdditionStatus, AskedQuestion
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from bot.policy.languages import ENGLISH, FIRST
from handlers.shared.approved_answer import title, topic_choice
from handlers.shared.staff_commands import answered_with, at_command, at_press, behind
from handlers.shared.teaching import addition_of, approve, taught

SHOWN = 8
"""Groups of questions, and questions of a group, that are shown at once."""
LONGEST_LABEL = 60
_ENGLISH = re.compile(r"(?:^|\s)(?:en|إنجليزي)\s*:\s*", re.IGNORECASE)


# What was asked ---------------------------------------------------------------------------------------


def on_faq(turn: Turn) -> Turn:
    """`/faq`: the week's questions; with a number one group, with words behind it an answer to it; with
    other words what people would be answered."""
    text = (turn.arg or behind(turn)).strip()
    number, _, answer = text.partition(" ")
    if not text:
        return _week(turn)
    id = turn.facts.fold(number)
    if not id.isdecimal() or len(id) > 9:
        return answered_with(turn, text)
    return _drafted(turn, int(id), answer.strip()) if answer.strip() else _group_shown(turn, int(id))


def _week(turn: Turn) -> Turn:
    groups = _groups(turn)
    waiting = tuple(
        Choice("learn-review", str(each.id), title=_short(each.ways[0])) for each in turn.facts.additions
    )
    if not groups and not waiting:
        return turn.show("learn-none")
    shown = groups[:SHOWN]
    lines = tuple(
        Text("learn-line", {"number": group[0].id, "count": len(group), "text": group[0].text})
        for group in shown
    )
    choices = (Choice("learn-group", str(group[0].id), title=_short(group[0].text)) for group in shown)
    count = sum(len(group) for group in groups)
    return turn.show("learn-week", *choices, *waiting, count=count, lines=lines, waiting=len(waiting))


def _groups(turn: Turn) -> list[tuple[AskedQuestion, ...]]:
    asked = turn.facts.asked
    places = turn.facts.answers.groups([question.text for question in asked])
    return [tuple(asked[place] for place in group) for group in places]


def _group(turn: Turn, id: int) -> tuple[AskedQuestion, ...]:
    """The questions that are alike, the named one first; empty when somebody settled them."""
    group = next((group for group in _groups(turn) if any(each.id == id for each in group)), ())
    return tuple(sorted(group, key=lambda each: each.id != id))


def on_group(turn: Turn) -> Turn:
    return _group_shown(turn, _number(turn.arg))


def _group_shown(turn: Turn, id: int) -> Turn:
    group = _group(turn, id)
    if not group:
        return turn.show("learn-settled", Choice("faq"))
    lines = tuple(
        Text("learn-asked", {"text": each.text, "reason": Text(f"learn-reason-{each.reason}")})
        for each in group[:SHOWN]
    )
    return turn.show(
        "learn-group",
        *(_way(turn, entry, f"{id}.") for entry in _nearest(turn, group[0].text)),
        Choice("learn-new", str(id)),
        Choice("learn-drop", str(id)),
        number=id,
        lines=lines,
    )


def _nearest(turn: Turn, text: str) -> tuple[str, ...]:
    return tuple(candidate.id for candidate in turn.facts.answers.ask(text).candidates[:3])


def _way(turn: Turn, entry: str, before: str = "") -> Choice:
    return Choice("learn-way", f"{before}{entry}", title=topic_choice(turn, entry).title)


# What is made of it -----------------------------------------------------------------------------------


def on_way(turn: Turn) -> Turn:
    """One tap: from now on these words ask for that answer."""
    number, _, entry = turn.arg.partition(".")
    group = _group(turn, _number(number))
    if not group or entry not in turn.facts.answers:
        return turn.show("learn-settled", Choice("faq"))
    addition = addition_of(turn, AdditionKind.WAYS, entry, tuple(each.text for each in group))
    settled = SettleQuestions(tuple(each.id for each in group), addition.id)
    taught = approve(turn.do(settled), addition)
    return taught.show("learn-way-taught", title=title(turn, entry), count=len(group))


def on_new(turn: Turn) -> Turn:
    return turn.show("learn-how", number=_number(turn.arg))


def on_drop(turn: Turn) -> Turn:
    group = _group(turn, _number(turn.arg))
    dropped = turn.do(SettleQuestions(tuple(each.id for each in group))) if group else turn
    return dropped.show("learn-dropped", Choice("faq"))


def _drafted(turn: Turn, id: int, text: str) -> Turn:
    """`/faq 12 ANSWER`, and behind `EN:` the same in English."""
    group = _group(turn, id)
    if not group:
        return turn.show("learn-settled", Choice("faq"))
    arabic, *english = (part.strip() for part in _ENGLISH.split(text, maxsplit=1))
    if not arabic:
        return turn.show("learn-how", number=id)
    answer = {FIRST: arabic, **({ENGLISH.code: english[0]} if english and english[0] else {})}
    addition = addition_of(turn, AdditionKind.ENTRY, "", tuple(each.text for each in group), answer)
    settled = SettleQuestions(tuple(each.id for each in group), addition.id)
    return _reviewed(taught(turn.do(settled), addition), addition)


# A leader's word --------------------------------------------------------------------------------------


def on_review(turn: Turn) -> Turn:
    addition = _waiting(turn, _number(turn.arg))
    return _reviewed(turn, addition) if addition else turn.show("learn-settled", Choice("faq"))


def on_waits(turn: Turn, event: AdditionWaits) -> Turn:
    addition = _waiting(turn, event.addition)
    return _reviewed(turn, addition) if addition else turn


def _reviewed(turn: Turn, addition: Addition) -> Turn:
    id = str(addition.id)
    if addition.kind is AdditionKind.ACT:
        act, ways = Text(f"act-{addition.entry}"), addition.ways[:SHOWN]
        choices = Choice("learn-approve", id), Choice("learn-reject", id)
        return turn.show("learn-review-act", *choices, number=addition.id, ways=ways, act=act)
    return turn.show(
        "learn-review",
        Choice("learn-approve", id),
        Choice("learn-reject", id),
        number=addition.id,
        ways=addition.ways[:SHOWN],
        answer=addition.answer[FIRST],
        english=(Text("learn-english", {"answer": addition.answer[ENGLISH.code]}),)
        if ENGLISH.code in addition.answer
        else (),
    )


def on_approve(turn: Turn) -> Turn:
    addition = _waiting(turn, _number(turn.arg))
    if not addition:
        return turn.show("learn-settled", Choice("faq"))
    approved = "learn-approved-act" if addition.kind is AdditionKind.ACT else "learn-approved"
    return approve(turn, addition).show(approved, number=addition.id)


def on_reject(turn: Turn) -> Turn:
    """Its questions wait again for a better answer."""
    addition = _waiting(turn, _number(turn.arg))
    if not addition:
        return turn.show("learn-settled", Choice("faq"))
    done = replace(
        addition, status=AdditionStatus.REJECTED, decided_by=turn.by, decided_at=turn.facts.now
    )
    rejected = "learn-rejected-act" if addition.kind is AdditionKind.ACT else "learn-rejected"
    noted = turn.audit(Action.DECIDED, f"addition:{addition.id}", reason=Reason.REJECTED)
    return noted.do(SaveAddition(done)).show(rejected, Choice("faq"), number=addition.id)


def _waiting(turn: Turn, id: int) -> Addition | None:
    return next((each for each in turn.facts.additions if each.id == id), None)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_LABEL else f"{plain[: LONGEST_LABEL - 1]}…"


def on_changed(turn: Turn, _: AnswersChanged) -> Turn:
    """The turn itself does it: what it may know is read anew."""
    return turn


DESK_LEARNING = Topic(
    "desk-learning",
    entry_points=(
        at_press("faq", on_faq),
        at_command("faq", on_faq),
        at_press("learn-group", on_group),
        at_press("learn-way", on_way),
        at_press("learn-new", on_new),
        at_press("learn-drop", on_drop),
        at_press("learn-review", on_review),
        at_press("learn-approve", on_approve),
        at_press("learn-reject", on_reject),
        on(AdditionWaits, on_waits),
        on(AnswersChanged, on_changed),
    ),
)
