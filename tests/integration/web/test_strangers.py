"""Strangers take every connection there is, send half of everything, or headers without end: the pages
stay there for others, and Telegram, the database and the process go on.

The Rida of these tests is a process of its own, whose file limit is low, so that a few hundred
connections are what a thousand are elsewhere.
"""

import asyncio
import contextlib
import resource
import uuid
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.app.file_descriptors import for_strangers
from bot.commands.check.findings import Finding
from bot.commands.check.proxies import proxies
from bot.config import load
from bot.runtime.shared.live_updates import LiveUpdates
from bot.web.shared.network import Networks
from bot.web.shared.open_streams import Streams
from tests.crash.process import CONFIG, Bot, free_port, rida
from tests.fixtures.bot_api import BotApi
from tests.integration.deploy.behind import OF_THE_MACHINE
from tests.integration.web_site import PNG, Options, serving

FILES = 200  # descriptors that the process has
STRANGERS = 300  # connections that want in: more than there are descriptors
HUDA = 77
Stranger = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def with_few_files(environ: Mapping[str, str], log: str, crash_at: str) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    rida(environ, log, crash_at)


@asynccontextmanager
async def running(folder: Path, api: BotApi | None = None) -> AsyncIterator[tuple[Bot, int]]:
    port = free_port()
    environ = {
        "RIDA_DATABASE": f"sqlite:///{folder / 'rida.db'}",
        "RIDA_DATA_DIR": str(folder),
        "RIDA_WEB__PORT": str(port),
    }
    if api:
        environ |= {
            "RIDA_TELEGRAM__ENABLED": "true",
            "RIDA_TELEGRAM__TOKEN": api.token,
            "RIDA_TELEGRAM__API_BASE_URL": api.url,
            "RIDA_DEMO": "false",
        }
    bot = Bot(environ, folder / "log", port, with_few_files)
    await bot.start()
    await bot.up()
    try:
        yield bot, port
    finally:
        await bot.end()


@asynccontextmanager
async def crowd(port: int, begins: bytes) -> AsyncIterator[list[Stranger]]:
    """Strangers who all say `begins` and then nothing."""
    inside: list[Stranger] = []
    try:
        for _ in range(STRANGERS):
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                inside.append((reader, writer))
                writer.write(begins)
        await asyncio.sleep(1)
        yield inside
    finally:
        for _, writer in inside:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()


def url(port: int) -> str:
    return f"http://127.0.0.1:{port}"


async def write(client: httpx.AsyncClient, text: str) -> int:
    fields = {"client_id": (None, str(uuid.uuid4())), "text": (None, text)}
    answer = await client.post("/chat/messages", files=fields, headers={"x-rida": "1"})
    return answer.status_code


HALF = b"GET /chat HTTP/1.1\r\nHost: x\r\n"
STREAM = b"GET /chat/events HTTP/1.1\r\nHost: x\r\n\r\n"
BODY = (
    b"POST /chat/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n"
    b"Content-Type: multipart/form-data; boundary=b\r\n\r\nhalf"
)


@OF_THE_MACHINE
@pytest.mark.parametrize("begins", [HALF, STREAM, b""])
async def test_a_crowd_takes_the_places_of_nobody(tmp_path: Path, begins: bytes) -> None:
    async with BotApi().serving() as api, running(tmp_path, api) as (bot, port):
        async with crowd(port, begins), httpx.AsyncClient(base_url=url(port), timeout=60) as client:
            assert (await client.get("/chat")).status_code == 200
            assert await write(client, "مرحبا") == 202
            assert (await client.get("/healthz")).status_code == 200
            api.people.person(HUDA, "Huda")
            api.people.starts(HUDA)
            async with asyncio.timeout(60):
                while not api.sent(HUDA):
                    await asyncio.sleep(0.1)
        assert bot.alive
        log = (tmp_path / "log").read_text()
        assert "DiskFailed" not in log and "places for connections are taken" in log


async def test_what_is_half_sent_or_endless_is_closed(tmp_path: Path) -> None:
    async with running(tmp_path) as (bot, port):

        async def answered(begins: bytes, more: bytes, seconds: float) -> bytes:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                async with asyncio.timeout(seconds):
                    writer.write(begins)
                    while more and not reader.at_eof():
                        writer.write(more)
                        await writer.drain()
                        await asyncio.sleep(0.001)
                    return await reader.read()
            except ConnectionError:
                return b"reset"
            finally:
                writer.close()
                with contextlib.suppress(ConnectionError):
                    await writer.wait_closed()

        endless = await answered(b"GET / HTTP/1.1\r\n", b"x-a: " + b"b" * 4000 + b"\r\n", 20)
        one = await answered(b"GET / HTTP/1.1\r\nx-a: ", b"b" * 4000, 20)
        at_once = await answered(b"GET / HTTP/1.1\r\nx-a: " + b"b" * 40_000 + b"\r\n\r\n", b"", 20)
        assert b"431" in endless[:20] or endless == b"reset"
        assert b"431" in one[:20] or one == b"reset"
        assert b"431" in at_once[:20]
        waiting = (answered(HALF, b"", 60), answered(b"", b"", 60), answered(BODY, b"", 90))
        await asyncio.gather(*waiting)  # each is closed in time, or this times out
        assert bot.alive


async def test_a_body_of_its_own_length_is_no_head(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor = await site.visitor()
        file = ("files", ("a.png", PNG + b"\0" * 50_000))
        assert (await visitor.write("x", files=[file])).status_code == 202


async def test_the_end_of_a_body_is_no_head_however_it_is_cut(tmp_path: Path) -> None:
    """A web server in front sends a body in large pieces: the last one may be longer than a head may be."""
    async with running(tmp_path) as (_, port):
        for first in (0, 1, 100_000):
            async with httpx.AsyncClient(base_url=url(port)) as client:
                cookie = (await client.get("/chat")).headers["set-cookie"].partition(";")[0]
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                parts = ((b"client_id", uuid.uuid4().hex.encode()), (b"text", b"x"))
                body = b"".join(
                    b'--b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n' % part
                    for part in parts
                )
                body += b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n'
                body += PNG + b"\0" * 150_000 + b"\r\n--b--\r\n"
                writer.write(
                    b"POST /chat/messages HTTP/1.1\r\nHost: x\r\nX-Rida: 1\r\nConnection: close\r\n"
                    b"Cookie: %b\r\nContent-Length: %d\r\n"
                    b"Content-Type: multipart/form-data; boundary=b\r\n\r\n"
                    % (cookie.encode(), len(body))
                )
                await writer.drain()
                await asyncio.sleep(0.2)
                for piece in filter(None, (body[:first], body[first:])):
                    writer.write(piece)
                    await asyncio.sleep(0.2)
                assert (await reader.read()).startswith(b"HTTP/1.1 202")
            finally:
                writer.close()


# streams ------------------------------------------------------------------------------------------------


def test_the_oldest_stream_of_a_session_makes_room_and_of_all_that_of_the_most_crowded_network() -> None:
    streams, live_updates = Streams(most=4, of_one=2), LiveUpdates()
    asked = [("a", "n1"), ("a", "n1"), ("a", "n1"), ("b", "n2"), ("c", "n1"), ("d", "n1")]
    with contextlib.ExitStack() as open_:
        places = [open_.enter_context(streams.place(*who, live_updates.subscribe())) for who in asked]
        assert [place.is_lost for place in places] == [True, True, False, False, False, False]
        assert len(streams) == 4
    assert len(streams) == 0


async def test_a_page_that_lost_its_place_is_told_to_come_back(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False, streams=Streams(of_one=1))) as site:
        visitor = await site.visitor()
        async with visitor.client.stream("GET", "/chat/events") as first:
            lines = first.aiter_lines()
            await anext(lines)
            async with visitor.events() as second:
                async with asyncio.timeout(20):
                    rest = [line async for line in lines]  # it ends by itself
                assert "retry: 30000" in rest
                await second.next("snapshot")


# whose address it is -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trusted", "peer", "passed", "network"),
    [
        ([], "203.0.113.9", [], "203.0.113.9"),
        ([], "2001:db8:1:2:3:4:5:6", [], "2001:db8:1:2::/64"),
        ([], "::ffff:203.0.113.9", [], "203.0.113.9"),
        ([], "203.0.113.9", [("x-forwarded-for", "1.2.3.4")], ""),
        ([], "203.0.113.9", [("forwarded", "for=1.2.3.4")], ""),
        ([], "203.0.113.9", [("x-real-ip", "1.2.3.4")], ""),
        (["127.0.0.1"], "127.0.0.1", [("x-forwarded-for", "203.0.113.9")], "203.0.113.9"),
        (["127.0.0.1"], "127.0.0.1", [("x-forwarded-for", "6.6.6.6, 203.0.113.9")], "203.0.113.9"),
        (["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", [("x-forwarded-for", "203.0.113.9, 10.1.2.3")], "203.0.113.9"),
        (["127.0.0.1"], "127.0.0.1", [("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "203.0.113.9")], "203.0.113.9"),
        (["127.0.0.1"], "127.0.0.1", [("x-forwarded-for", "203.0.113.9:4711")], "203.0.113.9"),
        (["127.0.0.1"], "127.0.0.1", [("x-forwarded-for", "[2001:db8::1]:4711")], "2001:db8::/64"),
        (["127.0.0.1"], "127.0.0.1", [("x-forwarded-for", "nonsense")], ""),
        (["127.0.0.1"], "127.0.0.1", [("x-forwarded-for", "")], ""),
        (["127.0.0.1"], "127.0.0.1", [], ""),
        (["127.0.0.1"], "127.0.0.1", [("x-real-ip", "1.2.3.4")], ""),
        (["127.0.0.1"], "203.0.113.9", [("x-forwarded-for", "1.2.3.4")], ""),
        ([], "testclient", [], ""),
    ],
)  # fmt: skip
def test_an_address_is_believed_where_our_own_proxy_says_it(
    trusted: list[str], peer: str, passed: list[tuple[str, str]], network: str
) -> None:
    from ipaddress import ip_network

    headers = [(name.encode(), value.encode()) for name, value in passed]
    assert Networks([ip_network(each) for each in trusted]).of(headers, peer) == network


@OF_THE_MACHINE
async def test_an_undeclared_web_server_in_front_is_named_by_the_check(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor = await site.visitor()
        headers = {"x-forwarded-for": "203.0.113.9"}
        assert (await visitor.client.get("/healthz")).json() == {"status": "ok"}
        assert (await visitor.write("x", headers=headers)).status_code == 202
        found = (await visitor.client.get("/healthz")).json()
        assert found == {"status": "ok", "warnings": ["undeclared-proxy"]}
    assert "127.0.0.1" in (await _found(tmp_path))[0].mend
    assert not await _found(tmp_path, {"RIDA_WEB__TRUSTED_PROXIES": '["127.0.0.0/8"]'})


async def test_a_web_server_that_public_url_tells_of_is_asked_for(tmp_path: Path) -> None:
    https = {"RIDA_WEB__PUBLIC_URL": "https://chat.example.org"}
    assert "trusted_proxies" in (await _found(tmp_path, https))[0].what
    assert not await _found(tmp_path, {**https, "RIDA_WEB__TRUSTED_PROXIES": '["10.0.0.1"]'})
    assert not await _found(tmp_path)


async def _found(folder: Path, environ: Mapping[str, str] | None = None) -> list[Finding]:
    kept = {"RIDA_DATABASE": f"sqlite:///{folder / 'rida.db'}", **(environ or {})}
    return [finding async for finding in proxies(load(CONFIG, kept))]


# numbers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("descriptors", "holds"),
    [
        (20_000, lambda most: most == 4096),
        (1024, lambda most: most == 768),
        (256, lambda most: most == 128),
        (16, lambda most: most == 8),
    ],
)
def test_strangers_never_get_all_descriptors(descriptors: int, holds: Callable[[int], bool]) -> None:
    assert holds(for_strangers(descriptors)), for_strangers(descriptors)
