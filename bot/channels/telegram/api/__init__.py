"""Telegram's own language: its server, its updates, its files, its refusals."""
