"""Understanding a question: fold it, index the entries, answer. Only ever what the society approved."""
