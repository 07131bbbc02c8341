"""Verbs about the promise of three working days."""
