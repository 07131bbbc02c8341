"""Everything that knows Telegram: what it sends is understood here, and what Rida says is said here."""
