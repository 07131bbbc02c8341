"""Settings by which nothing leaves this machine, for verbs that open a Rida of their own."""

from collections.abc import Mapping

QUIET: Mapping[str, str] = {
    "RIDA_DEMO": "true",
    "RIDA_DEMO_PUBLIC": "true",
    "RIDA_TELEGRAM__ENABLED": "false",
    "RIDA_WHATSAPP__ENABLED": "false",
    "RIDA_WHATSAPP__TOKEN_FILE": "null",
    "RIDA_WHATSAPP__APP_SECRET_FILE": "null",
    "RIDA_WHATSAPP__VERIFY_TOKEN_FILE": "null",
    "RIDA_TELEGRAM__TOKEN_FILE": "null",
    "RIDA_TELEGRAM__SECRET_TOKEN_FILE": "null",
    "RIDA_SMTP__ENABLED": "false",
    "RIDA_SMTP__PASSWORD_FILE": "null",
    "RIDA_IMAP__ENABLED": "false",
    "RIDA_IMAP__PASSWORD_FILE": "null",
}
"""Whatever the settings say: the clock can be moved, and nothing leaves this machine."""
