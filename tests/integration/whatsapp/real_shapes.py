"""Bodies in the shapes that Meta's reference and the logs of others show, written down without a look at
our own fixture: what both agree on, neither has from the other.

Every name, number and word is made up. `US.ENT.…` is the id that several portfolios of one business share.
"""

from typing import Any

from tests.unit.channels.whatsapp_bodies import NUMBER_ID

Json = dict[str, Any]

DISPLAYED = "966112223344"
HUDA, HER_ID, HER_PARENT = "966500000001", "SA.13491208655302741918", "SA.ENT.11815799212886844830"
AT = "1795942800"
OURS = "wamid.HBgLOTY2NTAwMDAwMDAxFQIAERgSRjQ1M0Y2"


def metadata(phone_number_id: Any = NUMBER_ID) -> Json:
    return {"display_phone_number": DISPLAYED, "phone_number_id": phone_number_id}


def contact(**more: Any) -> Json:
    profile = {"name": "هدى", "username": "@huda.s"}
    return {"profile": profile, "wa_id": HUDA, "user_id": HER_ID, "parent_user_id": HER_PARENT, **more}


def message(kind: str, **content: Any) -> Json:
    """Of Huda's; `content` may name it otherwise."""
    ids = {"from": HUDA, "from_user_id": HER_ID, "from_parent_user_id": HER_PARENT}
    return {**ids, "id": f"wamid.{kind}", "timestamp": AT, "type": kind, **content}


def value(*messages: Any, **more: Any) -> Json:
    said = {"messages": list(messages)} if messages else {}
    return {
        "messaging_product": "whatsapp",
        "metadata": metadata(),
        "contacts": [contact()],
        **said,
        **more,
    }


def change(value: Any, field: str = "messages") -> Json:
    return {"value": value, "field": field}


def body(*changes: Any) -> Json:
    """Each in an entry of its own, as Meta batches them."""
    entries = [{"id": "102290129340398", "time": 1795942801, "changes": [each]} for each in changes]
    return {"object": "whatsapp_business_account", "entry": entries}


# What people write -----------------------------------------------------------------------------------

_AD = {
    "source_url": "https://fb.me/1a2b3c",
    "source_id": "120210000000000000",
    "source_type": "ad",
    "headline": "ساعدوا أسرة",
    "body": "حملة الشتاء",
    "media_type": "image",
    "image_url": "https://scontent.xx.fbcdn.net/v/ad.jpg",
    "ctwa_clid": "ARAkLkA8rmlFeiCktEJQ-QTwRiyYHAFDLMNDBH0CD3qpjd0HR4irJ6LEkR7JwFF4",
    "welcome_message": {"text": "أهلًا"},
}
_WORDS = {"body": "لم يصلني رد على طلبي"}
_PRODUCT = {"catalog_id": "194836987003835", "product_retailer_id": "sku-1"}

TEXTS: dict[str, Json] = {
    "text": message("text", text=_WORDS),
    "reply": message("text", text=_WORDS, context={"from": DISPLAYED, "id": OURS}),
    "forwarded": message("text", text=_WORDS, context={"forwarded": True}),
    "often forwarded": message("text", text=_WORDS, context={"frequently_forwarded": True}),
    "from an ad": message("text", text=_WORDS, referral=_AD),
    "of a product": message(
        "text", text=_WORDS, context={"from": DISPLAYED, "id": OURS, "referred_product": _PRODUCT}
    ),
    "old identity check": message(
        "text",
        text=_WORDS,
        identity={"acknowledged": True, "created_timestamp": 1795942800000, "hash": "Sjvjlx8G6Z0="},
    ),
}
"""Each says the same words, and is answered as they are."""

_SHA = "OmT4nhjUhCMIPNmj7eeOZeCYjTXkLxoOv85OMCFwSuc="
_URL = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&source=webhook&ext=2&hash=3"


def _media(kind: str, mime: str, **more: Any) -> Json:
    about = {"mime_type": mime, "sha256": _SHA, "id": "1003383421387256", "url": _URL, **more}
    return message(kind, **{kind: about})


FILES: dict[str, Json] = {
    "image": _media("image", "image/jpeg"),
    "image with words": _media("image", "image/jpeg", caption="لم يصلني رد على طلبي"),
    "video": _media("video", "video/mp4"),
    "sound": _media("audio", "audio/ogg; codecs=opus", voice=False),
    "voice note": _media("audio", "audio/ogg; codecs=opus", voice=True),
    "voice note of old": _media("voice", "audio/ogg; codecs=opus"),
    "document": _media("document", "application/pdf", filename="بطاقة.pdf"),
}
"""Each waits for its file, which is fetched later."""

PLACES: dict[str, Json] = {
    "here": message("location", location={"latitude": 24.7135517, "longitude": 46.6752957}),
    "a place": message(
        "location",
        location={
            "latitude": 24.7135517,
            "longitude": 46.6752957,
            "name": "المسجد",
            "address": "شارع العليا",
            "url": "https://maps.google.com/?cid=2000000000000000000",
        },
    ),
}

_CARD = {
    "addresses": [{"city": "الرياض", "country_code": "SA", "type": "HOME"}],
    "birthday": "1990-01-31",
    "emails": [{"email": "sara@example.org", "type": "WORK"}],
    "name": {"formatted_name": "سارة علي", "first_name": "سارة", "last_name": "علي"},
    "org": {"company": "جمعية", "department": "", "title": ""},
    "phones": [{"phone": "+966 50 000 0009", "wa_id": "966500000009", "type": "CELL"}],
    "urls": [{"url": "https://example.org", "type": "WORK"}],
}
_VCARD = "BEGIN:VCARD\nVERSION:3.0\nFN:هدى\nTEL;type=CELL;waid=966500000001:+966 50 000 0001\nEND:VCARD"
CARDS: dict[str, Json] = {
    "another's card": message("contacts", contacts=[_CARD]),
    "a card from the app": message(
        "contacts",
        origin="other",
        contacts=[{"vcard": _VCARD, "phones": [{"phone": "+966 50 000 0009"}]}],
    ),
    "their own number, asked": message(
        "contacts",
        origin="contact_request",
        contacts=[{"vcard": _VCARD, "phones": [{"phone": "+966500000001"}]}],
    ),
}

# What people press -----------------------------------------------------------------------------------

_TO = {"from": DISPLAYED, "id": OURS}
PRESSES: dict[str, Json] = {
    "reply button": message(
        "interactive",
        context=_TO,
        interactive={"type": "button_reply", "button_reply": {"id": "made-up", "title": "شكوى"}},
    ),
    "row of a list": message(
        "interactive",
        context=_TO,
        interactive={
            "type": "list_reply",
            "list_reply": {"id": "made-up", "title": "سلة", "description": "كل شهر"},
        },
    ),
}
"""None of them is of a button of ours: answered as one that comes too late."""

QUICK_REPLY = message("button", context=_TO, button={"payload": "لا شكرًا", "text": "لا شكرًا"})
"""The button of a template that we know nothing of says what stands on it."""

FORM = message(
    "interactive",
    context=_TO,
    interactive={
        "type": "nfm_reply",
        "nfm_reply": {
            "name": "flow",
            "body": "Sent",
            "response_json": '{"flow_token": "unused", "screen_0_name": "هدى"}',
        },
    },
)

# What nobody here can use ----------------------------------------------------------------------------


def _unsupported(code: int, title: str, **more: Any) -> Json:
    errors = [{"code": code, "title": title, "message": title, "error_data": {"details": title}}]
    return message("unsupported", errors=errors, **more)


UNUSABLE: dict[str, Json] = {
    "sticker": _media("sticker", "image/webp", animated=False),
    "unsupported": _unsupported(131051, "Message type unknown"),
    "a poll": _unsupported(131051, "Message type unknown", unsupported={"type": "poll_creation"}),
    "an edit that is not brought": _unsupported(
        131051, "Message type unknown", unsupported={"type": "edit"}
    ),
    "unavailable": _unsupported(131060, "This message is currently unavailable."),
    "from an ad, unsupported": _unsupported(131051, "Message type unknown", referral=_AD),
    "order": message(
        "order",
        order={
            "catalog_id": "354160437058781",
            "text": "",
            "product_items": [
                {"product_retailer_id": "sku-1", "quantity": 3, "item_price": 30, "currency": "SAR"}
            ],
        },
    ),
}

UNKNOWN: dict[str, Json] = {
    "a product": message(
        "interactive", interactive={"type": "product", "product": _PRODUCT}, context=_TO
    ),
    "a leave to call": message(
        "interactive",
        context=_TO,
        interactive={
            "type": "call_permission_reply",
            "call_permission_reply": {
                "response": "accept",
                "expiration_timestamp": "1796547600",
                "response_source": "user_action",
            },
        },
    ),
    "an interactive message of nothing": message("interactive", context=_TO),
    "a kind of tomorrow": message("hologram", hologram={"id": "1"}),
}
"""Kept as they came as well."""

SILENT: dict[str, Json] = {
    "reaction": message("reaction", reaction={"message_id": OURS, "emoji": "👍"}),
    "reaction taken back": message("reaction", reaction={"message_id": OURS}),
    "reaction taken back, of old": message("reaction", reaction={"message_id": OURS, "emoji": ""}),
    "revoke": message("revoke", revoke={"original_message_id": "wamid.text"}),
    "opened the talk": message("request_welcome"),
    "identity": message(
        "system",
        identity={"acknowledged": True, "created_timestamp": "1795942800", "hash": "xyz"},
        system={"body": "User identity changed", "type": "customer_identity_changed"},
    ),
    "of a group": message("text", text=_WORDS, group_id="Y2FwaV9ncm91cDox"),
    "a reaction that is not brought": _unsupported(
        131051, "Message type unknown", unsupported={"type": "reaction"}
    ),
    "a pin that is not brought": _unsupported(
        131051, "Message type unknown", unsupported={"type": "pin"}
    ),
    "our own words, come back": {**message("text", text=_WORDS), "from": DISPLAYED, "to": HUDA},
}
"""By them nothing is said."""

# Who they are ----------------------------------------------------------------------------------------


def without(given: Json, *names: str) -> Json:
    return {name: each for name, each in given.items() if name not in names}


NAMELESS: dict[str, Json] = {
    "by the scoped id alone": value(
        without(TEXTS["text"], "from", "from_parent_user_id"), contacts=[without(contact(), "wa_id")]
    ),
    "by it in every place": value({**TEXTS["text"], "from": HER_ID}, contacts=[contact(wa_id=HER_ID)]),
    "by the contact beside it alone": value(
        without(TEXTS["text"], "from", "from_user_id"), contacts=[without(contact(), "wa_id")]
    ),
    "with empty names": value(
        {**TEXTS["text"], "from": ""}, contacts=[contact(wa_id="", profile={"name": ""})]
    ),
}
"""Of Huda, whose telephone nobody tells."""

# The account and what others do beside us ------------------------------------------------------------

ECHO = {"from": DISPLAYED, "to": HUDA, "to_user_id": HER_ID, "id": "wamid.echo", "timestamp": AT}
_PAST = {"history_context": {"status": "READ"}, "from": HUDA, "id": "wamid.past", "timestamp": AT}

BESIDE: dict[str, tuple[str, Json]] = {
    "echo": (
        "smb_message_echoes",
        value(message_echoes=[{**ECHO, "type": "text", "text": {"body": "من التطبيق"}}]),
    ),
    "echo of a revoke": (
        "smb_message_echoes",
        value(message_echoes=[{**ECHO, "type": "revoke", "revoke": {"original_message_id": "x"}}]),
    ),
    "history": (
        "history",
        value(
            history=[
                {
                    "metadata": {"phase": 0, "chunk_order": 1, "progress": 55},
                    "threads": [
                        {"id": HUDA, "messages": [{**_PAST, "type": "text", "text": {"body": "قديم"}}]}
                    ],
                }
            ]
        ),
    ),
    "a file of the history": (
        "history",
        value({**_PAST, "type": "image", "image": {"id": "1", "mime_type": "image/jpeg"}}),
    ),
    "no history": (
        "history",
        value(history=[{"errors": [{"code": 2593109, "title": "declined", "message": "declined"}]}]),
    ),
    "contacts of the app": (
        "smb_app_state_sync",
        value(
            state_sync=[
                {
                    "type": "contact",
                    "contact": {
                        "full_name": "سارة",
                        "first_name": "سارة",
                        "phone_number": "966500000009",
                    },
                    "action": "add",
                    "metadata": {"timestamp": AT},
                }
            ]
        ),
    ),
    "another bot's talk": ("standby", value(TEXTS["text"])),
    "another bot's words": (
        "standby",
        value(message_echoes=[{**ECHO, "type": "text", "text": {"body": "من غيرنا"}}]),
    ),
    "what became of another bot's words": (
        "standby",
        value(statuses=[{"id": "wamid.theirs", "status": "read", "timestamp": AT, "recipient_id": HUDA}]),
    ),
    "a hand-over": (
        "messaging_handovers",
        value(messaging_handovers=[{"sender": {"phone_number": HUDA}, "recipient": {"id": "1"}}]),
    ),
    "a call": (
        "calls",
        value(
            calls=[{"id": "wacid.1", "from": HUDA, "to": DISPLAYED, "event": "connect", "timestamp": AT}]
        ),
    ),
    "signed up": (
        "user_preferences",
        value(
            user_preferences=[
                {
                    "wa_id": HUDA,
                    "detail": "User signed up",
                    "category": "marketing_messages",
                    "value": "signup",
                    "signup_id": "13176843987434774",
                    "timestamp": 1795942800,
                }
            ]
        ),
    ),
    "limits": (
        "business_capability_update",
        {"max_daily_conversations_per_business": "TIER_2K", "max_phone_numbers_per_business": 2},
    ),
    "limits of old": (
        "business_capability_update",
        {"max_daily_conversation_per_phone": 250, "max_phone_numbers_per_waba": 25},
    ),
    "security": (
        "security",
        {"display_phone_number": DISPLAYED, "event": "PIN_CHANGED", "requester": "6071234"},
    ),
    "a partner": (
        "account_update",
        {"event": "PARTNER_ADDED", "waba_info": {"waba_id": "1", "owner_business_id": "2"}},
    ),
    "settings": ("account_settings_update", {"type": "phone_number_settings", "timestamp": AT}),
    "parts of a template": (
        "message_template_components_update",
        {"message_template_id": 1, "message_template_name": "x", "message_template_language": "ar"},
    ),
    "a form's health": ("flows", {"event": "FLOW_STATUS_CHANGE", "flow_id": "1", "message": "x"}),
}
"""Nothing of it is a person's message, and nobody is answered for it."""


def edit(id: str, now: Json) -> Json:
    """Of the words in TEXTS."""
    return {**message("edit", edit={"original_message_id": "wamid.text", "message": now}), "id": id}


def moved(sender: Json, kind: str, **told: Any) -> Json:
    """Somebody has another number or id, a while after AT."""
    named = {"id": "wamid.system", "timestamp": "1795942900", "type": "system"}
    return {**sender, **named, "system": {"type": kind, **told}}


def _preferred(wish: str, time: int) -> tuple[Json, Json]:
    told = {"wa_id": HUDA, "detail": f"User requested to {wish}", "category": "marketing_messages"}
    modern = value(user_preferences=[{**told, "value": wish, "timestamp": time}])
    system = {"body": f"User requested to {wish}", "marketing": wish, "type": "user_preference_changed"}
    old = {**message("system", system=system), "id": f"wamid.{wish}", "timestamp": time}
    return change(modern, "user_preferences"), change(value(old))


_STOP, _RESUME = _preferred("stop", 1795942850), _preferred("resume", 1795942860)
PREFERENCES: dict[str, tuple[Json, Json]] = {
    "a webhook of its own": (_STOP[0], _RESUME[0]),
    "a system message, as of old": (_STOP[1], _RESUME[1]),
}
"""Somebody stops what is sent unasked, and resumes it."""

# What became of what we sent -------------------------------------------------------------------------

_STATUS = {"id": OURS, "timestamp": AT, "recipient_id": HUDA, "recipient_user_id": HER_ID}
_TALK = {"id": "7270432eae37498234f4444b35ffc5", "origin": {"type": "service"}}
_PRICE = {
    "billable": False,
    "pricing_model": "PMP",
    "type": "free_customer_service",
    "category": "service",
}
_WHY = {
    "code": 131026,
    "title": "Message undeliverable",
    "message": "Message undeliverable",
    "error_data": {"details": "Message undeliverable."},
    "href": "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
}
STATUSES: dict[str, Json] = {
    "sent": {
        **_STATUS,
        "status": "sent",
        "conversation": {**_TALK, "expiration_timestamp": "1796029200"},
        "pricing": _PRICE,
    },
    "delivered": {**_STATUS, "status": "delivered", "pricing": _PRICE},
    "read": {**_STATUS, "status": "read", "conversation": _TALK, "pricing": _PRICE},
    "failed": {**_STATUS, "status": "failed", "biz_opaque_callback_data": "1", "errors": [_WHY]},
}
