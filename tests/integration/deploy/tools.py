"""What Debian offers and the tests of deploy/ stand on. `.ci/deploy-tools` installs it before `make test`."""

import os
import shutil

import pytest


def needed(command: str, package: str) -> str:
    """Where the command lies. Without it a test is left out, and says so; where CI is set it fails."""
    found = shutil.which(command, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found:
        return found
    mend = f"{command} is missing: sudo apt-get install {package}, or .ci/deploy-tools as root"
    if os.environ.get("CI"):
        pytest.fail(mend)
    pytest.skip(mend)
