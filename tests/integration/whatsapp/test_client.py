"""The way to the Graph API: what counts as its word, and what never leaves with an error."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.channels.whatsapp.api.account import Account
from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.api.errors import kind_of
from bot.channels.whatsapp.api.http import Fate, GraphError, GraphHttp, NoAnswer
from bot.runtime.delivery.channel import ChannelDown, Refused, TryLater
from tests.fixtures.serving import serving

SECRET = "EAAG-the-token"


class Server:
    """Answers with what it is given, and remembers what was asked."""

    def __init__(self) -> None:
        self.answer: Response = JSONResponse({})
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.wait = 0.0

    async def called(self, request: Request) -> Response:
        self.asked.append((request.method, str(request.url), dict(request.headers)))
        await request.body()
        await asyncio.sleep(self.wait)
        return self.answer


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    yield Server()


@pytest.fixture
async def url(server: Server) -> AsyncIterator[str]:
    route = Route("/{path:path}", server.called, methods=["GET", "POST"])
    async with serving(Starlette(routes=[route])) as url:
        yield f"{url}/v25.0"


@pytest.fixture
async def client(url: str) -> AsyncIterator[Client]:
    client = Client(Account(token=SECRET, phone_number_id="1", api_base_url=url, per_second=0))
    client.http = GraphHttp(url, SECRET, read_timeout=0.3, file_timeout=0.3)
    yield client
    await client.close()


def error(code: Any, **more: Any) -> dict[str, Any]:
    return {"error": {"message": "to 966500000000", "code": code, "fbtrace_id": "x", **more}}


async def send(client: Client) -> str:
    return await client.send({"to": "966500000000"}, {"type": "text"}, reference="7")


async def test_the_token_goes_in_a_header_alone(server: Server, client: Client) -> None:
    server.answer = JSONResponse({"messages": [{"id": "wamid.1"}]})
    assert await send(client) == "wamid.1"
    ((method, url, headers),) = server.asked
    assert method == "POST" and headers["authorization"] == f"Bearer {SECRET}" and SECRET not in url


@pytest.mark.parametrize(
    ("status", "body", "code", "subcode"),
    [
        (400, error(131009), 131009, 0),
        (401, error(190, error_subcode=463), 190, 463),
        (500, error(131000), 131000, 0),
        (200, error(131056), 131056, 0),
        (400, error(0), 0, 0),
    ],
)
async def test_its_own_error_is_a_verdict(
    server: Server, client: Client, status: int, body: Any, code: int, subcode: int
) -> None:
    server.answer = JSONResponse(body, status, {"Retry-After": "17"})
    with pytest.raises(GraphError) as refused:
        await send(client)
    told = refused.value
    assert (told.code, told.subcode, told.http) == (code, subcode, status)
    assert told.retry_after and told.retry_after.total_seconds() == 17
    assert "966" not in str(told) and SECRET not in str(told)


@pytest.mark.parametrize(
    ("code", "is_ours"), [(100, True), (131009, True), (999_999, True), (190, False)]
)
async def test_an_error_that_says_that_it_passes_is_not_for_good(
    server: Server, client: Client, code: int, is_ours: bool
) -> None:
    for passes, kind in ((True, TryLater), (False, Refused if is_ours else ChannelDown)):
        said = {"error": {"message": "x", "code": code, "is_transient": passes}}
        server.answer = JSONResponse(said, 400)
        with pytest.raises(GraphError) as refused:
            await send(client)
        assert isinstance(kind_of(refused.value), kind)


@pytest.mark.parametrize(
    ("answer", "fate"),
    [
        (HTMLResponse("<html>Bad Gateway</html>", 502), Fate.UNKNOWN),
        (HTMLResponse("<html>Forbidden</html>", 403), Fate.UNSAID),
        (HTMLResponse("<html>Sorry</html>", 503), Fate.UNSAID),
        (HTMLResponse("<html>Log in to this network</html>", 200), Fate.UNKNOWN),
        (RedirectResponse("http://portal.example/"), Fate.UNSAID),
        (JSONResponse({"error": "no"}, 400), Fate.UNSAID),
        (JSONResponse({"error": {"code": "190"}}, 400), Fate.UNSAID),
        (JSONResponse([1], 200), Fate.UNKNOWN),
        (JSONResponse({}, 200), Fate.UNKNOWN),
        (JSONResponse({"messages": []}, 200), Fate.UNKNOWN),
        (JSONResponse({"messages": [{"id": 5}]}, 200), Fate.UNKNOWN),
        (Response(b"[" * 100_000, 500), Fate.UNKNOWN),
    ],
)
async def test_anything_else_is_none(
    server: Server, client: Client, answer: Response, fate: Fate
) -> None:
    server.answer = answer
    with pytest.raises(NoAnswer) as failed:
        await send(client)
    assert failed.value.fate is fate and len(server.asked) == 1, "no redirect is followed"


async def test_silence_may_have_arrived_and_a_closed_door_has_not(server: Server, client: Client) -> None:
    server.wait = 2
    with pytest.raises(NoAnswer) as silent:
        await send(client)
    assert silent.value.fate is Fate.UNKNOWN
    away = Client(Account(token="t", phone_number_id="1", api_base_url="http://127.0.0.1:9/v25.0"))
    with pytest.raises(NoAnswer) as closed:
        await send(away)
    assert closed.value.fate is Fate.AWAY
    await away.close()


async def test_an_upload_without_an_answer_told_nobody_anything(server: Server, client: Client) -> None:
    server.wait = 2
    with pytest.raises(NoAnswer) as silent:
        await client.upload(b"data", "image/png", 'a"\r\nX: y.png')
    assert silent.value.fate is Fate.UNSAID


async def test_a_proxy_of_the_environment_is_used(
    server: Server, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer = JSONResponse({"id": "1"})
    monkeypatch.setenv("http_proxy", url.removesuffix("/v25.0"))
    monkeypatch.setenv("no_proxy", "")
    http = GraphHttp("http://graph.example/v25.0", SECRET)
    assert await http.get("1", fields="id") == {"id": "1"}
    ((_, asked, _headers),) = server.asked
    assert asked.endswith("/v25.0/1?fields=id")
    await http.close()
