"""What is written about a case that exists goes to that case (C15, C24).

The rules this module guards: it makes no new delay report and no new promise; the person hears which
case has it and that its date stays, or an apology where it has passed; staff read of a reminder once an
hour at the most, and of everything else at once; where it is not plain which case is meant, Rida asks.
"""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.advance import understood
from bot.core.appeal import is_over
from bot.core.case import Case, Move, Status
from bot.core.conversation import Choice
from bot.core.effects import SaveCase, Text
from bot.core.events import ButtonPressed, MessageReceived, PersonReminded, PersonWrote, Words
from bot.core.topic import Rule, State, Topic, pressed, said
from bot.core.turn import Turn
from faq.detect.solved_words import says_unsolved
from faq.lexicon import lexicon
from faq.text.normalise import LOOKED_AT, fold
from handlers.person.own_cases.alternatives import choose_said, show_alternatives
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.person.own_cases.missed_promise import role_text
from handlers.person.own_cases.my_cases import show_case
from handlers.person.own_cases.rating import NAME as OUTCOME
from handlers.person.own_cases.rating import rating_choices, unsolved
from handlers.person.own_cases.reminders import LONGEST, reminds
from handlers.shared.approved_answer import takers
from handlers.shared.cases import own_case, with_words
from handlers.shared.pending_words import keep, waiting

NAME = "about"
REMINDED_EVERY = timedelta(hours=1)
MOST = 6  # requests that are named in one question
_MONEY = frozenset(map(fold, lexicon("numbers")["money"]))


# Which case -------------------------------------------------------------------------------------------


def about_case(turn: Turn) -> Turn | None:
    """None: it is about no case that exists, as far as can be known."""
    named = named_cases(turn)
    if len(named) == 1:
        return written_about(turn, named[0])
    if named:
        return _which(turn, named)
    done = [case for case in turn.cases if case.status is Status.RESOLVED]
    if len(done) == 1 and _is_unsolved(turn):
        return written_about(turn, done[0])
    waits = tuple(case for case in turn.cases if case.is_open or case.can(Move.RESTORE))
    if not waits or turn.words.forwarded or not reminds(turn):
        return None  # what is passed on was said by somebody else, of something else
    return written_about(turn, waits[0]) if len(waits) == 1 else _which(turn, waits)


def _is_unsolved(turn: Turn) -> bool:
    """Also where a report or a question was begun in order to say it; a story may be another one."""
    return len(turn.text) <= LONGEST and not turn.words.forwarded and says_unsolved(turn.text)


def named_about(turn: Turn) -> Turn | None:
    """The same where only a number counts: whoever has an idea may well complain of waiting in it."""
    named = named_cases(turn)
    return written_about(turn, named[0]) if len(named) == 1 else None


def named_cases(turn: Turn) -> tuple[Case, ...]:
    """The person's own, by their numbers: «شكوتي رقم ١٠٠٦», «#1006». An amount of money names none."""
    words = turn.facts.fold(turn.text[:LOOKED_AT]).split()
    numbers = (re.search(r"(?<!\d)\d{4,9}(?!\d)", word) for word in words)
    followed = zip(numbers, (*words[1:], ""), strict=False)
    found = (own_case(turn, n[0]) for n, after in followed if n and after not in _MONEY)
    return tuple({case.number: case for case in found if case}.values())


def on_reply(turn: Turn) -> Turn | None:
    """A gate: a message that answers one of ours about a case is for that case, whatever is in progress;
    the question in progress is asked again."""
    if undone := _unsolved_in_talk(turn):
        return written_about(turn, undone)
    case = _answered(turn)
    return written_about(turn, case) if case and not _asked_there(turn, case) else None


def _unsolved_in_talk(turn: Turn) -> Case | None:
    """Staff wrote once more of a case that is done, and its person says there that it is not."""
    here = turn.conversation
    if here.topic != TALK or not isinstance(turn.event, MessageReceived) or not _is_unsolved(turn):
        return None
    case = own_case(turn, here.data.get("case", ""))
    return case if case and case.can(Move.REOPEN) else None


def _asked_there(turn: Turn, case: Case) -> bool:
    """The step in progress, or the choice that the words stand for, is about this very case."""
    here, meant, number = turn.conversation, understood(turn), str(case.number)
    if isinstance(meant, ButtonPressed) and meant.arg.partition(".")[0] == number:
        return True
    return here.topic in (TALK, OUTCOME) and here.data.get("case") == number


def _answered(turn: Turn) -> Case | None:
    if not isinstance(turn.event, MessageReceived) or not turn.event.words.reply_to or not turn.words:
        return None
    own = (case.number for case in turn.cases if any(w.id == turn.words.reply_to for w in case.words))
    number = turn.facts.replied or next(own, 0)
    return own_case(turn, str(number)) if number else None


# To that case -----------------------------------------------------------------------------------------


def written_about(turn: Turn, case: Case) -> Turn:
    chosen = choose_said(turn, case)
    if chosen:
        return chosen
    if case.can(Move.RESTORE):
        return _about_dismissed(turn, case, (turn.words,))
    if not case.is_open:
        return _about_done(turn, case)
    return _reminded(turn, case) if reminds(turn) else _added(turn, case)


def _added(turn: Turn, case: Case) -> Turn:
    kept = with_words(turn, case, turn.words).to_room(case.number, PersonWrote(case.number, turn.words))
    return _say(kept, case, "added-to-case", "added-overdue")


def _reminded(turn: Turn, case: Case) -> Turn:
    """While it waits for the person, a reminder is no answer to what was asked of them."""
    kept = _to_staff(turn, case, turn.words)
    if case.can(Move.CHOOSE):
        return show_alternatives(kept, case)
    if case.asked_at:
        return _shown(kept, case, "reminder-yours")
    return _say(kept, case, "reminder-kept", "reminder-overdue")


def tell_how_it_stands(turn: Turn, case: Case) -> Turn:
    """To whoever merely asks how their open case stands. Where it waits for them, or is late, they hear
    that."""
    if case.asked_at or turn.facts.now >= case.due_at:
        return _reminded(turn, case)
    return show_case(_to_staff(turn, case, turn.words), case, asked=True)


def _to_staff(turn: Turn, case: Case, words: Words) -> Turn:
    now, last = turn.facts.now, case.reminded_at
    quiet = last is not None and now - last < REMINDED_EVERY
    kept = with_words(turn, case, words, answers=False)
    after = kept.case(case.number) or case
    if quiet:
        return kept
    noted = kept.do(SaveCase(replace(after, reminded_at=now)))
    return noted.to_room(case.number, PersonReminded(case.number, words))


def _say(turn: Turn, case: Case, in_time: str, overdue: str) -> Turn:
    if case.kind.is_question and case.answered_at:
        return _shown(turn, case, "added-talk")
    return _shown(turn, case, overdue if turn.facts.now >= case.due_at else in_time)


def _shown(turn: Turn, case: Case, key: str) -> Turn:
    """Where a form or a draft is in progress, it is asked again."""
    said: dict[str, Any] = {
        "number": case.number,
        "due": turn.spoken(case.due_at),
        "role": role_text(_role(turn, case)),
    }
    choices = Choice("write-to-case", str(case.number)), Choice("another-matter"), Choice("menu")
    if _is_elsewhere(turn):
        return turn.show(key, choices[0], **said).ask_again()
    return turn.leave().reply(key, *choices, **said)


_LEFT = ("remark", "human")  # what was begun in order to say this


def _role(turn: Turn, case: Case) -> str:
    member = turn.facts.member(case.assignee)
    return member.role.value if member else ("agent" if case.assignee else "supervisor")


def _about_dismissed(turn: Turn, case: Case, written: tuple[Words, ...]) -> Turn:
    """Its room takes it up again, and they hear so from there (handlers/desk/triage.py)."""
    for words in written:
        kept = with_words(turn, turn.case(case.number) or case, words)
        turn = kept.to_room(case.number, PersonWrote(case.number, words))
    return turn.ask_again() if _is_elsewhere(turn) else turn.leave()


def _is_elsewhere(turn: Turn) -> bool:
    """In a form or a draft that goes on."""
    return turn.conversation.topic not in ("", NAME, *_LEFT)


def _about_done(turn: Turn, case: Case) -> Turn:
    if not case.can(Move.REOPEN):
        return keep(turn.leave(), turn.words).reply(
            "case-was-withdrawn", *takers(turn), number=case.number
        )
    kept = with_words(turn, case, turn.words).to_room(case.number, PersonWrote(case.number, turn.words))
    now = kept.case(case.number) or case
    if says_unsolved(turn.text):
        return unsolved(kept, now)
    rating = () if case.quality else rating_choices(case)
    again = Choice("complaint") if is_over(case) else Choice("reopen", str(case.number))
    choices = (again,) if is_over(case) else (again, *rating)
    if _is_elsewhere(turn):
        return kept.show("added-to-done", *choices, number=case.number).ask_again()
    return kept.leave().reply("added-to-done", *choices, Choice("menu"), number=case.number)


# Asking which -----------------------------------------------------------------------------------------


def _which(turn: Turn, cases: tuple[Case, ...]) -> Turn:
    kept = keep(turn.leave(), turn.words)
    return kept.go(NAME, "which", cases=",".join(str(case.number) for case in cases[:MOST]))


def ask_which(turn: Turn) -> Turn:
    numbers = turn.conversation.data.get("cases", "").split(",")
    choices = (Choice("about-case", n, title=_title(turn, int(n))) for n in numbers if n.isdecimal())
    return turn.reply("about-which", *choices, Choice("another-matter"), Choice("menu"))


def _title(turn: Turn, number: int) -> str:
    return turn.facts.text(Text("choice-case", {"number": number}), turn.conversation.language)


def on_about(turn: Turn) -> Turn:
    """The words that wait go to the case that was named; pressed again later, there are none."""
    case, words = own_case(turn, turn.arg), waiting(turn)
    if not case:
        return turn.reply("no-such-case", Choice("my-cases"), Choice("menu"))
    if words and case.can(Move.RESTORE):
        return _about_dismissed(turn.pend().leave(), case, words)
    if not words or not case.is_open:
        return turn.leave().reply("talk-ask", Choice("write-to-case", turn.arg), number=case.number)
    turn = turn.pend().leave()
    for each in words:
        turn = _to_staff(turn, turn.case(case.number) or case, each)
    return _say(turn, case, "reminder-kept", "reminder-overdue")


def on_said_which(turn: Turn) -> Turn:
    named = named_cases(turn)
    if len(named) == 1:
        return on_about_words(turn, named[0])
    return keep(turn, turn.words).ask_again()


def on_about_words(turn: Turn, case: Case) -> Turn:
    before, turn = waiting(turn), turn.pend()
    for each in before:
        turn = _to_staff(turn, turn.case(case.number) or case, each)
    return written_about(turn, turn.case(case.number) or case)


ABOUT = Topic(
    NAME,
    entry_points=(Rule(pressed("about-case"), on_about),),
    states={
        "which": State(
            ask_which,
            (Rule(pressed("about-case"), on_about), Rule(said, on_said_which)),
        )
    },
)
