"""A mailbox is opened: with the password that it has, or with a token.

The rule this module guards: a token that is refused is asked for anew, once; and what keeps us from one
is told as what keeps us from the mailbox.
"""

import asyncio
from collections.abc import Callable, Mapping

from bot.channels.email.incoming.mailbox import Mailbox, MailboxDown, Opened, Trouble
from bot.channels.email.oauth import SignInFailed, Tokens
from bot.core.ailments import Ailing

AILS: Mapping[Trouble, Ailing] = {
    Trouble.UNREACHABLE: Ailing.MAILBOX,
    Trouble.CERTIFICATE: Ailing.MAILBOX_CERTIFICATE,
    Trouble.LOGIN: Ailing.MAILBOX_LOGIN,
    Trouble.FOLDER: Ailing.MAILBOX_FOLDER,
    Trouble.OAUTH_AWAY: Ailing.MAILBOX_OAUTH_AWAY,
    Trouble.OAUTH_TENANT: Ailing.MAILBOX_OAUTH_APP,
    Trouble.OAUTH_CLIENT: Ailing.MAILBOX_OAUTH_APP,
    Trouble.OAUTH_METHOD: Ailing.MAILBOX_OAUTH_APP,
    Trouble.OAUTH_SECRET: Ailing.MAILBOX_OAUTH_SECRET,
    Trouble.OAUTH_CONSENT: Ailing.MAILBOX_OAUTH_ACCESS,
    Trouble.OAUTH_ACCESS: Ailing.MAILBOX_OAUTH_ACCESS,
}
"""As what staff hear of it: each has another mend."""


async def entered(box_of: Callable[[str], Mailbox], tokens: Tokens | None) -> Opened:
    """The mailbox that `box_of` makes for a token, opened. Without tokens it is an empty one.

    Raises:
        MailboxDown
    """

    async def opened(token: str) -> Opened:
        return await asyncio.to_thread(box_of(token).open)

    if tokens is None:
        return await opened("")
    try:
        return await tokens.used(opened, _refuses)
    except SignInFailed as failed:
        raise MailboxDown(Trouble(f"oauth-{failed.fault}")) from None


def _refuses(error: Exception) -> bool:
    return isinstance(error, MailboxDown) and error.trouble is Trouble.LOGIN
