"""What is tested of the store begins from a copy of one migrated, empty database."""

from tests.fixtures.migrated import migrated_once

__all__ = ["migrated_once"]
