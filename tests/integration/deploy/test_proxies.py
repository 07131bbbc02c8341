"""nginx and Caddy really in front of Rida, by the files that are shipped."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from bot.texts.catalogue import plain, sentence
from tests.crash.process import free_port
from tests.integration.deploy.proxies import DEPLOY, Rida, Visitor, paragraphs, pdf, proxied

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE


def said(key: str, language: str, **values: str | int) -> str:
    return plain(sentence(key, language, values))


@pytest.fixture(scope="module")
def rida(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rida]:
    """The pages of `rida run`, without a demonstration."""
    made = Rida(tmp_path_factory.mktemp("rida"), free_port())
    made.start()
    yield made
    if made.process:
        made.stop()


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, rida: Rida
) -> Iterator[str]:
    if not rida.process:
        rida.start()
    with proxied(request.param, tmp_path_factory.mktemp(request.param), rida.port) as url:
        yield url


@pytest.fixture
def visitor(url: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    made = Visitor(url, address_of(request.node.name))
    yield made
    made.close()


def address_of(name: str) -> str:
    """Each test comes from an address of its own: what one has used up is another's."""
    number = sum(name.encode()) % 60_000
    return f"127.{1 + number % 200}.{number // 250 % 250}.{2 + number % 250}"


def shown(visitor: Visitor) -> list[str]:
    with visitor.news() as news:
        data = next(line for line in news if line.startswith("data: "))
        return [item["text"] for item in json.loads(data.removeprefix("data: "))["items"]]


def test_our_own_page_writes_and_a_foreign_one_does_not(visitor: Visitor, url: str) -> None:
    """Host is passed on: the page's own origin is known by it."""
    assert visitor.write("السلام عليكم", origin=url).status_code == 202
    assert visitor.write("x", origin="https://evil.example").status_code == 403


def test_the_largest_file_comes_through_and_one_above_is_refused_in_our_words(visitor: Visitor) -> None:
    assert visitor.write("", ("paper.pdf", pdf(LARGEST))).status_code == 202
    refused = visitor.write("", ("paper.pdf", pdf(LARGEST + 1)))
    assert refused.status_code == 413 and "paper.pdf" in refused.json()["error"]


def test_what_is_more_than_one_message_holds_is_refused_by_a_sentence(visitor: Visitor) -> None:
    """By Rida where it is a little more, by the web server where it is much: in words either way."""
    part = 63 * MEGABYTE // 4
    four = [(f"{n}.pdf", pdf(part + MEGABYTE * 3 // 8)) for n in range(4)]
    little = visitor.write("", *four)
    assert little.status_code == 413 and "64" in little.json()["error"]
    much = visitor.write("", *[(f"{n}.pdf", pdf(17 * MEGABYTE)) for n in range(4)])
    assert much.status_code == 413 and "64" in much.json()["error"]
    assert shown(visitor) == []


def test_news_comes_at_once(visitor: Visitor) -> None:
    with visitor.news() as news:
        first = next(line for line in news if line.startswith("data: "))
        assert json.loads(first.removeprefix("data: "))["items"] == []
        for text in ("one", "two"):
            begun = time.monotonic()
            assert visitor.write(text).status_code == 202
            assert any(text in line for line in news if line.startswith("data: "))
            assert time.monotonic() - begun < 2


def test_visitors_are_bounded_each_by_their_own_address(url: str, request: pytest.FixtureRequest) -> None:
    """30 MB a day of one network: whoever has used it up is refused, and nobody else with them."""
    here, there = address_of(request.node.name), address_of(request.node.name + "elsewhere")
    first, again, other = Visitor(url, here), Visitor(url, here), Visitor(url, there)
    try:
        assert first.write("", ("a.pdf", pdf(LARGEST))).status_code == 202
        assert again.write("", ("b.pdf", pdf(LARGEST))).status_code == 413
        forged = {
            "x-forwarded-for": "198.51.100.7",
            "forwarded": "for=198.51.100.7",
            "x-real-ip": "9.9.9.9",
        }
        assert again.write("", ("c.pdf", pdf(LARGEST)), **forged).status_code == 413
        assert other.write("", ("d.pdf", pdf(LARGEST))).status_code == 202
    finally:
        for each in (first, again, other):
            each.close()


@pytest.mark.parametrize(
    "path", ["/metrics", "/healthz", "/health", "/metrics/", "/healthz?x=1", "/%6detrics"]
)
def test_what_is_the_machines_own_is_not_passed_on(url: str, rida: Rida, path: str) -> None:
    assert httpx.get(f"{rida.url}/healthz").status_code == 200
    answer = httpx.get(url + path)
    assert answer.status_code == 404 and "status" not in answer.text


def test_webhooks_are_passed_on(url: str) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": "proved", "hub.challenge": "4711"}
    assert httpx.get(f"{url}/whatsapp", params=asked).text == "4711"
    assert httpx.post(f"{url}/whatsapp", content=b"{}").status_code in (
        401,
        403,
    )  # not signed: Rida's own


def test_what_is_small_already_is_not_made_small_twice(url: str, rida: Rida) -> None:
    page = httpx.get(f"{url}/chat", headers={"accept-encoding": "gzip", "accept": "text/html"})
    assert "<html" in page.text
    files = {each for each in page.text.split('"') if each.startswith("/static/")}
    assert files
    for file in files:
        asked = {"accept-encoding": "gzip"}
        through, direct = httpx.get(url + file, headers=asked), httpx.get(rida.url + file, headers=asked)
        assert through.content == direct.content
        for header in ("content-encoding", "cache-control", "content-type"):
            assert through.headers.get(header) == direct.headers.get(header), (file, header)


def test_the_headers_that_protect_a_page_come_through(url: str, rida: Rida) -> None:
    through, direct = httpx.get(f"{url}/chat").headers, httpx.get(f"{rida.url}/chat").headers
    for header in ("content-security-policy", "x-content-type-options", "referrer-policy"):
        assert through[header] == direct[header]


def test_nothing_is_asked_to_become_another_protocol(url: str) -> None:
    upgraded = {"connection": "upgrade", "upgrade": "websocket", "sec-websocket-version": "13"}
    upgraded["sec-websocket-key"] = "eA=="
    with httpx.stream("GET", f"{url}/chat/events", headers=upgraded) as answer:
        assert answer.status_code != 101


def test_a_restart_behind_it_loses_nothing_and_says_so_meanwhile(visitor: Visitor, rida: Rida) -> None:
    told, later = str(uuid4()), str(uuid4())
    assert visitor.write("before", client_id=told).status_code == 202
    rida.stop()
    page = visitor.client.get("/chat", headers={"accept": "text/html"})
    assert page.status_code == 502 and page.headers["cache-control"] == "no-store"
    assert paragraphs(page.text) == [said("web-offline", "ar"), said("web-offline", "en")]
    assert 'http-equiv="refresh"' in page.text
    assert (
        visitor.write("meanwhile", client_id=later).status_code == 502
    )  # the page tries again by itself
    rida.start()
    assert visitor.write("before", client_id=told).status_code == 202
    assert visitor.write("meanwhile", client_id=later).status_code == 202
    texts = shown(visitor)
    assert texts.count("before") == 1 and texts.count("meanwhile") == 1


def test_the_pages_of_the_web_server_say_our_sentences() -> None:
    both = [said("web-error-too-large", language, megabytes=64) for language in ("ar", "en")]
    assert paragraphs((DEPLOY / "pages" / "too-large.html").read_text()) == both
    assert json.loads((DEPLOY / "pages" / "too-large.json").read_text()) == {"error": " · ".join(both)}


def test_whoever_has_no_script_reads_a_page_when_it_is_too_large(visitor: Visitor) -> None:
    much = visitor.client.post(
        "/chat/form",
        content=b"0" * (66 * MEGABYTE),
        headers={"accept": "text/html", "content-type": "multipart/form-data; boundary=x"},
    )
    assert much.status_code == 413 and "<html" in much.text


def test_the_port_and_the_address_of_the_files_are_those_of_the_configuration(tmp_path: Path) -> None:
    from bot.config import load

    web = load(DEPLOY.parent / "config.yaml", {}).web
    for file in ("nginx/rida.conf", "caddy/Caddyfile"):
        assert f"{web.host}:{web.port}" in (DEPLOY / file).read_text()
