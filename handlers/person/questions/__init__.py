"""Questions, answered only with what the society approved (C5)."""
