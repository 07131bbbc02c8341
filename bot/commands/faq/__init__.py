"""Verbs about the approved answers."""
