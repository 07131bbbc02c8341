"""The house of these tests."""

from tests.integration.backups.house import house as house
from tests.integration.backups.house import made_house as made_house
