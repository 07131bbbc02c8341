"""Health, what is not there, and what breaks: told plainly, to people and to programs."""

from pathlib import Path

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from tests.integration.deploy.behind import OF_THE_MACHINE
from tests.integration.web_site import Options, serving

BROWSER = {"accept": "text/html,application/xhtml+xml", "accept-language": "ar"}


async def explode(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError("a secret of the house")


@OF_THE_MACHINE
async def test_healthy_means_that_the_loops_turn_and_the_database_answers(tmp_path: Path) -> None:
    async with serving(tmp_path) as site, httpx.AsyncClient(base_url=site.url) as client:
        answer = await client.get("/healthz")
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@OF_THE_MACHINE
async def test_loops_that_do_not_turn_are_named(tmp_path: Path) -> None:
    options = Options(turning=False)
    async with serving(tmp_path, options) as site, httpx.AsyncClient(base_url=site.url) as client:
        site.runtime._heartbeat.since = lambda loop: 60.0  # type: ignore[method-assign]
        answer = await client.get("/healthz")
        assert (answer.status_code, answer.json()["failing"]) == (503, ["loops"])


@OF_THE_MACHINE
async def test_what_is_wrong_elsewhere_is_a_warning_beside_it(tmp_path: Path) -> None:
    options = Options(warnings=("telegram-bot-shared",))
    async with serving(tmp_path, options) as site, httpx.AsyncClient(base_url=site.url) as client:
        answer = await client.get("/healthz")
        assert answer.status_code == 200
        assert answer.json() == {"status": "ok", "warnings": ["telegram-bot-shared"]}


@OF_THE_MACHINE
async def test_a_database_that_does_not_answer_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(tmp_path) as site, httpx.AsyncClient(base_url=site.url) as client:

        async def silent() -> bool:
            return False

        monkeypatch.setattr(site.runtime, "health", silent)
        answer = await client.get("/healthz")
        assert (answer.status_code, answer.json()["failing"]) == (503, ["database"])


async def test_what_is_not_there_is_told_kindly(tmp_path: Path) -> None:
    async with serving(tmp_path) as site, httpx.AsyncClient(base_url=site.url) as client:
        page = await client.get("/nowhere", headers=BROWSER)
        data = await client.get("/nowhere", headers={"accept": "application/json"})
        method = await client.put("/chat/messages")
    assert page.status_code == data.status_code == 404
    assert "عذرًا" in page.text and 'dir="rtl"' in page.text
    assert data.json()["error"]
    assert method.status_code == 405
    assert method.json()["error"]


async def test_what_breaks_shows_no_trace(tmp_path: Path) -> None:
    options = Options(webhooks={"/explode": explode})
    async with serving(tmp_path, options) as site, httpx.AsyncClient(base_url=site.url) as client:
        page = await client.get("/explode", headers=BROWSER)
        data = await client.get("/explode")
    for answer in (page, data):
        assert answer.status_code == 500
        assert "secret" not in answer.text and "Traceback" not in answer.text
        assert answer.headers["content-security-policy"]
    assert "عذرًا" in page.text
    assert data.json()["error"]


@pytest.mark.parametrize("path", ["js/chat.js", "js/demo.js", "css/base.css", "icon.svg"])
async def test_the_page_finds_its_parts(tmp_path: Path, path: str) -> None:
    async with serving(tmp_path) as site, httpx.AsyncClient(base_url=site.url) as client:
        answer = await client.get(f"/static/{path}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
