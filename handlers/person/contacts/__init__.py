"""One person with several addresses: linked by a code, apart again, and found again."""
