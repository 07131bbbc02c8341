"""Signing in to the mail host from settings."""

from bot.channels.email.oauth import ClientCredentials, Grant, Tokens
from bot.config.imap import Imap
from bot.config.network import host_of
from bot.config.smtp import Smtp

MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
MICROSOFT_SCOPE = "https://outlook.office365.com/.default"
GOOGLE_URL = "https://oauth2.googleapis.com/token"
GOOGLE_SCOPE = "https://mail.google.com/"


def tokens_of(section: Imap | Smtp) -> Tokens | None:
    """None: it signs in by a password, or not at all."""
    if not (section.enabled and section.oauth.is_used):
        return None
    from bot.channels.email.oauth_http import asked  # here: its library is read where it is used only

    return Tokens(_grant(section), asked)


def _grant(section: Imap | Smtp) -> Grant:
    oauth = section.oauth
    if key := oauth.service_account.get_secret_value():
        from bot.channels.email.service_account import ServiceAccount

        scope = oauth.scope or GOOGLE_SCOPE
        return ServiceAccount(key=key, subject=section.username, scope=scope)
    return ClientCredentials(
        url=MICROSOFT.format(tenant=oauth.tenant) if oauth.tenant else oauth.token_url,
        client_id=oauth.client_id,
        secret=oauth.client_secret.get_secret_value(),
        scope=oauth.scope or (MICROSOFT_SCOPE if oauth.tenant else ""),
        needs=_permission(section) if oauth.tenant else "",
    )


def token_host(section: Imap | Smtp) -> str:
    """Who gives the tokens, as it is shown."""
    oauth = section.oauth
    if oauth.service_account.get_secret_value():
        return host_of(GOOGLE_URL)
    return host_of(MICROSOFT) if oauth.tenant else host_of(oauth.token_url)


def _permission(section: Imap | Smtp) -> str:
    return "IMAP.AccessAsApp" if isinstance(section, Imap) else "SMTP.SendAsApp"
