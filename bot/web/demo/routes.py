"""The demonstration's staff phone, e-mails and clock. Outside demo mode nothing here exists.

Staff write into rooms through the same inbox as everyone; each event carries who acted.
"""

from datetime import datetime
from typing import assert_never

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.core.conversation import Address, Party
from bot.core.events import MessageReceived
from bot.runtime.runtime import DemoRefused
from bot.runtime.shared.live_updates import (
    CaseChanged,
    ClockMoved,
    ConversationEnded,
    Delivered,
    Received,
    Typing,
)
from bot.runtime.views import RoomRow
from bot.web.chat.as_json import clock_json, desk_json, item_json, mail_json, member_json, room_json
from bot.web.chat.form import read_json, read_message, read_press
from bot.web.chat.presses import press_event
from bot.web.chat.routes import accepted
from bot.web.chat.stream import Page, PageEvent, Told, stream
from bot.web.demo.appearances_json import talk_json
from bot.web.demo.moments import after_office_hour, next_working_day, past_next_deadline
from bot.web.shared.appearances import shown_on
from bot.web.shared.guard import Refusal, begin_session, demo_site, may_write, person
from bot.web.shared.language import language_of
from bot.web.shared.site import CHANNEL, Site

_STAFF = (Party.ROOM, Party.DESK)
_DESK = "desk"
_NOTES = {"telegram": "web-appearance-as-telegram", "whatsapp": "web-appearance-as-whatsapp"}
_MAIL_HEADERS = {
    "content-security-policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
    )
}


async def events(request: Request) -> Response:
    site, language = demo_site(request), language_of(request)
    session = begin_session(request)

    async def snapshot() -> PageEvent:
        return PageEvent("snapshot", await _everything(site, language))

    async def tell(news: Told) -> list[PageEvent]:
        return await _staff_events(site, language, news)

    page = Page(snapshot, tell, shows=lambda taken_back: taken_back.party in _STAFF)
    return stream(request, session, page, restarted="restarted")


async def _everything(site: Site, language: str) -> dict[str, object]:
    mails = await site.reading.mails()
    return {
        "rooms": await _rooms(site, language),
        "mails": [mail_json(site, mail, language) for mail in mails],
        "clock": clock_json(site, language),
        "members": [member_json(site, member, language) for member in site.staff],
    }


async def _rooms(site: Site, language: str) -> list[dict[str, object]]:
    rows = _web_rooms(await site.reading.rooms())
    rooms = [room_json(site, row, language) for row in rows]
    known = any(room["id"] == _DESK for room in rooms)
    return rooms if known else [*rooms, desk_json(site, language)]


def _web_rooms(rows: list[RoomRow]) -> list[RoomRow]:
    return [row for row in rows if row.address.channel == CHANNEL]


async def _staff_events(site: Site, language: str, news: Told) -> list[PageEvent]:
    match news:
        case Received(address=address, item=item) | Delivered(address=address, item=item) if (
            address.party in _STAFF and address.channel == CHANNEL
        ):
            told = {"room": address.address, "item": item_json(site, item, language)}
            return [PageEvent("item", told), *await _room_event(site, language, address.address)]
        case Delivered(address=address) if address.party is Party.MAILBOX:
            return await _mail_event(site, language, news.item.id)
        case CaseChanged(number=number):
            return await _room_event(site, language, f"case-{number}")
        case ClockMoved():
            rooms = await _rooms(site, language)  # what was in time may be late now
            now = PageEvent("clock", clock_json(site, language))
            return [now, *(PageEvent("room", room) for room in rooms)]
        case Received() | Delivered() | Typing() | ConversationEnded():
            return []
        case _:
            assert_never(news)


async def _room_event(site: Site, language: str, id: str) -> list[PageEvent]:
    rooms = await _rooms(site, language)
    return [PageEvent("room", room) for room in rooms if room["id"] == id]


async def _mail_event(site: Site, language: str, id: str) -> list[PageEvent]:
    mails = await site.reading.mails()
    return [PageEvent("mail", mail_json(site, mail, language)) for mail in mails if mail.item.id == id]


async def get_room(request: Request) -> Response:
    """What was said in one room, oldest first."""
    site, language = demo_site(request), language_of(request)
    address = await _room(site, request.path_params["room"])
    items = await site.reading.history(address)
    return JSONResponse({"items": [item_json(site, item, language) for item in items]})


async def get_person(request: Request) -> Response:
    """The person's talk as another platform would show it; `opened` names the calls that were pressed."""
    site, language = demo_site(request), language_of(request)
    appearance, address = request.path_params["appearance"], person(begin_session(request))
    platform = site.appearances().get(appearance)
    if platform is None:
        raise Refusal(404, "web-error-not-found")
    came = [item for item in await site.reading.history(address) if not item.outgoing]
    opened = request.path_params["opened"].split(",")
    shown = shown_on(platform, came, await site.reading.said(address), opened)
    items = talk_json(site, platform, shown, language)
    count = sum(item["outgoing"] for item in items)
    note = site.wording.text(_NOTES[appearance], language, count=count)
    return JSONResponse({"items": items, "note": note})


async def get_mail(request: Request) -> Response:
    """The body as it is sent, for a sandboxed frame: it runs nothing and loads nothing."""
    site = demo_site(request)
    mails = await site.reading.mails()
    mail = next((mail for mail in mails if mail.item.id == request.path_params["id"]), None)
    if mail is None:
        raise Refusal(404, "web-error-not-found")
    return HTMLResponse(site.wording.mail_html(mail.item), headers=_MAIL_HEADERS)


async def post_message(request: Request) -> Response:
    site = demo_site(request)
    session = may_write(request, site, "multipart/form-data", site.bounds.limits.request_bytes)
    written = await read_message(request, site)
    address = await _room(site, written.room)
    event = MessageReceived(written.words, by=_member(site, written.member))
    return await accepted(request, site, session, written.client_id, address, event)


async def post_press(request: Request) -> Response:
    site = demo_site(request)
    session = may_write(request, site, "application/json", site.bounds.limits.press_bytes)
    pressed = await read_press(request, site)
    _member(site, pressed.member)
    address = await _room(site, pressed.room)
    event = await press_event(site, address, pressed, language_of(request))
    return await accepted(request, site, session, pressed.client_id, address, event)


async def get_clock(request: Request) -> Response:
    return JSONResponse(clock_json(demo_site(request), language_of(request)))


async def post_clock(request: Request) -> Response:
    """Moves the clock, and has everything that fell due meanwhile done before it answers."""
    site = demo_site(request)
    may_write(request, site, "application/json", site.bounds.limits.press_bytes)
    target = await _target(site, str((await read_json(request, site)).get("to")))
    await site.runtime.pass_to(target)
    return JSONResponse(clock_json(site, language_of(request)))


async def _target(site: Site, to: str) -> datetime:
    now = site.runtime.clock.now()
    match to:
        case "office-hour":
            return after_office_hour(now, site.calendar)
        case "working-day":
            return next_working_day(now, site.calendar, site.zone)
        case "deadline":
            return await _deadline(site, now)
        case _:
            raise Refusal(422, "web-error-bad-request")


async def _deadline(site: Site, now: datetime) -> datetime:
    cases = [row.case for row in await site.reading.rooms() if row.case]
    target = past_next_deadline(now, cases)
    if target is None:
        raise Refusal(409, "web-error-no-deadline")
    return target


async def post_restart(request: Request) -> Response:
    site = demo_site(request)
    may_write(request, site, "application/json", site.bounds.limits.press_bytes)
    try:
        await site.runtime.restart_demo()
    except DemoRefused as problem:
        raise Refusal(409, "web-error-restart") from problem
    return JSONResponse({})


async def _room(site: Site, id: str) -> Address:
    """Raises Refusal: there is no such room."""
    if id == _DESK:
        return Address(CHANNEL, _DESK, Party.DESK)
    room = Address(CHANNEL, id, Party.ROOM)
    if not await site.reading.has_room(room):
        raise Refusal(404, "web-error-not-found")
    return room


def _member(site: Site, id: str) -> str:
    """Raises Refusal: nobody of that id works here."""
    if site.member(id) is None:
        raise Refusal(422, "web-error-member")
    return id
