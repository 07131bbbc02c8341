"""`rida whatsapp flow`: the form of an initiative, to be pasted at Meta; and where its id is written."""

import json
from pathlib import Path
from shutil import copy

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.channels.whatsapp.flows.flow_json import faults
from bot.config import load
from bot.policy.refusal import SettingRefused

ROOT = Path(__file__).parents[3]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    copy(ROOT / "config.yaml", tmp_path)
    return tmp_path / "config.yaml"


def run(config: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["--config", str(config), "whatsapp", "flow", *words])
    return result.exit_code, result.output


def test_it_prints_the_form_of_one_initiative(config: Path) -> None:
    code, said = run(config, "ibda")
    flow = json.loads(said)
    fields = flow["screens"][0]["layout"]["children"][0]["children"]
    assert code == 0 and faults(flow) == []
    assert [each.get("name") for each in fields] == ["name", "phone", "period", "district", None]
    assert fields[0]["label"] == "الاسم الكامل"


def test_it_speaks_english_where_it_is_asked_to(config: Path) -> None:
    code, said = run(config, "ibda", "--language", "en")
    fields = json.loads(said)["screens"][0]["layout"]["children"][0]["children"]
    assert code == 0 and (fields[0]["label"], fields[-1]["label"]) == ("Full name", "Send")
    assert [each["id"] for each in fields[2]["data-source"]] == ["الصباح", "المساء"]


def test_without_a_name_it_prints_all_that_have_a_form(config: Path) -> None:
    code, said = run(config, "--json")
    assert code == 0 and {"ibda", "kafaat", "rawaj"} <= json.loads(said).keys()


@pytest.mark.parametrize(
    ("words", "named"),
    [(("nothing",), "ibda"), (("kursi",), "ibda"), (("ibda", "--language", "fr"), "ar")],
)
def test_what_has_no_form_is_refused_with_what_has_one(
    config: Path, words: tuple[str, ...], named: str
) -> None:
    code, said = run(config, *words)
    assert code == 1 and named in said


@pytest.mark.parametrize("flows", ['{"ibda": "123"}', '{"ibda.en": "123"}', "{}"])
def test_the_ids_of_forms_are_read_by_their_edition(config: Path, flows: str) -> None:
    found = load(config, {"RIDA_WHATSAPP__FLOWS": flows}).whatsapp.flows
    assert found == json.loads(flows)


@pytest.mark.parametrize("flows", ['{"ibda.ar": "1"}', '{"": "1"}', '{"ibda": "a b"}', '["ibda"]'])
def test_what_is_no_id_of_a_form_is_refused(config: Path, flows: str) -> None:
    with pytest.raises(SettingRefused, match="whatsapp"):
        load(config, {"RIDA_WHATSAPP__FLOWS": flows})
