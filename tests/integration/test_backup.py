"""`rida backup` and `rida restore`: one file, made while people write, and the way back.

The Rida of these tests is a process of its own; what is restored is run again.
"""

import asyncio
import fcntl
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import uuid
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from filelock import FileLock
from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from tests.crash.process import Bot, free_port
from tests.machine import ALIA, machine

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
RIDA = Path(sys.executable).with_name("rida")
CONFIG = Path(__file__).parents[2] / "config.yaml"


def environ(data: Path, port: int = 0) -> dict[str, str]:
    return {
        "RIDA_DATABASE": f"sqlite:///{data / 'rida.db'}",
        "RIDA_DATA_DIR": str(data),
        "RIDA_WEB__PORT": str(port),
    }


def rida(data: Path, *verb: str, status: int = 0) -> Any:
    done = CliRunner().invoke(app, ["--config", str(CONFIG), *verb], env=environ(data))
    assert done.exit_code == status, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return json.loads(done.stdout) if status == 0 else " ".join(done.output.split())


def process(data: Path, *verb: str) -> Any:
    """The same as a process of its own."""
    around = {**os.environ, **environ(data)}
    done = subprocess.run([RIDA, "--config", CONFIG, *verb], capture_output=True, text=True, env=around)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@asynccontextmanager
async def running(data: Path) -> AsyncIterator[str]:
    port = free_port()
    bot = Bot(environ(data, port), data.with_suffix(".log"), port)
    await bot.start()
    await bot.up()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        await bot.end()


async def write(client: httpx.AsyncClient, text: str, file: bytes = b"") -> None:
    fields: list[tuple[str, Any]] = [("client_id", (None, str(uuid.uuid4()))), ("text", (None, text))]
    fields += [("files", ("a.png", file))] if file else []
    answer = await client.post("/chat/messages", files=fields, headers={"x-rida": "1"})
    assert answer.status_code == 202, answer.text


async def shown(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    async with client.stream("GET", "/chat/events") as events:
        async for line in events.aiter_lines():
            if line.startswith("data: "):
                items: list[dict[str, Any]] = json.loads(line.removeprefix("data: "))["items"]
                return items
    raise AssertionError("no snapshot")


def inbox_of(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [event for (event,) in db.execute("SELECT event FROM inbox ORDER BY id")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small installation, `old`, and its backup, `kept.zip`."""
    folder = tmp_path_factory.mktemp("small")

    async def make() -> None:
        async with machine(folder / "made") as m:
            kept = await m.runtime.attachments.keep(_once(PNG), "a.png")
            words = MessageReceived(Words("first words", (kept,)))
            await m.runtime.intake.accept(Incoming("one", ALIA, words))

    asyncio.run(make())
    (folder / "made" / "data").rename(folder / "old")
    (folder / "made" / "attachments").rename(folder / "old" / "attachments")
    (folder / "old" / "session.key").write_text("signs")
    rida(folder / "old", "backup", str(folder / "kept.zip"))
    return folder


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


@pytest.fixture
def kept(small: Path, tmp_path: Path) -> Path:
    shutil.copytree(small / "old", tmp_path / "old")
    shutil.copy(small / "kept.zip", tmp_path / "kept.zip")
    return tmp_path / "kept.zip"


async def test_a_copy_that_is_made_while_people_write_goes_on_elsewhere(tmp_path: Path) -> None:
    file, done, written = tmp_path / "copy.zip", asyncio.Event(), list[str]()

    async def writing(client: httpx.AsyncClient) -> None:
        while not done.is_set():
            await write(client, f"line {len(written)}", PNG if len(written) % 3 == 0 else b"")
            written.append(f"line {len(written)}")
            await asyncio.sleep(0.1)  # a burst would be asked for patience

    async with running(tmp_path / "old") as url, httpx.AsyncClient(base_url=url, timeout=60) as client:
        await client.get("/chat")
        writer = asyncio.create_task(writing(client))
        while len(written) < 8:
            await asyncio.sleep(0.02)
        before = len(written)
        told = await asyncio.to_thread(process, tmp_path / "old", "backup", str(file))
        done.set()
        await writer
        cookies = client.cookies
    assert told["rows"]["inbox"] >= before and told["attachments"] >= before // 3 and told["revision"]
    assert told["newest_message_at"] and told["society"]["ar"] and not told["missing"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    again = process(tmp_path / "new", "restore", "--yes", str(file))
    assert again["rows"] == told["rows"]
    assert (tmp_path / "new" / "session.key").read_bytes() == (
        tmp_path / "old" / "session.key"
    ).read_bytes()
    with closing(sqlite3.connect(tmp_path / "new" / "rida.db")) as db:
        ids = db.execute("SELECT id, sha256 FROM attachments").fetchall()
    for id, digest in ids:
        assert sha256((tmp_path / "new" / "attachments" / id).read_bytes()).hexdigest() == digest
    async with (
        running(tmp_path / "new") as url,
        httpx.AsyncClient(base_url=url, timeout=60, cookies=cookies) as client,
    ):
        mine = [item["text"] for item in await shown(client) if not item["outgoing"]]
        assert mine[:before] == written[:before]
        await write(client, "and on")


def test_the_default_name_is_made_by_the_time(kept: Path) -> None:
    data = kept.parent / "old"
    told = rida(data, "backup")
    assert Path(told["file"]).parent == data / "backups" and Path(told["file"]).is_file()
    assert Path(rida(data, "backup", str(kept.parent))["file"]).parent == kept.parent


def test_what_is_not_there_yet_is_not_copied(tmp_path: Path) -> None:
    assert "start Rida first" in rida(tmp_path / "none", "backup", str(tmp_path / "x.zip"), status=1)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_takes_the_place_of_a_backup_and_of_nothing_else(kept: Path) -> None:
    data, other = kept.parent / "old", kept.parent / "letter.txt"
    other.write_text("mine")
    assert "name another file" in rida(data, "backup", str(other), status=1)
    assert other.read_text() == "mine"
    rida(data, "backup", str(kept))
    assert zipfile.ZipFile(kept).testzip() is None


def test_a_file_that_came_with_nothing_may_go_meanwhile_and_a_lost_one_is_named(kept: Path) -> None:
    data = kept.parent / "old"
    (lost,) = (data / "attachments").iterdir()
    lost.unlink()
    with closing(sqlite3.connect(data / "rida.db")) as db, db:
        db.execute(
            "INSERT INTO attachments SELECT replace(id, substr(id, 1, 2), 'ff'), kind, mime, size, name, at,"
            " sha256, 0 FROM attachments"
        )
    told = rida(data, "backup", str(kept))
    assert told["missing"] == [lost.name] and told["rows"]["attachments"] == 1


def test_killed_in_the_middle_there_is_no_half_file(tmp_path: Path) -> None:
    """The kill comes at many instants; each time there is no file of that name, or a whole one."""
    data, file = tmp_path / "data", tmp_path / "copies" / "copy.zip"
    _large(data)
    made = 0
    for wait in (0.0, 0.1, 0.4):
        file.unlink(missing_ok=True)
        started = subprocess.Popen(
            [RIDA, "--config", CONFIG, "backup", file],
            env={**os.environ, **environ(data)},
            stdout=subprocess.DEVNULL,
        )
        while not list(tmp_path.glob("copies/.rida-backup-*")) and started.poll() is None:
            time.sleep(0.005)
        time.sleep(wait)
        started.send_signal(signal.SIGKILL)
        started.wait()
        assert not file.exists() or zipfile.ZipFile(file).testzip() is None
        made += file.exists()
    assert made < 3, "no kill came in the middle"
    rida(data, "backup", str(file))
    left = {path.name for path in file.parent.iterdir()}
    assert {name for name in left if not name.startswith("numbers-")} == {file.name}


def _large(data: Path) -> None:
    """Files of some megabytes in a book of its own, so that a copy takes a while."""
    rida(data, "staff", "invite", "--role", "agent")
    (data / "attachments").mkdir()
    with closing(sqlite3.connect(data / "rida.db")) as db, db:
        for number in range(12):
            id = f"{number:032x}.png"
            (data / "attachments" / id).write_bytes(os.urandom(8 * 1024 * 1024))
            row = (id, "photo", "image/png", 1, "a.png", "2026-11-29 08:00:00.000000", "0", 1)
            db.execute("INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


# what is not taken in ---------------------------------------------------------------------------------


def _changed(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    def carry_out(file: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        change(members)
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)

    return carry_out


def _manifest(held: dict[str, bytes], **values: Any) -> None:
    held["manifest.json"] = json.dumps({**json.loads(held["manifest.json"]), **values}).encode()


def _added(members: dict[str, bytes], name: str) -> None:
    members[name] = b"x"
    listed = json.loads(members["manifest.json"])["members"]
    entry = {"size": 1, "sha256": sha256(b"x").hexdigest()}
    _manifest(members, members={**listed, name: entry})


def _bits(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 0xFF
    file.write_bytes(content)


def _another_database(members: dict[str, bytes]) -> None:
    content = b"SQLite format 3\0" + b"\1" * 5000
    listed = json.loads(members["manifest.json"])["members"]
    entry = {"size": len(content), "sha256": sha256(content).hexdigest()}
    members["rida.db"] = content
    _manifest(members, members={**listed, "rida.db": entry})


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda file: file.write_text("hello"), "no backup of Rida"),
        (lambda file: file.unlink(), "no backup of Rida"),
        (lambda file: file.write_bytes(file.read_bytes()[:-300]), "damaged"),
        (lambda file: file.write_bytes(b""), "no backup of Rida"),
        (_bits, "damaged"),
        (_changed(lambda members: members.pop("manifest.json") and None), "no backup of Rida"),
        (_changed(lambda members: members.pop("rida.db") and None), "damaged"),
        (_changed(lambda members: _manifest(members, format="other")), "no backup of Rida"),
        (_changed(lambda members: _manifest(members, format_version=99)), "update Rida first"),
        (_changed(lambda members: _manifest(members, revision="9999")), "update Rida first"),
        (_changed(lambda members: _manifest(members, members=[])), "damaged"),
        (_changed(lambda members: members.update({"manifest.json": b"{"})), "damaged"),
        (_changed(_another_database), "damaged"),
        (_changed(lambda members: _added(members, "../../outside.txt")), "damaged"),
        (_changed(lambda members: _added(members, "/tmp/outside.txt")), "damaged"),  # noqa: S108
        (_changed(lambda members: _added(members, "attachments/../../outside.txt")), "damaged"),
        (_changed(lambda members: _added(members, "attachments/x.sh")), "damaged"),
        (_changed(lambda members: members.update({"more.txt": b""})), "damaged"),
    ],
)
def test_what_is_no_whole_backup_is_refused_and_nothing_is_left(
    kept: Path, spoil: Callable[[Path], None], why: str
) -> None:
    spoil(kept)
    before = sorted(kept.parent.rglob("*"))
    assert why in rida(kept.parent / "new", "restore", "--yes", str(kept), status=1)
    assert sorted(kept.parent.rglob("*")) == before


@pytest.mark.parametrize("there", ["rida.db", "rida.db-wal", "session.key", "attachments/x", "notes.txt"])
def test_a_folder_that_is_not_empty_is_not_touched(kept: Path, there: str) -> None:
    new = kept.parent / "new"
    (new / there).parent.mkdir(parents=True)
    (new / there).write_text("mine")
    assert "empty folder only" in rida(new, "restore", "--yes", str(kept), status=1)
    assert (new / there).read_text() == "mine"
    assert [path for path in new.rglob("*") if path.is_file()] == [new / there]


def test_what_can_be_built_again_is_no_book(kept: Path) -> None:
    """A server ran there, and its database went elsewhere."""
    new = kept.parent / "new"
    (new / "answers").mkdir(parents=True)
    (new / "answers" / "index-by-words-1").write_bytes(b"built")
    rida(new, "restore", "--yes", str(kept))
    assert inbox_of(new / "rida.db")


def test_a_running_rida_is_not_written_under(kept: Path) -> None:
    """Even where its file is not seen."""
    new = kept.parent / "new"
    new.mkdir()
    with FileLock(new / "rida.db.lock"):
        assert "already running" in rida(new, "restore", "--yes", str(kept), status=1)
        assert [path.name for path in new.iterdir()] == ["rida.db.lock"]


def test_a_second_backup_into_a_folder_waits_for_the_first(kept: Path) -> None:
    held = os.open(kept.parent, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    assert "wait until it is over" in rida(kept.parent / "old", "backup", str(kept), status=1)
    os.close(held)
    rida(kept.parent / "old", "backup", str(kept))


def test_a_restore_that_was_cut_off_is_begun_anew(kept: Path) -> None:
    new = kept.parent / "new"
    rida(new, "restore", "--yes", str(kept))
    (new / "rida.db").unlink()  # as if it had been killed before the last name was given
    (new / ".rida-restore").mkdir()
    rida(new, "restore", "--yes", str(kept))
    assert inbox_of(new / "rida.db") and not (new / ".rida-restore").exists()


def _large_copy(folder: Path) -> Path:
    _large(folder / "old")
    rida(folder / "old", "backup", str(folder / "copy.zip"))
    return folder / "copy.zip"


def test_killed_in_the_middle_of_a_restore_nothing_is_begun_beside_it(tmp_path: Path) -> None:
    copy, new, cut_off = _large_copy(tmp_path), tmp_path / "new", 0
    for wait in (0.0, 0.1, 0.3):
        shutil.rmtree(new, ignore_errors=True)
        started = subprocess.Popen(
            [RIDA, "--config", CONFIG, "restore", "--yes", copy],
            env={**os.environ, **environ(new)},
            stdout=subprocess.DEVNULL,
        )
        while not (new / ".rida.db.restoring").exists() and started.poll() is None:
            time.sleep(0.002)
        time.sleep(wait)
        started.send_signal(signal.SIGKILL)
        started.wait()
        if not (new / "rida.db").exists():
            cut_off += 1
            _refused_until_restored(new, copy)
    assert cut_off, "no kill came in the middle"


@pytest.mark.parametrize("step", range(3), ids=["files", "key", "database"])
def test_a_restore_that_ended_between_two_names_is_seen_and_begun_anew(
    kept: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The power went, and a disk that refuses: the same half."""
    new, replace, given = kept.parent / "new", Path.replace, []
    names = [new / name for name in ("attachments", "session.key", "rida.db")]

    def failing(self: Path, target: Path) -> Path:
        """Notes of heads and numbers have theirs before."""
        given.extend([target] if target in names else [])
        if given == names[: step + 1]:
            raise OSError(5, "Input/output error", str(target))
        return replace(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", failing)
        assert "nothing was restored" in rida(new, "restore", "--yes", str(kept), status=1)
    assert (new / "session.key").exists() == (step == 2)
    _refused_until_restored(new, kept)


def _refused_until_restored(new: Path, copy: Path) -> None:
    for verb in (("run",), ("staff", "invite", "--role", "agent")):
        told = rida(new, *verb, status=1)
        assert "was cut off" in told and "rida restore FILE" in told
    assert not (new / "rida.db").exists()
    checked = CliRunner().invoke(app, ["--config", str(CONFIG), "check"], env=environ(new))
    assert checked.exit_code == 1 and "was cut off" in " ".join(checked.output.split())
    rida(new, "restore", "--yes", str(copy))
    left = {path.name for path in new.iterdir()}
    assert left <= {"rida.db", "rida.db.audit-head", "rida.db.numbers", "attachments", "session.key"}
    rida(new, "staff", "invite", "--role", "agent")
