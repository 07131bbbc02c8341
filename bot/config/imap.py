"""The section `imap`. The rule this module guards: a mailbox is whole, or it is left alone."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator

from bot.config.oauth import Oauth, add_ways_in
from bot.config.section import Section, unless
from bot.policy.refusal import Findings


class Imap(Section):
    """The mailbox that people write to. `password` is never empty in a file: see `rida check`."""

    enabled: bool = False
    host: str = ""
    port: int = Field(default=993, ge=1, le=65535)
    security: Literal["tls", "starttls", "none"] = "tls"
    username: str = ""
    password: SecretStr = SecretStr("")
    password_file: Path | None = None
    oauth: Oauth = Field(default_factory=Oauth)
    folder: str = Field(default="INBOX", min_length=1)
    poll_seconds: int = Field(default=60, ge=5, le=3600)
    days_before: int = Field(default=0, ge=0, le=30)
    authserv_id: str = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        findings = Findings("imap")
        if self.enabled:
            for key in ("host", "username"):
                if not getattr(self, key):
                    findings.add(key, "is missing", "write it, or set imap.enabled to false")
            mend = "set RIDA_IMAP__PASSWORD to an app password, or imap.enabled to false"
            has = bool(self.password.get_secret_value() or self.password_file)
            name = self.username or "missing, and told above"
            add_ways_in(findings, self.oauth, name, has_password=has, needs_one=mend)
        return unless(findings, self)
