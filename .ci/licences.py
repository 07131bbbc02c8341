"""Writes docs/licences.md: what Rida runs on, under which licence, and what it is there for.

Names and versions come from requirements/run.txt, licences from what the installed packages say of
themselves, reasons from requirements/why.toml. `make licences` runs it, and
tests/unit/conventions/test_licences.py holds that the page is not stale.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"

SPDX = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "apl 2": "Apache-2.0",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
}
"""What packages write that can mean only one licence."""

HEAD = """# Licences

What Rida runs on. `make licences` writes this page from the lock (`requirements/run.txt`), from what
each installed package says of its licence, and from
[`requirements/why.toml`](../requirements/why.toml). Licences are named as the SPDX list names them; where
a package says it otherwise, its own words stand. What is installed on Windows only is left out.

Rida itself is under the [MIT licence](../LICENSE). Nothing below is changed by us, and of all this only
the font lies in this repository: `make run` and the image fetch each package as its makers published it,
with its licence text inside.

"""
LESSER = """
## The LGPL, and what it asks of whoever passes Rida on

{names} {are} under the GNU Lesser General Public License, version 3. A society that runs Rida for itself
owes nothing. Whoever gives an *image*, or another copy with the packages inside, to somebody else

1. says that these packages are in it and under which licence: this page does, and lies in the image;
2. passes their licence texts on: they lie beside the packages (`*.dist-info/licenses`); do not take them
   out;
3. lets the other one put a changed version of these packages in the place of ours: they are ordinary
   Python packages in files of their own, and `uv pip install` of another version is all it takes; forbid
   no such change;
4. offers their source: a wheel of theirs *is* the source, and a changed one goes on with its changes.

Rida's own code stays under its own licence: it uses these packages and is not made of them. This is how
we read the licence, and no lawyer's advice.
"""
GENTLE = """
{names} {are} under the Mozilla Public License 2.0: who changes a file of it passes that file on as
source. We change none.
"""


def canonical(name: str) -> str:
    """The one way in which a package's name is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(file: str) -> list[str]:
    """The packages that a requirements/*.in names itself."""
    lines = (REQUIREMENTS / file).read_text().splitlines()
    return [canonical(re.match(r"[\w.-]+", line)[0]) for line in lines if re.match(r"\w", line)]  # type: ignore[index]


def locked() -> dict[str, list[str]]:
    """Each package of run.txt with its version; two, where it depends on the version of Python."""
    found: dict[str, list[str]] = {}
    for name, version, marker in re.findall(
        r"^([\w.-]+)==([^ ;\\]+)([^\\\n]*)", (REQUIREMENTS / "run.txt").read_text(), re.MULTILINE
    ):
        if "sys_platform == 'win32'" not in marker:
            found.setdefault(canonical(name), []).append(version)
    return found


def brought_by() -> dict[str, list[str]]:
    """Which packages asked for a package that we did not ask for: the lock says it."""
    parts = re.split(r"^(?=[\w.-]+==)", (REQUIREMENTS / "run.txt").read_text(), flags=re.MULTILINE)
    return {canonical(part.split("==")[0]): list(_askers(part)) for part in parts[1:]}


def _askers(part: str) -> Iterator[str]:
    for line in part.partition("# via")[2].splitlines():
        name = line.strip(" #")
        if name and not name.startswith("-r "):
            yield canonical(name.split("[")[0])


def licence_of(name: str, known: Mapping[str, str]) -> str:
    """As SPDX names it where the package leaves no doubt, or else in the package's own words."""
    if name in known:
        return known[name]
    try:
        package = distribution(name)
    except PackageNotFoundError:
        sys.exit(f"{name} is not installed here: run `make install`, then `make licences` again")
    said = [package.metadata["License-Expression"] or "", *_words(package)]
    return next((each for each in said if each), "not said by the package")


def _words(package: Distribution) -> Iterator[str]:
    """What is said outside of the field for SPDX: a text of a line, or the classifiers."""
    lines = (package.metadata["License"] or "").strip().splitlines()
    classifiers = package.metadata.get_all("Classifier") or []
    named = [
        each.split(" :: ")[-1] for each in classifiers if each.startswith("License :: OSI Approved :: ")
    ]
    text = lines[0] if len(lines) == 1 else ""
    for each in (text, *named):
        yield _as_spdx(each, package)


def _as_spdx(words: str, package: Distribution) -> str:
    if words.lower() in SPDX:
        return SPDX[words.lower()]
    if words.lower() in ("bsd", "bsd license"):
        return _which_bsd(package)
    return words


def _which_bsd(package: Distribution) -> str:
    """The one with three clauses forbids to advertise with the makers' names, that with two does not."""
    texts = [file for file in package.files or () if re.match(r"licen[cs]e", file.name, re.IGNORECASE)]
    text = " ".join(file.read_text() for file in texts)
    if "Redistribution and use in source and binary forms" not in " ".join(text.split()):
        return "BSD License"
    return "BSD-3-Clause" if re.search(r"endorse\s+or\s+promote", text) else "BSD-2-Clause"


def page(why: Mapping[str, Any]) -> str:
    reasons = {canonical(name): reason for name, reason in why["run"].items()}
    licences = {name: licence_of(name, why["licence"]) for name in locked()}
    ours = [_row(name, licences, reasons[name]) for name in asked("run.in")]
    others = [_row(name, licences, _brought(name)) for name in locked() if name not in reasons]
    return HEAD + "".join(
        (
            _table("What Rida asks for", "what it is there for", ours),
            _table("What those ask for", "asked for by", others),
            _table("What else is passed on", "what it is there for", list(_with_it(why["with-it"]))),
            _named(LESSER, licences, "LGPL"),
            _named(GENTLE, licences, "MPL"),
        )
    )


def _row(name: str, licences: Mapping[str, str], reason: str) -> str:
    return f"| {name} | {' · '.join(locked()[name])} | {licences[name]} | {reason} |"


def _brought(name: str) -> str:
    return ", ".join(brought_by()[name])


def _with_it(parts: Sequence[Mapping[str, str]]) -> Iterator[str]:
    for part in parts:
        yield f"| {part['name']} | {part['where']} | {part['licence']} | {part['why']} {part['asks']} |"


def _table(title: str, last: str, rows: Sequence[str]) -> str:
    second = "where" if title.endswith("passed on") else "version"
    head = f"| package | {second} | licence | {last} |\n| --- | --- | --- | --- |\n"
    return f"## {title}\n\n{head}" + "\n".join(rows) + "\n\n"


def _named(text: str, licences: Mapping[str, str], kind: str) -> str:
    names = sorted(f"`{name}`" for name, licence in licences.items() if kind in licence)
    if not names:
        return ""
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return text.strip("\n").format(names=listed, are="are" if names[1:] else "is") + "\n\n"


def main() -> None:
    why = tomllib.loads((REQUIREMENTS / "why.toml").read_text())
    missing = sorted(set(asked("run.in")) - set(map(canonical, why["run"])))
    if missing:
        sys.exit(f"requirements/why.toml: say in a line under [run] what it is for: {', '.join(missing)}")
    sys.stdout.write(page(why).rstrip("\n") + "\n")


if __name__ == "__main__":
    main()
