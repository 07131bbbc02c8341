"""What makes a plain form safe: a ticket that only our own page of this session can have written into it.

The rules this module guards: a form of another page, or of another visitor's session, is not taken; what
is posted once more (a reload, a press too many) is the same message, and other words on the same page are
another one. Each page has a ticket of its own: how small it could be made tells nothing of the next.
"""

import secrets
from hashlib import sha256

from itsdangerous import Signer
from starlette.datastructures import FormData, UploadFile

from bot.web.shared.guard import Refusal
from bot.web.shared.site import Site

_SALT = "rida.form"


def new_ticket(site: Site, session: str) -> str:
    nonce = secrets.token_hex(16)
    return f"{nonce}.{_signer(site).get_signature(_signed(session, nonce)).decode()}"


def id_of(site: Site, session: str, form: FormData) -> str:
    """The id of what was posted, the same each time it is posted.

    Raises:
        Refusal: our page did not give this form to this session.
    """
    nonce, _, signature = str(form.get("ticket", "")).partition(".")
    if not _signer(site).verify_signature(_signed(session, nonce), signature.encode()):
        raise Refusal(403, "web-error-no-session")
    told = [f"{name}\0{_told(value)}" for name, value in form.multi_items()]
    return sha256("\0\0".join([nonce, *told]).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _told(value: UploadFile | str) -> str:
    return value if isinstance(value, str) else f"{value.filename}\0{value.size}"


def _signed(session: str, nonce: str) -> bytes:
    return f"{session}:{nonce}".encode("utf-8", "surrogatepass")


def _signer(site: Site) -> Signer:
    return Signer(site.secret, salt=_SALT)
