"""Where everything begins, can be returned to, and is taken up again."""
