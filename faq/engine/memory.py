"""What building an index frees goes back to the system: glibc would keep some 100 MB of it for later."""

import ctypes
import sys


def give_back() -> None:
    """Does nothing where the C library cannot (it is glibc's `malloc_trim`)."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)
