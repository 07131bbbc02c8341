"""The `web` section: where the pages are, and whose word about a visitor's address counts."""

from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from pydantic import Field, SecretStr, field_validator

from bot.config.network import host_of, is_loopback
from bot.config.section import Section
from bot.config.values import Link, Wrong


class Web(Section):
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: Link = ""
    trusted_proxies: tuple[str, ...] = ()
    offers_number: bool = True
    session_days: int = Field(default=30, ge=1, le=400)
    new_cases_per_network: int = Field(default=5, ge=1)
    new_cases_in_all: int = Field(default=20, ge=1, le=300)
    metrics_token: SecretStr = SecretStr("")
    metrics_token_file: Path | None = None

    @cached_property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The web servers in front, whose word about an address counts."""
        return tuple(ip_network(each, strict=False) for each in self.trusted_proxies)

    @field_validator("trusted_proxies")
    @classmethod
    def _are_addresses(cls, written: tuple[str, ...]) -> tuple[str, ...]:
        for each in written:
            try:
                found = ip_network(each, strict=False)
            except ValueError as error:
                problem = f"{each!r} is no address and no network"
                raise Wrong(problem, "write them as [127.0.0.1, 10.0.0.0/8]") from error
            if found.prefixlen == 0:
                mend = "name the address of the web server in front"
                raise Wrong(f"{each!r} is everybody: anybody could write an address", mend)
        return written

    @property
    def url(self) -> str:
        """Where people reach the pages, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.public_url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether only this machine finds the pages by their address."""
        host = host_of(self.url)
        return is_loopback(host) or host == "0.0.0.0"  # noqa: S104
