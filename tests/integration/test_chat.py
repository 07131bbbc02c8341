"""`rida chat`: the whole Rida in the terminal. Most talks are held in this process, one by a real one."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.chat import command
from bot.runtime.transcript import shown
from bot.texts.catalogue import sentence
from faq.acts.heard import NOTHING_HEARD, Act, Heard, ScoredAct
from faq.engine.answering import Answering

ROOT = Path(__file__).parents[2]
AT = "2026-11-22T10:00"  # a Sunday, in the middle of office hours


def on(button: str, language: str = "ar") -> str:
    """What stands on it."""
    return shown(sentence(f"choice-{button}", language, {}))


COMPLAINT = (
    on("complaint"),
    "المدربة ما تحضر الدرس",
    on("heard-all"),
    "ابغى احد يكلمها",
    on("confirm"),
)


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """By words alone: the sentence encoder takes seconds, and none of this is about what is understood."""
    monkeypatch.setattr(Answering, "deepen", lambda answers, building: None)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    yield
    assert not list((tmp_path / "temporary").iterdir()), "a talk stays nowhere"


def chat(
    *lines: str, options: tuple[str, ...] = ("--json", "--at", AT), config: Path | None = None
) -> Any:
    verb = ["--config", str(config or ROOT / "config.yaml"), "chat", *options]
    return CliRunner().invoke(app, verb, input="".join(f"{line}\n" for line in lines))


def told(*lines: str, **more: Any) -> list[dict[str, Any]]:
    """A line of JSON for each line, and the book."""
    done = chat(*lines, **more)
    assert done.exit_code == 0, done.output
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["said"] for answer in answers[:-1]] == list(lines)
    return answers


def keys(answer: dict[str, Any], side: str = "replies") -> list[str]:
    return [reply["key"] for reply in answer[side]]


def test_a_complaint_reaches_a_number_a_solution_and_a_rating() -> None:
    *_, opened, taken, solved, later, rated, closed, ended = told(
        *COMPLAINT,
        f"/staff {on('take')}",
        "/staff /resolve كلمناها وستحضر من الغد",
        "/later 10m",
        on("rate-above"),
        on("solved-yes"),
    )
    assert (keys(opened), opened["topic"]) == (["complaint-opened"], "")
    assert keys(opened, "staff_replies") == ["card"]
    assert keys(taken) == ["case-taken"]
    assert keys(solved) == ["case-resolved"]
    assert (keys(later), later["act"], rated["act"], closed["act"]) == ([], "", "", "")
    assert ended == {
        "book": {
            "cases": [
                {
                    "number": 1001,
                    "kind": "complaint",
                    "status": "closed",
                    "words": ["المدربة ما تحضر الدرس"],
                    "expectation": "ابغى احد يكلمها",
                    "rating": "above",
                    "confidential": False,
                }
            ],
            "registrations": [],
            "unfinished": [],
            "waiting_notes": [],
            "thanks": [],
        }
    }


def test_what_was_registered_and_what_waits_stands_in_the_book() -> None:
    *_, ended = told(
        "/start reg-ibda",
        on("agree"),
        on("for-me"),
        "هدى محمد العتيبي",
        "0551234567",
        "المساء",
        on("skip"),
        on("confirm-registration"),
        "/start reg-rawaj",
        on("wait"),
        "/start reg-kafaat",
        on("agree"),
        on("for-me"),
        "سارة أحمد",
        on("complaint"),
        "وش صار على طلبي الاول",
    )
    assert ended["book"] == {
        "cases": [],
        "registrations": [
            {
                "number": 5001,
                "initiative": "ibda",
                "answers": {
                    "name": "هدى محمد العتيبي",
                    "phone": "+966551234567",
                    "period": "المساء",
                },
            }
        ],
        "unfinished": ["وش صار على طلبي الاول", "سارة أحمد"],
        "waiting_notes": ["rawaj"],
        "thanks": [],
    }


def test_what_is_confided_stands_among_the_cases_as_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until its person has said what becomes of it, it is begun."""
    disclosed = Heard((ScoredAct(Act.DISCLOSE, 0.9),), sure=(Act.DISCLOSE,))
    heard = {"المدرب يضايقني": disclosed}
    monkeypatch.setattr(Answering, "hear", lambda self, text: heard.get(text, NOTHING_HEARD))
    begun, ended = told("المدرب يضايقني")
    assert (begun["act"], begun["staff_replies"]) == ("disclose", [])
    assert ended["book"]["unfinished"] == ["المدرب يضايقني"]
    *_, confided, ended = told("المدرب يضايقني", on("confide"))
    assert confided["staff_replies"] == [], "neither a room nor the desk hears of it"
    assert ended["book"]["unfinished"] == []
    assert ended["book"]["cases"] == [
        {
            "number": 9001,
            "kind": "disclosure",
            "status": "open",
            "words": ["المدرب يضايقني"],
            "expectation": "",
            "rating": None,
            "confidential": True,
        }
    ]


def test_the_same_lines_bring_the_same_answers_byte_for_byte() -> None:
    lines = ("هلا", *COMPLAINT, "/staff /take", "/later due", "/start reg-ibda", "English", "hello")
    assert chat(*lines).stdout_bytes == chat(*lines).stdout_bytes


def test_a_number_presses_and_so_does_the_label_of_an_older_button() -> None:
    asked, begun, menu, again, left = told(
        on("complaint"), "ما حضرت المدربة", "/menu", "1", on("heard-all")
    )[:5]
    assert [each["action"] for each in menu["replies"][0]["buttons"]][:1] == ["continue-draft"]
    assert (again["act"], again["topic"]) == ("", "complaint")
    assert (left["act"], left["state"]) == ("", "expectation"), (
        "the button of the second message, pressed late"
    )
    assert asked["topic"] == begun["topic"] == "complaint"


def test_words_are_heard_and_presses_and_empty_lines_are_not() -> None:
    answers = told("السلام عليكم", "", "1", "   ", "/menu")[:-1]
    assert [bool(answer["act"]) for answer in answers] == [True, False, False, False, False]
    assert [bool(answer["replies"]) for answer in answers] == [True, False, True, False, True]


def test_a_line_that_cannot_be_is_told_and_the_talk_goes_on() -> None:
    lines = ("/later soon", "/later due", "/staff", "هلا")
    done = chat(*lines)
    first, second, third, greeted, ended = map(json.loads, done.stdout.splitlines())
    assert [each["replies"] for each in (first, second, third)] == [[], [], []]
    assert greeted["replies"] and ended["book"]["cases"] == []
    assert "/later takes a time" in done.stderr
    assert "no case is open" in done.stderr
    assert "/staff needs words" in done.stderr


def test_staff_speak_at_the_desk_until_there_is_a_case() -> None:
    desk, *_, replied, ended = told("/staff /cases", *COMPLAINT, "/staff نتابع شكواك اليوم")
    assert desk["replies"] == [] and keys(desk, "staff_replies")
    assert any("نتابع شكواك اليوم" in reply["text"] for reply in replied["replies"])
    assert len(ended["book"]["cases"]) == 1


def test_a_promise_that_passes_is_told_and_so_are_its_steps() -> None:
    *_, passed, ended = told(*COMPLAINT, "/later due")
    assert keys(passed) == ["promise-missed"]
    assert {"room-escalation", "room-overdue", "morning-board"} <= {*keys(passed, "staff_replies")}
    assert ended["book"]["cases"][0]["status"] == "open"


def test_whoever_reads_english_is_greeted_in_it() -> None:
    greeted = told("hello", options=("--json", "--at", AT, "--language", "en"))[0]
    notice, welcome = greeted["replies"]
    assert notice["key"] == "privacy-notice" and "privacy" in notice["text"]
    assert on("complaint", "en") in [each["label"] for each in welcome["buttons"]]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--at", "tomorrow"), "--at 'tomorrow' is no time: write it as 2026-11-22T10:00"),
        (("--at", "2099-01-01T10:00"), "the year 2099"),
        (("--language", "fr"), "none of ar, en"),
    ],
)
def test_a_wrong_option_is_named(options: tuple[str, ...], problem: str) -> None:
    done = chat("هلا", options=options)
    assert done.exit_code in (1, 2) and done.stdout == ""
    assert problem in " ".join(done.output.replace("│", " ").split())


def test_nothing_leaves_the_machine_whatever_the_settings_say(tmp_path: Path) -> None:
    """The token and the mail server are there; a port that nobody listens at would be refused."""
    config = tmp_path / "config.yaml"
    shipped = (ROOT / "config.yaml").read_text("utf-8")
    config.write_text(shipped.replace("enabled: false", "enabled: true"), "utf-8")
    (tmp_path / "data").mkdir()
    *_, opened, ended = told(*COMPLAINT, config=config)
    assert keys(opened, "staff_replies") == ["card"], "the staff's room is on the page"
    assert len(ended["book"]["cases"]) == 1
    assert not list((tmp_path / "data").iterdir())


def test_a_terminal_shows_bubbles_buttons_with_numbers_the_room_and_the_book() -> None:
    lines = (on("complaint"), "القصة\x1b[2J \u202eabc", "/later x", "/staff هلا")
    done = chat(*lines, options=("--at", AT))
    assert done.exit_code == 0
    assert "Sunday 2026-11-22 10:00" in done.stdout
    assert f"  1. [{on('heard-all')}]" in done.stdout
    assert "\ndesk\n" in done.stdout
    assert "(/later takes a time" in done.stdout
    assert "unfinished: القصة\ufffd[2J \ufffdabc" in done.stdout
    assert not {"\x1b", "\u202e"} & set(done.stdout)


def test_json_moves_no_terminal_either_and_says_what_was_written() -> None:
    done = chat("هلا\x9b31m\u202e")
    assert not {"\x9b", "\u202e"} & set(done.stdout)
    assert json.loads(done.stdout.splitlines()[0])["said"] == "هلا\x9b31m\u202e"


def test_ctrl_c_ends_the_talk_with_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> Iterator[str]:
        yield "تقديم شكوى"
        yield "المدربة ما تحضر"
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "_input", interrupted)
    done = chat()
    assert done.exit_code == 0
    assert "the talk ends here" in done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["book"]["unfinished"] == ["المدربة ما تحضر"]


def test_a_society_where_nobody_works_is_told_so(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("", "utf-8")
    done = chat("/staff هلا", config=config)
    assert "nobody works here: write a member with role: supervisor under staff" in done.stderr


def test_a_real_process_holds_a_talk(tmp_path: Path) -> None:
    """With all that Rida understands, line by line through a pipe, and a byte that is no UTF-8."""
    command_line = [sys.executable, "-m", "bot", "chat", "--json", "--at", AT]
    lines = "\n".join(COMPLAINT).encode() + b"\n\xff\n"
    done = subprocess.run(command_line, input=lines, capture_output=True, cwd=ROOT, check=True)
    *_, odd, ended = map(json.loads, done.stdout.decode().splitlines())
    assert odd["said"] == "\ufffd" and odd["replies"]
    assert ended["book"]["cases"][0]["words"] == ["المدربة ما تحضر الدرس"]
    assert done.stderr == b""
