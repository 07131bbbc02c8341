"""config.yaml and the environment → frozen settings, or a refusal that names the key.

The rules this module guards: everything that is wrong is told at once, each with its key, its line, the
problem and the mend; a value is never quoted where it may be a secret. Paths in config.yaml are taken
from the folder it lies in.
"""

import os
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from bot.config import environment
from bot.config.file import ConfigError, Document, read
from bot.config.section import EntryRefused
from bot.config.settings import Settings
from bot.config.values import Wrong
from bot.policy.refusal import Problem, SettingRefused, nearest

SECTIONS = tuple(Settings.model_fields)

SECRETS: Mapping[str, tuple[str, ...]] = {
    "telegram": ("token", "secret_token"),
    "whatsapp": ("token", "app_secret", "verify_token"),
    "smtp": ("password",),
    "smtp.oauth": ("client_secret", "service_account"),
    "imap": ("password",),
    "imap.oauth": ("client_secret", "service_account"),
    "web": ("metrics_token",),
}
"""Keys whose values come from the environment or a `*_file` key only, by the path of their section."""

_SAID: Mapping[str, tuple[str, str]] = {
    "missing": ("is missing", "write it"),
    "string_type": ("is no text", "write a text, in quotes if need be"),
    "string_too_short": ("is empty", "write it"),
    "bool_type": ("is neither true nor false", "write true or false"),
    "bool_parsing": ("is neither true nor false", "write true or false"),
    "int_type": ("is no whole number", "write a number in digits"),
    "int_parsing": ("is no whole number", "write a number in digits"),
    "tuple_type": ("is no list", "write it in brackets, or as lines that begin with a hyphen"),
    "dict_type": ("is no table of keys", "write key: value lines below it"),
    "model_type": ("is no table of keys", "write key: value lines below it"),
    "model_attributes_type": ("is no table of keys", "write key: value lines below it"),
    "date_type": ("is no date", "write year-month-day, as 2026-09-23"),
    "date_parsing": ("is no date", "write year-month-day, as 2026-09-23"),
    "date_from_datetime_parsing": ("is no date", "write year-month-day, as 2026-09-23"),
    "path_type": ("is no path", "write the path of a file or folder"),
}


def load(file: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Read `file` and what `environ` (the process's own unless given) says over it.

    Raises:
        ConfigError: with everything that is wrong.
    """
    document, environ = read(file), os.environ if environ is None else environ
    written = {key: value for key, value in document.values.items() if value is not None}
    values = environment.overlay(written, environ, SECTIONS)
    try:
        return _settled(Settings.model_validate(values), file)
    except ValidationError as error:
        found = [problem for detail in error.errors() for problem in _explained(detail)]
    except SettingRefused as error:
        found = list(error.problems)
    raise ConfigError(file, [_placed(problem, document, environ) for problem in found])


def wrong_with(values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is wrong with these values, wherever they would be written; no file that they name is read."""
    try:
        Settings.model_validate(values)
    except ValidationError as error:
        return tuple(problem for detail in error.errors() for problem in _explained(detail))
    except SettingRefused as error:
        return error.problems
    return ()


def written_secrets(document: Document) -> Iterator[str]:
    """The keys of secrets that stand in config.yaml itself."""
    for section, keys in SECRETS.items():
        written = _written(document.values, section)
        if isinstance(written, Mapping):
            yield from (f"{section}.{key}" for key in keys if written.get(key))


def _written(values: Mapping[str, Any], path: str) -> Any:
    node: Any = values
    for part in path.split("."):
        node = node.get(part) if isinstance(node, Mapping) else None
    return node


def section_at(settings: Settings, path: str) -> Any:
    """The section that a key of `SECRETS` names."""
    section: Any = settings
    for part in path.split("."):
        section = getattr(section, part)
    return section


def documented(model: type[BaseModel] = Settings, path: str = "") -> Iterator[str]:
    """The path of every key that config.yaml explains; an entry of a list has the list's path."""
    for _, key, inner in _fields(model):
        yield f"{path}{key}"
        yield from documented(inner, f"{path}{key}.") if inner else ()


# what is wrong


def _explained(detail: ErrorDetails) -> Iterator[Problem]:
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, EntryRefused):
        here = _key(detail["loc"])
        yield from (replace(problem, key=f"{here}.{problem.key}") for problem in cause.problems)
    elif isinstance(cause, SettingRefused):
        yield from cause.problems
    elif isinstance(cause, Wrong):
        yield Problem(_key(detail["loc"]), cause.problem, cause.mend)
    elif detail["type"] == "extra_forbidden":
        mend = nearest(str(detail["loc"][-1]), _siblings(detail["loc"]))
        yield Problem(_key(detail["loc"]), "no such key", mend)
    else:
        yield Problem(_key(detail["loc"]), *_said(detail))


def _said(detail: ErrorDetails) -> tuple[str, str]:
    if detail["type"] in ("enum", "literal_error"):
        return "is not known here", f"write {detail['ctx']['expected'].replace(chr(39), '')}"
    unforeseen = (detail["msg"].removeprefix("Input ").lower(), "correct the value")
    return _SAID.get(detail["type"], unforeseen)


def _key(loc: Sequence[str | int]) -> str:
    """`staff[0].role`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return text.removeprefix(".") or "the file"


def _placed(problem: Problem, document: Document, environ: Mapping[str, str]) -> Problem:
    path = [int(part) if part.isdecimal() else part for part in _parts(problem.key)]
    variable = environment.variable_of(path, environ)
    if variable:
        return Problem(problem.key, f"{problem.problem} (set by {variable})", problem.mend)
    return Problem(problem.key, problem.problem, problem.mend, document.line(path))


def _parts(key: str) -> list[str]:
    return key.replace("[", ".").replace("]", "").strip(".").split(".")


# the shape of the settings


def _siblings(loc: Sequence[str | int]) -> list[str]:
    model: type[BaseModel] = Settings
    for part in loc[:-1]:
        found = next((inner for _, key, inner in _fields(model) if key == part and inner), None)
        model = found or model
    return [key for _, key, _ in _fields(model)]


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, str, type[BaseModel] | None]]:
    """Each field's name, its key in config.yaml, and the section that it holds, or a list of them."""
    for name, field in model.model_fields.items():
        yield name, field.alias or name, _model_in(field.annotation)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, types.UnionType):
        return next(filter(None, map(_model_in, get_args(annotation))), None)
    return None


# paths and secrets


def _settled(settings: Settings, file: Path) -> Settings:
    folder = file.resolve().parent
    path = folder / settings.database.removeprefix("sqlite:///")
    changes: dict[str, Any] = {
        "data_dir": folder / settings.data_dir,
        "database": f"sqlite:///{path}",
        "backup": settings.backup.placed(folder),
    }
    changed = settings.model_copy(update=changes)
    for name in SECRETS:
        secrets = _secrets_of(section_at(changed, name), name, folder)
        changed = _with(changed, name.split("."), secrets) if secrets else changed
    return changed


def _with(section: Any, path: Sequence[str], update: Mapping[str, Any]) -> Any:
    if not path:
        return section.model_copy(update=dict(update))
    name, *rest = path
    return section.model_copy(update={name: _with(getattr(section, name), rest, update)})


def _secrets_of(section: Any, name: str, folder: Path) -> dict[str, Any]:
    """Each secret that a `*_file` key of the section holds and nothing else gave, and its place."""
    read: dict[str, Any] = {}
    for key in SECRETS[name]:
        file = getattr(section, f"{key}_file")
        if file and not getattr(section, key).get_secret_value():
            read[f"{key}_file"] = folder / file
            read[key] = SecretStr(_secret(folder / file, f"{name}.{key}_file"))
    return read


def _secret(file: Path, key: str) -> str:
    """Fail closed: an empty one would be no secret at all."""
    try:
        secret = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        problem = f"{file} cannot be read ({type(error).__name__})"
        raise SettingRefused([Problem(key, problem, "check the path and its rights")]) from None
    if not secret:
        raise SettingRefused(
            [Problem(key, f"{file} is empty", "write the secret and nothing else there")]
        )
    return secret
