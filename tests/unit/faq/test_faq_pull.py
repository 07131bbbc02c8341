"""`rida faq pull` writes what was taught into the entry files: once, readable again, naming what contradicts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.faq.pull import pull
from bot.core.learning import Addition, AdditionKind, AdditionStatus
from faq.entries import EntryError, load, load_all

AT = datetime(2026, 11, 23, 22, tzinfo=UTC)
FEES = """\
# A comment that stays.
title: {ar: الرسوم, en: Fees}
answer: {ar: مجانًا, en: Free}
ask:
  ar:
    - كم الرسوم  # said often
    - هل التسجيل مجاني
  en:
    - How much is it?
reviewed: 2026-11-01
"""
HOURS = """\
title: {ar: الدوام, en: Hours}
answer: {ar: من ثمانية, en: From eight}
ask:
  ar: [متى دوامكم]
  en: [When are you open]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fees.yaml").write_text(FEES, "utf-8")
    (tmp_path / "hours.yaml").write_text(HOURS, "utf-8")
    return tmp_path


def ways(*ways: str, entry: str = "fees", id: int = 1) -> Addition:
    return Addition(id, AdditionKind.WAYS, entry, ways, "agent", AT, AdditionStatus.APPROVED)


def new(id: int = 7, answer: str = "كل أحد", english: str = "") -> Addition:
    texts = {"ar": answer, **({"en": english} if english else {})}
    asked = ("متى توزعون الشهادات؟", "وين استلم شهادتي: من المكتب")
    return Addition(
        id,
        AdditionKind.ENTRY,
        f"taught-{id}",
        asked,
        "agent",
        AT,
        AdditionStatus.APPROVED,
        texts,
        "s",
        AT,
    )


def test_ways_to_ask_are_added_and_everything_else_stays(folder: Path) -> None:
    pulled = pull([ways("بكم عندكم", "Is it for free: yes or no?", "كم الرسوم")], folder)
    assert pulled.written == (("fees.yaml", "2 new ways to ask"),) and not pulled.conflicts
    text = (folder / "fees.yaml").read_text("utf-8")
    assert "# A comment that stays." in text and "# said often" in text
    fees = next(entry for entry in load(folder) if entry.id == "fees")
    assert fees.ask["ar"] == ("كم الرسوم", "هل التسجيل مجاني", "بكم عندكم")
    assert fees.ask["en"] == ("How much is it?", "Is it for free: yes or no?")


def test_a_new_entry_is_a_file_of_its_own_with_its_day(folder: Path) -> None:
    assert pull([new()], folder).written == (("taught-7.yaml", "a new entry"),)
    entry = next(entry for entry in load(folder) if entry.id == "taught-7")
    assert entry.answer == {"ar": "كل أحد", "en": "كل أحد"} and entry.reviewed == date(2026, 11, 23)
    assert entry.ask["ar"] == ("متى توزعون الشهادات؟", "وين استلم شهادتي: من المكتب")


def test_what_was_taught_in_arabic_is_a_file_in_arabic_whatever_it_was_asked_in(folder: Path) -> None:
    taught = replace(new(), ways=("متى توزعون الشهادات؟", "When do I get my certificate?"))
    pull([taught], folder)
    text = (folder / "taught-7.yaml").read_text("utf-8")
    assert "en:" not in text and "When do I get my certificate?" in text
    pull([ways("certificate date?", entry="taught-7")], folder)
    entry = next(entry for entry in load(folder) if entry.id == "taught-7")
    assert entry.ask["en"] == () and entry.answer["en"] == entry.answer["ar"] == "كل أحد"
    assert entry.ask["ar"][1:] == ("When do I get my certificate?", "certificate date?")
    assert pull([taught, ways("certificate date?", entry="taught-7")], folder).written == ()


def test_what_was_taught_in_both_languages_is_a_file_in_both(folder: Path) -> None:
    pull([new(english="Every Sunday")], folder)
    entry = next(entry for entry in load(folder) if entry.id == "taught-7")
    assert entry.answer == {"ar": "كل أحد", "en": "Every Sunday"} and entry.ask["en"]


def test_twice_changes_nothing(folder: Path) -> None:
    taught = [ways("بكم عندكم"), new(english="Every Sunday")]
    pull(taught, folder)
    before = {file.name: file.read_text("utf-8") for file in folder.glob("*.yaml")}
    again = pull(taught, folder)
    assert again.written == () and again.conflicts == ()
    assert before == {file.name: file.read_text("utf-8") for file in folder.glob("*.yaml")}


def test_what_contradicts_is_named_and_left_out(folder: Path) -> None:
    (folder / "taught-7.yaml").write_text(HOURS.replace("متى دوامكم", "سؤال"), "utf-8")
    pulled = pull([ways("متى دوامكم؟"), ways("كم", entry="gone", id=2), new()], folder)
    assert pulled.written == ()
    assert [conflict.partition(":")[0] for conflict in pulled.conflicts] == [
        "addition 1",
        "addition 2",
        "addition 7",
    ]
    assert "hours.yaml" in pulled.conflicts[0] and "'gone'" in pulled.conflicts[1]
    assert "taught-7.yaml has another answer" in pulled.conflicts[2]


def test_a_list_on_one_line_is_named_and_not_broken(folder: Path) -> None:
    with pytest.raises(EntryError, match=r"hours\.yaml:4: write ask\.ar"):
        pull([ways("متى تفتحون", entry="hours")], folder)
    assert (folder / "hours.yaml").read_text("utf-8") == HOURS


def test_a_broken_folder_is_left_alone(folder: Path) -> None:
    (folder / "broken.yaml").write_text("title: [", "utf-8")
    with pytest.raises(EntryError, match=r"broken\.yaml"):
        pull([ways("بكم عندكم")], folder)
    assert (folder / "fees.yaml").read_text("utf-8") == FEES
    assert [error.file.name for error in load_all(folder).errors] == ["broken.yaml"]


def test_the_command_says_that_there_is_no_database(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("society: {name: ج}\n", "utf-8")
    shown = CliRunner().invoke(app, ["--config", str(config), "faq", "pull"])
    assert shown.exit_code == 1 and "start Rida first" in shown.output
