"""People who write by e-mail."""
