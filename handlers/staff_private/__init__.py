"""A member of staff in private."""
