"""From a question to an approved entry."""
