"""The staff's common conversation."""
