"""The section `smtp`. The rule this module guards: mail is whole, or it is off."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator

from bot.config.oauth import Oauth, add_ways_in
from bot.config.section import Section, unless
from bot.config.values import Email
from bot.policy.refusal import Findings


class Smtp(Section):
    """Official e-mail (C15, C17). `password` is never empty in a file: see `rida check`."""

    enabled: bool = False
    host: str = ""
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password: SecretStr = SecretStr("")
    password_file: Path | None = None
    oauth: Oauth = Field(default_factory=Oauth)
    sender: Email = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        findings = Findings("smtp")
        for key in ("host", "sender"):
            if self.enabled and not getattr(self, key):
                findings.add(key, "is missing", "write it, or set smtp.enabled to false")
        if self.enabled:
            mend = "set RIDA_SMTP__PASSWORD, or leave smtp.username empty where no login is asked for"
            has = bool(self.password.get_secret_value() or self.password_file)
            needed = mend if self.username else ""
            add_ways_in(findings, self.oauth, self.username, has_password=has, needs_one=needed)
        return unless(findings, self)
