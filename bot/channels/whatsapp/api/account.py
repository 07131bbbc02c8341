"""Who the society is on WhatsApp, and where the Graph API stands."""

from dataclasses import dataclass, field

CHANNEL = "whatsapp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`api_base_url` without a slash at the end. `per_second` bounds all sends; 0 sets no bound. The
    secrets are in no `repr`."""

    token: str = field(repr=False)
    phone_number_id: str
    app_secret: str = field(default="", repr=False)
    verify_token: str = field(default="", repr=False)
    business_account_id: str = ""
    api_base_url: str = "https://graph.facebook.com/v25.0"
    per_second: int = 80
