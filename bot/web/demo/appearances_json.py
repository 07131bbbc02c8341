"""What another platform would show, as the page is told it: bubbles, and what can be pressed there."""

from collections.abc import Iterable, Iterator

from bot.core.events import Attachment
from bot.core.messages import Button, Drawing
from bot.runtime.views import HistoryItem
from bot.web.chat.as_json import Json, drawn_json, file_json, item_json, when
from bot.web.shared.appearances import Bubble, Key, Platform, Said, Shown
from bot.web.shared.site import Site


def talk_json(site: Site, platform: Platform, shown: Iterable[Shown], language: str) -> list[Json]:
    return [each for one in shown for each in _of(site, platform, one, language)]


def _of(site: Site, platform: Platform, one: Shown, language: str) -> Iterator[Json]:
    if isinstance(one, HistoryItem):
        yield item_json(site, one, language)
        return
    for number, bubble in enumerate(platform.bubbles(one.message)):
        yield _bubble(site, one, bubble, number, language)


def _bubble(site: Site, said: Said, bubble: Bubble, number: int, language: str) -> Json:
    return {
        "id": f"{said.id}.{number}" if number else said.id,
        "outgoing": True,
        "text": bubble.text,
        "buttons": [],
        "stamp": said.message.stamp,
        "slot": "",
        "files": [_file(said, bubble.file)] if bubble.file else [],
        "location": None,
        "status": "sent",
        "by": "",
        "name": "",
        "rows": [[_key(said, key) for key in row] for row in bubble.rows],
        "sheet": [_key(said, key) for key in bubble.sheet],
        "opener": bubble.opener,
        "opens": said.id if said.opens else "",
        **when(site, said.at, language),
    }


def _key(said: Said, key: Key) -> Json:
    button: Button = key.button
    return {
        "action": button.action,
        "arg": button.arg,
        "label": key.title,
        "description": key.description,
        "url": button.url,
        "stamp": said.stamp_of(button),
    }


def _file(said: Said, file: Attachment | Drawing) -> Json:
    """A drawing is asked for by the row that it belongs to."""
    if isinstance(file, Attachment):
        return file_json(file)
    row = next(row for row in said.rows if file in row.message.drawings)
    return drawn_json(f"out-{row.id}", file)
