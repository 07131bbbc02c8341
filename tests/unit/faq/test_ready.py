"""What is made of the lists of words is made before the first turn, all of it."""

import subprocess
import sys

MADE = """
import pkgutil, sys
from importlib import import_module
from inspect import signature
import faq.detect, faq.text
from faq.detect.ready import make_ready
make_ready()
for package in (faq.detect, faq.text):
    for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = import_module(each.name)
        for name, made in vars(module).items():
            if hasattr(made, "cache_info") and made.__module__ == each.name and not signature(made).parameters:
                print(f"{each.name}.{name}", made.cache_info().currsize)
"""


def test_nobody_waits_for_what_is_made_of_the_lists() -> None:
    done = subprocess.run([sys.executable, "-c", MADE], capture_output=True, text=True, check=True)
    made = dict(line.split() for line in done.stdout.splitlines())
    assert made.pop("faq.detect.said_words._listed") == "0"  # let go of when the sayings were made
    assert len(made) >= 8 and set(made.values()) == {"1"}
