"""The section `telegram`. The rule this module guards: a channel is whole, or it is off."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator

from bot.config.section import Section, unless
from bot.config.values import Link
from bot.policy.refusal import Findings


class Telegram(Section):
    """The people who write there, and the staff's group. Both secrets come from outside the file."""

    enabled: bool = False
    token: SecretStr = SecretStr("")
    token_file: Path | None = None
    api_base_url: Link = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    secret_token: SecretStr = SecretStr("")
    secret_token_file: Path | None = None
    staff_group: int | None = None
    per_second: int = Field(default=30, ge=0)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Fail closed: a webhook without its secret would take anybody's word."""
        findings = Findings("telegram")
        if self.enabled and not self.token.get_secret_value() and not self.token_file:
            mend = "set RIDA_TELEGRAM__TOKEN to what @BotFather gave, or telegram.enabled to false"
            findings.add("token", "is missing", mend)
        webhook = self.enabled and self.mode == "webhook"
        if webhook and not self.secret_token.get_secret_value() and not self.secret_token_file:
            mend = (
                "set RIDA_TELEGRAM__SECRET_TOKEN (letters, digits, _ and -), or telegram.mode to polling"
            )
            findings.add("secret_token", "is missing, and anybody could write into the webhook", mend)
        if self.staff_group is not None and self.staff_group >= 0:
            mend = "write the group's id with its minus sign, as -1001234567890"
            findings.add("staff_group", "is no group's id", mend)
        return unless(findings, self)
