"""One script and one style sheet a page, put together out of sources that people read."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from starlette.datastructures import Headers

from bot.web.assets import bundles, files
from bot.web.assets.compression import encoding_for

BUNDLED = (*files.STYLES, *files.SCRIPTS)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundle_names_only_files_that_are_there_by_what_is_in_them(name: str) -> None:
    asset, is_promised = files.found(files.address(name).removeprefix("/static/")) or (None, False)
    assert asset and is_promised
    for address in re.findall(rb'url\("([^"]+)"\)', asset.content):
        assert (files.found(address.decode().removeprefix("/static/")) or (None, False))[1], address


def test_every_source_is_in_a_bundle() -> None:
    """A part that nobody loads is dead, or was forgotten."""
    scripts = b"".join(_content(each) for each in files.SCRIPTS)
    for source in (files.STATIC / "js").glob("*.js"):
        assert f"const ${source.stem.replace('-', '_')} =".encode() in scripts, source.name
    styles = {sheet for each in files.STYLES.values() for sheet in each}
    assert styles == {source.stem for source in (files.STATIC / "css").glob("*.css")}


def test_a_name_of_an_older_version_is_answered_with_what_there_is_and_not_kept() -> None:
    asset, is_promised = files.found("chat.0123456789.js") or (None, True)
    assert asset == (files.found(files.address("chat.js").removeprefix("/static/")) or (None,))[0]
    assert not is_promised


@pytest.mark.parametrize(
    "path", ["chat.js", "no.0123456789.css", "../app.0123456789.py", "\0.0123456789.js"]
)
def test_nothing_else_is_found(path: str) -> None:
    assert files.found(path) is None


def test_modules_stand_before_those_that_ask_for_them_each_in_its_scope(tmp_path: Path) -> None:
    (tmp_path / "two.js").write_text(
        "// Why.\nexport const TWO = 2;\nexport function half() {\n  return 1;\n}\n"
    )
    (tmp_path / "one.js").write_text('import { TWO as two, half } from "./two.js";\n\nhalf(two);\n')
    made = bundles.script(tmp_path, "one")
    assert made == (
        '"use strict";(() => {\n'
        "const $two = (() => {\nconst TWO = 2;\nfunction half() {\nreturn 1;\n}\nreturn { TWO, half };\n})();\n"
        "const $one = (() => {\nconst { TWO: two, half } = $two;\nhalf(two);\nreturn {  };\n})();\n"
        "})();\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        'import all from "./dom.js";',
        'import * as all from "./dom.js";',
        "export default 1;",
        "export { a };",
        "export let a = 1;",
        'import { a } from "./one.js";',
        "const a = `one\ntwo`;",
    ],
)
def test_what_is_not_understood_is_refused(tmp_path: Path, source: str) -> None:
    (tmp_path / "one.js").write_text(source + "\n")
    with pytest.raises(bundles.CannotBundle):
        bundles.script(tmp_path, "one")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("identity", ""),
        ("gzip;q=0", ""),
        ("gzip;q=x", ""),
        ("", ""),
        (",;,", ""),
    ],
)
def test_the_best_encoding_that_the_browser_takes(accepted: str, encoding: str) -> None:
    assert encoding_for(Headers({"accept-encoding": accepted})) == encoding


def _content(name: str) -> bytes:
    found = files.found(files.address(name).removeprefix("/static/"))
    assert found
    return found[0].content


@pytest.mark.parametrize(
    "name", sorted(each.name for each in (files.STATIC / "fonts").glob("rida-*.woff2"))
)
def test_a_font_that_was_cut_has_the_letters_that_it_is_asked_for(name: str) -> None:
    """Else a page would wait for it and show none of them. `make fonts` cuts them anew."""
    sheet = (files.STATIC / "css/base.css").read_text()
    face = next(line for line in sheet.splitlines() if f"fonts/{name}" in line)
    asked = {letter for part in re.findall(r"U\+([0-9A-F-]+)", face) for letter in _letters(part)}
    script, weight = name.removesuffix(".woff2").split("-")[1:]
    whole = TTFont(
        files.STATIC / f"fonts/ibm-plex-sans-arabic-{script}-{weight}-normal.woff2"
    ).getBestCmap()
    cut = TTFont(files.STATIC / f"fonts/{name}")
    assert set(cut.getBestCmap()) == asked & set(whole)
    assert f"font-weight: {weight};" in face
    assert not any("Plex" in record.toUnicode() for record in cut["name"].names if record.nameID != 0)


def _letters(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
