"""The templates as they are sent, and as they are submitted."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.channels.whatsapp.outgoing.templates import (
    VALUES,
    Templates,
    definition,
    template_of,
    value,
    wrong_with,
)
from bot.commands.whatsapp_templates import definitions
from bot.config import load
from bot.core.messages import Button, Message
from tests.fixtures.graphapi.templates import Template, check_submitted

TEMPLATES = Templates({"template-reply": {"ar": ("rida_reply", "ar")}})
SHOW = Button("show-held", "", "اعرض الرد")


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("1001", "1001"),
        ("10\n01", "10 01"),
        ("a\r\n\tb", "a b"),
        ("a" + " " * 9 + "b", "a    b"),
        ("a    b", "a    b"),
        ("", "…"),
        ("\n", "…"),
    ],
)
def test_a_value_is_one_line_without_long_gaps(given: str, sent: str) -> None:
    assert value(given) == sent


def test_it_is_sent_by_its_name_with_its_number_and_its_button() -> None:
    message = Message("x", "ar", "template-reply", {"number": "1001"}, (SHOW,))
    sent = template_of(message, TEMPLATES, lambda button: f"signed {button.action}")
    assert sent == {
        "type": "template",
        "template": {
            "name": "rida_reply",
            "language": {"code": "ar"},
            "components": [
                {"type": "body", "parameters": [{"type": "text", "text": "1001"}]},
                {
                    "type": "button",
                    "sub_type": "quick_reply",
                    "index": "0",
                    "parameters": [{"type": "payload", "payload": "signed show-held"}],
                },
            ],
        },
    }


@pytest.mark.parametrize(("key", "language"), [("template-reply", "en"), ("template-message", "ar")])
def test_a_template_that_the_society_has_not_is_not_sent(key: str, language: str) -> None:
    assert template_of(Message("x", language, key), TEMPLATES, str) is None


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("لديك رد على طلبك {{1}} عندنا", []),
        ("{{1}} هو رقم طلبك", ["begins or ends with a value"]),
        ("رقم طلبك {{1}}", ["begins or ends with a value"]),
        ("رقم طلبك {{1}} ", ["begins or ends with a value"]),
        ("رد بلا رقم", ["names other values"]),
        ("رد {{2}} عندنا", ["names other values"]),
        ("رد {{1}}\nعندنا", ["has a break, a tab or a gap"]),
        ("رد {{1}} " + "أ" * 1024 + " عندنا", ["is empty or too long"]),
    ],
)
def test_what_would_be_refused_at_once_is_named(body: str, wrong: list[str]) -> None:
    made = definition("template-reply", "rida_reply", "ar", "ar", lambda key, _: body)
    made["components"][1]["buttons"][0]["text"] = "اعرض الرد"
    assert wrong_with(made, "template-reply") == wrong


def test_what_is_printed_is_what_the_platform_takes(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("{}", "utf-8")
    settings = load(tmp_path / "config.yaml", {})
    made = list(definitions(settings))
    assert {(key, each["language"]) for key, each in made} == {
        (k, c) for k in VALUES for c in ("ar", "en")
    }
    for key, each in made:
        assert wrong_with(each, key) == []
        body, buttons = each["components"]
        submitted = Template(
            "1",
            each["name"],
            each["language"],
            each["category"],
            body["text"],
            tuple(buttons["buttons"]),
            "PENDING",
        )
        check_submitted(submitted)


def test_the_verb_prints_them(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("{}", "utf-8")
    asked = ["--config", str(tmp_path / "config.yaml"), "whatsapp", "templates", "--json"]
    ran = CliRunner().invoke(app, asked)
    assert ran.exit_code == 0, ran.output
    assert [each["name"] for each in json.loads(ran.output)].count("rida_reply") == 2
