"""A second look, and the last answer: what the person is told of them (docs/decisions/109).

The rules this module guards: they hear which kind of person looks at it now, and until when, and that it
is somebody else only where it is; after the last answer they are led outside, and a new complaint stays
open to them.
"""

from bot.core.appeal import is_over
from bot.core.case import Case, Move
from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import CaseClosed
from bot.core.facts import Appeal
from bot.core.turn import Turn
from bot.policy.languages import said_in
from handlers.person.own_cases.answered import slot_of
from handlers.shared.reopening import following
from handlers.shared.second_look import is_somebody_else, role_of


def outside(appeal: Appeal, language: str) -> tuple[str, ...]:
    """A line for each address that the society names."""
    return tuple(f"{said_in(each.name, language)}: {each.address}" for each in appeal.outside)


def begun_anew(turn: Turn, case: Case) -> Case | None:
    """The case that goes on in its place, after the days for an appeal."""
    now = turn.case(case.number) or case
    return None if now.is_open else following(turn, case)


RETURNED = "returned"
"""What was solved, and did not last: that is what we are sorry for, and not our answer."""


def told_of(turn: Turn, now: Case, before: Case, why: str = "") -> Text | None:
    """What is said of it as the turn leaves it; None: it was simply opened again."""
    staff, language = turn.facts.staff, turn.conversation.language
    said: dict[str, Value] = {"number": now.number, "due": now.due_at}
    if now.follows == before.number:
        past = {"before": before.number, "days": turn.facts.appeal.days}
        return Text("appeal-anew", {**said, **past, "sorry": _sorry(before, why) if why else ""})
    if not now.appeal.is_appeal:
        return None
    is_last, where = now.appeal.is_last, outside(turn.facts.appeal, language)
    said |= {"role": role_of(staff, now), "sorry": _sorry(now, why or ("last" if is_last else ""))}
    if not is_somebody_else(staff, now):
        last = (Text("appeal-is-last"),) if is_last else ()
        why_last = _sorry(now, why)
        return Text(
            "appeal-nobody-else", {**said, "sorry": why_last, "last": last, "outside": _led(where)}
        )
    if not is_last:
        return Text("appeal-begun", said)
    return Text("appeal-last", {**said, "outside": (Text("appeal-last-outside"),) if where else ()})


def _sorry(case: Case, why: str) -> Text:
    return Text(f"appeal-sorry-{why}" if why else "appeal-sorry", {"number": case.number})


def _led(where: tuple[str, ...]) -> tuple[Text, ...]:
    return (Text("appeal-outside", {"outside": where}),) if where else ()


def last_answer(turn: Turn, case: Case) -> Turn:
    """Closed with the reasons that staff wrote. Nobody is asked again whether it is solved."""
    where = outside(turn.facts.appeal, turn.conversation.language)
    closed = turn.move(case, Move.CLOSE).to_room(case.number, CaseClosed(case.number))
    return closed.notice(
        "appeal-answered",
        *(Choice("complaint"), Choice("my-cases")),
        slot=slot_of(case),
        number=case.number,
        answer=case.applied,
        outside=_led(where),
    )


def over(turn: Turn, case: Case) -> Turn:
    where = outside(turn.facts.appeal, turn.conversation.language)
    ways = Choice("complaint"), Choice("my-cases"), Choice("menu")
    return turn.reply("appeal-over", *ways, number=case.number, outside=_led(where))


def appeal_lines(case: Case, appeal: Appeal, language: str) -> tuple[Text, ...]:
    """Below a case that is shown: that somebody else looks at it, or where else to turn."""
    if is_over(case):
        return (Text("case-appeal-over"), *_led(outside(appeal, language)))
    is_looked_at = case.is_open and case.appeal.is_appeal
    return (Text("case-appeal"),) if is_looked_at else ()
