"""A wrong entry file is refused with its name, the line and what is wrong."""

from datetime import date
from pathlib import Path

import pytest

from faq.engine.index import Index
from faq.entries import TOLD, EntryError, load, load_all, parse
from faq.lexicon import lexicon
from faq.text.normalise import fold

GOOD = """\
title:
  ar: أوقات الدوام
  en: Office hours
answer:
  ar: نفتح {hours}
  en: We open {hours}
ask:
  ar:
    - متى تفتحون؟
    - فاتحين؟
  en: ["When do you open?"]
buttons: [contact]
reviewed: 2026-11-23
"""


def test_an_entry_is_read() -> None:
    entry = parse(Path("office-hours.yaml"), GOOD)
    assert (entry.id, entry.title["en"], entry.reviewed) == (
        "office-hours",
        "Office hours",
        date(2026, 11, 23),
    )
    assert entry.ask["ar"] == ("متى تفتحون؟", "فاتحين؟")
    assert entry.placeholders == {"hours"}
    assert not entry.misconception
    assert entry.line("ask.ar.1") == 10


@pytest.mark.parametrize(
    ("wrong", "right", "line", "problem"),
    [
        ("titel:", "title:", 2, "unknown key 'titel'"),
        ("  fr: Office hours", "  en: Office hours", 3, "ar and en only"),
        ("  ar: ''", "  ar: أوقات الدوام", 2, "title.ar must be text"),
        ("  en: 12", "  en: Office hours", 3, "title.en must be text"),
        ("  en: When", '  en: ["When do you open?"]', 11, "ask.en must be a list"),
        ("  en: []", '  en: ["When do you open?"]', 11, "ask.en must be a list"),
        ("buttons: contact", "buttons: [contact]", 12, "buttons must be a list"),
        ("reviewed: soon", "reviewed: 2026-11-23", 13, "must be a day"),
        ("reviewed: 2026-13-40", "reviewed: 2026-11-23", 13, "cannot be read"),
        ("sample: maybe", "reviewed: 2026-11-23", 13, "true or false"),
        ("reviewed: [1", "reviewed: 2026-11-23", 14, "expected"),
        ("reviewed: !!python/object:os.system 1", "reviewed: 2026-11-23", 13, "cannot be read"),
    ],
)
def test_a_wrong_part_is_named_with_its_line(wrong: str, right: str, line: int, problem: str) -> None:
    with pytest.raises(EntryError, match=problem) as refused:
        parse(Path("office-hours.yaml"), GOOD.replace(right, wrong, 1))
    assert refused.value.line == line
    assert str(refused.value).startswith(f"office-hours.yaml:{line}: ")


@pytest.mark.parametrize("text", ["", "just words", "- a list", "a: b: c", "\x00", "{"])
def test_what_is_no_entry_at_all_is_refused(text: str) -> None:
    with pytest.raises(EntryError):
        parse(Path("x.yaml"), text)


def test_a_missing_part_points_at_where_it_belongs() -> None:
    with pytest.raises(EntryError, match=r"answer\.en must be text") as refused:
        parse(Path("x.yaml"), GOOD.replace("  en: We open {hours}\n", ""))
    assert refused.value.line == 5


def test_an_entry_may_be_written_in_arabic_alone() -> None:
    arabic = "\n".join(line for line in GOOD.splitlines() if not line.startswith("  en:"))
    entry = parse(Path("x.yaml"), arabic)
    assert entry.answer["en"] == entry.answer["ar"] and entry.title["en"] == entry.title["ar"]
    assert entry.ask["ar"] and entry.ask["en"] == ()


def test_the_good_files_of_a_folder_are_read_beside_the_broken(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "bad.yaml").write_text("titel: x", "utf-8")
    (tmp_path / "latin.yaml").write_bytes(b"title: \xe9\xff")
    loaded = load_all(tmp_path)
    assert [entry.id for entry in loaded.entries] == ["good"]
    assert [error.file.name for error in loaded.errors] == ["bad.yaml", "latin.yaml"]
    with pytest.raises(EntryError):
        load(tmp_path)


def test_what_is_told_is_no_way_to_ask() -> None:
    """A complaint that is told is heard, and not answered with how one complains."""
    told = lexicon(TOLD.stem, folder=TOLD.parent)
    entries = {entry.id: entry for entry in load()}
    assert set(told) <= set(entries)
    asked = {fold(way) for entry in entries.values() for way in entry.examples}
    assert sum(map(len, told.values())) > 400
    assert [text for texts in told.values() for text in texts if fold(text) in asked] == []


def test_what_is_told_shows_which_subject_is_meant(by_words: Index) -> None:
    told = next(entry for entry in load() if entry.id == "complaint-about-staff").told
    assert "الحارس ما احترمني" in told
    assert by_words.ask("الحارس ما احترمني").candidates[0].id == "complaint-about-staff"
