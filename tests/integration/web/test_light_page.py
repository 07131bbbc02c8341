"""What goes over a slow line: small, once, and nothing of anybody left in the browser."""

import gzip
import re
from pathlib import Path

import brotli
import httpx
import pytest

from tests.integration.deploy.behind import IN_FRONT
from tests.integration.web_site import Options, Server, serving

PAGES = ("/chat", "/", "/privacy", "/nowhere", "/pass/none")
BROWSER = {"accept": "text/html"}


async def raw(site: Server, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
    """The answer as it came over the line."""
    async with (
        httpx.AsyncClient(base_url=site.url) as client,
        client.stream("GET", path, headers={**BROWSER, **headers}) as answer,
    ):
        return answer, b"".join([chunk async for chunk in answer.aiter_raw()])


def loaded(html: str) -> list[str]:
    return re.findall(r'(?:src|href)="(/static/[^"]+)"', html)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("encoding", "opened"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
async def test_a_page_is_made_small(tmp_path: Path, page: str, encoding: str, opened: object) -> None:
    async with serving(tmp_path) as site:
        answer, body = await raw(site, page, **{"accept-encoding": encoding})
        plain, whole = await raw(site, page, **{"accept-encoding": "identity"})
    assert answer.headers["content-encoding"] == encoding
    assert "content-encoding" not in plain.headers
    assert "<!doctype html>" in opened(body).decode()  # type: ignore[operator]
    assert len(body) < len(whole) / 2 or len(whole) < 2000
    for each in (answer, plain):
        assert "Accept-Encoding" in each.headers["vary"]


@pytest.mark.parametrize("page", PAGES)
async def test_what_a_page_loads_is_one_of_each_small_and_kept_for_ever(
    tmp_path: Path, page: str
) -> None:
    async with serving(tmp_path) as site:
        opened, _ = await raw(site, "/chat", **{"accept-encoding": "identity"})
        cookie = opened.headers["set-cookie"].split(";")[0]
        _, body = await raw(site, page, **{"accept-encoding": "identity"})
        names = loaded(body.decode())
        assert [sum(name.endswith(kind) for name in names) for kind in (".css", ".svg")] == [1, 1]
        assert sum(name.endswith(".js") for name in names) == (page in ("/", "/chat"))
        for name in names:
            answer, content = await raw(site, name, **{"accept-encoding": "gzip", "cookie": cookie})
            assert answer.status_code == 200
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
            assert answer.headers["vary"] == "Accept-Encoding"  # each page sets its cookie anew
            if not name.endswith(".svg"):
                assert answer.headers["content-encoding"] == "gzip"
                assert len(content) < 20_000


async def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    async with serving(tmp_path) as site:
        for page in PAGES:
            _, body = await raw(site, page, **{"accept-encoding": "identity"})
            fetched = re.findall(
                r'<(?:link|script|img|iframe)\b[^>]*(?:src|href)="([^"]*)"', body.decode()
            )
            assert all(each.startswith("/static/") for each in fetched), fetched


async def test_a_name_of_an_older_version_is_answered_and_not_kept(tmp_path: Path) -> None:
    async with serving(tmp_path) as site:
        answer, _ = await raw(site, "/static/chat.0123456789.js")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")


async def test_a_stream_is_never_made_small_and_never_held_back(tmp_path: Path) -> None:
    async with serving(tmp_path) as site:
        visitor = await site.visitor()
        async with visitor.client.stream(
            "GET", "/chat/events", headers={"accept-encoding": "gzip, br"}
        ) as answer:
            assert "content-encoding" not in answer.headers
            # nginx takes this word of ours for itself
            assert answer.headers.get("x-accel-buffering") == (None if IN_FRONT == "nginx" else "no")
            async for line in answer.aiter_lines():
                assert line == "event: snapshot"
                break


async def test_a_page_that_shows_nothing_of_anybody_is_asked_for_by_its_etag(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=True)) as site:
        for page in ("/", "/privacy"):
            first, _ = await raw(site, page)
            again, body = await raw(site, page, **{"if-none-match": first.headers["etag"]})
            other, _ = await raw(site, f"{page}?lang=en", **{"if-none-match": first.headers["etag"]})
            assert first.headers["cache-control"] == again.headers["cache-control"] == "no-cache"
            assert (again.status_code, body) == (304, b"")
            assert other.status_code == 200


async def test_a_page_with_a_talk_stays_nowhere(tmp_path: Path) -> None:
    async with serving(tmp_path) as site:
        answer, _ = await raw(site, "/chat")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
