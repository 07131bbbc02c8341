"""Each Rida here begins from a copy of one migrated, empty database, and knows the sense of words."""

from tests.fixtures.answers import with_the_sense
from tests.fixtures.migrated import migrated_once

__all__ = ["migrated_once", "with_the_sense"]
