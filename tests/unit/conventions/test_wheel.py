"""A wheel has everything that Rida reads while it runs: texts, fonts, pages, entries and migrations too.

It is made of what the Dockerfile copies and of nothing else, and links are copied as links, as Docker does: what the
wheel of the image lacks is missed here."""

import itertools
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[3]
SOURCES = ("bot", "handlers", "faq")
DOCKERFILE = ROOT / "deploy" / "docker" / "Dockerfile"


def test_a_wheel_of_what_the_image_is_made_of_has_every_file_of_the_sources(tmp_path: Path) -> None:
    copied = tmp_path / "rida"
    for each in copies_of_the_first_stage():
        put(ROOT / each, copied / each)
    made = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    offline = [
        *made,
        "--no-index",
        "--disable-pip-version-check",
        "--wheel-dir",
        str(tmp_path),
        str(copied),
    ]
    subprocess.run(offline, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("rida-*.whl")
    ours = {file.relative_to(ROOT).as_posix() for folder in SOURCES for file in files(ROOT / folder)}
    assert len(ours) > 300 and "bot/config/example.yaml" in ours
    assert ours - set(ZipFile(wheel).namelist()) == set()


def test_what_the_dockerfile_copies_is_not_kept_from_it() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line[0] == "!"}
    copied = {each for stage in stages() for each in sources_of(stage)}
    assert {"bot", "config.yaml", "CHANGELOG.md"} <= copied
    assert {each for each in copied if not {each, *map(str, Path(each).parents)} & allowed} == set()
    assert {each for each in copied if not (ROOT / each).exists()} == set()


def copies_of_the_first_stage() -> list[str]:
    return sources_of(stages()[0])


def stages() -> list[list[str]]:
    """The lines of each stage: the first makes the wheel, the second is what runs."""
    lines = DOCKERFILE.read_text("utf-8").splitlines()
    begins = [n for n, line in enumerate(lines) if line.startswith("FROM ")]
    return [lines[at:end] for at, end in itertools.pairwise((*begins, len(lines)))]


def sources_of(stage: list[str]) -> list[str]:
    copies = [shlex.split(line)[1:-1] for line in stage if line.startswith("COPY ")]
    return [each for words in copies if not words[0].startswith("--from") for each in words]


def put(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, to, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, to)


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file() and "__pycache__" not in each.parts]
