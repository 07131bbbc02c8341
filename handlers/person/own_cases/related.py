"""Two cases of theirs that became one, or one that became two: told in one message, with what counts now.

The rule this module guards: a number that ended leads on, whatever is pressed or written with it.
"""

from dataclasses import replace
from typing import Any

from bot.core.conversation import Choice
from bot.core.events import ButtonPressed, CasesMerged, CaseSplit
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.person.own_cases.live_chat import begin, left, talks
from handlers.shared.cases import own_case


def on_merged(turn: Turn, event: CasesMerged) -> Turn:
    """Whoever talks about the one that ended talks about the other from now on; a question about the one
    that ended is asked no more."""
    case = turn.case(event.case)
    if not case:
        return turn
    about: dict[str, Any] = {"number": case.number, "merged": event.merged, "due": case.due_at}
    choices = (Choice("write-to-case", str(case.number)), Choice("my-cases"))
    if talks(turn, event.merged):
        return begin(left(turn, event.merged).show("cases-merged", **about), case.number)
    is_about_it = turn.conversation.data.get("case") == str(event.merged)
    here = turn.leave() if is_about_it else turn
    return here.notice("cases-merged", *choices, **about)


def on_split(turn: Turn, event: CaseSplit) -> Turn:
    case, other = turn.case(event.case), turn.case(event.other)
    if not case or not other:
        return turn
    key = "case-apart-again" if event.again else "case-split"
    about: dict[str, Any] = {"number": case.number, "other": other.number, "other_due": other.due_at}
    return turn.notice(key, Choice("my-cases"), Choice("menu"), **about)


SAME = ("case", "write-to-case", "add-to-case", "about-case", "withdraw")
OF_OLD = ("reopen", "still-mine", "choose", "propose", "see-alternatives")


def about_merged(turn: Turn) -> Turn | None:
    """A gate: a button of a case that went into another one is a button of that one; where it is about
    what was offered or done there, the case itself is shown."""
    event = turn.event
    if not isinstance(event, ButtonPressed) or not any(case.merged_into for case in turn.cases):
        return None
    number = event.arg.partition(".")[0]
    case = own_case(turn, number)
    if not case or str(case.number) == number.lstrip("0"):
        return None
    if event.action in SAME:
        return turn.restated(replace(event, arg=str(case.number)))
    is_of_old = event.action in OF_OLD or event.action.startswith(("rate-", "solved-"))
    return turn.restated(replace(event, action="case", arg=str(case.number))) if is_of_old else None


MERGED = Topic("merged", entry_points=(on(CasesMerged, on_merged), on(CaseSplit, on_split)))
