"""The message that opens a Flow, and the answer that it sends back.

The rules this module guards: a token names the conversation, the initiative and the question at which
the form was offered, signed by us, so that nobody's answer is taken for another's; whatever else comes
back is no form.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.shared.button_data import Signer
from bot.channels.whatsapp.flows.flow_json import SCREENS, Say
from bot.core.conversation import Address
from bot.core.messages import Button, Message
from bot.core.registration import edition
from bot.core.registration_forms import named, written

ACTION = "form"
NAME_OF_TOKEN = "flow_token"  # noqa: S105 - where it stands in the answer
BODY, CTA = 1024, 30
LONGEST = 8192  # characters of an answer: no form of ours has more


@dataclass(frozen=True, slots=True)
class Flows:
    """`ids` are those of the forms at Meta, by their edition."""

    ids: Mapping[str, str]
    signer: Signer
    say: Say

    def opens(self, message: Message) -> bool:
        """Whether this message opens one. What would not fit beside it is asked as everywhere."""
        is_known = bool(message.form) and edition(message.form, message.language) in self.ids
        return (
            is_known
            and not (message.attachments or message.drawings)
            and len(self._text(message)) <= BODY
        )

    def content(self, message: Message, address: Address) -> dict[str, Any] | None:
        """As the Graph API takes it."""
        if not self.opens(message):
            return None
        parameters = {
            "flow_message_version": "3",
            "flow_token": self.signer.data(Button(ACTION, message.form, ""), message.stamp, address),
            "flow_id": self.ids[edition(message.form, message.language)],
            "flow_cta": self.say("whatsapp-flow-open", message.language)[:CTA],
            "flow_action": "navigate",
            "flow_action_payload": {"screen": SCREENS[0]},
        }
        action = {"name": "flow", "parameters": parameters}
        opened = {"type": "flow", "body": {"text": self._text(message)}, "action": action}
        return {"type": "interactive", "interactive": opened}

    def _text(self, message: Message) -> str:
        return f"{message.text}\n\n{self.say('whatsapp-flow-hint', message.language)}"


def answers_in(answer: str, signer: Signer, address: Address) -> tuple[str, str] | None:
    """The form's name and what was filled in, a line an answer. None: it is no answer to a form that we
    gave to this conversation."""
    told = _read(answer)
    token = told.pop(NAME_OF_TOKEN, None)
    press = signer.read(token, address) if isinstance(token, str) else None
    if press is None or press.action != ACTION or not press.arg:
        return None
    said = {
        id: str(each) for id, each in told.items() if isinstance(each, str | int) and id.isprintable()
    }
    return named(press.arg, press.stamp), written(said)


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST:
        return {}
    try:
        told = json.loads(answer)
    except ValueError:
        return {}
    return dict(told) if isinstance(told, Mapping) else {}
