"""`rida init` as it is used: at a terminal, in Arabic and in English, and by a script."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import load
from bot.config.file import read
from tests.fixtures.terminal import Terminal

ROOT = Path(__file__).parents[2]
RIDA = Path(sys.executable).with_name("rida")
EXAMPLE = (ROOT / "config.yaml").read_text("utf-8")
STAFF = ("--set", "staff.supervisor.name=سعد", "--set", "staff.director.name=نورة")
UNSEEN = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


def environ(**more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "ar_SA.UTF-8", **more}


def at_terminal(folder: Path, *options: str, columns: int = 80) -> Terminal:
    return Terminal([RIDA, *options, "init"], environ(), folder, columns)


def by_script(
    folder: Path, lines: str, *options: str, before: tuple[str, ...] = ("--language", "en"), **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [RIDA, *before, "init", *options],
        input=lines, cwd=folder, env=environ(**more), capture_output=True, text=True,
    )  # fmt: skip


def test_somebody_who_reads_arabic_sets_a_society_up(tmp_path: Path) -> None:
    with at_terminal(tmp_path) as screen:
        screen.answer("اكتب 1 للعربية", "١")
        screen.answer("ما اسم الجمعية بالعربية؟", "جمعية البر")
        screen.answer("وبالإنجليزية؟", "Al-Birr")
        screen.answer("البريد الإلكتروني", "البريد")
        screen.answer("هذا ليس بريدًا", "info@birr.org")
        screen.answer("رقم الجوال", "٩٦٦٥٠١٢٣٤٥٦٧")
        screen.answer("الهاتف", "رجوع")
        screen.answer("رقم الجوال")
        for question in ("الهاتف", "وسائل التواصل", "عنوان المكتب", "متى يفتح المكتب؟", "أيام العطلة"):
            screen.answer(question)
        screen.answer("إجازات أي دولة", "مصر")
        screen.answer("المنطقة الزمنية")
        screen.answer("مشرف", "سعد")
        screen.answer("البريد الإلكتروني", "saad@birr.org")
        screen.answer("مدير", "نورة")
        for question in (
            "البريد الإلكتروني",
            "أحد غيرهم؟",
            "عنوان الصفحة",
            "مجلد",
            "عبارة سر",
            "المبادرات",
        ):
            screen.answer(question)
        screen.answer("أنكتبه؟")
        screen.until("كُتب الملف")
        screen.until("rida connect telegram")
        assert screen.end() == 0
    settings = load(tmp_path / "config.yaml", {})
    assert settings.society.name.model_dump() == {"ar": "جمعية البر", "en": "Al-Birr"}
    assert settings.society.mobile == "966501234567" and settings.calendar.timezone == "Africa/Cairo"
    secret = tmp_path / "secrets" / "backup-passphrase"
    assert secret.read_text().strip() in screen.shown and secret.stat().st_mode & 0o777 == 0o600
    assert (
        secret.parent.stat().st_mode & 0o077 == 0
        and secret.read_text().strip() == settings.backup.passphrase()
    )
    assert not set(screen.shown) & set(UNSEEN)
    assert read(tmp_path / "config.yaml").values["society"]["map"] == ""
    assert sorted(each.name for each in tmp_path.iterdir()) == ["config.yaml", "secrets"]


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "--language", "en") as screen:
        screen.answer("in Arabic?", "جمعية")
        screen.until("And in English?")
        screen.interrupt()
        screen.until("nothing was written")
        assert screen.end() == 1
    assert list(tmp_path.iterdir()) == []


def test_a_no_at_the_end_leaves_nothing_behind(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "--language", "en") as screen:
        screen.answer("in Arabic?", "جمعية")
        for _ in range(10):
            screen.answer("Enter:")
        for name in ("سعد", "نورة"):
            screen.answer("what is their name?", name)
            screen.answer("e-mail")
        for question in ("somebody else", "on the internet", "nightly", "passphrase", "initiatives"):
            screen.answer(question)
        screen.answer("Write it?", "no")
        screen.until("nothing was written")
        assert screen.end() == 1
    assert list(tmp_path.iterdir()) == []


def test_what_stands_there_is_the_default_and_is_changed_in_place(tmp_path: Path) -> None:
    own = EXAMPLE.replace("supervisor@example.org", "s@birr.org  # since May").replace(
        "passphrase_file: null", "passphrase_file: null  # none", 1
    )
    (tmp_path / "config.yaml").write_text(own, "utf-8")
    with at_terminal(tmp_path, "--language", "en") as screen:
        assert "جمعية ماجد" in screen.answer("in Arabic?")
        assert "Majid bin" in screen.answer("And in English?")
        screen.answer("e-mail", "new@birr.org")
        while "nightly" not in (asked := screen.until("> ")):
            assert "Enter:" in asked
            screen.type()
        screen.type("-")
        shown = screen.answer("Write it?")
        assert "-  email: customer.service@majidsociety.org" in screen.shown
        assert "+  email: new@birr.org" in screen.shown and "more" not in shown
        assert screen.end() == 0
    after = (tmp_path / "config.yaml").read_text("utf-8")
    assert after == own.replace("customer.service@majidsociety.org", "new@birr.org")


def test_a_narrow_terminal_breaks_no_line_of_ours(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "--language", "ar", columns=40) as screen:
        screen.answer("بالعربية؟", "جمعية")
        for _ in range(10):
            screen.answer("Enter:")
        screen.until("> ")
        screen.interrupt()
        screen.end()
    assert max(map(len, screen.shown.split("\n"))) <= 60


def test_a_script_writes_lines(tmp_path: Path) -> None:
    lines = "جمعية البر\nAl-Birr\n\n\n\n\n\n8-14\n\n\n\nسعد\ns@b.org\nنورة\n\n\n\n-\n\n"
    done = by_script(tmp_path, lines)
    assert done.returncode == 0, done.stderr
    values = read(tmp_path / "config.yaml").values
    assert values["calendar"]["hours"] == ["08:00-14:00"]
    assert [each.get("email") for each in values["staff"]] == ["s@b.org", None]
    assert values["initiatives"] == [] and values["backup"]["folder"] is None


def test_a_script_that_says_too_little_hears_the_first_that_is_missing(tmp_path: Path) -> None:
    done = by_script(tmp_path, "جمعية البر\n")
    assert done.returncode == 1 and done.stderr.startswith("staff.supervisor.name\n")
    done = by_script(tmp_path, "جمعية البر\n\nnobody\n")
    assert done.returncode == 1 and done.stderr.startswith("society.email\n")
    assert list(tmp_path.iterdir()) == []


def test_a_script_brings_its_answers_by_name(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "society: {name: {ar: جمعية البر, en: Al-Birr}, mobile: 966501234567}\n"
        "calendar: {weekend: [friday], hours: ['08:00-12:00', '13:00-16:00'], country: null}\n"
        "staff:\n  - {id: s, name: سعد, role: supervisor, email: s@b.org}\n  - {name: ن, role: director}\n"
        "web: {public_url: https://chat.birr.org, here: false}\nbackup: {secret: make}\ninitiatives: keep\n",
        "utf-8",
    )
    done = by_script(tmp_path, "", "--answers", "answers.yaml", "--set", "society.email=a@birr.org")
    assert done.returncode == 0, done.stderr
    values = read(tmp_path / "config.yaml").values
    assert values["society"]["email"] == "a@birr.org" and values["society"]["mobile"] == "966501234567"
    assert values["calendar"]["hours"] == ["08:00-12:00", "13:00-16:00"]
    assert values["calendar"]["country"] is None and len(values["initiatives"]) == 8
    assert [each["name"] for each in values["staff"]] == ["سعد", "ن"]
    assert (tmp_path / "secrets" / "backup-passphrase").read_text().strip() not in done.stdout


@pytest.mark.parametrize(
    ("pair", "named"),
    [
        ("society.emial=a@b.org", "society.emial"),
        ("society.email=nobody", "society.email"),
        ("society.email", "society.email"),
        ("calendar.hours=16-8", "calendar.hours"),
    ],
)
def test_an_answer_of_a_script_that_cannot_be_is_named(tmp_path: Path, pair: str, named: str) -> None:
    done = by_script(tmp_path, "جمعية\n", *STAFF, "--set", pair)
    assert done.returncode == 1 and done.stderr.startswith(f"{named}\n"), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_environment_never_gets_into_the_file(tmp_path: Path) -> None:
    done = by_script(tmp_path, "جمعية\n", *STAFF, RIDA_SOCIETY__EMAIL="env@x.org", RIDA_WEB__PORT="9")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "config.yaml").read_text("utf-8")
    assert "env@x.org" not in text and "port: 8080" in text


def test_a_file_that_is_wrong_is_left_alone_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("web:\n\tport: 1\n", "utf-8")
    done = by_script(tmp_path, "جمعية\n", *STAFF)
    assert done.returncode == 1 and "no YAML" in done.stderr
    file.write_text("web: {prot: 1}\n", "utf-8")
    done = by_script(tmp_path, "جمعية\n", *STAFF)
    assert done.returncode == 1 and "web.prot" in done.stderr
    assert file.read_text("utf-8") == "web: {prot: 1}\n"
    assert [each.name for each in tmp_path.iterdir()] == ["config.yaml"]
