"""What `rida check` says of the mail server: it is greeted and logged in to, and given no mail."""

from datetime import timedelta
from functools import partial

import aiosmtplib

from bot.app.oauth import tokens_of
from bot.channels.email.oauth import Fault, SignInFailed
from bot.channels.email.server_replies import bearer_of, refuses_token, takes_no_token
from bot.commands.check.findings import Finding, Level
from bot.commands.check.oauth import signing_in
from bot.commands.language import say
from bot.config import Settings
from bot.config.smtp import Smtp

PATIENCE = timedelta(seconds=10)


async def greeted(settings: Settings) -> Finding:
    smtp = settings.smtp
    where = f"{smtp.host}:{smtp.port}"
    tokens = tokens_of(smtp)
    try:
        await (tokens.used(partial(_greet, settings), refuses_token) if tokens else _greet(settings))
    except SignInFailed as failed:
        return _signing_in(smtp, failed.fault)
    except aiosmtplib.SMTPAuthenticationError as error:
        what = say("check-smtp-login", where=where, code=error.code)
        return Finding(Level.ERROR, "smtp", what, say("check-smtp-login-mend"), "mail-login")
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        if takes_no_token(error):
            return _signing_in(smtp, Fault.METHOD)
        what = say("check-smtp-unreachable", where=where, why=type(error).__name__)
        return Finding(Level.ERROR, "smtp", what, say("check-smtp-unreachable-mend"), "mail-unreachable")
    is_known = bool(smtp.username)
    return Finding(Level.OK, "smtp", say("check-smtp-known" if is_known else "check-smtp", where=where))


def _signing_in(smtp: Smtp, fault: Fault) -> Finding:
    return signing_in("smtp", fault, smtp, f"mail-{fault}")


async def _greet(settings: Settings, token: str = "") -> None:
    """Connect, say EHLO, log in where there is a name, and leave."""
    smtp = settings.smtp
    client = aiosmtplib.SMTP(
        hostname=smtp.host,
        port=smtp.port,
        username=smtp.username or None,
        password=smtp.password.get_secret_value() or None,
        oauth_token_generator=bearer_of(token),
        use_tls=smtp.security == "tls",
        start_tls=smtp.security == "starttls",
        timeout=PATIENCE.total_seconds(),
    )
    async with client:
        await client.ehlo()
