"""The web tests with a web server in front, where `.ci/behind` asks for it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.web.shared.network import Networks
from tests.integration.deploy.proxies import proxied

IN_FRONT = os.environ.get("RIDA_TESTS_BEHIND", "")
"""nginx or caddy; empty as a rule: nothing stands in front."""


@contextmanager
def behind(url: str) -> Iterator[str]:
    """The address at which people reach what answers at `url`."""
    if not IN_FRONT:
        yield url
        return
    upstream = int(url.rpartition(":")[2])
    with (
        tempfile.TemporaryDirectory() as folder,
        proxied(IN_FRONT, Path(folder), upstream) as there,
    ):
        yield there


def networks() -> Networks:
    """Those of a Rida that is told of its proxy, as docs/service.md says."""
    return Networks([ip_network("127.0.0.1/32")] if IN_FRONT else ())


OF_THE_MACHINE = pytest.mark.skipif(bool(IN_FRONT), reason="a web server in front does not pass it on")
"""What only this machine may ask for: health and metrics."""

OF_ANY_NAME = pytest.mark.skipif(
    IN_FRONT == "caddy", reason="Caddy answers other names than its own itself"
)
"""What is asked for by a name that is not the page's."""
