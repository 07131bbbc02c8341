"""What a person does and hears about what was held for them (`bot/core/reply_window.py`)."""
