"""What the messengers have in common."""
