"""Files that people send over WhatsApp: who is asked for them, and what is believed of them."""

import base64
import hashlib
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.channels.whatsapp.api.client import Client
from bot.channels.whatsapp.api.http import Fate, GraphError, NoAnswer
from bot.channels.whatsapp.incoming.media import Media, source_of
from bot.channels.whatsapp.incoming.message_content import File
from bot.core.events import AttachmentKind
from bot.runtime.files.attachments import AttachmentRefused, Attachments
from bot.runtime.files.fetching import FetchFailed, FetchLater
from bot.store.queries.attachments import AwaitedFile

DATA = b"what was sent"
DIGEST = hashlib.sha256(DATA)
HOME = "https://graph.facebook.com/v25.0"
LIMIT = 1000


class Graph:
    """Gives that address for a file, and those bytes for an address."""

    def __init__(self, told: Any = None, data: bytes = DATA, error: Exception | None = None) -> None:
        self.told = {"url": "https://lookaside.fbsbx.com/a?b=1", "sha256": DIGEST.hexdigest()} | (
            told or {}
        )
        self.data, self.error, self.asked = data, error, list[str]()
        self.http = SimpleNamespace(fetch=self.fetch)

    async def media(self, id: str) -> Any:
        self.asked.append(id)
        if self.error:
            raise self.error
        return self.told

    async def fetch(self, url: str, limit: int) -> bytes:
        self.asked.append(url)
        return self.data[: limit + 1]


class Kept:
    limit = LIMIT

    def __init__(self, refuses: Any = None) -> None:
        self.refuses, self.data = refuses, b""

    async def keep(self, chunks: Any, name: str, kind: AttachmentKind) -> str:
        if self.refuses:
            raise AttachmentRefused(self.refuses)
        self.data = b"".join([chunk async for chunk in chunks])
        return name


async def fetched(graph: Graph, home: str = HOME, sha256: str = "", kept: Kept | None = None) -> Any:
    media = Media(cast(Client, graph), home, cast(Attachments, kept or Kept()))
    source = source_of(File("id 5", AttachmentKind.PHOTO, "photo.jpg", sha256))
    return await media.fetch(
        cast(AwaitedFile, SimpleNamespace(source=source, name="photo.jpg", kind=AttachmentKind.PHOTO))
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
        "https://scontent.xx.fbcdn.net/v/1",
        "https://graph.facebook.com/v25.0/file",
        "https://mmg.whatsapp.net/d/1",
    ],
)
async def test_the_platforms_own_servers_are_asked(url: str) -> None:
    graph = Graph({"url": url})
    assert await fetched(graph) == "photo.jpg"
    assert graph.asked == ["id 5", url]


@pytest.mark.parametrize(
    "url",
    [
        "http://lookaside.fbsbx.com/a",
        "https://fbsbx.com.example.org/a",
        "https://evilfbsbx.com/a",
        "https://example.org/lookaside.fbsbx.com",
        "https://lookaside.fbsbx.com@example.org/a",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "//graph.facebook.com/a",
        "https://[",
        "",
        5,
        None,
    ],
    ids=str,
)
async def test_our_token_goes_to_nobody_else(url: Any) -> None:
    graph = Graph({"url": url})
    with pytest.raises(FetchLater):
        await fetched(graph)
    assert graph.asked == ["id 5"]


async def test_a_graph_api_of_ones_own_is_asked_where_it_is_and_nowhere_else() -> None:
    graph = Graph({"url": "http://127.0.0.1:8081/file/1"})
    assert await fetched(graph, "http://127.0.0.1:8081/v25.0") == "photo.jpg"
    with pytest.raises(FetchLater):
        await fetched(graph, "http://127.0.0.1:9090/v25.0")


@pytest.mark.parametrize(
    "promised", ["", DIGEST.hexdigest(), base64.b64encode(DIGEST.digest()).decode(), "?"]
)
async def test_a_file_that_is_what_was_announced_is_kept(promised: str) -> None:
    kept = Kept()
    await fetched(Graph({"sha256": None}), sha256=promised, kept=kept)
    assert kept.data == DATA


@pytest.mark.parametrize(
    "promised",
    [hashlib.sha256(b"x").hexdigest(), base64.b64encode(hashlib.sha256(b"x").digest()).decode()],
)
async def test_a_file_that_is_another_one_is_asked_for_again(promised: str) -> None:
    with pytest.raises(FetchLater):
        await fetched(Graph(), sha256=promised)
    with pytest.raises(FetchLater):
        await fetched(Graph({"sha256": promised}))


@pytest.mark.parametrize(
    "told", [{"file_size": LIMIT + 1}, {"file_size": 5, "sha256": None}, {"file_size": "x"}]
)
async def test_what_is_too_large_is_not_taken_whatever_it_says_of_itself(told: Any) -> None:
    with pytest.raises(FetchFailed, match="file-too-large"):
        await fetched(Graph(told, data=b"x" * (LIMIT + 1)))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (GraphError(100, 33, 400), FetchFailed),
        (GraphError(131052), FetchFailed),
        (GraphError(190, 0, 401), FetchLater),
        (GraphError(130429, 0, 429), FetchLater),
        (NoAnswer("ClientConnectorError", Fate.AWAY), FetchLater),
        (NoAnswer("TimeoutError", Fate.UNKNOWN), FetchLater),
    ],
    ids=str,
)
async def test_what_may_be_had_later_is_tried_again_and_what_is_gone_is_given_up(
    error: Exception, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        await fetched(Graph(error=error))


async def test_only_want_of_room_is_waited_for() -> None:
    with pytest.raises(FetchLater):
        await fetched(Graph(), kept=Kept("no-room"))
    with pytest.raises(FetchFailed, match="file-mismatch"):
        await fetched(Graph(), kept=Kept("mismatch"))


@pytest.mark.parametrize(
    ("fate", "is_counted"), [(Fate.AWAY, False), (Fate.UNSAID, True), (Fate.UNKNOWN, True)]
)
async def test_a_server_that_is_away_speaks_against_no_file(fate: Fate, is_counted: bool) -> None:
    with pytest.raises(FetchLater) as later:
        await fetched(Graph(error=NoAnswer("x", fate)))
    assert later.value.is_counted is is_counted
