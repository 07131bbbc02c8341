"""What the pages for newcomers name is there: files, tables, links."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.schema import metadata

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
