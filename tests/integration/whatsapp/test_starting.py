"""WhatsApp switched on: the house starts with it, and its webhook lets nobody in but Meta."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.app.build import App, opened
from bot.app.web import web_of
from bot.channels.whatsapp.profile import Introduction
from bot.config import load
from bot.runtime.shared import restarting
from tests.fixtures.serving import serving

SECRET, WORDS = "the-secret-of-the-app", "words-of-our-own"
CONFIG = f"""
whatsapp:
  enabled: true
  phone_number_id: 106540352242922
  token: a-token
  app_secret: {SECRET}
  verify_token: {WORDS}
  api_base_url: http://127.0.0.1:9/v25.0
staff: [{{name: نورة, role: supervisor, email: n@example.org}}]
"""


@pytest.fixture
async def app(tmp_path: Path, migrated_once: None) -> AsyncIterator[App]:
    file = tmp_path / "config.yaml"
    file.write_text(CONFIG, "utf-8")
    async with opened(load(file, {})) as app:
        yield app


@pytest.fixture
async def webhook(app: App) -> AsyncIterator[str]:
    async with serving(web_of(app)) as url:
        yield f"{url}/whatsapp"


async def test_its_webhook_is_proved_with_our_own_words(webhook: str) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": WORDS, "hub.challenge": "1158201444"}
    async with aiohttp.ClientSession() as session:
        async with session.get(webhook, params=asked) as answer:
            assert (answer.status, await answer.text()) == (200, "1158201444")
        for wrong in (
            {"hub.verify_token": "guessed"},
            {"hub.mode": "unsubscribe"},
            {"hub.verify_token": ""},
        ):
            async with session.get(webhook, params={**asked, **wrong}) as answer:
                assert (answer.status, await answer.text()) == (403, "")


async def test_nothing_is_read_without_a_signature_of_the_raw_body(webhook: str) -> None:
    body = b'{"object":"whatsapp_business_account","entry":[]}'
    sign = hmac.new(SECRET.encode(), body, "sha256").hexdigest()
    wrong = hmac.new(b"another", body, "sha256").hexdigest()
    async with aiohttp.ClientSession() as session:
        for given in ("", sign, f"sha256={wrong}", "sha256=", f"sha1={sign}"):
            headers = {"X-Hub-Signature-256": given} if given else {}
            async with session.post(webhook, data=body, headers=headers) as answer:
                assert answer.status == 403
        for changed in (body + b" ", body.replace(b":", b": ")):
            headers = {"X-Hub-Signature-256": f"sha256={sign}"}
            async with session.post(webhook, data=changed, headers=headers) as answer:
                assert answer.status == 403
        async with session.put(webhook, data=body) as answer:
            assert answer.status == 405


async def test_what_nobody_foresaw_of_the_profile_ends_nobody(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of Meta's in another shape, for instance: it is asked anew, and the house goes on."""
    monkeypatch.setattr(restarting, "SHORTEST", 0.01)
    tries, said = list[int](), asyncio.Event()

    async def introduce(_: Introduction) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise AttributeError("'str' object has no attribute 'get'")
        said.set()

    monkeypatch.setattr(Introduction, "introduce", introduce)
    assert app.whatsapp
    app.whatsapp.me.number = "966501234567"
    stop = asyncio.Event()
    running = asyncio.create_task(app.whatsapp.run(app.runtime.intake, stop))
    async with asyncio.timeout(10):
        await said.wait()
    assert not running.done()
    stop.set()
    await running
