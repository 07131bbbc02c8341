"""The way out: each channel's queue, its sender, and what became of a message."""
