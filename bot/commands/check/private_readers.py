"""`rida check` on who reads what somebody confides (harassment, abuse, bribery, a child at risk)."""

from collections.abc import Iterator

from bot.commands.check.findings import Finding, Level
from bot.config import Settings
from bot.core.facts import Role, StaffMember


def private_readers(settings: Settings, joined: tuple[StaffMember, ...]) -> Iterator[Finding]:
    """A confidential member, else the director, with a talk of their own; and an address outside for what
    nobody here may read."""
    yield from _outside(settings)
    everybody = (*settings.members, *joined)
    keepers = [member for member in everybody if member.role is Role.CONFIDENTIAL]
    found = keepers or [member for member in everybody if member.role is Role.DIRECTOR]
    level = Level.NOTE if settings.demo else Level.WARNING
    if not any(member.private or member.email for member in found):
        what = "nobody is confidential or director: what people confide would be read by nobody"
        mend = "add a member with role: confidential and a telegram_id, or invite one"
        yield Finding(level, "staff", what, mend)
    elif not any(member.private for member in found):
        role = "confidential member" if keepers else "director"
        what = f"no {role} has a talk with the bot: what people confide waits, and only a mail says so"
        mend = f"write their telegram_id, or `rida staff invite --role {found[0].role}`"
        yield Finding(level, "staff", what, mend)


def _outside(settings: Settings) -> Iterator[Finding]:
    """A complaint about everybody, a recusal by the last."""
    if settings.privacy.outside:
        return
    what = "no privacy.outside: of what nobody in the society may read, nobody is told"
    mend = "write an address outside the society, of its board or of an authority, into privacy.outside"
    yield Finding(Level.NOTE if settings.demo else Level.WARNING, "privacy", what, mend)
