"""`.ci/audit`: its status says whether something is known, and never calls well what was not asked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WELL = {"name": "a", "version": "1", "vulns": []}
ILL = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["2.1"]}]}
NOT_ASKED = {"name": "c", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("found", "status", "word"),
    [
        ([WELL], 0, "1 packages asked of PyPI: 0 known"),
        ([WELL, ILL], 1, "b 2: PYSEC-2026-1, mended in 2.1"),
        ([WELL, NOT_ASKED], 3, "not asked: c"),
        ([ILL, NOT_ASKED], 1, "PYSEC-2026-1"),
        ([NOT_ASKED], 3, "not audited"),
        (None, 3, "not audited"),
    ],
    ids=["well", "ill", "some not asked", "ill and not asked", "none asked", "no answer"],
)
def test_its_status_is_what_is_known(
    tmp_path: Path, found: list[dict[str, object]] | None, status: int, word: str
) -> None:
    """As pip-audit answers, which ends with 0 where it could ask nothing at all."""
    there = tmp_path / "bin"
    there.mkdir()
    (there / "python").symlink_to(sys.executable)
    answer = json.dumps({"dependencies": found, "fixes": []}) if found is not None else ""
    (tmp_path / "answer").write_text(answer)
    stands_in = f'#!/bin/sh\nwhile [ "$1" != --output ]; do shift; done\ncp "{tmp_path}/answer" "$2"\n'
    (there / "pip-audit").write_text(stands_in)
    (there / "pip-audit").chmod(0o755)
    environ = os.environ | {"AUDIT_VENV": str(tmp_path)}
    done = subprocess.run([ROOT / ".ci/audit"], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == status and word in done.stdout + done.stderr
