"""The official e-mails of the policy (C15, C17): to the supervisor for every complaint and delay, and to
whom a case is delegated. What and when, never who the person is."""

from bot.core.case import Case, Delegation
from bot.core.effects import SendEmail, Text, Value
from bot.core.events import Notice
from bot.core.facts import Role, StaffMember
from bot.core.turn import Turn
from handlers.card import card_args, files_of, name_of
from handlers.deputies import members_of


def letter(
    turn: Turn,
    case: Case,
    to: tuple[StaffMember, ...],
    key: str,
    notices: tuple[Notice, ...] = (),
    **args: Value,
) -> Turn:
    """One e-mail to each member that has an address, about the case as it stands. `notices` are the steps
    of the ladder that it tells."""
    values = {**card_args(turn, case), "opened": case.opened_at, **args}
    subject, body = Text(f"{key}-subject", values), (Text(key, values), Text("letter-case", values))
    addresses = dict.fromkeys(member.email for member in to if member.email)
    files = files_of(case.words)
    mails = (SendEmail(a, subject, body, case.number, files, notices) for a in addresses)
    return turn.do(*mails)


def letter_to_supervisors(turn: Turn, case: Case, key: str, **args: Value) -> Turn:
    return letter(turn, case, members_of(turn, case, Role.SUPERVISOR.value), key, (), **args)


def delegation_letters(turn: Turn, case: Case, delegation: Delegation) -> Turn:
    """To the delegate, and a copy to the supervisors: who, what, until when (C17)."""
    member = turn.facts.member(delegation.to)
    to = (*((member,) if member else ()), *members_of(turn, case, Role.SUPERVISOR.value))
    return letter(
        turn,
        case,
        to,
        "letter-delegated",
        delegate=name_of(turn, delegation.to),
        by=name_of(turn, delegation.by),
        task=delegation.task,
        until=delegation.until,
    )
