"""Official e-mail (C15, C17)."""
