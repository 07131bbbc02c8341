"""What looks after the house itself while it runs: each probe finds what ails in one part of it."""

from bot.config import Settings
from bot.runtime.ailments import Probe
from bot.runtime.backups import NightlyBackups


def probes_of(settings: Settings, backups: NightlyBackups | None = None) -> tuple[Probe, ...]:
    return (backups.probe,) if backups else ()
