"""The number that people see, asked of WhatsApp where config.yaml does not write it."""

import re

from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.api.http import GraphError, NoAnswer

_NUMBER = re.compile(r"[1-9]\d{6,14}")


async def asked_number(client: Client, phone_number_id: str) -> str:
    """In digits with the country's code; empty where WhatsApp does not tell it."""
    try:
        told = await client.http.get(phone_number_id, fields="display_phone_number")
    except (GraphError, NoAnswer):
        return ""
    digits = re.sub(r"\D", "", str(told.get("display_phone_number", "")), flags=re.ASCII)
    return digits if _NUMBER.fullmatch(digits) else ""
