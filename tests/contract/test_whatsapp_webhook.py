"""What comes to `/whatsapp`: nothing is read that is not signed, nothing signed is refused for what it says,
and 200 is said only for what is kept."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.whatsapp.incoming.webhook import LARGEST, webhook
from bot.store.errors import CannotWrite, NoRoom

SECRET, TOKEN = "the secret of the app", "a token for verifying"
BODY = json.dumps({"object": "whatsapp_business_account", "entry": []}).encode()


class Taken:
    def __init__(self, error: Exception | None = None) -> None:
        self.bodies: list[bytes] = []
        self.error = error

    async def __call__(self, body: bytes) -> None:
        if self.error:
            raise self.error
        self.bodies.append(body)


@asynccontextmanager
async def calling(taken: Taken) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(webhook(taken, SECRET, TOKEN))
    async with httpx.AsyncClient(transport=transport, base_url="http://rida") as client:
        yield client


def signed(body: bytes, secret: str = SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def header(value: str) -> list[tuple[str, str]]:
    return [("X-Hub-Signature-256", value)]


GOOD = signed(BODY)

UNSIGNED: dict[str, tuple[list[tuple[str, str]], bytes]] = {
    "none": ([], BODY),
    "empty": (header(""), BODY),
    "another secret": (header(signed(BODY, "another")), BODY),
    "one byte changed": (header(GOOD), BODY.replace(b"[]", b"[ ]")),
    "a blank behind it": (header(GOOD), BODY + b" "),
    "serialised anew": (header(GOOD), json.dumps(json.loads(BODY), separators=(",", ":")).encode()),
    "without its prefix": (header(GOOD.removeprefix("sha256=")), BODY),
    "the older hash": (header("sha1=" + hmac.new(SECRET.encode(), BODY, "sha1").hexdigest()), BODY),
    "in capitals": (header(f"sha256={GOOD.removeprefix('sha256=').upper()}"), BODY),
    "a prefix in capitals": (header(GOOD.replace("sha256", "SHA256")), BODY),
    "cut": (header(GOOD[:-1]), BODY),
    "longer": (header(GOOD + "0"), BODY),
    "blanks around": (header(f"sha256= {GOOD.removeprefix('sha256=')}"), BODY),
    "not of ASCII": ([("X-Hub-Signature-256", "sha256=" + "٠" * 64)], BODY),
    "twice": (header(GOOD) * 2, BODY),
    "twice, one wrong": (header(GOOD) + header(signed(BODY, "another")), BODY),
    "by the older header": ([("X-Hub-Signature", GOOD)], BODY),
    "of another body": (header(signed(b"")), BODY),
}


@pytest.mark.parametrize("name", UNSIGNED)
async def test_what_is_not_signed_is_refused_and_nothing_of_it_is_read(name: str) -> None:
    headers, body = UNSIGNED[name]
    taken = Taken()
    encoded = [(key.encode(), value.encode()) for key, value in headers]
    async with calling(taken) as client:
        answer = await client.post("/whatsapp", content=body, headers=encoded)
    assert (answer.status_code, answer.content, taken.bodies) == (403, b"", [])


@pytest.mark.parametrize("body", [BODY, b"", b"{", b"null", b'"' + b"x" * (LARGEST - 2) + b'"'], ids=len)
async def test_what_is_signed_is_taken_whatever_it_says(body: bytes) -> None:
    taken = Taken()
    async with calling(taken) as client:
        answer = await client.post("/whatsapp", content=body, headers=header(signed(body)))
    assert (answer.status_code, answer.content, taken.bodies) == (200, b"", [body])


async def test_a_larger_body_than_any_of_metas_is_refused() -> None:
    taken, body = Taken(), b"x" * (LARGEST + 1)
    async with calling(taken) as client:
        answer = await client.post("/whatsapp", content=body, headers=header(signed(body)))
    assert (answer.status_code, taken.bodies) == (413, [])


async def test_a_body_without_a_signature_is_not_even_received() -> None:
    async def receive() -> Any:
        raise AssertionError("nobody asked for it")

    said = list[Any]()

    async def send(message: Any) -> None:
        said.append(message.get("status"))

    scope = {"type": "http", "method": "POST", "path": "/whatsapp", "headers": [], "query_string": b""}
    await webhook(Taken(), SECRET, TOKEN)(scope, receive, send)
    assert said[0] == 403


async def test_a_body_that_comes_in_pieces_is_one_and_one_that_is_cut_off_is_none() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for piece in (BODY[:5], b"", BODY[5:]):
            yield piece

    taken = Taken()
    async with calling(taken) as client:
        answer = await client.post("/whatsapp", content=pieces(), headers=header(GOOD))
    assert (answer.status_code, taken.bodies) == (200, [BODY])

    coming = [{"type": "http.request", "body": BODY, "more_body": True}]
    said = list[Any]()

    async def receive() -> Any:
        return coming.pop() if coming else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        said.append(message.get("status"))

    scope = {"method": "POST", "headers": [(b"x-hub-signature-256", GOOD.encode())]}
    await webhook(taken, SECRET, TOKEN)(scope, receive, send)
    assert 200 not in said and taken.bodies == [BODY]


@pytest.mark.parametrize("error", [CannotWrite(Path("rida.db"), "locked"), NoRoom(Path("rida.db"))])
async def test_what_could_not_be_kept_is_asked_for_again(error: Exception) -> None:
    async with calling(Taken(error)) as client:
        answer = await client.post("/whatsapp", content=BODY, headers=header(GOOD))
    assert answer.status_code == 503


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
async def test_other_methods_are_named_as_such(method: str) -> None:
    taken = Taken()
    async with calling(taken) as client:
        answer = await client.request(method, "/whatsapp", content=BODY, headers=header(GOOD))
    assert (answer.status_code, answer.headers["allow"], taken.bodies) == (405, "GET, POST", [])


@pytest.mark.parametrize(("secret", "token"), [("", TOKEN), (SECRET, "")])
def test_without_a_secret_or_a_token_there_is_no_webhook(secret: str, token: str) -> None:
    with pytest.raises(ValueError, match="needs"):
        webhook(Taken(), secret, token)


# The verification --------------------------------------------------------------------------------------

ASKED = {"hub.mode": "subscribe", "hub.verify_token": TOKEN, "hub.challenge": "1158201444"}


async def asked(**changes: str | None) -> httpx.Response:
    params = {**ASKED, **{f"hub.{name}": value for name, value in changes.items()}}
    async with calling(Taken()) as client:
        return await client.get(
            "/whatsapp", params={name: value for name, value in params.items() if value is not None}
        )


async def test_whoever_knows_the_token_hears_the_challenge() -> None:
    answer = await asked()
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


async def test_a_challenge_is_never_read_as_a_page() -> None:
    answer = await asked(challenge="<script>alert(1)</script>")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "changes",
    [
        {"verify_token": "wrong"},
        {"verify_token": ""},
        {"verify_token": None},
        {"verify_token": TOKEN + " "},
        {"verify_token": "٠"},
        {"mode": "unsubscribe"},
        {"mode": None},
        {"challenge": None},
        {"challenge": "9" * 600},
    ],
    ids=str,
)
async def test_all_others_are_refused(changes: dict[str, str | None]) -> None:
    answer = await asked(**changes)
    assert (answer.status_code, answer.content) == (403, b"")


async def test_two_tokens_are_none() -> None:
    async with calling(Taken()) as client:
        twice = (
            "hub.mode=subscribe&hub.challenge=1&hub.verify_token=x&hub.verify_token=a+token+for+verifying"
        )
        answer = await client.get(f"/whatsapp?{twice}")
    assert answer.status_code == 403
