"""The answer that a case is solved by, its form, and what came of an appeal."""
