"""How many files and sockets this process may have open, and how many of them strangers may take.

The rule this module guards: what the database, the files, the mail and Telegram need is never given to
the connections of the pages.
"""

import logging
import resource

logger = logging.getLogger("rida")

WANTED = 16_384
RESERVED = 256  # of them for ourselves, where there are enough
MOST = 4096  # connections: some kilobytes each


def raised() -> int:
    """The number of descriptors that we have now, after asking for as many as there are."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (OSError, ValueError):
            logger.warning("the file limit stays at %d: the system does not let us raise it", soft)
            return soft
        return wanted
    return WANTED if soft == resource.RLIM_INFINITY else soft


def for_strangers(descriptors: int) -> int:
    """How many connections the pages may hold."""
    return max(8, min(MOST, descriptors - min(RESERVED, descriptors // 2)))
