"""The section `initiatives` and its forms: what is taken, and what is refused with its key and its mend."""

from pathlib import Path

import pytest
import yaml

from bot.core.registration import USUAL_FORM, FieldKind
from bot.policy.languages import worded
from tests.unit.commands.test_config import loaded, refused

NAME = {"id": "name", "label": {"ar": "الاسم", "en": "Name"}}


def initiative(**keys: object) -> str:
    return yaml.safe_dump({"initiatives": [{"id": "ibda", "name": "ابدأ", **keys}]}, allow_unicode=True)


def test_without_a_form_and_a_link_the_usual_two_are_asked(tmp_path: Path) -> None:
    (built,) = loaded(tmp_path, initiative()).built_initiatives
    assert built.form == USUAL_FORM


def test_with_a_link_and_no_form_nothing_is_asked(tmp_path: Path) -> None:
    (built,) = loaded(tmp_path, initiative(link="https://example.org/x")).built_initiatives
    assert built.form == ()


def test_a_form_is_taken_as_it_is_written(tmp_path: Path) -> None:
    choice = {
        "id": "time",
        "label": "الوقت",
        "kind": "choice",
        "options": ["صباح", "مساء"],
        "optional": True,
    }
    (built,) = loaded(
        tmp_path, initiative(form=[NAME, choice], link="https://example.org/x")
    ).built_initiatives
    name, time = built.form
    assert (name.kind, name.optional, name.label) == (
        FieldKind.TEXT,
        False,
        worded(ar="الاسم", en="Name"),
    )
    assert (time.kind, time.optional) == (FieldKind.CHOICE, True)
    assert time.options == (worded(ar="صباح"), worded(ar="مساء"))


@pytest.mark.parametrize(
    ("field", "key", "problem"),
    [
        ({"id": "nid", "label": "الرقم"}, "id", "identity"),
        ({"id": "x", "label": {"ar": "رقم الهوية", "en": "Number"}}, "label", "identity"),
        ({"id": "x", "label": {"ar": "الرقم", "en": "Iqama number"}}, "label", "identity"),
        ({"id": "x", "label": "رقم الإقامة"}, "label", "identity"),
        ({"id": "x", "label": "السجل المدني"}, "label", "identity"),
        ({"id": "x", "label": "رقم جواز السفر"}, "label", "identity"),
        ({"id": "x", "label": " "}, "label", "empty"),
        ({"id": "x", "label": "و", "options": ["أ", "ب"]}, "options", "choice only"),
        ({"id": "x", "label": "و", "kind": "choice"}, "options", "two and eight"),
        ({"id": "x", "label": "و", "kind": "choice", "options": ["أ"]}, "options", "two and eight"),
        ({"id": "x", "label": "و", "kind": "choice", "options": ["أ", "أ"]}, "options", "different"),
        ({"id": "x", "label": "و", "kind": "colour"}, "kind", "not known"),
        ({"id": "س", "label": "و"}, "id", "is no id"),
        ({"id": "name", "label": "و"}, "id", "taken"),
        ({"id": "x", "label": "و", "colour": 1}, "colour", "no such key"),
    ],
)
def test_a_field_that_cannot_be_asked_is_refused_by_its_key(
    tmp_path: Path, field: dict[str, object], key: str, problem: str
) -> None:
    (told,) = refused(tmp_path, initiative(form=[NAME, field])).items()
    assert told[0] == f"initiatives[0].form[1].{key}"
    assert problem in told[1]


@pytest.mark.parametrize(
    "label", ["مكان الإقامة", "مدينة الإقامة", "الجنسية", "هوايتك", "الحالة الاجتماعية"]
)
def test_a_field_that_only_sounds_like_one_is_taken(tmp_path: Path, label: str) -> None:
    assert loaded(tmp_path, initiative(form=[{"id": "x", "label": label}])).built_initiatives[0].form
