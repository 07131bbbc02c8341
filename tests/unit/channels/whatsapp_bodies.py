"""Bodies as Meta posts them, for tests that write them down themselves."""

import json
from typing import Any

NUMBER_ID = "106540352242922"
HUDA, SCOPED = "966500000001", "SA.1349120865530274191"
Json = dict[str, Any]


def message(kind: str = "text", **more: Any) -> Json:
    """Of Huda's; `more` says what is in it, and None of a name leaves that out."""
    told: Json = {
        "from": HUDA,
        "id": "wamid.HBgM1",
        "timestamp": "1795942800",
        "type": kind,
        **({"text": {"body": "السلام عليكم"}} if kind == "text" else {}),
        **more,
    }
    return {name: value for name, value in told.items() if value is not None}


def value(*messages: Any, contacts: Any = None, **more: Any) -> Json:
    huda = [{"profile": {"name": "هدى"}, "wa_id": HUDA, "user_id": SCOPED}]
    return {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "966112223344", "phone_number_id": NUMBER_ID},
        "contacts": huda if contacts is None else contacts,
        **({"messages": list(messages)} if messages else {}),
        **more,
    }


def body(*values: Any, field: str = "messages") -> Json:
    """Each in a change of its own."""
    changes = [{"value": each, "field": field} for each in values]
    return {"object": "whatsapp_business_account", "entry": [{"id": "1022901", "changes": changes}]}


def said(*messages: Any, **more: Any) -> Json:
    return body(value(*messages, **more))


def raw(given: Any) -> bytes:
    return json.dumps(given).encode()
