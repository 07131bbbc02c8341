"""What the pages for newcomers name is there: files, tables, links."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config.whatsapp import Templates, WhatsApp
from bot.core.purpose import TEMPLATE_MESSAGE, TEMPLATE_REPLY
from bot.policy.languages import LANGUAGES
from bot.store.schema import metadata
from bot.texts.catalogue import plain, sentence

ROOT = Path(__file__).parents[3]
PAGES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
OURS = re.compile(r"`((?:bot|handlers|faq|tests|bench|docs)/[^` *{<]+)`")
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_and_file_of_a_page_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    missing = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    missing += [file for file in OURS.findall(text) if not (ROOT / file.rstrip("/")).exists()]
    assert not missing


def words() -> Iterator[tuple[str, str, str]]:
    """Word, file and table of each row of the glossary."""
    for word, _, file, table, _ in ROW.findall((ROOT / "docs/GLOSSARY.md").read_text("utf-8")):
        if word not in ("word", "---"):
            yield word, file.strip("`"), table.strip("`")


def test_the_glossary_has_each_word_once_and_every_table() -> None:
    rows = list(words())
    assert len({word for word, _, _ in rows}) == len(rows) > 50
    assert {table for _, _, table in rows} - {"–"} <= metadata.tables.keys()


def test_the_page_on_whatsapp_names_every_key_of_its_section() -> None:
    page = (ROOT / "docs/whatsapp.md").read_text("utf-8")
    assert [key for key in WhatsApp.model_fields if f"`whatsapp.{key}`" not in page] == []
    named = set(re.findall(r"`whatsapp\.([a-z_]+)`", page))
    assert named <= WhatsApp.model_fields.keys()


def test_config_yaml_sends_whoever_sets_up_whatsapp_to_its_page() -> None:
    assert "docs/whatsapp.md" in (ROOT / "config.yaml").read_text("utf-8")
    assert "docs/whatsapp.md" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "name"), [(TEMPLATE_REPLY, "reply"), (TEMPLATE_MESSAGE, "message")])
def test_the_templates_on_the_page_are_the_sentences_that_rida_sends(
    key: str, name: str, language: str
) -> None:
    section = getattr(Templates(), name)
    body = plain(sentence(key, language, {"number": "{{1}}"}))
    button = plain(sentence("choice-show-held", language, {}))
    named = f"| `{section.name}` | {_IN_ENGLISH[language]} `{section.language.model_dump()[language]}` |"
    (row,) = [row for row in _rows_of("docs/whatsapp.md") if row.startswith(named)]
    assert row.endswith(f"| {body} | {button} |")


_IN_ENGLISH = {"ar": "Arabic", "en": "English"}


def _rows_of(page: str) -> list[str]:
    return [line for line in (ROOT / page).read_text("utf-8").splitlines() if line.startswith("| `")]
