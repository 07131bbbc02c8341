"""What an earlier process built is asked only where it was built of the same, and is whole."""

import errno
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from faq.acts.heard import Act
from faq.engine import array_file, sources
from faq.engine.answering import Answering, NotReady
from faq.engine.beside import Beside
from faq.engine.building import Ended
from faq.engine.hearing import Hearing
from faq.engine.index import Index
from faq.engine.kept import Kept, cache
from faq.engine.messages import ActMessage
from faq.engine.shelf import MOST, TAUGHT
from faq.engine.sources import HEARING, INDEX, ROOT, Sources
from faq.entries import Entry
from faq.text.normalise import fold

ENTRIES = (
    Entry("hours", ask={"ar": ("متى دوامكم", "متى تفتحون", "when do you open")}),
    Entry("place", ask={"ar": ("وين موقعكم", "كيف اجيكم", "where are you")}),
)
MESSAGES = (ActMessage("شكرا لكم", Act.THANK), ActMessage("ابي اشتكي", Act.COMPLAIN))
SAID = ("متى دوامكم", "وين اجيكم", "mata dawamkom", "شكرا", "when open", "")


def answering() -> Answering:
    return Answering(ENTRIES, messages=MESSAGES)


def answers(asked: Answering) -> list[object]:
    return [*map(asked.ask, SAID), *map(asked.hear, SAID)]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What had to be built, in order."""
    what = list[str]()
    for kind in (Index, Hearing):
        of, name = kind.build, kind.__name__
        monkeypatch.setattr(
            kind, "build", lambda *a, of=of, name=name, **k: (what.append(name), of(*a, **k))[1]
        )
    return what


def by_words(folder: Path) -> Kept:
    return Kept(folder, sense=False, shipped=folder / "shipped")


@pytest.mark.parametrize("sense", [False, True])
def test_the_second_process_builds_nothing_and_answers_the_same(
    tmp_path: Path, built: list[str], sense: bool
) -> None:
    first, second, shipped = answering(), answering(), cache()
    assert shipped
    first.deepen(Kept(tmp_path / "rida", sense, shipped=shipped))
    did = len(built)
    second.deepen(Kept(tmp_path / "rida", sense, shipped=shipped))
    assert len(built) == did
    assert answers(second) == answers(first)
    files = [*(tmp_path / "rida").iterdir()]
    assert files and all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "rida", *files))


def test_whoever_only_asks_does_without_scipy(tmp_path: Path) -> None:
    answering().deepen(by_words(tmp_path))
    program = f"""
import sys
from pathlib import Path
from tests.unit.faq.test_kept import answering, answers, by_words
for name in [name for name in sys.modules if name.startswith("scipy")]:
    del sys.modules[name]
sys.modules["scipy"] = None
asked = answering()
asked.deepen(by_words(Path({str(tmp_path)!r})))
assert len(answers(asked)) == 12
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


# Files that are not as they were written ---------------------------------------------------------------


def torn(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 100)


def cut_in_its_head(file: Path) -> None:
    os.truncate(file, 30)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flipped(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[-1] ^= 4
    file.write_bytes(whole)


def of_another_version(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(array_file.MAGIC, b"rida-a00", 1))


def of_something_else(file: Path) -> None:
    others = (other for other in file.parent.iterdir() if other != file and other.is_file())
    file.write_bytes(next(others).read_bytes())


def foreign(file: Path) -> None:
    file.write_bytes(b"\x80\x04N.")


def a_folder(file: Path) -> None:
    file.unlink()
    (file / "within").mkdir(parents=True)


def gone(file: Path) -> None:
    file.unlink()


SPOILT = (torn, cut_in_its_head, empty, flipped, of_another_version, of_something_else, foreign, a_folder)


@pytest.mark.parametrize("spoil", [*SPOILT, gone])
@pytest.mark.parametrize("part", [INDEX, HEARING])
def test_what_is_not_as_it_was_written_is_built_anew(
    tmp_path: Path,
    built: list[str],
    spoil: Callable[[Path], None],
    part: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answering().deepen(by_words(tmp_path))
    spoil(next(tmp_path.glob(f"{part}-*")))
    did, again = len(built), answering()
    with caplog.at_level(logging.WARNING):
        again.deepen(by_words(tmp_path))
    assert built[did:] == [part.title()]
    assert again.ask("متى دوامكم").candidates[0].id == "hours"
    assert again.hear("شكرا").acts
    told = {record.getMessage() for record in caplog.records}
    assert bool(told) == (spoil is not gone)
    assert not any(record.exc_info for record in caplog.records)
    third = answering()
    third.deepen(by_words(tmp_path))
    assert spoil is a_folder or len(built) == did + 1


def test_another_question_or_library_or_file_is_another_building(
    tmp_path: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answering().deepen(by_words(tmp_path))
    more = Entry("fees", ask={"ar": ("كم الرسوم",)})
    Answering((*ENTRIES, more), messages=MESSAGES).deepen(by_words(tmp_path))
    assert built == ["Index", "Hearing"] * 2  # the acts are learned beside the ways to ask
    monkeypatch.setattr(sources, "_code", lambda: "other files")
    answering().deepen(by_words(tmp_path))
    assert built == ["Index", "Hearing"] * 3


def test_no_more_are_kept_than_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".left.new").write_bytes(b"by somebody who was killed")
    os.utime(tmp_path / ".left.new", (0, 0))
    for number in range(MOST + 2):
        monkeypatch.setattr(sources, "_code", lambda number=number: f"of {number}")
        answering().deepen(by_words(tmp_path))
    assert len([*tmp_path.iterdir()]) == 2 * MOST


# Where nothing can be kept -----------------------------------------------------------------------------


def test_where_nothing_can_be_kept_all_is_built(tmp_path: Path, built: list[str]) -> None:
    (tmp_path / "file").write_text("", "ascii")
    for folder in (tmp_path / "file" / "rida", None):
        asked = answering()
        asked.deepen(Kept(folder, sense=False, shipped=tmp_path / "file" / "shipped"))
        assert asked.ask("متى دوامكم").candidates[0].id == "hours"
    assert built == ["Index", "Hearing"] * 2


def test_a_full_disk_stops_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(array_file.os, "fsync", full)
    asked = answering()
    asked.deepen(by_words(tmp_path))
    assert asked.ask("متى دوامكم").candidates[0].id == "hours"
    assert not [*tmp_path.iterdir()]
    assert "cannot be kept" in caplog.text


# What staff taught -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Taught:
    """As staff teach: more ways to ask, or what people say who do something."""

    entry: str
    ways: tuple[str, ...]
    kind: str = "phrasing"
    answer: Mapping[str, str] = field(default_factory=dict)


WAY, TOLD = "هل تداومون في الويكند", "المكيف خربان ونبي نبرد"
TAUGHT_BOTH = (Taught("hours", (WAY,)), Taught("need", (TOLD, "نبي مكيف"), "act"))


def own(folder: Path) -> Kept:
    return Kept(folder, sense=False, is_own=True, shipped=folder / "shipped")


def taught_by(folder: Path, *taught: Taught) -> Answering:
    asked = Answering(ENTRIES, messages=MESSAGES, building=own(folder)).fork()
    asked.adopt(taught)
    return asked


def test_what_staff_taught_is_kept_for_the_society_alone(tmp_path: Path, built: list[str]) -> None:
    first = taught_by(tmp_path, *TAUGHT_BOTH)
    did = len(built)
    second = taught_by(tmp_path, *TAUGHT_BOTH)
    assert len(built) == did
    assert second.ask(WAY).candidates[0].id == "hours" and second.hear(TOLD).acts[0].act is Act.NEED
    assert answers(first) == answers(second)
    found = [*tmp_path.glob(f"{TAUGHT}*")]
    assert len(found) == 2 and all(file.stat().st_mode & 0o077 == 0 for file in found)


def test_nothing_of_it_is_where_others_read(tmp_path: Path) -> None:
    shared = by_words(tmp_path)
    asked = Answering(ENTRIES, messages=MESSAGES, building=shared).fork()
    asked.adopt(TAUGHT_BOTH)
    asked.hear("شكرا")
    assert asked.ask(WAY).candidates[0].id == "hours"
    assert not [*tmp_path.glob(f"{TAUGHT}*")]
    plain = answering()
    plain.deepen(by_words(tmp_path))
    assert plain.ask(WAY).decision != "answer"


def test_the_shipped_part_is_the_same_whatever_was_taught(tmp_path: Path) -> None:
    for folder, taught in ((tmp_path / "a", ()), (tmp_path / "b", TAUGHT_BOTH)):
        asked = taught_by(folder, *taught)
        asked.shared.deepen()
    a, b = ({each.name: each.read_bytes() for each in (tmp_path / n).iterdir()} for n in "ab")
    assert a == {name: held for name, held in b.items() if not name.startswith(TAUGHT)} and len(a) == 2
    said = [word.encode() for text in (WAY, TOLD) for word in (*text.split(), *fold(text).split())]
    assert not [word for word in said for held in a.values() if word in held]


def test_what_was_taken_back_is_gone(tmp_path: Path) -> None:
    taught_by(tmp_path, *TAUGHT_BOTH)
    before = {*tmp_path.glob(f"{TAUGHT}*")}
    asked = taught_by(tmp_path, Taught("hours", ("وقتكم كم",)))
    after = {*tmp_path.glob(f"{TAUGHT}*")}
    assert len(before) == 2 and len(after) == 1 and not before & after
    asked.adopt(())
    assert not [*tmp_path.glob(f"{TAUGHT}*")]
    assert asked.ask("وقتكم كم").decision != "answer"


def test_of_what_was_taught_the_new_phrasings_alone_are_encoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    building = Kept(tmp_path, is_own=True, shipped=cache() or tmp_path)
    asked = Answering(ENTRIES, building=building)
    asked.deepen()
    sense, encoded = building.encoder(), list[str]()
    encode = type(sense)._encoded  # type: ignore[attr-defined]
    monkeypatch.setattr(
        type(sense), "_encoded", lambda self, texts: (encoded.extend(texts), encode(self, texts))[1]
    )
    own = asked.fork()
    own.adopt([Taught("hours", (WAY,))])
    assert own._is_deep and encoded == [WAY]
    fresh = Answering((*own.sources.entries,))
    fresh.deepen()
    assert own.ask("متى تكونون").candidates == fresh.ask("متى تكونون").candidates


# Beside the work ---------------------------------------------------------------------------------------


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Beside]:
    building = Beside(tmp_path / "answers", is_own=True, shipped=cache() or tmp_path)
    yield building
    building.end()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> "list[subprocess.Popen[bytes]]":
    """The processes that were started to build."""
    children, start = list["subprocess.Popen[bytes]"](), subprocess.Popen.__init__

    def counted(self: "subprocess.Popen[bytes]", *args: object, **more: object) -> None:
        children.append(self)
        start(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    return children


def until(holds: Callable[[], object], seconds: float = 240) -> None:
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.02)


def came() -> bool:
    return not any(thread.name == "faq" for thread in threading.enumerate())


def test_a_server_builds_once_in_another_process_and_then_never(
    beside: Beside, built: list[str], started: "list[subprocess.Popen[bytes]]"
) -> None:
    first = answering().fork()
    first.begin(beside)
    with pytest.raises(NotReady):
        first.ask("متى دوامكم")
    until(came)
    assert first.shared._is_deep and len(started) == 1 and started[0].returncode == 0
    second = answering().fork()
    second.begin(Beside(beside._folder, is_own=True, shipped=beside._shipped))
    until(came)
    assert answers(second) == answers(first)
    assert len(started) == 1 and not built


def test_what_is_taught_is_built_beside_too(
    beside: Beside, built: list[str], started: "list[subprocess.Popen[bytes]]"
) -> None:
    asked = answering().fork()
    asked.begin(beside)
    asked.adopt(TAUGHT_BOTH)
    assert asked._is_deep and not built and len(started) == 2
    assert asked.ask(WAY).candidates[0].id == "hours" and asked.hear(TOLD).acts[0].act is Act.NEED


def test_where_it_cannot_keep_what_it_builds_the_server_builds_itself(
    tmp_path: Path, built: list[str], started: "list[subprocess.Popen[bytes]]"
) -> None:
    (tmp_path / "file").write_text("", "ascii")
    asked = answering().fork()
    asked.begin(Beside(tmp_path / "file" / "answers", sense=False, shipped=tmp_path / "none"))
    until(came)
    assert built == ["Index", "Hearing"] and not started
    assert asked.ask("متى دوامكم").candidates[0].id == "hours"


def test_a_child_that_fails_leaves_it_to_the_server(
    beside: Beside, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    asked = answering().fork()
    asked.begin(beside)
    until(came)
    assert built and asked.shared._is_deep


def test_a_server_that_stops_waits_for_no_building(
    beside: Beside, built: list[str], started: "list[subprocess.Popen[bytes]]"
) -> None:
    asked = answering().fork()
    asked.begin(beside)
    until(lambda: started)
    beside.end()
    until(came, seconds=5)
    assert started[0].poll() is not None and not built
    asked.adopt(TAUGHT_BOTH)  # as it may be doing then
    with pytest.raises(Ended):
        next(beside.steps(Sources.of(ENTRIES, (), ())))


def test_a_child_gives_way_and_does_not_outlive_its_server(tmp_path: Path) -> None:
    """The server is killed: nobody tells the child."""
    program = f"""
import sys, time
from pathlib import Path
from faq.engine.shipped import shipped
from faq.engine.beside import Beside
shipped()[0].begin(building := Beside(Path({str(tmp_path)!r}), shipped=Path({str(tmp_path / "none")!r})))
while not building._child:
    time.sleep(0.01)
print(building._child.pid, flush=True)
time.sleep(60)
"""
    server = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE)
    assert server.stdout
    child = int(server.stdout.readline())
    until(lambda: os.getpriority(os.PRIO_PROCESS, child) == 19)
    server.send_signal(signal.SIGKILL)
    server.wait()
    server.stdout.close()
    until(lambda: _is_over(child), seconds=20)


def _is_over(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_two_at_once_build_what_both_can_ask(tmp_path: Path) -> None:
    asked = Sources.of(ENTRIES, (), MESSAGES)
    order = {"folder": str(tmp_path / "a"), "shipped": str(cache()), "sense": True, "is_own": True}
    line = json.dumps({**order, "sources": asked.told()}).encode() + b"\n"
    command = [sys.executable, "-m", "faq.engine.beside"]
    children = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    for child in children:
        assert child.stdin
        child.stdin.write(line)
        child.stdin.flush()
    assert [child.wait(300) for child in children] == [0, 0]
    for child in children:
        child.stdin.close()  # type: ignore[union-attr]
    assert Kept(tmp_path / "a", shipped=cache() or tmp_path).whole(asked)
    built = [file for file in (tmp_path / "a").iterdir() if not file.name.startswith("encoder")]
    assert len(built) == 4
