"""The words are data: a file that is wrong is refused by name, and lint finds words that are in the way."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import bot.commands.verbs
from bot.__main__ import app
from faq.engine.lint_words import lint_words
from faq.lexicon import FOLDER, LexiconError, lexicon


def written(folder: Path, text: str, name: str = "answers") -> Path:
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_a_list_is_words_or_sayings_and_all_of_it_is_text(tmp_path: Path) -> None:
    text = "# how\nyes: نعم ok\n  yes\nno:\n  - no\n  - لا شكرا\nplaces:\n  first: 1st 1\n"
    lists = lexicon("answers", folder=written(tmp_path, text))
    assert lists == {"yes": ("نعم", "ok", "yes"), "no": ("no", "لا شكرا"), "places.first": ("1st", "1")}
    assert lists.under("places") == {"first": ("1st", "1")}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("yes: نعم\nno:\n", "answers.yaml:2: the list 'no' is empty; write a word into it"),
        ("yes: نعم\nno: []\n", "answers.yaml:2: the list 'no' is empty"),
        ("yes: نعم\n", "answers.yaml:1: the list 'no' is missing; write `no:` and its words"),
        (
            "yes: نعم\nno: لا\nmaybe: يمكن\n",
            "answers.yaml:3: the list 'maybe' is unknown; the lists here are",
        ),
        (
            "yes: نعم\nno: لا\nyes: اي\n",
            "answers.yaml:3: the list 'yes' stands here twice; put the words",
        ),
        (
            "yes: نعم\nno:\n  - لا\n  -\n",
            "answers.yaml:4: the list 'no' holds what is no word; write each",
        ),
        ("yes: نعم\nno:\n  - [لا]\n", "answers.yaml:3: the list 'no' holds what is no word"),
        ("- نعم\n", "answers.yaml:1: this is no table; write the name of a list"),
        ("", "answers.yaml:1: this is no table"),
        ("yes: [نعم\n", "answers.yaml:2: did not find expected ',' or ']'; look at the spaces"),
        ("yes: *one\n", "answers.yaml:1: found undefined alias; look at the spaces"),
    ],
)
def test_a_file_that_is_wrong_names_itself_its_line_and_the_mend(
    tmp_path: Path, text: str, named: str
) -> None:
    with pytest.raises(LexiconError) as refused:
        lexicon("answers", "yes", "no", folder=written(tmp_path, text))
    assert str(refused.value).startswith(named)


def test_a_file_of_other_bytes_or_none_is_named_too(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"answers.yaml:1: the file is missing; get the project"):
        lexicon("answers", folder=tmp_path)
    (tmp_path / "answers.yaml").write_bytes(b"yes: \xff\n")
    with pytest.raises(LexiconError, match=r"answers.yaml:1: this is not UTF-8 text; save the file"):
        lexicon("answers", folder=tmp_path)


def test_a_command_that_meets_a_wrong_file_says_so_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_: str) -> None:
        raise LexiconError(FOLDER / "anger.yaml", 7, "the list 'angry' is empty", "write a word into it")

    monkeypatch.setattr(bot.commands.verbs, "import_module", wrong)
    result = CliRunner().invoke(app, ["faq", "lint"])
    assert result.exit_code == 1
    assert result.output == "faq/lexicon/anger.yaml:7: the list 'angry' is empty; write a word into it\n"


def test_the_words_that_ship_have_no_findings() -> None:
    assert list(map(str, lint_words())) == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (
            "anger",
            "angry:\n  - كذّاب\n  - كذاب\n",
            "anger.yaml:3: 'كذاب' in 'angry' says the same as 'كذّاب'",
        ),
        ("anger", "angry: كذاب ؟\n", "anger.yaml:1: '؟' in 'angry' holds no word"),
        ("anger", "angry:\n", "anger.yaml:1: the list 'angry' is empty; write a word into it, or take"),
        (
            "answers",
            "yes: نعم صح\nno:\n  - لا\n  - صحّ\n",
            "answers.yaml:4: 'صحّ' stands in 'no' and in 'yes' too",
        ),
        (
            "emergency",
            "fire:\n  said:\n    words:\n      - حريق\n    unless:\n      - الحريق\n      - حريق\n",
            "emergency.yaml:7: 'حريق' stands in 'fire.said.unless' and in 'fire.said.words' too",
        ),
        (
            "disclosure",
            "named:\n  staff: موظف\nbribery:\n  done:\n    words:\n      - <staff> + <stff> فلوس\n",
            "disclosure.yaml:6: '<staff> + <stff> فلوس' points to 'stff', which is no list",
        ),
        (
            "disclosure",
            "named:\n  staff: موظف\nbribery:\n  done:\n    words:\n      - رشوة\n",
            "disclosure.yaml:2: nothing points to the list 'named.staff'",
        ),
        (
            "dialect",
            "اين: وين\nكيف: شلون وين\n",
            "dialect.yaml:2: 'وين' stands in 'كيف' and in 'اين' too",
        ),
        (
            "keywords",
            "person:\n  back: رجوع\n  menu: رجوع\nstaff:\n  back: رجوع\n",
            "keywords.yaml:3: 'رجوع' stands in 'person.menu' and in 'person.back' too",
        ),
        ("concepts", "دفع: سدد\nسعر: دفع\n", "concepts.yaml:2: 'دفع' stands in 'سعر' and in 'دفع' too"),
    ],
)
def test_lint_finds_words_that_are_in_the_way(tmp_path: Path, name: str, text: str, found: str) -> None:
    (finding,) = lint_words(written(tmp_path, text, name))
    assert str(finding).startswith(found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("emergency", "fire:\n  said:\n    words:\n      - حريق\n      - =حريق\n"),
        ("spelling", "الذي: الي\nإلى: الى\n"),
    ],
)
def test_lint_leaves_alone_what_says_something_of_its_own(tmp_path: Path, name: str, text: str) -> None:
    assert lint_words(written(tmp_path, text, name)) == ()


def test_every_file_says_what_it_is_for_and_how_a_word_is_added() -> None:
    for file in FOLDER.glob("*.yaml"):
        head = "".join(line for line in file.read_text("utf-8").splitlines() if line.startswith("# "))
        assert "To add" in head and "`rida faq lint`" in head, file.name
