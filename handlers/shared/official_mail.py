"""The official e-mails of the policy (C15, C17): to the supervisor for every complaint and delay, and to
whom a case is delegated; never to whoever the case names. What and when, never who the person is; and the
files that a mail can carry."""

from bot.core.case import Case, Delegation
from bot.core.effects import SendEmail, Text, Value
from bot.core.events import Attachment, Notice
from bot.core.facts import Role, StaffMember
from bot.core.mailing import carried, left_out
from bot.core.turn import Turn
from handlers.shared.case_summary import card_args, cries, files_of, name_of
from handlers.shared.named_in_case import unnamed
from handlers.shared.on_duty import members_of


def letter(
    turn: Turn,
    case: Case,
    to: tuple[StaffMember, ...],
    key: str,
    notices: tuple[Notice, ...] = (),
    **args: Value,
) -> Turn:
    """One e-mail to each member that has an address, about the case as it stands; a cry for help is its
    first line. `notices` are the steps of the ladder that it tells."""
    values = {**card_args(turn, case), "opened": case.opened_at, "cry": cries(turn, case), **args}
    files, left = files_of(case.words), left_out(files_of(case.words))
    subject, urgent = Text(f"{key}-subject", values), bool(case.urgent)
    first = (Text("letter-cry", values),) if case.urgent else ()
    body = (*first, Text(key, values), Text("letter-case", values), *_elsewhere(case, left))
    addresses = dict.fromkeys(member.email for member in unnamed(turn, case, to) if member.email)
    mails = (SendEmail(a, subject, body, case.number, carried(files), notices, urgent) for a in addresses)
    return turn.do(*mails)


def _elsewhere(case: Case, left: tuple[Attachment, ...]) -> tuple[Text, ...]:
    """The card brings every file of its case to the room; the mail names what it does not carry."""
    named = tuple(_named(file) for file in left)
    return (Text("letter-files-elsewhere", {"number": case.number, "files": named}),) if named else ()


def _named(file: Attachment) -> Text:
    kind = Text(f"file-is-{file.kind}")
    return Text("letter-file", {"kind": kind, "name": file.name}) if file.name else kind


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
