"""Somebody between us and Telegram answers in its place: a proxy's page, a portal, half a body. It is no
verdict: nobody is given up, nothing is taken for sent, and it goes on by itself afterwards."""

import asyncio
import json
from pathlib import Path

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api.client import Account, client_of
from bot.channels.telegram.incoming import polling
from bot.store.schema import outbox
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import HUDA, rida

pytestmark = pytest.mark.usefixtures("group")
HTML = "<html><body>403 Forbidden</body></html>"
PAGES = [
    (400, HTML),
    (401, HTML),
    (403, HTML),
    (404, HTML),
    (409, HTML),
    (429, HTML),
    (502, HTML),
    (200, HTML),
    (200, ""),
    (403, ""),
    (200, '{"ok": tr'),
    (200, "[]"),
    (200, "null"),
    (200, '{"ok": true}'),
    (200, '{"result": {}}'),
    (200, '{"ok": "false", "description": "no"}'),
    (403, '{"error": "forbidden"}'),
    (400, '{"ok": false}'),
    (400, '{"ok": false, "error_code": "400", "description": "no"}'),
    (429, '{"ok": false, "error_code": 429, "description": "no", "parameters": "soon"}'),
    (302, ""),
    (451, "{}"),
]


@pytest.mark.parametrize(("status", "body"), PAGES)
async def test_what_is_not_telegrams_own_word_is_no_verdict(api: BotApi, status: int, body: str) -> None:
    api.people.starts(HUDA)
    client = client_of(Account(api.token, api.url, 0))
    api.fails("sendMessage", "page", status=status, body=body)
    with pytest.raises(TelegramError) as met:
        await client.say(HUDA, "x")
    assert type(met.value) is NetworkError
    assert "html" not in str(met.value).lower()
    assert await client.say(HUDA, "y")
    await client.request.shutdown()


@pytest.mark.parametrize(
    ("code", "more", "kind"),
    [
        (400, {}, BadRequest),
        (403, {}, Forbidden),
        (429, {"parameters": {"retry_after": 7}}, RetryAfter),
    ],
)
async def test_telegrams_own_word_is_one_whatever_the_status_beside_it(
    api: BotApi, code: int, more: dict[str, object], kind: type[TelegramError]
) -> None:
    api.people.starts(HUDA)
    client = client_of(Account(api.token, api.url, 0))
    body = json.dumps({"ok": False, "error_code": code, "description": "Said", **more})
    api.fails("sendMessage", "page", status=code, body=body)
    with pytest.raises(kind):
        await client.say(HUDA, "x")
    await client.request.shutdown()


@pytest.mark.parametrize(("status", "body"), [(403, HTML), (404, HTML), (200, HTML), (200, "{}")])
async def test_a_person_hears_everything_once_the_page_is_gone(
    tmp_path: Path, api: BotApi, status: int, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every place at once: the greeting, the updates, the sending."""
    monkeypatch.setattr(polling, "SHORTEST", 0.1)
    faults = [
        api.fails(method, "page", status=status, body=body, times=None)
        for method in ("getMe", "getUpdates", "sendMessage")
    ]
    api.people.writes(HUDA, "/contact")
    async with rida(tmp_path, api) as rig:
        for fault, method in zip(faults, ("getMe", "getUpdates", "sendMessage"), strict=True):
            await rig.until(lambda method=method: any(m == method for m, _ in api.calls))  # type: ignore[misc]
            fault.times = 0
        await rig.until(lambda: any("966503011458" in text for text in rig.shown(HUDA)), 60)
        for _ in range(100):  # it is marked after it was shown
            if {row["status"] for row in await rig.rows(outbox)} == {"sent"}:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(await rig.rows(outbox))
