"""The room of one case, where staff work on it (C16)."""
