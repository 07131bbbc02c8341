"""Arabic and English as people type them. Pure."""
