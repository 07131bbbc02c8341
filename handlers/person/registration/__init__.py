"""Registering for an initiative (C13, C14)."""
