"""What an earlier process built is asked only where it was built of the same, by oneself."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from faq.acts.heard import Act
from faq.engine import kept
from faq.engine.answering import Answering
from faq.engine.messages import ActMessage
from faq.entries import Entry

ENTRIES = (
    Entry("hours", ask={"ar": ("متى دوامكم", "متى تفتحون")}),
    Entry("place", ask={"ar": ("وين موقعكم", "كيف اجيكم")}),
)
MESSAGES = (ActMessage("شكرا لكم", Act.THANK), ActMessage("ابي اشتكي", Act.COMPLAIN))
SAID = ("متى دوامكم", "وين اجيكم", "mata dawamkom", "شكرا")


def answering() -> Answering:
    return Answering(ENTRIES, messages=MESSAGES)


def answers(asked: Answering) -> list[object]:
    return [*map(asked.ask, SAID), *map(asked.hear, SAID)]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Answering]:
    """Who had to build, in order."""
    who, deepen = list[Answering](), Answering.deepen
    monkeypatch.setattr(Answering, "deepen", lambda self: (who.append(self), deepen(self))[1])
    return who


def test_the_second_process_builds_nothing_and_answers_the_same(
    tmp_path: Path, built: list[Answering]
) -> None:
    first, second = answering(), answering()
    kept.deepen(first, tmp_path / "rida")
    kept.deepen(second, tmp_path / "rida")
    assert built == [first]
    assert answers(second) == answers(first)
    assert (tmp_path / "rida").stat().st_mode & 0o077 == 0


def damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def others_may_write(file: Path) -> None:
    file.chmod(0o666)


def of_something_else(file: Path) -> None:
    file.write_bytes(b"\x80\x04N.")


def gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("spoil", [damaged, others_may_write, of_something_else, gone])
def test_what_is_not_our_own_is_built_anew(
    tmp_path: Path, built: list[Answering], spoil: Callable[[Path], None]
) -> None:
    kept.deepen(answering(), tmp_path)
    spoil(next(tmp_path.glob("*.answers")))
    again = answering()
    kept.deepen(again, tmp_path)
    assert built[1:] == [again]
    assert again.ask("متى دوامكم").candidates[0].id == "hours"


def test_another_library_or_file_is_another_building(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.deepen(answering(), tmp_path)
    monkeypatch.setattr(kept, "SOURCES", ("faq/**/*.py",))
    kept.deepen(answering(), tmp_path)
    assert len(list(tmp_path.glob("*.answers"))) == 2


def test_no_more_are_kept_than_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(kept.MOST + 2):
        monkeypatch.setattr(kept, "_digest", lambda number=number: f"of-{number}")
        kept.deepen(answering(), tmp_path)
    assert len(list(tmp_path.iterdir())) == kept.MOST


def test_where_nothing_can_be_kept_all_is_built(tmp_path: Path, built: list[Answering]) -> None:
    (tmp_path / "file").write_text("", "ascii")
    kept.deepen(answering(), tmp_path / "file" / "rida")
    kept.deepen(answering(), None)
    assert len(built) == 2


@dataclass(frozen=True)
class Taught:
    """As staff teach: one more way to ask."""

    entry: str
    ways: tuple[str, ...]
    kind: str = "phrasing"
    answer: Mapping[str, str] = field(default_factory=dict)


def began(answers: Answering, folder: Path) -> None:
    """As a server begins, to its end."""
    shared = answers.shared
    answers.begin(partial(kept.recall, shared, folder), partial(kept.keep, shared, folder))
    for thread in threading.enumerate():
        if thread.name == "faq":
            thread.join(60)


def test_what_staff_taught_is_never_kept_for_others_and_stays_with_their_own(
    tmp_path: Path, built: list[Answering]
) -> None:
    way = "هل تداومون في الويكند"
    own = answering().fork()
    own.adopt([Taught("hours", (way,))])
    began(own, tmp_path)
    assert own.ask(way).decision == "answer" and own.ask(way).candidates[0].id == "hours"
    other = answering().fork()
    began(other, tmp_path)
    assert built == [own.shared]
    assert other.ask(way).decision != "answer"
    other.adopt([Taught("hours", (way,))])
    assert other.ask(way).candidates[0].id == "hours"
