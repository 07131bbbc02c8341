"""What a page loads beside its words: made small once, kept by the browser for ever."""
