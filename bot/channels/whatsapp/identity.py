"""Which number the society has on WhatsApp. Links are made of it, so it needs no library."""

from dataclasses import dataclass


@dataclass
class Identity:
    """`number` in digits with the country's code: from config.yaml, else empty until WhatsApp has told
    it."""

    number: str = ""
