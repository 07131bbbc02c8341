"""Putting the bot together from settings, and running it in one process."""
