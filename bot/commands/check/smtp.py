"""What `rida check` says of the mail server: it is greeted and logged in to, and given no mail."""

from datetime import timedelta

import aiosmtplib

from bot.commands.check.findings import Finding, Level
from bot.config import Settings

PATIENCE = timedelta(seconds=10)


async def greeted(settings: Settings) -> Finding:
    smtp = settings.smtp
    where = f"{smtp.host}:{smtp.port}"
    try:
        await _greet(settings)
    except aiosmtplib.SMTPAuthenticationError as error:
        what = f"{where} does not take the login (code {error.code})"
        return Finding(
            Level.ERROR, "smtp", what, "check smtp.username and RIDA_SMTP__PASSWORD", "mail-login"
        )
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        mend = "check smtp.host, smtp.port and smtp.security, and that the network lets Rida out"
        return Finding(
            Level.ERROR,
            "smtp",
            f"{where} cannot be used ({type(error).__name__})",
            mend,
            "mail-unreachable",
        )
    return Finding(Level.OK, "smtp", f"{where} answers" + (" and knows us" if smtp.username else ""))


async def _greet(settings: Settings) -> None:
    """Connect, say EHLO, log in where there is a name, and leave."""
    smtp = settings.smtp
    client = aiosmtplib.SMTP(
        hostname=smtp.host,
        port=smtp.port,
        username=smtp.username or None,
        password=smtp.password.get_secret_value() or None,
        use_tls=smtp.security == "tls",
        start_tls=smtp.security == "starttls",
        timeout=PATIENCE.total_seconds(),
    )
    async with client:
        await client.ehlo()
