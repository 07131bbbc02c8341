"""What is read and written, one table or two a module."""
