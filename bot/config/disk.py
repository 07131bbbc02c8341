"""The `disk` section: how much of it files may take."""

from pydantic import Field

from bot.config.section import Section

MEGABYTE = 1024 * 1024


class Disk(Section):
    reserve_megabytes: int = Field(default=256, ge=0)
    visitor_megabytes_a_day: int = Field(default=200, ge=1)
    network_megabytes_a_day: int = Field(default=4000, ge=1)

    @property
    def reserve(self) -> int:
        """Bytes that are kept free."""
        return self.reserve_megabytes * MEGABYTE
