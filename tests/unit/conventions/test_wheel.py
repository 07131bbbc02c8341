"""A wheel has everything that Rida reads while it runs: texts, fonts, pages, entries and migrations too."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[3]
SOURCES = ("bot", "handlers", "faq")
BESIDE = ("pyproject.toml", "README.md", "LICENSE", "requirements/run.in")


def test_a_wheel_has_every_file_of_the_sources(tmp_path: Path) -> None:
    copied = tmp_path / "rida"
    for folder in SOURCES:
        shutil.copytree(ROOT / folder, copied / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in BESIDE:
        (copied / file).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / file, copied / file)
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
    ours = {file.relative_to(copied).as_posix() for folder in SOURCES for file in files(copied / folder)}
    assert len(ours) > 300
    assert ours - set(ZipFile(wheel).namelist()) == set()


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]
