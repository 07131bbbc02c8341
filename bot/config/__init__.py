"""config.yaml and the environment → frozen settings, or a refusal that names the key."""

from bot.config.file import ConfigError
from bot.config.load import load
from bot.config.settings import Settings

__all__ = ["ConfigError", "Settings", "load"]
