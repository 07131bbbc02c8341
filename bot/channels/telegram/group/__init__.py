"""The staff's group on Telegram: its topics, and what the bot may do there."""
