"""The way in from Telegram: an update becomes an event."""
