"""`rida check` on who reads what somebody confides (harassment, abuse, bribery, a child at risk)."""

from collections.abc import Iterator

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
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
        what = say("check-no-reader")
        mend = say("check-no-reader-mend")
        yield Finding(level, "staff", what, mend, "staff-no-reader")
    elif not any(member.private for member in found):
        role = "confidential" if keepers else "director"
        what = say(f"check-reader-without-talk-{role}")
        mend = say("check-reader-without-talk-mend", role=found[0].role)
        yield Finding(level, "staff", what, mend, f"staff-reader-without-talk:{role}")


def _outside(settings: Settings) -> Iterator[Finding]:
    """A complaint about everybody, a recusal by the last."""
    if settings.privacy.outside:
        return
    what = say("check-no-outside")
    mend = say("check-no-outside-mend")
    yield Finding(
        Level.NOTE if settings.demo else Level.WARNING, "privacy", what, mend, "privacy-no-outside"
    )
