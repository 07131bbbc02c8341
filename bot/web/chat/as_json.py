"""How what happened is told to a page: plain JSON, times already in the society's zone and its words.

A person's words are passed on exactly as they were written; the page shows them as text, isolated, and
never as markup.
"""

from datetime import datetime
from typing import Any

from babel.dates import format_date, format_time

from bot.core.case import Case
from bot.core.events import Attachment
from bot.core.facts import StaffMember
from bot.core.messages import Button, Drawing
from bot.runtime.views import HistoryItem, Mail, RoomRow
from bot.web.shared.site import Site

Json = dict[str, Any]


def item_json(site: Site, item: HistoryItem, language: str) -> Json:
    return {
        "id": item.id,
        "outgoing": item.outgoing,
        "text": item.text,
        "buttons": [_button(button) for button in item.buttons],
        "stamp": item.stamp,
        "slot": item.slot,
        "files": [*map(file_json, item.attachments), *_drawn(item)],
        "location": _location(item),
        "status": item.status,
        "by": item.by,
        "name": _name(site, item.by),
        **when(site, item.at, language),
    }


def when(site: Site, at: datetime, language: str) -> Json:
    local = at.astimezone(site.zone)
    return {
        "at": at.isoformat(),
        "time": format_time(local, "short", locale=language),
        "day": local.date().isoformat(),
        "day_label": format_date(local, "EEEE d MMMM", locale=language),
    }


def room_json(site: Site, row: RoomRow, language: str) -> Json:
    return {
        "id": row.address.address,
        "title": _room_title(site, row.case, language),
        "case": _case(site, row.case, language) if row.case else None,
    }


def desk_json(site: Site, language: str) -> Json:
    """The common desk is there before anyone wrote into it."""
    return {"id": "desk", "title": _room_title(site, None, language), "case": None}


def mail_json(site: Site, mail: Mail, language: str) -> Json:
    item = mail.item
    return {
        "id": item.id,
        "to": mail.address.address,
        "subject": item.subject,
        "case": item.case,
        "status": item.status,
        "status_text": site.wording.text(f"web-mail-{item.status}", language),
        "files": [file_json(attachment) for attachment in item.attachments],
        "url": f"/demo/mails/{item.id}",
        **when(site, item.at, language),
    }


def clock_json(site: Site, language: str) -> Json:
    now = site.runtime.clock.now()
    return {
        **when(site, now, language),
        "iso": now.astimezone(site.zone).isoformat(timespec="seconds"),
        "text": site.wording.day(now.astimezone(site.zone).date(), language),
        "moved": site.runtime.clock.moved,
    }


def member_json(site: Site, member: StaffMember, language: str) -> Json:
    role = site.wording.text(f"web-role-{member.role}", language)
    return {"id": member.id, "name": member.name, "role": role}


def _button(button: Button) -> Json:
    return {"action": button.action, "arg": button.arg, "label": button.label, "url": button.url}


def file_json(attachment: Attachment) -> Json:
    return {
        "id": attachment.id,
        "kind": attachment.kind,
        "name": attachment.name,
        "size": attachment.size,
        "mime": attachment.mime,
        "url": f"/files/{attachment.id}",
    }


def _drawn(item: HistoryItem) -> list[Json]:
    return [drawn_json(item.id, drawing) for drawing in item.drawings]


def drawn_json(item: str, drawing: Drawing) -> Json:
    """How large it is nobody knows before it is drawn."""
    return {
        "id": f"{item}-{drawing.kind}",
        "kind": "qr" if drawing.kind == "qr" else "document",
        "name": drawing.file,
        "size": 0,
        "mime": drawing.mime,
        "url": f"/drawn/{item}/{drawing.file}",
    }


def _location(item: HistoryItem) -> Json | None:
    place = item.location
    return {"latitude": place.latitude, "longitude": place.longitude} if place else None


def _name(site: Site, by: str) -> str:
    member = site.member(by)
    return member.name if member else ""


def _room_title(site: Site, case: Case | None, language: str) -> str:
    if case is None:
        return site.wording.text("web-desk", language)
    return site.wording.text(f"web-room-{case.kind}", language, number=str(case.number))


def _case(site: Site, case: Case, language: str) -> Json:
    due = when(site, case.due_at, language)
    return {
        "number": case.number,
        "status": case.status,
        "status_text": site.wording.text(f"case-is-{case.status}", language),
        "open": case.is_open,
        "late": case.is_open and case.due_at <= site.runtime.clock.now(),
        "due": due["at"],
        "due_text": site.wording.text("web-due", language, day=due["day_label"], time=due["time"]),
        "due_short": f"{_short(site, case.due_at, language)} {due['time']}",
        "assignee": _name(site, case.assignee),
    }


def _short(site: Site, at: datetime, language: str) -> str:
    return format_date(at.astimezone(site.zone), "d MMM", locale=language)
