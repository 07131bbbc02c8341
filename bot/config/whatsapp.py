"""The section `whatsapp`. The rule this module guards: a channel is whole, or it is off."""

import re
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator

from bot.config.section import Localised, Section, texts, unless
from bot.config.values import Link, Wrong
from bot.core.registration import edition, edition_of
from bot.policy.languages import LANGUAGES
from bot.policy.refusal import Findings

GRAPH = "https://graph.facebook.com/v25.0"
_BLANKS = str.maketrans("", "", " -()\u00a0")


def _number(text: str) -> str:
    """As wa.me links write it: the country's code and the number, in digits."""
    digits = text.translate(_BLANKS).removeprefix("+").removeprefix("00")
    if text and not re.fullmatch(r"[1-9][0-9]{6,14}", digits):
        raise Wrong("is no telephone number", "write it with the country's code, as 966503011458")
    return digits


def _id(text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text):
        raise Wrong("is no id of WhatsApp", "copy the id's digits from Meta's page: WhatsApp, API Setup")
    return text


def _named(value: Any) -> Any:
    """A template whose name alone is written."""
    return {"name": value} if isinstance(value, str) else value


def _template_name(text: str) -> str:
    if text and not re.fullmatch(r"[a-z0-9_]{1,512}", text):
        raise Wrong("is no template's name", "write it in small Latin letters, digits and _")
    return text


def _edition(text: str) -> str:
    initiative, language = edition_of(text)
    if not initiative or edition(initiative, language) != text:
        raise Wrong(
            "is no form of an initiative", "write the initiative's id, or ID.en for its English form"
        )
    return text


Edition = Annotated[str, AfterValidator(_edition)]
Number = Annotated[str, AfterValidator(_number)]
MetaId = Annotated[str, AfterValidator(_id)]


class Template(Section):
    """A message that Meta has approved. `language` is the code that each of our languages has there."""

    name: Annotated[str, AfterValidator(_template_name)] = ""
    language: Localised = texts(**{code: code for code in LANGUAGES})


Named = Annotated[Template, BeforeValidator(_named)]


class Templates(Section):
    """What opens a talk again after its 24 hours: that an answer waits, and that a message waits."""

    reply: Named = Template(name="rida_reply")
    message: Named = Template(name="rida_message")


NEEDED: Mapping[str, tuple[str, str]] = {
    "token": ("is missing", "set RIDA_WHATSAPP__TOKEN to a system user's token"),
    "phone_number_id": ("is missing", "copy the id of the number (not the number) from API Setup"),
    "app_secret": (
        "is missing, and anybody could write into the webhook",
        "set RIDA_WHATSAPP__APP_SECRET to the secret of App settings, Basic",
    ),
    "verify_token": (
        "is missing, and Meta could not prove the webhook",
        "set RIDA_WHATSAPP__VERIFY_TOKEN to words of your own, and write the same at Meta's webhook",
    ),
}
"""What nothing works without: what is wrong, and its mend."""


class WhatsApp(Section):
    """The people who write there. Its three secrets come from outside the file."""

    enabled: bool = False
    token: SecretStr = SecretStr("")
    token_file: Path | None = None
    phone_number_id: MetaId = ""
    business_account_id: MetaId = ""
    number: Number = ""
    app_secret: SecretStr = SecretStr("")
    app_secret_file: Path | None = None
    verify_token: SecretStr = SecretStr("")
    verify_token_file: Path | None = None
    api_base_url: Link = GRAPH
    templates: Templates = Field(default_factory=Templates)
    allowance: int = Field(default=1000, ge=0)
    price: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    currency: str = "USD"
    new_people_a_day: int = Field(default=250, ge=0)
    per_second: int = Field(default=80, ge=0)
    flows: dict[Edition, MetaId] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Fail closed: without its secrets the webhook would take anybody's word."""
        findings = Findings("whatsapp")
        for key, (problem, mend) in NEEDED.items() if self.enabled else ():
            if not self._has(key):
                findings.add(key, problem, f"{mend}, or whatsapp.enabled to false")
        return unless(findings, self)

    def _has(self, key: str) -> bool:
        value = getattr(self, key)
        written = value.get_secret_value() if isinstance(value, SecretStr) else value
        return bool(written.strip() or getattr(self, f"{key}_file", None))


def add_unknown_forms(findings: Findings, whatsapp: WhatsApp, initiatives: Set[str]) -> None:
    """The form of an initiative that is not there would never open, and nobody would know why."""
    for key in whatsapp.flows if whatsapp.enabled else ():
        if edition_of(key)[0] not in initiatives:
            mend = "write the id of one as initiatives has it, or take the line out"
            findings.add(f"whatsapp.flows.{key}", "is the form of no initiative", mend)
