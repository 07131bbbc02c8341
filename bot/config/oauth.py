"""The section `oauth` of `imap` and of `smtp`: signing in where a host takes no password of programs.

The rule this module guards: it is whole, or it is not there; and nothing signs in by two ways.
"""

import json
import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr

from bot.config.network import is_loopback
from bot.config.section import Section
from bot.config.values import Wrong
from bot.policy.refusal import Findings


def _token_url(text: str) -> str:
    """The secret is sent there: to nobody who is not proven by a certificate."""
    parts = urlsplit(text)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    if text and not (is_safe and parts.hostname):
        raise Wrong("is no web address", "begin it with https://")
    return text


def _tenant(text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", text):
        mend = "write the Directory (tenant) ID, or a domain such as example.onmicrosoft.com"
        raise Wrong("is no tenant", mend)
    return text


def _as_text(value: Any) -> Any:
    """The environment reads what begins with a brace as a table."""
    return json.dumps(value) if isinstance(value, dict) else value


class Oauth(Section):
    """`tenant` is Microsoft 365's, `token_url` another host's; `service_account` is Google's key."""

    tenant: Annotated[str, AfterValidator(_tenant)] = ""
    token_url: Annotated[str, AfterValidator(_token_url)] = ""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    client_secret_file: Path | None = None
    service_account: Annotated[SecretStr, BeforeValidator(_as_text)] = SecretStr("")
    service_account_file: Path | None = None
    scope: str = ""

    @property
    def is_used(self) -> bool:
        written = (self.tenant, self.token_url, self.client_id, self.scope)
        return any(written) or self._has("client_secret") or self._has("service_account")

    def add_wrong(self, findings: Findings) -> None:
        if self._has("service_account"):
            self._add_beside(findings)
        elif self.is_used:
            self._add_missing(findings)

    def _has(self, key: str) -> bool:
        return bool(getattr(self, key).get_secret_value() or getattr(self, f"{key}_file"))

    def _add_beside(self, findings: Findings) -> None:
        for key in ("tenant", "token_url", "client_id"):
            if getattr(self, key):
                mend = "leave it empty, or leave the service account out"
                findings.add(f"oauth.{key}", "stands beside a service account", mend)
        if self._has("client_secret"):
            mend = "leave it empty, or leave the service account out"
            findings.add("oauth.client_secret", "stands beside a service account", mend)

    def _add_missing(self, findings: Findings) -> None:
        if self.tenant and self.token_url:
            findings.add("oauth.token_url", "stands beside a tenant", "leave one of the two empty")
        if not (self.tenant or self.token_url):
            mend = "write the Directory (tenant) ID of Microsoft 365, or oauth.token_url of another host"
            findings.add("oauth.tenant", "is missing", mend)
        if not self.client_id:
            findings.add("oauth.client_id", "is missing", "write the Application (client) ID")
        if not self._has("client_secret"):
            mend = "set it in the environment, or name a file that holds it in client_secret_file"
            findings.add("oauth.client_secret", "is missing", mend)


def add_ways_in(
    findings: Findings, oauth: Oauth, username: str, *, has_password: bool, needs_one: str
) -> None:
    """One way in: a password or OAuth. `needs_one` is the mend where there must be one, or empty."""
    oauth.add_wrong(findings)
    if oauth.is_used and has_password:
        mend = "leave the password out, or all of oauth"
        findings.add("oauth", "stands beside a password: there is one way in", mend)
    if oauth.is_used and not username:
        findings.add("username", "is missing", "write the address of the mailbox that oauth signs in to")
    if needs_one and not oauth.is_used and not has_password:
        findings.add("password", "is missing", needs_one)
