"""The answers as commands ask them: built once, by whichever of them or of the server came first."""

import os

import typer

from bot.commands.common import file_of
from bot.config import ConfigError, load
from faq.engine.kept import Kept, cache


def building_of(ctx: typer.Context) -> Kept:
    """As the settings say. What is wrong with them is for `rida check`: then it is as where nobody wrote
    any, and among the user's cached files."""
    try:
        settings = load(file_of(ctx))
    except ConfigError:
        return Kept(cache())
    own = settings.built_answers
    is_ours = os.access(own, os.R_OK | os.W_OK | os.X_OK)
    return Kept(own if is_ours else cache(), settings.answers.sense)
