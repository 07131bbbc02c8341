#!/bin/sh
# The second half: Rida itself as a wheel, its answers built beside it, and what it reads at a start compiled.
set -eu
/tools/bin/python -m pip wheel --quiet --no-deps --no-build-isolation --no-index --disable-pip-version-check \
  --wheel-dir /wheel .
/tools/bin/uv pip install --quiet --no-cache --python /opt/rida/.venv/bin/python --no-deps --no-index /wheel/rida-*.whl
cd /
# Bytecode names the second of its source, and whoever copies a layer may round that: of whole seconds nothing is rounded,
# so that no start compiles what was compiled here.
find /opt/rida -name '*.py' -exec touch -d "@$(date +%s)" {} +
/opt/rida/.venv/bin/rida faq build
/opt/rida/.venv/bin/python /src/.ci/compiled.py
/opt/rida/.venv/bin/rida check --help >/dev/null
