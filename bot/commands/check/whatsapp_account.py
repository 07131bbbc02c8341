"""What `rida check` looks at in WhatsApp: the token, the number, the account, the webhook, the templates.

The rule this module guards: looking changes nothing and sends nothing, and no secret is ever shown.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

from bot.app.whatsapp import account_of
from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.api.errors import Class, class_of
from bot.channels.whatsapp.api.http import GraphError, NoAnswer
from bot.channels.whatsapp.incoming.webhook import PATH
from bot.commands.check.findings import Finding, Level
from bot.commands.check.whatsapp_templates import templates
from bot.commands.language import language, say
from bot.config import Settings
from bot.texts.catalogue import plain, sentence

ABOUT = "whatsapp"
OK, NOTE, WARNING, ERROR = Level.OK, Level.NOTE, Level.WARNING, Level.ERROR

FEW = "display_phone_number,verified_name,quality_rating,health_status"
MANY = f"{FEW},status,name_status,code_verification_status,account_mode"
"""Of the number. A Graph API that does not know one of them refuses all."""

HEALTH: Mapping[int, str] = {
    131042: "whatsapp-payment",
    141006: "whatsapp-payment",
    131031: "whatsapp-restricted",
    131037: "whatsapp-display-name",
    133010: "whatsapp-unregistered",
}
"""Errors of the account's health whose mend stands among our texts."""

ENTITIES = {
    "PHONE_NUMBER": "the-number",
    "WABA": "the-account",
    "BUSINESS": "the-portfolio",
    "APP": "the-app",
    "MESSAGE_TEMPLATE": "a-template",
}
"""What Meta calls it, and its name among our texts."""

NUMBER, NO_SUCH = "whatsapp.phone_number_id", "whatsapp-number-id"
"""The key of the number's id, and what Meta's "there is no such thing for this token" says of it."""


async def looked_at(settings: Settings) -> AsyncIterator[Finding]:
    client = Client(account_of(settings))
    try:
        async for finding in _looked_at(client, settings):
            yield finding
    finally:
        await client.close()


async def _looked_at(client: Client, settings: Settings) -> AsyncIterator[Finding]:
    try:
        number = await _number(client, settings.whatsapp.phone_number_id)
    except (GraphError, NoAnswer) as error:
        yield _not_looked_at(error, settings, "the-number")
        return
    for finding in (*_of_number(number, settings), *_health(number), *_address(settings)):
        yield finding
    if not settings.whatsapp.business_account_id:
        yield _found(
            NOTE, "no-account", say("check-whatsapp-no-account"), say("check-whatsapp-no-account-mend")
        )
        return
    async for finding in _of_account(client, settings):
        yield finding


async def _of_account(client: Client, settings: Settings) -> AsyncIterator[Finding]:
    try:
        yield await _subscription(client, settings)
        async for finding in templates(client, settings):
            yield finding
    except (GraphError, NoAnswer) as error:
        yield _not_looked_at(error, settings, "the-account", "whatsapp.business_account_id")


async def _number(client: Client, id: str) -> dict[str, Any]:
    try:
        return await client.http.get(id, fields=MANY)
    except GraphError as error:
        if class_of(error.code, error.subcode, error.http)[0] is not Class.OURS:
            raise
        return await client.http.get(id, fields=FEW)


def _not_looked_at(
    error: GraphError | NoAnswer,
    settings: Settings,
    what: str,
    key: str = NUMBER,
) -> Finding:
    if isinstance(error, NoAnswer):
        said = say("check-whatsapp-unreached", url=settings.whatsapp.api_base_url, why=str(error))
        return _found(ERROR, "unreached", said, say("check-whatsapp-unreached-mend"))
    kind, why = class_of(error.code, error.subcode, error.http)
    said = say("check-whatsapp-unseen", what=say(f"check-whatsapp-{what}"), why=str(error))
    if kind is Class.SOCIETY and not (why == NO_SUCH and key != NUMBER):
        mend = _mend(why)
    elif kind is Class.WAIT:
        mend = say("check-whatsapp-again")
    else:
        mend = say(
            "check-whatsapp-not-the-number" if key == NUMBER else "check-whatsapp-copy-key", key=key
        )
    return _found(ERROR, f"unseen:{what}", said, mend)


def _found(level: Level, key: str, what: str, mend: str = "") -> Finding:
    return Finding(level, ABOUT, what, mend, f"whatsapp-{key}")


def _mend(why: str) -> str:
    """As staff read it."""
    return plain(sentence(f"down-{why}", language(), {}))


# the number


def _of_number(number: Mapping[str, Any], settings: Settings) -> Iterator[Finding]:
    shown, name = _word(number, "display_phone_number"), _word(number, "verified_name")
    known = shown or say("check-whatsapp-known")
    yield _found(OK, "taken", say("check-whatsapp-taken", number=known, name=name))
    yield from _ours(shown, settings)
    yield from _standing(number)
    yield from _quality(_word(number, "quality_rating").upper())


def _ours(shown: str, settings: Settings) -> Iterator[Finding]:
    """Links lead to the number of config.yaml, and where none is written, to the one that Meta tells."""
    digits, written = "".join(filter(str.isdecimal, shown)), settings.whatsapp.number
    if written and digits and digits != written:
        what = say("check-whatsapp-other-number", written=written, number=digits)
        yield _found(ERROR, "other-number", what, say("check-whatsapp-other-number-mend", number=digits))


def _standing(number: Mapping[str, Any]) -> Iterator[Finding]:
    status, name = _word(number, "status").upper(), _word(number, "name_status").upper()
    if status and status != "CONNECTED":
        what = say("check-whatsapp-not-connected", status=status)
        yield _found(ERROR, "not-connected", what, _mend("whatsapp-unregistered"))
    if name in ("DECLINED", "EXPIRED", "PENDING_REVIEW", "NONE"):
        level = WARNING if name == "PENDING_REVIEW" else ERROR
        what = say("check-whatsapp-no-name", status=name)
        yield _found(level, "no-name", what, _mend("whatsapp-display-name"))
    if _word(number, "account_mode").upper() == "SANDBOX":
        what = say("check-whatsapp-test-number")
        yield _found(WARNING, "test-number", what, say("check-whatsapp-test-number-mend"))


def _quality(rating: str) -> Iterator[Finding]:
    if rating in ("RED", "YELLOW"):
        level = WARNING if rating == "RED" else NOTE
        what = say("check-whatsapp-rated", rating=rating)
        yield _found(level, f"rated:{rating.lower()}", what, say("check-whatsapp-rated-mend"))


# whether it may send


def _health(number: Mapping[str, Any]) -> Iterator[Finding]:
    health = number.get("health_status")
    entities = health.get("entities") if isinstance(health, Mapping) else None
    found = [
        finding
        for entity in (entities if isinstance(entities, list) else [])
        if isinstance(entity, Mapping)
        for finding in _of_entity(entity)
    ]
    yield from found
    whole = _word(health, "can_send_message").upper() if isinstance(health, Mapping) else ""
    if whole in ("BLOCKED", "LIMITED") and not found:
        what = say("check-whatsapp-may-not", status=whole)
        yield _found(_grave(whole), "may-not", what, _mend("whatsapp-restricted"))


def _of_entity(entity: Mapping[str, Any]) -> Iterator[Finding]:
    may = _word(entity, "can_send_message").upper()
    if may not in ("BLOCKED", "LIMITED"):
        return
    about = ENTITIES.get(_word(entity, "entity_type"), "something")
    errors = [each for each in entity.get("errors") or [] if isinstance(each, Mapping)]
    for error in errors:
        yield _of_error(error, about, may)
    if not errors:
        mend = _mend("whatsapp-unregistered" if about == "the-number" else "whatsapp-restricted")
        told = " ".join(str(each) for each in entity.get("additional_info") or [])
        named = {"what": say(f"check-whatsapp-{about}"), "status": may.lower()}
        what = say("check-whatsapp-hindered", why=f": {told}" if told else "", **named)
        yield _found(_grave(may), f"hindered:{about}", what, mend)


def _of_error(error: Mapping[str, Any], about: str, may: str) -> Finding:
    """Without a way to pay every call succeeds, and nothing is delivered: that is said first."""
    code, said = error.get("error_code"), _word(error, "error_description")
    why = HEALTH.get(code, "") if isinstance(code, int) else ""
    manager = say("check-whatsapp-manager")
    mend = _mend(why) if why else _word(error, "possible_solution") or manager
    key = "unpaid" if why == "whatsapp-payment" else "error"
    named = {"what": say(f"check-whatsapp-{about}"), "status": may.lower(), "code": str(code)}
    what = say(f"check-whatsapp-{key}", why=said, **named)
    return _found(_grave(may), f"{key}:{about}-{code}", what, mend)


def _grave(may: str) -> Level:
    return ERROR if may == "BLOCKED" else WARNING


# what comes


def _address(settings: Settings) -> Iterator[Finding]:
    url = settings.web.public_url
    if not url.startswith("https://"):
        what, mend = (
            say("check-whatsapp-no-https", path=PATH),
            say("check-whatsapp-no-https-mend", path=PATH),
        )
        yield _found(WARNING, "no-https", what, mend)


async def _subscription(client: Client, settings: Settings) -> Finding:
    id = settings.whatsapp.business_account_id
    said = await client.http.get(f"{id}/subscribed_apps")
    apps = said.get("data")
    if isinstance(apps, list) and apps:
        return _found(OK, "subscribed", say("check-whatsapp-subscribed"))
    url = f"{settings.whatsapp.api_base_url}/{id}/subscribed_apps"
    mend = say("check-whatsapp-not-subscribed-mend", url=url)
    return _found(ERROR, "not-subscribed", say("check-whatsapp-not-subscribed"), mend)


def _word(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""
