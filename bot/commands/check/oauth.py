"""What `rida check` says where nobody is signed in by OAuth 2.0: each end with its mend."""

from bot.app.oauth import token_host
from bot.channels.email.oauth import Fault
from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config.imap import Imap
from bot.config.smtp import Smtp


def signing_in(about: str, fault: Fault, section: Imap | Smtp, known: str) -> Finding:
    """`about` is the section's name, `known` what the finding is known by."""
    there = {"where": f"{section.host}:{section.port}", "host": token_host(section)}
    told = {**there, "name": section.username, "section": about}
    return Finding(Level.ERROR, about, say(f"check-oauth-{fault}", **told), mend_of(fault, about), known)


def mend_of(fault: Fault, about: str) -> str:
    return say(f"check-oauth-{fault}-mend", section=about, permission=_PERMISSIONS[about])


_PERMISSIONS = {"imap": "IMAP.AccessAsApp", "smtp": "SMTP.SendAsApp"}
