"""Who may import whom, and what a pure room may not touch (docs/ARCHITECTURE.md)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

GROUND = {"bot.policy", "faq.lexicon", "faq.text", "faq.detect", "faq.acts"}
"""What everybody may import. `bot.policy` and `faq.lexicon` import nothing; the two others, the words only."""

MAY_IMPORT = {
    "bot.policy": set(),
    "bot.core": {*GROUND},
    "bot.texts": {*GROUND, "bot.core"},
    "bot.config": {*GROUND, "bot.core"},
    "bot.drawing": {"bot.policy"},
    "bot.store": {*GROUND, "bot.core"},
    "bot.runtime": {*GROUND, "bot.core", "bot.store"},
    "bot.channels": {*GROUND, "bot.core", "bot.runtime", "bot.store"},
    "bot.web": {*GROUND, "bot.core", "bot.runtime", "bot.store"},
    "faq": {"bot.policy"},
    "faq.lexicon": set(),
    "faq.text": {"faq.lexicon"},
    "faq.detect": {"faq.lexicon", "faq.text"},
    "faq.acts": {"faq.lexicon", "faq.text"},
    "faq.engine": {"bot.policy", "faq"},
    "handlers": {*GROUND, "bot.core"},
    "handlers.shared": {*GROUND, "bot.core"},
    "handlers.staff_private": {*GROUND, "bot.core", "handlers.shared"},
    "handlers.case_room": {*GROUND, "bot.core", "handlers.shared"},
    "handlers.desk": {*GROUND, "bot.core", "handlers.shared"},
    "handlers.person": {*GROUND, "bot.core", "handlers.shared", "handlers.staff_private"},
    "handlers.person.navigation": {*GROUND, "bot.core", "handlers.shared"},
    "handlers.person.own_cases": {
        *GROUND,
        "bot.core",
        "handlers.shared",
        "handlers.person.navigation",
    },
    "handlers.person.questions": {
        *GROUND,
        "bot.core",
        "handlers.shared",
        "handlers.person.navigation",
        "handlers.person.own_cases",
    },
    "handlers.person.registration": {
        *GROUND,
        "bot.core",
        "handlers.shared",
        "handlers.person.navigation",
        "handlers.person.own_cases",
        "handlers.person.questions",
    },
}
"""For each room, the rooms it may import besides itself. `bot.app` and the commands import everything."""

PURE = ("bot/core", "bot/policy", "faq/text", "faq/detect", "faq/acts", "handlers")
FORBIDDEN = {
    "asyncio",
    "os",
    "random",
    "secrets",
    "socket",
    "sqlalchemy",
    "aiosqlite",
    "starlette",
    "time",
    "uuid",
    "pathlib",
    "logging",
    "subprocess",
    "io",
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
CLOCKS = {"now", "utcnow", "today"}
SERVERS = {
    "uvicorn",
    "aiosmtpd",
    "socket",
    "http",
    "tests.fixtures.bot_api",
    "tests.fixtures.graph_api",
    "tests.fixtures.serving",
}
"""What listens at an address: the tests that start it are in tests/integration."""


LONG = {
    "bot/core/events.py": "a vocabulary: one word after another, nothing to get lost in",
    "bot/store/schema.py": "every table, in one place to look at",
}
"""The modules that may be longer than the others, and why."""


def files(room: str) -> list[Path]:
    found = sorted((ROOT / room.replace(".", "/")).rglob("*.py"))
    assert found, f"the room {room} is empty"
    return [file for file in found if "migrations" not in file.parts]


def imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name.split(".")[0] in {"bot", "handlers", "faq"} and name != "bot"}


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_those_below_it(room: str) -> None:
    allowed = {room, *MAY_IMPORT[room]}
    for file in files(room):
        for name in ours(imports(file)):
            parent_of_allowed = any(within(each, name) for each in allowed)
            assert parent_of_allowed or any(within(name, each) for each in allowed), f"{file}: {name}"


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_reads_no_clock_no_chance_and_no_file(room: str) -> None:
    for file in files(room):
        if file.name == "diagram.py":
            continue
        assert not {name.split(".")[0] for name in imports(file)} & FORBIDDEN, file
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
                clock = called.value.id in {"datetime", "date"} and called.attr in CLOCKS
                assert not clock, f"{file}:{node.lineno} reads the clock"
            assert not (isinstance(called, ast.Name) and called.id == "open"), file


def test_no_unit_test_starts_a_server() -> None:
    for file in (ROOT / "tests" / "unit").rglob("*.py"):
        started = {name for name in imports(file) if any(within(name, server) for server in SERVERS)}
        assert not started, f"{file} belongs to tests/integration"


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_reads_its_words_while_it_is_imported_and_never_later(room: str) -> None:
    """`lexicon` reads a file. A function that named it could do so within a turn."""
    for file in files(room):
        tree = ast.parse(file.read_text("utf-8"))
        reading = {name for name in imports(file) if within(name, "faq.lexicon")}
        assert reading <= {"faq.lexicon", "faq.lexicon.lexicon"}, f"{file} takes more than the words"
        for function in (each for each in ast.walk(tree) if isinstance(each, FUNCTIONS)):
            named = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
            assert "lexicon" not in named, f"{file}:{function.lineno} reads words within a turn"


def test_no_module_is_far_over_three_hundred_lines() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for room in MAY_IMPORT
        for file in files(room)
        if (lines := len(file.read_text("utf-8").splitlines())) > 320
    }
    assert long.keys() <= LONG.keys(), long
