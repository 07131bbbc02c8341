"""Changes of config.yaml by a program: what is changed says so, and all else stands as it stood."""

import os
import stat
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.config import ConfigError
from bot.config.edit import changed, created, written
from bot.config.file import parsed, read

ROOT = Path(__file__).parents[3]
EXAMPLE = (ROOT / "config.yaml").read_text("utf-8")
FILE = Path("config.yaml")


def after(text: str, **changes: object) -> str:
    """`a__b` is the key `a.b`."""
    return changed(text, {key.replace("__", "."): value for key, value in changes.items()}, FILE)


def diff(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


def values(text: str) -> Mapping[str, Any]:
    return parsed(text, FILE).values


def member(id: str, **more: object) -> dict[str, object]:
    return {"id": id, "name": f"عضو {id}", "role": "agent", **more}


# the shipped file ---------------------------------------------------------------------------------------


def test_one_key_changes_one_line() -> None:
    assert diff(EXAMPLE, after(EXAMPLE, telegram__enabled=True)) == [
        "-  enabled: false",
        "+  enabled: true",
    ]
    lines = diff(EXAMPLE, after(EXAMPLE, telegram__token_file=Path("secrets/telegram"), web__port=9000))
    assert lines == [
        "-  port: 8080",
        "+  port: 9000",
        "-  token_file: null",
        "+  token_file: secrets/telegram",
    ]


def test_what_stays_the_same_is_not_written_anew() -> None:
    same = {key: value for key, value in values(EXAMPLE).items() if key != "privacy"}
    assert changed(EXAMPLE, same, FILE) == EXAMPLE


def test_every_comment_of_the_shipped_file_outlives_a_whole_set_up() -> None:
    staff = [member("supervisor", role="supervisor", email="a@b.org", telegram_id=None,
                    takes_private_calls_from_women=False), member("director", role="director")]  # fmt: skip
    made = after(
        EXAMPLE,
        society__name={"ar": "جمعية: البر", "en": "Al-Birr"},
        society__mobile="0501234567",
        calendar__hours=["08:00-12:00", "13:00-16:00"],
        calendar__country=None,
        staff=staff,
        initiatives=[],
        goodwill=[],
    )
    assert values(made)["staff"] == staff
    told = {line.strip("# -") for line in EXAMPLE.splitlines() if line.strip(" -").startswith("#")}
    left = {line.strip("# -") for line in made.splitlines()}
    assert told - left == set()


def test_a_list_of_tables_that_is_emptied_leaves_its_first_entry_as_a_pattern() -> None:
    made = after(EXAMPLE, initiatives=[])
    assert values(made)["initiatives"] == []
    pattern = made[made.index("initiatives: []") :].splitlines()[1:]
    again = "initiatives:\n" + "\n".join(line.removeprefix("# ") for line in pattern)
    assert values(again)["initiatives"] == values(EXAMPLE)["initiatives"][:1]


# every way to write it ----------------------------------------------------------------------------------

STAFF = [member("a"), member("b")]
WRITTEN = {
    "nothing": "",
    "comments alone": "# mine\n",
    "a byte order mark and DOS lines": "\ufeffweb:\r\n  port: 1  # x\r\nstaff: []  # y\r\n",
    "no last line break": "web:\n  port: 1  # one",
    "a section without keys": "web:\nstaff:\n",
    "a null": "web: null  # none\nstaff: null\n",
    "brackets": "web: {port: 1, host: a}  # x\nstaff: [{name: s, role: agent}]\n",
    "brackets over lines": "web: {port: 1, # c\n  host: a,\n}\nstaff: [\n  # d\n  {name: s, role: agent},\n]",
    "all in brackets": "{web: {port: 1}, staff: []}\n",
    "hyphens at the edge": "staff:\n- name: a # n\n  role: agent\n# end\nlog_level: info",
    "a comment behind the hyphen": "staff:\n  - # why\n    name: a\n    role: agent\n",
    "the end marked": "---\nweb:\n  port: 1\n...\n",
    "a value below its key": "web:\n  host:\n    # here\n    a\nstaff: []\n",
    "a text of lines": "society:\n  address: |\n    street\n    town\nweb:\n  port: 1\n",
    "quotes": "web: {'host': \"a\"}\n'staff': []\n",
    "tabs before comments": "web:\t# tab\n  port: 1\t# tab\n",
    "a name that nobody uses": "web: &w\n  port: 1\nstaff: []\n",
    "a text over two lines": "society:\n  address: one\n    two\nweb:\n  host: a\n",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_however_it_is_written(text: str) -> None:
    made = after(text, web__host="h:1", staff=STAFF, society__phone="0126")
    assert values(made)["web"] == {**(values(text).get("web") or {}), "host": "h:1"}
    assert values(made)["staff"] == STAFF
    assert values(made)["society"]["phone"] == "0126"
    for comment in (
        "# mine",
        "# x",
        "# y",
        "# one",
        "# none",
        "# n",
        "# end",
        "# why",
        "# here",
        "# tab",
    ):
        assert (comment in text) == (comment in made)
    assert made.startswith("\ufeff") == text.startswith("\ufeff")
    assert made.count("\r\n") == (made.count("\n") if "\r\n" in text else 0)
    assert changed(made, {"staff": STAFF}, FILE) == made


def test_whoever_leaves_takes_their_lines_along_and_nobody_else_s() -> None:
    three = "staff:\n  # first\n  - {id: a}  # one\n  # second\n  - id: b  # two\n    name: x\n  - id: c  # three\n"
    assert after(three, staff=[{"id": "a"}, {"id": "c"}]) == (
        "staff:\n  # first\n  - {id: a}  # one\n  - id: c  # three\n"
    )
    assert "# three" in after(three, staff=[{"id": "c"}, {"id": "d"}])


SHARED = {
    "web: &w {port: 1}\ndisk: *w\n": {"web.port": 2},
    "web: &w\n  port: 1\ndisk: *w\n": {"web.host": "x"},
    "web: {port: &p 1}\npace: {pass_days: *p}\n": {"web.port": 2},
    "web: &w {port: 1}\ndisk: *w\n ": {"disk.reserve_megabytes": 2},
}


@pytest.mark.parametrize("text", SHARED)
def test_what_another_place_names_is_refused_and_says_so(text: str) -> None:
    with pytest.raises(ConfigError) as refused:
        changed(text, SHARED[text], FILE)
    (problem,) = refused.value.problems
    assert problem.key and problem.mend


def test_the_name_itself_may_be_written_out() -> None:
    made = after("web: {port: &p 1}\npace: {pass_days: *p}  # days\n", pace__pass_days=30)
    assert values(made)["pace"] == {"pass_days": 30} and "# days" in made


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
plain = st.one_of(st.none(), st.booleans(), st.integers(), st.dates(), texts, st.floats(allow_nan=False))
keys = st.text("abcdefghijk_", min_size=1, max_size=5)
tables = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
)


@given(
    st.dictionaries(keys, tables, min_size=1, max_size=4),
    st.dictionaries(keys, tables, min_size=1, max_size=3),
)
def test_whatever_is_written_is_read_back_as_it_was(first: dict[str, Any], then: dict[str, Any]) -> None:
    """First into an empty file, then over what stands there."""
    made = changed("# top\n", first, FILE)
    assert repr(values(made)) == repr(first)
    again = changed(made, then, FILE)
    assert repr(dict(sorted(values(again).items()))) == repr(dict(sorted({**first, **then}.items())))
    assert "# top" in again


@given(
    st.dictionaries(keys, tables, min_size=1, max_size=4),
    st.dictionaries(keys, tables, min_size=1, max_size=3),
)
def test_whatever_somebody_else_wrote_takes_a_change(first: dict[str, Any], then: dict[str, Any]) -> None:
    text = yaml.safe_dump(first, allow_unicode=True, sort_keys=False)
    old = values(text)
    try:
        made = changed(text, then, FILE)
    except ConfigError as error:  # said, and never a file that says something else
        assert error.problems[0].mend
    else:
        assert repr(dict(sorted(values(made).items()))) == repr(dict(sorted({**old, **then}.items())))


# the file itself ----------------------------------------------------------------------------------------


def test_the_file_is_changed_with_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "config.yaml"
    real.write_text("web: {port: 1}\n", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    written(link, {"web.port": 2}, {})
    assert link.is_symlink() and real.read_text("utf-8") == "web: {port: 2}\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["config.yaml", "real.yaml"]


def test_what_would_not_load_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("# mine\nweb: {port: 1}\n", "utf-8")
    with pytest.raises(ConfigError, match=r"telegram\.token"):
        written(file, {"telegram.enabled": True}, {})
    assert file.read_text("utf-8") == "# mine\nweb: {port: 1}\n"
    assert [each.name for each in tmp_path.iterdir()] == ["config.yaml"]


def test_the_environment_holds_for_the_check_and_never_gets_into_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("# mine\n", "utf-8")
    written(file, {"telegram.enabled": True}, {"RIDA_TELEGRAM__TOKEN": "1:secret", "RIDA_WEB__PORT": "9"})
    assert file.read_text("utf-8") == "# mine\ntelegram:\n  enabled: true\n"


def test_a_file_that_was_wrong_before_is_refused_with_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("web: {prot: 1}\n", "utf-8")
    with pytest.raises(ConfigError, match=r"web\.prot"):
        written(file, {"log_level": "debug"}, {})
    file.write_text("web:\n\tport: 1\n", "utf-8")
    with pytest.raises(ConfigError, match="no YAML"):
        written(file, {"log_level": "debug"}, {})


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("web: {port: 1}\n", "utf-8")
    file.chmod(0o444)
    with pytest.raises(ConfigError, match="may not be written"):
        written(file, {"web.port": 2}, {})
    assert file.read_text("utf-8") == "web: {port: 1}\n"


def test_a_file_that_is_written_meanwhile_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("web: {port: 1}\n", "utf-8")
    synced = os.fsync

    def somebody_else_saves(held: int) -> None:
        synced(held)
        file.write_text("web: {port: 7}\n", "utf-8")

    monkeypatch.setattr(os, "fsync", somebody_else_saves)
    with pytest.raises(ConfigError, match="somebody else"):
        written(file, {"web.port": 2}, {})
    assert file.read_text("utf-8") == "web: {port: 7}\n"


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    created(file, "web: {port: 1}\n", {})
    assert read(file).values == {"web": {"port": 1}}
    with pytest.raises(ConfigError, match="cannot be written"):
        created(file, "web: {port: 2}\n", {})
    with pytest.raises(ConfigError, match="port"):
        created(tmp_path / "other.yaml", "web: {port: many}\n", {})
    assert [each.name for each in tmp_path.iterdir()] == ["config.yaml"]
