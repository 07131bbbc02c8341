"""Files that people send: kept, looked into, cleaned, fetched from their platform."""
