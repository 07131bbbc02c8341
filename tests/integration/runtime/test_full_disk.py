"""A disk that is full, or does not take files: files are refused kindly, words come in, nobody is ended."""

import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from bot.commands.check.installation import _data_dir
from bot.config import load
from bot.runtime.files.attachments import AttachmentRefused
from bot.runtime.files.disk_space import DiskWatch
from bot.runtime.files.room import Room
from bot.store.schema import attachments
from bot.web.shared.budget import Budget
from tests.crash.process import CONFIG, Bot, free_port
from tests.integration.web_site import PNG, Options, Server, serving
from tests.machine import DESK, Machine, echo, machine

FILE = [("files", ("a.png", PNG))]
BAD = ("files", ("a.exe", b"MZ\x90\x00" + b"\0" * 64))
FULL = 10**18  # a reserve that no disk has


def folder_of(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "attachments").glob("*"))


async def rows(site: Server) -> int:
    async with site.runtime.database.read() as conn:
        return len((await conn.execute(select(attachments.c.id))).all())


async def test_below_the_reserve_files_are_refused_and_words_are_taken(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False, reserve=FULL)) as site:
        visitor = await site.visitor()
        answer = await visitor.write("see", files=FILE)
        assert answer.status_code == 413 and "a.png" in answer.json()["error"]
        large = await visitor.write("see", files=[("files", ("a.png", PNG + b"\0" * 500_000))])
        assert large.status_code == 413
        assert folder_of(tmp_path) == []
        assert (await visitor.write("words")).status_code == 202


async def test_of_a_refused_message_nothing_is_left_lying(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor = await site.visitor()
        assert (await visitor.write("two", files=[*FILE, BAD])).status_code == 415
        assert folder_of(tmp_path) == [] and await rows(site) == 0


async def test_the_same_message_again_keeps_its_files_once(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        visitor, id = await site.visitor(), str(uuid4())
        for _ in range(3):
            assert (await visitor.write("once", files=FILE, client_id=id)).status_code == 202
        assert len(folder_of(tmp_path)) == 1 and await rows(site) == 1


async def test_what_a_visitor_may_send_a_day_ends_for_that_visitor(tmp_path: Path) -> None:
    budget = Budget(of_session=2 * len(PNG), of_network=5 * len(PNG))
    async with serving(tmp_path, Options(demo=False, budget=budget)) as site:
        first, second, third = [await site.visitor() for _ in range(3)]
        assert [(await first.write("x", files=FILE)).status_code for _ in range(3)] == [202, 202, 413]
        assert (await first.write("words")).status_code == 202
        assert [(await second.write("x", files=FILE)).status_code for _ in range(2)] == [202, 202]
        assert [(await third.write("x", files=FILE)).status_code for _ in range(2)] == [202, 413]
        hidden = {"x-forwarded-for": "203.0.113.9"}  # by nobody whom we know: no network
        assert (await third.write("x", files=FILE, headers=hidden)).status_code == 202


def test_a_day_later_the_budget_is_whole_again() -> None:
    now = [0.0]
    budget = Budget(10, 100, lambda: now[0])
    budget.spend("a", "n", 10)
    assert not budget.has("a", "n", 1)
    now[0] = 86_400.0
    assert budget.has("a", "n", 10)


# a folder that does not take files ---------------------------------------------------------------------


async def _chunks(content: bytes) -> AsyncIterator[bytes]:
    yield content


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A real file system of that size; where we may not mount one, the test is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.getuid() or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no file system of its own can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


async def test_a_file_that_is_larger_than_the_disk_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "attachments", "1m"):
        async with machine(tmp_path) as m:
            m.runtime.attachments.room = Room(tmp_path, 0)
            with pytest.raises(AttachmentRefused) as refused:
                await m.runtime.attachments.keep(_chunks(PNG + b"\0" * 3_000_000), "a.png")
            assert refused.value.reason == "no-room" and folder_of(tmp_path) == []
            await m.runtime.attachments.keep(_chunks(PNG), "a.png")


@pytest.mark.parametrize("error", [28, 30, 13, 24, 122])
async def test_whatever_the_disk_says_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def broken(_: int) -> None:
        raise OSError(error, os.strerror(error))

    async with machine(tmp_path) as m:
        with monkeypatch.context() as patch:
            patch.setattr("bot.runtime.files.attachments.os.fsync", broken)
            with pytest.raises(AttachmentRefused, match="no-room"):
                await m.runtime.attachments.keep(_chunks(PNG), "a.png")
        assert folder_of(tmp_path) == []
        await m.runtime.attachments.keep(_chunks(PNG), "a.png")


@pytest.mark.parametrize("step", ["mkdir", "open", "rename", "unlink"])
async def test_wherever_the_disk_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def broken(self: Path, *args: object, **kwargs: object) -> None:
        raise OSError(5, os.strerror(5))

    async with machine(tmp_path) as m:
        for file in (PNG, b"MZ\x90\x00" + b"\0" * 64):  # one that would be kept, and one that is refused
            with monkeypatch.context() as patch:
                patch.setattr(f"bot.runtime.files.attachments.Path.{step}", broken)
                patch.setattr("bot.runtime.files.attachments.os.fsync", broken)
                with pytest.raises(AttachmentRefused):
                    await m.runtime.attachments.keep(_chunks(file), "a.png")
        await m.runtime.attachments.sweep()
        assert folder_of(tmp_path) == []
        await m.runtime.attachments.keep(_chunks(PNG), "a.png")


@pytest.mark.parametrize("in_the_way", ["a file", "a link that leads nowhere"])
async def test_a_folder_that_is_none_refuses_files(tmp_path: Path, in_the_way: str) -> None:
    async with machine(tmp_path) as m:
        folder = tmp_path / "attachments"
        if folder.is_dir():
            folder.rmdir()
        if in_the_way == "a file":
            folder.write_text(in_the_way)
        else:
            folder.symlink_to(tmp_path / "nowhere" / "at-all")
        with pytest.raises(AttachmentRefused, match="no-room"):
            await m.runtime.attachments.keep(_chunks(PNG), "a.png")


async def test_a_folder_that_cannot_be_used_ends_no_start(tmp_path: Path) -> None:
    (tmp_path / "attachments").write_text("in the way")
    port = free_port()
    environ = {
        "RIDA_DATABASE": f"sqlite:///{tmp_path / 'rida.db'}",
        "RIDA_DATA_DIR": str(tmp_path),
        "RIDA_WEB__PORT": str(port),
    }
    bot = Bot(environ, tmp_path / "log", port)
    await bot.start()
    try:
        await bot.up()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            await client.get("/chat")
            assert await _write(client, FILE) == 413
            assert await _write(client, []) == 202
            assert (await client.get("/healthz")).status_code == 200
        assert bot.alive
    finally:
        await bot.end()


async def _write(client: httpx.AsyncClient, files: list[tuple[str, tuple[str, bytes]]]) -> int:
    fields = [("client_id", (None, str(uuid4()))), ("text", (None, "words")), *files]
    answer = await client.post("/chat/messages", files=fields, headers={"x-rida": "1"})  # type: ignore[arg-type]
    return answer.status_code


def test_the_check_tries_to_write_there(tmp_path: Path) -> None:
    def found(**more: str) -> list[str]:
        settings = load(CONFIG, {"RIDA_DATA_DIR": str(tmp_path), **more})
        return [f"{finding.level} {finding.mend}" for finding in _data_dir(settings)]

    assert found() == []
    assert "disk.reserve_megabytes" in found(RIDA_DISK__RESERVE_MEGABYTES="999999999")[0]
    with small_disk(tmp_path / "attachments", "4k"):
        (tmp_path / "attachments" / "full").write_bytes(b"x" * 4096)
        assert found(RIDA_DISK__RESERVE_MEGABYTES="0")[0].startswith("error")


# staff hear of it ---------------------------------------------------------------------------------------


async def test_staff_hear_once_that_files_are_refused_and_once_that_they_are_not(tmp_path: Path) -> None:
    async with machine(tmp_path, echo) as m:
        room = m.runtime.attachments.room
        watch: DiskWatch = m.runtime.disk_watch
        for reserve in (0, FULL, FULL, 0, 0):
            room._reserve = reserve
            await watch.look()
            await m.runtime.settle()
        assert await _told(m) == ["DiskScarce", "DiskScarce"]


async def _told(m: Machine) -> list[str]:
    return [item.text for item in await m.talk(DESK)]


def test_room_is_known_before_the_folder_is_there(tmp_path: Path) -> None:
    assert Room(tmp_path / "not" / "yet", 0).free > 0
    assert Room(tmp_path, FULL).free < 0
