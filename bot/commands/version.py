"""`rida --version`: which Rida this is, for whoever asks for help, or upgrades."""

import json
import platform

import typer


def tell_version(*, as_json: bool) -> None:
    from importlib.metadata import version  # here: no other start reads it

    told = {"version": version("rida"), "python": platform.python_version()}
    typer.echo(json.dumps(told) if as_json else f"rida {told['version']}")
