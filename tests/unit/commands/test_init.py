"""The questions of `rida init`: what is asked, what is taken, and what becomes of the answers."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from bot.commands.init import calendar
from bot.commands.init.asking import Back, asked
from bot.commands.init.before import Before, Given
from bot.commands.init.outcome import changes, passphrase
from bot.commands.init.question import NotTaken, Question, digits, is_back, one_of, text, typed, yes_or_no
from bot.commands.init.script import pending, questions
from bot.commands.language import say, speak
from bot.config.edit import changed
from bot.config.file import parsed
from bot.config.load import wrong_with

ROOT = Path(__file__).parents[3]
FILE = Path("config.yaml")
EXAMPLE = (ROOT / "bot/config/example.yaml").read_text("utf-8")
SHIPPED = Before(parsed(EXAMPLE, FILE).values, is_sample=True)
NEEDED = {"society.name.ar": "جمعية البر", "staff.supervisor.name": "سعد", "staff.director.name": "نورة"}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    speak("en")
    yield
    speak("")


class Typist:
    """Types what is given for a question, each once, and Enter otherwise; a list is typed one after the other."""

    def __init__(self, lines: dict[str, str | list[str]]) -> None:
        self.lines = {id: [line] if isinstance(line, str) else list(line) for id, line in lines.items()}
        self.way: list[str] = []

    def answer(self, question: Question, former: str) -> tuple[Any, str]:
        self.way.append(question.id)
        assert say(question.ask, **question.values) and all(map(say, question.choices))
        waiting = self.lines.get(question.id)
        line = waiting.pop(0) if waiting else former or question.default
        assert line is not None, f"{question.id} must be answered"
        if is_back(line):
            raise Back
        return question.read(line), line


def answered(before: Before, **lines: str | list[str]) -> tuple[Given, Typist]:
    """`society__email` is the question `society.email`."""
    typist = Typist({**NEEDED, **{key.replace("__", "."): line for key, line in lines.items()}})
    return asked(typist, before, {}), typist


def made(before: Before, text: str, **lines: str | list[str]) -> dict[str, Any]:
    given, _ = answered(before, **lines)
    return dict(parsed(changed(text, changes(before, given), FILE), FILE).values)


# what is asked and what becomes of it --------------------------------------------------------------------


def test_three_answers_make_a_society_of_one_s_own() -> None:
    values = made(SHIPPED, EXAMPLE)
    assert not wrong_with(values)
    assert values["society"]["name"] == {"ar": "جمعية البر", "en": "جمعية البر"}
    assert not any(value for key, value in values["society"].items() if key != "name")
    assert [(each["id"], each["role"], each["name"]) for each in values["staff"]] == [
        ("supervisor", "supervisor", "سعد"),
        ("director", "director", "نورة"),
    ]
    assert values["initiatives"] == []
    assert values["backup"]["folder"] == "backups" and values["backup"]["passphrase_file"]
    untouched = ("ladder", "emergency", "privacy", "telegram", "pace", "goodwill", "calendar")
    assert all(values[key] == SHIPPED.values[key] for key in untouched)


def test_enter_at_every_question_changes_nothing_of_what_stands_there() -> None:
    own = (
        "society: {name: {ar: ج, en: G}, email: a@b.org}\nstaff:\n  - {name: س, role: supervisor}  # x\n"
    )
    own += (
        "  - {id: d, name: ن, role: director, email: n@b.org}\nbackup: {folder: b, passphrase_file: p}\n"
    )
    before = Before(parsed(own, FILE).values, is_sample=False)
    given, typist = answered(before, society__name__ar="ج")
    after = changed(own, changes(before, given), FILE)
    values = parsed(after, FILE).values
    assert values["staff"] == before.values["staff"] and values["backup"] == before.values["backup"]
    assert values["society"]["name"] == before.values["society"]["name"] and "# x" in after
    assert "staff.supervisor.name" not in typist.way and "initiatives" not in typist.way


def test_the_sample_under_its_own_name_keeps_its_values() -> None:
    values = made(SHIPPED, EXAMPLE, society__name__ar=SHIPPED.name("ar"))
    assert values == {**SHIPPED.values, "backup": values["backup"]}


def test_members_are_changed_taken_out_and_added() -> None:
    own = "society: {name: ج}\nstaff:\n  - {id: a, name: س, role: supervisor, telegram_id: 5}\n"
    own += "  - {id: b, name: ف, role: agent}\n  - {id: agent, name: ع, role: director}\n"
    before = Before(parsed(own, FILE).values, is_sample=False)
    values = made(
        before,
        own,
        **{
            "society.name.ar": "ج",
            "staff.0.keep": "2",
            "staff.0.name": "سارة",
            "staff.1.keep": "remove",
            "staff.more.1": "نعم",
            "staff.more.1.name": "فهد",
            "staff.more.1.role": "١",
        },
    )
    assert values["staff"] == [
        {"id": "a", "name": "سارة", "role": "supervisor", "telegram_id": 5, "email": ""},
        {"id": "agent", "name": "ع", "role": "director"},
        {"id": "agent-2", "name": "فهد", "role": "agent"},
    ]


def test_whoever_takes_out_the_supervisor_is_asked_for_another() -> None:
    own = "society: {name: ج}\nstaff:\n  - {id: a, name: س, role: supervisor}\n  - {name: ع, role: director}\n"
    before = Before(parsed(own, FILE).values, is_sample=False)
    given, typist = answered(before, **{"society.name.ar": "ج", "staff.0.keep": "3"})
    assert "staff.supervisor.name" in typist.way and "staff.director.name" not in typist.way
    assert {each["role"] for each in changes(before, given)["staff"]} == {"supervisor", "director"}


def test_back_asks_the_question_before_and_what_follows_from_it_anew() -> None:
    given, typist = answered(
        SHIPPED,
        web__public_url=["https://a.org", ""],
        web__here="رجوع",
        backup__folder=["Back", "-"],
    )
    at = typist.way.index("web.public_url")
    assert typist.way[at : at + 5] == [
        *("web.public_url", "web.here", "web.public_url", "web.here", "backup.folder")
    ] or typist.way[at : at + 4] == ["web.public_url", "web.here", "web.public_url", "backup.folder"]
    assert "backup.secret" not in given and given["backup.folder"] == ""


def test_back_at_the_first_question_asks_it_again() -> None:
    given, typist = answered(SHIPPED, society__name__ar=["رجوع", "جمعية"])
    assert (
        typist.way[:2] == ["society.name.ar", "society.name.ar"] and given["society.name.ar"] == "جمعية"
    )


backs = st.lists(st.integers(0, 40), max_size=6)


@tried(backs)
def test_wherever_somebody_goes_back_the_same_answers_make_the_same_file(places: list[int]) -> None:
    """Back at any of the questions, and then the same again."""
    straight, _ = answered(SHIPPED, **{"staff.more.1": "yes", "staff.more.1.name": "ف"})

    class Wavering(Typist):
        def answer(self, question: Question, former: str) -> tuple[Any, str]:
            if len(self.way) in places:
                self.way.append("back")
                raise Back
            line = {**NEEDED, "staff.more.1": "yes", "staff.more.1.name": "ف"}.get(question.id)
            self.way.append(question.id)
            line = line or question.default
            assert line is not None
            return question.read(line), line

    assert asked(Wavering({}), SHIPPED, {}) == straight


def test_every_question_has_a_default_that_is_taken_or_must_be_answered() -> None:
    given, typist = answered(SHIPPED)
    for question in questions(SHIPPED, given):
        if question.default is not None:
            question.read(question.default)
    assert pending(SHIPPED, given) is None and len(typist.way) == len(set(typist.way))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_defaults_that_are_said_in_a_language_are_taken_in_it(language: str) -> None:
    speak(language)
    given, _ = answered(SHIPPED, backup__folder="-")
    assert given["calendar.weekend"] == ["friday", "saturday"]
    assert given["calendar.hours"] == ["08:00-16:00"]


# how people type ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("08:00-16:00", ["08:00-16:00"]),
        ("8-16", ["08:00-16:00"]),
        ("٨-١٦", ["08:00-16:00"]),
        ("8:30 - 12, 13.15-16", ["08:30-12:00", "13:15-16:00"]),
        ("٨-١٢، ١٣-١٦", ["08:00-12:00", "13:00-16:00"]),
        ("8-12 و 13-16", ["08:00-12:00", "13:00-16:00"]),
        ("8 إلى 14", ["08:00-14:00"]),
    ],
)
def test_hours_as_people_type_them(written: str, taken: list[str]) -> None:
    assert calendar.hours(written) == taken


@pytest.mark.parametrize("written", ["", "always", "16-8", "8-12, 11-13", "25-26", "8", "-"])
def test_hours_that_are_none(written: str) -> None:
    with pytest.raises(NotTaken):
        calendar.hours(written)


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("friday, saturday", ["friday", "saturday"]),
        ("الجمعة والسبت", ["friday", "saturday"]),
        ("جمعه", ["friday"]),
        ("Saturday and Sunday", ["saturday", "sunday"]),
        ("السبت، الأحد", ["saturday", "sunday"]),
        ("الاثنين الأربعاء", ["monday", "wednesday"]),
        ("-", []),
        ("بلا", []),
    ],
)
def test_days_off_as_people_type_them(written: str, taken: list[str]) -> None:
    assert calendar.weekend(written) == taken


@pytest.mark.parametrize(
    "written", ["someday", "friday saturday sunday monday tuesday wednesday thursday"]
)
def test_days_off_that_are_none(written: str) -> None:
    with pytest.raises(NotTaken):
        calendar.weekend(written)


@pytest.mark.parametrize(
    ("written", "code"),
    [("SA", "SA"), ("sa", "SA"), ("السعودية", "SA"), ("المملكة العربية السعودية", "SA"), ("Egypt", "EG"),
     ("مصر", "EG"), ("الأردن", "JO"), ("-", None), ("بلا", None)],
)  # fmt: skip
def test_countries_as_people_type_them(written: str, code: str | None) -> None:
    assert calendar.country(written) == code


@pytest.mark.parametrize("written", ["Atlantis", "XX", "العربية"])
def test_countries_that_are_none(written: str) -> None:
    with pytest.raises(NotTaken):
        calendar.country(written)


@pytest.mark.parametrize("written", ["نعم", "Yes", "y", "1", "١", "نَعَم", "أيوه"])
def test_yes(written: str) -> None:
    assert yes_or_no(written)


@pytest.mark.parametrize("written", ["لا", "No", "n", "2", "٢"])
def test_no(written: str) -> None:
    assert not yes_or_no(written)


def test_what_cannot_be_seen_comes_along_and_is_left_out() -> None:
    assert typed("\u200f\u2067a@b.org\u2069 \ufeff") == "a@b.org"
    assert text("society.email", "init-wrong-email")("a@b.org") == "a@b.org"


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (text("society.email", "init-wrong-email"), "a b@c"),
        (text("web.public_url", "init-wrong-url"), "chat.example.org"),
        (digits("society.mobile", "init-wrong-phone"), "mobile"),
        (calendar.zone, "Riyadh"),
        (one_of({"a": (), "b": ()}), "3"),
        (yes_or_no, "maybe"),
    ],
)
def test_a_wrong_answer_is_refused_with_how_to_write_it(read: Any, written: str) -> None:
    with pytest.raises(NotTaken) as refused:
        read(written)
    assert len(refused.value.why) > 10


def test_arabic_digits_are_digits() -> None:
    assert digits("society.mobile", "init-wrong-phone")("٠٥٠١٢٣٤٥٦٧") == "0501234567"


def test_a_passphrase_is_long_and_never_the_same() -> None:
    made: Iterable[str] = {passphrase() for _ in range(50)}
    assert len(set(made)) == 50 and all(len(each) == 24 for each in made)
