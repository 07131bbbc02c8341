"""The form of an initiative as a Flow: within Meta's limits whatever it asks, and answered to us alone."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.shared.button_data import Signer
from bot.channels.whatsapp.flows.flow_json import ON_A_SCREEN, cut, faults, flow_json
from bot.channels.whatsapp.flows.flow_messages import Flows, answers_in
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.messages import Button, Message
from bot.core.registration import FieldKind, FormField, Initiative
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain, sentence
from tests.unit.world import INITIATIVES

ROOT = Path(__file__).parents[3]
SIGNER = Signer("secret", 200)
HUDA, BADR = (Address("whatsapp", name, Party.PERSON) for name in ("huda", "badr"))
(IBDA, *_) = INITIATIVES


def say(key: str, language: str) -> str:
    return plain(sentence(key, language, {}))


FLOWS = Flows({"ibda": "123"}, SIGNER, say)
ASKED = Message(
    "الاسم الكامل",
    "ar",
    "registration-ask",
    buttons=(Button("menu", "", "القائمة"),),
    stamp=4,
    form="ibda",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_config_yaml_keeps_the_limits(language: str) -> None:
    for initiative in (*INITIATIVES, *load(ROOT / "config.yaml", {}).built_initiatives):
        if initiative.form:
            assert faults(flow_json(initiative, language, say)) == []


words = st.text("abc دهـ ", min_size=1, max_size=90).filter(str.strip)


@st.composite
def fields(draw: st.DrawFn) -> tuple[FormField, ...]:
    made = []
    for number in range(draw(st.integers(1, 20))):
        kind = draw(st.sampled_from(FieldKind))
        names = draw(st.lists(words, min_size=2, max_size=8, unique_by=lambda name: cut(name, 30)))
        options = tuple({"ar": each, "en": each} for each in names) if kind is FieldKind.CHOICE else ()
        label = draw(words)
        optional, alone = draw(st.booleans()), draw(st.booleans())
        made.append(FormField(f"f-{number}", {"ar": label, "en": label}, kind, options, optional, alone))
    return tuple(made)


@given(fields())
def test_whatever_is_asked_keeps_the_limits_and_sends_every_field_back(
    form: tuple[FormField, ...],
) -> None:
    flow = flow_json(Initiative("x", {"ar": "مبادرة" * 20, "en": "x"}, form=form), "ar", say)
    assert faults(flow) == []
    ends = [each["layout"]["children"][0]["children"][-1]["on-click-action"] for each in flow["screens"]]
    assert [each["name"] for each in ends] == ["navigate"] * (len(ends) - 1) + ["complete"]
    assert list(ends[-1]["payload"]) == [field.id for field in form]
    assert len(ends) == -(-len(form) // ON_A_SCREEN)


@given(st.text(max_size=60), st.integers(2, 40))
def test_a_cut_label_is_short_and_begins_as_it_did(text: str, most: int) -> None:
    short = cut(text, most)
    assert len(short) <= most and (short == text or text.startswith(short.removesuffix("…")))


def test_a_label_that_is_cut_stands_whole_above_its_field() -> None:
    label = "ما اسم المدرسة التي تدرس فيها؟"
    form = (FormField("school", {"ar": label, "en": "School"}),)
    (screen,) = flow_json(replace(IBDA, form=form), "ar", say)["screens"]
    above, field, _ = screen["layout"]["children"][0]["children"]
    assert above["text"] == label and field["label"].endswith("…")


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (lambda part: part.update(label="x" * 21), "TextInput: label is longer than 20"),
        (lambda part: part.update(label=" "), "TextInput: label is empty"),
        (lambda part: part.update(type="Video"), "Video is no part that we know"),
        (lambda part: part.update(name="phone"), "phone is there twice"),
    ],
)
def test_what_breaks_a_limit_is_found(broken: Any, fault: str) -> None:
    flow = flow_json(IBDA, "ar", say)
    broken(flow["screens"][0]["layout"]["children"][0]["children"][0])
    assert fault in faults(flow)


# The message and its answer -----------------------------------------------------------------------------


def test_the_first_question_opens_the_form() -> None:
    content = FLOWS.content(ASKED, HUDA)
    assert content is not None
    parameters = content["interactive"]["action"]["parameters"]
    assert (parameters["flow_id"], parameters["flow_action"]) == ("123", "navigate")
    assert parameters["flow_action_payload"] == {"screen": "FIRST"} and len(parameters["flow_cta"]) <= 30
    assert content["interactive"]["body"]["text"].startswith("الاسم الكامل\n\n")


@pytest.mark.parametrize(
    "message",
    [
        replace(ASKED, form=""),
        replace(ASKED, form="kafaat"),
        replace(ASKED, language="en"),
        replace(ASKED, text="x" * 1024),
        replace(ASKED, qr="reg-ibda"),
    ],
    ids=["no form", "no id at Meta", "none in that language", "too long", "with a picture"],
)
def test_where_it_cannot_be_opened_the_question_is_asked_as_everywhere(message: Message) -> None:
    assert not FLOWS.opens(message) and FLOWS.content(message, HUDA) is None


def answer(**said: Any) -> str:
    content = FLOWS.content(ASKED, HUDA)
    assert content is not None
    token = content["interactive"]["action"]["parameters"]["flow_token"]
    return json.dumps({"flow_token": token, **said}, ensure_ascii=False)


def test_its_answer_is_read_a_line_a_field() -> None:
    said = answer(name="هدى\nمحمد", children=3, period="المساء", odd=["x"], district="")
    assert answers_in(said, SIGNER, HUDA) == ("ibda.4", "name: هدى محمد\nchildren: 3\nperiod: المساء")


@pytest.mark.parametrize(
    "said",
    ["", "[]", "null", "{", '{"name": "x"}', '{"flow_token": 7}', '{"flow_token": "unused"}', "x" * 9000],
)
def test_what_is_no_answer_to_a_form_of_ours_is_none(said: str) -> None:
    assert answers_in(said, SIGNER, HUDA) is None


def test_another_s_answer_and_one_that_was_changed_are_none_of_ours() -> None:
    assert answers_in(answer(name="x"), SIGNER, BADR) is None
    token = json.loads(answer())["flow_token"]
    for changed in (token.replace("ibda", "kursi"), token[:-4] + "9999", token.replace("4|", "5|", 1)):
        told = json.dumps({"flow_token": changed})
        assert changed == token or answers_in(told, SIGNER, HUDA) is None


def test_the_press_of_a_button_is_no_form() -> None:
    press = SIGNER.data(Button("menu", "ibda", ""), 4, HUDA)
    assert answers_in(json.dumps({"flow_token": press}), SIGNER, HUDA) is None
