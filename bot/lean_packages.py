"""Two packages whose `__init__` reads far more than we ask of them: `holidays.countries` the days of 250
countries, `sqlalchemy.ext.asyncio` sessions, and with them the whole object mapper. Every start would pay
for it, and a society's machine keep it in its memory (docs/decisions/76-what-a-start-reads.md).

The rule this module guards: nothing is missing. What stands in `ENOUGH` comes from one module of the
package; whoever asks it for anything else gets the package whole, as if we were not here.
"""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from importlib.abc import Loader

ENOUGH: Mapping[str, Mapping[str, str]] = {
    "holidays.countries": {},
    "sqlalchemy.ext.asyncio": {
        "AsyncConnection": "engine",
        "AsyncEngine": "engine",
        "create_async_engine": "engine",
    },
}
"""For each package the names that are asked of it, and the module that each of them comes from."""


class LeanPackages:
    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in ENOUGH else None
        if spec and spec.loader:
            spec.loader = cast("Loader", _Unread(spec.loader))
        return spec


class _Unread:
    """Leaves the `__init__` of a package for whoever needs it."""

    def __init__(self, whole: "Loader") -> None:
        self._whole = whole

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._whole.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        package = module.__name__

        def asked(name: str) -> Any:
            if where := ENOUGH[package].get(name):
                return getattr(import_module(f"{package}.{where}"), name)
            if not name.startswith("__") and not find_spec(f"{package}.{name}"):  # a module is imported
                vars(module).pop("__getattr__", None)
                self._whole.exec_module(module)
            return object.__getattribute__(module, name)

        vars(module)["__getattr__"] = asked


def spare() -> None:
    """From now on these packages are read as far as they are needed."""
    sys.meta_path.insert(0, cast(Any, LeanPackages()))
