"""Each Rida here begins from a copy of one migrated, empty database."""

from tests.fixtures.migrated import migrated_once

__all__ = ["migrated_once"]
