"""Proof that a killed process loses no message: see docs/decisions/10-crash-proof.md and `make crash`."""
