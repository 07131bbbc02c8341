#!/bin/sh
# The first half of the image: what Rida runs on, by the hashes of requirements/. Run in the folder of the sources.
set -eu
# Whom the machine trusts is trusted, also where a proxy of the house looks into what is fetched.
[ ! -f /etc/ssl/certs/ca-certificates.crt ] || export SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt
python3 -m venv /tools
/tools/bin/python -m pip install --quiet --no-cache-dir --disable-pip-version-check --require-hashes \
  -r requirements/uv.txt -r requirements/build.txt
python3 -m venv --without-pip /opt/rida/.venv
/tools/bin/uv pip install --quiet --no-cache --python /opt/rida/.venv/bin/python --require-hashes -r requirements/run.txt
# Their own tests: a fifth of all that is installed.
find /opt/rida/.venv -type d \( -name tests -o -name test \) -path '*/site-packages/*' -prune -exec rm -rf {} +
