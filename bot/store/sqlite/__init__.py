"""The one file: its connections, its writer, its locks, its fsync."""
